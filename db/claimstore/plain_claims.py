"""Claims of which purchases and sales are all that counts are read fast, their trades in the order of their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimstore.transaction import Transaction

PlainTrade = tuple[int, str, int | None, int]
"""Claim, day, shares and price; shares that go out are below zero, and None says that more cells count."""

_CLAIMS = """
SELECT claim.claim_id, claim.version, opening.shares, closing.shares
FROM claim
LEFT JOIN holding AS opening ON opening.claim_id = claim.claim_id AND opening.section = ?
    AND NOT EXISTS (SELECT 1 FROM place_mark WHERE place_mark.claim_id = claim.claim_id AND path LIKE 'schedule.%')
LEFT JOIN holding AS closing ON closing.claim_id = claim.claim_id AND closing.section = ?
WHERE claim.claim_id > ? AND claim.claim_id <= ? AND claim.state <> ?
ORDER BY claim.claim_id
"""
_TRADES = """
SELECT claim_id, trade_date,
    CASE WHEN documented = 1 AND kind IS NULL AND security IS NULL AND shares > 0 AND price >= 0
        AND trade_date BETWEEN ? AND ? THEN CASE section {signed} END END,
    price
FROM trade
WHERE claim_id > ? AND claim_id <= ?
ORDER BY claim_id, trade_date, CASE section {turns} END, line
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainQuery:
    """Sections of the holdings, sections whose shares come in or go out in their order, first and last day.

    Claims in the state `left_out` are not read.
    """

    opening: str
    closing: str
    sections_in: tuple[str, ...]
    sections_out: tuple[str, ...]
    first_day: str
    last_day: str
    left_out: str


class PlainClaim(NamedTuple):
    """The cells of one claim; `opening` is None where it is not stated, or where marks stand beside the cells.

    Trades come in the order of their days, on one day by their sections, and are read before the next claim is.
    """

    claim_id: int
    version: int
    opening: int | None
    closing: int | None
    trades: Iterable[PlainTrade]


def plain_claims(transaction: Transaction, query: PlainQuery, *, after: int, up_to: int) -> Iterator[PlainClaim]:
    """Give the claims after one and up to another, one by one."""
    sections = (*query.sections_in, *query.sections_out)
    signed = " ".join(
        [*("WHEN ? THEN shares" for _ in query.sections_in), *("WHEN ? THEN -shares" for _ in query.sections_out)]
    )
    turns = " ".join(f"WHEN ? THEN {turn}" for turn, _ in enumerate(sections))
    rows = transaction.walk(
        _TRADES.format(signed=signed or "WHEN NULL THEN 0", turns=turns or "WHEN NULL THEN 0"),
        (query.first_day, query.last_day, *sections, after, up_to, *sections),
    )
    trades = groupby(rows, itemgetter(0))
    of_claim, own = next(trades, (up_to + 1, rows))
    for claim_id, version, opening, closing in transaction.walk(
        _CLAIMS, (query.opening, query.closing, after, up_to, query.left_out)
    ):
        while of_claim < claim_id:
            of_claim, own = next(trades, (up_to + 1, rows))
        yield PlainClaim(claim_id, version, opening, closing, own if of_claim == claim_id else ())
