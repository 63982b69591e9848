"""A reason is one letter: the panel shows the letters with their words, and takes the first one that is pressed."""

from __future__ import annotations

import tomllib
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from claimdesk.assets import asset
from claimdesk.screens.words import heading_label

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROW = 26
_FRAME = 12


class LettersPanel(QFrame):
    """Asks for one letter; `taken` carries it, `left` says that none was taken."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("letters_panel")
        self._question = heading_label("", self)
        self.list = LetterList(self)
        self.list.taken.connect(self._take)
        self.list.left.connect(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addWidget(self.list)
        self.hide()

    def ask(self, question: str, reasons: Mapping[str, str]) -> None:
        """Show the reasons by their letters, and wait for one."""
        self._question.setText(question)
        self.list.setAccessibleName(question)
        self.list.show_reasons(reasons)
        self.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close the panel without a deed."""
        self.hide()
        self.left.emit()

    def _take(self, letter: str) -> None:
        self.hide()
        self.taken.emit(letter)


class LetterList(QListWidget):
    """The letters with their words; a letter takes its line, Enter the lit one, Esc none."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("letter_list")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(Qt.ItemDataRole.UserRole)))

    def show_reasons(self, reasons: Mapping[str, str]) -> None:
        """Show other reasons; none is lit, so that Enter alone takes nothing."""
        self.clear()
        for letter, words in reasons.items():
            item = QListWidgetItem(f"{letter}   {words}", self)
            item.setData(Qt.ItemDataRole.UserRole, letter)
        self.setCurrentRow(-1)
        self.setFixedHeight(len(reasons) * _ROW + _FRAME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a letter, or leave."""
        wanted = event.text().upper()
        letters = {self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())}
        if wanted in letters:
            self.taken.emit(wanted)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem() is not None:
            self.taken.emit(self.currentItem().data(Qt.ItemDataRole.UserRole))
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            super().keyPressEvent(event)


@cache
def load_reasons() -> Mapping[str, Mapping[str, str]]:
    """Read the reasons of queries and overrides once; they ship with the program."""
    with asset("screens/reasons.toml").open("rb") as file:
        tables = tomllib.load(file)
    return MappingProxyType({name: MappingProxyType(reasons) for name, reasons in tables.items()})
