"""The table of what people leave at a place of the paper."""

from __future__ import annotations

from claimstore.table import INTEGER, ONE_CLAIM, TEXT, Index, Table, optional, required

NOTE_TABLES = (
    Table(
        "place_note",
        (
            *required(INTEGER, "note_id"),
            *ONE_CLAIM,
            *required(TEXT, "path", "kind", "check_name", "letter", "words", "made_by", "made_at"),
            *required(TEXT, "answer", "answered_by"),
            *optional(TEXT, "answered_at"),
            *required(TEXT, "seen"),
        ),
        ("note_id",),
        (Index("place_note_by_claim", ("claim_id",)),),
        points_to=("claim",),
        triggers=("place_note_is_never_removed",),
    ),
)
