"""A number of a taxpayer shows in full only under the keyboard, and never to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.presses import FIELD_PRESSES, Press

_LAST = 4
_BULLET = "•"
_CELL = "\u2007"
"""The figure space, which the style makes the password character."""


class TinLine(PaperLine):
    """A line in password mode, which Qt keeps from accessible text and the clipboard; its figures are painted over it.

    The style makes the password character a figure space, so that cursor and selection stand where the figures are.
    """

    uncovered = Signal()
    """The cursor has come to a number that was not keyed here just now, so that it shows in full."""

    copy_wanted = Signal(str)
    """Somebody wants the number, which this carries, on the clipboard; Qt itself copies nothing from such a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setProperty("tin", True)
        self.answer_presses(FIELD_PRESSES | {Press.COPY_NUMBER})

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that a number is uncovered."""
        super().focusInEvent(event)
        if self.text() and not self.isModified():
            self.uncovered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the number to be copied, or do what every line does."""
        if self._press(event) is not Press.COPY_NUMBER:
            super().keyPressEvent(event)
            return
        event.accept()
        if self.text():
            self.copy_wanted.emit(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, then the figures: all of them in focus, the last four otherwise."""
        super().paintEvent(event)
        text = self.text()
        if not text:
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        is_selected = self.hasFocus() and self.hasSelectedText()
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        painter.setPen(self.palette().color(role))
        metrics = QFontMetricsF(self.font())
        cell = metrics.horizontalAdvance(_CELL)
        shown = text if self.hasFocus() else _BULLET * max(len(text) - _LAST, 0) + text[-_LAST:]
        left = self._inset()
        for place, sign in enumerate(shown):
            offset = (cell - metrics.horizontalAdvance(sign)) / 2
            painter.drawText(QPointF(left + place * cell + offset, self._baseline()), sign)
        painter.end()
