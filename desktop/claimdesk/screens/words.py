"""Words on a screen are plain text in one of four sizes and weights; markup in a name stays what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from claimdesk.screens import theme


def plain_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make a label of the body size that shows its text as it is written."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label


def quiet_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make a label that stands back."""
    label = plain_label(text, parent)
    label.setProperty("tone", "quiet")
    return label


def title_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make the heading of a screen, 20 px."""
    label = plain_label(text, parent)
    label.setFont(theme.header_font())
    return label


def on_base_line(small: QLabel, large: QLabel) -> QVBoxLayout:
    """Give a layout in which a label stands on the base line of a larger one of the same row, both in the middle."""
    above, below = large.fontMetrics(), small.fontMetrics()
    lowered = QVBoxLayout()
    lowered.setContentsMargins(0, above.ascent() - above.descent() - below.ascent() + below.descent(), 0, 0)
    lowered.addWidget(small)
    return lowered


def heading_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make the heading of a group: the body size, heavier."""
    label = plain_label(text, parent)
    label.setFont(theme.font(theme.BODY_PIXELS, weight=QFont.Weight.DemiBold))
    return label


class NameLabel(QLabel):
    """A heavier label of one line that ends in three dots where its text is longer than its room."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(theme.BODY_PIXELS, weight=QFont.Weight.DemiBold))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        painter = QPainter(self)
        painter.setPen(theme.colour("text"))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()


def wrapped_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Make a label whose text takes as many lines as it needs."""
    label = plain_label(text, parent)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label


def rule(parent: QWidget | None = None) -> QFrame:
    """Make a line of 1 px between two parts of a screen."""
    line = QFrame(parent)
    line.setProperty("rule", "true")
    line.setFixedHeight(1)
    return line
