"""Pictures of a second keying and of differences need three persons: each sits down in turn at a case keyed twice."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from claimdesk.casebook.pass_plan import PassKind, PassPlan
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import StaffMember
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.second_keying import finish_second_keying
from claimdesk.screens.typist import Typist

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.screens.case_window import CaseWindow
    from claimdesk.screens.demonstration import Demonstration
    from claimdesk.screens.workplace import Workplace

_PERSONS = ("Ines Clerk", "Kofi Clerk", "Lena Clerk")
_PAGES = ("claimant", "schedule")
_DIFFERENCES = ("differences", "differences-schedule")
_SLIPS = (("schedule.purchases[0].price", "2.65"), ("address.street", "1247 Maple Bridge Dr Apt 3B"))


class PassAlbum:
    """Draws with a paper that is keyed twice, the second time with slips in it."""

    def __init__(self, played: Demonstration, workplace: Workplace, window: CaseWindow) -> None:
        self._played = played
        self._workplace = workplace
        self._window = window

    def draw(self, scheme: str, paper: ProofOfClaim, *, scan: tuple[Path, ...]) -> int:
        """Take the pictures of a paper and its scan, named after the scheme and the screen; give how many there are."""
        before = self._workplace.desk
        try:
            return self._draw(scheme, paper, scan)
        finally:
            self._workplace.sit(before)

    def _draw(self, scheme: str, paper: ProofOfClaim, scan: tuple[Path, ...]) -> int:
        self._seat(_PERSONS[0])
        number = self._played.ask(register_claim, "a claim for two keyings").claim.claim_number
        verb = partial(save_claim, claim_number=number, proof=paper, base_version=1, finish=True)
        self._played.ask(verb, "the first keying")
        self._played.attach(number, scan)
        self._seat(_PERSONS[1])
        second = self._window.passes.open_second(number)
        self._played.settle()
        if second.form is not None:
            for page in _PAGES:
                second.form.turn_to(page)
                self._played.wait_for_strip(second.paper)
                self._played.take(second, f"{scheme}-second-{page}")
        misread = with_entries(paper, tuple(Entry(path, Mark.WRITTEN, text) for path, text in _SLIPS))
        self._played.ask(partial(finish_second_keying, claim_number=number, proof=misread), "the second keying")
        second.close()
        self._seat(_PERSONS[2])
        differences = self._window.passes.open_differences(number)
        self._played.settle()
        typist = Typist()
        for name in _DIFFERENCES:
            self._played.wait_for_strip(differences.paper)
            self._played.take(differences, f"{scheme}-{name}")
            typist.key("1")
            self._played.settle()
        differences.close()
        return len(_PAGES) + len(_DIFFERENCES)

    def _seat(self, name: str) -> None:
        desk = self._workplace.desk
        settlement = replace(desk.settlement, pass_plan=PassPlan(kind=PassKind.DOUBLE))
        staff = StaffMember(name, frozenset({Role.KEYER}))
        self._workplace.sit(replace(desk, settlement=settlement, staff=staff))
