"""Each sale or other disposal must be supported by a document (form IV.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity
from claimdesk.casebook.deficiencies.line_findings import undocumented
from claimdesk.casebook.settlement import SectionRole

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="DOC-SALE", level=Level.LINE, curability=Curability.CURABLE, severity=Severity.PART, waived_by="adjudicator"
)


def find_doc_sale(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find the lines among the sales that no document supports; silent when no document came at all."""
    return undocumented(proof, settlement, code=CODE, role=SectionRole.OUT)
