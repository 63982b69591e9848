"""The tables of what was keyed, and in what time."""

from __future__ import annotations

from claimstore.table import INTEGER, TEXT, Table, required

FIGURE_TABLES = (
    Table(
        "keyed_claim",
        (
            *required(TEXT, "staff", "day"),
            *required(INTEGER, "claim_id"),
            *required(TEXT, "work"),
            *required(INTEGER, "keys", "active_ms"),
        ),
        ("staff", "day", "claim_id", "work"),
        points_to=("claim",),
    ),
    Table(
        "keyed_field",
        (*required(TEXT, "staff", "day", "field"), *required(INTEGER, "times", "keys", "active_ms")),
        ("staff", "day", "field"),
    ),
)
