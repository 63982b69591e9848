"""The matches of a recognized loss as a table: which shares, bought when, gone when, and what the plan allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from claimdesk.screens import theme

if TYPE_CHECKING:
    from claimdesk.casebook.explained_loss import MatchLine

_HEADS = ("Shares", "Bought", "at", "Sold or held", "at", "A share", "Amount")
_LEFT_COLUMNS = frozenset({1, 3})
_ROW_HEIGHT = 26
_LEAST_WIDTH, _DAY_WIDTH = 92, 112
"""Wide enough for an amount and for a day; a narrow window scrolls sideways rather than cutting figures."""

_LEAST_HEIGHT = 5 * _ROW_HEIGHT
_AnyIndex = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class LossModel(QAbstractTableModel):
    """Cells are prepared once for each explanation."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells: tuple[tuple[str, ...], ...] = ()
        self._earns: tuple[bool, ...] = ()

    def show_lines(self, lines: tuple[MatchLine, ...]) -> None:
        """Show the matches of another explanation."""
        cells = tuple(
            (line.shares, line.bought, line.price, line.gone, line.sale_price, line.per_share, line.amount)
            for line in lines
        )
        if cells == self._cells:
            return
        self.beginResetModel()
        self._cells = cells
        self._earns = tuple(line.loss.amount != 0 for line in lines)
        self.endResetModel()

    def rowCount(self, _parent: _AnyIndex = _TOP) -> int:
        """One row a match."""
        return len(self._cells)

    def columnCount(self, _parent: _AnyIndex = _TOP) -> int:
        """The columns never change."""
        return len(_HEADS)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Give the text of a cell, figures to the right, and what earns nothing lighter."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and not self._earns[index.row()]:
            return theme.colour("quiet")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Give the head of a column, or the number of a row."""
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section] if orientation is Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return _alignment(section)
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column in _LEFT_COLUMNS else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


class LossTable(QTableView):
    """One row a match; the row that is lit is told."""

    lit = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("loss_matches")
        self.setAccessibleName("Matches of purchases and sales, with the amount of each")
        self.matches = LossModel(self)
        self.setModel(self.matches)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setShowGrid(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(_LEAST_WIDTH)
        for column in _LEFT_COLUMNS:
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, _DAY_WIDTH)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.lit.emit(now.row()))

    def sizeHint(self) -> QSize:
        """Ask for few rows; the page gives it all the height that is left."""
        return QSize(super().sizeHint().width(), _LEAST_HEIGHT)

    def show_lines(self, lines: tuple[MatchLine, ...]) -> None:
        """Show the matches, and keep the row that was lit where there still is one."""
        row = max(self.currentIndex().row(), 0)
        self.matches.show_lines(lines)
        if lines:
            self.setCurrentIndex(self.matches.index(min(row, len(lines) - 1), 0))
