"""The list of a field's choices is a look at what may stand there: only Enter on a choice or a click takes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from claimdesk.casebook.keyed import choice_words
from claimdesk.screens import theme
from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.presses import Press

if TYPE_CHECKING:
    from enum import StrEnum

_ROW = 24
_TICKED = ("square-check", "text", "ticked")
_NOT_TICKED = ("square", "quiet", "not ticked")


@dataclass(frozen=True, slots=True)
class Offered:
    """One line of the list: its words, and the value that stands for it."""

    words: str
    value: str


Offer = Callable[[str], tuple[Offered, ...]]
"""Gives what may stand in a place and begins with the letters keyed so far."""


def offered_choices(choices: type[StrEnum]) -> Offer:
    """Give the choices of a form, in its order."""
    every = tuple(Offered(choice_words(choice), choice.value) for choice in choices)
    return lambda start: tuple(each for each in every if each.words.casefold().startswith(start))


class ChoiceList(QListWidget):
    """Lies under its line, which keeps the focus; typed letters leave what begins with them."""

    taken = Signal(str)

    def __init__(self, line: PaperLine, *, offer: Offer, several: bool) -> None:
        super().__init__(line.window())
        self._line = line
        self._offer = offer
        self._several = several
        self._ticked: set[str] = set()
        self.setObjectName("choiceList")
        self.setAccessibleName(f"Choices for {line.accessibleName()}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._take_item)
        line.left.connect(self.hide)
        line.destroyed.connect(self.deleteLater)
        self.hide()

    def open(self, start: str, *, chosen: frozenset[str]) -> None:
        """Show what begins with `start`; the values already chosen are marked."""
        self._ticked = set(chosen)
        self._fill(start)
        room = self.window().rect()
        below = self._line.mapTo(self.window(), QPoint(0, self._line.height() + 2))
        if below.y() + self.height() > room.bottom():
            below = self._line.mapTo(self.window(), QPoint(0, -self.height() - 2))
        self.move(below)
        self.show()
        self.raise_()

    def filter(self, start: str) -> None:
        """Leave the choices that begin with what is being keyed after the last comma."""
        if self.isVisible():
            self._fill(start.rpartition(",")[2])

    def answer(self, press: Press) -> bool:
        """Answer a key of the line while the list is open; say whether it was the list's."""
        if not self.isVisible():
            return False
        match press:
            case Press.UP | Press.DOWN:
                step = 1 if press is Press.DOWN else -1
                self.setCurrentRow((self.currentRow() + step) % max(self.count(), 1))
            case Press.NEXT if self.currentItem() is not None:
                self._take_item(self.currentItem())
            case Press.LIST | Press.OPEN_LIST | Press.RESTORE:
                self.hide()
            case _:
                self.hide()
                return False
        return True

    def _fill(self, start: str) -> None:
        self.clear()
        for offered in self._offer(start.strip().casefold()):
            item = QListWidgetItem(offered.words, self)
            item.setData(Qt.ItemDataRole.UserRole, offered)
            is_chosen = offered.value in self._ticked
            if self._several:
                name, tone, state = _TICKED if is_chosen else _NOT_TICKED
                item.setIcon(theme.icon(name, tone=tone))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offered.words}, {state}")
            if is_chosen:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        self.setFixedSize(max(self._line.width(), 180), max(self.count(), 1) * _ROW + 10)

    def _take_item(self, item: QListWidgetItem) -> None:
        offered: Offered = item.data(Qt.ItemDataRole.UserRole)
        if not self._several:
            self.hide()
            self.taken.emit(offered.words)
            return
        self._ticked ^= {offered.value}
        row = self.currentRow()
        self._fill("")
        self.setCurrentRow(row)
        self.taken.emit(", ".join(each.words for each in self._offer("") if each.value in self._ticked))
