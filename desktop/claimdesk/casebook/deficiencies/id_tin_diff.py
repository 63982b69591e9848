"""The number of Part I and the number of the W-9 must be the same (form Part I and substitute W-9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.claimant_number import number_of_part_one, numbers_of_w9
from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="ID-TIN-DIFF",
    level=Level.CLAIM,
    curability=Curability.CURABLE,
    severity=Severity.CLAIM,
    waived_by="supervisor",
)


def find_id_tin_diff(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find two possible numbers that differ; a sole proprietor may give both an SSN and an EIN on the W-9."""
    first, others = number_of_part_one(proof, settlement), numbers_of_w9(proof, settlement)
    if first is None or not others or first.digits in {tin.digits for tin in others}:
        return ()
    place = "w9.ssn" if others[0] == proof.w9.ssn.value else "w9.ein"
    particulars = (Particular("part_one", first.last_four), Particular("w9", others[0].last_four))
    return (defect(CODE, place, particulars=particulars),)
