"""A claim sent to the court or to counsel counts as not submitted (form I.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.claim import SentTo
from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="ADDR-WRONG", level=Level.CLAIM, curability=Curability.IN_TIME, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_addr_wrong(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find a claim that was not sent to the claims administrator."""
    sent_to = proof.sent_to.value
    if sent_to is None or sent_to is SentTo.ADMINISTRATOR:
        return ()
    return (defect(CODE, "sent_to", finding=sent_to.value),)
