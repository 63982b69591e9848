"""An album is a picture of every screen: rooms of the case, pages of its plan and of a claim, a claim just begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.screens.typist import Typist

if TYPE_CHECKING:
    from claimdesk.screens.claim_window import ClaimWindow
    from claimdesk.screens.demonstration import Demonstration


class Album:
    """Draws the windows of a case in which papers were keyed; every page of each of `claim_numbers` is drawn."""

    def __init__(self, played: Demonstration, *, claim_numbers: tuple[str, ...]) -> None:
        self._played = played
        self._claim_numbers = claim_numbers

    def draw(self, scheme: str) -> int:
        """Take every picture, named after the scheme and its screen; give how many there are."""
        drawn = self._played.show_rooms(name=scheme) + self._played.show_plan(name=scheme)
        for claim_number in self._claim_numbers:
            drawn += self._draw_pages(self._played.open(claim_number), name=f"{scheme}-{claim_number.lower()}")
        return drawn + self._draw_pages(self._played.register(Typist()), name=f"{scheme}-new")

    def _draw_pages(self, claim: ClaimWindow, *, name: str) -> int:
        for key in claim.form.keys:
            claim.form.turn_to(key)
            self._played.take(claim, f"{name}-{key}")
        self._played.close(claim)
        return len(claim.form.keys)
