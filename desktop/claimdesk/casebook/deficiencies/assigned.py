"""The claimant warrants that the claim was not assigned to another (form VI.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="ASSIGNED", level=Level.CLAIM, curability=Curability.INCURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_assigned(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find a claim that its owner has assigned."""
    if proof.release.assigned.value is True:
        return (defect(CODE, "release.assigned"),)
    return ()
