"""The claim must bear a taxpayer identification number that can exist (form III.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.claimant_number import (
    is_foreign_without_number,
    number_of_part_one,
    number_places,
    numbers_of_w9,
)
from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="ID-TIN", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_id_tin(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find a claim with no possible number in Part I nor on the W-9; W8-NONE asks the foreign who give none."""
    reached = tuple(place for place in number_places(proof) if place.reading.is_reached)
    if not reached or is_foreign_without_number(proof):
        return ()
    if number_of_part_one(proof, settlement) is not None or numbers_of_w9(proof, settlement):
        return ()
    standing = tuple(place.path for place in reached if place.reading.stands_there)
    if standing:
        return (defect(CODE, standing[0], finding="impossible"),)
    return (defect(CODE, reached[0].path, finding="missing"),)
