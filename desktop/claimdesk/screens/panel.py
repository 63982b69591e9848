"""A panel asks for a few fields in a row or two: Enter goes on and at last does the deed, Esc leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from claimdesk.casebook.keyed_dates import around, read_keyed_date
from claimdesk.screens.choice_box import ChoiceBox
from claimdesk.screens.words import heading_label, quiet_label

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_DIFFERS = "they differ"
_LONGEST_NUMBER = 9
"""Digits of a number of papers: what is longer was keyed into the wrong field."""


class UnreadableError(ValueError):
    """What stands in a field cannot be read; the message is a sentence for the person."""


class Panel(QFrame):
    """Fields side by side, one deed and a way out; Enter goes to the next field and from the last one to the deed."""

    left = Signal()

    def __init__(self, workplace: Workplace, notices: Notices, *, deed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reason")
        self._workplace = workplace
        self._notices = notices
        self._heading = heading_label("", self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._fields: list[QWidget] = []
        self.do = QPushButton(deed, self)
        self.do.setProperty("primary", "true")
        self.do.clicked.connect(self.give)
        self._leave = QPushButton("Leave it as it is", self)
        self._leave.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.do)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addLayout(self._rows)
        column.addLayout(buttons)
        self.begin_row()
        self.hide()

    def begin_row(self) -> None:
        """Let the fields that follow stand in another row."""
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._rows.addLayout(self._row)

    def line(self, name: str, *, stretch: int = 1) -> QLineEdit:
        """Add a field for text."""
        line = QLineEdit(self)
        line.setMaxLength(200)
        self._add(line, name, stretch)
        return line

    def choice(self, name: str, words: tuple[str, ...]) -> QComboBox:
        """Add a field for one of several words; the first one says that the papers differ."""
        box = ChoiceBox(self)
        box.addItem(_DIFFERS, "")
        for word in words:
            box.addItem(word, word)
        self._add(box, name, 1)
        return box

    def show_panel(self, heading: str) -> None:
        """Show the panel with its heading and put the cursor into its first field."""
        self._heading.setText(heading)
        self.show()
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def give(self) -> None:
        """Do what the panel is there for."""
        raise NotImplementedError

    def leave(self) -> None:
        """Close the panel without a deed."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Enter goes to the next field."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._step()
        elif event.modifiers() or not event.text().isalpha():
            super().keyPressEvent(event)

    def say_unreadable(self, sentence: str, field: QWidget) -> None:
        """Say what cannot be read and go to its field."""
        self._notices.say(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def number(self, line: QLineEdit, what: str, *, may_be_empty: bool = False) -> int | None:
        """Give the whole number that stands in a field.

        Raises:
            UnreadableError: it is none.
        """
        text = line.text().strip().replace(",", "")
        if not text and may_be_empty:
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
            self.say_unreadable(f"{what} are a whole number, such as 40", line)
            raise UnreadableError(what)
        return int(text)

    @property
    def today(self) -> date:
        """The day where the desk stands."""
        return self._workplace.desk.today()

    def day(self, line: QLineEdit, what: str, *, near: date | None) -> date | None:
        """Give the day that stands in a field, None for an empty one; month and day alone mean those next to `near`.

        Raises:
            UnreadableError: it is none.
        """
        text = line.text().strip()
        if not text:
            return None
        read = read_keyed_date(text, context=around(near))
        if read.value is None:
            self.say_unreadable(f"{what}: a date is keyed as 0415, 032808 or 28mar", line)
            raise UnreadableError(what)
        return read.value

    def _step(self) -> None:
        here = next((at for at, field in enumerate(self._fields) if field.hasFocus()), None)
        if self._leave.hasFocus():
            self.leave()
        elif here is None or here + 1 == len(self._fields):
            self.give()
        else:
            self._fields[here + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, field: QWidget, name: str, stretch: int) -> None:
        field.setAccessibleName(name)
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(quiet_label(name, self))
        cell.addWidget(field)
        self._row.addLayout(cell, stretch)
        self._fields.append(field)
