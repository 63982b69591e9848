"""The tables of batches and of the queue."""

from __future__ import annotations

from claimstore.table import INTEGER, ONE_CLAIM, TEXT, Index, Table, optional, required

QUEUE_TABLES = (
    Table(
        "batch",
        (
            *required(INTEGER, "batch_id"),
            *required(TEXT, "name"),
            *optional(TEXT, "received_on", "postmark_on", "delivery", "sent_to"),
            *required(INTEGER, "expected_documents"),
            *optional(INTEGER, "expected_pages"),
            *required(TEXT, "registered_by", "registered_at"),
            *optional(INTEGER, "counted_documents", "counted_pages"),
            *optional(TEXT, "closed_by", "closed_at"),
            *required(TEXT, "close_reason"),
        ),
        ("batch_id",),
        (Index("sqlite_autoindex_batch_1", ("name",), is_unique=True),),
        triggers=("batch_is_closed_once", "batch_is_never_removed"),
    ),
    Table(
        "batch_claim",
        (*ONE_CLAIM, *required(INTEGER, "batch_id"), *required(TEXT, "dcn")),
        ("claim_id",),
        (
            Index("batch_claim_by_batch", ("batch_id", "claim_id")),
            Index("sqlite_autoindex_batch_claim_1", ("dcn",), is_unique=True),
        ),
        points_to=("batch", "claim"),
        triggers=("batch_claim_is_never_removed",),
    ),
    Table(
        "claim_aside",
        (*ONE_CLAIM, *required(TEXT, "state", "reason"), *optional(TEXT, "until_on"), *required(TEXT, "staff", "at")),
        ("claim_id",),
        (Index("claim_aside_by_day", ("until_on", "claim_id")),),
        points_to=("claim",),
    ),
    Table(
        "claim_given_back",
        (*ONE_CLAIM, *required(TEXT, "staff")),
        ("claim_id", "staff"),
        points_to=("claim",),
    ),
    Table(
        "claim_hold",
        (*ONE_CLAIM, *required(TEXT, "work", "staff", "taken_at"), *required(INTEGER, "seen_tick")),
        ("claim_id",),
        (Index("claim_hold_by_staff", ("staff", "claim_id")),),
        points_to=("claim",),
    ),
)
