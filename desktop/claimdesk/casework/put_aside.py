"""A claim that cannot go on today is put aside with a reason, and comes back by its day or by a supervisor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import Claim, ClaimState, ProofOfClaim
from claimdesk.casebook.day_text import screen_date
from claimdesk.casework.blind import closed_to, refuse_blind
from claimdesk.casework.changes import Changes
from claimdesk.casework.deed import deed
from claimdesk.casework.place_words import without_whole_numbers
from claimdesk.casework.stored_claim import refuse_second_save, refuse_state, stored_claim, stored_record
from claimdesk.casework.translate import claim_of
from claimdesk.errors import Refused
from claimstore import queue
from claimstore.claims import move_claim
from claimstore.queue_rows import ClaimAsideRow

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casework.desk import Desk

MAY_WAIT = frozenset(
    {
        ClaimState.RECEIVED,
        ClaimState.KEYED,
        ClaimState.VERIFIED,
        ClaimState.REVIEWED,
        ClaimState.DEFICIENT,
        ClaimState.CURED,
    }
)
"""States in which a claim can be put aside."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The claim as it is now stored, and what has changed."""

    claim: Claim
    changes: Changes


def put_aside(
    desk: Desk, claim_number: str, *, reason: str, until: date | None, base_version: int | None = None
) -> Moved:
    """Put a claim aside for a reason, until a day or until a supervisor brings it back; the draft is kept.

    Without a `base_version` whoever asks has not seen the claim, as in its second keying; they are given it empty.

    Raises:
        Conflict: somebody has saved the claim after version `base_version`.
        Refused: no reason is given, the day is not after today, the state, the role or a second keying forbids it.
        Told: the store cannot be written.
    """
    why = without_whole_numbers(" ".join(reason.split()))
    with deed(desk, Verb.PUT_ASIDE, on=claim_number) as work:
        record = stored_record(work.transaction, claim_number)
        is_closed = bool(closed_to(desk, work.transaction, (claim_number,)))
        stored = claim_of(record)
        if not why:
            raise Refused("A claim is put aside for a reason.", "Write in a few words what it waits for.")
        if until is not None and until <= desk.today():
            raise Refused(
                f"{screen_date(until)} is not after today.",
                "Give a later day, or none: then a supervisor brings it back.",
            )
        refuse_state(stored, allowed=MAY_WAIT, deed="put aside")
        if base_version is not None:
            refuse_blind(desk, work.transaction, claim_number)
            refuse_second_save(stored, base_version=base_version)
        claim_id = record.claim.claim_id
        move_claim(work.transaction, claim_id, state=ClaimState.PUT_ASIDE.value, updated_at=desk.timestamp())
        queue.set_aside(
            work.transaction,
            ClaimAsideRow(
                claim_id=claim_id,
                state=stored.state.value,
                reason=why,
                until_on=until.isoformat() if until else None,
                staff=desk.staff.name,
                at=desk.timestamp(),
            ),
        )
        claim = stored_claim(work.transaction, claim_number)
        if is_closed:
            claim = replace(claim, proof=ProofOfClaim(schedule=desk.settlement.blank_schedule()))
        work.before, work.reason = stored.state.value, why
        work.after = f"until {screen_date(until)}" if until else "until a supervisor brings it back"
    return Moved(claim, Changes(claim_numbers=(claim_number,)))


def bring_back(desk: Desk, claim_number: str) -> Moved:
    """Bring a claim that was put aside back to the state that it had.

    Raises:
        Refused: it is not put aside, the role does not allow it, or there is no such claim.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.BRING_BACK, on=claim_number) as work:
        record = stored_record(work.transaction, claim_number)
        refuse_state(claim_of(record), allowed=frozenset({ClaimState.PUT_ASIDE}), deed="brought back")
        aside = queue.aside_of(work.transaction, record.claim.claim_id)
        state = aside.state if aside is not None else ClaimState.RECEIVED.value
        move_claim(work.transaction, record.claim.claim_id, state=state, updated_at=desk.timestamp())
        claim = stored_claim(work.transaction, claim_number)
        work.before, work.after = ClaimState.PUT_ASIDE.value, claim.state.value
    return Moved(claim, Changes(claim_numbers=(claim_number,)))


def withdraw_claim(desk: Desk, claim_number: str, *, reason: str, base_version: int) -> Moved:
    """Withdraw a claim as the claimant asked; it keeps its number and is never handed out again.

    Raises:
        Conflict: somebody has saved the claim after version `base_version`.
        Refused: no reason is given, the state or the role does not allow it, or there is no such claim.
        Told: the store cannot be written.
    """
    why = without_whole_numbers(" ".join(reason.split()))
    with deed(desk, Verb.WITHDRAW_CLAIM, on=claim_number) as work:
        record = stored_record(work.transaction, claim_number)
        stored = claim_of(record)
        if not why:
            raise Refused("A claim is withdrawn for a reason.", "Write who asked for it, when, and how.")
        refuse_state(stored, allowed=MAY_WAIT | {ClaimState.PUT_ASIDE}, deed="withdrawn")
        refuse_second_save(stored, base_version=base_version)
        state = ClaimState.WITHDRAWN.value
        move_claim(work.transaction, record.claim.claim_id, state=state, updated_at=desk.timestamp())
        claim = stored_claim(work.transaction, claim_number)
        work.before, work.after, work.reason = stored.state.value, claim.state.value, why
    return Moved(claim, Changes(claim_numbers=(claim_number,)))
