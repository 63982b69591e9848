"""The keys of `[plan]` and the tables beside the file become a plan of allocation, or troubles with their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from claimdesk.casebook.account import TradeCode
from claimdesk.casebook.money import MILLION
from claimdesk.casebook.plan import (
    BOUGHT_BY,
    WRITTEN_BY,
    Category,
    ClaimRules,
    Cut,
    DisposalCase,
    Joined,
    MarketTest,
    Matching,
    MatchingRules,
    Measure,
    PlanOfAllocation,
    PlanSecurity,
    PlanStatus,
    Received,
    RecordDate,
    Rounded,
    RoundingWay,
    SameDay,
    Scope,
    Split,
)
from claimdesk.casebook.plan_keys import PlanKeys
from claimdesk.casebook.plan_sense import troubles_of_plan
from claimdesk.casebook.plan_table_file import read_tables
from claimdesk.casebook.plan_tables import Band, Series, Table, moment_of
from claimdesk.casebook.plan_words import UnreadableError, amount, band, day, limb
from claimdesk.casebook.settlement_key import CutSide

if TYPE_CHECKING:
    from claimdesk.casebook.plan_csv import FileFault
    from claimdesk.casebook.settlement_sense import Values
    from claimdesk.casebook.settlement_shape import Trouble

SPLIT_WORDS = 3


@dataclass(frozen=True, slots=True)
class PlanRead:
    """What came of `[plan]`: the plan, None when it is not there or has troubles, and what is wrong with it."""

    plan: PlanOfAllocation | None = None
    troubles: tuple[Trouble, ...] = ()
    faults: tuple[FileFault, ...] = ()


def table_files(values: Values) -> tuple[str, ...]:
    """Give the names of the tables that lie beside the settlement file, each once."""
    names = (values.get(f"plan.table[{index}].file", str) for index in range(values.count("plan.table")))
    return tuple(dict.fromkeys(name for name in names if name))


def test_files(values: Values) -> tuple[str, ...]:
    """Give the names of the files with the plan's own tests, trades before results."""
    names = (values.get("plan.tests", str), values.get("plan.expected", str))
    return tuple(dict.fromkeys(name for name in names if name))


def earlier_files(values: Values) -> tuple[str, ...]:
    """Give the names of the files with earlier versions of the plan, in the order of the settlement file."""
    count = values.count("plan.earlier")
    return tuple(values.get(f"plan.earlier[{index}].file", str) or "" for index in range(count))


def read_plan(values: Values, beside: Mapping[str, str]) -> PlanRead:
    """Read the plan; `beside` holds the texts of the tables beside the settlement file by their names."""
    if not any(path.startswith("plan.") for path in values.shape.values):
        return PlanRead()
    keys = PlanKeys(values)
    tables = read_tables(keys, beside)
    plan = _plan(keys, tables)
    if plan is not None and not keys.troubles and not keys.faults:
        keys.troubles += troubles_of_plan(plan)
    is_sound = not keys.troubles and not keys.faults
    return PlanRead(plan if is_sound else None, tuple(keys.troubles), tuple(keys.faults))


def _plan(keys: PlanKeys, tables: Mapping[str, Table]) -> PlanOfAllocation | None:
    status, held_on = keys.get(PlanStatus, "status"), keys.get(date, "held_on")
    withdrawn_on = keys.get(date, "withdrawn_on")
    if withdrawn_on is not None and status is not PlanStatus.WITHDRAWN:
        keys.trouble(("withdrawn_on",), f"the status is `{status}`, so the plan was withdrawn on no day")
    securities, claim, cuts = _securities(keys), _claim(keys, tables), _cuts(keys)
    measures = tuple(Measure(name, weight) for name, weight in _weighted(keys, "measure"))
    record_dates = _record_dates(keys)
    cases = tuple(
        case for index in range(keys.count("case")) if (case := _case(keys, index, tables=tables)) is not None
    )
    if status is None or held_on is None:
        return None
    return PlanOfAllocation(
        version=keys.get(str, "version") or "",
        status=status,
        title=keys.get(str, "title") or "",
        since=keys.get(date, "since"),
        withdrawn_on=withdrawn_on,
        securities=securities,
        cases=cases,
        held_on=held_on,
        matching=_matching(keys),
        cuts=cuts,
        measures=measures or (Measure(""),),
        categories=tuple(Category(name, weight) for name, weight in _weighted(keys, "category")),
        record_dates=record_dates,
        claim=claim,
        tables=tuple(tables.values()),
    )


