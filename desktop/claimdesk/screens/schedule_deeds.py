"""Deeds on whole lines of a schedule, and values that a cell takes over instead of having them keyed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.line_order import NEW
from claimdesk.casebook.money import CENT, amount_of, plain_text, rounded
from claimdesk.casebook.origin import Origin
from claimdesk.casebook.paper import paper_field, read_text
from claimdesk.casebook.places import entry_of
from claimdesk.casebook.reading import BLANK
from claimdesk.casebook.settlement import Column
from claimdesk.casebook.trades import Trade
from claimdesk.screens.fields.presses import Press
from claimdesk.screens.schedule_rows import GridRow, entries_of_lines

if TYPE_CHECKING:
    from claimdesk.casebook.places import Entry
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.trades import Schedule, TradeSection

LINE_PRESSES = frozenset({Press.DELETE_ROW, Press.INSERT_ROW, Press.ROW_UP, Press.ROW_DOWN, Press.ROW_ABOVE})
"""Keys that are about a whole line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDeed:
    """What a key does to the lines of a section: entries to apply and the place to go to, or words of why not."""

    entries: tuple[Entry, ...] = ()
    path: str = ""
    words: str = ""


def line_deed(press: Press, row: GridRow, column: Column, *, schedule: Schedule) -> LineDeed:
    """Give what one of `LINE_PRESSES` does in a line of trades."""
    listed = schedule.section(row.section.key)
    if listed is None:
        return LineDeed(words="A holding is one line: there is none to take or to move")
    at, trades = row.index, listed.trades
    first = row.columns[0]
    match press:
        case Press.DELETE_ROW if at < len(trades):
            return _lines(listed, (*range(at), *range(at + 1, len(trades))), path=row.path(first))
        case Press.INSERT_ROW if at < len(trades):
            return _lines(listed, (*range(at), NEW, *range(at, len(trades))), path=row.path(first))
        case Press.ROW_ABOVE:
            if not at:
                return LineDeed(words="There is no line above in this section")
            repeated = entries_of_lines(listed, (*trades[:at], trades[at - 1], *trades[at + 1 :]))
            column = Column.SHARES if Column.SHARES in row.columns else first
            return LineDeed(entries=repeated, path=row.path(column))
        case Press.ROW_UP | Press.ROW_DOWN if at < len(trades):
            return _moved(row, column, listed=listed, step=-1 if press is Press.ROW_UP else 1)
    return LineDeed(words="Nothing is keyed in this line yet")


def value_beside(press: Press, row: GridRow, column: Column, *, schedule: Schedule) -> Reading[Any] | str:
    """Give what DITTO or ACCEPT_TOTAL puts into a cell, or words of why there is nothing."""
    if press is Press.DITTO:
        return reading_above(row, column, schedule=schedule) or "Nothing above to repeat here"
    return total_of(row, schedule=schedule) or "Shares and price make the total; one lacks"


def reading_above(row: GridRow, column: Column, *, schedule: Schedule) -> Reading[Any] | None:
    """Give what the line above says in the same column; None where there is no line above or nobody has been there."""
    listed = schedule.section(row.section.key)
    if listed is None or not 0 < row.index <= len(listed.trades):
        return None
    above: Reading[Any] = getattr(listed.trades[row.index - 1], column.value)
    return above if above.is_reached else None


def total_of(row: GridRow, *, schedule: Schedule) -> Reading[Any] | None:
    """Give shares x price of a line, to the cent; None while one of them has no value."""
    listed = schedule.section(row.section.key)
    if listed is None or row.index >= len(listed.trades):
        return None
    shares, price = (listed.trades[row.index].shares.value, listed.trades[row.index].price.value)
    if shares is None or price is None:
        return None
    total = rounded(amount_of(shares, price), unit=CENT)
    return read_text(paper_field(row.path(Column.TOTAL)), plain_text(total))


def pasted_lines(listed: TradeSection, trades: tuple[Trade, ...], *, at: int) -> tuple[Entry, ...]:
    """Give the entries that put pasted lines into a section before the line `at`."""
    lines = (*listed.trades[:at], *trades, *listed.trades[at:])
    stood = (*range(at), *(NEW for _ in trades), *range(at, len(listed.trades)))
    starts = tuple(f"schedule.{listed.key}[{place}]." for place in range(at, at + len(trades)))
    return tuple(
        replace(entry, origin=Origin.PASTED) if entry.path.startswith(starts) else entry
        for entry in entries_of_lines(listed, lines, lines=stood)
    )


def usual_rest(row: GridRow, *, schedule: Schedule) -> tuple[Entry, ...]:
    """Give what fills the open places of a line with what is usual: shares x price, and documented as the line above.

    A first line is documented; a holding is, unless it is of no shares. Without shares and price nothing is usual.
    """
    held = schedule.position(row.section.key)
    if held is not None:
        if held.documented.is_reached or held.shares.value is None:
            return ()
        mark = BLANK if not held.shares.value else read_text(paper_field(row.path(Column.DOCUMENTED)), "yes")
        return (entry_of(row.path(Column.DOCUMENTED), mark, origin=Origin.USUAL_ANSWER),)
    total = total_of(row, schedule=schedule)
    listed = schedule.section(row.section.key)
    if listed is None or total is None:
        return ()
    trade, entries = listed.trades[row.index], []
    if not trade.total.is_reached and Column.TOTAL in row.columns:
        entries.append(entry_of(row.path(Column.TOTAL), total, origin=Origin.SHARES_TIMES_PRICE))
    if not trade.documented.is_reached and Column.DOCUMENTED in row.columns:
        above = reading_above(row, Column.DOCUMENTED, schedule=schedule)
        usual = above or read_text(paper_field(row.path(Column.DOCUMENTED)), "yes")
        entries.append(entry_of(row.path(Column.DOCUMENTED), usual, origin=Origin.USUAL_ANSWER))
    return tuple(entries)


def _lines(listed: TradeSection, lines: tuple[int, ...], *, path: str) -> LineDeed:
    """Give the deed that leaves these lines of a section, each by where it stands now, or `NEW`."""
    trades = tuple(Trade() if line == NEW else listed.trades[line] for line in lines)
    return LineDeed(entries=entries_of_lines(listed, trades, lines=lines), path=path)


def _moved(row: GridRow, column: Column, *, listed: TradeSection, step: int) -> LineDeed:
    """Let a line change places with the one above (-1) or below (1) it in its section."""
    other = row.index + step
    if not 0 <= other < len(listed.trades):
        return LineDeed(words=f"This is the {'first' if step < 0 else 'last'} line of its section")
    lines = list(range(len(listed.trades)))
    lines[row.index], lines[other] = other, row.index
    return _lines(listed, tuple(lines), path=f"schedule.{listed.key}[{other}].{column.value}")
