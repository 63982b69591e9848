"""Sample papers come with what is wrong with them, so that what was keyed and found can be held against it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.assets import asset
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.money import plain_text
from claimdesk.casebook.reading import BLANK
from claimdesk.casebook.transcript_json import TranscriptFaults
from claimdesk.casework.check_paper import read_paper
from claimdesk.casework.differences import differences
from claimdesk.casework.open_claim import open_claim
from claimdesk.errors import Told

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import LetterKind, Settlement
    from claimdesk.casework.desk import Desk


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A code and its line (`purchases[0]`), empty for a code of the claim."""

    code: str
    line: str

    def __str__(self) -> str:
        """Write it as a clerk would say it."""
        return f"{self.code} {self.line}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePaper:
    """One paper as it stands, and what the rules must find on it, nothing more and nothing less."""

    name: str
    proof: ProofOfClaim
    findings: tuple[Finding, ...]
    difference: str | None
    backup_withholding: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOutcome:
    """What became of one sample paper that was keyed: what the store holds against what the paper says."""

    paper: SamplePaper
    claim_number: str
    claimant: str
    keys: int
    findings: tuple[Finding, ...]
    difference: str | None
    backup_withholding: bool
    misread: tuple[str, ...]
    letters: tuple[LetterKind, ...]

    @property
    def is_right(self) -> bool:
        """Whether every place was stored as the paper has it, and exactly the right things were found."""
        return (
            not self.misread
            and self.findings == self.paper.findings
            and self.difference == self.paper.difference
            and self.backup_withholding is self.paper.backup_withholding
        )


def sample_papers(settlement: Settlement) -> tuple[SamplePaper, ...]:
    """Give the sample papers that the program ships with, in the order of their names.

    Raises:
        Told: a paper does not fit the settlement.
    """
    return tuple(_sample(path.name, settlement) for path in sorted(asset("papers").glob("*.json")))


def outcome_of(
    desk: Desk, claim_number: str, *, paper: SamplePaper, keys: int, letters: tuple[LetterKind, ...]
) -> PaperOutcome:
    """Hold the stored claim against the paper it was keyed from.

    Raises:
        Told: the store cannot be read.
    """
    proof = open_claim(desk, claim_number).claim.proof
    judgement = judge(proof, desk.settlement)
    evidence = replace(proof, batch=BLANK, dcn=BLANK)
    misread = differences(replace(paper.proof, batch=BLANK, dcn=BLANK), evidence)
    return PaperOutcome(
        paper=paper,
        claim_number=claim_number,
        claimant=proof.beneficial_owner.full_name,
        keys=keys,
        findings=tuple(sorted(Finding(each.code.code, each.line or "") for each in judgement.defects)),
        difference=None if judgement.difference is None else plain_text(judgement.difference),
        backup_withholding=judgement.needs_backup_withholding,
        misread=tuple(f"{each.field}: {each.yours} instead of {each.stored}" for each in misread),
        letters=letters,
    )


def _sample(name: str, settlement: Settlement) -> SamplePaper:
    path = asset(f"papers/{name}")
    proof = read_paper(path, settlement)
    expected = json.loads(path.read_text(encoding="utf-8"))["expected"]
    if isinstance(proof, TranscriptFaults):
        raise Told(f"The sample paper {name} does not fit the settlement {settlement.name}.", "Choose sonus-2004.")
    return SamplePaper(
        name=path.stem,
        proof=proof,
        findings=tuple(sorted(Finding(each["code"], each["line"] or "") for each in expected["codes"])),
        difference=expected["difference"],
        backup_withholding=expected["backup_withholding"],
    )
