"""How the page of a plan is laid out: sheets on the left, the cells of one, the paste, what the check says below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from claimdesk.casebook.plan_sheets import TABLES, TESTS, SheetKind
from claimdesk.screens.actions import Scope, hint_key
from claimdesk.screens.paste_panel import PastePanel
from claimdesk.screens.plan_grid import PlanGrid
from claimdesk.screens.words import heading_label, quiet_label, title_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.casebook.plan_sheet_paper import SheetFault
    from claimdesk.casebook.plan_sheets import PlanSheets, Sheet
    from claimdesk.screens.actions import Deed

_LIST_WIDTH = 220
_FAULTS_HEIGHT = 96
_LONG_CELL = 40
"""Signs; a longer cell is shown whole below the grid."""

_EMPTY_SHEET = "Empty. Key over a cell, or paste a rectangle from a spreadsheet or the notice ({paste})."
_EMPTY_TABLES = "No table yet. Key its name and its kind in the first row; its cells are then a sheet of their own."
_EMPTY_TESTS = "No test yet. The trades of an account, and below in the results what the notice says it comes to."


class PlanEntryLayout(QWidget):
    """What the page shows; what is done with it is the page's."""

    sheet_wanted = Signal(str)
    fault_wanted = Signal(int)
    source_keyed = Signal(str)

    def __init__(self, page: QWidget, *, deeds: tuple[Deed, ...]) -> None:
        self._paste, self._next = (hint_key(deeds, Scope.PLAN, name) for name in ("plan_paste", "plan_fault"))
        super().__init__(page)
        self._keys: tuple[str, ...] = ()
        self.begun = wrapped_label("", self)
        self.begun.setProperty("tone", "quiet")
        self.forward_button = QPushButton("Put it forward", self)
        self.forward_button.setProperty("primary", "true")
        self.undo_button = QPushButton("Undo", self)
        self.drop_button = QPushButton("Drop it…", self)
        self.back_button = QPushButton("Back", self)
        self.list = QListWidget(self)
        self.list.setObjectName("plan_sheets")
        self.list.setAccessibleName("Sheets of the plan")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.currentRowChanged.connect(self._choose)
        self.heading = heading_label("", self)
        self.source_label = quiet_label("Comes from", self)
        self.source = QLineEdit(self)
        self.source.setAccessibleName("The paragraph that this table comes from")
        self.source.editingFinished.connect(lambda: self.source_keyed.emit(self.source.text().strip()))
        self.empty = wrapped_label("", self)
        self.empty.setProperty("tone", "quiet")
        self.grid = PlanGrid(self)
        self.hint = wrapped_label("", self)
        self.paste = PastePanel(self)
        self.checked = heading_label("", self)
        self.faults = QListWidget(self)
        self.faults.setObjectName("plan_faults")
        self.faults.setAccessibleName("What the check says")
        self.faults.setWordWrap(True)
        self.faults.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.faults.setFixedHeight(_FAULTS_HEIGHT)
        self.faults.itemActivated.connect(lambda item: self.fault_wanted.emit(self.faults.row(item)))
        self._lay_out(page)

    def show_sheets(self, sheets: PlanSheets, key: str, *, faults: tuple[SheetFault, ...], is_checked: bool) -> None:
        """Show one sheet, the list of all of them, and what is wrong."""
        sheet = sheets.sheet(key)
        self._show_list(sheets, key, faults=faults)
        self.heading.setText(sheet.title)
        is_grid = key.startswith(f"{TABLES}:")
        self.source_label.setVisible(is_grid)
        self.source.setVisible(is_grid)
        if is_grid and not self.source.hasFocus():
            self.source.setText(sheets.entry(key)["source"])
            self.source.setCursorPosition(0)
        self.grid.show_sheet(sheet)
        self.grid.cells.show_faults(faults)
        self.empty.setText(
            {TABLES: _EMPTY_TABLES, TESTS: _EMPTY_TESTS}.get(key, _EMPTY_SHEET.format(paste=self._paste))
        )
        self.empty.setVisible(not sheet.rows)
        self.forward_button.setEnabled(is_checked and not faults)
        if is_checked:
            self._say_faults(sheets, faults)

    def say_checking(self) -> None:
        """Say that the answer of the check is still to come."""
        self.checked.setText("Checking…")

    def say_cell(self, sheet: Sheet, row: int, column: int) -> None:
        """Say why a cell is wrong, else what stands in it."""
        if row < 0 or column < 0:
            return
        fault = self.grid.cells.fault_at(row, column)
        head = sheet.head(row, min(column, max(len(sheet.heads) - 1, column)))
        words = f"{', '.join(head.words)}." if head.words else ""
        meaning = f"{head.meaning}. {words}".strip() if head.meaning else words
        text = sheet.text(row, column)
        whole = f"{text}\n{meaning}" if len(text) > _LONG_CELL else meaning
        said = f"{fault[:1].upper()}{fault[1:]}." if fault else whole
        self.hint.setText(said)
        self.hint.setProperty("tone", "caution" if fault else "quiet")
        self.hint.style().polish(self.hint)

    def next_fault(self, by: int) -> int:
        """Light the next fault and give its place."""
        count = self.faults.count()
        here = self.faults.currentRow()
        place = 0 if here < 0 and by > 0 else (here + by) % max(count, 1)
        self.faults.setCurrentRow(place)
        return place

    def _show_list(self, sheets: PlanSheets, key: str, *, faults: tuple[SheetFault, ...]) -> None:
        self.list.blockSignals(True)
        if self._keys != sheets.keys:
            self._keys = sheets.keys
            self.list.clear()
            self.list.addItems([""] * len(self._keys))
        for row, each in enumerate(self._keys):
            wrong = sum(fault.sheet == each for fault in faults)
            item: QListWidgetItem = self.list.item(row)
            indent = "    " if each.startswith(f"{TABLES}:") else ""
            item.setText(f"{indent}{sheets.sheet(each).title}{f'  ·  {wrong} wrong' if wrong else ''}")
        self.list.setCurrentRow(self._keys.index(key))
        self.list.blockSignals(False)

    def _say_faults(self, sheets: PlanSheets, faults: tuple[SheetFault, ...]) -> None:
        count = len(faults)
        self.checked.setText(
            "Checked: nothing is wrong, and the plan gives what its own tests expect. It can be put forward."
            if not count
            else f"Checked: {count:,} thing{'' if count == 1 else 's'} to mend."
            f" Enter goes there, {self._next} to the next."
        )
        self.faults.clear()
        self.faults.addItems([_fault_text(sheets, fault) for fault in faults])
        self.faults.setVisible(bool(count))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._keys):
            self.sheet_wanted.emit(self._keys[row])

    def _lay_out(self, page: QWidget) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(title_label("A new version of the plan", self), 1)
        for button in (self.back_button, self.drop_button, self.undo_button, self.forward_button):
            top.addWidget(button)
        source = QHBoxLayout()
        source.setSpacing(8)
        source.addWidget(self.heading)
        source.addStretch(1)
        source.addWidget(self.source_label)
        source.addWidget(self.source, 2)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addLayout(source)
        middle.addWidget(self.empty)
        middle.addWidget(self.grid, 1)
        middle.addWidget(self.hint)
        middle.addWidget(self.paste)
        middle.addWidget(self.checked)
        middle.addWidget(self.faults)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.begun)
        column.addLayout(row, 1)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)
        for widget in (self.faults, self.empty):
            widget.setVisible(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _fault_text(sheets: PlanSheets, fault: SheetFault) -> str:
    sheet = sheets.sheet(fault.sheet)
    row = f", row {sheet.name_of(fault.row)}" if fault.row is not None else ""
    if sheet.kind is SheetKind.RULES and fault.row is not None:
        row = f", {sheet.text(fault.row, 0)}"
    column = f", {sheet.title_of(fault.column)}" if fault.column is not None and fault.column < sheet.width else ""
    return f"{sheet.title}{row}{column}: {fault.sentence}"
