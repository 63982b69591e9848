"""A claim that should not be there is voided with a reason; it keeps its number and is never deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import Claim, ClaimState
from claimdesk.casework.changes import Changes
from claimdesk.casework.deed import deed
from claimdesk.casework.place_words import without_whole_numbers
from claimdesk.casework.stored_claim import refuse_second_save, refuse_state, stored_claim, stored_record
from claimdesk.casework.translate import claim_of
from claimdesk.errors import Refused
from claimstore.claims import move_claim

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk


@dataclass(frozen=True, slots=True)
class Voided:
    """The claim as it is now stored, and what has changed."""

    claim: Claim
    changes: Changes


def void_claim(desk: Desk, claim_number: str, *, reason: str, base_version: int) -> Voided:
    """Void a claim for a reason, which is stored with it and put on record.

    Raises:
        Conflict: somebody has saved the claim after version `base_version`.
        Refused: no reason is given, the claim is voided already, the role does not allow it, or there is no such claim.
        Told: the store cannot be written.
    """
    why = without_whole_numbers(" ".join(reason.split()))
    with deed(desk, Verb.VOID_CLAIM, on=claim_number) as work:
        record = stored_record(work.transaction, claim_number)
        stored = claim_of(record)
        if not why:
            raise Refused("A claim is voided for a reason.", "Write in a few words why this claim should not stand.")
        refuse_second_save(stored, base_version=base_version)
        refuse_state(stored, allowed=frozenset(ClaimState) - {ClaimState.VOIDED}, deed="voided")
        move_claim(
            work.transaction,
            record.claim.claim_id,
            state=ClaimState.VOIDED.value,
            void_reason=why,
            updated_at=desk.timestamp(),
        )
        claim = stored_claim(work.transaction, claim_number)
        work.before, work.after, work.reason = stored.state.value, claim.state.value, why
    return Voided(claim, Changes(claim_numbers=(claim_number,)))
