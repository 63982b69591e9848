"""A representative's authority must accompany the claim (form III.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="AUTH-REP", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_auth_rep(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find a representative without proof of authority; the finding is the office, as each proves it in its own way."""
    representative = proof.representative
    if representative is None:
        return ()
    enclosed = representative.authority_enclosed
    if not enclosed.is_reached or enclosed.value is True:
        return ()
    office = representative.kind.value
    return (defect(CODE, "representative.authority_enclosed", finding=office.value if office else ""),)
