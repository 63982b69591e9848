"""Between two schedules only some rows differ, and only some differences move a balance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.settlement import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdesk.casebook.trades import Schedule, Trade, TradeSection
    from claimdesk.screens.schedule_rows import RowMap

_SUMMED = (Column.TRADE_DATE, Column.SHARES, Column.KIND, Column.SECURITY)
"""Columns that decide what a line adds to the balance."""
SELDOM = (Column.EXPLANATION, Column.SECURITY)
"""Columns that are there only while a line uses them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What has to be shown anew: rows from `first` to `last`, headings, sums, columns that come and go."""

    first: int
    last: int
    headings: tuple[int, ...]
    moves_sums: bool
    moves_columns: bool


def change_between(before: Schedule, after: Schedule, *, rows: RowMap) -> Change:
    """Compare two schedules of the same sections; `rows` are those of the later one."""
    lines: list[int] = []
    headings: list[int] = []
    moves_sums = moves_columns = False
    for then, now in zip(before.positions, after.positions, strict=True):
        if then != now:
            lines.append(rows.row_of(now.key))
            moves_sums = True
    for part, section in zip(before.sections, after.sections, strict=True):
        if part is section:
            continue
        top = rows.row_of(section.key)
        is_longer = len(part.trades) != len(section.trades)
        if is_longer or part.is_finished != section.is_finished:
            headings.append(top - 1)
        if is_longer:
            lines.append(top + min(len(part.trades), len(section.trades)))
            moves_sums = True
            longer = max(part.trades, section.trades, key=len)
            extra = longer[min(len(part.trades), len(section.trades)) :]
            moves_columns |= any(getattr(trade, column.value).stands_there for trade in extra for column in SELDOM)
        for index, then_trade, trade in _changed(part, section):
            lines.append(top + index)
            moves_sums |= _differ(then_trade, trade, _SUMMED)
            moves_columns |= _differ(then_trade, trade, SELDOM)
    last = len(rows) - 1 if moves_sums else max(lines, default=-1)
    return Change(
        first=min(lines, default=0),
        last=last,
        headings=tuple(headings),
        moves_sums=moves_sums,
        moves_columns=moves_columns,
    )


def _changed(before: TradeSection, after: TradeSection) -> Iterator[tuple[int, Trade, Trade]]:
    for index, (then, now) in enumerate(zip(before.trades, after.trades, strict=False)):
        if then is not now and then != now:
            yield (index, then, now)


def _differ(before: Trade, after: Trade, columns: tuple[Column, ...]) -> bool:
    return any(getattr(before, column.value) != getattr(after, column.value) for column in columns)
