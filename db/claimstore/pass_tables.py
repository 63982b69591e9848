"""The tables of a second pass."""

from __future__ import annotations

from claimstore.table import INTEGER, ONE_CLAIM, TEXT, Index, Table, optional, required

PASS_TABLES = (
    Table(
        "pass_difference",
        (
            *ONE_CLAIM,
            *required(INTEGER, "ordinal"),
            *required(TEXT, "first_path", "second_path"),
            *required(INTEGER, "shows_second_first"),
            *optional(TEXT, "choice", "mark", "text", "decided_by", "decided_at", "first_slip", "second_slip"),
        ),
        ("claim_id", "ordinal"),
        (Index("sqlite_autoindex_pass_difference_2", ("claim_id", "first_path", "second_path"), is_unique=True),),
        points_to=("claim",),
        triggers=("pass_difference_is_never_of_a_keyer", "pass_difference_is_of_a_third_person"),
    ),
    Table(
        "second_pass",
        (
            *ONE_CLAIM,
            *required(TEXT, "scope", "stage", "rule", "first_keyer"),
            *optional(TEXT, "second_keyer"),
            *required(TEXT, "decided_at"),
            *optional(TEXT, "taken_at", "keyed_at", "settled_at"),
            *optional(INTEGER, "compared_version", "fields"),
        ),
        ("claim_id",),
        (
            Index("second_pass_by_first", ("first_keyer", "claim_id")),
            Index("second_pass_by_second", ("second_keyer", "claim_id")),
            Index("second_pass_by_stage", ("stage", "claim_id")),
        ),
        points_to=("claim",),
        triggers=(
            "second_pass_begins_with_its_keyers",
            "second_pass_goes_on_with_its_keyers",
            "second_pass_is_never_removed",
            "second_pass_keeps_who_keyed_first",
        ),
    ),
    Table(
        "second_reading",
        (
            *ONE_CLAIM,
            *required(TEXT, "staff", "path", "mark", "text"),
            *optional(INTEGER, "lowest"),
            *required(INTEGER, "base_version"),
            *required(TEXT, "kept_at", "origin"),
        ),
        ("claim_id", "staff", "path"),
        points_to=("claim",),
        triggers=("second_reading_is_of_who_keys_second", "second_reading_stays_of_who_keyed_it"),
    ),
)
