"""One difference under the keyboard: its place, what stands beside it, the two readings, and a line for another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from claimdesk.casebook.reading import BLANK, ILLEGIBLE, Mark
from claimdesk.casework.settle_differences import Answer, ShownDifference, Side
from claimdesk.screens.difference_words import agreed_words, place_of, spoken_of, texts_of
from claimdesk.screens.fields.paper_edit import PaperEdit, field_for
from claimdesk.screens.fields.presses import FIELD_KEYS, KeyMap, Press
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.labels import load_labels
from claimdesk.screens.marked_text import MarkedText, Part, differing_parts
from claimdesk.screens.words import heading_label, quiet_label, title_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.casebook.reading import Reading

_GAP = 12
_NUMBER_WIDTH = 28
_TYPED = frozenset({Press.NEXT, Press.RESTORE, Press.LIST})
"""What the line for another reading answers to; every other key of a field is one of the pane, or none."""


class ReadingCard(QFrame):
    """One of the two readings, with the key that takes it."""

    def __init__(self, side: Side, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        number = title_label(side.value, self)
        number.setFixedWidth(_NUMBER_WIDTH)
        self.text = MarkedText(self)
        self.taken = quiet_label("", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(_GAP)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.taken, 0, Qt.AlignmentFlag.AlignTop)
        self._side = side

    def show_reading(self, parts: tuple[Part, ...], *, spoken: str, is_taken: bool) -> None:
        """Show a reading, and whether it is the one that was taken."""
        self.text.show_parts(parts, spoken=f"Reading {self._side.value}: {spoken}")
        self.taken.setText("taken" if is_taken else "")


class DifferencePane(QFrame):
    """`answered` carries an `Answer`; `stepped` whether one wants the next difference, or the previous."""

    answered = Signal(object)
    stepped = Signal(bool)
    queried = Signal(str)
    """Somebody else is to be asked about the place with these words."""
    said = Signal(str)

    def __init__(self, keys: KeyMap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("difference")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys = keys
        self._difference: ShownDifference | None = None
        self._edit: PaperEdit | None = None
        self.place = heading_label("", self)
        self.beside = wrapped_label("", self)
        self.beside.setProperty("tone", "quiet")
        self.cards = tuple(ReadingCard(side, self) for side in Side)
        self.asked = quiet_label("", self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(_GAP)
        for widget in (self.place, self.beside, *self.cards, self.asked):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    @property
    def is_typing(self) -> bool:
        """Whether another reading is being typed."""
        return self._edit is not None

    def show_difference(self, difference: ShownDifference) -> None:
        """Show a difference, with the answer that it has already."""
        self._end_typing()
        self._difference = difference
        self.place.setText(place_of(difference))
        self.beside.setText(agreed_words(difference))
        self.beside.setVisible(bool(self.beside.text()))
        texts, spoken = texts_of(difference), spoken_of(difference)
        marked = (
            differing_parts(*texts)
            if difference.one and difference.two
            else tuple((Part(text, differs=False),) for text in texts)
        )
        answer = difference.answer
        for card, side, parts, words in zip(self.cards, Side, marked, spoken, strict=True):
            card.show_reading(parts, spoken=words, is_taken=answer is not None and answer.side is side)
        self.asked.setText(_answer_words(difference))
        self.setAccessibleName(f"{self.place.text()}. Reading 1: {spoken[0]}. Reading 2: {spoken[1]}")
        self.setAccessibleDescription(self.beside.text())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the pane from being taken by a shortcut of the window, and Tab from leading away."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._press(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a reading by its key, or begin to type another one with whatever sign is typed."""
        press = self._press(event)
        if press is not None:
            event.accept()
            self._do(press)
        elif self._edit is not None:
            self._edit.line.insert(event.text())
        elif event.text() and event.text().isprintable() and not event.text().isspace():
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> Press | None:
        keypad = Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        return self._keys.get((key, event.modifiers())) or self._keys.get((key, event.modifiers() & ~keypad))

    def _do(self, press: Press) -> None:
        match press:
            case Press.TAKE_ONE | Press.TAKE_TWO:
                self.answered.emit(Answer(side=Side.ONE if press is Press.TAKE_ONE else Side.TWO))
            case Press.QUERY:
                self.queried.emit(self.place.text())
            case Press.ILLEGIBLE | Press.BLANK:
                self._answer_reading(ILLEGIBLE if press is Press.ILLEGIBLE else BLANK)
            case Press.TYPE:
                self._type("")
            case Press.UP | Press.DOWN:
                self.stepped.emit(press is Press.DOWN)

    def _answer_reading(self, reading: Reading[object]) -> None:
        if self._difference is None:
            return
        if self._difference.is_line:
            self.said.emit("A line is on the paper or it is not: 1 or 2 says which, 0 asks somebody else")
            return
        self.answered.emit(Answer(reading=reading))

    def _type(self, text: str) -> None:
        """Open the line for another reading, with the first sign in it."""
        difference = self._difference
        if difference is None:
            return
        if difference.is_line:
            self._answer_reading(BLANK)
            return
        edit = field_for(difference.path, label=_label(difference), parent=self)
        edit.line.use_keys(FIELD_KEYS)
        edit.line.answer_presses(_TYPED)
        edit.walked.connect(self._take_typed)
        edit.line.installEventFilter(self)
        self.column.insertWidget(self.column.count() - 1, edit)
        self._edit = edit
        edit.show()
        edit.take_focus()
        if text:
            edit.line.insert(text)
            edit.line.setModified(True)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Esc on the line for another reading goes back to the two."""
        if (
            self._edit is not None
            and watched is self._edit.line
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._end_typing()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _take_typed(self, walk: Walk) -> None:
        """Take what was typed; nothing typed goes back, and what makes no sense is taken at the second Enter."""
        edit = self._edit
        if edit is None or walk is not Walk.NEXT:
            return
        reading = edit.reading
        if reading.mark is not Mark.WRITTEN:
            self._end_typing()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif reading.value is None and edit.property("seen") != reading.text:
            edit.setProperty("seen", reading.text)
            self.said.emit("Enter once more takes it as it is written on the paper")
        else:
            self.answered.emit(Answer(reading=reading))

    def _end_typing(self) -> None:
        edit, self._edit = self._edit, None
        if edit is not None:
            edit.line.removeEventFilter(self)
            self.column.removeWidget(edit)
            edit.hide()
            edit.deleteLater()


def _label(difference: ShownDifference) -> str:
    try:
        return f"Another reading: {load_labels().label(difference.path)}"
    except KeyError:
        return f"Another reading: {place_of(difference)}"


def _answer_words(difference: ShownDifference) -> str:
    answer = difference.answer
    if answer is None or answer.side is not None:
        return ""
    if answer.reading is None:
        return f"{difference.answered_by} asks: {answer.asked}" if answer.asked else f"{difference.answered_by} asks"
    return "Another reading was typed"
