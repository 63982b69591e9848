"""Checking one transcript of a paper needs no store: the paper is read, the rules speak, nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.money import plain_text
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casework.given_text import Expected, given_text
from claimdesk.casework.place_words import without_own_numbers

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.transcript_json import TranscriptFaults
    from claimdesk.casebook.wording import Wording

_TRANSCRIPT = Expected(
    mebibytes=16,
    too_large="No paper is; name the transcript of one paper.",
    no_text="Save the transcript as UTF-8.",
    no_file="Name the transcript of one paper.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCode:
    """One code found on a paper, its line (`purchases[0]`) or None, its paragraph, and what cures it."""

    code: str
    line: str | None
    citation: str
    problem: str
    cure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCheck:
    """What the rules say of one paper; `difference` is a plain decimal, None where it cannot be known."""

    claimant: str
    codes: tuple[FoundCode, ...]
    remarks: tuple[str, ...]
    difference: str | None
    backup_withholding: bool


def read_paper(path: Path, settlement: Settlement) -> ProofOfClaim | TranscriptFaults:
    """Read the transcript in a file, or give every fault of it with its path.

    Raises:
        Told: it cannot be opened, is no file, is larger than any paper, or is no text.
    """
    return read_transcript(given_text(path, _TRANSCRIPT), settlement)


def check_paper(proof: ProofOfClaim, settlement: Settlement, *, wording: Wording) -> PaperCheck:
    """Judge one paper under a settlement and word what was found, in the order of the rules."""
    judgement = judge(proof, settlement)
    return PaperCheck(
        claimant=without_own_numbers(proof.beneficial_owner.full_name, proof),
        codes=tuple(
            FoundCode(
                code=defect.code.code,
                line=defect.line,
                citation=settlement.citation(defect.code.code),
                problem=without_own_numbers(wording.problem(defect, settlement), proof),
                cure=without_own_numbers(wording.cure(defect, settlement), proof),
            )
            for defect in judgement.defects
        ),
        remarks=tuple(wording.remark(remark) for remark in judgement.remarks),
        difference=None if judgement.difference is None else plain_text(judgement.difference),
        backup_withholding=judgement.needs_backup_withholding,
    )
