"""A save is whole: claim, words, findings, act and the end of the draft, or nothing of it."""

import pytest
from cases import PLANTED_TIN, at_desk_of, judge_at, marguerite, paper, wrote

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import Claim, ClaimState
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import Desk
from claimdesk.casework.find_claims import ClaimSearch, find_claims
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Conflict, Refused


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """Give a claim that was registered and not keyed."""
    return register_claim(desk, batch="B-17").claim


def test_a_saved_claim_is_read_as_it_was_saved(desk: Desk, claim: Claim) -> None:
    """What `save_claim` returns is what the next reader opens."""
    saved = save_claim(desk, claim.claim_number, proof=marguerite(desk), base_version=1)
    assert saved.claim.version == 2
    assert saved.claim.state is ClaimState.RECEIVED
    assert saved.judgement == judge(saved.claim.proof, desk.settlement)
    assert saved.changes.claim_numbers == (claim.claim_number,)
    assert open_claim(desk, claim.claim_number).claim == saved.claim


def test_a_save_leaves_one_act_with_what_changed_in_plain_words(desk: Desk, claim: Claim) -> None:
    """The log says which places changed, before and after, and shows four digits of a number."""
    proof = save_claim(desk, claim.claim_number, proof=marguerite(desk), base_version=1).claim.proof
    changed = with_entries(proof, (wrote("beneficial_owner.last", "Oneill"), wrote("tin", "518-42-7737")))
    save_claim(desk, claim.claim_number, proof=changed, base_version=2)
    acts = open_claim(desk, claim.claim_number).history
    assert [act.verb for act in acts] == [Verb.REGISTER_CLAIM, Verb.SAVE_CLAIM, Verb.SAVE_CLAIM]
    assert acts[2].before == "beneficial owner, last: O'Neil\nTIN: •••••7736"
    assert acts[2].after == "beneficial owner, last: Oneill\nTIN: •••••7737"
    assert acts[2].outcome == "done"
    assert "purchases line 2, price: illegible" in acts[1].after


def test_no_act_holds_a_whole_number(desk: Desk, claim: Claim) -> None:
    """A number that stands in the wrong field, or is no number at all, does not reach the log either."""
    proof = paper(
        desk,
        wrote("tin", PLANTED_TIN),
        wrote("w9.ssn", "518-42-77"),
        wrote("record_owner", f"held under {PLANTED_TIN}"),
        wrote("beneficial_owner.entity", "Fund 518427736"),
        wrote("w9.ein", "51-8427736"),
    )
    save_claim(desk, claim.claim_number, proof=proof, base_version=1)
    text = "".join(f"{act.before}{act.after}{act.reason}" for act in open_claim(desk, claim.claim_number).history)
    assert not any(spelling in text for spelling in (PLANTED_TIN, "518427736", "51-8427736", "518 42 7736", "518-42"))


def test_finishing_moves_a_received_claim_to_keyed_and_no_other(desk: Desk, claim: Claim) -> None:
    """`finish` is the last save of the keyer; a later one leaves the state alone."""
    first = save_claim(desk, claim.claim_number, proof=marguerite(desk), base_version=1, finish=True)
    assert first.claim.state is ClaimState.KEYED
    review_claim(judge_at(desk), claim.claim_number, base_version=2)
    again = save_claim(desk, claim.claim_number, proof=marguerite(desk), base_version=3, finish=True)
    assert again.claim.state is ClaimState.REVIEWED


def test_the_second_of_two_windows_is_refused_with_both_values(desk: Desk, claim: Claim) -> None:
    """Each differing field is named with the stored and the refused reading, numbers masked; nothing is overwritten."""
    first = with_entries(marguerite(desk), (wrote("address.city", "San Rafael"), wrote("w9.ssn", "518-42-7736")))
    second = with_entries(marguerite(desk), (wrote("address.city", "San Raphael"), Entry("w9.ssn", Mark.BLANK)))
    save_claim(desk, claim.claim_number, proof=first, base_version=1)
    keep_draft(desk, claim.claim_number, entries=(wrote("address.city", "San Raphael"),), base_version=1)
    with pytest.raises(Conflict) as refusal:
        save_claim(desk, claim.claim_number, proof=second, base_version=1)
    shown = [(each.field, each.stored, each.yours) for each in refusal.value.differences]
    assert shown == [("address, city", "San Rafael", "San Raphael"), ("W-9, SSN", "•••••7736", "blank")]
    opened = open_claim(desk, claim.claim_number)
    assert opened.claim.proof == first
    assert opened.draft == (wrote("address.city", "San Raphael"),)
    assert opened.history[-1].outcome.startswith("refused: Claim SONUS-0000001 was saved as version 2")


