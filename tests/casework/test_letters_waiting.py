"""The claims that wait for a letter are found whatever was issued before, and nobody gets a letter twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cases import judge_at, marguerite

from claimdesk.casebook.claim import Delivery, ProofOfClaim
from claimdesk.casebook.paper import paper_field, read_text
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casework.desk import Desk
from claimdesk.casework.issue_letter import issue_letter
from claimdesk.casework.letters_waiting import letters_waiting
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.errors import Cancelled


def delivered(proof: ProofOfClaim, way: Delivery) -> ProofOfClaim:
    """Give the proof as it came by this way."""
    return replace(proof, delivery=read_text(paper_field("delivery"), way.value))


def keyed(desk: Desk, proof: ProofOfClaim) -> str:
    """Give the number of a new claim that was keyed."""
    claim = register_claim(desk).claim
    return save_claim(desk, claim.claim_number, proof=proof, base_version=1, finish=True).claim.claim_number


def reviewed(desk: Desk, proof: ProofOfClaim) -> str:
    """Give the number of a new claim that was keyed and reviewed."""
    number = keyed(desk, proof)
    review_claim(judge_at(desk), number, base_version=2)
    return number


def unsigned(proof: ProofOfClaim) -> ProofOfClaim:
    """Give the proof without its signature, which a deficiency notice asks for."""
    return replace(proof, release=replace(proof.release, signed=read_text(paper_field("release.signed"), "no")))


def waiting(desk: Desk) -> dict[LetterKind, tuple[str, ...]]:
    """Give the claims that wait by kind."""
    return {each.kind: each.claim_numbers for each in letters_waiting(desk).by_kind}


def test_a_claim_waits_until_its_letter_is_issued(desk: Desk) -> None:
    """Registered is not enough, keyed is for an acknowledgment, and a notice needs a review."""
    register_claim(desk)
    number = reviewed(desk, unsigned(marguerite(desk)))
    assert waiting(desk) == {LetterKind.DEFICIENCY_NOTICE: (number,)}
    issue_letter(desk, number, kind=LetterKind.DEFICIENCY_NOTICE)
    assert waiting(desk) == {}


def test_a_claim_by_certified_mail_waits_for_both_its_letters(desk: Desk) -> None:
    """Issuing one of them leaves the other waiting (form, checklist 5)."""
    number = reviewed(desk, delivered(unsigned(marguerite(desk)), Delivery.CERTIFIED))
    assert set(waiting(desk)) == {LetterKind.ACKNOWLEDGMENT, LetterKind.DEFICIENCY_NOTICE}
    issue_letter(desk, number, kind=LetterKind.DEFICIENCY_NOTICE)
    assert waiting(desk) == {LetterKind.ACKNOWLEDGMENT: (number,)}
    issue_letter(desk, number, kind=LetterKind.ACKNOWLEDGMENT)
    assert waiting(desk) == {}


def test_a_notice_that_waits_for_a_review_is_counted(desk: Desk) -> None:
    """Nothing can be composed for it yet."""
    keyed(desk, unsigned(marguerite(desk)))
    found = letters_waiting(desk)
    assert (found.by_kind, found.not_reviewed, found.has_more) == ((), 1, False)


def test_a_full_run_says_that_more_may_wait(desk: Desk) -> None:
    """Three claims, two letters a run."""
    numbers = tuple(reviewed(desk, unsigned(marguerite(desk))) for _ in range(3))
    found = letters_waiting(desk, most=2)
    assert found.by_kind[0].claim_numbers == numbers[:2]
    assert found.has_more


def test_the_look_is_stopped(desk: Desk) -> None:
    """A person who leaves the room waits for nothing."""
    keyed(desk, marguerite(desk))
    with pytest.raises(Cancelled):
        letters_waiting(desk, is_cancelled=lambda: True)
