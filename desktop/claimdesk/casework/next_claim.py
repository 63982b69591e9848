"""A claim is finished and the next one of the queue is taken and opened in one errand, or looked at ahead of need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.work import Work
from claimdesk.casework.changes import Changes
from claimdesk.casework.open_claim import OpenedClaim, open_claim
from claimdesk.casework.save_claim import Saved
from claimdesk.casework.second_keying import SecondPass, begin_second_keying
from claimdesk.casework.settle_differences import OpenedDifferences, open_differences
from claimdesk.casework.take_work import next_waiting, take_next
from claimdesk.errors import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.casebook.work import Waiting
    from claimdesk.casework.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class NextClaim:
    """What the queue has handed out, None when nothing waits; opened where it is the work of the window that asks."""

    item: Waiting | None
    opened: OpenedClaim | SecondPass | OpenedDifferences | None
    changes: Changes


@dataclass(frozen=True, slots=True)
class SavedAndNext(Saved):
    """A claim that was saved, and the next one, or why none could be taken; `changes` are those of both."""

    following: NextClaim | Told


def take_and_open(desk: Desk, *, here: Work, besides: frozenset[str]) -> NextClaim:
    """Take the next claim, and open it if it waits for the kind of work that is done in the window `here`.

    Raises:
        Refused: the staff member takes no work.
        Told: the store cannot be read or written.
    """
    taken = take_next(desk, besides=besides)
    item = taken.item
    opened = _OPENED[here](desk, item.claim_number) if item is not None and item.work is here else None
    return NextClaim(item=item, opened=opened, changes=taken.changes)


def save_and_take(desk: Desk, *, save: Callable[[Desk], Saved], here: Work, besides: frozenset[str]) -> SavedAndNext:
    """Save a claim, then take the next one as `take_and_open` does; what is saved stays so where none can be taken.

    Raises:
        Told: the claim was not saved, for a reason that `save` gives; nothing is taken.
    """
    saved = save(desk)
    try:
        following: NextClaim | Told = take_and_open(desk, here=here, besides=besides)
    except Told as told:
        following = told
    taken = following.changes.claim_numbers if isinstance(following, NextClaim) else ()
    changes = replace(saved.changes, claim_numbers=(*saved.changes.claim_numbers, *taken))
    return SavedAndNext(saved.claim, saved.judgement, changes, following)


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


_OPENED: Mapping[Work, Callable[[Desk, str], OpenedClaim | SecondPass | OpenedDifferences]] = MappingProxyType(
    {
        Work.FIRST_KEYING: open_claim,
        Work.SECOND_KEYING: begin_second_keying,
        Work.DIFFERENCES: open_differences,
    }
)
"""By what verb each kind of work begins."""
