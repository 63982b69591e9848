"""A small chart of days: one bar each, its number over it, so that it is read without colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from claimdesk.screens import theme

if TYPE_CHECKING:
    from datetime import date

_HEIGHT = 120
_MOST_DAYS = 7
_BAR_GAP = 4
_FOOT = 18
_HEAD = 16


@dataclass(frozen=True, slots=True)
class DayBar:
    """One day: how high its bar is beside the others, and the number over it."""

    day: date
    height: int
    words: str


class DaysChart(QWidget):
    """Shows the last seven days of those that it is given."""

    def __init__(self, what: str, *, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._what = what
        self._width = width
        self._days: tuple[DayBar, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_days(self, days: tuple[DayBar, ...]) -> None:
        """Show other days, the last seven of them."""
        self._days = days[-_MOST_DAYS:]
        spoken = "; ".join(f"{day.day:%d %b}: {day.words}" for day in self._days)
        self.setAccessibleName(f"{self._what} by day. {spoken or 'No day yet'}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its panel."""
        return QSize(self._width, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars on one line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.LABEL_PIXELS))
        floor = self.height() - _FOOT
        painter.setPen(theme.colour("line"))
        painter.drawLine(0, floor, self.width(), floor)
        most = max((day.height for day in self._days), default=0)
        step = self.width() / _MOST_DAYS
        for place, day in enumerate(self._days):
            left = place * step + _BAR_GAP
            height = (floor - _HEAD) * day.height / most if most else 0
            bar = QRectF(left, floor - height, step - 2 * _BAR_GAP, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRect(bar)
            painter.setPen(theme.colour("text"))
            above = QRectF(left, bar.top() - _HEAD, step - 2 * _BAR_GAP, _HEAD)
            _draw_centred(painter, above, day.words)
            painter.setPen(theme.colour("quiet"))
            below = QRectF(left, floor + 2, step - 2 * _BAR_GAP, _FOOT - 2)
            _draw_centred(painter, below, _day_words(self._days, place))
        painter.end()


def _draw_centred(painter: QPainter, box: QRectF, words: str) -> None:
    """Draw words in the middle of a box; too wide for it, they begin where it begins and are not cut."""
    is_wide = painter.fontMetrics().horizontalAdvance(words) > box.width()
    side = Qt.AlignmentFlag.AlignLeft if is_wide else Qt.AlignmentFlag.AlignHCenter
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)


def _day_words(days: tuple[DayBar, ...], place: int) -> str:
    """Give what stands under a bar: the day, and its month under the first bar and the first of each month."""
    day = days[place].day
    is_new_month = not place or days[place - 1].day.month != day.month
    return f"{day.day} {day:%b}" if is_new_month else f"{day.day}"
