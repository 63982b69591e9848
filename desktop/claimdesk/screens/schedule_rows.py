"""The schedule of a paper is one sheet: for each section a heading, its lines, and an empty line for the next."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate
from typing import TYPE_CHECKING

from claimdesk.casebook.keyed_dates import DateContext
from claimdesk.casebook.places import Entry, entry_of
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import Column, ScheduleSection
from claimdesk.casebook.trades import Trade

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.trades import Schedule, TradeSection

GRID_COLUMNS = tuple(Column)
"""The columns of the paper in the order in which the sheet shows them."""

_USUAL = (Column.TRADE_DATE, Column.SHARES, Column.PRICE, Column.TOTAL, Column.DOCUMENTED)
_OF_ANOTHER_KIND = (*_USUAL, Column.KIND, Column.EXPLANATION, Column.SECURITY)
_HEADING_ROWS = 1
NO_TRADE = Trade()
_PATH = re.compile(r"schedule\.(?P<key>[a-z][a-z0-9_]*)(?:\[(?P<index>\d+)\])?(?:\.(?P<column>[a-z_]+))?")


class RowKind(Enum):
    """What a row of the sheet is."""

    HEADING = auto()
    HOLDING = auto()
    TRADE = auto()
    NEW = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One row of the sheet; `index` counts the trades of its section from 0, and is the next one for an empty line."""

    section: ScheduleSection
    kind: RowKind
    index: int = 0

    @property
    def line(self) -> str:
        """The line as a defect names it: `purchases[0]`; the key alone for a holding."""
        return f"{self.section.key}[{self.index}]" if self.section.holds_trades else self.section.key

    def path(self, column: Column) -> str:
        """Give the path of one place of this row in the paper."""
        return f"schedule.{self.line}.{column.value}"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in which something may be keyed, in the order of the sheet."""
        if self.kind is RowKind.HEADING:
            return ()
        return tuple(column for column in GRID_COLUMNS if column in self.section.columns)


@dataclass(frozen=True, slots=True)
class Target:
    """A place that a path of the paper names: section, line and column, each as far as the path goes."""

    key: str
    index: int | None
    column: Column | None


class RowMap:
    """Which row of the sheet holds what, for sections in the order of the settlement and so many trades in each."""

    def __init__(self, sections: tuple[ScheduleSection, ...], counts: tuple[int, ...]) -> None:
        self.sections = sections
        self.counts = counts
        heights = [_HEADING_ROWS + 1 + count for count in counts]
        self._starts = (0, *accumulate(heights))

    def __len__(self) -> int:
        return self._starts[-1]

    def has_place(self, row: int, column: Column) -> bool:
        """Whether there is a place of the paper in a row and a column: another claim may have fewer lines."""
        return 0 <= row < len(self) and column in self.at(row).columns

    def at(self, row: int) -> GridRow:
        """Give what the sheet holds in `row`, counted from 0.

        Raises:
            IndexError: the sheet has no such row.
        """
        if not 0 <= row < len(self):
            raise IndexError(row)
        place = bisect_right(self._starts, row) - 1
        section, inside = self.sections[place], row - self._starts[place]
        if inside < _HEADING_ROWS:
            return GridRow(section=section, kind=RowKind.HEADING)
        if not section.holds_trades:
            return GridRow(section=section, kind=RowKind.HOLDING)
        index = inside - _HEADING_ROWS
        return GridRow(section=section, kind=RowKind.TRADE if index < self.counts[place] else RowKind.NEW, index=index)

    def row_of(self, key: str, index: int = 0) -> int:
        """Give the row of a line of the section `key`, its empty line for an index past its trades; -1 without it."""
        for place, section in enumerate(self.sections):
            if section.key == key:
                return self._starts[place] + _HEADING_ROWS + min(index, self.counts[place])
        return -1


def target_of(path: str) -> Target | None:
    """Take apart a path such as `schedule.purchases[0].price`; None when it leads nowhere in the schedule."""
    match = _PATH.fullmatch(path)
    if match is None:
        return None
    column = Column(match["column"]) if match["column"] in frozenset(Column) else None
    return Target(match["key"], int(match["index"]) if match["index"] else None, column)


def walked_columns(row: GridRow, trade: Trade | None) -> tuple[Column, ...]:
    """Give the columns that Enter walks: those of a usual trade, and what explains one of another kind too."""
    kind = trade.kind.value if trade else None
    is_usual = kind is None or kind is row.section.kind
    wanted = _USUAL if is_usual else _OF_ANOTHER_KIND
    return tuple(column for column in wanted if column in row.columns)


def column_words(column: Column) -> str:
    """Give the words of a column inside a sentence."""
    return column.value.replace("_", " ")


def cell_name(row: GridRow, column: Column) -> str:
    """Name a cell for a screen reader: section, line and column."""
    number = f", line {row.index + 1}" if row.section.holds_trades else ""
    return f"{row.section.heading}{number}, {column_words(column)}"


def date_context(row: GridRow, schedule: Schedule, *, settlement: Settlement) -> DateContext:
    """Give by what a short date in this row is read: the period of the section and the nearest date above."""
    listed = schedule.section(row.section.key)
    above = listed.trades[: row.index] if listed else ()
    previous = next((trade.trade_date.value for trade in reversed(above) if trade.trade_date.value), None)
    period = settlement.class_period
    return DateContext(
        first=row.section.first or (period.first if period else None),
        last=row.section.last or settlement.closing_on or (period.last if period else None),
        previous=previous,
    )


def entries_of_new_row(row: GridRow, entry: Entry) -> tuple[Entry, ...]:
    """Give the entries by which an empty line becomes a trade: what was keyed, and its section unfinished."""
    return (entry, Entry(f"schedule.{row.section.key}.count", Mark.NOT_REACHED, str(row.index + 1)))


def entry_of_finished(listed: TradeSection) -> Entry:
    """Give the entry that says that a section has no further lines."""
    return Entry(f"schedule.{listed.key}.count", Mark.WRITTEN, str(len(listed.trades)))


def entries_of_lines(
    listed: TradeSection, trades: tuple[Trade, ...], *, lines: tuple[int, ...] = ()
) -> tuple[Entry, ...]:
    """Give the entries that put other lines into a section: the places that differ, and how many lines there are.

    `lines` say where each of the lines stood before; empty where they stayed.
    A section that grows at its end is no longer finished; a line put between others leaves it as it was.
    """
    places = tuple(
        entry_of(f"schedule.{listed.key}[{place}].{column.value}", getattr(trade, column.value))
        for place, trade in enumerate(trades)
        for column in GRID_COLUMNS
        if getattr(listed.trades[place] if place < len(listed.trades) else NO_TRADE, column.value)
        != getattr(trade, column.value)
    )
    grows_at_end = trades[: len(listed.trades)] == listed.trades and len(trades) > len(listed.trades)
    mark = Mark.WRITTEN if listed.is_finished and not grows_at_end else Mark.NOT_REACHED
    return (*places, Entry(f"schedule.{listed.key}.count", mark, str(len(trades)), lines=lines))
