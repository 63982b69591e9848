"""The trades of one claim in time: against the daily price, with the periods of the plan behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from claimdesk.casebook.account import TradeCode
from claimdesk.casebook.day_text import screen_date
from claimdesk.casebook.money import MILLION, money_text
from claimdesk.casebook.plan_tables import Series, TableKind, day_of
from claimdesk.screens import theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from claimdesk.casebook.explained_loss import ExplainedLoss
    from claimdesk.casebook.settlement import Settlement

HEIGHT = 120
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 8, 18, 18
_MARK = 5.0
_LEAST_SPAN = 1.0
_BOUGHT = frozenset({TradeCode.PURCHASE, TradeCode.COVER, TradeCode.EXERCISE, TradeCode.REINVESTED})
_SOLD = frozenset({TradeCode.SALE, TradeCode.SHORT_SALE})


@dataclass(frozen=True, slots=True)
class Point:
    """A price on a day; a trade is a purchase or a sale, a close of the market is neither."""

    on: date
    price: int
    is_purchase: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A period of the plan, both days inclusive, with its name and the token of its ground."""

    name: str
    first: date
    last: date
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What is drawn: days from `first` to `last`, prices in millionths from `low` to `high`."""

    first: date
    last: date
    low: int
    high: int
    periods: tuple[Period, ...]
    closes: tuple[Point, ...]
    trades: tuple[Point, ...]
    cuts: tuple[date, ...]

    @property
    def words(self) -> str:
        """The picture in words, for whoever cannot see it."""
        bought = sum(trade.is_purchase for trade in self.trades)
        sold = len(self.trades) - bought
        return (
            f"{bought} purchase{'' if bought == 1 else 's'} and {sold} sale{'' if sold == 1 else 's'}"
            f" from {screen_date(self.first)} to {screen_date(self.last)}"
        )


def timeline_of(explained: ExplainedLoss, settlement: Settlement) -> Timeline | None:
    """Give the picture of a claim; None where neither a trade nor a period has a day."""
    trades = tuple(
        Point(line.on, line.price, line.code in _BOUGHT)
        for line in explained.account.lines
        if line.on is not None and line.price is not None and line.code in _BOUGHT | _SOLD
    )
    periods = tuple(_periods(explained, settlement))
    days = [trade.on for trade in trades]
    days += [day for period in periods for day in (period.first, period.last)]
    if not days:
        return None
    first, last = min(days), max(days)
    closes = tuple(Point(on, prices.close) for on, prices in settlement.almanac.prices.items() if first <= on <= last)
    prices_seen = [point.price for point in (*trades, *closes)] or [0]
    return Timeline(
        first=first,
        last=last,
        low=min(prices_seen),
        high=max(prices_seen),
        periods=periods,
        closes=closes,
        trades=trades,
        cuts=tuple(cut.on for cut in explained.plan.cuts),
    )


def _periods(explained: ExplainedLoss, settlement: Settlement) -> Iterator[Period]:
    if settlement.class_period is not None:
        yield Period("class period", settlement.class_period.first, settlement.class_period.last, "accent_soft")
    for table in explained.plan.tables:
        if isinstance(table, Series) and table.kind is TableKind.LOOK_BACK:
            first, last = day_of(table.rows[0].band.first), day_of(table.rows[-1].band.first)
            yield Period("look-back", first, last, "caution_soft")


class LossTimeline(QWidget):
    """Purchases are triangles that point up, sales triangles that point down; cuts of the plan are dashed lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("loss_timeline")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.timeline: Timeline | None = None

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Draw another claim."""
        self.timeline = timeline
        self.setAccessibleName(timeline.words if timeline else "No trade to draw")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint periods, cuts, prices and trades, in this order."""
        timeline = self.timeline
        if timeline is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.label_font())
        self._paint_periods(painter, timeline)
        painter.setPen(QPen(theme.colour("quiet"), 1))
        painter.drawPolyline(QPolygonF([self._at(point) for point in timeline.closes]))
        for trade in timeline.trades:
            self._paint_trade(painter, trade)
        self._paint_scale(painter, timeline)
        painter.end()

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def _x(self, on: date) -> float:
        timeline = self.timeline
        room = self._room()
        if timeline is None:
            return room.left()
        span = max((timeline.last - timeline.first).days, _LEAST_SPAN)
        return room.left() + room.width() * (on - timeline.first).days / span

    def _at(self, point: Point) -> QPointF:
        timeline = self.timeline
        room = self._room()
        if timeline is None:
            return room.bottomLeft()
        span = max(timeline.high - timeline.low, _LEAST_SPAN)
        return QPointF(self._x(point.on), room.bottom() - room.height() * (point.price - timeline.low) / span)

    def _paint_periods(self, painter: QPainter, timeline: Timeline) -> None:
        room = self._room()
        for period in timeline.periods:
            band = QRectF(self._x(period.first), 0, 0, room.bottom())
            band.setRight(self._x(period.last))
            painter.fillRect(band, theme.colour(period.ground))
            painter.setPen(theme.colour("text"))
            painter.drawText(band.adjusted(4, 2, 200, 0), Qt.AlignmentFlag.AlignTop, period.name)
        painter.setPen(QPen(theme.colour("quiet"), 1, Qt.PenStyle.DashLine))
        for cut in timeline.cuts:
            painter.drawLine(QPointF(self._x(cut), room.top()), QPointF(self._x(cut), room.bottom()))

    def _paint_trade(self, painter: QPainter, trade: Point) -> None:
        place = self._at(trade)
        way = 1 if trade.is_purchase else -1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("good" if trade.is_purchase else "wrong"))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(place.x() - _MARK, place.y() + way * _MARK),
                    QPointF(place.x() + _MARK, place.y() + way * _MARK),
                    QPointF(place.x(), place.y() - way * _MARK),
                ]
            )
        )

    def _paint_scale(self, painter: QPainter, timeline: Timeline) -> None:
        room = self._room()
        painter.setPen(theme.colour("quiet"))
        right = Qt.AlignmentFlag.AlignRight
        for price, y in ((timeline.high, room.top()), (timeline.low, room.bottom() - _BOTTOM)):
            words = f"${money_text(price // (MILLION // 100) * (MILLION // 100))}"
            painter.drawText(QRectF(0, y, _LEFT - 6, _BOTTOM), right | Qt.AlignmentFlag.AlignVCenter, words)
        below = QRectF(room.left(), room.bottom() + 2, room.width(), _BOTTOM)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, screen_date(timeline.first))
        painter.drawText(below, right, screen_date(timeline.last))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, "\u25b2 purchase   \u25bc sale   line: daily close")
