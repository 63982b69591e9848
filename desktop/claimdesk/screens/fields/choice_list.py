"""The list of a field's choices is a look at what may stand there: only Enter on a choice or a click takes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


class ChoiceList(QListWidget):
    """Lies under its line, which keeps the focus; typed letters leave the choices that begin with them."""

    taken = Signal(str)

    def __init__(self, line: PaperLine, *, choices: type[StrEnum], several: bool) -> None:
        super().__init__(line.window())
        self._line = line
        self._choices = choices
        self._several = several
        self._ticked: set[StrEnum] = set()
        self.setObjectName("choiceList")
        self.setAccessibleName(f"Choices for {line.accessibleName()}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._take_item)
        line.left.connect(self.hide)
        line.destroyed.connect(self.deleteLater)
        self.hide()

    def open(self, start: str, *, chosen: Any) -> None:  # noqa: ANN401 - a choice, several, or none
        """Show the choices that begin with `start`; those already chosen are marked."""
        self._ticked = {chosen} if isinstance(chosen, self._choices) else set(chosen or ())
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
            case Press.LIST | Press.RESTORE:
                self.hide()
            case _:
                self.hide()
                return False
        return True

    def _fill(self, start: str) -> None:
        self.clear()
        wanted = start.strip().casefold()
        for choice in self._choices:
            words = choice_words(choice)
            if not words.casefold().startswith(wanted):
                continue
            item = QListWidgetItem(words, self)
            item.setData(Qt.ItemDataRole.UserRole, choice.value)
            if self._several:
                name, tone, state = _TICKED if choice in self._ticked else _NOT_TICKED
                item.setIcon(theme.icon(name, tone=tone))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {state}")
            if choice in self._ticked:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        self.setFixedSize(max(self._line.width(), 180), max(self.count(), 1) * _ROW + 10)

    def _take_item(self, item: QListWidgetItem) -> None:
        choice = self._choices(item.data(Qt.ItemDataRole.UserRole))
        if not self._several:
            self.hide()
            self.taken.emit(choice_words(choice))
            return
        self._ticked ^= {choice}
        row = self.currentRow()
        self._fill("")
        self.setCurrentRow(row)
        self.taken.emit(", ".join(choice_words(each) for each in self._choices if each in self._ticked))
