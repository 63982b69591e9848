"""The scan beside the form: the strip of the active field above it, and the whole page one key away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from claimdesk.casebook.scanned import Zone
from claimdesk.screens.active_place import ActivePlace
from claimdesk.screens.claim_pages import ClaimPages
from claimdesk.screens.page_canvas import PageCanvas, Tone
from claimdesk.screens.scan_deeds import ScanDeeds
from claimdesk.screens.scan_strip import ScanStrip
from claimdesk.screens.whole_page import WholePage
from claimdesk.screens.words import quiet_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction

    from claimdesk.screens.claim_form import ClaimForm
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

ATTACH = "scan_attach"
"""The one deed of scans that a claim without a scan allows."""


class ScanPanel(QWidget):
    """Stands above the form while the claim has scans; without them nothing of it is there, and the paper lies beside.

    `page` is the whole page, to be laid out beside the form; it is hidden until somebody asks for it.
    """

    page_shown = Signal(bool)

    looked_at = Signal(str)
    """The place of the form that the strip shows now; empty when a page is on show in which anything may stand."""

    def __init__(
        self, workplace: Workplace, claim_number: str, *, form: ClaimForm, notices: Notices, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scan_panel")
        self._form = form
        self._notices = notices
        self._actions: Mapping[str, QAction] = MappingProxyType({})
        self.pages = ClaimPages(workplace, parent=self)
        self.strip = ScanStrip(self.pages, parent=self)
        self.page = WholePage(self.pages, parent=parent)
        self.deeds = ScanDeeds(workplace, self.pages, notices=notices, parent=self)
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
        self._wire(ActivePlace(form, parent=self))
        self.pages.show_claim(claim_number)

    @property
    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What each deed of the menu Scan does."""
        return MappingProxyType(
            {
                ATTACH: self.deeds.ask_files,
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
                "scan_zone": self.switch_zone_mode,
                "scan_note": self._note_seen,
                "scan_go": self._go_to_note,
                "scan_detach": lambda: self.deeds.ask_detach(self._canvas.page),
            }
        )

    def hold(self, actions: Mapping[str, QAction]) -> None:
        """Take the actions of the menu Scan, whose keys are free for others where no scan is on show."""
        self._actions = MappingProxyType({name: action for name, action in actions.items() if name in self.handlers})
        self._let_keys()

    def turn(self, step: int) -> None:
        """Turn to another page of the claim."""
        page = self._canvas.page + step
        if not 0 <= page < self.pages.count:
            self._notices.say(
                "That was the last page of the scan" if step > 0 else "That is the first page of the scan"
            )
            return
        for canvas in (self.strip, self.page):
            canvas.turn_to(page)
        self.looked_at.emit("")
        self._say_where()

    def switch_zone_mode(self) -> None:
        """Move the zone of the active field by the arrows, or leave it where it is now."""
        if self.strip.is_zone_open:
            self._leave_zone_mode()
            return
        if not self.strip.path:
            self._notices.say("Go to a field first: the zone that is moved is that of the active field")
            return
        self._form.commit()
        zone = self.strip.zone
        if zone is None or zone.page != self.strip.page:
            zone = Zone(page=self.strip.page, x=3_500, y=4_800, width=3_000, height=400)
        self.strip.open_zone(zone)
        self.page.is_zone_open = True
        self._say_where()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped on the window."""
        is_of_drop = event.type() in {QEvent.Type.DragEnter, QEvent.Type.Drop}
        if not (is_of_drop and isinstance(event, QDropEvent) and event.mimeData().hasUrls()):
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.deeds.attach(tuple(Path(url.toLocalFile()) for url in event.mimeData().urls()))
        return True

    @property
    def _canvas(self) -> PageCanvas:
        """What the keys of the scan work on: the whole page while it is on show, else the strip."""
        return self.page if self.page.isVisible() else self.strip

    def _wire(self, active: ActivePlace) -> None:
        active.reached.connect(self._follow)
        self._form.turned.connect(lambda _key: self._let_keys())
        self.pages.changed.connect(self._show_scans)
        self.pages.redrawn.connect(lambda _page: self._say_where())
        self.strip.zone_left.connect(self._leave_zone_mode)
        self.strip.marked.connect(self._take_mark)
        self.page.marked.connect(self._take_mark)
        window = self.window()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def _follow(self, path: str) -> None:
        if self.strip.is_zone_open:
            self._leave_zone_mode(goes_back=False)
        self.strip.show_path(path)
        self.page.show_zone(self.strip.zone)
        self._tell_looked()
        self._say_where()

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
        """Keys of the scan work where the paper is keyed; beside it, PgDn turns the pages of a letter."""
        is_paper = self.pages.count > 0 and self._form.is_at_paper
        for name, action in self._actions.items():
            action.setEnabled(is_paper or name == ATTACH)

    def _switch_page(self) -> None:
        is_shown = not self.page.isVisible()
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

    def _take_mark(self, zone: Zone) -> None:
        """Take a rectangle of the mouse: as the zone of the field in zone mode, else as the place of its value."""
        if self.strip.is_zone_open:
            self.strip.show_zone(zone)
            self.page.show_zone(zone)
        elif self.strip.path:
            self.deeds.note(self.strip.path, zone)

    def _note_seen(self) -> None:
        """Note that the value of the field was read on what is on show."""
        canvas = self._canvas
        zone = canvas.zone if canvas.zone is not None and canvas.outline() is not None else canvas.seen()
        if zone is None or not self.strip.path:
            self._notices.say("There is no page on show whose place could be noted")
            return
        self.deeds.note(self.strip.path, zone)

    def _go_to_note(self) -> None:
        """Show the place where the value of the field was read, on the whole page."""
        zone = self.pages.claim.place_of(self.strip.path)
        if zone is None:
            self._notices.say("Nobody noted where this was read; Ctrl+Alt+Enter notes what is on show")
            return
        if not self.page.isVisible():
            self._switch_page()
        self.page.show_zone(zone)
        self._say_where()

    def _leave_zone_mode(self, *, goes_back: bool = True) -> None:
        zone, path = self.strip.zone, self.strip.path
        before = self.pages.claim.zone_of(path)
        self.strip.close_zone()
        self.page.is_zone_open = False
        self.page.update()
        if zone is not None and zone != before:
            self.deeds.correct(path, zone)
        if goes_back:
            self._form.go_to(path)
        self._say_where()

    def _say_where(self) -> None:
        canvas = self._canvas
        name = self.pages.name_of(canvas.page)
        self._where.setText(f"Page {canvas.page + 1} of {self.pages.count} · {name}" if self.pages.count else "")
        self._hint.setText(
            "Arrows move the zone, Shift+arrows size it, Esc keeps it"
            if self.strip.is_zone_open
            else "F3 whole page, PgUp and PgDn turn pages"
        )
