"""A reviewed claim was looked at by somebody with the right to judge it who did not key it, as they saw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import Claim, ClaimState
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.parts import Part
from claimdesk.casework.changes import Changes
from claimdesk.casework.deed import deed
from claimdesk.casework.plan_second_pass import refuse_before_second_pass
from claimdesk.casework.stored_claim import refuse_second_save, refuse_state, stored_claim, stored_record
from claimdesk.casework.take_part import take_part
from claimdesk.casework.translate import claim_of, defect_rows
from claimstore.claims import move_claim, replace_defects

if TYPE_CHECKING:
    from claimdesk.casebook.defects import Judgement
    from claimdesk.casework.desk import Desk


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The claim as it is now stored, what the rules say of it, and what has changed."""

    claim: Claim
    judgement: Judgement
    changes: Changes


def review_claim(desk: Desk, claim_number: str, *, base_version: int) -> Reviewed:
    """Move a keyed or verified claim on to reviewed, judged by the settlement as it stands today.

    Raises:
        Conflict: somebody has saved the claim after version `base_version`.
        Refused: the role, the state of the claim or another part in it does not allow it, or there is no such claim.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.REVIEW_CLAIM, on=claim_number) as work:
        record = stored_record(work.transaction, claim_number)
        stored = claim_of(record)
        refuse_second_save(stored, base_version=base_version)
        refuse_state(stored, allowed=frozenset({ClaimState.KEYED, ClaimState.VERIFIED}), deed="reviewed")
        claim_id = record.claim.claim_id
        take_part(desk, work, claim_id, part=Part.ADJUDICATION)
        refuse_before_second_pass(work.transaction, claim_id, claim_number=claim_number)
        judgement = judge(stored.proof, desk.settlement)
        move_claim(work.transaction, claim_id, state=ClaimState.REVIEWED.value, updated_at=desk.timestamp())
        replace_defects(work.transaction, claim_id, defects=defect_rows(judgement, claim_id))
        claim = stored_claim(work.transaction, claim_number)
        work.before, work.after = stored.state.value, claim.state.value
    return Reviewed(claim, judgement, Changes(claim_numbers=(claim_number,)))
