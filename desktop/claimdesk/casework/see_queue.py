"""The queue as one person sees it: what they hold, how much waits for them, the open batches, what was put aside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from claimdesk.casebook.work import Held, Waiting, Work, work_of
from claimdesk.casework.blind import NOT_SHOWN, blind_to
from claimdesk.casework.deed import look
from claimdesk.casework.take_work import asked_for, first_of
from claimstore import batches, queue

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCount:
    """How many claims wait for one kind of work and are free for this person, and the first of them.

    Of the first to be keyed a second time neither deadline nor day of receipt is told.
    """

    work: Work
    waiting: int
    first: Waiting | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBatch:
    """A batch that is not closed: what was expected, how many claims it has, how many are still to be keyed."""

    name: str
    received_on: date | None
    expected_documents: int
    expected_pages: int | None
    claims: int
    unkeyed: int
    voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A claim that was put aside: why, until when, by whom; of one still to be keyed blind not why."""

    claim_number: str
    claimant: str
    reason: str
    until: date | None
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueSeen:
    """Everything that the queue shows, read in one state of the store."""

    mine: tuple[Held, ...]
    counts: tuple[WorkCount, ...]
    batches: tuple[OpenBatch, ...]
    aside: tuple[Aside, ...]


def see_queue(desk: Desk) -> QueueSeen:
    """Read the queue.

    Raises:
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        own = queue.claims_of(transaction, desk.staff.name)
        counts = tuple(
            WorkCount(
                work=work,
                waiting=queue.count_waiting(transaction, asked_for(desk, work)),
                first=_first(desk, transaction, work),
            )
            for work in work_of(desk.staff.roles)
        )
        opened = batches.open_batches(transaction)
        aside = queue.all_aside(transaction)
        blind = blind_to(
            desk, transaction, [*(each.claim_number for each in own), *(each.claim_number for each in aside)]
        )
    return QueueSeen(
        mine=tuple(
            Held(
                claim_number=each.claim_number,
                claimant=NOT_SHOWN if each.claim_number in blind else each.claimant,
                work=Work(each.work),
                staff=desk.staff.name,
                since=datetime.fromisoformat(each.taken_at),
                fields=each.fields,
            )
            for each in own
        ),
        counts=counts,
        batches=tuple(_batch(each) for each in opened),
        aside=tuple(
            Aside(
                claim_number=each.claim_number,
                claimant=NOT_SHOWN if each.claim_number in blind else each.claimant,
                reason=NOT_SHOWN if each.claim_number in blind and each.staff != desk.staff.name else each.reason,
                until=date.fromisoformat(each.until_on) if each.until_on else None,
                staff=each.staff,
            )
            for each in aside
        ),
    )


def _first(desk: Desk, transaction: Transaction, work: Work) -> Waiting | None:
    """Give the claim that is the first to do; of one to be keyed blind not the days, for they stand on its paper."""
    first = first_of(desk, transaction, (work,))
    if first is None or work is not Work.SECOND_KEYING:
        return first
    return replace(first, deadline=None, received_on=None)


def _batch(counted: batches.BatchCount) -> OpenBatch:
    batch = counted.batch
    return OpenBatch(
        name=batch.name,
        received_on=date.fromisoformat(batch.received_on) if batch.received_on else None,
        expected_documents=batch.expected_documents,
        expected_pages=batch.expected_pages,
        claims=counted.claims,
        unkeyed=counted.unkeyed,
        voided=counted.voided,
    )
