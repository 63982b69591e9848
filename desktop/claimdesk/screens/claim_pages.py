"""The pages of one claim as a screen shows them: its scans, where its fields stand on them, and how they are turned."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QTransform

from claimdesk.casebook.scanned import ClaimScans
from claimdesk.casework.attach_scan import scans_of_claim

if TYPE_CHECKING:
    from claimdesk.casebook.scanned import ScannedPage
    from claimdesk.casework.changes import Changes
    from claimdesk.errors import Told
    from claimdesk.screens.workplace import Workplace

QUARTER = 90
MOST_TURNED = 4
"""Turned pages that are kept; a turned page is a copy of its own."""


class ClaimPages(QObject):
    """Reads the scans of one claim, and reads them again when the claim was changed."""

    changed = Signal()
    """Other scans, zones or places than before."""

    redrawn = Signal(int)
    """A page, counted from 0, is at hand now, is turned another way, or cannot be drawn."""

    def __init__(self, workplace: Workplace, *, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.claim = ClaimScans(claim_number="")
        self._quarters: dict[int, int] = {}
        self._turned: dict[int, QImage] = {}
        workplace.scans.drawn.connect(self._tell_drawn)
        workplace.changed.connect(self._look_again)

    @property
    def count(self) -> int:
        """How many pages the claim has; 0 until they are known."""
        return self.claim.pages

    def show_claim(self, claim_number: str) -> None:
        """Show the pages of a claim."""
        if claim_number != self.claim.claim_number:
            self.claim = ClaimScans(claim_number=claim_number)
            self._quarters.clear()
            self._turned.clear()
            self.changed.emit()
        self.read()

    def read(self) -> None:
        """Ask the store again."""
        zones = self._workplace.desk.settlement.zones
        verb = partial(scans_of_claim, claim_number=self.claim.claim_number, zones=zones)
        self._workplace.do(verb, owner=self, done=self._show, failed=lambda _told: None)

    def image(self, page: int) -> QImage | None:
        """Give a page as it is turned; None while it is not drawn."""
        scanned = self.claim.page_at(page)
        plain = self._workplace.scans.image(scanned) if scanned is not None else None
        quarters = self._quarters.get(page, 0)
        if plain is None or not quarters:
            return plain
        if page not in self._turned:
            while len(self._turned) >= MOST_TURNED:
                self._turned.pop(next(iter(self._turned)))
            self._turned[page] = plain.transformed(QTransform().rotate(quarters * QUARTER))
        return self._turned[page]

    def ask_again(self, page: int) -> None:
        """Draw a page anew that could not be drawn: somebody turns to it once more."""
        scanned = self.claim.page_at(page)
        if scanned is not None:
            self._workplace.scans.ask_again(scanned)

    def trouble(self, page: int) -> Told | None:
        """Give why a page cannot be drawn."""
        scanned = self.claim.page_at(page)
        return self._workplace.scans.trouble(scanned) if scanned is not None else None

    def turn(self, page: int) -> None:
        """Turn a page by a quarter, clockwise."""
        self._quarters[page] = (self._quarters.get(page, 0) + 1) % 4
        self._turned.pop(page, None)
        self.redrawn.emit(page)

    def name_of(self, page: int) -> str:
        """Give the name of the file that holds a page; empty where there is none."""
        scanned = self.claim.page_at(page)
        names = (scan.name for scan in self.claim.scans if scanned is not None and scan.sha256 == scanned.sha256)
        return next(names, "")

    def _show(self, claim: ClaimScans) -> None:
        if claim.claim_number != self.claim.claim_number:
            return
        self.claim = claim
        if claim.scans:
            self._workplace.scans.draw_ahead(claim)
        self.changed.emit()

    def _look_again(self, changes: Changes) -> None:
        if self.claim.claim_number in changes.claim_numbers:
            self.read()

    def _tell_drawn(self, drawn: ScannedPage) -> None:
        for page in range(self.count):
            if self.claim.page_at(page) == drawn:
                self._turned.pop(page, None)
                self.redrawn.emit(page)
