"""Claims are found by name, claim number and last four digits, filtered by state and problem, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.claim_number import numbers_meant
from claimdesk.casework.blind import NOT_SHOWN, blind_to, onlooker
from claimdesk.casework.deed import look
from claimdesk.casework.search_words import last_four_word, words_of_text
from claimdesk.casework.store_told import reading_of
from claimstore.search import Count, FoundClaim, Wanted, count_by_code, count_by_state, count_drafts, find

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk

PAGE = 200
_LAST_FOUR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSearch:
    """What is looked for; `after` is the claim number behind which the page begins."""

    text: str = ""
    state: ClaimState | None = None
    code: str | None = None
    after: str | None = None
    limit: int = PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One line of the list of claims; `codes` are those of the last judgement, each once."""

    claim_number: str
    claimant: str
    tin_last_four: str
    state: ClaimState
    postmark_on: date | None
    received_on: date | None
    codes: tuple[str, ...]
    has_draft: bool
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A page of the list; `next_after` goes into the next search, None when this was the last page."""

    rows: tuple[ClaimRow, ...]
    next_after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCounts:
    """How many claims there are, by state and by problem; `drafts` have something keyed and not saved."""

    claims: int
    drafts: int
    by_state: tuple[Count, ...]
    by_code: tuple[Count, ...]


def find_claims(desk: Desk, search: ClaimSearch) -> ClaimPage:
    """Give one page of the claims that the search means, in the order of their numbers.

    A claim that this person may still be asked to key blind is found by its number and its state alone.

    Raises:
        Told: the store cannot be read.
    """
    wanted = _wanted(desk, search)
    who = onlooker(desk)
    if wanted is None:
        return ClaimPage((), None)
    with look(desk) as transaction:
        found = find(transaction, wanted, onlooker=who)
        blind = blind_to(desk, transaction, (each.claim_number for each in found))
    with reading_of("The list of claims"):
        rows = tuple(_row(each, is_blind=each.claim_number in blind) for each in found[: search.limit])
    return ClaimPage(rows, rows[-1].claim_number if len(found) > search.limit else None)


def counts(desk: Desk) -> CaseCounts:
    """Count the claims of the case; by problem, those alone that this person may see.

    Raises:
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        by_state = count_by_state(transaction)
        return CaseCounts(
            claims=sum(each.claims for each in by_state),
            drafts=count_drafts(transaction),
            by_state=by_state,
            by_code=count_by_code(transaction, onlooker=onlooker(desk)),
        )


def _wanted(desk: Desk, search: ClaimSearch) -> Wanted | None:
    """Give what the text can mean, or None when it holds nothing that a claim could be found by."""
    text = search.text.strip()
    words = words_of_text(text)
    if text and not words:
        return None
    is_last_four = len(text) == _LAST_FOUR and text.isascii() and text.isdigit()
    return Wanted(
        words=words,
        exact_words=(last_four_word(text),) if is_last_four else (),
        numbers=numbers_meant(desk.settlement.claim_prefix, text),
        state=search.state.value if search.state else None,
        code=search.code,
        after=search.after,
        limit=search.limit + 1,
    )


def _row(found: FoundClaim, *, is_blind: bool) -> ClaimRow:
    """Give a line of the list; of a claim that is still to be keyed blind it shows number and state alone."""
    if is_blind:
        found = replace(
            found, claimant=NOT_SHOWN, tin_last_four="", postmark_on=None, received_on=None, codes=(), has_draft=False
        )
    return ClaimRow(
        claim_number=found.claim_number,
        claimant=found.claimant,
        tin_last_four=found.tin_last_four,
        state=ClaimState(found.state),
        postmark_on=date.fromisoformat(found.postmark_on) if found.postmark_on else None,
        received_on=date.fromisoformat(found.received_on) if found.received_on else None,
        codes=found.codes,
        has_draft=found.has_draft,
        updated_at=datetime.fromisoformat(found.updated_at),
    )
