"""At a place of the paper a clerk may ask, note, or say why a soft check does not apply; who and when stays with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from claimdesk.casebook.defects import Remark


class NoteKind(StrEnum):
    """What is left at a place."""

    QUERY = "query"
    NOTE = "note"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNote:
    """One query, note or override at `path`.

    `check` is the name of the soft check that an override is about, `seen` the fingerprint of what that had looked at,
    `letter` and `words` its reason; a note has words alone. `answered_at` is None while nobody has answered.
    """

    note_id: int
    path: str
    kind: NoteKind
    check: str
    seen: str
    letter: str
    words: str
    made_by: str
    made_at: datetime
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to answer; an override is an answer itself."""
        return self.kind is not NoteKind.OVERRIDE and self.answered_at is None


def seen_by(remark: Remark) -> str:
    """Give the fingerprint of all readings that a soft check has looked at, hexadecimal; no number stands in it."""
    seen = "\n".join(f"{reading.mark.value} {reading.text!r}" for reading in remark.readings)
    return hashlib.sha256(seen.encode()).hexdigest()


def override_of(notes: tuple[PlaceNote, ...], remark: Remark) -> PlaceNote | None:
    """Give by what a soft check was overridden for just these readings; None while they were not looked at."""
    wanted = (NoteKind.OVERRIDE, remark.field, remark.name)
    found = tuple(note for note in notes if (note.kind, note.path, note.check) == wanted)
    seen = seen_by(remark) if found else ""
    return next((note for note in found if note.seen == seen), None)


def open_at(notes: tuple[PlaceNote, ...], path: str) -> PlaceNote | None:
    """Give the oldest query or note at a place that nobody has answered."""
    return next((note for note in notes if note.path == path and note.is_open), None)