def _matching(keys: PlanKeys) -> MatchingRules:
    return MatchingRules(
        method=keys.get(Matching, "matching", "method") or Matching.FIFO,
        same_day=keys.get(SameDay, "matching", "same_day") or SameDay.PURCHASES_FIRST,
        opening_first=keys.get(bool, "matching", "opening_first") is not False,
        received=keys.get(Received, "matching", "received") or Received.NOTHING,
    )


def _claim(keys: PlanKeys, tables: Mapping[str, Table]) -> ClaimRules:
    name = keys.get(str, "claim", "net_gains")
    net_gains = tables.get(name) if name is not None else None
    if name is not None and not isinstance(net_gains, Series):
        keys.trouble(("claim", "net_gains"), f"no table with values by days is called {name}")
    return ClaimRules(
        negatives_to_zero=keys.get(Scope, "claim", "negatives_to_zero") or Scope.MATCH,
        rounded=keys.get(Rounded, "claim", "rounded") or Rounded.CLAIM,
        rounding_way=keys.get(RoundingWay, "claim", "rounding") or RoundingWay.HALF_UP,
        measures_joined=keys.get(Joined, "claim", "measures_joined") or Joined.GREATEST,
        measures_joined_per=keys.get(Scope, "claim", "measures_joined_per") or Scope.MATCH,
        net_gains=net_gains if isinstance(net_gains, Series) else None,
        market_test=keys.get(MarketTest, "claim", "market_test") or MarketTest.NONE,
        holding_value=keys.amount("claim", "holding_value"),
        cap=keys.amount("claim", "cap"),
    )


def _cuts(keys: PlanKeys) -> tuple[Cut, ...]:
    cuts: list[Cut] = []
    for index in range(keys.count("cut")):
        on, price = keys.get(date, "cut", index, "on"), keys.amount("cut", index, "price")
        side = keys.get(CutSide, "cut", index, "at_or_above")
        if on is not None and price is not None and side is not None:
            if any(cut.on == on for cut in cuts):
                keys.trouble(("cut", index, "on"), f"{on} has a cut already; a day has one")
            cuts.append(Cut(on, price, side is CutSide.BEFORE))
    return tuple(cuts)


def _weighted(keys: PlanKeys, table: str) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for index in range(keys.count(table)):
        name, weight = keys.get(str, table, index, "name") or "", keys.amount(table, index, "weight")
        if name in found:
            keys.trouble((table, index, "name"), f"{name} is there already; each has its own name")
        found[name] = MILLION if weight is None else weight
    return tuple(found.items())


def _record_dates(keys: PlanKeys) -> tuple[RecordDate, ...]:
    dates = []
    for index in range(keys.count("record_date")):
        on, worth = keys.get(date, "record_date", index, "on"), keys.amount("record_date", index, "amount")
        if on is not None and worth is not None:
            security = keys.get(str, "record_date", index, "security") or ""
            dates.append(RecordDate(on, worth, keys.source("record_date", index), security))
    return tuple(dates)


