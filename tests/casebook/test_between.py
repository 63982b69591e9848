"""Entries between two proofs lead from the one to the other exactly, whatever each of them says."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from claimdesk.assets import asset
from claimdesk.casebook.between import entries_between
from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.places import with_entries
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casebook.transcript_json import TranscriptFaults
from claimdesk.casework.reference import load_settlement

PAPERS = tuple(sorted(asset("papers").glob("[0-9][0-9]-*.json")))
PAIRS = tuple(pairwise((*PAPERS, PAPERS[0])))
SONUS = load_settlement("sonus-2004")


def proof_of(path: Path) -> ProofOfClaim:
    """Read a sample paper."""
    proof = read_transcript(path.read_text(encoding="utf-8"), SONUS)
    assert not isinstance(proof, TranscriptFaults)
    return proof


@pytest.mark.parametrize(("first", "second"), PAIRS, ids=lambda path: path.stem[:2])
def test_one_paper_becomes_another_and_back(first: Path, second: Path) -> None:
    """Longer and shorter lists, a representative that comes and goes, marks of every kind."""
    one, other = proof_of(first), proof_of(second)
    assert with_entries(one, entries_between(one, other)) == other
    assert with_entries(other, entries_between(other, one)) == one


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem[:2])
def test_a_paper_becomes_one_that_nobody_has_been_at(path: Path) -> None:
    """Every place is not reached again, and a list of which nobody has spoken is that again."""
    empty = ProofOfClaim(schedule=SONUS.blank_schedule())
    proof = proof_of(path)
    assert with_entries(proof, entries_between(proof, empty)) == empty


def test_between_equal_proofs_there_is_nothing() -> None:
    """No entry leads from a proof to itself."""
    proof = proof_of(PAPERS[0])
    assert entries_between(proof, proof) == ()
