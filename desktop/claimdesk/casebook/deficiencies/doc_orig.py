"""Original stock certificates must not be sent, and go back by registered mail (form, reminder checklist 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="DOC-ORIG",
    level=Level.DOCUMENT,
    curability=Curability.COVER_NOTE,
    severity=Severity.NOTE,
    waived_by="adjudicator",
)


def find_doc_orig(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find a claim that came with original certificates."""
    if proof.original_certificates_enclosed.value is True:
        return (defect(CODE, "original_certificates_enclosed"),)
    return ()
