"""A file of daily prices becomes prices by trading day, and every row that is wrong becomes a fault."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claimdesk.casebook.almanac import DailyPrices, DayPrices, PriceRow
from claimdesk.casebook.money import NotAnAmountError, Price, millionths
from claimdesk.casebook.settlement_shape import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

NEEDED = ("date", "low", "high", "close")

LONGEST_SHOWN = 40
"""Signs of a cell that a sentence repeats."""


@dataclass(frozen=True, slots=True)
class PricesRead:
    """The prices that could be read, and every fault with its line."""

    prices: DailyPrices
    faults: tuple[Fault, ...]


def read_prices(text: str, *, file: str) -> PricesRead:
    """Read a price file (CSV with a header; columns date, low, high, close and any others); prices are dollars."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    faults: list[Fault] = []
    rows: list[PriceRow] = []
    try:
        lacking = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if lacking:
            sentence = f"the columns {', '.join(lacking)} are missing; the first line names the columns"
            return PricesRead(DailyPrices(), (Fault(file, 1, sentence),))
        for cells in reader:
            row = _row(cells)
            if isinstance(row, str):
                faults.append(Fault(file, reader.line_num, row))
                continue
            faults += (Fault(file, reader.line_num, sentence) for sentence in _doubts(row, rows))
            rows.append(row)
    except csv.Error as error:
        faults.append(Fault(file, reader.line_num, f"this is no CSV: {error}"))
    return PricesRead(DailyPrices(tuple(rows)), tuple(faults))


def _row(cells: dict[str, str | None]) -> PriceRow | str:
    """Give the row, or the sentence that says why there is none."""
    try:
        on = date.fromisoformat(cells["date"] or "")
    except ValueError:
        return f"the date {_shown(cells['date'])} is no day; write it as 2002-03-28"
    amounts = []
    for name in NEEDED[1:]:
        cell = (cells[name] or "").strip()
        if not cell:
            return f"the {name} is no price: the cell is empty"
        try:
            amounts.append(Price(millionths(cell)))
        except NotAnAmountError as error:
            return f"the {name} {_shown(cell)} is no price: {error}"
    return PriceRow(on, DayPrices(*amounts))


def _shown(cell: str | None) -> str:
    """Give the text of a cell for a sentence: short, and without signs that a screen cannot show."""
    text = "".join(sign if sign.isprintable() else "?" for sign in cell or "(none)")
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def _doubts(row: PriceRow, above: list[PriceRow]) -> Iterator[str]:
    prices = row.prices
    if not prices.low <= prices.close <= prices.high:
        yield "low, close and high are not in this order; correct the row"
    if prices.low <= 0:
        yield "a price is zero or below; correct the row"
    if above and row.on == above[-1].on:
        yield f"{row.on} stands twice; keep one row"
    elif above and row.on < above[-1].on:
        yield f"{row.on} stands after {above[-1].on}; rows are in order of their days"
