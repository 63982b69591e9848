"""The scan beside the form: the strip of the active field above it, its zones, and where values were read."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from claimdesk.casebook.scanned import Zone
from claimdesk.screens.active_place import ActivePlace
from claimdesk.screens.paper_view import PaperView
from claimdesk.screens.scan_deeds import ScanDeeds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.screens.claim_form import ClaimForm
    from claimdesk.screens.claim_session import ClaimSession
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

ATTACH = "scan_attach"
"""The one deed of scans that a claim without a scan allows."""


class ScanPanel(PaperView):
    """Stands above the form while the claim has scans; without them nothing of it is there: the paper lies beside."""

    def __init__(
        self, workplace: Workplace, session: ClaimSession, *, form: ClaimForm, notices: Notices, parent: QWidget
    ) -> None:
        super().__init__(workplace, notices=notices, parent=parent)
        self._form = form
        self._lines = session.lines
        self.deeds = ScanDeeds(workplace, self.pages, notices=notices, parent=self)
        self._wire(ActivePlace(form, parent=self))
        self.pages.show_claim(session.claim_number)

    @property
    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What each deed of the menu Scan does."""
        return MappingProxyType(
            {
                **super().handlers,
                ATTACH: self.deeds.ask_files,
                "scan_zone": self.switch_zone_mode,
                "scan_note": self._note_seen,
                "scan_go": self._go_to_note,
                "scan_detach": lambda: self.deeds.ask_detach(self._canvas.page),
            }
        )

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

    def _wire(self, active: ActivePlace) -> None:
        active.reached.connect(self._follow)
        self._form.turned.connect(lambda _key: self._let_keys())
        self.strip.zone_left.connect(self._leave_zone_mode)
        self.strip.marked.connect(self._take_mark)
        self.page.marked.connect(self._take_mark)
        window = self.window()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def _follow(self, path: str) -> None:
        if self.strip.is_zone_open:
            self._leave_zone_mode(goes_back=False)
        self.show_path(path)

    def _let_keys(self) -> None:
        """Keys of the scan work where the paper is keyed; beside it, PgDn turns the pages of a letter."""
        is_paper = self.pages.count > 0 and self._form.is_at_paper
        for name, action in self._actions.items():
            action.setEnabled(is_paper or name == ATTACH)

    def _take_mark(self, zone: Zone) -> None:
        """Take a rectangle of the mouse: as the zone of the field in zone mode, else as the place of its value."""
        if self.strip.is_zone_open:
            self.strip.show_zone(zone)
            self.page.show_zone(zone)
        elif self.strip.path:
            self._note(zone)

    def _note(self, zone: Zone) -> None:
        path = self.strip.path
        self.deeds.note(path, zone, stored_path=self._lines.stored_path(path))

    def _note_seen(self) -> None:
        """Note that the value of the field was read on what is on show."""
        canvas = self._canvas
        zone = canvas.zone if canvas.zone is not None and canvas.outline() is not None else canvas.seen()
        if zone is None or not self.strip.path:
            self._notices.say("There is no page on show whose place could be noted")
            return
        self._note(zone)

    def _go_to_note(self) -> None:
        """Show the place where the value of the field was read, on the whole page."""
        zone = self.pages.claim.place_of(self._lines.stored_path(self.strip.path))
        if zone is None:
            self._notices.say(f"Nobody noted where this was read; {self._key('scan_note')} notes what is on show")
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

    def _hint_text(self) -> str:
        if self.strip.is_zone_open:
            return "Arrows move the zone, Shift+arrows size it, Esc keeps it"
        return super()._hint_text()
