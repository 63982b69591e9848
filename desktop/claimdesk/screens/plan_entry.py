"""The page on which a plan is keyed and pasted: its sheets, the cells of one, and what the check says of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from claimdesk.casebook.pasted import rectangle_of
from claimdesk.casebook.plan_cells import read_cell
from claimdesk.casebook.plan_sheet_paper import SheetFault, paper_of
from claimdesk.casebook.plan_sheets import RULES, TABLES, PlanSheets, Rows
from claimdesk.casework.approve_plan import PlanMoved, enter_plan
from claimdesk.casework.check_sheets import check_sheets, period_of
from claimdesk.casework.plan_draft import PlanBegun, PlanDraft, begin_plan, drop_plan_draft, keep_plan_draft
from claimdesk.screens.plan_entry_layout import PlanEntryLayout
from claimdesk.screens.plan_history import PlanHistory

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_CHECK_AFTER = 250
"""Milliseconds without a key after which the plan is checked."""


class PlanEntry(QWidget):
    """Every change is kept in the case as it is made; putting the plan forward makes a version of it."""

    left = Signal()
    moved = Signal(object)

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan_entry")
        self._workplace, self._notices = workplace, notices
        self._history = PlanHistory(sheets=PlanSheets({TABLES: ()}))
        self._based_on, self._taken = "", frozenset[str]()
        self._turn = 0
        self.faults: tuple[SheetFault, ...] = ()
        self.is_checked = False
        self.key = RULES
        self.page = PlanEntryLayout(self, deeds=workplace.deeds)
        self.grid = self.page.grid
        self._deeds: dict[str, Callable[[], None]] = {
            "undo": self.undo,
            "redo": self.redo,
            "insert": self.insert_row,
            "remove": self.remove_row,
            "next_fault": partial(self._go_to_fault, 1),
            "previous_fault": partial(self._go_to_fault, -1),
            "next_sheet": partial(self._turn_sheet, 1),
            "previous_sheet": partial(self._turn_sheet, -1),
            "leave": self.left.emit,
        }
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CHECK_AFTER)
        self._timer.timeout.connect(self._check)
        self.setFocusProxy(self.grid)
        self._wire()

    @property
    def sheets(self) -> PlanSheets:
        """The sheets as they stand."""
        return self._history.sheets

    def begin(self, name: str) -> None:
        """Go on with what this person has keyed before, else begin with the version `name`."""
        self._workplace.do(partial(begin_plan, name=name), owner=self, done=self._show_begun, failed=self._notices.tell)

    def show_sheet(self, key: str) -> None:
        """Show another sheet."""
        self.key = key
        self._show()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def key_cell(self, row: int, column: int, text: str) -> None:
        """Put what was keyed into a cell, as it is understood or else as it stands."""
        sheet = self.sheets.sheet(self.key)
        context = sheet.context(row, column, period=period_of(self._workplace.desk.settlement))
        read = read_cell(sheet.head(row, column), text, context=context)
        self._move(_with_cell(sheet.rows, row, column, text=read.text), "keyed")
        self._say_cell(row, column)

    def clear_cells(self, cells: tuple[tuple[int, int], ...]) -> None:
        """Empty cells."""
        sheet, rows = self.sheets.sheet(self.key), self.sheets.cells.get(self.key, ())
        for row, column in cells:
            if row < len(rows) and sheet.is_open(row, column):
                rows = _with_cell(rows, row, column, text="")
        self._move(rows, "emptied")

    def offer_paste(self, row: int, column: int, text: str) -> None:
        """Show what was pasted, before it is taken."""
        rectangle = rectangle_of(text)
        if not rectangle.rows:
            self._notices.say("The clipboard holds no text to paste")
            return
        period = period_of(self._workplace.desk.settlement)
        corner = (max(row, 0), max(column, 0))
        self.page.paste.show_paste(rectangle, self.sheets.sheet(self.key), corner=corner, period=period)

    def undo(self) -> None:
        """Take the last step back; a paste is one."""
        if self._history.done:
            self._notices.say(f"Taken back: {self._history.done[-1].name}")
            self._go(self._history.back())

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        if self._history.undone:
            self._notices.say(f"Made again: {self._history.undone[-1].name}")
            self._go(self._history.forth())

    def insert_row(self) -> None:
        """Put an empty row above the cursor."""
        if not self.sheets.sheet(self.key).has_fixed_rows:
            row = min(self.grid.currentIndex().row(), len(self.sheets.cells.get(self.key, ())))
            self._go(self._history.moved(self.sheets.with_row(self.key, max(row, 0)), "row put in"))

    def remove_row(self) -> None:
        """Take the row of the cursor away."""
        row = self.grid.currentIndex().row()
        sheet = self.sheets.sheet(self.key)
        if not sheet.has_fixed_rows and 0 <= row < len(sheet.rows):
            self._go(self._history.moved(self.sheets.without_row(self.key, row), "row taken away"))

    def put_forward(self) -> None:
        """Make a version of what stands in the sheets, once nothing is wrong with it."""
        self._workplace.do(
            partial(enter_plan, paper=paper_of(self.sheets)), owner=self, done=self._end, failed=self._notices.tell
        )

    def drop(self) -> None:
        """Ask, then forget what was keyed."""
        self._notices.ask(
            "What was keyed into this plan and not put forward will be gone.", answer="Drop it", deed=self._drop
        )

    def _wire(self) -> None:
        page = self.page
        page.sheet_wanted.connect(self.show_sheet)
        page.fault_wanted.connect(self._go_to)
        page.source_keyed.connect(self._key_source)
        page.paste.taken.connect(self._take_paste)
        page.paste.left.connect(self.grid.setFocus)
        self.grid.cells.keyed.connect(self.key_cell)
        self.grid.pasted.connect(self.offer_paste)
        self.grid.cleared.connect(self.clear_cells)
        self.grid.reached.connect(self._say_cell)
        self.grid.wanted.connect(lambda name: self._deeds[name]())
        for button, deed in (
            (page.forward_button, self.put_forward),
            (page.undo_button, self.undo),
            (page.drop_button, self.drop),
            (page.back_button, self.left.emit),
        ):
            button.clicked.connect(lambda _checked=False, deed=deed: deed())

    def _show_begun(self, begun: PlanBegun) -> None:
        self._based_on, self._taken = begun.draft.based_on, begun.taken
        self._history = PlanHistory(sheets=begun.draft.sheets)
        self.faults, self.is_checked = (), False
        words = f"It begins with version {self._based_on}." if self._based_on else "It begins with empty tables."
        kept = "What you keyed before is here again. " if begun.was_kept else ""
        rest = "Nothing of it counts until it is put forward and approved by a second person."
        self.page.begun.setText(f"{kept}{words} {rest}")
        self.show_sheet(RULES)
        self._check()

    def _move(self, rows: Rows, name: str) -> None:
        if rows != self.sheets.cells.get(self.key, ()):
            title = self.sheets.sheet(self.key).title
            self._go(self._history.moved(self.sheets.with_cells(self.key, rows), f"{name} in {title}"))

    def _go(self, history: PlanHistory) -> None:
        self._history = history
        self.is_checked = False
        if self.key not in history.sheets.keys:
            self.key = TABLES
        self._show()
        draft = PlanDraft(self._based_on, self.sheets)
        self._workplace.do(
            partial(keep_plan_draft, draft=draft), owner=self, done=lambda _none: None, failed=self._notices.tell
        )
        self._timer.start()

    def _take_paste(self, rows: Rows) -> None:
        self._move(rows, "pasted")
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _key_source(self, text: str) -> None:
        entry = int(self.key.partition(":")[2])
        rows = self.sheets.cells[TABLES]
        column = len(self.sheets.sheet(TABLES).heads) - 1
        if self.sheets.sheet(TABLES).text(entry, column) != text:
            changed = self.sheets.with_cells(TABLES, _with_cell(rows, entry, column, text=text))
            self._go(self._history.moved(changed, "source keyed"))

    def _check(self) -> None:
        self._turn += 1
        turn, sheets, settlement, taken = self._turn, self.sheets, self._workplace.desk.settlement, self._taken
        self.page.say_checking()
        self._workplace.jobs.run_aside(
            lambda _job: check_sheets(sheets, settlement, taken=taken),
            owner=self,
            done=lambda faults: self._show_faults(faults, turn=turn),
            failed=self._notices.tell,
        )

    def _show_faults(self, faults: tuple[SheetFault, ...], *, turn: int) -> None:
        if turn != self._turn:
            return
        self.faults, self.is_checked = faults, True
        self._show()

    def _show(self) -> None:
        self.page.show_sheets(self.sheets, self.key, faults=self.faults, is_checked=self.is_checked)
        self.page.undo_button.setEnabled(bool(self._history.done))
        at = self.grid.currentIndex()
        self._say_cell(at.row(), at.column())

    def _say_cell(self, row: int, column: int) -> None:
        self.page.say_cell(self.sheets.sheet(self.key), row, column)

    def _go_to(self, place: int) -> None:
        fault = self.faults[place]
        self.show_sheet(fault.sheet if fault.sheet in self.sheets.keys else RULES)
        self.grid.go_to(fault.row or 0, fault.column or 0)

    def _go_to_fault(self, by: int) -> None:
        if self.faults:
            self._go_to(self.page.next_fault(by))

    def _turn_sheet(self, by: int) -> None:
        keys = self.sheets.keys
        self.show_sheet(keys[(keys.index(self.key) + by) % len(keys)])

    def _drop(self) -> None:
        self._timer.stop()
        self._workplace.do(drop_plan_draft, owner=self, done=lambda _none: self.left.emit(), failed=self._notices.tell)

    def _end(self, moved: PlanMoved) -> None:
        self._timer.stop()
        self.moved.emit(moved)


def _with_cell(rows: Rows, row: int, column: int, *, text: str) -> Rows:
    """Give rows with one cell changed; what lies between it and the last is empty."""
    grid = [list(cells) for cells in rows]
    while len(grid) <= row:
        grid.append([])
    line = grid[row]
    line.extend([""] * (column + 1 - len(line)))
    line[column] = text
    return tuple(tuple(cells) for cells in grid)
