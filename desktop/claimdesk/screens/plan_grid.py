"""One sheet of a plan as a grid: cells are keyed over or pasted into, and what is wrong is marked where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from claimdesk.casebook.plan_sheets import Sheet, SheetKind
from claimdesk.screens import theme
from claimdesk.screens.theme import plain_tip

if TYPE_CHECKING:
    from claimdesk.casebook.plan_sheet_paper import SheetFault

_AnyIndex = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_ROW_HEIGHT = 26
_NARROW, _WIDE, _WIDEST = 104, 190, 420
_NO_SHEET = Sheet(key="", title="", kind=SheetKind.ENTRIES, heads=(), rows=())
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CONTROL = Qt.KeyboardModifier.ControlModifier


class PlanModel(QAbstractTableModel):
    """The cells of a sheet with one empty row below, and in a matrix one empty column beside."""

    keyed = Signal(int, int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet = _NO_SHEET
        self._faults: Mapping[tuple[int, int | None], str] = {}

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet, or the same with other cells; the cursor stays where it is."""
        if sheet.key != self.sheet.key or sheet.kind != self.sheet.kind:
            self.beginResetModel()
            self.sheet = sheet
            self.endResetModel()
            return
        old, new = (self.rowCount(), self.columnCount()), _size(sheet)
        if new[0] > old[0]:
            self.beginInsertRows(_TOP, old[0], new[0] - 1)
            self.sheet = sheet
            self.endInsertRows()
        elif new[0] < old[0]:
            self.beginRemoveRows(_TOP, new[0], old[0] - 1)
            self.sheet = sheet
            self.endRemoveRows()
        if new[1] != old[1]:
            self.layoutAboutToBeChanged.emit()
            self.sheet = sheet
            self.layoutChanged.emit()
        self.sheet = sheet
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def show_faults(self, faults: tuple[SheetFault, ...]) -> None:
        """Mark the cells and rows that are wrong."""
        marked: dict[tuple[int, int | None], str] = {}
        for fault in faults:
            if fault.sheet == self.sheet.key and fault.row is not None:
                marked.setdefault((fault.row, fault.column), fault.sentence)
        self._faults = MappingProxyType(marked)
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def fault_at(self, row: int, column: int) -> str:
        """Give what is wrong with a cell, or with its row; empty where nothing is."""
        return self._faults.get((row, column), self._faults.get((row, None), ""))

    def rowCount(self, _parent: _AnyIndex = _TOP) -> int:
        """The rows of the sheet, and one to key the next into."""
        return _size(self.sheet)[0]

    def columnCount(self, _parent: _AnyIndex = _TOP) -> int:
        """The columns of the sheet."""
        return _size(self.sheet)[1]

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Give the text of a cell, its side, and the ground of one that is wrong."""
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self.sheet.text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                is_figure = self._is_figure(row, column)
                side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.BackgroundRole if self.fault_at(row, column):
                return theme.colour("caution_soft")
            case Qt.ItemDataRole.BackgroundRole if self._is_edge(row, column):
                return theme.colour("surface")
            case Qt.ItemDataRole.ForegroundRole if not self.sheet.is_open(row, column):
                return theme.colour("quiet")
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.fault_at(row, column) or self.sheet.text(row, column))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Give the head of a column or a row; a row with a fault carries a mark beside its colour."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation is Qt.Orientation.Horizontal:
                return self.sheet.title_of(section)
            return f"{'! ' if any(row == section for row, _ in self._faults) else ''}{self.sheet.name_of(section)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            is_figure = self._is_figure(self.rowCount() - 1, section)
            side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        """A cell that may be keyed is editable."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.sheet.is_open(index.row(), index.column()) else flags

    def setData(self, index: _AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's variant
        """Tell what was keyed; the sheet comes back changed."""
        if role == Qt.ItemDataRole.EditRole and str(value) != self.sheet.text(index.row(), index.column()):
            self.keyed.emit(index.row(), index.column(), str(value))
        return True

    def _is_figure(self, row: int, column: int) -> bool:
        return self.sheet.kind is not SheetKind.RULES and self.sheet.head(row, column).is_figure

    def _is_edge(self, row: int, column: int) -> bool:
        return self.sheet.kind is SheetKind.MATRIX and self.sheet.head(row, column) is self.sheet.heads[0]


def _size(sheet: Sheet) -> tuple[int, int]:
    is_matrix = sheet.kind is SheetKind.MATRIX
    rows = len(sheet.rows) + (not sheet.has_fixed_rows)
    return (max(rows, 3) if is_matrix else rows, sheet.width + is_matrix)


class PlanGrid(QTableView):
    """Typing keys over a cell, Enter and Tab go on to the next; the other keys are told to the page."""

    pasted = Signal(int, int, str)
    cleared = Signal(object)
    """The cells (row and column) that were emptied."""

    wanted = Signal(str)
    """A deed by its name: undo, redo, insert, remove, next_fault, previous_fault, leave."""

    reached = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan_grid")
        self.setAccessibleName("Cells of the plan")
        self.cells = PlanModel(self)
        self.setModel(self.cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setHighlightSections(False)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().currentChanged.connect(lambda now, _old: self.reached.emit(now.row(), now.column()))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet; on another one the cursor goes to its first open cell."""
        is_other = sheet.key != self.cells.sheet.key or sheet.kind != self.cells.sheet.kind
        self.cells.show_sheet(sheet)
        if is_other:
            self.horizontalHeader().setStretchLastSection(sheet.kind in {SheetKind.RULES, SheetKind.ENTRIES})
            for column in range(self.cells.columnCount()):
                self.setColumnWidth(column, _width(sheet, column))
            row, column = next(
                (at for at in ((0, 0), (0, 1), (0, 2)) if sheet.width > at[1] and sheet.is_open(*at)), (0, 0)
            )
            self.go_to(row, column)

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        index = self.cells.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close the open cell; after a commit the cursor goes on to the next one."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if hint in {hints.SubmitModelCache, hints.EditNextItem}:
            self._step(1)
        elif hint == hints.EditPreviousItem:
            self._step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the grid, and leave the rest to the table."""
        deed = _deed_of(event)
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter comes here too before the open cell has committed
        elif deed:
            self.wanted.emit(deed)
        elif event.matches(QKeySequence.StandardKey.Paste):
            at = self.currentIndex()
            self.pasted.emit(at.row(), at.column(), QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in _ENTER:
            self._step(1)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not event.modifiers():
            self.cleared.emit(tuple((at.row(), at.column()) for at in self.selectedIndexes()))
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Repaint what is chosen."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def _step(self, by: int) -> None:
        """Go to the next cell that may be keyed, in reading order."""
        at, width = self.currentIndex(), self.cells.columnCount() - (self.cells.sheet.kind is SheetKind.MATRIX)
        place = at.row() * width + min(at.column(), width - 1)
        place += by
        while 0 <= place < self.cells.rowCount() * width:
            row, column = divmod(place, width)
            if self.cells.sheet.is_open(row, column):
                self.go_to(row, column)
                return
            place += by

    def _copy(self) -> None:
        cells = sorted((at.row(), at.column()) for at in self.selectedIndexes())
        rows = dict.fromkeys(row for row, _ in cells)
        lines = ["\t".join(self.cells.sheet.text(row, column) for at, column in cells if at == row) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _deed_of(event: QKeyEvent) -> str:
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    none = Qt.KeyboardModifier.NoModifier
    deeds = {
        (Qt.Key.Key_Z, _CONTROL): "undo",
        (Qt.Key.Key_Z, _CONTROL | shift): "redo",
        (Qt.Key.Key_I, _CONTROL): "insert",
        (Qt.Key.Key_Delete, _CONTROL): "remove",
        (Qt.Key.Key_F6, none): "next_sheet",
        (Qt.Key.Key_F6, shift): "previous_sheet",
        (Qt.Key.Key_F7, none): "next_fault",
        (Qt.Key.Key_F7, shift): "previous_fault",
        (Qt.Key.Key_Escape, none): "leave",
    }
    return deeds.get((Qt.Key(key), modifiers), "")


def _width(sheet: Sheet, column: int) -> int:
    if sheet.kind is SheetKind.MATRIX or column >= len(sheet.heads):
        return _NARROW + 40
    if sheet.kind is SheetKind.RULES:
        return (_WIDE + 30, _WIDE + 60, _WIDE)[column]
    longest = max((len(sheet.text(row, column)) for row in range(min(len(sheet.rows), 50))), default=0)
    return min(max(_NARROW, longest * 7 + 24, len(sheet.title_of(column)) * 8 + 20), _WIDEST)
