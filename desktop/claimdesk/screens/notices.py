"""The one place that shows what happened and what went wrong: a line below, and a band above it until it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from claimdesk.screens.icons import IconButton, IconLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdesk.errors import Told

BUG_SENTENCE = "Something went wrong inside Claimdesk."
BUG_REMEDY = "What you keyed is kept as a draft. The place in the program is noted in errors.log in the case folder."


W = TypeVar("W", bound=QWidget)


def _named(widget: W, name: str) -> W:
    widget.setObjectName(name)
    return widget


class Notices(QWidget):
    """The foot of a window: a calm line for what just happened, and a band for what a person must be told.

    The band stays until it is closed or the trouble is over; it never takes the focus, so no key is lost to it.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self._deed: Callable[[], None] | None = None
        self._band = _named(QFrame(self), "notice_band")
        self._mark = IconLabel(size=20, parent=self._band)
        self._text = _named(QLabel(self._band), "notice_text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._answer = _named(QPushButton(self._band), "notice_answer")
        self._answer.clicked.connect(self._do_deed)
        self._close = IconButton("x", "Close this notice", parent=self._band)
        self._close.clicked.connect(self.clear)
        band = QHBoxLayout(self._band)
        band.setContentsMargins(16, 8, 8, 8)
        band.setSpacing(12)
        for widget in (self._mark, self._text, self._answer, self._close):
            band.addWidget(widget, 1 if widget is self._text else 0)
        self._line = _named(QLabel(self), "status_line")
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setAccessibleName("What just happened")
        self._aside = _named(QLabel(self), "status_aside")
        self._aside.setTextFormat(Qt.TextFormat.PlainText)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 4)
        foot.addWidget(self._line, 1)
        foot.addWidget(self._aside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._band)
        outer.addLayout(foot)
        self._band.hide()

    @property
    def line_text(self) -> str:
        """The sentence of the status line."""
        return self._line.text()

    @property
    def band_text(self) -> str:
        """The sentences of the band; empty while nothing is wrong."""
        return self._text.text() if not self._band.isHidden() else ""

    def say(self, sentence: str) -> None:
        """Show what just happened; a later sentence takes its place."""
        self._line.setText(sentence)

    def keep_aside(self, text: str) -> None:
        """Show a lasting word at the end of the line, such as where a draft stands."""
        self._aside.setText(text)

    def tell(self, told: Told) -> None:
        """Show what the user must be told, and what to do about it."""
        self._show("alert-triangle", "caution", f"{told.sentence} {told.remedy}".strip())

    def ask(self, sentence: str, *, answer: str, deed: Callable[[], None]) -> None:
        """Show a sentence with one button named by its verb; the person may go on keying and leave it unanswered."""
        self._show("circle-alert", "caution", sentence)
        self._deed = deed
        self._answer.setText(answer)
        self._answer.setVisible(True)

    def ask_about_unreached(self, count: int, *, deed: Callable[[], None]) -> None:
        """Ask whether places that nobody has been at are blank on the paper; a paper is finished once none is left."""
        places = "1 field was" if count == 1 else f"{count} fields were"
        self.ask(
            f"{places} never reached. Key them, or record them as blank on the paper.",
            answer="Record the rest as blank and finish",
            deed=deed,
        )

    def tell_bug(self) -> None:
        """Say that the program itself failed, where that is noted, and that the draft is kept."""
        self._show("alert-triangle", "wrong", f"{BUG_SENTENCE} {BUG_REMEDY}")

    def take_focus(self) -> None:
        """Put the cursor on the answer of the band, or on its closing; Tab goes between them, Esc closes."""
        if not self._band.isHidden():
            button = self._close if self._answer.isHidden() else self._answer
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the band, Enter presses the button that has the cursor."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._answer.hasFocus():
            self._do_deed()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._close.hasFocus():
            self.clear()
        else:
            super().keyPressEvent(event)

    def clear(self) -> None:
        """Close the band."""
        if not self._band.isHidden():
            had_focus = self._answer.hasFocus() or self._close.hasFocus()
            self._band.hide()
            self._deed = None
            if had_focus:
                self.dismissed.emit()

    def _show(self, mark: str, level: str, text: str) -> None:
        self._deed = None
        self._answer.hide()
        self._mark.show_icon(mark, tone=level)
        self._band.setProperty("level", level)
        self._band.style().unpolish(self._band)
        self._band.style().polish(self._band)
        self._text.setText(text)
        self._band.setAccessibleName(text)
        self._band.show()

    def _do_deed(self) -> None:
        deed = self._deed
        self.clear()
        if deed is not None:
            deed()
