"""One line of the paper under the keyboard edits text, and hands every other key of the house to its owner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from claimdesk.casebook.pasted_trades import is_table, why_too_long
from claimdesk.screens.fields.arrival import Arrival
from claimdesk.screens.fields.presses import FIELD_KEYS, FIELD_PRESSES, KeyMap, Press


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


_ELSEWHERE = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""Reasons of a focus that comes back: what is being keyed stays open."""
_ENTERS = frozenset({Press.NEXT, Press.DOWN})
_SIDEWAYS = frozenset({Press.CELL_LEFT, Press.CELL_RIGHT})
_HINT_GAP = 8
"""Pixels between the open text and its meaning."""


class PaperLine(QLineEdit):
    """A line editor without commits of its own: its owner reads the text when a press or a loss of focus says so.

    `hint` is quiet text at the right end, such as the date that `0415` means; `hint_underlined` is the part of it that
    was inferred, as (start, length).
    """

    pressed = Signal(object)
    left = Signal()
    returned = Signal(object)
    """A key belongs to the place that went on by itself: a sign, no sign for Backspace, or a `Press`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self._hint_underlined = (0, 0)
        self._underlined = (0, 0)
        self._fitted = FIELD_PRESSES
        self._keys = FIELD_KEYS
        self._arrival: Arrival | None = None

    def use_keys(self, keys: KeyMap) -> None:
        """Let these keys ask for what the owner understands."""
        self._keys = keys

    def key_of(self, press: Press) -> str:
        """Give the first key that asks for this, as people read it; empty where none does."""
        found = (QKeyCombination(held, key) for (key, held), each in self._keys.items() if each is press)
        first = next(found, None)
        return (
            ""
            if first is None
            else QKeySequence(first).toString().replace("Return", "Enter").replace("Num+", "Keypad ")
        )

    def answer_presses(self, presses: frozenset[Press]) -> None:
        """Name the presses that the owner understands; every other key stays with the text."""
        self._fitted = presses

    def show_text(self, text: str, *, underlined: tuple[int, int] = (0, 0)) -> None:
        """Show a committed text, its inferred part (start, length) underlined; selected while in focus."""
        self._underlined = underlined
        self.setText(text)
        self.setCursorPosition(0)
        if self.hasFocus():
            self.selectAll()

    def arrive(self, arrival: Arrival) -> None:
        """Know that the place before went on by itself, until the next key that is of this place."""
        self._arrival = arrival

    def _belongs_to_the_one_before(self, event: QKeyEvent, press: Press | None) -> bool:
        arrival, sign = self._arrival, event.text()
        if arrival is None or (press is None and not sign):
            return False
        if press is None and arrival.rest and sign.casefold() == arrival.rest[0]:
            self._arrival = Arrival(arrival.rest[1:], arrival.more)
            return True
        self._arrival = None
        if press in _ENTERS:
            return True
        if press in _SIDEWAYS:
            self.returned.emit(press)
            return True
        is_back = event.key() == Qt.Key.Key_Backspace
        if press is None and (is_back or sign in arrival.more):
            self.returned.emit("" if is_back else sign)
            return True
        return False

    def paste_value(self) -> str:
        """Paste one value into the line; give the whole text then, empty where the clipboard holds more than that."""
        text = QGuiApplication.clipboard().text()
        if is_table(text) or why_too_long(text):
            return ""
        self.paste()
        return self.text()

    def show_hint(self, hint: str, *, underlined: tuple[int, int] = (0, 0)) -> None:
        """Show what the open text means, at the right end of the line."""
        if (hint, underlined) != (self._hint, self._hint_underlined):
            self._hint, self._hint_underlined = hint, underlined
            self.update()

    @property
    def hint(self) -> str:
        """What stands at the right end of the line."""
        return self._hint

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the house from being taken by a shortcut of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._press(event):
            event.accept()
            return True
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            # A line of Qt would take back letters of its own; here commits of the whole claim are taken back.
            event.ignore()
            return False
        return super().event(event)

    def focusNextPrevChild(self, _forward: bool, /) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab walks by the paper, which the owner knows."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand a key of the house to the owner, or let it edit the text."""
        press = self._press(event)
        if self._arrival is not None and self._belongs_to_the_one_before(event, press):
            event.accept()
            return
        if press is None:
            super().keyPressEvent(event)
            return
        event.accept()
        self.pressed.emit(press)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces; a person who comes back from another window goes on typing."""
        place = self.cursorPosition()
        super().focusInEvent(event)
        if event.reason() in _ELSEWHERE and self.isModified():
            self.deselect()
            self.setCursorPosition(place)
        else:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the line was left, except for a menu of its own or for a look at another window."""
        super().focusOutEvent(event)
        if event.reason() not in _ELSEWHERE:
            self._arrival = None
            self.setCursorPosition(0)
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, then its hint and the mark under an inferred part."""
        super().paintEvent(event)
        has_underline = self._underlined[1] and not self.isModified() and self.text()
        if not self._hint and not has_underline:
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        if has_underline:
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            self._underline(painter, self.text(), left=self._text_left(self.text()), part=self._underlined)
        if self._hint and self._has_room_for_hint():
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            width = self.fontMetrics().horizontalAdvance(self._hint)
            left = self.width() - self._inset() - width
            painter.drawText(left, self._baseline(), self._hint)
            self._underline(painter, self._hint, left=left, part=self._hint_underlined)
        painter.end()

    def _press(self, event: QKeyEvent) -> Press | None:
        press = self._keys.get((Qt.Key(event.key()), event.modifiers()))
        if press is Press.FINISH_SECTION and self.text():
            return None
        return press if press in self._fitted else None

    def _inset(self) -> int:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        contents = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return contents.left() + 2

    def _baseline(self) -> int:
        metrics = self.fontMetrics()
        return (self.height() - metrics.height() + 1) // 2 + metrics.ascent()

    def _has_room_for_hint(self) -> bool:
        need = self.fontMetrics().horizontalAdvance(self.text() + self._hint) + 2 * self._inset() + _HINT_GAP
        return need <= self.width()

    def _text_left(self, text: str) -> int:
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            return self.width() - self._inset() - self.fontMetrics().horizontalAdvance(text)
        return self._inset()

    def _underline(self, painter: QPainter, text: str, *, left: int, part: tuple[int, int]) -> None:
        start, length = part
        if length:
            metrics = self.fontMetrics()
            begin = left + metrics.horizontalAdvance(text[:start])
            end = begin + metrics.horizontalAdvance(text[start : start + length])
            painter.drawLine(begin, self._baseline() + 2, end, self._baseline() + 2)
