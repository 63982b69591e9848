"""A paper that arrives is registered: it gets a claim number that no other claim has had, and nothing is keyed yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import Claim, ClaimState, ProofOfClaim
from claimdesk.casebook.claim_number import claim_number_text
from claimdesk.casebook.reading import NOT_REACHED, Reading, written
from claimdesk.casework.changes import Changes
from claimdesk.casework.deed import deed
from claimdesk.casework.translate import record_of
from claimstore.claims import add_claim, next_number

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk


@dataclass(frozen=True, slots=True)
class Registered:
    """The new claim, and what has changed."""

    claim: Claim
    changes: Changes


def register_claim(desk: Desk, *, batch: str = "", dcn: str = "") -> Registered:
    """Register one paper with its batch and document control number, where they are known already.

    Raises:
        Refused: the staff member may not register claims.
        Told: the store cannot be written.
    """
    proof = ProofOfClaim(batch=_known(batch), dcn=_known(dcn), schedule=desk.settlement.blank_schedule())
    with deed(desk, Verb.REGISTER_CLAIM, on="") as work:
        number = next_number(work.transaction)
        claim = Claim(
            claim_number=claim_number_text(desk.settlement.claim_prefix, number),
            version=1,
            state=ClaimState.RECEIVED,
            proof=proof,
        )
        add_claim(work.transaction, record_of(claim, claim_id=number, updated_at=desk.timestamp()))
        work.on = claim.claim_number
        work.after = ", ".join(f"{name} {value}" for name, value in (("batch", batch), ("DCN", dcn)) if value)
    return Registered(claim, Changes(claim_numbers=(claim.claim_number,)))


def _known(text: str) -> Reading[str]:
    return written(text) if text else NOT_REACHED
