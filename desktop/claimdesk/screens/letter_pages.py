"""The pages of a letter as pictures: one at a time, drawn away from the keys, as wide as there is room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStyle, QVBoxLayout, QWidget

from claimdesk.casework.preview import render_page
from claimdesk.screens.icons import IconButton
from claimdesk.screens.words import quiet_label

if TYPE_CHECKING:
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

MOST_DOTS_PER_INCH, LEAST_DOTS_PER_INCH = 85, 40
"""Resolution of a page on a screen of single density: at the most a letter page is 722 pixels wide."""
_PAGE_INCHES = 8.5
_PADDING = 12
_PAUSE_BEFORE_DRAWING = 80
"""Milliseconds after a change of size, so that a window that is being drawn larger asks once."""


class PageArea(QScrollArea):
    """Scrolls one page; PgDn at its foot and PgUp at its head ask for another one."""

    turned = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, and turn the page where there is nothing left to scroll."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)


class LetterPages(QWidget):
    """Shows one PDF, page by page."""

    drawn = Signal()

    def __init__(self, workplace: Workplace, notices: Notices, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._notices = notices
        self._pdf = b""
        self._first = 0
        self._count = 0
        self._at = 0
        self._dots = self._drawn_dots = 0
        self._redrawing = QTimer(self)
        self._redrawing.setSingleShot(True)
        self._redrawing.setInterval(_PAUSE_BEFORE_DRAWING)
        self._redrawing.timeout.connect(self._draw)
        self._page = QLabel(self)
        self._page.setObjectName("letter_page")
        self._page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area = PageArea(self)
        self._area.turned.connect(self.turn)
        self._area.setObjectName("letter_area")
        self._area.setWidget(self._page)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Page of the letter")
        self._where = quiet_label("", self)
        self._back = IconButton("chevron-left", "Page before", parent=self)
        self._on = IconButton("chevron-right", "Next page", parent=self)
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on.clicked.connect(lambda: self.turn(1))
        row = QHBoxLayout()
        row.addStretch(1)
        for widget in (self._back, self._where, self._on):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._area, 1)
        column.addLayout(row)
        self.show_nothing()

    def show_pdf(self, pdf: bytes, *, pages: int, first_page: int = 0) -> None:
        """Show the first of `pages` pages, which begin at `first_page` of the file."""
        self._pdf, self._first, self._count, self._at = pdf, first_page, pages, 0
        self._draw()

    def show_nothing(self) -> None:
        """Show no letter."""
        self._pdf, self._count, self._drawn_dots = b"", 0, 0
        self._page.clear()
        self._say_where()

    def turn(self, step: int) -> None:
        """Turn to another page."""
        if 0 <= self._at + step < self._count:
            self._at += step
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page again where it would be wider or narrower than the room."""
        super().resizeEvent(event)
        if self._count and self._fitting_dots() != self._dots:
            self._redrawing.start()

    @property
    def is_drawn(self) -> bool:
        """Whether the page that is on show is drawn as wide as there is room."""
        return self._drawn_dots == self._fitting_dots()

    def _fitting_dots(self) -> int:
        """Give the resolution at which a page is as wide as the room beside a scroll bar."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self._area.verticalScrollBar())
        room = self._area.contentsRect().width() - bar - 2 * _PADDING
        return min(MOST_DOTS_PER_INCH, max(LEAST_DOTS_PER_INCH, int(room / _PAGE_INCHES)))

    def _draw(self) -> None:
        if not self._count:
            return
        self._dots = self._fitting_dots()
        dots = round(self._dots * self.devicePixelRatioF())
        pdf, page = self._pdf, self._first + self._at
        self._workplace.jobs.run_aside(
            lambda _job: render_page(pdf, page, dots_per_inch=dots),
            owner=self,
            done=partial(self._show_picture, pdf, page, self._dots),
            failed=self._notices.tell,
        )

    def _show_picture(self, pdf: bytes, page: int, dots: int, png: bytes) -> None:
        if pdf is not self._pdf or page != self._first + self._at:
            return
        self._drawn_dots = dots
        picture = QPixmap()
        picture.loadFromData(QByteArray(png), "PNG")
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._page.setPixmap(picture)
        self._area.verticalScrollBar().setValue(0)
        self._say_where()
        self.drawn.emit()

    def _say_where(self) -> None:
        self._where.setText(f"Page {self._at + 1} of {self._count}" if self._count else "")
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at + 1 < self._count)
        has_more = self._count > 1
        self._back.setVisible(has_more)
        self._on.setVisible(has_more)
