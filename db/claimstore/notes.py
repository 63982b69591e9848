"""What people leave at the places of a claim: it is answered once, and never removed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from claimstore.note_rows import PlaceNoteRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_COLUMNS = tuple(each.name for each in fields(PlaceNoteRow) if each.name != "note_id")
_ADD = f"INSERT INTO place_note ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - declared names only


def notes_of(transaction: Transaction, claim_id: int) -> tuple[PlaceNoteRow, ...]:
    """Give what stands at the places of a claim, the oldest first."""
    return transaction.rows(PlaceNoteRow, "claim_id = ? ORDER BY note_id", (claim_id,))


def note_of(transaction: Transaction, claim_id: int, note_id: int) -> PlaceNoteRow | None:
    """Give one of them, or None."""
    found = transaction.rows(PlaceNoteRow, "claim_id = ? AND note_id = ?", (claim_id, note_id))
    return found[0] if found else None


def add_note(transaction: Transaction, row: PlaceNoteRow) -> None:
    """Put one on record; the store gives it its number."""
    transaction.run(_ADD, tuple(getattr(row, name) for name in _COLUMNS))


def move_note(transaction: Transaction, note_id: int, *, path: str) -> None:
    """Let one stand at another place: where the line stands now at which it was made."""
    transaction.run("UPDATE place_note SET path = ? WHERE note_id = ?", (path, note_id))


def answer_note(transaction: Transaction, note_id: int, *, answer: str, by: str, at: str) -> None:
    """Write the answer to one that has none."""
    transaction.run(
        "UPDATE place_note SET answer = ?, answered_by = ?, answered_at = ? WHERE note_id = ? AND answered_at IS NULL",
        (answer, by, at, note_id),
    )
