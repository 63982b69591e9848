"""Ctrl+G: a place of the claim by its number or by the letters of its name, a line of the schedule by its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from claimdesk.screens.words import heading_label

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 8
_ROW = 24
_FRAME = 12


@dataclass(frozen=True, slots=True)
class NumberedPlace:
    """A place with its number in the order of the paper, its words, and its path."""

    number: int
    words: str
    path: str


def found_places(places: tuple[NumberedPlace, ...], keyed: str) -> tuple[NumberedPlace, ...]:
    """Give the places that a number or letters mean: those that begin so first, then those with such a word."""
    wanted = keyed.strip().casefold()
    if wanted.isascii() and wanted.isdigit():
        return tuple(place for place in places if place.number == int(wanted))
    beginning = [place for place in places if place.words.casefold().startswith(wanted)]
    inside = [place for place in places if place not in beginning and _has_word(place.words, wanted)]
    return (*beginning, *inside) if wanted else ()


def _has_word(words: str, start: str) -> bool:
    return any(word.startswith(start) for word in words.casefold().replace(",", " ").split())


class PlaceFinder(QFrame):
    """One line and what it finds; `chosen` carries the path of a place."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("place_finder")
        self._places: tuple[NumberedPlace, ...] = ()
        self._line_of: Callable[[int], str] | None = None
        self._question = heading_label("", self)
        self.line = QLineEdit(self)
        self.line.setObjectName("place_text")
        self.line.textEdited.connect(self._find)
        self.line.returnPressed.connect(self._take)
        self.list = QListWidget(self)
        self.list.setObjectName("place_list")
        self.list.setAccessibleName("Places found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda item: self._go(item.data(Qt.ItemDataRole.UserRole)))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        for widget in (self._question, self.line, self.list):
            column.addWidget(widget)
        self.hide()

    def ask(self, places: tuple[NumberedPlace, ...], *, line_of: Callable[[int], str] | None = None) -> None:
        """Wait for a number or letters; with `line_of` a number is that of a line of the schedule, from 1."""
        self._places, self._line_of = places, line_of
        question = "Go to which field? Its number or letters of its name"
        self._question.setText("Go to which line? Its number, or letters of a field" if line_of else question)
        self.line.setAccessibleName(self._question.text())
        self.line.clear()
        self._find("")
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down light a place, Esc leaves."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif step and self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        else:
            super().keyPressEvent(event)

    def _find(self, keyed: str) -> None:
        self.list.clear()
        for place in self._found(keyed)[:_MOST]:
            item = QListWidgetItem(f"{place.number}   {place.words}" if place.number else place.words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, place.path)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self.list.count()))
        self.list.setFixedHeight(self.list.count() * _ROW + _FRAME)

    def _found(self, keyed: str) -> tuple[NumberedPlace, ...]:
        wanted = keyed.strip()
        if self._line_of is not None and wanted.isascii() and wanted.isdigit():
            path = self._line_of(int(wanted))
            return (NumberedPlace(0, f"line {int(wanted)}", path),) if path else ()
        return found_places(self._places, keyed)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._go(item.data(Qt.ItemDataRole.UserRole))

    def _go(self, path: str) -> None:
        self.hide()
        self.chosen.emit(path)
