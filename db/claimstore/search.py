"""Claims are found by words of names, claim number, last four digits, state and code, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimstore.seen import Onlooker
    from claimstore.transaction import Transaction

_LAST = "\U0010ffff"
"""Sorts behind every character of a word, so that a prefix is a range."""

BROAD = 10_000
"""From so many hits on, a single word is looked up claim by claim instead of all hits being gathered first."""

_MAY_BE_VEILED = (
    "claim_id IN (SELECT claim_id FROM second_pass WHERE stage IN ('waiting', 'keying')"
    " UNION ALL SELECT claim_id FROM claim WHERE state IN ('received', 'put aside'))"
)
"""Claims of which alone somebody could be kept from seeing anything; found by indexes."""
_FOUND = "claim_id, claim_number, claimant, tin_last_four, state, postmark_on, received_on, updated_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is searched for: all the `words`, or one of the numbers; an empty or None part asks for nothing.

    `words` are folded and may be beginnings; `exact_words` are whole; `numbers` are beginnings of claim numbers.
    """

    words: tuple[str, ...] = ()
    exact_words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    state: str | None = None
    code: str | None = None
    after: str | None = None
    limit: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """One line of a list of claims, as its columns hold it."""

    claim_id: int
    claim_number: str
    claimant: str
    tin_last_four: str
    state: str
    postmark_on: str | None
    received_on: str | None
    updated_at: str
    codes: tuple[str, ...]
    has_draft: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims a state or a code has."""

    name: str
    claims: int


def find(transaction: Transaction, wanted: Wanted, *, onlooker: Onlooker) -> tuple[FoundClaim, ...]:
    """Give the first `limit` claims after the claim number `after`, in the order of their registration.

    What is veiled for whoever looks is found by its number and state, and by nothing that was keyed into it.
    """
    conditions, values = _conditions(wanted, is_broad=_is_broad(transaction, wanted), onlooker=onlooker)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = transaction.values(f"SELECT {_FOUND} FROM claim{where} ORDER BY claim_id LIMIT ?", (*values, wanted.limit))  # noqa: S608 - conditions are of this file
    ids = tuple(row[0] for row in rows)
    codes = _codes(transaction, ids)
    drafted = _drafted(transaction, ids)
    titles = _FOUND.split(", ")
    return tuple(
        FoundClaim(**dict(zip(titles, row, strict=True)), codes=codes.get(row[0], ()), has_draft=row[0] in drafted)
        for row in rows
    )


def count_by_state(transaction: Transaction) -> tuple[Count, ...]:
    """Give how many claims there are in each state."""
    return tuple(
        Count(*row) for row in transaction.values("SELECT state, COUNT(*) FROM claim GROUP BY state ORDER BY state")
    )


def count_by_code(transaction: Transaction, *, onlooker: Onlooker) -> tuple[Count, ...]:
    """Give how many claims show each code; one counts once, however many lines show it, and not where it is veiled."""
    veiled, values = onlooker.veiled
    counted = (
        "SELECT code, COUNT(DISTINCT claim_id) FROM defect"  # noqa: S608 - texts of this room
        f" WHERE claim_id NOT IN (SELECT claim_id FROM claim WHERE {_MAY_BE_VEILED} AND {veiled})"
        " GROUP BY code ORDER BY code"
    )
    return tuple(Count(*row) for row in transaction.values(counted, values))


def count_drafts(transaction: Transaction) -> int:
    """Give how many claims have a draft."""
    return int(transaction.values("SELECT COUNT(DISTINCT claim_id) FROM draft")[0][0])


def _is_broad(transaction: Transaction, wanted: Wanted) -> bool:
    """Whether a single beginning of a word fits so many claims that walking along them finds a page soonest."""
    if len(wanted.words) != 1 or wanted.exact_words or wanted.numbers:
        return False
    word = wanted.words[0]
    many = "SELECT 1 FROM search_word WHERE word >= ? AND word < ? LIMIT 1 OFFSET ?"
    return bool(transaction.values(many, (word, word + _LAST, BROAD)))


def _conditions(wanted: Wanted, *, is_broad: bool, onlooker: Onlooker) -> tuple[list[str], list[str | int]]:
    conditions: list[str] = []
    values: list[str | int] = []
    ways: list[str] = []
    if is_broad:
        conditions.append(
            "EXISTS (SELECT 1 FROM search_word WHERE search_word.claim_id = claim.claim_id AND word >= ? AND word < ?)"
        )
        values += [wanted.words[0], wanted.words[0] + _LAST]
    elif wanted.words:
        ways.append(
            " INTERSECT ".join(["SELECT claim_id FROM search_word WHERE word >= ? AND word < ?"] * len(wanted.words))
        )
        for word in wanted.words:
            values += [word, word + _LAST]
    for word in wanted.exact_words:
        ways.append("SELECT claim_id FROM search_word WHERE word = ?")
        values.append(word)
    for number in wanted.numbers:
        ways.append("SELECT claim_id FROM claim WHERE claim_number >= ? AND claim_number < ?")
        values += [number, number + _LAST]
    if ways:
        conditions.append(f"claim_id IN ({' UNION '.join(ways)})")
    unveiled, whose = _unveiled(wanted, onlooker)
    conditions += unveiled
    values += whose
    if wanted.state is not None:
        conditions.append("state = ?")
        values.append(wanted.state)
    if wanted.code is not None:
        conditions.append("claim_id IN (SELECT claim_id FROM defect WHERE code = ?)")
        values.append(wanted.code)
    if wanted.after is not None:
        conditions.append("claim_id > (SELECT earlier.claim_id FROM claim AS earlier WHERE earlier.claim_number = ?)")
        values.append(wanted.after)
    return conditions, values


def _unveiled(wanted: Wanted, onlooker: Onlooker) -> tuple[list[str], list[str | int]]:
    """Give the condition that leaves out what is veiled and would be found by something that was keyed into it."""
    if wanted.code is None and not wanted.words and not wanted.exact_words:
        return [], []
    veiled, whose = onlooker.veiled
    numbers = wanted.numbers if wanted.code is None else ()
    by_number = " OR claim_number >= ? AND claim_number < ?" * len(numbers)
    ends = (end for number in numbers for end in (number, number + _LAST))
    return [f"(NOT {veiled}{by_number})"], [*whose, *ends]


def _codes(transaction: Transaction, ids: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
    places = ", ".join("?" * len(ids))
    query = f"SELECT claim_id, code FROM defect WHERE claim_id IN ({places}) ORDER BY claim_id, ordinal"  # noqa: S608 - question marks only
    found = transaction.values(query, ids)
    codes: dict[int, dict[str, None]] = {}
    for claim_id, code in found:
        codes.setdefault(claim_id, {})[code] = None
    return {claim_id: tuple(each) for claim_id, each in codes.items()}


def _drafted(transaction: Transaction, ids: tuple[int, ...]) -> frozenset[int]:
    places = ", ".join("?" * len(ids))
    found = transaction.values(f"SELECT DISTINCT claim_id FROM draft WHERE claim_id IN ({places})", ids)  # noqa: S608 - question marks only
    return frozenset(row[0] for row in found)
