"""The release must be signed (form I.1 and the notice above part V)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="SIG-NONE", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_sig_none(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find a release without a signature; a signature that nobody can read is a signature."""
    signed = proof.release.signed
    if signed.is_blank or signed.value is False:
        return (defect(CODE, "release.signed"),)
    return ()
