"""At a place of the paper a clerk may ask, note, or say why a soft check does not apply; who and when stays with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class NoteKind(StrEnum):
    """What is left at a place."""

    QUERY = "query"
    NOTE = "note"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNote:
    """One query, note or override at `path`.

    `check` is the name of the soft check that an override is about, `letter` and `words` its reason; a note has words
    alone. `answered_at` is None while nobody has answered.
    """

    note_id: int
    path: str
    kind: NoteKind
    check: str
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


def override_of(notes: tuple[PlaceNote, ...], *, path: str, check: str) -> PlaceNote | None:
    """Give by what the soft check of this name was overridden at this place; None while it was not."""
    wanted = (NoteKind.OVERRIDE, path, check)
    return next((note for note in notes if (note.kind, note.path, note.check) == wanted), None)


def open_at(notes: tuple[PlaceNote, ...], path: str) -> PlaceNote | None:
    """Give the oldest query or note at a place that nobody has answered."""
    return next((note for note in notes if note.path == path and note.is_open), None)
