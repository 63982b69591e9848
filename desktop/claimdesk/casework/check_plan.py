"""The tables of a plan have a row for every trading day they are for, and the plan gives what its own tests expect."""

from __future__ import annotations

import csv
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from claimdesk.casebook.almanac import Almanac
from claimdesk.casebook.money import NotAnAmountError, decimal_text, millionths
from claimdesk.casebook.plan import PlanStatus
from claimdesk.casebook.plan_paper import PlanPaper, read_paper
from claimdesk.casebook.plan_tables import HELD, Series, TableKind, day_of
from claimdesk.casebook.settlement import Missing
from claimdesk.casebook.settlement_shape import Fault
from claimdesk.casework.calendars import ExchangeCalendar
from claimdesk.casework.file_losses import losses_of_text
from claimdesk.casework.settlement_text import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casebook.recognized_loss import RecognizedLoss
    from claimdesk.casebook.settlement import Settlement

NAMED_GAPS = 3
_TEST_KEYS = frozenset({"tests", "expected"})
_NOT_FOR_USE = frozenset({PlanStatus.ILLUSTRATIVE, PlanStatus.WITHDRAWN})
EXPECTED_COLUMNS = ("account", "before_claim_level", "recognized_loss")


@dataclass(frozen=True, slots=True)
class Beside:
    """The texts of files beside a settlement file by their names, and a fault for each that cannot be read."""

    texts: Mapping[str, str]
    faults: tuple[Fault, ...]


def texts_beside(folder: Path, names: tuple[str, ...], *, suffix: str = ".csv") -> Beside:
    """Read files that lie beside a settlement file; a name with a folder in it is refused."""
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    for name in names:
        text = _beside(folder, name, suffix=suffix)
        if isinstance(text, Fault):
            faults.append(text)
        else:
            texts[name] = text
    return Beside(texts, tuple(faults))


def _beside(folder: Path, name: str, *, suffix: str) -> str | Fault:
    if not name.endswith(suffix) or any(sign in name for sign in "/\\:\0"):
        return Fault("plan", None, f"{name} is not the name of a {suffix} file that lies beside the settlement file")
    return text_of(folder / name)


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """A version of a plan as it was checked: the plan, None where there are faults, every fault, what is not known."""

    plan: PlanOfAllocation | None
    faults: tuple[Fault, ...]
    missing: tuple[Missing, ...] = ()


def check_paper_of_plan(paper: PlanPaper, settlement: Settlement) -> PaperCheck:
    """Check one version as the plan of a settlement: its keys, its tables, its trading days and its own tests."""
    read = read_paper(paper, settlement.file_text)
    if read.plan is None:
        return PaperCheck(None, read.faults)
    table = paper.table
    names = [table[name] if isinstance(table.get(name), str) else None for name in ("tests", "expected")]
    under = replace(settlement, plan=read.plan)
    faults = (*session_faults(under), *test_faults(under, paper.texts, tests=names[0], expected=names[1]))
    missing = tuple(remarks_of_plan(read.plan, paper, settlement))
    return PaperCheck(None if faults else read.plan, faults, missing)


def session_faults(settlement: Settlement) -> Iterator[Fault]:
    """Compare the rows of daily tables with the sessions of the exchange, and find sessions without a row."""
    plan = settlement.plan
    for index, table in enumerate(plan.tables if plan else ()):
        if plan is None or not isinstance(table, Series) or table.kind is TableKind.STEPS:
            continue
        exchange = table.exchange or settlement.exchange
        if exchange is None:
            continue
        almanac = Almanac(exchange=ExchangeCalendar(exchange))
        rows = [day_of(row.band.first) for row in table.rows]
        for place, on in enumerate(rows):
            if not almanac.is_trading_day(on):
                sentence = (
                    f"{table.name} has a row for {on}, which was no trading day of the {exchange}; see the notice"
                )
                yield _at_row(table, index, place, sentence)
        first, last = ends_of(table, plan, settlement)
        gaps = [on for on in _days(first, last) if almanac.is_trading_day(on) and on not in rows]
        if gaps:
            named = ", ".join(str(on) for on in gaps[:NAMED_GAPS]) + (" ..." if len(gaps) > NAMED_GAPS else "")
            sentence = f"{table.name} has no row for trading days ({len(gaps)}): {named}; add them as printed"
            if table.kind is TableKind.LOOK_BACK and (gaps[0] < rows[0] or gaps[-1] > rows[-1]):
                sentence += ", or say with the keys first and last from which to which day the printed table goes"
            yield _at_row(table, index, max(bisect(rows, gaps[0]) - 1, 0), sentence)


def _at_row(table: Series, index: int, place: int, sentence: str) -> Fault:
    """Give a fault its line in the file of the table, or its row in the settlement file."""
    return (
        Fault(table.file, place + 2, sentence)
        if table.file
        else Fault(f"plan.table[{index}].rows[{place}]", None, sentence)
    )


