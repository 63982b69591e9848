"""What a person does with the scans of a claim besides looking: attach, detach, correct a zone, note a place."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from claimdesk.casebook.scanned import LEARNED_FROM
from claimdesk.casework.attach_scan import attach_scan, detach_scan
from claimdesk.casework.scan_zones import correct_zone, note_place
from claimdesk.errors import Told
from claimdesk.screens.actions import Scope, hint_key

if TYPE_CHECKING:
    from claimdesk.casebook.scanned import Zone
    from claimdesk.casework.attach_scan import Attached
    from claimdesk.casework.scan_files import ReadScan
    from claimdesk.casework.scan_zones import CorrectedZone
    from claimdesk.screens.claim_pages import ClaimPages
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

MOST_FILES = 50
"""Of one claim, dropped at once; a whole tray is attached by its numbers, from the command line."""


class ScanDeeds(QObject):
    """Asks the store, and says what became of it."""

    def __init__(self, workplace: Workplace, pages: ClaimPages, *, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._pages = pages
        self._notices = notices
        self._parent = parent

    def ask_files(self) -> None:
        """Let the person choose files to attach."""
        names, _ = QFileDialog.getOpenFileNames(
            self._parent, "Attach scans", "", "Scans (*.pdf *.tif *.tiff *.png *.jpg *.jpeg);;All files (*)"
        )
        self.attach(tuple(Path(name) for name in names))

    def attach(self, paths: tuple[Path, ...]) -> None:
        """Attach files to this claim, each whole or not at all."""
        if len(paths) > MOST_FILES:
            self._notices.tell(
                Told(
                    f"{len(paths):,} files are too many for one claim at a time, and none was attached.",
                    f"Choose up to {MOST_FILES}; a tray is attached by its numbers with: claimdesk attach-scans.",
                )
            )
            return
        for path in paths:
            self._notices.say(f"Looking at {path.name}")
            self._workplace.jobs.run_drawing(
                partial(self._workplace.scans.room.read, path),
                owner=self,
                done=self._attach,
                failed=self._notices.tell,
            )

    def ask_detach(self, page: int) -> None:
        """Ask whether the file that holds a page goes."""
        scanned = self._pages.claim.page_at(page)
        scan = next((scan for scan in self._pages.claim.scans if scanned and scan.sha256 == scanned.sha256), None)
        if scan is not None:
            pages = f"{scan.pages} page{'' if scan.pages == 1 else 's'}"
            self._notices.ask(
                f"{scan.name}, {pages}, would no longer be shown with this claim. The file itself is kept.",
                answer=f"Detach {scan.name}",
                deed=partial(self._detach, scan.scan_id, scan.name),
            )

    def correct(self, path: str, zone: Zone) -> None:
        """Keep where a field stands on the paper of this claim."""
        verb = partial(
            correct_zone, claim_number=self._number, path=path, zone=zone, zones=self._workplace.desk.settlement.zones
        )
        self._workplace.do(verb, owner=self, done=self._say_corrected, failed=self._notices.tell)

    def note(self, path: str, zone: Zone, *, stored_path: str) -> None:
        """Keep where the value of a field was read, at its place in the stored version."""
        verb = partial(note_place, claim_number=self._number, path=path, zone=zone, stored_path=stored_path)
        self._workplace.do(verb, owner=self, done=lambda _changes: self._say_noted(zone), failed=self._notices.tell)

    @property
    def _number(self) -> str:
        return self._pages.claim.claim_number

    def _attach(self, scan: ReadScan) -> None:
        verb = partial(attach_scan, scan=scan, claim_number=self._number)
        self._workplace.do(verb, owner=self, done=self._say_attached, failed=self._notices.tell)

    def _detach(self, scan_id: int, name: str) -> None:
        verb = partial(detach_scan, scan_id=scan_id, claim_number=self._number)
        self._workplace.do(
            verb, owner=self, done=lambda _detached: self._notices.say(f"{name} is detached"), failed=self._notices.tell
        )

    def _say_attached(self, attached: Attached) -> None:
        pages = f"{attached.pages} page{'' if attached.pages == 1 else 's'}"
        self._notices.say(f"Attached {attached.name}, {pages}")

    def _say_corrected(self, corrected: CorrectedZone) -> None:
        if corrected.papers < LEARNED_FROM:
            words = f"Kept for this paper; {corrected.papers} of {LEARNED_FROM} papers until the form learns it"
        else:
            words = f"Kept; the form has learned this zone from {corrected.papers} papers"
        self._notices.say(words)

    def _say_noted(self, zone: Zone) -> None:
        key = hint_key(self._workplace.deeds, Scope.CLAIM, "scan_go")
        self._notices.say(f"Noted that this was read on page {zone.page + 1}; {key} goes there")
