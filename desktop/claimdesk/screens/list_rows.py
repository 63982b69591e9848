"""The items of a list of the paper, below the question how many: rows come and go with the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from claimdesk.casebook.origin import Origin
from claimdesk.casebook.places import reading_at
from claimdesk.screens.field_row import COLUMN_GAP, FieldRow
from claimdesk.screens.fields.count_edit import CountEdit
from claimdesk.screens.fields.paper_edit import PaperEdit, field_for
from claimdesk.screens.form_layout import ListRows, Signatures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.screens.labels import Labels

AnyEdit = PaperEdit | CountEdit


class Items(QWidget):
    """Rows of fields for so many items of a list; the fields that are made anew are told by `made`."""

    made = Signal(object)

    def __init__(self, labels: Labels, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels = labels
        self._fields: list[tuple[PaperEdit, ...]] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def fields(self) -> tuple[PaperEdit, ...]:
        """The fields of all items in the order of the paper."""
        return tuple(field for row in self._fields for field in row)

    def show_items(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Have one row for each tuple of paths; those that are already there stay as they are."""
        while len(self._rows) > len(rows):
            self._fields.pop()
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for paths in rows[len(self._rows) :]:
            fields = tuple(field_for(path, label=self._labels.label(path), parent=self) for path in paths)
            row = FieldRow(fields, self)
            self._fields.append(fields)
            self._rows.append(row)
            self._column.addWidget(row)
            row.show()
            for field in fields:
                self.made.emit(field)
        self.setVisible(bool(rows))


class ListSection(QWidget):
    """A question how many and the rows that the answer asks for; a list of at most one stands on one line with it."""

    made = Signal(object)

    def __init__(self, rows: ListRows, *, labels: Labels, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self.before: tuple[AnyEdit, ...] = tuple(
            field_for(path, label=labels.label(path), parent=self) for path in rows.before
        )
        self.count = CountEdit(rows.count_path, label=labels.label(rows.count_path), most=rows.most, parent=self)
        self._items = Items(labels, self)
        self._items.made.connect(self.made)
        layout: QBoxLayout = QVBoxLayout(self) if rows.most > 1 else QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0 if rows.most > 1 else COLUMN_GAP)
        question = FieldRow((*self.before, self.count), self) if rows.most > 1 else self.count
        layout.addWidget(question, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._items, 1)
        self._items.hide()

    @property
    def fields(self) -> tuple[AnyEdit, ...]:
        """The places before the question, the question, then the fields of all items."""
        return (*self.before, self.count, *self._items.fields)

    def show_proof(self, proof: ProofOfClaim, origins: Mapping[str, Origin]) -> None:
        """Show how many items the proof has; a list that nobody has spoken of yet has none."""
        held = length_of(proof, self._rows.path)
        origin = origins.get(self._rows.count_path, Origin.TYPED)
        is_said = self.count.is_reached or origin is not Origin.TYPED
        says_nothing = held is None or (held == 0 and self._rows.path != "documents" and not is_said)
        self.count.show_count(None if says_nothing else held, origin=origin)
        self._items.show_items(tuple(self._rows.item_paths(at) for at in range(held or 0)))


class SignatureRows(QWidget):
    """One line for the signature of each joint owner that Part I names."""

    made = Signal(object)

    def __init__(self, rows: Signatures, *, labels: Labels, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._items = Items(labels, self)
        self._items.made.connect(self.made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._items)

    @property
    def fields(self) -> tuple[AnyEdit, ...]:
        """The fields of all signatures."""
        return self._items.fields

    def show_proof(self, proof: ProofOfClaim, _origins: Mapping[str, Origin]) -> None:
        """Have one line for each item of the other list."""
        held = length_of(proof, self._rows.path) or 0
        self._items.show_items(tuple((self._rows.place.replace("[]", f"[{at}]"),) for at in range(held)))
        self.setVisible(held > 0)


def length_of(proof: ProofOfClaim, path: str) -> int | None:
    """Give how many items a list of the proof has; None when nobody has said so."""
    match path:
        case "documents":
            return None if proof.documents is None else len(proof.documents)
        case "joint_owners":
            return len(proof.joint_owners)
        case "representative":
            return 0 if proof.representative is None else 1
    raise KeyError(path)


def show_readings(fields: tuple[AnyEdit, ...], proof: ProofOfClaim, origins: Mapping[str, Origin]) -> None:
    """Show in each field what the proof says at its path, and what of it was inferred."""
    for field in fields:
        if isinstance(field, PaperEdit):
            field.show_reading(reading_at(proof, field.path), origin=origins.get(field.path, Origin.TYPED))
