"""A clerk at one field: keys into it, and writes down what it says."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from claimdesk.casebook.keyed_dates import DateContext
from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import Mark
from claimdesk.screens.fields.paper_edit import PaperEdit, field_for
from claimdesk.screens.fields.walk import Walk

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
YEAR_OF_THE_BAR_DATE = DateContext(first=date(2008, 1, 1), last=date(2008, 12, 31))


class Clerk:
    """Keys into one field that stands in a window beside another line, and writes down what it says."""

    def __init__(self, qtbot: QtBot, path: str, label: str = "Place") -> None:
        self.window = QWidget()
        self.elsewhere = QLineEdit(self.window)
        self.field: PaperEdit = field_for(path, label=label, parent=self.window)
        self.field.set_date_context(YEAR_OF_THE_BAR_DATE)
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.elsewhere)
        column.addStretch(1)
        self.window.resize(700, 500)
        qtbot.addWidget(self.window)
        self.entries: list[Entry] = []
        self.walks: list[Walk] = []
        self.field.committed.connect(self.entries.append)
        self.field.walked.connect(self.walks.append)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.field.take_focus()

    def types(self, text: str) -> None:
        """Type a text."""
        QTest.keyClicks(self.field.line, text)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key."""
        QTest.keyClick(self.field.line, key, modifier)

    @property
    def last(self) -> tuple[Mark, str]:
        """Mark and text of the last entry."""
        return (self.entries[-1].mark, self.entries[-1].text)
