"""The beneficial owner must be named, and one claim is for one owner (form III.2 and Part I)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="ID-NAME", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)
NOBODY = "various"
"""The word with which brokers put many owners on one claim."""


def find_id_name(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find a claim without an entity and a last name that can be read, or one for `various` owners."""
    owner = proof.beneficial_owner
    is_named = _says(owner.entity.value) or _says(owner.last.value)
    if not is_named and owner.entity.is_reached and owner.last.is_reached:
        return (defect(CODE, "beneficial_owner.last", finding="missing"),)
    if "".join(sign for sign in owner.full_name.casefold() if sign.isalnum()) == NOBODY:
        place = "entity" if owner.entity.value else "last"
        return (defect(CODE, f"beneficial_owner.{place}", finding="various"),)
    return ()


def _says(text: str | None) -> bool:
    return bool(text and text.strip())
