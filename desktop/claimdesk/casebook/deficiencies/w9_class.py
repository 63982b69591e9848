"""The W-9 must tick one box, and its number must stand on the line of that box (substitute W-9, parts I and II)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.claim import W9Class
from claimdesk.casebook.claimant_number import EMPLOYER_CLASSES, is_foreign_without_number
from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="W9-CLASS", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="adjudicator"
)


def find_w9_class(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find a W-9 with no box, several boxes, an exempt individual, or an entity with only an SSN."""
    w9, form = proof.w9, settlement.form
    if form is None or form.has_w9 is not True or not w9.classification.is_reached:
        return ()
    if is_foreign_without_number(proof):
        return ()
    boxes = w9.classification.value or ()
    if not boxes:
        return (defect(CODE, "w9.classification", finding="illegible" if w9.classification.is_illegible else "no-box"),)
    if len(boxes) > 1:
        ticked = Particular("boxes", ", ".join(_box_name(box) for box in boxes))
        return (defect(CODE, "w9.classification", finding="several-boxes", particulars=(ticked,)),)
    box = boxes[0]
    if box is W9Class.INDIVIDUAL and w9.exempt.value is True:
        return (defect(CODE, "w9.exempt", finding="exempt-individual"),)
    if box in EMPLOYER_CLASSES and w9.ssn.stands_there and w9.ein.is_blank:
        return (defect(CODE, "w9.ssn", finding="entity-with-ssn", particulars=(Particular("box", _box_name(box)),)),)
    return ()


def _box_name(box: W9Class) -> str:
    return box.value.upper() if box is W9Class.IRA else box.value
