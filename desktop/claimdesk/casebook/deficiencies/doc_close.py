"""The holding at the closing must be stated, zero included, and supported when above zero (form IV.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity
from claimdesk.casebook.deficiencies.line_findings import unproven_holdings
from claimdesk.casebook.settlement import SectionRole

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="DOC-CLOSE",
    level=Level.POSITION,
    curability=Curability.CURABLE,
    severity=Severity.PART,
    waived_by="adjudicator",
)


def find_doc_close(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find a closing holding that is not stated, or stated above zero without a document."""
    return unproven_holdings(proof, settlement, code=CODE, role=SectionRole.CLOSING)
