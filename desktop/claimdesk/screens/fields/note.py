"""The line under a field is always there, so that a form never moves: empty, or one quiet mark and words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from claimdesk.screens import theme

NOTE_HEIGHT = 15
_MARK = 12
_GAP = 4


class NoteLine(QWidget):
    """One line of words behind a mark, cut where it does not fit; the tool tip has it whole."""

    said = Signal()
    """The line says something else, or nothing any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._is_caution = True
        self.setFont(theme.label_font())
        self.setFixedHeight(NOTE_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)

    @property
    def words(self) -> str:
        """What the line says."""
        return self._words

    def say(self, words: str, *, is_caution: bool = True) -> None:
        """Show a line of words, in the colour of caution behind a mark or quietly; empty clears it."""
        if (words, is_caution) != (self._words, self._is_caution):
            self._words, self._is_caution = words, is_caution
            self.setToolTip(theme.plain_tip(words))
            self.update()
            self.said.emit()

    def stand_in(self, row: QWidget) -> None:
        """Leave an empty line in the field, and let `row` give this one its place, and more room than the field has."""
        field = self.parentWidget()
        blank = QWidget(field)
        blank.setFixedHeight(NOTE_HEIGHT)
        blank.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = None if field is None else field.layout()
        if layout is not None:
            layout.replaceWidget(self, blank)
        self.setParent(row)

    def sizeHint(self) -> QSize:
        """As wide as it is given, since words are cut before a form is."""
        return QSize(0, NOTE_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark and the words."""
        if not self._words:
            return
        painter = QPainter(self)
        tone = "caution" if self._is_caution else "quiet"
        name = "circle-alert" if self._is_caution else "info"
        painter.setPen(theme.colour(tone))
        mark = theme.icon_pixmap(name, _MARK, tone=tone, ratio=self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() - _MARK) // 2, mark)
        room = self.rect().adjusted(_MARK + _GAP, 0, 0, 0)
        said = self._words[:1].upper() + self._words[1:]
        words = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