def _case(keys: PlanKeys, index: int, *, tables: Mapping[str, Table]) -> DisposalCase | None:
    here = ("case", index)
    words = keys.items(str, *here, "disposed")
    if not words:
        return None
    disposed = keys.attempt((*here, "disposed"), partial(band, words, may_be_held=True, cuts=keys.cuts))
    acquired = None
    if acquired_words := keys.items(str, *here, "acquired"):
        read = partial(band, acquired_words, may_be_held=False, cuts=keys.cuts)
        acquired = keys.attempt((*here, "acquired"), read)
    limbs = [
        keys.attempt((*here, "limbs", place), partial(limb, row, tables))
        for place, row in enumerate(keys.rows(*here, "limbs"))
    ]
    if disposed is None:
        return None
    return DisposalCase(
        name=keys.get(str, *here, "name") or "",
        paragraph=keys.source(*here),
        acquired=acquired,
        disposed=disposed,
        limbs=tuple(one for one in limbs if one is not None),
        joined=keys.get(Joined, *here, "joined") or Joined.LEAST,
        floor=keys.amount(*here, "floor"),
        cap=keys.amount(*here, "cap"),
        price_at_most=keys.amount(*here, "price_at_most"),
        measure=keys.get(str, *here, "measure") or "",
        securities=keys.items(str, *here, "securities"),
        categories=keys.items(str, *here, "categories"),
    )


def _securities(keys: PlanKeys) -> tuple[PlanSecurity, ...]:
    values = keys.values
    names = tuple(values.get(f"security[{index}].name", str) or "" for index in range(values.count("security")))
    count = keys.count("security")
    if not count:
        return tuple(PlanSecurity(name=name, eligible=_eligible(keys)) for name in names)
    found: list[PlanSecurity] = []
    for index in range(count):
        name = keys.get(str, "security", index, "name") or ""
        if name not in names:
            known = ", ".join(names)
            keys.trouble(("security", index, "name"), f"the settlement has no security {name}; it has {known}")
        if any(security.name == name for security in found):
            keys.trouble(("security", index, "name"), f"{name} is in the plan already")
        found.append(_security(keys, index, name))
    return tuple(found)


def _eligible(keys: PlanKeys, index: int | None = None) -> Band:
    first, last = keys.values.get("class_period.first", date), keys.values.get("class_period.last", date)
    if index is not None:
        first = keys.get(date, "security", index, "first") or first
        last = keys.get(date, "security", index, "last") or last
    if first is None or last is None:
        keys.trouble((), "neither the plan nor [class_period] says which days of purchase can earn")
        return Band(0, 0)
    if last < first and index is not None:
        keys.trouble(("security", index, "last"), f"{last} is before the first day, {first}")
    return Band(moment_of(first), moment_of(last, is_after_cut=True))


def _security(keys: PlanKeys, index: int, name: str) -> PlanSecurity:
    here = ("security", index)
    is_written = bool(keys.get(bool, *here, "is_written"))
    splits = [
        keys.attempt((*here, "splits", place), partial(_split, row))
        for place, row in enumerate(keys.rows(*here, "splits"))
    ]

    def part(key: str) -> int:
        number = keys.amount(*here, key)
        return MILLION if number is None else number

    return PlanSecurity(
        name=name,
        eligible=_eligible(keys, index),
        eligible_codes=frozenset(keys.items(TradeCode, *here, "codes")) or (WRITTEN_BY if is_written else BOUGHT_BY),
        unit=part("unit"),
        rate=part("rate"),
        weight=part("weight"),
        currency=keys.get(str, *here, "currency") or "USD",
        holding_value=keys.amount(*here, "holding_value"),
        cap=keys.amount(*here, "cap"),
        expires_on=keys.get(date, *here, "expires_on"),
        is_written=is_written,
        splits=tuple(split for split in splits if split is not None),
    )


def _split(words: tuple[str, ...]) -> Split:
    if len(words) != SPLIT_WORDS:
        raise UnreadableError("a split is its ex-date, the new shares and the old shares")
    new, old = amount(words[1]), amount(words[2])
    if new <= 0 or old <= 0:
        raise UnreadableError("the shares of a split are above zero")
    return Split(day(words[0]), new, old)
