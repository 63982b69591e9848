"""A letter that was issued stays as it was mailed, bytes and all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimstore.rows import LetterRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_HEAD = "letter_id, kind, title, mailed_on, cure_by, sha256, issued_at, issued_by"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterHead:
    """A stored letter without its bytes."""

    letter_id: int
    kind: str
    title: str
    mailed_on: str
    cure_by: str | None
    sha256: str
    issued_at: str
    issued_by: str


def next_letter_id(transaction: Transaction) -> int:
    """Give the number of the next letter; letters are never removed, so it is never given twice."""
    return int(transaction.values("SELECT COALESCE(MAX(letter_id), 0) + 1 FROM letter")[0][0])


def add_letters(transaction: Transaction, letters: tuple[LetterRow, ...]) -> None:
    """Insert letters that were issued."""
    transaction.insert(letters)


def letters_of(transaction: Transaction, claim_id: int) -> tuple[LetterHead, ...]:
    """Give the letters of a claim, oldest first."""
    found = transaction.values(f"SELECT {_HEAD} FROM letter WHERE claim_id = ? ORDER BY letter_id", (claim_id,))  # noqa: S608 - declared names only
    return tuple(LetterHead(**dict(zip(_HEAD.split(", "), row, strict=True))) for row in found)


def letter_numbered(transaction: Transaction, letter_id: int) -> LetterRow | None:
    """Give one letter with its bytes, or None."""
    found = transaction.rows(LetterRow, "letter_id = ?", (letter_id,))
    return found[0] if found else None
