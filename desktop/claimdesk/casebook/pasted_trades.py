"""A table on the clipboard becomes lines of the schedule; what is not understood stays in its cell, and is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.keyed import read_keyed
from claimdesk.casebook.paper import paper_field
from claimdesk.casebook.pasted import rectangle_of
from claimdesk.casebook.reading import BLANK, Mark
from claimdesk.casebook.settlement import Column
from claimdesk.casebook.trades import Trade

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.keyed_dates import DateContext

MOST_LINES = 2_000
"""Lines that are taken at once; a longer list comes as a file."""
MOST_SIGNS = 1_000_000
LONGEST_VALUE = 1_000
"""Signs that one place takes at once: more than any line of a form holds."""
_USUAL = (Column.TRADE_DATE, Column.SHARES, Column.PRICE, Column.TOTAL, Column.DOCUMENTED)
_WORDS: Mapping[Column, tuple[str, ...]] = MappingProxyType(
    {
        Column.TRADE_DATE: ("date", "day"),
        Column.SHARES: ("share", "quantity", "qty", "number", "units"),
        Column.PRICE: ("price", "per share"),
        Column.TOTAL: ("total", "amount", "cost", "proceeds", "value"),
        Column.DOCUMENTED: ("document", "proof"),
    }
)
_ORDER = (Column.PRICE, Column.TRADE_DATE, Column.TOTAL, Column.DOCUMENTED, Column.SHARES)
"""The order in which a heading is looked through: `Price per share` is a price, and `Trade date` is no trade."""
_LEAST_UNDERSTOOD = 2
"""One line in so many has to be understood, or the text is no table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """One cell that stays as it was pasted; `line` counts the pasted lines from 1."""

    line: int
    column: Column
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedTrades:
    """What a text says as lines of one section, or `refusal`, one sentence of why it says nothing."""

    trades: tuple[Trade, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    columns: tuple[Column, ...] = ()
    left_out: int = 0
    """Columns of the text that belong to no column of the schedule."""
    refusal: str = ""


def is_table(text: str) -> bool:
    """Whether a text on the clipboard is more than one value of one cell."""
    return any(sign in text.strip("\r\n") for sign in "\t\n\r")


def why_too_long(text: str) -> str:
    """Give one sentence of why a text is no value of one place; empty for one that is short enough, and for a table."""
    if is_table(text) or len(text) <= LONGEST_VALUE:
        return ""
    return (
        f"{len(text):,} signs are on the clipboard, and one place takes at most {LONGEST_VALUE:,}."
        " Copy what belongs here; nothing was pasted"
    )


def why_no_value(text: str) -> str:
    """Give one sentence of why a text is not pasted into a field."""
    return why_too_long(text) or "The clipboard holds a table or nothing; a field takes one value. Tables go to Part II"


def read_pasted_trades(text: str, *, section: str, columns: tuple[Column, ...], context: DateContext) -> PastedTrades:
    """Read a table as trades of a section that has these columns; short dates go on from the row above.

    Its first line may name its columns; without names they are taken in the order of the paper.
    """
    lines = text.count("\n") + 1
    if lines > MOST_LINES or len(text) > MOST_SIGNS:
        return PastedTrades(
            refusal=f"{lines:,} lines are on the clipboard, and at most {MOST_LINES:,} are taken at once."
            " Paste a part of them; nothing was taken."
        )
    rectangle = rectangle_of(text)
    named = _named_columns(text, columns)
    order = named or tuple(column for column in _USUAL if column in columns)[: rectangle.width]
    trades, wrong, good = [], [], 0
    for number, row in enumerate(rectangle.rows, start=1):
        trade, faults = _read_row(row, order, section=section, context=context, number=number)
        trades.append(trade)
        wrong += faults
        good += trade.trade_date.value is not None or trade.shares.value is not None
        if trade.trade_date.value is not None:
            context = replace(context, previous=trade.trade_date.value)
    if not trades or good * _LEAST_UNDERSTOOD < len(trades):
        return PastedTrades(refusal="What is on the clipboard is no table of trades: nothing was taken.")
    taken = sum(column is not None for column in order)
    return PastedTrades(
        trades=tuple(trades),
        not_understood=tuple(wrong),
        columns=tuple(column for column in order if column is not None),
        left_out=max(rectangle.width - taken, 0),
    )


def _named_columns(text: str, columns: tuple[Column, ...]) -> tuple[Column | None, ...]:
    """Give the column that each heading names, None for one that names none; empty without headings."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if any(sign.isdigit() for sign in first) or "\t" not in first:
        return ()
    found = tuple(_column_named(heading.casefold(), columns) for heading in first.split("\t"))
    return found if sum(column is not None for column in found) > 1 else ()


def _column_named(heading: str, columns: tuple[Column, ...]) -> Column | None:
    return next(
        (column for column in _ORDER if column in columns and any(word in heading for word in _WORDS[column])), None
    )


def _read_row(
    row: tuple[str, ...],
    order: tuple[Column | None, ...],
    *,
    section: str,
    context: DateContext,
    number: int,
) -> tuple[Trade, list[NotUnderstood]]:
    trade, wrong = Trade(), []
    for cell, column in zip(row, order, strict=False):
        if column is None:
            continue
        place = paper_field(f"schedule.{section}[0].{column.value}")
        keyed = read_keyed(place, cell.replace("$", "").strip(), context=context)
        reading = keyed.reading if cell.strip() else BLANK
        trade = replace(trade, **{column.value: reading})
        if reading.mark is Mark.WRITTEN and reading.value is None:
            wrong.append(NotUnderstood(line=number, column=column, text=cell, why=keyed.why))
    return trade, wrong
