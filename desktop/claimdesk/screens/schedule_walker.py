"""Where the cursor stands in the schedule, how it moves, and how what was keyed becomes what the paper says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.keyed import Keyed
from claimdesk.casebook.origin import Origin, inferred_by, origin_of_keyed
from claimdesk.casebook.places import Entry, entry_of, with_entries
from claimdesk.casebook.reading import BLANK, Reading
from claimdesk.casebook.settlement import Column, Settlement
from claimdesk.screens.fields.presses import FIELD_PRESSES, Press
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.schedule_deeds import LINE_PRESSES
from claimdesk.screens.schedule_rows import GridRow, RowKind, entries_of_new_row, target_of
from claimdesk.screens.schedule_sheet import SHEETS, ScheduleSheet
from claimdesk.screens.schedule_steps import Cell, Steps

_CELL_PRESSES = FIELD_PRESSES - {Press.LIST} | {Press.CELL_LEFT, Press.CELL_RIGHT}
_INFERRING = frozenset({Press.ACCEPT_TOTAL, Press.USUAL})
"""Presses that put in what was not keyed: a second pass keys it."""

_WALKS = MappingProxyType(
    {
        Press.NEXT: Walk.NEXT,
        Press.PREVIOUS: Walk.PREVIOUS,
        Press.UP: Walk.UP,
        Press.DOWN: Walk.DOWN,
    },
)


class ScheduleWalker(ScheduleSheet):
    """All sections of the schedule of one proof.

    `committed` carries a tuple of `Entry`, to be applied in their order; `walked` a `Walk` that leads out.
    """

    committed = Signal(object)
    walked = Signal(object)
    opened = Signal(str)
    """The path of the cell that has the cursor now."""

    def __init__(self, settlement: Settlement, parent: QWidget | None = None) -> None:
        super().__init__(settlement, parent)
        self._steps = Steps(self.model)
        self._pasted_text = ""
        self.grid.line.left.connect(self.commit)
        self.grid.chosen.connect(self._go)
        self.footer.committed.connect(self._apply)
        self.footer.walked.connect(self._leave_footer)

    def show_proof(self, proof: ProofOfClaim, origins: Mapping[str, Origin] | None = None) -> None:
        """Show the schedule of a proof; what is being keyed stays open, and nothing is emitted.

        `origins` say of every place that was not simply typed where it came from; None leaves what is known of them.
        """
        is_other = proof.schedule != self._proof.schedule
        for then, now in zip(self._proof.schedule.sections, proof.schedule.sections, strict=False):
            if then != now:
                self.model.forget_inferred(now.key)
        self._proof = proof
        if origins is not None:
            self.model.show_origins(origins)
        self.footer.show_sheets(proof.schedule.extra_sheets)
        if is_other:
            self._show_schedule()
            if self.grid.at is not None and not self.model.rows.has_place(*self.grid.at):
                self.grid.leave()
            elif self.grid.at is not None and not self.grid.line.isModified():
                self._load()

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
        if from_end and self._rules.asks(SHEETS):
            self.footer.take_focus()
            return
        self._go_cell(self._steps.last() if from_end else self._steps.first())

    def path_here(self) -> str:
        """Give the path of the place that has the cursor: an extra sheet, or the open cell."""
        here = self.window().focusWidget()
        sheet = next((field.path for field in self.footer.sheets.fields if field.line is here), "")
        return sheet or (self._path() if self.grid.at is not None else "")

    def line_path(self, number: int) -> str:
        """Give the first place of the line with this number in the section of the open cell; empty without it."""
        row, _ = self._here()
        listed = self._proof.schedule.section(row.section.key)
        if listed is None or not 0 < number <= len(listed.trades) + 1:
            return ""
        return f"schedule.{row.section.key}[{number - 1}].{row.columns[0].value}"

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
        keyed = self._keyed()
        is_pasted = bool(self._pasted_text) and self._pasted_text == line.text()
        self._keep(keyed.reading, keyed=keyed, origin=Origin.PASTED if is_pasted else Origin.TYPED)

    def _step(self, press: Press) -> None:
        """Go where a key leads; out of the sheet, forward to the extra sheets and back to whoever holds the form."""
        row, column = self.grid.at or (0, Column.SHARES)
        self._go_cell(self._steps.led_by(press, row, column=column), outside=_WALKS.get(press))

    def _go_cell(self, cell: Cell | None, *, outside: Walk | None = None) -> None:
        if cell is not None:
            self._go(*cell)
        elif outside in {Walk.NEXT, Walk.DOWN} and self._rules.asks(SHEETS):
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
        presses = _presses(self.model.rows.at(row), column)
        self.grid.line.answer_presses(presses if self._rules.infers else presses - _INFERRING)
        self._load()
        self.grid.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.line.selectAll()
        self.opened.emit(self.model.rows.at(row).path(column))

    def _keep(self, reading: Reading[Any], *, keyed: Keyed | None = None, origin: Origin = Origin.TYPED) -> None:
        """Make `reading` what the paper says in the open cell, and say so when it is another."""
        row, column = self._here()
        path = row.path(column)
        self.grid.line.setModified(False)
        origin = origin_of_keyed(keyed.inferred) if keyed and keyed.inferred else origin
        self._pasted_text = ""
        is_new = reading != self.model.reading(row, column) or row.kind is RowKind.NEW
        is_new |= inferred_by(origin) != self.model.inferred(path)
        self.model.remember_inferred(path, inferred_by(origin))
        if is_new:
            entry = entry_of(path, reading, origin=origin)
            self._apply(entries_of_new_row(row, entry) if row.kind is RowKind.NEW else (entry,))
        self._load(why=keyed.why if keyed else "")

    def _apply(self, entries: tuple[Entry, ...]) -> None:
        """Change the schedule by the entries of the person and hand them on."""
        self._proof = with_entries(self._proof, entries)
        self._show_schedule()
        self.committed.emit(entries)

    def _path(self) -> str:
        row, column = self._here()
        return row.path(column)


def _presses(row: GridRow, column: Column) -> frozenset[Press]:
    """Give what the keys of the house mean in a cell."""
    presses = _CELL_PRESSES
    if column is Column.KIND:
        presses |= {Press.LIST, Press.ROW_DOWN}
    if column is Column.TOTAL:
        presses |= {Press.ACCEPT_TOTAL}
    if row.kind in {RowKind.NEW, RowKind.TRADE}:
        presses |= {Press.ROW_ABOVE}
    if row.kind is RowKind.NEW and column is row.columns[0]:
        presses |= {Press.FINISH_SECTION}
    if row.kind is RowKind.TRADE:
        presses |= LINE_PRESSES
    return presses
