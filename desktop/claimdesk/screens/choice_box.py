"""A box for one of several words shows by its arrow that there are more, in the colour of the scheme."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from claimdesk.screens import theme

_ARROW = 16
_FROM_THE_EDGE = 6


class ChoiceBox(QComboBox):
    """A combo box whose arrow is the icon of the house: a style sheet would draw one colour in both schemes."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and the arrow over its right end."""
        super().paintEvent(event)
        arrow = theme.icon_pixmap("chevron-down", _ARROW, tone="quiet", ratio=self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(QPoint(self.width() - _ARROW - _FROM_THE_EDGE, (self.height() - _ARROW) // 2), arrow)
        painter.end()
