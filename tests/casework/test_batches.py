"""Papers that arrive together are numbered in one go, and their totals agree before the batch is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from cases import at_desk_of, marguerite
from hypothesis import given
from hypothesis import strategies as st
from moving_clock import MovingClock

from claimdesk.casebook.batch import BatchFacts, BatchTotals
from claimdesk.casebook.claim import ClaimState, Delivery, SentTo
from claimdesk.casebook.roles import Role
from claimdesk.casework.check_case import check_case
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.put_aside import bring_back, put_aside, withdraw_claim
from claimdesk.casework.register_batch import close_batch, register_batch
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.see_queue import see_queue
from claimdesk.casework.take_work import take_next
from claimdesk.casework.verify_log import verify_log
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Refused

FACTS = BatchFacts(
    name=" B-17 ",
    expected_documents=3,
    expected_pages=9,
    received_on=date(2008, 4, 12),
    delivery=Delivery.CERTIFIED,
    sent_to=SentTo.COURT,
)
COUNTS = st.integers(0, 40)


def test_a_batch_gives_consecutive_numbers_and_its_common_facts(desk: Desk) -> None:
    """Claims and documents count up together; each intake holds what the batch says, and where it came from."""
    alone = register_claim(desk).claim.claim_number
    registered = register_batch(desk, FACTS)
    assert (alone, *registered.claim_numbers) == tuple(f"SONUS-000000{at}" for at in range(1, 5))
    form = desk.settlement.intake.dcn
    assert registered.dcns == tuple(form.text(at) for at in range(1, 4))
    opened = open_claim(desk, registered.claim_numbers[2])
    proof = opened.claim.proof
    assert (proof.batch.text, proof.dcn.text, proof.received_on.value) == ("B-17", form.text(3), date(2008, 4, 12))
    assert (proof.delivery.value, proof.sent_to.value) == (Delivery.CERTIFIED, SentTo.COURT)
    assert not proof.postmark.on.is_reached
    assert {path: origin.value for path, origin in opened.origins.items()} == dict.fromkeys(
        ("batch", "dcn", "received_on", "delivery", "sent_to"), "batch"
    )
    assert "received_on: 2008-04-12 (taken from the batch)" in opened.history[0].after
    assert verify_log(desk).is_whole


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (BatchFacts(name="  ", expected_documents=1), "A batch has a name"),
        (BatchFacts(name="B", expected_documents=0), "A batch holds 1 to 5,000 documents"),
        (BatchFacts(name="B", expected_documents=5_001), "A batch holds 1 to 5,000 documents"),
        (BatchFacts(name="B", expected_documents=3, expected_pages=2), "3 documents have more than 2 pages"),
        (BatchFacts(name="B", expected_documents=3, expected_pages=2**63), "So many pages cannot be in a batch"),
    ],
)
def test_a_batch_that_cannot_be_is_refused_and_takes_no_number(desk: Desk, facts: BatchFacts, sentence: str) -> None:
    """Nothing of it is stored."""
    with pytest.raises(Refused, match=sentence):
        register_batch(desk, facts)
    assert register_claim(desk).claim.claim_number == "SONUS-0000001"
    assert see_queue(desk).batches == ()


def test_a_name_is_given_to_one_batch_alone(desk: Desk) -> None:
    """However it is spaced."""
    register_batch(desk, FACTS)
    with pytest.raises(Refused, match="There is a batch B-17 already"):
        register_batch(desk, BatchFacts(name="B-17", expected_documents=1))


def test_a_batch_is_closed_when_everything_agrees(desk: Desk) -> None:
    """Once, and never changed afterwards."""
    register_batch(desk, FACTS)
    assert close_batch(desk, "B-17", counted_documents=3, counted_pages=9).totals.differences() == ()
    assert see_queue(desk).batches == ()
    with pytest.raises(Refused, match="was closed by"):
        close_batch(desk, "B-17", counted_documents=3, counted_pages=9)


def test_each_difference_is_named_and_needs_a_reason(desk: Desk) -> None:
    """A voided claim, a missing document and uncounted pages are three differences."""
    number = register_batch(desk, FACTS).claim_numbers[0]
    void_claim(desk, number, reason="an empty envelope", base_version=1)
    void_claim(desk, "SONUS-0000002", reason="another empty envelope", base_version=1)
    with pytest.raises(Refused) as refused:
        close_batch(desk, "B-17", counted_documents=2, counted_pages=None)
    assert refused.value.sentence == (
        "Batch B-17 does not agree: 3 documents expected, 2 counted: 1 fewer. 2 documents counted, 1 with a claim:"
        " 1 fewer. 9 pages expected, and nobody has counted them."
    )
    close_batch(desk, "B-17", counted_documents=2, counted_pages=None, reason="two envelopes were empty")
    assert see_queue(desk).batches == ()


@pytest.mark.parametrize(
    ("documents", "pages", "noun"),
    [(-1, 9, "documents"), (1_000_001, 9, "documents"), (2**63, 9, "documents"), (3, -3, "pages"), (3, 2**63, "pages")],
)
def test_a_count_that_cannot_be_is_refused_and_the_batch_stays_open(
    desk: Desk, documents: int, pages: int, noun: str
) -> None:
    """A sign or a digit too many is no difference, and no reason carries it over."""
    register_batch(desk, FACTS)
    with pytest.raises(Refused, match=f"So many {noun} cannot be in a batch: it has 0 to 1,000,000 of them"):
        close_batch(desk, "B-17", counted_documents=documents, counted_pages=pages, reason="a slip")
    assert [batch.name for batch in see_queue(desk).batches] == ["B-17"]
    close_batch(desk, "B-17", counted_documents=0, counted_pages=1_000_000, reason="the tray was empty")


@given(COUNTS, COUNTS, COUNTS, st.none() | COUNTS, st.none() | COUNTS)
def test_totals_agree_exactly_when_nothing_differs(
    expected: int, counted: int, standing: int, pages: int | None, counted_pages: int | None
) -> None:
    """Documents, claims, and pages where the sheet says how many."""
    totals = BatchTotals(
        expected_documents=expected,
        expected_pages=pages,
        counted_documents=counted,
        counted_pages=counted_pages,
        standing_claims=standing,
    )
    agrees = expected == counted == standing and (pages is None or pages == counted_pages)
    assert (not totals.differences()) == agrees


def test_a_batch_is_seen_with_how_far_it_is(desk: Desk) -> None:
    """Keyed claims and voided ones are told apart."""
    numbers = register_batch(desk, FACTS).claim_numbers
    save_claim(desk, numbers[0], proof=marguerite(desk), base_version=1, finish=True)
    void_claim(desk, numbers[1], reason="an empty envelope", base_version=1)
    (batch,) = see_queue(desk).batches
    assert (batch.claims, batch.unkeyed, batch.voided) == (3, 1, 1)


def test_a_claim_put_aside_comes_back_by_its_day(desk: Desk) -> None:
    """On the day itself the queue hands it out, in the state that it had; the day before it does not."""
    number = register_claim(desk).claim.claim_number
    put_aside(desk, number, reason="the broker's letter", until=date(2008, 4, 20), base_version=1)
    assert take_next(desk).item is None
    assert open_claim(desk, number).claim.state is ClaimState.PUT_ASIDE
    assert see_queue(desk).aside[0].until == date(2008, 4, 20)
    later = at_day(desk, 20)
    item = take_next(later).item
    assert item is not None
    assert item.claim_number == number
    assert open_claim(desk, number).claim.state is ClaimState.RECEIVED
    assert see_queue(desk).aside == ()


def test_a_claim_put_aside_without_a_day_comes_back_by_a_supervisor(desk: Desk) -> None:
    """A keyer is refused."""
    number = register_claim(desk).claim.claim_number
    put_aside(desk, number, reason="the broker's letter", until=None, base_version=1)
    assert take_next(at_day(desk, 30)).item is None
    with pytest.raises(Refused, match="may not bring claim back"):
        bring_back(at_desk_of(desk, "Ann", Role.KEYER), number)
    assert bring_back(at_desk_of(desk, "Sue", Role.SUPERVISOR), number).claim.state is ClaimState.RECEIVED


@pytest.mark.parametrize(("reason", "until"), [("  ", None), ("a letter", date(2008, 4, 14))])
def test_putting_aside_needs_a_reason_and_a_later_day(desk: Desk, reason: str, until: date | None) -> None:
    """Today is no later day."""
    number = register_claim(desk).claim.claim_number
    with pytest.raises(Refused):
        put_aside(desk, number, reason=reason, until=until, base_version=1)
    assert open_claim(desk, number).claim.state is ClaimState.RECEIVED


def test_a_withdrawn_claim_is_never_handed_out(desk: Desk) -> None:
    """It keeps its number, and its reason is on record."""
    number = register_claim(desk).claim.claim_number
    withdraw_claim(desk, number, reason="letter of the claimant, 2 May", base_version=1)
    assert take_next(desk).item is None
    assert open_claim(desk, number).history[-1].reason == "letter of the claimant, 2 May"
    with pytest.raises(Refused, match="is withdrawn and cannot be put aside"):
        put_aside(desk, number, reason="a letter", until=None, base_version=2)


def test_the_doctor_finds_nothing_amiss_in_a_case_with_batches(desk: Desk) -> None:
    """Batches, holds and claims put aside are part of a sound case."""
    numbers = register_batch(desk, FACTS).claim_numbers
    take_next(desk)
    put_aside(desk, numbers[1], reason="a letter", until=None, base_version=1)
    close_case(desk)
    findings = {finding.subject: finding for finding in check_case(desk.folder)}
    assert findings["orphans"].is_well
    assert findings["states"].is_well


def at_day(desk: Desk, day: int) -> Desk:
    """Give the desk as it stands on a day of April 2008."""
    clock = MovingClock()
    clock.set_wall(day - clock.today().day)
    return replace(desk, clock=clock)
