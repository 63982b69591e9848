"""Additional sheets are counted, and each is asked for its signature and its printed name (form IV.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from claimdesk.screens.fields.count_edit import CountEdit
from claimdesk.screens.fields.paper_edit import PaperEdit, field_for
from claimdesk.screens.fields.presses import FIELD_KEYS, KeyMap
from claimdesk.screens.fields.walk import Walk

if TYPE_CHECKING:
    from claimdesk.casebook.places import Entry
    from claimdesk.casebook.trades import ExtraSheet

_PATH = "schedule.extra_sheets"
_MOST = 50
_GAP = 12


class ExtraSheets(QWidget):
    """How many extra sheets there are, and two questions for each; `committed` carries a tuple of `Entry`."""

    committed = Signal(object)
    walked = Signal(object)
    asked = Signal(str, object)
    """A key asks for what only the claim knows: the path of the field, and the `Press`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = CountEdit(f"{_PATH}.count", label="Additional sheets", most=_MOST, parent=self)
        self._fields: list[PaperEdit] = []
        self._keys = FIELD_KEYS
        self._strip = QWidget(self)
        self._row = QHBoxLayout(self._strip)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setFixedHeight(self.count.sizeHint().height() + _GAP)
        self._area.setWidget(self._strip)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        line.addWidget(self.count)
        line.addWidget(self._area, 1)
        self._adopt(self.count)

    def use_keys(self, keys: KeyMap) -> None:
        """Let these keys work in every field."""
        self._keys = keys
        for field in self.fields:
            field.line.use_keys(keys)

    @property
    def fields(self) -> tuple[CountEdit | PaperEdit, ...]:
        """The question how many, then the questions of every sheet."""
        return (self.count, *self._fields)

    def show_sheets(self, sheets: tuple[ExtraSheet, ...]) -> None:
        """Show so many sheets, and what is known of each; none asks nothing until a person has said so."""
        if sheets or self.count.is_reached:
            self.count.show_count(len(sheets))
        self._fit(len(sheets))
        readings = (reading for sheet in sheets for reading in (sheet.signed, sheet.name_printed))
        for field, reading in zip(self._fields, readings, strict=True):
            field.show_reading(reading)

    def take_focus(self) -> None:
        """Focus the question how many."""
        self.count.take_focus()

    def go_to(self, path: str) -> bool:
        """Focus the field at `path`, or the question how many; give whether there is one."""
        field = next((field for field in self.fields if field.path.startswith(path)), None)
        if field is None and path != _PATH:
            return False
        self._enter(field or self.count)
        return True

    def commit(self) -> None:
        """Commit the field that is being keyed."""
        for field in self.fields:
            field.commit()

    def _fit(self, sheets: int) -> None:
        """Have two fields for each sheet."""
        while len(self._fields) > 2 * sheets:
            gone = self._fields.pop()
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place in range(len(self._fields) // 2, sheets):
            for column, words in (("signed", "signed"), ("name_printed", "name printed")):
                field = field_for(f"{_PATH}[{place}].{column}", label=f"Sheet {place + 1} {words}", parent=self._strip)
                self._row.insertWidget(len(self._fields), field)
                self._fields.append(field)
                self._adopt(field)
                field.show()

    def _adopt(self, field: CountEdit | PaperEdit) -> None:
        field.line.use_keys(self._keys)
        field.asked.connect(lambda press, field=field: self.asked.emit(field.path, press))
        field.committed.connect(self._hand_on)
        field.walked.connect(lambda walk, field=field: self._go_on(field, walk))

    def _hand_on(self, entry: Entry) -> None:
        self.committed.emit((entry,))

    def _go_on(self, field: CountEdit | PaperEdit, walk: Walk) -> None:
        place = self.fields.index(field) + (1 if walk in {Walk.NEXT, Walk.DOWN} else -1)
        if 0 <= place < len(self.fields):
            self._enter(self.fields[place])
        else:
            self.walked.emit(walk)

    def _enter(self, field: CountEdit | PaperEdit) -> None:
        field.take_focus()
        if field is not self.count:
            self._area.ensureWidgetVisible(field)
