"""The tables of plans of allocation that were keyed in this case, and of what is still being keyed."""

from __future__ import annotations

from claimstore.table import TEXT, Index, Table, required

PLAN_TABLES = (
    Table("plan_draft", required(TEXT, "staff", "based_on", "cells", "kept_at"), ("staff",)),
    Table(
        "plan_file",
        required(TEXT, "subject", "name", "text"),
        ("subject", "name"),
        points_to=("plan_version",),
        triggers=("plan_file_is_never_changed", "plan_file_is_never_removed"),
    ),
    Table(
        "plan_version",
        required(TEXT, "subject", "version", "text", "entered_at", "entered_by"),
        ("subject",),
        (Index("plan_version_by_name", ("version",), is_unique=True),),
        triggers=("plan_version_is_never_changed", "plan_version_is_never_removed"),
    ),
)
