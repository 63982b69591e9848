"""A claim must give a full mailing address (form Part I; practice)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="ID-ADDR", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="adjudicator"
)


def find_id_addr(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find an address without street or city, or at home without state or ZIP code; illegible is not there."""
    address = proof.address
    if _is_missing(address.street):
        return (defect(CODE, "address.street", finding="street"),)
    if _is_missing(address.city):
        return (defect(CODE, "address.city", finding="city"),)
    if address.is_foreign or not address.foreign_country.is_reached:
        return ()
    if _is_missing(address.state):
        return (defect(CODE, "address.state", finding="state"),)
    if _is_missing(address.zip):
        return (defect(CODE, "address.zip", finding="zip"),)
    return ()


def _is_missing(reading: Reading[str]) -> bool:
    return reading.is_reached and not (reading.value or "").strip()
