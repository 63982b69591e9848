"""Checking one transcript of a paper needs no store: the paper is read, the rules speak, nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.money import plain_text
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casework.place_words import without_own_numbers
from claimdesk.errors import Told

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.transcript_json import TranscriptFaults
    from claimdesk.casebook.wording import Wording

LARGEST_TRANSCRIPT = 16 * 1024 * 1024


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
        Told: the file cannot be opened, or is larger than any paper.
    """
    try:
        if path.exists() and not path.is_file():
            raise Told(f"{path} is a folder, a pipe or a device, and no file.", "Name the transcript of one paper.")
        with path.open("rb") as file:
            content = file.read(LARGEST_TRANSCRIPT + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise Told(f"{path} cannot be opened: {reason}.", "Check the name and the folder.") from error
    if len(content) > LARGEST_TRANSCRIPT:
        raise Told(f"{path} is larger than 16 MiB, and no paper is.", "Name the transcript of one paper.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Told(f"{path} is not UTF-8 text at byte {error.start}.", "Save the transcript as UTF-8.") from error
    return read_transcript(text, settlement)


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
