"""Which claims wait for which letter is found by asking each claim to which one may still go, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.claim import ClaimState, Delivery
from claimdesk.casebook.settlement import Acknowledged
from claimdesk.casework.blind import closed_to
from claimdesk.casework.deed import look
from claimdesk.casework.issue_letter import NOTICES, WITHOUT_LETTERS, letters_due_for
from claimdesk.errors import Cancelled
from claimstore.letters import awaiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimdesk.casebook.settlement import LetterKind
    from claimdesk.casework.desk import Desk
    from claimstore.letters import Awaiting

PAGE = 200
MOST = 1_000
"""How many letters one print run holds."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The claims for which one kind of letter can be issued now, in the order of their numbers."""

    kind: LetterKind
    claim_numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersWaiting:
    """What waits by kind; `has_more` says that the run is full and more claims may wait behind it."""

    by_kind: tuple[Waiting, ...]
    not_reviewed: int
    """Claims to which a notice will go once they are reviewed."""
    has_more: bool


def letters_waiting(
    desk: Desk, *, most: int = MOST, is_cancelled: Callable[[], bool] = lambda: False
) -> LettersWaiting:
    """Ask every keyed claim which letters are due and were not issued, until `most` letters of one kind are found.

    Claims that this person does not open before their second keying are left out.

    Raises:
        Cancelled: `is_cancelled` said so.
        Told: the store cannot be read.
    """
    found: dict[LetterKind, list[str]] = {kind: [] for kind in desk.settlement.letters}
    not_reviewed = 0
    for row in _rows(desk):
        if is_cancelled():
            raise Cancelled("the look for letters was stopped")
        for kind in letters_due_for(desk, row.claim_number):
            if kind in NOTICES and row.state != ClaimState.REVIEWED:
                not_reviewed += 1
            else:
                found[kind].append(row.claim_number)
        if any(len(numbers) >= most for numbers in found.values()):
            return _waiting(found, not_reviewed=not_reviewed, has_more=True)
    return _waiting(found, not_reviewed=not_reviewed, has_more=False)


def _rows(desk: Desk) -> Iterator[Awaiting]:
    """Give the claims to which a letter may still go; two go to one that is acknowledged beside its notice."""
    states = tuple(state.value for state in ClaimState if state not in WITHOUT_LETTERS)
    certified = (Delivery.CERTIFIED.value,)
    twice = {Acknowledged.ALL: tuple(way.value for way in Delivery), Acknowledged.CERTIFIED: certified}
    ways = twice.get(desk.settlement.acknowledged, ()) if desk.settlement.acknowledged else ()
    after = 0
    while True:
        with look(desk) as transaction:
            page = awaiting(transaction, states=states, twice=ways, after=after, limit=PAGE)
            closed = closed_to(desk, transaction, (row.claim_number for row in page))
        yield from (row for row in page if row.claim_number not in closed)
        if len(page) < PAGE:
            return
        after = page[-1].claim_id


def _waiting(found: dict[LetterKind, list[str]], *, not_reviewed: int, has_more: bool) -> LettersWaiting:
    by_kind = tuple(Waiting(kind, tuple(numbers)) for kind, numbers in found.items() if numbers)
    return LettersWaiting(by_kind=by_kind, not_reviewed=not_reviewed, has_more=has_more)
