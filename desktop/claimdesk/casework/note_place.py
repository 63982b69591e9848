"""A query, a note and an override stand at a place of the paper, on record; an adjudicator or a supervisor answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.place_notes import NoteKind, PlaceNote
from claimdesk.casework.changes import Changes
from claimdesk.casework.deed import deed
from claimdesk.casework.place_words import place_words, without_whole_numbers
from claimdesk.casework.stored_claim import stored_record
from claimdesk.errors import Refused
from claimstore.note_rows import PlaceNoteRow
from claimstore.notes import add_note, answer_note, note_of

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk

LONGEST = 200
"""Letters of a note or an answer: one line on the screen."""
_VERBS = MappingProxyType(
    {
        NoteKind.QUERY: Verb.ASK_QUERY,
        NoteKind.NOTE: Verb.LEAVE_NOTE,
        NoteKind.OVERRIDE: Verb.OVERRIDE_CHECK,
    }
)


@dataclass(frozen=True, slots=True)
class Noted:
    """What has changed."""

    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """What a person leaves at a place; a note has no letter.

    `check` names the soft check of an override, and `seen` is the fingerprint of the readings that it had looked at.
    `stored_path` is the place in the stored version where lines have moved since; empty where it is the same.
    """

    path: str
    kind: NoteKind
    words: str
    letter: str = ""
    check: str = ""
    seen: str = ""
    stored_path: str = ""


def note_place(desk: Desk, claim_number: str, *, note: NewNote) -> Noted:
    """Leave a query, a note or an override at a place; the claim itself stays as it is.

    Raises:
        Refused: nothing is said, the role does not allow it, or there is no such claim.
        Told: the store cannot be written.
    """
    words = _one_line(note.words)
    with deed(desk, _VERBS[note.kind], on=claim_number) as work:
        record = stored_record(work.transaction, claim_number)
        if not words:
            raise Refused("A note says something.", "Write it in a few words.")
        row = PlaceNoteRow(
            note_id=0,
            claim_id=record.claim.claim_id,
            path=note.stored_path or note.path,
            kind=note.kind.value,
            check_name=note.check,
            seen=note.seen,
            letter=note.letter,
            words=words,
            made_by=desk.staff.name,
            made_at=desk.timestamp(),
            answer="",
            answered_by="",
            answered_at=None,
        )
        add_note(work.transaction, row)
        work.after, work.reason = place_words(note.path), words
    return Noted(Changes(claim_numbers=(claim_number,)))


def answer_query(desk: Desk, claim_number: str, *, note_id: int, answer: str) -> Noted:
    """Answer and so close a query or a note.

    Raises:
        Refused: nothing is said, somebody has answered meanwhile, the role does not allow it, or there is no such note.
        Told: the store cannot be written.
    """
    words = _one_line(answer)
    with deed(desk, Verb.ANSWER_QUERY, on=claim_number) as work:
        record = stored_record(work.transaction, claim_number)
        row = note_of(work.transaction, record.claim.claim_id, note_id)
        if not words:
            raise Refused("An answer says something.", "Write it in a few words.")
        if row is None or row.answered_at is not None or row.kind == NoteKind.OVERRIDE.value:
            raise Refused(
                "There is no open query or note here.", "Somebody may have answered it meanwhile: look again."
            )
        answer_note(work.transaction, note_id, answer=words, by=desk.staff.name, at=desk.timestamp())
        work.before, work.after, work.reason = row.words, place_words(row.path), words
    return Noted(Changes(claim_numbers=(claim_number,)))


def place_note(row: PlaceNoteRow) -> PlaceNote:
    """Give what stands at a place.

    Raises:
        ValueError: it holds a word or a moment that no version writes.
    """
    return PlaceNote(
        note_id=row.note_id,
        path=row.path,
        kind=NoteKind(row.kind),
        check=row.check_name,
        seen=row.seen,
        letter=row.letter,
        words=row.words,
        made_by=row.made_by,
        made_at=datetime.fromisoformat(row.made_at),
        answer=row.answer,
        answered_by=row.answered_by,
        answered_at=datetime.fromisoformat(row.answered_at) if row.answered_at else None,
    )


def _one_line(text: str) -> str:
    return without_whole_numbers(" ".join(text.split()))[:LONGEST]
