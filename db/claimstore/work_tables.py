"""The tables that say who works on which claim, and how."""

from __future__ import annotations

from claimstore.table import ONE_CLAIM, TEXT, Index, Table, required

WORK_TABLES = (
    Table(
        "claim_part",
        (*ONE_CLAIM, *required(TEXT, "part", "staff", "at")),
        ("claim_id", "part", "staff"),
        (Index("claim_part_by_staff", ("staff", "claim_id")),),
        points_to=("claim",),
        triggers=(
            "claim_part_is_never_changed",
            "claim_part_is_never_removed",
            "claim_part_is_of_one_person",
            "claim_part_is_of_one_who_has_not_seen",
        ),
    ),
    Table(
        "claim_seen",
        (*ONE_CLAIM, *required(TEXT, "staff", "at")),
        ("claim_id", "staff"),
        points_to=("claim",),
        triggers=("claim_seen_is_never_changed", "claim_seen_is_never_removed"),
    ),
)
