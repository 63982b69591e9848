"""Who signs for another must state the capacity in which he signs (form III.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="SIG-CAP", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="adjudicator"
)


def find_sig_cap(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find a signature for a represented owner or an entity with a blank capacity; an illegible one is there."""
    signs_for_another = proof.representative is not None or proof.beneficial_owner.entity.stands_there
    capacity = proof.release.capacity
    if signs_for_another and proof.release.signed.value is True and capacity.is_blank:
        return (defect(CODE, "release.capacity", finding="represented" if proof.representative else "entity"),)
    return ()
