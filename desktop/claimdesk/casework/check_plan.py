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
from claimdesk.casebook.plan_paper import PlanPaper, read_paper
from claimdesk.casebook.plan_tables import Series, TableKind, day_of
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
    """A version of a plan as it was checked: the plan, None where there are faults, and every fault."""

    plan: PlanOfAllocation | None
    faults: tuple[Fault, ...]


def check_paper_of_plan(paper: PlanPaper, settlement: Settlement) -> PaperCheck:
    """Check one version as the plan of a settlement: its keys, its tables, its trading days and its own tests."""
    read = read_paper(paper, settlement.file_text)
    if read.plan is None:
        return PaperCheck(None, read.faults)
    table = paper.table
    names = [table[name] if isinstance(table.get(name), str) else None for name in ("tests", "expected")]
    under = replace(settlement, plan=read.plan)
    faults = (*session_faults(under), *test_faults(under, paper.texts, tests=names[0], expected=names[1]))
    return PaperCheck(None if faults else read.plan, faults)


def session_faults(settlement: Settlement) -> Iterator[Fault]:
    """Compare the rows of daily tables with the sessions of the exchange, and find sessions without a row."""
    plan = settlement.plan
    for index, table in enumerate(plan.tables if plan else ()):
        if not isinstance(table, Series) or table.kind is TableKind.STEPS:
            continue
        exchange = table.exchange or settlement.exchange
        if exchange is None:
            continue
        almanac = Almanac(exchange=ExchangeCalendar(exchange))
        rows = [day_of(row.band.first) for row in table.rows]
        for place, on in enumerate(rows):
            if not almanac.is_trading_day(on):
                sentence = f"{table.name} has a row for {on}, which was no trading day"
                yield Fault(f"plan.table[{index}].rows[{place}]", None, sentence)
        first, last = min(rows), max(rows)
        if table.kind is TableKind.DAILY and settlement.class_period is not None:
            first, last = min(first, settlement.class_period.first), max(last, settlement.class_period.last)
        gaps = [on for on in _days(first, last) if almanac.is_trading_day(on) and on not in rows]
        if gaps:
            named = ", ".join(str(on) for on in gaps[:NAMED_GAPS]) + (" ..." if len(gaps) > NAMED_GAPS else "")
            behind = max(bisect(rows, gaps[0]) - 1, 0)
            sentence = f"{table.name} has no row for trading days ({len(gaps)}): {named}"
            yield Fault(f"plan.table[{index}].rows[{behind}]", None, sentence)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(number)


def test_faults(
    settlement: Settlement, texts: Mapping[str, str], *, tests: str | None, expected: str | None
) -> Iterator[Fault]:
    """Run the tests of a plan, and tell every account that does not come to what is expected of it."""
    if tests is None and expected is None:
        return
    if tests is None or expected is None:
        yield Fault("plan", None, "the tests of a plan are two files, tests and expected; only one is named")
        return
    for lacking in [name for name in (tests, expected) if name not in texts]:
        yield Fault("plan", None, f"{lacking} cannot be read beside the plan")
        return
    found = losses_of_text(texts[tests], settlement)
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
