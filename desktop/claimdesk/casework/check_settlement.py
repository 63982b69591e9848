"""A settlement file and the prices beside it are checked together: all faults, and all that is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from claimdesk.casebook.almanac import Almanac
from claimdesk.casebook.settlement_file import read_settlement
from claimdesk.casebook.settlement_shape import Fault
from claimdesk.casework.calendars import ExchangeCalendar
from claimdesk.casework.check_plan import check_paper_of_plan, texts_beside
from claimdesk.casework.check_versions import check_versions
from claimdesk.casework.price_file import read_prices
from claimdesk.casework.settlement_text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimdesk.casebook.almanac import DailyPrices
    from claimdesk.casebook.settlement import Missing, Settlement

NAMED_GAPS = 3

PRICES_SUFFIX = ".csv"
"""A fault of the price file bears its name for a path, and no key ends so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementReport:
    """What is wrong with a settlement file and what it does not know; `settlement` is None where it cannot open."""

    path: Path
    faults: tuple[Fault, ...]
    missing: tuple[Missing, ...]
    settlement: Settlement | None
    prices: DailyPrices | None

    @property
    def is_usable(self) -> bool:
        """Whether the program opens on it: there is no fault."""
        return self.settlement is not None and not self.faults

    def place_of(self, fault: Fault) -> tuple[str, str]:
        """Give where a fault stands: its file with the line where one is known, and its key, empty for a whole file."""
        is_beside = fault.path.endswith(PRICES_SUFFIX)
        file = self.path.parent / fault.path if is_beside else self.path
        key = "" if is_beside or fault.path == self.path.name else fault.path
        return (str(file) if fault.line is None else f"{file}:{fault.line}"), key


def check_settlement(path: Path) -> SettlementReport:
    """Check the settlement file at `path` and the price file that it names; nothing is raised for what is in them."""
    text = text_of(path)
    if isinstance(text, Fault):
        return SettlementReport(path=path, faults=(text,), missing=(), settlement=None, prices=None)
    name = path.resolve().parent.name
    read = read_settlement(text, name=name)
    faults: list[Fault] = []
    if read.table_files or read.test_files:
        beside = texts_beside(path.parent, (*read.table_files, *read.test_files))
        faults += beside.faults
        read = read_settlement(text, name=name, beside=beside.texts)
    faults += read.faults
    prices = None
    if read.prices_file and not any(fault.path == "prices.file" for fault in faults):
        prices_text = text_of(path.parent / read.prices_file)
        if isinstance(prices_text, Fault):
            faults.append(prices_text)
        else:
            prices_read = read_prices(prices_text, file=read.prices_file)
            prices = prices_read.prices
            faults += prices_read.faults
            if read.settlement and not prices_read.faults:
                faults += _calendar_faults(prices, read.settlement, file=read.prices_file)
    settlement, missing = read.settlement, read.missing
    if settlement and settlement.plan and settlement.plan_paper and not faults:
        checked = check_paper_of_plan(settlement.plan_paper, settlement)
        faults += checked.faults
        if not faults:
            versions = check_versions(path.parent, settlement, files=read.earlier_files)
            faults += versions.faults
            missing = (*missing, *checked.missing, *versions.missing)
            settlement = replace(settlement, earlier_plans=versions.earlier, missing=missing)
    return SettlementReport(path=path, faults=tuple(faults), missing=missing, settlement=settlement, prices=prices)


def _calendar_faults(prices: DailyPrices, settlement: Settlement, *, file: str) -> Iterator[Fault]:
    """Compare the rows with the sessions of the exchange, and find sessions of the class period without a row."""
    if settlement.exchange is None:
        return
    almanac = Almanac(exchange=ExchangeCalendar(settlement.exchange))
    for line, row in enumerate(prices.rows, start=2):
        if not almanac.is_trading_day(row.on):
            yield Fault(file, line, f"{row.on} was no trading day of the {settlement.exchange}; remove the row")
    period = settlement.class_period
    if period is None:
        return
    gaps = [day for day in _days(period.first, period.last) if almanac.is_trading_day(day) and day not in prices]
    if gaps:
        named = ", ".join(str(day) for day in gaps[:NAMED_GAPS]) + (" ..." if len(gaps) > NAMED_GAPS else "")
        yield Fault(file, None, f"no row for trading days of the class period ({len(gaps)}): {named}")


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(number)
