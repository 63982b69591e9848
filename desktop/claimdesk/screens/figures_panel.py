"""The figures of keying: one's own by day and by field, for a supervisor the sums; never one person beside another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.roles import may
from claimdesk.casework.keying_figures import case_figures, my_figures
from claimdesk.screens import theme
from claimdesk.screens.labels import load_labels
from claimdesk.screens.words import heading_label, plain_label, quiet_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.casebook.figures import DayFigures, FieldFigures, Figures
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

WIDTH = 300
_CHART_HEIGHT = 120
_MOST_FIELDS = 6
_BAR_GAP = 4
_FOOT = 18
_HEAD = 16
_MINUTE = 60_000


class DaysChart(QWidget):
    """Keys in an hour at work, one bar a day; each number stands over its bar, so that it is read without colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._days: tuple[DayFigures, ...] = ()
        self.setFixedHeight(_CHART_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_days(self, days: tuple[DayFigures, ...]) -> None:
        """Show other days, the last seven of them."""
        self._days = days[-7:]
        spoken = "; ".join(f"{day.day:%d %b}: {day.keys_per_hour:,} keys an hour" for day in self._days)
        self.setAccessibleName(f"Keys in an hour at work by day. {spoken or 'No day yet'}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its panel."""
        return QSize(WIDTH, _CHART_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars on one line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.LABEL_PIXELS))
        floor = self.height() - _FOOT
        painter.setPen(theme.colour("line"))
        painter.drawLine(0, floor, self.width(), floor)
        most = max((day.keys_per_hour for day in self._days), default=0)
        step = self.width() / 7
        for place, day in enumerate(self._days):
            left = place * step + _BAR_GAP
            height = (floor - _HEAD) * day.keys_per_hour / most if most else 0
            bar = QRectF(left, floor - height, step - 2 * _BAR_GAP, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRect(bar)
            painter.setPen(theme.colour("text"))
            above = QRectF(left, bar.top() - _HEAD, step - 2 * _BAR_GAP, _HEAD)
            _draw_centred(painter, above, f"{day.keys_per_hour:,}")
            painter.setPen(theme.colour("quiet"))
            below = QRectF(left, floor + 2, step - 2 * _BAR_GAP, _FOOT - 2)
            _draw_centred(painter, below, _day_words(self._days, place))
        painter.end()


class FiguresPanel(QWidget):
    """Shows whose figures they are, the chart, and the fields that take longest."""

    def __init__(self, workplace: Workplace, notices: Notices, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("figures")
        self.setFixedWidth(WIDTH)
        self._workplace = workplace
        self._notices = notices
        self._is_of_all = False
        self._heading = heading_label("Your figures", self)
        self.words = wrapped_label("", self)
        self.chart = DaysChart(self)
        self._chart_words = quiet_label("Keys in an hour at work", self)
        self.other = QPushButton("Show the sums of all", self)
        self.other.clicked.connect(self._turn)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self._rows = tuple((plain_label("", self), plain_label("", self)) for _field in range(_MOST_FIELDS))
        for row, (name, figure) in enumerate(self._rows):
            grid.addWidget(name, row, 0)
            grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight)
        self._fields_words = quiet_label("Where the time goes: each time, of all", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._heading, self.words, self._chart_words, self.chart, self._fields_words):
            column.addWidget(widget)
        column.addLayout(grid)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def reload(self) -> None:
        """Read the figures again, one's own unless the sums are on show."""
        may_see_all = may(self._workplace.desk.staff.roles, Verb.READ_FIGURES)
        self.other.setVisible(may_see_all)
        self._is_of_all = self._is_of_all and may_see_all
        verb = case_figures if self._is_of_all else my_figures
        self._workplace.jobs.run_newest(
            partial(verb, self._workplace.desk),
            subject="figures",
            owner=self,
            done=self._show,
            failed=self._refused,
        )

    def _turn(self) -> None:
        self._is_of_all = not self._is_of_all
        self.reload()

    def _refused(self, told: Exception) -> None:
        self._is_of_all = False
        self._notices.say(str(told))

    def _show(self, figures: Figures) -> None:
        self._heading.setText("Sums of all who keyed" if self._is_of_all else "Your figures")
        self.other.setText("Show your own" if self._is_of_all else "Show the sums of all")
        self.words.setText(_words(figures, is_of_all=self._is_of_all))
        self.words.setMinimumHeight(self.words.heightForWidth(WIDTH))
        has_any = bool(figures.days)
        for widget in (self.chart, self._chart_words, self._fields_words):
            widget.setVisible(has_any)
        self.chart.show_days(figures.days)
        total = sum(field.active_ms for field in figures.fields)
        for place, (name, figure) in enumerate(self._rows):
            field = figures.fields[place] if place < len(figures.fields) else None
            name.setText(_name(field) if field else "")
            figure.setText(_figure(field, total) if field else "")
            name.setVisible(field is not None)
            figure.setVisible(field is not None)


def _draw_centred(painter: QPainter, box: QRectF, words: str) -> None:
    """Draw words in the middle of a box; too wide for it, they begin where it begins and are not cut."""
    is_wide = painter.fontMetrics().horizontalAdvance(words) > box.width()
    side = Qt.AlignmentFlag.AlignLeft if is_wide else Qt.AlignmentFlag.AlignHCenter
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)


def _day_words(days: tuple[DayFigures, ...], place: int) -> str:
    """Give what stands under a bar: the day, and its month under the first bar and the first of each month."""
    day = days[place].day
    is_new_month = not place or days[place - 1].day.month != day.month
    return f"{day.day} {day:%b}" if is_new_month else f"{day.day}"


def _words(figures: Figures, *, is_of_all: bool) -> str:
    if not figures.days:
        return "What you key is counted as you save: keys, and the time at work without pauses. Nobody else sees it."
    minutes = figures.active_ms // _MINUTE
    hours, rest = divmod(minutes, 60)
    spent = f"{hours} h {rest} min" if hours else f"{rest} min"
    claims = f"{figures.claims:,} claim{'' if figures.claims == 1 else 's'}"
    who = f"{figures.persons} persons, " if is_of_all else ""
    whose = "" if is_of_all else " Nobody else sees these."
    keys = f"{figures.keys:,} keys in {spent}: {figures.keys_per_hour:,} an hour"
    return f"{who}{claims} in the last two weeks, {keys}.{whose}"


def _name(field: FieldFigures) -> str:
    labels = load_labels()
    if field.field.startswith("schedule."):
        place = field.field.removeprefix("schedule.")
        is_end = place.endswith(".count")
        words = f"{place.removesuffix('.count')}.finished" if is_end else place.replace("[]", "")
        return words.replace("_", " ").replace(".", ", ").capitalize()
    try:
        return labels.label(field.field)
    except KeyError:
        return field.field.replace("_", " ").replace(".", ", ")


def _figure(field: FieldFigures, total: int) -> str:
    seconds = f"{field.tenths_of_a_second // 10}.{field.tenths_of_a_second % 10} s"
    return f"{seconds}, {100 * field.active_ms // total if total else 0} %"
