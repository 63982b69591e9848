"""One block of the form: its groups of fields in one column, in the order of the paper, walked by keys alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from claimdesk.casebook.keyed_dates import ANY_DATE, around
from claimdesk.casebook.origin import PASSED_OVER
from claimdesk.screens.field_row import FieldRow
from claimdesk.screens.fields.arrival import arrival_after, starts_of
from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.paper_edit import PaperEdit, field_for
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.form_layout import FORM, Group, ListRows, Row, Signatures
from claimdesk.screens.form_rules import FIRST_KEYING, FormRules
from claimdesk.screens.list_rows import AnyEdit, ListSection, SignatureRows, show_readings
from claimdesk.screens.words import heading_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.origin import Origin
    from claimdesk.casebook.paper import Block
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.screens.fields.count_edit import CountEdit
    from claimdesk.screens.fields.offering import Suggestion
    from claimdesk.screens.fields.presses import KeyMap, Press
    from claimdesk.screens.labels import Labels
    from claimdesk.screens.offers import Offers

NEVER_ASKED = frozenset({"batch", "dcn"})
"""Words of our own office, not of the paper: a claim may be finished without them."""
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
        self,
        block: Block,
        *,
        settlement: Settlement,
        labels: Labels,
        keys: KeyMap,
        rules: FormRules = FIRST_KEYING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.block = block
        self.setObjectName(f"block_{block.value}")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._labels = labels
        self._keys = keys
        self._rules = rules
        self._offers: Offers | None = None
        self._came: dict[str, str] = {}
        self._left = self._last = ""
        self.beyond: frozenset[str] = frozenset()
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
                part.show_proof(proof, origins)
        show_readings(self.fields, proof, origins)

    @property
    def counts(self) -> tuple[CountEdit, ...]:
        """The fields that say how many items a list has."""
        return tuple(part.count for part in self._parts if isinstance(part, ListSection))

    def show_problems(self, sentences: Mapping[str, str]) -> None:
        """Show under each field the sentence that its path has."""
        for field in self.fields:
            field.show_problem(sentences.get(field.path, ""))

    def suggest(self, offered: Mapping[str, Suggestion]) -> None:
        """Offer texts in the fields of these paths."""
        for field in self.fields:
            if isinstance(field, PaperEdit) and field.path in offered:
                field.suggest(offered[field.path])

    def offer_from(self, offers: Offers) -> None:
        """Offer in every field what this clerk has used and what the lists hold."""
        self._offers = offers
        for field in self.fields:
            if isinstance(field, PaperEdit):
                field.offering.use(offers)

    def set_dates(self, proof: ProofOfClaim) -> None:
        """Let a day alone be the last such day that the paper allows: a postmark does not follow the receipt."""
        year = around(self._settlement.bar_date)
        received, mailed = proof.received_on.value, proof.postmark.on.value
        for field in self.fields:
            if isinstance(field, PaperEdit) and field.path in {"postmark.on", "release.executed_on"}:
                latest = received if field.path == "postmark.on" else mailed or received
                field.set_date_context(replace(year, not_after=latest))

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
        """Focus the first field when the person comes from above, the one that was left last when from below."""
        fields = self.fields
        last = next((field for field in fields if field.path == self._left), fields[-1])
        self._enter(fields[0] if walk in FORWARD else last)

    def path_here(self) -> str:
        """Give the path of the field that has the cursor, or had it last."""
        here = self.window().focusWidget()
        return next((field.path for field in self.fields if field.line is here), self._last)

    def paths(self) -> tuple[str, ...]:
        """Give the paths of every field of the block."""
        return tuple(field.path for field in self.fields)

    def go_on(self) -> None:
        """Go to the first field in which nobody has been; out of the block where there is none."""
        waiting = next((field for field in self.fields if is_waiting(field)), None)
        if waiting is not None:
            self._enter(waiting)
        else:
            self.ended.emit(Walk.NEXT)

    def commit(self) -> None:
        """Commit the field that is being keyed."""
        for field in self.fields:
            field.commit()

    def _add_group(self, group: Group, column: QVBoxLayout) -> None:
        widgets = [widget for row in group.rows if (widget := self._row(row)) is not None]
        if not widgets:
            return
        if column.count():
            column.addSpacing(GROUP_GAP)
        column.addWidget(heading_label(self._labels.groups[group.key], self._sheet))
        column.addSpacing(HEADING_GAP)
        for widget in widgets:
            column.addWidget(widget)

    def _row(self, row: Row) -> QWidget | None:
        if isinstance(row, ListRows | Signatures):
            item = row.items[0] if isinstance(row, ListRows) else row.place
            return self._list(row) if self._rules.asks(item) else None
        paths = tuple(path for path in row if is_asked(path, self._settlement) and self._rules.asks(path))
        if not paths:
            return None
        fields = tuple(field_for(path, label=self._labels.label(path), parent=self._sheet) for path in paths)
        for field in fields:
            field.set_date_context(around(self._settlement.bar_date) if self._rules.infers else ANY_DATE)
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
        field.line.returned.connect(lambda sign, field=field: self._go_back_into(field, sign))
        if isinstance(field, PaperEdit):
            field.grown.connect(lambda field=field: self._go_on_by_itself(field))
            if self._offers is not None:
                field.offering.use(self._offers)
        field.committed.connect(lambda entry: self.committed.emit((entry,)))
        field.walked.connect(lambda walk, field=field: self._go_on(field, walk))
        field.asked.connect(lambda press, field=field: self.asked.emit(field.path, press))

    def _go_on(self, field: AnyEdit, walk: Walk) -> None:
        """Go where a key leads: Enter passes over what one key has filled, Shift+Enter goes back along the path."""
        following = self._following(field, walk)
        if following is None:
            self._left = field.path
            self.ended.emit(walk)
            return
        if walk is Walk.NEXT:
            self._came[following.path] = field.path
        self._enter(following)

    def _following(self, field: AnyEdit, walk: Walk) -> AnyEdit | None:
        fields = self.fields
        at = fields.index(field)
        if walk is Walk.NEXT:
            return next((each for each in fields[at + 1 :] if each.origin not in PASSED_OVER), None)
        if walk is Walk.PREVIOUS:
            came = next((each for each in fields if each.path == self._came.get(field.path)), None)
            if came is not None:
                return came
        place = at + (1 if walk in FORWARD else -1)
        return fields[place] if 0 <= place < len(fields) else None

    def _go_on_by_itself(self, field: PaperEdit) -> None:
        """Go on without Enter from a value of fixed length, where nothing that follows could be a part of it."""
        following = self._following(field, Walk.NEXT)
        starts = self.beyond if following is None else starts_of(getattr(following, "place", None))
        arrival = arrival_after(field.place, field.line.text(), starts=starts)
        if arrival is None:
            return
        field.commit()
        self._go_on(field, Walk.NEXT)
        line = self.window().focusWidget()
        if isinstance(line, PaperLine):
            line.arrive(arrival)

    def _go_back_into(self, field: AnyEdit, sign: str | Press) -> None:
        """Go back into the field that went on by itself to this one."""
        before = next((each for each in self.fields if each.path == self._came.get(field.path)), None)
        if isinstance(before, PaperEdit) and isinstance(sign, str):
            before.reopen(sign)

    def _enter(self, field: AnyEdit) -> None:
        self._last = field.path
        field.take_focus()
        self.ensureWidgetVisible(field, 0, MARGIN)


def is_waiting(field: AnyEdit) -> bool:
    """Whether nobody has been at a field of the paper; words of our own office wait for nobody."""
    if isinstance(field, PaperEdit):
        return not field.reading.is_reached and field.path not in NEVER_ASKED
    return not field.is_reached


def is_asked(path: str, settlement: Settlement) -> bool:
    """Whether the form of the settlement has this place: a W-9 signed by itself asks for its own signature."""
    if path != "w9.certified":
        return True
    return settlement.form is not None and settlement.form.one_signature_serves_w9 is False
