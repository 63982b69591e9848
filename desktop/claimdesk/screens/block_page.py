"""One block of the form: its groups of fields in one column, in the order of the paper, walked by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from claimdesk.casebook.keyed_dates import around
from claimdesk.screens.field_row import FieldRow
from claimdesk.screens.fields.paper_edit import PaperEdit, field_for
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.form_layout import FORM, Group, ListRows, Row, Signatures
from claimdesk.screens.list_rows import AnyEdit, ListSection, SignatureRows, show_readings
from claimdesk.screens.words import heading_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.origin import Origin
    from claimdesk.casebook.paper import Block
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.screens.fields.presses import KeyMap
    from claimdesk.screens.labels import Labels

FORWARD = frozenset({Walk.NEXT, Walk.DOWN})
MARGIN = 24
HEADING_GAP = 6
GROUP_GAP = 9
"""Pixels between groups beside the note line of the last field: 24 px in all."""


class BlockPage(QScrollArea):
    """The fields of one block.

    `committed` carries a tuple of one `Entry`; `ended` the `Walk` that led out of the block.
    """

    committed = Signal(object)
    ended = Signal(object)
    asked = Signal(str, object)
    """A field asks for what only the claim knows: its path, and the `Press`."""

    def __init__(
        self, block: Block, *, settlement: Settlement, labels: Labels, keys: KeyMap, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.block = block
        self.setObjectName(f"block_{block.value}")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._labels = labels
        self._keys = keys
        self._settlement = settlement
        self._parts: list[AnyEdit | ListSection | SignatureRows] = []
        self._sheet = QWidget(self)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(MARGIN, 16, MARGIN, 8)
        column.setSpacing(0)
        for group in FORM[block]:
            self._add_group(group, column)
        column.addStretch(1)
        self.setWidget(self._sheet)

    @property
    def fields(self) -> tuple[AnyEdit, ...]:
        """Every field of the block in the order of the paper."""
        found: list[AnyEdit] = []
        for part in self._parts:
            found.extend(part.fields if isinstance(part, ListSection | SignatureRows) else (part,))
        return tuple(found)

    def show_proof(self, proof: ProofOfClaim, origins: Mapping[str, Origin]) -> None:
        """Show what the proof says and what of it was inferred; a field that is being keyed keeps its open text."""
        for part in self._parts:
            if isinstance(part, ListSection | SignatureRows):
                part.show_proof(proof)
        show_readings(self.fields, proof, origins)

    def show_problems(self, sentences: Mapping[str, str]) -> None:
        """Show under each field the sentence that its path has."""
        for field in self.fields:
            field.show_problem(sentences.get(field.path, ""))

    def suggest(self, texts: Mapping[str, str]) -> None:
        """Offer texts in the fields of these paths."""
        for field in self.fields:
            if isinstance(field, PaperEdit) and field.path in texts:
                field.suggest(texts[field.path])

    def go_to(self, path: str) -> bool:
        """Focus the field at `path`, or the first one below it; give whether there is one."""
        for field in self.fields:
            if field.path == path:
                self._enter(field)
                return True
        for field in self.fields:
            if field.path.startswith((f"{path}.", f"{path}[")):
                self._enter(field)
                return True
        return False

    def take_reading(self, path: str, reading: Reading[Any], *, origin: Origin) -> None:
        """Take a reading from elsewhere into the field at `path`."""
        for field in self.fields:
            if field.path == path and isinstance(field, PaperEdit):
                field.take_reading(reading, origin=origin)

    def enter(self, walk: Walk) -> None:
        """Focus the first field when the person comes from above, the last when from below."""
        fields = self.fields
        if fields:
            self._enter(fields[0] if walk in FORWARD else fields[-1])

    def commit(self) -> None:
        """Commit the field that is being keyed."""
        for field in self.fields:
            field.commit()

    def _add_group(self, group: Group, column: QVBoxLayout) -> None:
        if column.count():
            column.addSpacing(GROUP_GAP)
        column.addWidget(heading_label(self._labels.groups[group.key], self._sheet))
        column.addSpacing(HEADING_GAP)
        for row in group.rows:
            widget = self._row(row)
            if widget is not None:
                column.addWidget(widget)

    def _row(self, row: Row) -> QWidget | None:
        if isinstance(row, ListRows | Signatures):
            return self._list(row)
        paths = tuple(path for path in row if is_asked(path, self._settlement))
        if not paths:
            return None
        fields = tuple(field_for(path, label=self._labels.label(path), parent=self._sheet) for path in paths)
        for field in fields:
            field.set_date_context(around(self._settlement.bar_date))
            self._parts.append(field)
            self._adopt(field)
        return FieldRow(fields, self._sheet)

    def _list(self, row: ListRows | Signatures) -> QWidget:
        made: ListSection | SignatureRows
        if isinstance(row, ListRows):
            made = ListSection(row, labels=self._labels, parent=self._sheet)
            for field in (*made.before, made.count):
                self._adopt(field)
        else:
            made = SignatureRows(row, labels=self._labels, parent=self._sheet)
        made.made.connect(self._adopt)
        self._parts.append(made)
        return made

    def _adopt(self, field: AnyEdit) -> None:
        field.line.use_keys(self._keys)
        field.committed.connect(lambda entry: self.committed.emit((entry,)))
        field.walked.connect(lambda walk, field=field: self._go_on(field, walk))
        field.asked.connect(lambda press, field=field: self.asked.emit(field.path, press))

    def _go_on(self, field: AnyEdit, walk: Walk) -> None:
        fields = self.fields
        place = fields.index(field) + (1 if walk in FORWARD else -1)
        if 0 <= place < len(fields):
            self._enter(fields[place])
        else:
            self.ended.emit(walk)

    def _enter(self, field: AnyEdit) -> None:
        field.take_focus()
        self.ensureWidgetVisible(field, 0, MARGIN)


def is_asked(path: str, settlement: Settlement) -> bool:
    """Whether the form of the settlement has this place: a W-9 signed by itself asks for its own signature."""
    if path != "w9.certified":
        return True
    return settlement.form is not None and settlement.form.one_signature_serves_w9 is False
