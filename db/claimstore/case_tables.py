"""The tables of a case beside its claims: letters, the log, the staff, settlements and runs of losses."""

from __future__ import annotations

from claimstore.table import BLOB, INTEGER, TEXT, Index, Table, optional, required

CASE_TABLES = (
    Table(
        "act",
        (
            *required(INTEGER, "sequence"),
            *required(TEXT, "at", "who", "verb", "on_what", "before", "after", "reason", "outcome"),
            *required(TEXT, "follows", "fingerprint"),
        ),
        ("sequence",),
        (
            Index("act_by_person", ("who", "sequence")),
            Index("act_by_person_and_time", ("who", "at")),
            Index("act_by_subject", ("on_what", "sequence")),
            Index("act_by_time", ("at",)),
        ),
        triggers=("act_follows_the_last", "act_is_never_changed", "act_is_never_removed", "act_is_never_replaced"),
    ),
    Table(
        "act_head",
        (*required(INTEGER, "head_id", "sequence"), *required(TEXT, "fingerprint", "seal")),
        ("head_id",),
        triggers=("act_head_is_never_removed", "act_head_only_moves_on"),
    ),
    Table(
        "case_identity",
        required(TEXT, "identity"),
        ("identity",),
        triggers=("case_identity_is_never_changed", "case_identity_is_never_removed", "case_identity_is_one"),
    ),
    Table(
        "letter",
        (
            *required(INTEGER, "letter_id", "claim_id"),
            *required(TEXT, "kind", "title", "mailed_on"),
            *optional(TEXT, "cure_by"),
            *required(TEXT, "sha256"),
            *required(INTEGER, "first_page", "pages"),
            *required(TEXT, "issued_at", "issued_by"),
        ),
        ("letter_id",),
        (Index("letter_by_claim", ("claim_id", "letter_id")),),
        points_to=("claim", "letter_file"),
        triggers=("letter_is_never_changed", "letter_is_never_removed"),
    ),
    Table(
        "letter_file",
        (*required(TEXT, "sha256"), *required(BLOB, "pdf")),
        ("sha256",),
        triggers=("letter_file_is_never_changed", "letter_file_is_never_removed"),
    ),
    Table(
        "loss",
        (
            *required(INTEGER, "run_id", "claim_id", "claim_version"),
            *optional(INTEGER, "amount", "before_claim_level"),
            *required(TEXT, "problem"),
        ),
        ("run_id", "claim_id"),
        points_to=("claim", "loss_run"),
    ),
    Table(
        "loss_run",
        (
            *required(INTEGER, "run_id"),
            *required(TEXT, "plan_version", "settlement_version", "begun_at"),
            *required(INTEGER, "last_claim_id"),
            *optional(TEXT, "finished_at"),
        ),
        ("run_id",),
    ),
    Table("migration", required(TEXT, "name", "sha256", "applied_at"), ("name",)),
    Table("number_line", (*required(TEXT, "name"), *required(INTEGER, "last_number")), ("name",)),
    Table("settlement_version", required(TEXT, "version", "name", "caption", "first_used_at"), ("version",)),
    Table(
        "staff",
        (
            *required(TEXT, "folded_name", "name", "roles"),
            *required(INTEGER, "is_revoked"),
            *required(TEXT, "added_at", "added_by"),
        ),
        ("folded_name",),
        triggers=("staff_is_never_removed", "staff_keeps_its_name"),
    ),
)
