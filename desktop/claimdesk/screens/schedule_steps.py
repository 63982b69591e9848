"""The path of the schedule: from cell to cell, from line to line, from section to section, as the paper is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.screens.fields.presses import Press
from claimdesk.screens.schedule_rows import GRID_COLUMNS, GridRow, RowKind, walked_columns

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import Column
    from claimdesk.screens.schedule_model import ScheduleModel

Cell = tuple[int, "Column"]


class Steps:
    """Where each key leads from a cell of the sheet; None where the path leaves the sheet."""

    def __init__(self, model: ScheduleModel) -> None:
        self._model = model

    def first(self) -> Cell | None:
        """Give the first cell of the sheet."""
        return self._first_of_section(0)

    def last(self) -> Cell | None:
        """Give the last cell of the sheet."""
        return self._last_before(len(self._model.rows))

    def led_by(self, press: Press, row: int, *, column: Column) -> Cell | None:
        """Give where a key leads from a cell."""
        match press:
            case Press.NEXT:
                return self.next(row, column)
            case Press.PREVIOUS:
                return self.previous(row, column)
            case Press.UP | Press.DOWN:
                return self.vertical(row, column, step=-1 if press is Press.UP else 1)
            case Press.CELL_LEFT | Press.CELL_RIGHT:
                return self.beside(row, column, step=-1 if press is Press.CELL_LEFT else 1)
        return None

    def next(self, row: int, column: Column) -> Cell | None:
        """Give the next cell of the path: of the line, of the next line, of the next section."""
        here = self._model.rows.at(row)
        following = [each for each in self._columns(here) if _order(each) > _order(column)]
        if following:
            return (row, following[0])
        if here.kind is not RowKind.TRADE:
            return self.after_section(row)
        below = self._model.rows.at(row + 1)
        if below.kind is RowKind.NEW and self._model.is_finished(below):
            return self.after_section(row)
        return (row + 1, self._columns(below)[0])

    def first_open(self, row: int) -> Cell | None:
        """Give the first cell of a line in which nobody has been; None where the line is done."""
        here = self._model.rows.at(row)
        cells = (each for each in self._columns(here) if not self._model.reading(here, each).is_reached)
        column = next(cells, None)
        return None if column is None else (row, column)

    def behind_line(self, row: int) -> Cell | None:
        """Give the first cell behind a line."""
        return self.next(row, self._columns(self._model.rows.at(row))[-1])

    def previous(self, row: int, column: Column) -> Cell | None:
        """Give the cell of the path before this one."""
        before = [each for each in self._columns(self._model.rows.at(row)) if _order(each) < _order(column)]
        return (row, before[-1]) if before else self._last_before(row)

    def after_section(self, row: int) -> Cell | None:
        """Give the first cell of the section after the one in which `row` stands."""
        keys = [section.key for section in self._model.rows.sections]
        return self._first_of_section(keys.index(self._model.rows.at(row).section.key) + 1)

    def beside(self, row: int, column: Column, *, step: int) -> Cell | None:
        """Give the cell `step` columns to the right in the same line, the seldom columns counted too."""
        columns = [each for each in GRID_COLUMNS if each in self._model.rows.at(row).columns]
        place = columns.index(column) + step
        return (row, columns[place]) if 0 <= place < len(columns) else None

    def vertical(self, row: int, column: Column, *, step: int) -> Cell | None:
        """Give the cell above (-1) or below (1) in the same column, or in the nearest column that the line has."""
        row += step
        while 0 <= row < len(self._model.rows):
            columns = self._model.rows.at(row).columns
            if columns:
                return (row, min(columns, key=lambda each: (abs(_order(each) - _order(column)), _order(each))))
            row += step
        return None

    def _first_of_section(self, place: int) -> Cell | None:
        sections = self._model.rows.sections
        if place >= len(sections):
            return None
        row = self._model.rows.row_of(sections[place].key)
        here = self._model.rows.at(row)
        if here.kind is RowKind.NEW and self._model.is_finished(here):
            return self.after_section(row)
        columns = self._columns(here)
        return (row, columns[0]) if columns else self.after_section(row)

    def _last_before(self, row: int) -> Cell | None:
        for above in range(row - 1, -1, -1):
            here = self._model.rows.at(above)
            is_skipped = here.kind is RowKind.NEW and (here.index > 0 or self._model.is_finished(here))
            columns = () if is_skipped else self._columns(here)
            if columns:
                return (above, columns[0] if here.kind is RowKind.NEW else columns[-1])
        return None

    def _columns(self, row: GridRow) -> tuple[Column, ...]:
        return walked_columns(row, self._model.trade(row))


def _order(column: Column) -> int:
    return GRID_COLUMNS.index(column)
