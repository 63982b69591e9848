"""The cells of the schedule are drawn from what the model prepared, since Qt would ask it seven times a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from claimdesk.screens import theme
from claimdesk.screens.schedule_cells import CellShown, Tone
from claimdesk.screens.schedule_model import LINE_PLACE, PROBLEM_PLACE, ScheduleModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

PADDING = 6
_MARK = 14
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """Colours and fonts of one scheme, made once for all cells."""

    tones: dict[Tone, QColor]
    line: QColor
    ground: QColor
    heading_ground: QColor
    current: QColor
    problem_ground: QColor
    small: QFont
    heading: QFont
    metrics: QFontMetrics
    figure: int
    letter: int
    """Pixels that no figure and no letter exceeds: a text that fits by them need not be measured."""


def inks() -> Inks:
    """Give the inks of the scheme that is shown now."""
    return Inks(
        tones={
            Tone.TEXT: theme.colour("text"),
            Tone.QUIET: theme.colour("quiet"),
            Tone.CAUTION: theme.colour("caution"),
            Tone.HEADING: theme.colour("text"),
        },
        line=theme.colour("line"),
        ground=theme.colour("raised"),
        heading_ground=theme.colour("surface"),
        current=theme.colour("hover"),
        problem_ground=theme.colour("caution_soft"),
        small=theme.label_font(),
        heading=theme.font(theme.BODY_PIXELS, weight=QFont.Weight.DemiBold),
        metrics=theme.text_metrics(),
        figure=theme.text_metrics().horizontalAdvance("0") + 1,
        letter=theme.text_metrics().horizontalAdvance("W") + 1,
    )


class SchedulePainter(QStyledItemDelegate):
    """Draws cells; it never makes an editor, since one line rides over the grid."""

    def __init__(self, view: QTableView, model: ScheduleModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._inks = inks()
        self.current_row = -1

    def dress(self) -> None:
        """Take the colours of the scheme that is shown now."""
        self._inks = inks()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows and columns have sizes of their own."""
        return QSize(0, 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell: ground, text, the mark under an inferred part, and the line below the row."""
        row, place = index.row(), index.column()
        rect: QRect = option.rect
        cell = self._model.cell(row, place)
        shown = self._inks
        first = self._model.cell(row, LINE_PLACE)
        if first.tone is Tone.HEADING:
            self._paint_heading(painter, rect, row=row)
            return
        ground = (
            shown.problem_ground if cell.has_problem else shown.current if row == self.current_row else shown.ground
        )
        if ground is not shown.ground:
            painter.fillRect(rect, ground)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, shown.line)
        if place == LINE_PLACE and self._model.cell(row, PROBLEM_PLACE).text:
            self._mark(painter, "circle-alert", tone="caution", left=rect.left() + PADDING, rect=rect)
        if cell.text:
            painter.setPen(shown.tones[cell.tone])
            self._write(painter, rect, cell)

    def _write(self, painter: QPainter, rect: QRect, cell: CellShown) -> None:
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        metrics = self._inks.metrics
        text = cell.text
        widest = self._inks.figure if cell.is_figure else self._inks.letter
        if len(text) * widest > room.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _RIGHT if cell.is_figure else _LEFT, text)
        start, length = cell.underlined
        if length:
            width = metrics.horizontalAdvance(text)
            left = room.right() - width + 1 if cell.is_figure else room.left()
            begin = left + metrics.horizontalAdvance(text[:start])
            end = left + metrics.horizontalAdvance(text[: start + length])
            below = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) // 2 + 2
            painter.drawLine(begin, below, end, below)

    def _paint_heading(self, painter: QPainter, rect: QRect, *, row: int) -> None:
        """Draw the part of a heading that lies over one cell; the heading runs across the whole row."""
        shown = self._inks
        left = self._view.columnViewportPosition(LINE_PLACE)
        width = max(self._view.viewport().width() - max(left, 0), self._view.horizontalHeader().length())
        whole = QRect(left, rect.top(), width, rect.height())
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, shown.heading_ground)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, shown.line)
        heading, standing = self._model.cell(row, LINE_PLACE), self._model.cell(row, PROBLEM_PLACE)
        room = whole.adjusted(PADDING, 0, -PADDING, 0)
        painter.setFont(shown.heading)
        painter.setPen(shown.tones[Tone.HEADING])
        painter.drawText(room, _LEFT, heading.text)
        if standing.text:
            after = room.left() + QFontMetrics(shown.heading).horizontalAdvance(heading.text) + 2 * PADDING
            if self._model.is_finished(self._model.rows.at(row)):
                self._mark(painter, "check", tone="good", left=after, rect=rect)
                after += _MARK + 5
            painter.setFont(shown.small)
            painter.setPen(shown.tones[Tone.QUIET])
            painter.drawText(room.adjusted(after - room.left(), 0, 0, 0), _LEFT, standing.text)
        painter.restore()

    def _mark(self, painter: QPainter, name: str, *, tone: str, left: int, rect: QRect) -> None:
        mark: QPixmap = theme.icon_pixmap(name, _MARK, tone=tone, ratio=self._view.devicePixelRatioF())
        painter.drawPixmap(left, rect.top() + (rect.height() - _MARK) // 2, mark)
