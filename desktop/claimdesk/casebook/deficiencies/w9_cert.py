"""The W-9 must be certified where its signature is not that of the release (form, substitute W-9, part III)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="W9-CERT", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_w9_cert(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find a W-9 without its own signature; where one signature serves release and W-9, SIG-NONE says it all."""
    form = settlement.form
    if form is None or form.has_w9 is not True or form.one_signature_serves_w9 is not False:
        return ()
    certified = proof.w9.certified
    if certified.is_blank or certified.value is False:
        return (defect(CODE, "w9.certified"),)
    return ()
