"""Nouns become rows and come back as they went."""

from dataclasses import replace
from pathlib import Path

import pytest
from cases import CLOCK, SONUS, marguerite, open_sonus, wrote
from generated_papers import papers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimdesk.assets import asset
from claimdesk.casebook.claim import Claim, ClaimState, ProofOfClaim
from claimdesk.casebook.paper import PAPER_FIELDS
from claimdesk.casebook.places import with_entries
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casebook.transcript_json import TranscriptFaults
from claimdesk.casework.desk import Desk
from claimdesk.casework.translate import claim_of, record_of
from claimstore.claim_rows import ClaimRow
from claimstore.claims import add_claim, change_claim, claim_named

SAMPLES = sorted(asset("papers").glob("*.json"))
AT = CLOCK.now().isoformat()


def claim_with(proof: ProofOfClaim, *, version: int = 1) -> Claim:
    """Give a claim that bears this paper."""
    return Claim(claim_number="SONUS-0000001", version=version, state=ClaimState.KEYED, proof=proof)


@given(proof=papers(SONUS), state=st.sampled_from(ClaimState))
def test_every_proof_comes_back_from_its_rows_unchanged(proof: ProofOfClaim, state: ClaimState) -> None:
    """Marks, texts, values, lists and their order survive, whatever was keyed."""
    claim = replace(claim_with(proof), state=state, void_reason="why" if state is ClaimState.VOIDED else "")
    assert claim_of(record_of(claim, claim_id=1, updated_at=AT)) == claim


@given(first=papers(SONUS), second=papers(SONUS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_proof_that_replaces_another_leaves_nothing_of_it(
    desk: Desk, first: ProofOfClaim, second: ProofOfClaim
) -> None:
    """The store gives back the second paper, with no row of the first one left over."""
    before, after = claim_with(first), claim_with(second, version=2)
    old, new = (record_of(claim, claim_id=1, updated_at=AT) for claim in (before, after))
    # A block that only reads is undone, so that the store stays empty for the next two papers.
    with desk.store.reading() as transaction:
        add_claim(transaction, old)
        assert change_claim(transaction, old, new=new)
        stored = claim_named(transaction, "SONUS-0000001")
    assert stored is not None
    assert claim_of(stored) == after


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_paper_comes_back_unchanged(path: Path) -> None:
    """The twelve papers of the transcripts survive the store's rows."""
    proof = read_transcript(path.read_text(encoding="utf-8"), SONUS)
    assert not isinstance(proof, TranscriptFaults)
    claim = claim_with(proof)
    assert claim_of(record_of(claim, claim_id=1, updated_at=AT)) == claim


def test_every_scalar_place_of_the_paper_has_its_column() -> None:
    """No place of the paper is without a column of its own."""
    columns = frozenset(ClaimRow.__slots__)
    scalars = {
        place.pattern.replace(".", "_") for place in PAPER_FIELDS if not any(sign in place.pattern for sign in "[*")
    }
    assert scalars <= columns


def test_a_usual_trade_leaves_no_mark(tmp_path: Path) -> None:
    """Prices with two decimals, whole shares and ISO dates are told by their cells alone."""
    desk = open_sonus(tmp_path)
    proof = with_entries(marguerite(desk), (wrote("schedule.purchases[0].total", "2550.00"),))
    record = record_of(claim_with(proof), claim_id=1, updated_at=AT)
    assert not [
        mark for mark in record.marks if mark.path.startswith("schedule.purchases[0]") and mark.mark == "written"
    ]
    assert (record.trades[0].shares, record.trades[0].price) == (1_000_000_000, 2_550_000)
    assert record.trades[0].total == 2_550_000_000
    desk.store.close()


def test_a_figure_larger_than_a_cell_keeps_its_text(desk: Desk) -> None:
    """Ten trillion shares do not fit an INTEGER of millionths; the paper is not changed for it."""
    proof = with_entries(marguerite(desk), (wrote("schedule.purchases[0].shares", "10000000000000"),))
    record = record_of(claim_with(proof), claim_id=1, updated_at=AT)
    assert record.trades[0].shares is None
    assert claim_of(record).proof == proof


def test_no_row_shows_a_whole_number(desk: Desk) -> None:
    """The representation of the rows of a claim does not hold the planted number."""
    record = record_of(claim_with(marguerite(desk)), claim_id=1, updated_at=AT)
    assert record.claim.tin == "518-42-7736"
    assert "518" not in repr(record)
