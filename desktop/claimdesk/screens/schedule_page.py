"""Part II as a page of the claim: the editor of the schedule, with the walks of every other block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from claimdesk.screens.block_page import FORWARD
from claimdesk.screens.form_rules import FIRST_KEYING, FormRules
from claimdesk.screens.schedule_editor import ScheduleEditor
from claimdesk.screens.trades_paste import TradesPaste

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.defects import Defect
    from claimdesk.casebook.origin import Origin
    from claimdesk.casebook.place_notes import PlaceNote
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.wording import Wording
    from claimdesk.screens.fields.count_edit import CountEdit
    from claimdesk.screens.fields.presses import KeyMap
    from claimdesk.screens.fields.walk import Walk


class SchedulePage(QWidget):
    """Holds the editor; `committed` carries a tuple of entries, `ended` the `Walk` that led out of Part II."""

    committed = Signal(object)
    ended = Signal(object)
    asked = Signal(str, object)

    def __init__(
        self,
        settlement: Settlement,
        *,
        keys: KeyMap,
        cell_keys: KeyMap,
        rules: FormRules = FIRST_KEYING,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("block_schedule")
        self._sections = settlement.sections
        self.editor = ScheduleEditor(settlement, self)
        self.editor.use_keys(keys, cell_keys)
        self.editor.obey(rules)
        self.editor.committed.connect(self.committed)
        self.editor.walked.connect(self.ended)
        self.editor.asked.connect(self.asked)
        self.paste = TradesPaste(self)
        style = settlement.date_style
        self.editor.pasted.connect(lambda pasted: self.paste.show_pasted(pasted, style=style))
        self.paste.taken.connect(self.editor.take_lines)
        self.paste.left.connect(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.paste)
        column.addWidget(self.editor, 1)

    def _back(self) -> None:
        self.editor.go_to(self.editor.path_here())

    def show_proof(self, proof: ProofOfClaim, origins: Mapping[str, Origin]) -> None:
        """Show the schedule of a proof, and what of it was inferred."""
        self.editor.show_proof(proof, origins)

    @property
    def counts(self) -> tuple[CountEdit, ...]:
        """The field that says how many extra sheets there are."""
        return (self.editor.footer.sheets.count,)

    def show_defects(self, defects: tuple[Defect, ...], wording: Wording, asked: tuple[PlaceNote, ...]) -> None:
        """Mark the rows and holdings with problems, and those about which somebody asked."""
        self.editor.show_defects(defects, wording, asked)

    def go_to(self, path: str) -> bool:
        """Put the cursor into a cell."""
        return self.editor.go_to(path)

    def take_reading(self, _path: str, reading: Reading[Any], *, origin: Origin) -> None:
        """Take a reading from elsewhere into the open cell."""
        self.editor.take_reading(reading, origin=origin)

    def enter(self, walk: Walk) -> None:
        """Put the cursor into the first place of Part II, or the last when the person comes from below."""
        if self._sections:
            section = self._sections[0 if walk in FORWARD else -1]
            name = section.columns[0]
            self.editor.go_to(
                f"schedule.{section.key}[0].{name}" if section.holds_trades else f"schedule.{section.key}.{name}"
            )

    def path_here(self) -> str:
        """Give the path of the place that has the cursor."""
        return self.editor.path_here()

    def paths(self) -> tuple[str, ...]:
        """Give the path of the first place of each section, and that of the extra sheets."""
        firsts = (f"schedule.{section.key}{'[0]' if section.holds_trades else ''}" for section in self._sections)
        columns = (section.columns[0].value for section in self._sections)
        starts = tuple(f"{first}.{column}" for first, column in zip(firsts, columns, strict=True))
        return (*starts, "schedule.extra_sheets.count")

    def line_path(self, number: int) -> str:
        """Give the path of the line with this number in the section under the cursor; empty without it."""
        return self.editor.line_path(number)

    def commit(self) -> None:
        """Commit the open cell."""
        self.editor.commit()
