"""The figures of keying: one's own by day and by field, for a supervisor the sums; never one person beside another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.roles import may
from claimdesk.casework.keying_figures import case_figures, my_figures
from claimdesk.screens.days_chart import DayBar, DaysChart
from claimdesk.screens.figures_words import (
    error_place_words,
    errors_words,
    field_words,
    keyed_words,
    kinds_words,
    tenths_words,
    time_words,
)
from claimdesk.screens.words import heading_label, plain_label, quiet_label, wrapped_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from claimdesk.casebook.figures import Figures, KeyingErrors
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

WIDTH = 300
_MOST_FIELDS = 6
_MOST_KINDS = 5


class _Rows(QGridLayout):
    """Lines of a name and a figure, so many at most; the others are not shown."""

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__()
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(4)
        self.setColumnStretch(0, 1)
        self._lines = tuple((plain_label("", parent), plain_label("", parent)) for _line in range(count))
        for row, (name, figure) in enumerate(self._lines):
            self.addWidget(name, row, 0)
            self.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight)

    def show_lines(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Show other lines."""
        for place, labels in enumerate(self._lines):
            for label, text in zip(labels, lines[place] if place < len(lines) else ("", ""), strict=True):
                label.setText(text)
                label.setVisible(place < len(lines))


class _TimeSheet(QWidget):
    """Keys in an hour by day, and the fields that take longest."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        what = "Keys in an hour at work"
        self.chart = DaysChart(what, width=WIDTH, parent=self)
        self._rows = _Rows(_MOST_FIELDS, self)
        column = _column(self)
        column.addWidget(quiet_label(what, self))
        column.addWidget(self.chart)
        column.addWidget(quiet_label("Where the time goes: each time, of all", self))
        column.addLayout(self._rows)

    def show_figures(self, figures: Figures) -> None:
        """Show other figures."""
        self.chart.show_days(
            tuple(DayBar(day.day, day.keys_per_hour, f"{day.keys_per_hour:,}") for day in figures.days)
        )
        total = sum(field.active_ms for field in figures.fields)
        fields = figures.fields[:_MOST_FIELDS]
        self._rows.show_lines(tuple((field_words(field.field), time_words(field, total)) for field in fields))


class _ErrorsSheet(QWidget):
    """Errors in 1,000 keys by day, the kinds of error, and the places of the form in which they were made."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        what = "Errors in 1,000 keys"
        self._chart = DaysChart(what, width=WIDTH, parent=self)
        self._kinds_words = quiet_label("Their kinds", self)
        self._kinds = _Rows(_MOST_KINDS, self)
        self._fields_words = quiet_label("Where they were made", self)
        self.fields = tuple(wrapped_label("", self) for _field in range(_MOST_FIELDS))
        column = _column(self)
        column.addWidget(quiet_label(f"{what}, by day of settling", self))
        column.addWidget(self._chart)
        column.addWidget(self._kinds_words)
        column.addLayout(self._kinds)
        column.addWidget(self._fields_words)
        for label in self.fields:
            column.addWidget(label)

    def show_errors(self, errors: KeyingErrors) -> None:
        """Show other errors; what is too much for a line each is summed up in the last one."""
        self._chart.show_days(
            tuple(
                DayBar(day.day, day.tenths_per_thousand_keys, tenths_words(day.tenths_per_thousand_keys))
                for day in errors.days
            )
        )
        kinds = tuple((kind.value.capitalize(), count) for kind, count in errors.by_kind)
        fields = tuple(
            (f"{error_place_words(pattern)}: {kinds_words(counts)}", sum(each.count for each in counts))
            for pattern, counts in errors.by_field
        )
        self._kinds.show_lines(tuple((name, f"{count:,}") for name, count in _shortened(kinds, _MOST_KINDS)))
        shown = _shortened(fields, _MOST_FIELDS)
        for place, label in enumerate(self.fields):
            _set_text(label, shown[place][0] if place < len(shown) else "")
            label.setVisible(place < len(shown))
        for words in (self._kinds_words, self._fields_words):
            words.setVisible(bool(fields))


class FiguresPanel(QWidget):
    """Shows whose figures they are: keys and time, or on another key the errors that second keying found."""

    def __init__(self, workplace: Workplace, notices: Notices, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("figures")
        self.setFixedWidth(WIDTH)
        self._workplace = workplace
        self._notices = notices
        self._figures: Figures | None = None
        self._is_of_all = False
        self._is_of_errors = False
        self._heading = heading_label("Your figures", self)
        self.words = wrapped_label("", self)
        self.time = _TimeSheet(self)
        self.errors = _ErrorsSheet(self)
        self.errors.hide()
        self.sort = QPushButton("Show errors", self)
        self.sort.clicked.connect(self._turn_sort)
        self.other = QPushButton("Show the sums of all", self)
        self.other.clicked.connect(self._turn)
        column = _column(self)
        for widget in (self._heading, self.words, self.time, self.errors):
            column.addWidget(widget)
        column.addWidget(self.sort, 0, Qt.AlignmentFlag.AlignLeft)
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

    def _turn_sort(self) -> None:
        self._is_of_errors = not self._is_of_errors
        if self._figures is not None:
            self._show(self._figures)

    def _refused(self, told: Exception) -> None:
        self._is_of_all = False
        self._notices.say(str(told))

    def _show(self, figures: Figures) -> None:
        self._figures = figures
        is_of_all, errors = self._is_of_all, figures.errors
        self._heading.setText("Sums of all who keyed" if is_of_all else "Your figures")
        self.other.setText("Show your own" if is_of_all else "Show the sums of all")
        self.sort.setText("Show keys and time" if self._is_of_errors else "Show errors")
        words = errors_words(errors, is_of_all=is_of_all) if self._is_of_errors else ""
        _set_text(self.words, words or keyed_words(figures, is_of_all=is_of_all))
        self.time.setVisible(bool(figures.days) and not self._is_of_errors)
        self.errors.setVisible(bool(errors.claims) and self._is_of_errors)
        self.time.show_figures(figures)
        self.errors.show_errors(errors)


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column


def _set_text(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setMinimumHeight(label.heightForWidth(WIDTH) if text else 0)


def _shortened(lines: tuple[tuple[str, int], ...], most: int) -> tuple[tuple[str, int], ...]:
    """Give so many lines at most; the last one sums up those that have no room."""
    if len(lines) <= most:
        return lines
    rest = sum(count for _words, count in lines[most - 1 :])
    return (*lines[: most - 1], (f"In {len(lines) - most + 1} others: {rest:,}", rest))
