"""Every joint owner must sign (form III.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="SIG-JOINT", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_sig_joint(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find the joint owners whose signature is not there, and name them where the paper does."""
    unsigned = tuple(
        index
        for index, signature in enumerate(proof.release.joint_signed)
        if signature.signed.is_blank or signature.signed.value is False
    )
    if not unsigned:
        return ()
    names = tuple(proof.joint_owners[index].full_name for index in unsigned if index < len(proof.joint_owners))
    are_named = len(names) == len(unsigned) and all(names)
    return (
        defect(
            CODE,
            f"release.joint_signed[{unsigned[0]}].signed",
            finding="named" if are_named else "",
            particulars=(Particular("owners", " and ".join(names)),) if are_named else (),
        ),
    )
