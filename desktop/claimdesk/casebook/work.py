"""Work is what a claim waits for a person to do with it; the queue hands it out by deadline and age."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claimdesk.casebook.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime


class Work(StrEnum):
    """The kinds of work, in the order in which they are handed out where two deadlines are the same."""

    FIRST_KEYING = "first keying"
    SECOND_KEYING = "second keying"
    DIFFERENCES = "differences"


_ROLES: tuple[tuple[Work, frozenset[Role]], ...] = (
    (Work.FIRST_KEYING, frozenset({Role.KEYER, Role.SUPERVISOR})),
    (Work.SECOND_KEYING, frozenset({Role.KEYER})),
    (Work.DIFFERENCES, frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR})),
)


def work_of(roles: frozenset[Role]) -> tuple[Work, ...]:
    """Give the kinds of work that somebody who holds `roles` may take."""
    return tuple(work for work, may_take in _ROLES if not roles.isdisjoint(may_take))


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One claim that waits for one kind of work; `deadline` is the day that counts, `received_on` its age.

    `is_own` says that this person holds it already, `was_given_back` that they would rather not have it.
    """

    claim_number: str
    work: Work
    deadline: date | None
    received_on: date | None
    is_own: bool = False
    was_given_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A claim that somebody works on: held for this person since a moment in UTC."""

    claim_number: str
    claimant: str
    work: Work
    staff: str
    since: datetime
    fields: int = 0
    """How many places this person has keyed into it and not yet saved."""


def first_to_do(waiting: Iterable[Waiting]) -> Waiting | None:
    """Give what is done first: one's own, then the oldest deadline, then the oldest receipt; None without any.

    A claim without a deadline comes after those with one, one without a day of receipt before those with one: nobody
    knows how long it has waited. What one gave back comes last.
    """
    return min(waiting, key=_urgency, default=None)


def _urgency(item: Waiting) -> tuple[bool, bool, str, str, int, str]:
    return (
        not item.is_own,
        item.was_given_back,
        item.deadline.isoformat() if item.deadline else "9999",
        item.received_on.isoformat() if item.received_on else "",
        tuple(Work).index(item.work),
        item.claim_number,
    )
