"""The schedule of one proof as a table model: every change comes from outside, as a new schedule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from claimdesk.casebook.holdings_check import Balance, Ledger, RunningLine
from claimdesk.casebook.origin import inferred_by
from claimdesk.casebook.reading import NOT_REACHED
from claimdesk.casebook.settlement import Column
from claimdesk.screens.schedule_cells import EMPTY, CellShown, Tone, day_in_grid, is_figure, shown_cell, shown_running
from claimdesk.screens.schedule_change import SELDOM, change_between
from claimdesk.screens.schedule_rows import GRID_COLUMNS, GridRow, RowKind, RowMap, target_of
from claimdesk.screens.theme import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.keyed_dates import Inferred
    from claimdesk.casebook.origin import Origin
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.trades import Schedule, Trade

LINE_PLACE = 0
FIRST_PAPER_PLACE = 1
BALANCE_PLACE = FIRST_PAPER_PLACE + len(GRID_COLUMNS)
PROBLEM_PLACE = BALANCE_PLACE + 1
_HEADINGS = (
    "",
    "Trade date",
    "Shares",
    "Price",
    "Total",
    "Documented",
    "Kind",
    "Explanation",
    "Security",
    "Then held",
    "",
)
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """What is wrong with one row: a word or two for the row, the whole sentences, and the columns they are about."""

    word: str
    sentence: str
    columns: frozenset[Column]


class ScheduleModel(QAbstractTableModel):
    """Rows of `RowMap`; columns: number of the line, the columns of the paper, shares then held, problem."""

    def __init__(self, settlement: Settlement, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settlement = settlement
        self._schedule = settlement.blank_schedule()
        self._rows = self._mapped(self._schedule)
        self._inferred: dict[str, frozenset[Inferred]] = {}
        self._problems: Mapping[str, RowProblem] = {}
        self._ledger = Ledger(settlement)
        self._running: dict[str, RunningLine] = {}
        self._add_up()
        self._shown: dict[int, tuple[CellShown, ...]] = {}
        self._used: frozenset[Column] = frozenset()

    @property
    def rows(self) -> RowMap:
        """Which row holds what."""
        return self._rows

    @property
    def schedule(self) -> Schedule:
        """The schedule that is shown."""
        return self._schedule

    @property
    def balance(self) -> Balance:
        """The balance of the schedule that is shown."""
        return self._balance

    def show(self, schedule: Schedule) -> bool:
        """Show another schedule, only rows that differ drawn anew; give whether its balance may have moved."""
        before, self._schedule = self._schedule, schedule
        if before == schedule:
            return False
        rows = self._mapped(schedule)
        change = change_between(before, schedule, rows=rows)
        if rows.counts != self._rows.counts:
            self._shown = {row: cells for row, cells in self._shown.items() if row < change.first}
            self._fit(rows)
        if change.moves_sums:
            self._add_up()
        if change.moves_columns:
            self._used = self._used_columns()
        self._redraw(change.first, change.last)
        for row in change.headings:
            self._redraw(row, row)
        return change.moves_sums

    def show_problems(self, problems: Mapping[str, RowProblem]) -> None:
        """Mark the rows that have a problem, by the names of their lines."""
        if problems != self._problems:
            before, self._problems = self._problems, problems
            for line in before.keys() | problems.keys():
                if before.get(line) != problems.get(line):
                    row = self._row_of_line(line)
                    self._redraw(row, row)

    def remember_inferred(self, path: str, inferred: frozenset[Inferred]) -> None:
        """Remember what of a value was inferred when it was keyed."""
        if inferred:
            self._inferred[path] = inferred
        else:
            self._inferred.pop(path, None)

    def inferred(self, path: str) -> frozenset[Inferred]:
        """Give what of a value was inferred when it was keyed."""
        return self._inferred.get(path, frozenset())

    def show_origins(self, origins: Mapping[str, Origin]) -> None:
        """Show what was inferred in the whole of a schedule."""
        parts = {path: inferred_by(origin) for path, origin in origins.items() if path.startswith("schedule.")}
        inferred = {path: part for path, part in parts.items() if part}
        if inferred != self._inferred:
            self._inferred = inferred
            self._redraw(0, len(self._rows) - 1)

    def forget_inferred(self, key: str) -> None:
        """Forget what was inferred in a section, since its lines have moved."""
        start = f"schedule.{key}["
        self._inferred = {path: part for path, part in self._inferred.items() if not path.startswith(start)}

    def problem(self, row: GridRow) -> RowProblem | None:
        """Give what is wrong with a row."""
        return self._problems.get(row.line) if row.kind in {RowKind.TRADE, RowKind.HOLDING} else None

    def trade(self, row: GridRow) -> Trade | None:
        """Give the trade of a row; None for a heading, a holding and an empty line."""
        listed = self._schedule.section(row.section.key) if row.kind is RowKind.TRADE else None
        return listed.trades[row.index] if listed else None

    def reading(self, row: GridRow, column: Column) -> Reading[Any]:
        """Give what the paper says in one place."""
        trade = self.trade(row)
        if trade is not None:
            reading: Reading[Any] = getattr(trade, column.value)
            return reading
        holding = self._schedule.position(row.section.key) if row.kind is RowKind.HOLDING else None
        return getattr(holding, column.value, NOT_REACHED) if holding is not None else NOT_REACHED

    def is_finished(self, row: GridRow) -> bool:
        """Whether the section of the row has been keyed to its end."""
        listed = self._schedule.section(row.section.key)
        return listed is not None and listed.is_finished

    def uses(self, column: Column) -> bool:
        """Whether any line says something in a column that is not always shown."""
        return column in self._used

    def cell(self, row: int, place: int) -> CellShown:
        """Give one cell as it is drawn."""
        cells = self._shown.get(row)
        if cells is None:
            cells = self._shown[row] = self._cells(self._rows.at(row))
        return cells[place]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Rows of the sheet."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Columns of the sheet."""
        return 0 if parent.isValid() else PROBLEM_PLACE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Words over the columns, over figures at the right."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            at_right = section == BALANCE_PLACE or (
                FIRST_PAPER_PLACE <= section < BALANCE_PLACE and is_figure(GRID_COLUMNS[section - FIRST_PAPER_PLACE])
            )
            side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The text of a cell; for a screen reader with its place, and the whole sentence of a problem as tool tip."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self._rows.at(index.row())
            problem = self.problem(row)
            words = row.section.instruction if row.kind is RowKind.HEADING else (problem.sentence if problem else "")
            return plain_tip(words)
        return None

    def _add_up(self) -> None:
        added_up = self._ledger.add_up(self._schedule)
        self._running = {line.line: line for line in added_up.running}
        self._balance = added_up.balance

    def _row_of_line(self, line: str) -> int:
        target = target_of(f"schedule.{line}")
        return self._rows.row_of(target.key, target.index or 0) if target else -1

    def _redraw(self, first: int, last: int) -> None:
        """Forget what rows showed, and have them drawn anew."""
        for row in [row for row in self._shown if first <= row <= last]:
            del self._shown[row]
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, PROBLEM_PLACE))

    def _used_columns(self) -> frozenset[Column]:
        trades = [trade for listed in self._schedule.sections for trade in listed.trades]
        return frozenset(
            column for column in SELDOM if any(getattr(trade, column.value).stands_there for trade in trades)
        )

    def _mapped(self, schedule: Schedule) -> RowMap:
        sections = self._settlement.sections
        listed = {section.key: len(section.trades) for section in schedule.sections}
        return RowMap(sections, tuple(listed.get(section.key, 0) for section in sections))

    def _fit(self, rows: RowMap) -> None:
        """Change the number of rows: one more or fewer at the end of a section, or all of them anew."""
        changed = [
            place
            for place, counts in enumerate(zip(self._rows.counts, rows.counts, strict=True))
            if len(set(counts)) > 1
        ]
        place = changed[0]
        key, before, after = rows.sections[place].key, self._rows.counts[place], rows.counts[place]
        if len(changed) > 1 or abs(after - before) > 1:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif after > before:
            at = self._rows.row_of(key, after)
            self.beginInsertRows(_NO_INDEX, at + 1, at + 1)
            self._rows = rows
            self.endInsertRows()
        else:
            at = self._rows.row_of(key, after)
            self.beginRemoveRows(_NO_INDEX, at, at)
            self._rows = rows
            self.endRemoveRows()

    def _cells(self, row: GridRow) -> tuple[CellShown, ...]:
        if row.kind is RowKind.HEADING:
            heading = CellShown(text=row.section.heading, tone=Tone.HEADING)
            return (heading, *(EMPTY for _ in range(PROBLEM_PLACE - 1)), self._standing(row))
        problem = self.problem(row)
        return (
            self._line_cell(row),
            *(self._paper_cell(row, column, problem=problem) for column in GRID_COLUMNS),
            shown_running(self._running.get(row.line)) if row.kind is RowKind.TRADE else EMPTY,
            CellShown(text=problem.word, tone=Tone.CAUTION) if problem else EMPTY,
        )

    def _standing(self, row: GridRow) -> CellShown:
        """How far a section of trades has been keyed."""
        listed = self._schedule.section(row.section.key)
        if listed is None:
            return EMPTY
        lines = "1 line" if len(listed.trades) == 1 else f"{len(listed.trades) or 'no'} lines"
        return CellShown(text=f"{lines}, finished" if listed.is_finished else lines, tone=Tone.QUIET)

    def _line_cell(self, row: GridRow) -> CellShown:
        number = {RowKind.TRADE: str(row.index + 1), RowKind.NEW: "+"}.get(row.kind, "")
        return CellShown(text=number, tone=Tone.QUIET, is_figure=True)

    def _paper_cell(self, row: GridRow, column: Column, *, problem: RowProblem | None) -> CellShown:
        style = self._settlement.date_style
        if column not in row.columns or row.kind is RowKind.NEW:
            day = row.section.on if column is Column.TRADE_DATE and row.kind is RowKind.HOLDING else None
            return CellShown(text=day_in_grid(day, style), tone=Tone.QUIET) if day else EMPTY
        cell = shown_cell(
            row,
            column,
            reading=self.reading(row, column),
            style=style,
            inferred=self.inferred(row.path(column)),
        )
        return replace(cell, has_problem=True) if problem and column in problem.columns else cell
