"""The scan of a claim to look at: a strip of one place, the pages it turns, and the whole page one key away."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from claimdesk.screens.actions import Scope, hint_key
from claimdesk.screens.claim_pages import ClaimPages
from claimdesk.screens.page_canvas import PageCanvas, Tone
from claimdesk.screens.scan_strip import ScanStrip
from claimdesk.screens.whole_page import WholePage
from claimdesk.screens.words import quiet_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction

    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace


class PaperView(QWidget):
    """Shows paper and nothing else: neither where a value was read nor who read it; without a scan it is not there.

    `page` is the whole page, to be laid out beside; it is hidden until somebody asks for it.
    """

    page_shown = Signal(bool)

    looked_at = Signal(str)
    """The place of the form that the strip shows now; empty when a page is on show in which anything may stand."""

    def __init__(self, workplace: Workplace, *, notices: Notices, parent: QWidget, scope: Scope = Scope.CLAIM) -> None:
        super().__init__(parent)
        self.setObjectName("scan_panel")
        self._notices = notices
        self._bound, self._scope = workplace.deeds, scope
        self._actions: Mapping[str, QAction] = MappingProxyType({})
        self.pages = ClaimPages(workplace, parent=self)
        self.strip = ScanStrip(self.pages, parent=self)
        self.page = WholePage(self.pages, parent=parent)
        self._where = quiet_label("", self)
        self._hint = quiet_label("", self)
        line = QHBoxLayout()
        line.setContentsMargins(24, 2, 24, 4)
        line.addWidget(self._where, 1)
        line.addWidget(self._hint)
        rule = QFrame(self)
        rule.setProperty("rule", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(line)
        column.addWidget(rule)
        self.hide()
        self.page.hide()
        self.pages.changed.connect(self._show_scans)
        self.pages.redrawn.connect(lambda _page: self._say_where())

    @property
    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What each deed of the menu Scan that only looks does."""
        return MappingProxyType(
            {
                "scan_page": self._switch_page,
                "scan_next": partial(self.turn, 1),
                "scan_previous": partial(self.turn, -1),
                "scan_zoom_in": partial(self._zoom, 1),
                "scan_zoom_out": partial(self._zoom, -1),
                "scan_zoom_none": partial(self._zoom, 0),
                "scan_left": partial(self._pan, -1, 0),
                "scan_right": partial(self._pan, 1, 0),
                "scan_up": partial(self._pan, 0, -1),
                "scan_down": partial(self._pan, 0, 1),
                "scan_rotate": lambda: self.pages.turn(self._canvas.page),
                "scan_contrast": lambda: self._show_tone(self.strip.tone.stronger()),
                "scan_invert": lambda: self._show_tone(self.strip.tone.inverted()),
            }
        )

    def hold(self, actions: Mapping[str, QAction]) -> None:
        """Take the actions of the menu Scan, whose keys are free for others where no scan is on show."""
        self._actions = MappingProxyType({name: action for name, action in actions.items() if name in self.handlers})
        self._let_keys()

    def show_path(self, path: str) -> None:
        """Show where the place at `path` stands on the paper."""
        self.strip.show_path(path)
        self.page.show_zone(self.strip.zone)
        self._tell_looked()
        self._say_where()

    def turn(self, step: int) -> None:
        """Turn to another page of the claim."""
        page = self._canvas.page + step
        if not 0 <= page < self.pages.count:
            self._notices.say(
                "That was the last page of the scan" if step > 0 else "That is the first page of the scan"
            )
            return
        self.pages.ask_again(page)
        for canvas in (self.strip, self.page):
            canvas.turn_to(page)
        self.looked_at.emit("")
        self._say_where()

    @property
    def _canvas(self) -> PageCanvas:
        """What the keys of the scan work on: the whole page while it is on show, else the strip."""
        return self.page if self.page.isVisible() else self.strip

    def _show_scans(self) -> None:
        has_scans = self.pages.count > 0
        self.setVisible(has_scans)
        if not has_scans and self.page.isVisible():
            self._switch_page()
        self._let_keys()
        self.page.show_zone(self.strip.zone)
        self._tell_looked()
        self._say_where()

    def _tell_looked(self) -> None:
        if self.pages.count and self.strip.path:
            self.looked_at.emit(self.strip.path)

    def _let_keys(self) -> None:
        for action in self._actions.values():
            action.setEnabled(self.pages.count > 0)

    def _switch_page(self) -> None:
        is_shown = not self.page.isVisible()
        self.pages.ask_again(self.strip.page)
        if is_shown:
            self.page.turn_to(self.strip.page)
            self.page.show_zone(self.strip.zone)
        # What makes room for the page goes first, or the window would grow for a moment and stay so.
        if is_shown:
            self.page_shown.emit(True)
        self.page.setVisible(is_shown)
        if is_shown:
            self.looked_at.emit("")
        else:
            self.page_shown.emit(False)
        self._say_where()

    def _zoom(self, steps: int) -> None:
        self._canvas.zoom(steps)
        self.looked_at.emit("")

    def _pan(self, right: int, down: int) -> None:
        self._canvas.pan(right, down)
        self.looked_at.emit("")

    def _show_tone(self, tone: Tone) -> None:
        for canvas in (self.strip, self.page):
            canvas.show_tone(tone)

    def _say_where(self) -> None:
        canvas = self._canvas
        name = self.pages.name_of(canvas.page)
        self._where.setText(f"Page {canvas.page + 1} of {self.pages.count} · {name}" if self.pages.count else "")
        self._hint.setText(self._hint_text())

    def _hint_text(self) -> str:
        names = ("scan_page", "scan_previous", "scan_next")
        whole, before, after = (self._key(name) for name in names)
        return f"{whole} whole page, {before} and {after} turn pages"

    def _key(self, name: str) -> str:
        return hint_key(self._bound, self._scope, name)
