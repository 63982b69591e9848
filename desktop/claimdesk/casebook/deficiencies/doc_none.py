"""Documents of the transactions should be attached (form IV.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="DOC-NONE", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_doc_none(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find a claim that came without any document; it then stands for every single document that is missing."""
    if proof.documents == ():
        return (defect(CODE, "documents.count"),)
    return ()
