"""The sheet of the schedule is drawn row by row from prepared cells, since Qt would ask for each cell seven times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from claimdesk.screens import theme
from claimdesk.screens.schedule_cells import CellShown, Tone
from claimdesk.screens.schedule_model import LINE_PLACE, PROBLEM_PLACE, ScheduleModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QTableView

ROW_HEIGHT = 28
PADDING = 6
_MARK = 14
_BELOW_TEXT = 2
"""Pixels from the baseline to the mark under an inferred part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """Colours and fonts of one scheme, made once for all cells."""

    tones: Mapping[Tone, QColor]
    line: QColor
    heading_ground: QColor
    current: QColor
    problem_ground: QColor
    body: QFont
    small: QFont
    heading: QFont
    metrics: QFontMetrics
    heading_metrics: QFontMetrics


def inks() -> Inks:
    """Give the inks of the scheme that is shown now."""
    heading = theme.font(theme.BODY_PIXELS, weight=QFont.Weight.DemiBold)
    return Inks(
        tones={
            Tone.TEXT: theme.colour("text"),
            Tone.QUIET: theme.colour("quiet"),
            Tone.CAUTION: theme.colour("caution"),
            Tone.HEADING: theme.colour("text"),
        },
        line=theme.colour("line"),
        heading_ground=theme.colour("surface"),
        current=theme.colour("hover"),
        problem_ground=theme.colour("caution_soft"),
        body=theme.body_font(),
        small=theme.label_font(),
        heading=heading,
        metrics=theme.text_metrics(),
        heading_metrics=QFontMetrics(heading),
    )


@dataclass(frozen=True, slots=True)
class _Strip:
    """A column as it lies in the view."""

    place: int
    left: int
    width: int


class SheetPainter:
    """Draws the rows of a model into the viewport of its view; `current_row` lies on a ground of its own."""

    def __init__(self, view: QTableView, model: ScheduleModel) -> None:
        self._view = view
        self._model = model
        self._tokens = theme.tokens()
        self._inks = inks()
        self.current_row = -1

    def paint(self, painter: QPainter, exposed: QRect) -> None:
        """Draw the rows and columns that the exposed part of the viewport touches."""
        if self._tokens is not theme.tokens():
            self._tokens, self._inks = theme.tokens(), inks()
        zero = self._view.rowViewportPosition(0)
        first = max((exposed.top() - zero) // ROW_HEIGHT, 0)
        last = min((exposed.bottom() - zero) // ROW_HEIGHT, len(self._model.rows) - 1)
        strips = self._strips(exposed)
        painter.setFont(self._inks.body)
        for row in range(first, last + 1):
            top = zero + row * ROW_HEIGHT
            if self._model.cell(row, LINE_PLACE).tone is Tone.HEADING:
                self._paint_heading(painter, row, top=top)
            else:
                self._paint_row(painter, row, top=top, strips=strips)
            painter.fillRect(0, top + ROW_HEIGHT - 1, self._view.viewport().width(), 1, self._inks.line)

    def _strips(self, exposed: QRect) -> tuple[_Strip, ...]:
        view = self._view
        strips = (
            _Strip(place, view.columnViewportPosition(place), view.columnWidth(place))
            for place in range(PROBLEM_PLACE + 1)
            if not view.isColumnHidden(place)
        )
        return tuple(
            strip for strip in strips if strip.left <= exposed.right() and strip.left + strip.width > exposed.left()
        )

    def _paint_row(self, painter: QPainter, row: int, *, top: int, strips: tuple[_Strip, ...]) -> None:
        shown = self._inks
        if row == self.current_row:
            painter.fillRect(0, top, self._view.viewport().width(), ROW_HEIGHT, shown.current)
        baseline = top + (ROW_HEIGHT - shown.metrics.height()) // 2 + shown.metrics.ascent()
        for strip in strips:
            cell = self._model.cell(row, strip.place)
            if cell.has_problem:
                painter.fillRect(strip.left, top, strip.width, ROW_HEIGHT, shown.problem_ground)
            if strip.place == LINE_PLACE and self._model.cell(row, PROBLEM_PLACE).text:
                self._mark(painter, "circle-alert", tone="caution", left=strip.left + PADDING, top=top)
            if cell.text:
                painter.setPen(shown.tones[cell.tone])
                self._write(painter, cell, strip=strip, baseline=baseline)

    def _write(self, painter: QPainter, cell: CellShown, *, strip: _Strip, baseline: int) -> None:
        metrics, text = self._inks.metrics, cell.text
        room = strip.width - 2 * PADDING
        width = metrics.horizontalAdvance(text)
        if width > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(text)
        left = strip.left + PADDING + (room - width if cell.is_figure else 0)
        painter.drawText(left, baseline, text)
        start, length = cell.underlined
        if length:
            begin = left + metrics.horizontalAdvance(text[:start])
            end = left + metrics.horizontalAdvance(text[: start + length])
            painter.drawLine(begin, baseline + _BELOW_TEXT, end, baseline + _BELOW_TEXT)

    def _paint_heading(self, painter: QPainter, row: int, *, top: int) -> None:
        """Draw a heading across the whole row, and behind it how far its section has been keyed."""
        shown = self._inks
        heading, standing = self._model.cell(row, LINE_PLACE), self._model.cell(row, PROBLEM_PLACE)
        metrics = shown.heading_metrics
        baseline = top + (ROW_HEIGHT - metrics.height()) // 2 + metrics.ascent()
        left = self._view.columnViewportPosition(LINE_PLACE) + PADDING
        painter.fillRect(0, top, self._view.viewport().width(), ROW_HEIGHT, shown.heading_ground)
        painter.setFont(shown.heading)
        painter.setPen(shown.tones[Tone.HEADING])
        painter.drawText(left, baseline, heading.text)
        if standing.text:
            left += metrics.horizontalAdvance(heading.text) + 2 * PADDING
            if self._model.is_finished(self._model.rows.at(row)):
                self._mark(painter, "check", tone="good", left=left, top=top)
                left += _MARK + PADDING
            painter.setFont(shown.small)
            painter.setPen(shown.tones[Tone.QUIET])
            painter.drawText(left, baseline, standing.text)
        painter.setFont(shown.body)

    def _mark(self, painter: QPainter, name: str, *, tone: str, left: int, top: int) -> None:
        mark = theme.icon_pixmap(name, _MARK, tone=tone, ratio=self._view.devicePixelRatioF())
        painter.drawPixmap(left, top + (ROW_HEIGHT - _MARK) // 2, mark)
