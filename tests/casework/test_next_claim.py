"""A claim is saved and the next one taken in one errand; what could not be saved takes nothing."""

from __future__ import annotations

from functools import partial

import pytest
from cases import at_desk_of, paper, wrote

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.roles import Role
from claimdesk.casebook.work import Work
from claimdesk.casework.desk import Desk
from claimdesk.casework.next_claim import NextClaim, SavedAndNext, save_and_take
from claimdesk.casework.open_claim import OpenedClaim, open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import Saved, save_claim
from claimdesk.casework.take_work import next_waiting
from claimdesk.errors import Conflict, Refused


def finished(desk: Desk, number: str, *, base_version: int = 1) -> SavedAndNext:
    """Finish a claim with a city in it and take the next one."""
    proof = paper(desk, wrote("address.city", "San Rafael"))
    save = partial(save_claim, claim_number=number, proof=proof, base_version=base_version, finish=True)
    return save_and_take(desk, save=save, here=Work.FIRST_KEYING, besides=frozenset({number}))


def test_the_claim_is_saved_and_the_next_one_is_held_and_open(desk: Desk) -> None:
    """Both claims are named as changed, the saved one first."""
    first, second = (register_claim(desk).claim.claim_number for _paper in range(2))
    done = finished(at_desk_of(desk, "Ann", Role.KEYER), first)
    assert done.claim.state is ClaimState.KEYED
    assert isinstance(done.following, NextClaim)
    assert isinstance(done.following.opened, OpenedClaim)
    assert done.following.opened.claim.claim_number == second
    assert done.changes.claim_numbers == (first, second)
    assert next_waiting(at_desk_of(desk, "Ben", Role.KEYER)) is None


def test_a_save_that_comes_second_takes_nothing(desk: Desk) -> None:
    """The next claim still waits for anybody."""
    first, second = (register_claim(desk).claim.claim_number for _paper in range(2))
    save_claim(desk, first, proof=paper(desk, wrote("address.city", "Oslo")), base_version=1)
    with pytest.raises(Conflict):
        finished(desk, first)
    waiting = next_waiting(at_desk_of(desk, "Ben", Role.KEYER), besides=frozenset({first}))
    assert waiting is not None
    assert (waiting.claim_number, waiting.is_own) == (second, False)


def test_what_was_saved_stays_saved_where_none_can_be_taken(desk: Desk) -> None:
    """Who takes no work is told so beside a save that is whole."""
    first = register_claim(desk).claim.claim_number
    administrator = at_desk_of(desk, "Ina", Role.CASE_ADMINISTRATOR)
    proof = paper(desk, wrote("address.city", "San Rafael"))

    def save(_administrator: Desk) -> Saved:
        return save_claim(desk, first, proof=proof, base_version=1, finish=True)

    done = save_and_take(administrator, save=save, here=Work.FIRST_KEYING, besides=frozenset())
    assert isinstance(done.following, Refused)
    assert done.changes.claim_numbers == (first,)
    assert open_claim(desk, first).claim.state is ClaimState.KEYED
