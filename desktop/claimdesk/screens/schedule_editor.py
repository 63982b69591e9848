"""Part II is keyed on one sheet, through one line that rides over its cells, with the balance in words below."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.keyed import Keyed, read_keyed
from claimdesk.casebook.paper import ValueKind, paper_field, why_unreadable
from claimdesk.casebook.places import Entry, entry_of, with_entries
from claimdesk.casebook.reading import BLANK, ILLEGIBLE, Mark, Reading
from claimdesk.casebook.settlement import Column, Settlement
from claimdesk.casebook.trades import TradeKind
from claimdesk.screens.fields.choice_list import ChoiceList
from claimdesk.screens.fields.line import FIELD_PRESSES, Press
from claimdesk.screens.fields.shown import inferred_part, meaning_of, quiet_word
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.schedule_cells import shown_cell, text_in_grid, underlined_in_grid
from claimdesk.screens.schedule_footer import ScheduleFooter
from claimdesk.screens.schedule_grid import ScheduleGrid
from claimdesk.screens.schedule_model import ScheduleModel
from claimdesk.screens.schedule_rows import (
    GridRow,
    RowKind,
    cell_name,
    date_context,
    entries_of_deletion,
    entries_of_new_row,
    entry_of_finished,
    target_of,
)
from claimdesk.screens.schedule_steps import Cell, Steps
from claimdesk.screens.schedule_words import RowProblems, balance_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimdesk.casebook.defects import Defect
    from claimdesk.casebook.keyed_dates import DateContext
    from claimdesk.casebook.wording import Wording

_CELL_PRESSES = FIELD_PRESSES - {Press.LIST} | {Press.CELL_LEFT, Press.CELL_RIGHT}
_SHORT_KINDS = frozenset({ValueKind.DATE, ValueKind.CHOICE, ValueKind.YES_NO})
_WALKS = MappingProxyType(
    {
        Press.NEXT: Walk.NEXT,
        Press.PREVIOUS: Walk.PREVIOUS,
        Press.UP: Walk.UP,
        Press.DOWN: Walk.DOWN,
    },
)
_FINISH_HINT = "Keypad minus or Ctrl+. on this empty cell: no more lines here"


class ScheduleEditor(QWidget):
    """All sections of the schedule of one proof.

    `committed` carries a tuple of `Entry`, to be applied in their order; `walked` a `Walk` that leads out.
    """

    committed = Signal(object)
    walked = Signal(object)

    def __init__(self, settlement: Settlement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settlement = settlement
        self._proof = ProofOfClaim(schedule=settlement.blank_schedule())
        self.model = ScheduleModel(settlement, self)
        self.grid = ScheduleGrid(self.model, self)
        self.grid.setObjectName("scheduleGrid")
        self.grid.setAccessibleName("Schedule of transactions")
        self._steps = Steps(self.model)
        self._list: ChoiceList | None = None
        self._why = ""
        self._problems = RowProblems(settlement)
        self.footer = ScheduleFooter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        column.addWidget(self.footer)
        line = self.grid.line
        line.pressed.connect(self._answer)
        line.left.connect(self.commit)
        line.textEdited.connect(self._show_meaning)
        self.grid.chosen.connect(self._go)
        self.footer.committed.connect(self._apply)
        self.footer.walked.connect(self._leave_footer)
        self._show_schedule()

    def show_proof(self, proof: ProofOfClaim) -> None:
        """Show the schedule of a proof; what is being keyed stays open, and nothing is emitted."""
        is_other = proof.schedule != self._proof.schedule
        for then, now in zip(self._proof.schedule.sections, proof.schedule.sections, strict=False):
            if then != now:
                self.model.forget_inferred(now.key)
        self._proof = proof
        self.footer.show_sheets(proof.schedule.extra_sheets)
        if is_other:
            self._show_schedule()
            if self.grid.at is not None and not self.grid.line.isModified():
                self._load()

    def show_defects(self, defects: Iterable[Defect], wording: Wording) -> None:
        """Mark the lines that the defects are about."""
        self.model.show_problems(self._problems.of(defects, wording))
        self._say()

    def go_to(self, path: str) -> bool:
        """Open the place that a path of the paper names; give whether the schedule has it."""
        if path.startswith("schedule.extra_sheets"):
            return self.footer.go_to(path)
        target = target_of(path)
        row = self.model.rows.row_of(target.key, target.index or 0) if target else -1
        if target is None or row < 0:
            return False
        columns = self.model.rows.at(row).columns
        self._go(row, target.column if target.column in columns else columns[0])
        return True

    def take_focus(self, *, from_end: bool = False) -> None:
        """Enter the schedule at its first cell, or from below at its end."""
        if from_end:
            self.footer.take_focus()
            return
        self._go_cell(self._steps.first())

    def commit(self) -> None:
        """Read the open text, if the person changed it, and make it what the paper says there."""
        self.footer.commit()
        line = self.grid.line
        if self.grid.at is None or not line.isModified():
            return
        row, column = self._here()
        if not line.text().strip():
            if self.model.reading(row, column).is_reached:
                self._keep(BLANK)
            else:
                self._load()
            return
        keyed = read_keyed(paper_field(row.path(column)), line.text(), context=self._context())
        self._keep(keyed.reading, keyed=keyed)

    def _here(self) -> tuple[GridRow, Column]:
        row, column = self.grid.at or (0, Column.SHARES)
        return (self.model.rows.at(row), column)

    def _context(self) -> DateContext:
        return date_context(self._here()[0], self._proof.schedule, settlement=self._settlement)

    def _answer(self, press: Press) -> None:
        if self._list is not None and self._list.answer(press):
            return
        match press:
            case Press.RESTORE:
                self._load()
            case Press.ILLEGIBLE | Press.BLANK:
                self._keep(ILLEGIBLE if press is Press.ILLEGIBLE else BLANK)
                self._step(Press.NEXT)
            case Press.LIST:
                self._open_list()
            case Press.FINISH_SECTION:
                self._finish(self._here()[0])
            case Press.DELETE_ROW:
                self._delete(self._here()[0])
            case _:
                self.commit()
                row, column = self._here()
                is_left_empty = press is Press.NEXT and not self.model.reading(row, column).is_reached
                if is_left_empty and not (row.kind is RowKind.NEW and self.model.is_finished(row)):
                    self._keep(BLANK)
                self._step(press)

    def _step(self, press: Press) -> None:
        """Go where a key leads; out of the sheet, forward to the extra sheets and back to whoever holds the form."""
        row, column = self.grid.at or (0, Column.SHARES)
        self._go_cell(self._steps.led_by(press, row, column=column), outside=_WALKS.get(press))

    def _go_cell(self, cell: Cell | None, *, outside: Walk | None = None) -> None:
        if cell is not None:
            self._go(*cell)
        elif outside in {Walk.NEXT, Walk.DOWN}:
            self.footer.take_focus()
        elif outside is not None:
            self.walked.emit(outside)

    def _leave_footer(self, walk: Walk) -> None:
        if walk in {Walk.NEXT, Walk.DOWN}:
            self.walked.emit(walk)
        else:
            self._go_cell(self._steps.last(), outside=walk)

    def _go(self, row: int, column: Column) -> None:
        """Open a cell; what was open is committed first."""
        self.commit()
        self.grid.ride_to(row, column)
        self.grid.show_used_columns()
        self.grid.line.answer_presses(_presses(self.model.rows.at(row), column))
        self._load()
        self.grid.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.line.selectAll()

    def _load(self, *, why: str = "") -> None:
        """Show in the line what its cell says, in place of whatever is being keyed."""
        row, column = self._here()
        line, reading = self.grid.line, self.model.reading(row, column)
        style = self._settlement.date_style
        inferred = self.model.inferred(row.path(column))
        place = paper_field(row.path(column))
        is_unreadable = reading.mark is Mark.WRITTEN and reading.value is None
        line.setPlaceholderText(shown_cell(row, column, reading=reading, style=style).text)
        line.show_text(text_in_grid(column, reading, style=style), underlined=underlined_in_grid(style, inferred))
        line.show_hint("")
        self._why = (why or why_unreadable(place, reading.text)) if is_unreadable else ""
        line.setAccessibleName(cell_name(row, column))
        self._say()

    def _say(self) -> None:
        """Say below the sheet why the open cell has no value, else what is wrong with its line, else how to go on."""
        if self.grid.at is None:
            return
        row, column = self._here()
        problem = self.model.problem(row)
        is_end = row.kind is RowKind.NEW and column is row.columns[0]
        words = self._why or (problem.sentence.replace("\n", " ") if problem else _FINISH_HINT if is_end else "")
        self.footer.say(words, is_caution=bool(self._why or problem))
        state = quiet_word(self.model.reading(row, column).mark)
        described = "; ".join(part for part in (state, words) if part)
        if described != self.grid.line.accessibleDescription():
            self.grid.line.setAccessibleDescription(described)

    def _show_meaning(self) -> None:
        """Show beside the open text what it means, for kinds that are keyed shorter than they are shown."""
        row, column = self._here()
        line, place = self.grid.line, paper_field(row.path(column))
        if self._list is not None:
            self._list.filter(line.text())
        if place.kind not in _SHORT_KINDS:
            return
        keyed = read_keyed(place, line.text(), context=self._context())
        meaning = meaning_of(place, keyed)
        line.show_hint(meaning, underlined=inferred_part(meaning, keyed.inferred))
        self.grid.make_room()

    def _open_list(self) -> None:
        line = self.grid.line
        if self._list is None:
            self._list = ChoiceList(line, choices=TradeKind, several=False)
            self._list.taken.connect(self._take)
        self._list.open(line.text() if line.isModified() else "", chosen=self.model.reading(*self._here()).value)

    def _take(self, text: str) -> None:
        self.grid.line.setText(text)
        self.grid.line.setModified(True)
        self.commit()

    def _keep(self, reading: Reading[Any], *, keyed: Keyed | None = None) -> None:
        """Make `reading` what the paper says in the open cell, and say so when it is another."""
        row, column = self._here()
        path = row.path(column)
        self.grid.line.setModified(False)
        is_new = reading != self.model.reading(row, column) or row.kind is RowKind.NEW
        self.model.remember_inferred(path, keyed.inferred if keyed else frozenset())
        if is_new:
            entry = entry_of(path, reading)
            self._apply(entries_of_new_row(row, entry) if row.kind is RowKind.NEW else (entry,))
        self._load(why=keyed.why if keyed else "")

    def _finish(self, row: GridRow) -> None:
        """Say that the section has no more lines, and go on to the next section."""
        listed = self._proof.schedule.section(row.section.key)
        if listed is not None and not listed.is_finished:
            self._apply((entry_of_finished(listed),))
        at = self.grid.at
        self._go_cell(self._steps.after_section(at[0]) if at else None, outside=Walk.NEXT)

    def _delete(self, row: GridRow) -> None:
        """Take the line out of its section; those below move up."""
        listed = self._proof.schedule.section(row.section.key)
        at = self.grid.at
        if listed is None or at is None:
            return
        self.grid.line.setModified(False)
        self.model.forget_inferred(row.section.key)
        self._apply(entries_of_deletion(listed, row.index))
        below = self.model.rows.at(at[0])
        self._go(at[0], below.columns[0])

    def _apply(self, entries: tuple[Entry, ...]) -> None:
        """Change the schedule by the entries of the person and hand them on."""
        self._proof = with_entries(self._proof, entries)
        self._show_schedule()
        self.committed.emit(entries)

    def _show_schedule(self) -> None:
        moves_sums = self.model.show(self._proof.schedule)
        self.grid.show_used_columns()
        self.footer.show_sheets(self._proof.schedule.extra_sheets)
        if moves_sums or not self.footer.sentence.text():
            sentence, is_balanced = balance_sentence(self.model.balance, self._settlement)
            self.footer.show_balance(sentence, is_balanced=is_balanced)


def _presses(row: GridRow, column: Column) -> frozenset[Press]:
    """Give what the keys of the house mean in a cell."""
    presses = _CELL_PRESSES
    if column is Column.KIND:
        presses |= {Press.LIST}
    if row.kind is RowKind.NEW and column is row.columns[0]:
        presses |= {Press.FINISH_SECTION}
    if row.kind is RowKind.TRADE:
        presses |= {Press.DELETE_ROW}
    return presses
