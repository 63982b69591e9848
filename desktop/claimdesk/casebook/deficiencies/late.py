"""A claim must be postmarked on or before the bar date, which is itself in time (form I.3 and I.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.claim import PostmarkSource
from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, ParticularKind, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="LATE",
    level=Level.CLAIM,
    curability=Curability.COUNSEL_OR_COURT,
    severity=Severity.CLAIM,
    waived_by="supervisor",
)


def find_late(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find a claim mailed after the bar date; without an accepted proof of mailing the day of receipt stands for it."""
    bar_date, postmark = settlement.bar_date, proof.postmark
    if bar_date is None:
        return ()
    if _proves(postmark.source.value, settlement):
        if not postmark.on.is_reached:
            return ()
        if postmark.on.value is not None:
            mailed = (Particular("mailed_on", postmark.on.value, ParticularKind.DATE),)
            is_late = postmark.on.value > bar_date
            return (defect(CODE, "postmark.on", finding="mailed", particulars=mailed),) if is_late else ()
    received_on = proof.received_on.value
    if received_on is None or received_on <= bar_date:
        return ()
    received = (Particular("received_on", received_on, ParticularKind.DATE),)
    return (defect(CODE, "received_on", finding="received", particulars=received),)


def _proves(source: PostmarkSource | None, settlement: Settlement) -> bool:
    if source is PostmarkSource.NONE:
        return False
    return source is None or settlement.postmark_proofs is None or source in settlement.postmark_proofs
