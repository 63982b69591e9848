"""A claim is finished and the next one of the queue is taken and opened in one errand, or looked at ahead of need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.work import Work
from claimdesk.casework.changes import Changes
from claimdesk.casework.open_claim import OpenedClaim, open_claim
from claimdesk.casework.take_work import next_waiting, take_next

if TYPE_CHECKING:
    from claimdesk.casebook.work import Waiting
    from claimdesk.casework.desk import Desk

KEYED_IN_A_CLAIM_WINDOW = frozenset({Work.FIRST_KEYING})
"""The kinds of work whose window is that of the claim itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextClaim:
    """What the queue has handed out, None when nothing waits; opened where it is keyed in the window of a claim."""

    item: Waiting | None
    opened: OpenedClaim | None
    changes: Changes


def take_and_open(desk: Desk, *, besides: frozenset[str]) -> NextClaim:
    """Take the next claim and open it as `open_claim` does.

    Raises:
        Refused: the staff member takes no work.
        Told: the store cannot be read or written.
    """
    taken = take_next(desk, besides=besides)
    item = taken.item
    is_keyed_here = item is not None and item.work in KEYED_IN_A_CLAIM_WINDOW
    opened = open_claim(desk, item.claim_number) if item is not None and is_keyed_here else None
    return NextClaim(item=item, opened=opened, changes=taken.changes)


def claims_ahead(desk: Desk, *, besides: frozenset[str], count: int) -> tuple[str, ...]:
    """Give the numbers of the next claims that this person would be handed, the first one first.

    Raises:
        Told: the store cannot be read.
    """
    ahead: list[str] = []
    for _claim in range(count):
        item = next_waiting(desk, besides=besides | frozenset(ahead))
        if item is None:
            break
        ahead.append(item.claim_number)
    return tuple(ahead)
