"""The signature must be an original where the form requires a manual one (form, notice regarding electronic files)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="SIG-COPY", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_sig_copy(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find a signature that is a copy; where nobody signed there is nothing to be a copy."""
    is_required = settlement.form is not None and settlement.form.manual_signature_required is True
    signed = proof.release.signed
    is_signed = signed.value is True or signed.is_illegible
    if is_required and is_signed and proof.release.original.value is False:
        return (defect(CODE, "release.original"),)
    return ()
