"""A letter that was issued stays as it was mailed, bytes and all; letters printed together share one file."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from claimstore.case_rows import LetterFileRow, LetterRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A claim to which a letter may go."""

    claim_id: int
    claim_number: str
    state: str


def next_letter_id(transaction: Transaction) -> int:
    """Give the number of the next letter; letters are never removed, so it is never given twice."""
    return int(transaction.values("SELECT COALESCE(MAX(letter_id), 0) + 1 FROM letter")[0][0])


def add_file(transaction: Transaction, pdf: bytes) -> str:
    """Keep the bytes of one or many letters and give their SHA-256, hexadecimal; the same bytes are kept once."""
    name = sha256(pdf).hexdigest()
    if not transaction.values("SELECT 1 FROM letter_file WHERE sha256 = ?", (name,)):
        transaction.insert((LetterFileRow(sha256=name, pdf=pdf),))
    return name


def add_letters(transaction: Transaction, letters: tuple[LetterRow, ...]) -> None:
    """Insert letters that were issued; their file is there before them."""
    transaction.insert(letters)


def letters_of(transaction: Transaction, claim_id: int) -> tuple[LetterRow, ...]:
    """Give the letters of a claim, oldest first."""
    return transaction.rows(LetterRow, "claim_id = ? ORDER BY letter_id", (claim_id,))


def awaiting(
    transaction: Transaction, *, states: tuple[str, ...], twice: tuple[str, ...], after: int, limit: int
) -> tuple[Awaiting, ...]:
    """Give claims of these states behind `after` to which a letter may still go, in the order of their numbers.

    Claims delivered in one of the ways `twice` may get two letters, all others one.
    """
    marks = ", ".join("?" * len(states))
    ways = ", ".join("?" * len(twice))
    issued = "(SELECT COUNT(*) FROM letter WHERE letter.claim_id = claim.claim_id)"
    found = transaction.values(
        f"SELECT claim_id, claim_number, state FROM claim WHERE claim_id > ? AND state IN ({marks})"  # noqa: S608 - marks only
        f" AND {issued} < CASE WHEN delivery IN ({ways}) THEN 2 ELSE 1 END ORDER BY claim_id LIMIT ?",
        (after, *states, *twice, limit),
    )
    return tuple(Awaiting(*row) for row in found)


def letter_numbered(transaction: Transaction, letter_id: int) -> LetterRow | None:
    """Give one letter, or None."""
    found = transaction.rows(LetterRow, "letter_id = ?", (letter_id,))
    return found[0] if found else None


def claim_of_letter(transaction: Transaction, letter_id: int) -> str | None:
    """Give the number of the claim to which a letter went; None without such a letter."""
    found = transaction.values(
        "SELECT claim_number FROM letter JOIN claim USING (claim_id) WHERE letter_id = ?", (letter_id,)
    )
    return found[0][0] if found else None


def file_named(transaction: Transaction, sha256_of_file: str) -> bytes:
    """Give the bytes of the file with this SHA-256.

    Raises:
        KeyError: no letter was printed in such a file.
    """
    found = transaction.rows(LetterFileRow, "sha256 = ?", (sha256_of_file,))
    if not found:
        raise KeyError(sha256_of_file)
    return found[0].pdf
