"""A document must be legible, unaltered, made by a third party, bear the owner's name, and be in English (practice)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.claim import DocumentQuality
from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim, SupportingDocument
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="DOC-QUALITY",
    level=Level.DOCUMENT,
    curability=Curability.CURABLE,
    severity=Severity.PART,
    waived_by="adjudicator",
)


NAMELESS = "document"


def find_doc_quality(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find documents that prove nothing as they are; one finding names them all."""
    poor = tuple(
        (index, document.kind.value or "", quality)
        for index, document in enumerate(proof.documents or ())
        if (quality := _quality(document)) not in {None, DocumentQuality.GOOD}
    )
    if not poor:
        return ()
    index, _, quality = poor[0]
    way = quality.value.replace(" ", "-") if len(poor) == 1 else ""
    named = Particular("documents", ", ".join(kind.strip() or NAMELESS for _, kind, _ in poor))
    return (defect(CODE, f"documents[{index}].quality", finding=way, particulars=(named,)),)


def _quality(document: SupportingDocument) -> DocumentQuality | None:
    return DocumentQuality.ILLEGIBLE if document.quality.is_illegible else document.quality.value
