"""The queue hands a claim to one person at a time; a hold that nobody has touched for a while goes to who asks next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.roles import may
from claimdesk.casebook.work import Waiting, Work, first_to_do, work_of
from claimdesk.casework.changes import Changes
from claimdesk.casework.deed import deed, look
from claimdesk.casework.stored_claim import stored_record
from claimdesk.errors import Refused
from claimstore import queue
from claimstore.claims import move_claim
from claimstore.queue_rows import ClaimHoldRow

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction

MINUTE = 60_000
"""Milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What the queue has handed out: the claim and the work that is to be done; None when nothing waits."""

    item: Waiting | None
    changes: Changes


def take_next(desk: Desk, *, besides: frozenset[str] = frozenset()) -> Taken:
    """Take the next claim: one's own that is open, else the oldest deadline, then the oldest receipt.

    The claims `besides`, which are on the screen already, are not handed out. Whoever asks at the same time gets
    another claim. A claim is held until it moves on, is given back, or nobody has touched it for the minutes that the
    settlement says.

    Raises:
        Refused: the staff member takes no work of any kind.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.TAKE_CLAIM, on="") as work:
        item = first_of(desk, work.transaction, work_of(desk.staff.roles), besides=besides)
        if item is None:
            work.changes_nothing = True
            return Taken(item=None, changes=Changes())
        record = stored_record(work.transaction, item.claim_number)
        claim_id = record.claim.claim_id
        before = queue.hold_of(work.transaction, claim_id)
        aside = queue.aside_of(work.transaction, claim_id)
        if aside is not None:
            move_claim(work.transaction, claim_id, state=aside.state, updated_at=desk.timestamp())
        queue.hold(
            work.transaction,
            ClaimHoldRow(
                claim_id=claim_id,
                work=item.work.value,
                staff=desk.staff.name,
                taken_at=before.taken_at if item.is_own and before is not None else desk.timestamp(),
                seen_tick=desk.clock.tick(),
            ),
        )
        work.on, work.after = item.claim_number, item.work.value
        work.before = _before(before)
        work.changes_nothing = item.is_own
    return Taken(item=item, changes=Changes(claim_numbers=(item.claim_number,)))


def next_waiting(desk: Desk, *, besides: frozenset[str] = frozenset()) -> Waiting | None:
    """Give what `take_next` would hand out now, without taking it; None also for who takes no work.

    Raises:
        Told: the store cannot be read.
    """
    if not may(desk.staff.roles, Verb.TAKE_CLAIM):
        return None
    with look(desk) as transaction:
        return first_of(desk, transaction, work_of(desk.staff.roles), besides=besides)


def give_back(desk: Desk, claim_number: str) -> Changes:
    """Give a claim back to the queue; what was keyed stays as a draft of this person.

    Raises:
        Refused: they do not hold it, or there is no such claim.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.GIVE_BACK_CLAIM, on=claim_number) as work:
        claim_id = stored_record(work.transaction, claim_number).claim.claim_id
        before = queue.hold_of(work.transaction, claim_id)
        if not queue.give_back(work.transaction, claim_id, staff=desk.staff.name):
            raise Refused(
                f"Claim {claim_number} is not held by {desk.staff.name}.",
                f"It is held by {before.staff}." if before else "It waits in the queue, or is past it.",
            )
        work.before = before.work if before else ""
    return Changes(claim_numbers=(claim_number,))


def hold_again(desk: Desk, claim_number: str) -> Taken:
    """Go on with a claim that this person holds.

    Raises:
        Refused: somebody else has taken it meanwhile, it is past the queue, or there is no such claim.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.TAKE_CLAIM, on=claim_number) as work:
        claim_id = stored_record(work.transaction, claim_number).claim.claim_id
        row = queue.hold_of(work.transaction, claim_id)
        if row is None or row.staff != desk.staff.name:
            raise Refused(
                f"Claim {claim_number} is no longer held by {desk.staff.name}.",
                f"{row.staff} has taken it; your draft is kept."
                if row
                else "It is past the queue, or waits in it again.",
            )
        queue.keep_hold(work.transaction, claim_id, staff=desk.staff.name, tick=desk.clock.tick())
        work.changes_nothing = True
        item = Waiting(claim_number=claim_number, work=Work(row.work), deadline=None, received_on=None, is_own=True)
    return Taken(item=item, changes=Changes())


def asked_for(desk: Desk, work: Work, *, besides: frozenset[str] = frozenset()) -> queue.Asked:
    """Give the question for one kind of work; asked within the transaction, so that no tick is older than a hold."""
    tick = desk.clock.tick()
    return queue.Asked(
        staff=desk.staff.name,
        work=work.value,
        tick=tick,
        idle_before=tick - desk.settlement.intake.idle_minutes * MINUTE,
        today=desk.today().isoformat(),
        besides=tuple(sorted(besides)),
    )


def is_live(desk: Desk, row: ClaimHoldRow) -> bool:
    """Whether whoever holds a claim has touched it lately enough to keep it."""
    tick = desk.clock.tick()
    return 0 <= tick - row.seen_tick < desk.settlement.intake.idle_minutes * MINUTE


def first_of(
    desk: Desk, transaction: Transaction, kinds: tuple[Work, ...], *, besides: frozenset[str] = frozenset()
) -> Waiting | None:
    """Give what is done first of some kinds of work; None when nothing of them waits."""
    bar_date = desk.settlement.bar_date
    return first_to_do(
        Waiting(
            claim_number=found.claim_number,
            work=work,
            deadline=date.fromisoformat(found.postmark_on) if found.postmark_on else bar_date,
            received_on=date.fromisoformat(found.received_on) if found.received_on else None,
            is_own=found.is_own,
            was_given_back=found.was_given_back,
        )
        for work in kinds
        for found in queue.waiting_first(transaction, asked_for(desk, work, besides=besides))
    )


def _before(row: ClaimHoldRow | None) -> str:
    return f"held by {row.staff} since {row.taken_at}" if row else ""
