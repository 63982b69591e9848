"""Every paper that is registered gets the next claim number, and no number is given twice."""

import pytest
from cases import at_desk_of, open_sonus

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.claim_number import claim_number_text, numbers_meant
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.errors import Refused


def test_numbers_count_up_over_every_opening_of_the_case(desk: Desk) -> None:
    """Closed and opened again, the case goes on where it was."""
    first = [register_claim(desk).claim.claim_number for _ in range(2)]
    close_case(desk)
    again = open_sonus(desk.folder)
    assert [*first, register_claim(again).claim.claim_number] == ["SONUS-0000001", "SONUS-0000002", "SONUS-0000003"]
    close_case(again)


def test_a_registered_claim_is_received_and_not_keyed(desk: Desk) -> None:
    """Batch and DCN are written where they are known, every other place is not reached, and every section is there."""
    claim = register_claim(desk, batch="B-17", dcn="00017-0042").claim
    assert (claim.state, claim.version) == (ClaimState.RECEIVED, 1)
    assert (claim.proof.batch.value, claim.proof.dcn.value) == ("B-17", "00017-0042")
    assert not claim.proof.received_on.is_reached
    assert claim.proof.documents is None
    assert claim.proof.schedule == desk.settlement.blank_schedule()
    opened = open_claim(desk, claim.claim_number)
    assert opened.claim == claim
    assert opened.history[0].after == "batch B-17, DCN 00017-0042"


def test_a_refused_registration_takes_no_number(desk: Desk) -> None:
    """An adjudicator does not register claims; the next one who may gets the first number."""
    with pytest.raises(Refused, match="Ines may not register claim"):
        register_claim(at_desk_of(desk, "Ines", Role.ADJUDICATOR))
    assert register_claim(desk).claim.claim_number == "SONUS-0000001"


def test_a_claim_number_is_written_with_seven_digits() -> None:
    """Without a prefix it is digits only; beyond seven digits it grows."""
    assert claim_number_text("SONUS", 123) == "SONUS-0000123"
    assert claim_number_text("", 123) == "0000123"
    assert claim_number_text("SONUS", 12_345_678) == "SONUS-12345678"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("123", ("SONUS-0000123",)),
        ("SONUS-0000123", ("SONUS-0000123", "SONUS-0000123")),
        ("sonus 12", ("SONUS-0000012", "SONUS-12")),
        ("Sonus", ()),
        ("12a", ()),
        ("\u0661\u0662", ()),
        ("12345678901", ()),
    ],
)
def test_a_number_is_understood_however_it_is_keyed(text: str, meant: tuple[str, ...]) -> None:
    """Small letters, a blank for the hyphen and left-out zeros do; other digits than ours do not."""
    assert numbers_meant("SONUS", text) == meant
