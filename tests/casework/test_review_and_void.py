"""A claim is reviewed in the version that was looked at, and voided for a reason that stays with it."""

import pytest
from cases import PLANTED_TIN, judge_at, marguerite

from claimdesk.casebook.claim import ClaimState
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Conflict, Refused


def keyed(desk: Desk) -> str:
    """Register and key one claim; give its number, at version 2."""
    number = register_claim(desk).claim.claim_number
    save_claim(desk, number, proof=marguerite(desk), base_version=1, finish=True)
    return number


def test_a_keyed_claim_is_reviewed_once(desk: Desk) -> None:
    """The move counts the version up; a second review is refused because the claim is reviewed already."""
    number = keyed(desk)
    reviewed = review_claim(judge_at(desk), number, base_version=2)
    assert (reviewed.claim.state, reviewed.claim.version) == (ClaimState.REVIEWED, 3)
    assert reviewed.claim.proof == marguerite(desk)
    with pytest.raises(Refused, match="is reviewed and cannot be reviewed"):
        review_claim(judge_at(desk), number, base_version=3)


def test_a_claim_that_changed_is_not_reviewed_unseen(desk: Desk) -> None:
    """A review of the version before the last save is refused."""
    number = keyed(desk)
    save_claim(desk, number, proof=marguerite(desk), base_version=2)
    with pytest.raises(Conflict, match="saved as version 3 after you opened version 2"):
        review_claim(judge_at(desk), number, base_version=2)


def test_a_received_claim_is_not_reviewed(desk: Desk) -> None:
    """What is not keyed cannot be judged."""
    number = register_claim(desk).claim.claim_number
    with pytest.raises(Refused, match="is received and cannot be reviewed"):
        review_claim(judge_at(desk), number, base_version=1)


def test_a_voided_claim_keeps_its_number_and_its_reason(desk: Desk) -> None:
    """The next claim gets the next number, and the reason is stored and on record."""
    number = keyed(desk)
    voided = void_claim(desk, number, reason="  registered\ntwice ", base_version=2)
    assert (voided.claim.state, voided.claim.void_reason) == (ClaimState.VOIDED, "registered twice")
    opened = open_claim(desk, number)
    assert opened.claim == voided.claim
    assert (opened.history[-1].before, opened.history[-1].after) == ("keyed", "voided")
    assert opened.history[-1].reason == "registered twice"
    assert register_claim(desk).claim.claim_number == "SONUS-0000002"


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_claim_is_not_voided_without_a_reason(desk: Desk, reason: str) -> None:
    """Blanks are no reason."""
    number = keyed(desk)
    with pytest.raises(Refused, match="voided for a reason"):
        void_claim(desk, number, reason=reason, base_version=2)
    assert open_claim(desk, number).claim.state is ClaimState.KEYED


def test_a_reason_shows_no_whole_number(desk: Desk) -> None:
    """A number written into the reason is masked before it is stored."""
    number = keyed(desk)
    void_claim(desk, number, reason=f"same TIN {PLANTED_TIN} as claim 7", base_version=2)
    assert open_claim(desk, number).claim.void_reason == "same TIN •••••7736 as claim 7"