def test_a_save_drops_ones_own_draft_only(desk: Desk, claim: Claim) -> None:
    """The draft of another member of the staff stays, with the version it rests on."""
    other = at_desk_of(desk, "Ines")
    for each in (desk, other):
        keep_draft(each, claim.claim_number, entries=(wrote("address.city", "Oslo"),), base_version=1)
    save_claim(desk, claim.claim_number, proof=marguerite(desk), base_version=1)
    assert open_claim(desk, claim.claim_number).draft == ()
    assert open_claim(other, claim.claim_number).draft_base_version == 1


def test_findings_and_words_follow_the_last_save(desk: Desk, claim: Claim) -> None:
    """A claim is found by its new name and its new problems, and no longer by the old ones."""
    proof = with_entries(marguerite(desk), (Entry("release.signed", Mark.BLANK),))
    save_claim(desk, claim.claim_number, proof=proof, base_version=1)
    assert find_claims(desk, ClaimSearch(text="oneil", code="SIG-NONE")).rows
    mended = with_entries(proof, (wrote("release.signed", "yes"), wrote("beneficial_owner.last", "Smith")))
    save_claim(desk, claim.claim_number, proof=mended, base_version=2)
    assert not find_claims(desk, ClaimSearch(code="SIG-NONE")).rows
    assert not find_claims(desk, ClaimSearch(text="oneil")).rows
    assert find_claims(desk, ClaimSearch(text="smith")).rows


def test_a_voided_claim_cannot_be_changed(desk: Desk, claim: Claim) -> None:
    """What is voided stays as it was."""
    void_claim(desk, claim.claim_number, reason="registered twice", base_version=1)
    with pytest.raises(Refused, match="is voided and cannot be changed"):
        save_claim(desk, claim.claim_number, proof=marguerite(desk), base_version=2)


def test_a_claim_that_is_not_there_is_refused(desk: Desk) -> None:
    """A wrong number is answered with a sentence."""
    with pytest.raises(Refused, match="There is no claim SONUS-0000099 in this case"):
        save_claim(desk, "SONUS-0000099", proof=marguerite(desk), base_version=1)


def test_a_deed_above_ones_role_is_refused_and_recorded(desk: Desk, claim: Claim) -> None:
    """A keyer may not review; the attempt is in the log and the claim as it was."""
    keyer = at_desk_of(desk, "Ines", Role.KEYER)
    save_claim(keyer, claim.claim_number, proof=marguerite(desk), base_version=1, finish=True)
    with pytest.raises(Refused, match="Ines may not review claim") as refusal:
        review_claim(keyer, claim.claim_number, base_version=2)
    assert refusal.value.remedy == "Ask an adjudicator or a supervisor to do it."
    opened = open_claim(desk, claim.claim_number)
    assert opened.claim.state is ClaimState.KEYED
    assert (opened.history[-1].who, opened.history[-1].outcome) == ("Ines", "refused: Ines may not review claim.")


def test_half_a_character_is_told_and_nothing_is_stored(desk: Desk, claim: Claim) -> None:
    """A lone surrogate cannot be written down; the message does not repeat the text."""
    with pytest.raises(Exception, match="cannot be written down") as told:
        save_claim(desk, claim.claim_number, proof=paper(desk, wrote("tin", f"{PLANTED_TIN}\ud800")), base_version=1)
    assert PLANTED_TIN not in repr(told.value)
    assert open_claim(desk, claim.claim_number).claim == claim
