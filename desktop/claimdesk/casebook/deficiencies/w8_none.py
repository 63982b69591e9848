"""A foreign claimant without a United States number is asked for a Form W-8BEN (practice)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.claimant_number import encloses_w8ben, is_foreign_without_number
from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="W8-NONE", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_w8_none(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find a foreign claimant who gives no number anywhere and encloses no Form W-8BEN."""
    if not is_foreign_without_number(proof) or encloses_w8ben(proof):
        return ()
    country = proof.address.foreign_country.value or ""
    return (defect(CODE, "address.foreign_country", particulars=(Particular("country", country),)),)