def ends_of(table: Series, plan: PlanOfAllocation, settlement: Settlement) -> tuple[date, date]:
    """Give the days from which to which a table by days has a row for every session, as far as the plan says.

    Daily inflation has the class period at least. A look-back that counts for shares still held ends with the day on
    which they are held; one that counts for no sale begins after the class period.
    """
    first, last = day_of(table.rows[0].band.first), day_of(table.rows[-1].band.first)
    period = settlement.class_period
    if table.kind is TableKind.DAILY and period is not None:
        first, last = min(first, period.first), max(last, period.last)
    if table.kind is TableKind.LOOK_BACK:
        cases = [case for case in plan.cases if any(limb.table is table for limb in case.limbs)]
        is_for_sales = any(case.disposed.first != HELD for case in cases)
        if table.first_day is None and period is not None and not is_for_sales:
            first = min(first, period.last + timedelta(1))
        if table.last_day is None and any(HELD in case.disposed for case in cases):
            last = max(last, plan.held_on)
    return min(first, table.first_day or first), max(last, table.last_day or last)


def remarks_of_plan(plan: PlanOfAllocation, paper: PlanPaper, settlement: Settlement) -> Iterator[Missing]:
    """Say what the check cannot see: plans that carry no tests, and tables whose trading days nobody knows."""
    if not _TEST_KEYS & paper.table.keys():
        yield Missing(
            "plan.tests",
            f"The plan is {plan.status.value} and carries no tests, so nothing shows that it computes what its notice "
            "says; it can be looked at, and is not for use.",
        )
    for index, table in enumerate(plan.tables):
        if not isinstance(table, Series) or table.kind is TableKind.STEPS:
            continue
        if (table.exchange or settlement.exchange) is None:
            yield Missing(
                f"plan.table[{index}].exchange",
                f"Trading days that {table.name} misses are not noticed, because no exchange is named; name it, or "
                "compare the rows with the notice.",
            )


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(number)


def test_faults(
    settlement: Settlement, texts: Mapping[str, str], *, tests: str | None, expected: str | None
) -> Iterator[Fault]:
    """Run the tests of a plan, and tell every account that does not come to what is expected of it."""
    if tests is None and expected is None:
        status = settlement.plan.status if settlement.plan else PlanStatus.ILLUSTRATIVE
        if status not in _NOT_FOR_USE:
            sentence = (
                f"a plan that is {status.value} carries its own tests, and this one has none; name two files, tests "
                "with the trades of accounts and expected with what the notice gives them"
            )
            yield Fault("plan.tests", None, sentence)
        return
    if tests is None or expected is None:
        yield Fault("plan", None, "the tests of a plan are two files, tests and expected; only one is named")
        return
    for lacking in [name for name in (tests, expected) if name not in texts]:
        yield Fault("plan", None, f"{lacking} cannot be read beside the plan")
        return
    found = losses_of_text(texts[tests], settlement)
    if not found.faults and not found.losses:
        yield Fault(tests, None, "the tests hold no account; a plan is tested on one claim at least")
    yield from (Fault(tests, fault.line, f"{fault.column}: {fault.sentence}") for fault in found.faults)
    if not found.faults:
        by_account = {loss.account: loss for loss in found.losses}
        yield from _differences(texts[expected], by_account, file=expected)


def _differences(text: str, losses: Mapping[str, RecognizedLoss], *, file: str) -> Iterator[Fault]:
    reader = csv.DictReader(text.splitlines())
    lacking = [name for name in EXPECTED_COLUMNS if name not in (reader.fieldnames or ())]
    if lacking:
        yield Fault(file, 1, f"the columns {', '.join(lacking)} are missing; the first line names the columns")
        return
    asked = set()
    for cells in reader:
        name = cells["account"] or ""
        asked.add(name)
        loss = losses.get(name)
        if loss is None:
            yield Fault(file, reader.line_num, f"the tests have no account {name}")
            continue
        for column, amount in (("before_claim_level", loss.before_claim_level), ("recognized_loss", loss.amount)):
            sentence = _difference(name, cells[column] or "", amount, problems=loss.problems)
            if sentence:
                yield Fault(file, reader.line_num, f"{column}: {sentence}")
    for name in losses.keys() - asked:
        yield Fault(file, None, f"nothing is expected of the account {name}")


def _difference(name: str, wanted: str, amount: int | None, *, problems: tuple[str, ...]) -> str:
    """Say how a result differs; a blank expectation is that the account cannot be computed."""
    found = "cannot be computed" if amount is None else f"gives {decimal_text(amount)}"
    why = f" ({problems[0]})" if amount is None and problems else ""
    try:
        is_as_expected = amount is None if not wanted.strip() else amount == millionths(wanted.strip())
    except NotAnAmountError:
        return f"`{wanted}` is no amount"
    return "" if is_as_expected else f"{name} {found}{why}, and {wanted.strip() or 'no result'} is expected"
