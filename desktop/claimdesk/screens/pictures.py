"""An album is a picture of every screen: rooms of the case, a claim page by page and its scan, one begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from claimdesk.screens.typist import Typist

if TYPE_CHECKING:
    from claimdesk.screens.claim_window import ClaimWindow
    from claimdesk.screens.demonstration import Demonstration


_BESIDE_SCAN = ("tin", "schedule.purchases[1].price", "release.printed_name")


class Album:
    """Draws the windows of a case in which papers were keyed; every page of each of `claim_numbers` is drawn.

    `scanned` is the number of a claim that has a scan.
    """

    def __init__(self, played: Demonstration, *, claim_numbers: tuple[str, ...], scanned: str) -> None:
        self._played = played
        self._claim_numbers = claim_numbers
        self._scanned = scanned

    def draw(self, scheme: str) -> int:
        """Take every picture, named after the scheme and its screen; give how many there are."""
        drawn = self._played.show_rooms(name=scheme)
        for claim_number in self._claim_numbers:
            drawn += self._draw_pages(self._played.open(claim_number), name=f"{scheme}-{claim_number.lower()}")
        drawn += self._draw_scan(self._played.open(self._scanned), name=f"{scheme}-scan")
        return drawn + self._draw_pages(self._played.register(Typist()), name=f"{scheme}-new")

    def _draw_pages(self, claim: ClaimWindow, *, name: str) -> int:
        for key in claim.form.keys:
            claim.form.turn_to(key)
            if key == "letters":
                self._played.wait_for_letter(claim)
            elif key == "loss":
                self._played.settle()
                Typist().press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
            self._played.take(claim, f"{name}-{key}")
        self._played.close(claim)
        return len(claim.form.keys)

    def _draw_scan(self, claim: ClaimWindow, *, name: str) -> int:
        """Draw the strip of some places, and the whole page with the last of them."""
        for path in _BESIDE_SCAN:
            claim.form.go_to(path)
            self._played.wait_for_strip(claim.scan)
            self._played.take(claim, f"{name}-{path.partition('[')[0].replace('.', '-')}")
        claim.scan.handlers["scan_page"]()
        self._played.take(claim, f"{name}-page")
        claim.scan.handlers["scan_page"]()
        self._played.close(claim)
        return len(_BESIDE_SCAN) + 1
