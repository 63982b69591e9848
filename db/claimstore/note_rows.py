"""The rows of what people leave at a place of the paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from claimstore.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNoteRow(Row):
    """A query, a note or an override at a place; `answered_at` is NULL while nobody has answered.

    `seen` is the fingerprint of the readings that an overridden check had looked at; one from before it was kept has
    none.
    """

    TABLE: ClassVar[str] = "place_note"
    KEY: ClassVar[tuple[str, ...]] = ("note_id",)

    note_id: int
    claim_id: int
    path: str
    kind: str
    check_name: str
    letter: str
    words: str = field(repr=False)
    made_by: str
    made_at: str
    answer: str = field(repr=False)
    answered_by: str
    answered_at: str | None
    seen: str
