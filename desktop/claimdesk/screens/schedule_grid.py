"""The sheet of the schedule: a table whose one line of text rides over the cell that is being keyed."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from claimdesk.casebook.settlement import Column, ScheduleSection
from claimdesk.screens import theme
from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.presses import CELL_KEYS
from claimdesk.screens.schedule_cells import is_figure
from claimdesk.screens.schedule_change import SELDOM
from claimdesk.screens.schedule_model import BALANCE_PLACE, FIRST_PAPER_PLACE, LINE_PLACE, PROBLEM_PLACE, ScheduleModel
from claimdesk.screens.schedule_paint import ROW_HEIGHT, SheetPainter
from claimdesk.screens.schedule_rows import GRID_COLUMNS, RowKind

_WIDTHS = MappingProxyType(
    {
        LINE_PLACE: 50,
        FIRST_PAPER_PLACE + GRID_COLUMNS.index(Column.TRADE_DATE): 90,
        FIRST_PAPER_PLACE + GRID_COLUMNS.index(Column.SHARES): 92,
        FIRST_PAPER_PLACE + GRID_COLUMNS.index(Column.PRICE): 76,
        FIRST_PAPER_PLACE + GRID_COLUMNS.index(Column.TOTAL): 108,
        FIRST_PAPER_PLACE + GRID_COLUMNS.index(Column.DOCUMENTED): 84,
        FIRST_PAPER_PLACE + GRID_COLUMNS.index(Column.KIND): 84,
        FIRST_PAPER_PLACE + GRID_COLUMNS.index(Column.EXPLANATION): 160,
        FIRST_PAPER_PLACE + GRID_COLUMNS.index(Column.SECURITY): 130,
        BALANCE_PLACE: 88,
        PROBLEM_PLACE: 112,
    },
)
"""Together, without the two seldom columns, 784 px: what is left of 1280 beside blocks, problems and a scroll bar."""
_WIDEST_HINT = 196


def place_of(column: Column) -> int:
    """Give the place of a column of the paper in the grid."""
    return FIRST_PAPER_PLACE + GRID_COLUMNS.index(column)


class ScheduleGrid(QTableView):
    """`chosen` says that a person clicked a cell: its row and its column of the paper."""

    chosen = Signal(int, object)

    def __init__(self, model: ScheduleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._at: tuple[int, Column] | None = None
        self.setModel(model)
        self._painter = SheetPainter(self, model)
        self.setFont(theme.body_font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._lay_out()
        self.line = PaperLine(self.viewport())
        self.line.use_keys(CELL_KEYS)
        self.line.setProperty("grid", True)
        self.line.setObjectName("scheduleLine")
        self.line.setAccessibleName("Cell of the schedule")
        self.line.hide()
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._follow)
        self.horizontalHeader().geometriesChanged.connect(self._follow)

    @property
    def at(self) -> tuple[int, Column] | None:
        """The row and the column of the paper over which the line stands."""
        return self._at

    def ride_to(self, row: int, column: Column) -> None:
        """Put the line over a cell and bring the cell into view."""
        before, self._at = self._at, (row, column)
        if column in SELDOM:
            self.setColumnHidden(place_of(column), False)
        self._painter.current_row = row
        for each in {row, before[0]} if before else {row}:
            self._repaint_row(each)
        self.scrollTo(self._rows.index(row, place_of(column)))
        side = Qt.AlignmentFlag.AlignRight if is_figure(column) else Qt.AlignmentFlag.AlignLeft
        if self.line.alignment() != (wanted := side | Qt.AlignmentFlag.AlignVCenter):
            self.line.setAlignment(wanted)
        self._follow()
        self.line.show()

    def leave(self) -> None:
        """Take the line away: there is no cell any more over which it could stand."""
        self._at = None
        self._painter.current_row = -1
        self.line.hide()
        self.line.setModified(False)

    def make_room(self) -> None:
        """Let the line grow over the next cell while what is being keyed and its meaning need more than the cell."""
        self._follow()
        need = self.line.fontMetrics().horizontalAdvance(self.line.text() + self.line.hint) + 40
        if self.line.hint and need > self.line.width():
            self.line.resize(min(need, _WIDEST_HINT), self.line.height())

    def show_used_columns(self) -> None:
        """Hide the seldom columns that no line uses and the person is not in."""
        here = self._at[1] if self._at else None
        for column in SELDOM:
            is_wanted = column is here or self._rows.uses(column)
            if self.isColumnHidden(place_of(column)) is is_wanted:
                self.setColumnHidden(place_of(column), not is_wanted)

    def hide_unasked(self, sections: tuple[ScheduleSection, ...]) -> None:
        """Hide the columns that no section asks for."""
        asked = {column for section in sections for column in section.columns}
        for column in GRID_COLUMNS:
            if column not in SELDOM:
                self.setColumnHidden(place_of(column), column not in asked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        row, place = self._rows.rows.at(index.row()), index.column()
        if row.kind is RowKind.HEADING:
            return
        columns = [column for column in GRID_COLUMNS if column in row.columns]
        wanted = GRID_COLUMNS[place - FIRST_PAPER_PLACE] if FIRST_PAPER_PLACE <= place < BALANCE_PLACE else columns[0]
        self.chosen.emit(index.row(), wanted if wanted in columns else columns[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part of the sheet that is to be drawn anew."""
        painter = QPainter(self.viewport())
        self._painter.paint(painter, event.rect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line over its cell."""
        super().resizeEvent(event)
        self._follow()

    def _lay_out(self) -> None:
        header, rows = self.horizontalHeader(), self.verticalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(30)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        for place, width in _WIDTHS.items():
            header.resizeSection(place, width)
        rows.hide()
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in SELDOM:
            self.setColumnHidden(place_of(column), True)

    def _repaint_row(self, row: int) -> None:
        top = self.rowViewportPosition(row)
        self.viewport().update(QRect(0, top, self.viewport().width(), ROW_HEIGHT))

    def _follow(self) -> None:
        """Keep the line over its cell when the grid moves."""
        if self._at is None:
            return
        row, column = self._at
        rect = self.visualRect(self._rows.index(row, place_of(column)))
        rect.setHeight(ROW_HEIGHT - 1)
        if self.line.geometry() != rect:
            self.line.setGeometry(rect)
