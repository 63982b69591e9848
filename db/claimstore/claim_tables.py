"""The tables of a claim, of its lists, its findings and its drafts."""

from __future__ import annotations

from claimstore.table import INTEGER, ONE_CLAIM, TEXT, Index, Table, optional, required

_PAPER = (
    *optional(TEXT, "batch", "dcn", "received_on", "postmark_on", "postmark_source", "delivery", "sent_to"),
    *optional(INTEGER, "original_certificates_enclosed"),
    *optional(
        TEXT,
        "beneficial_owner_first",
        "beneficial_owner_middle",
        "beneficial_owner_last",
        "beneficial_owner_entity",
        "address_street",
        "address_zip",
        "address_city",
        "address_state",
        "address_foreign_province",
        "address_foreign_country",
        "tin",
        "claimant_kind",
        "phones_work",
        "phones_home",
        "record_owner",
        "representative_name",
        "representative_kind",
    ),
    *optional(INTEGER, "representative_authority_enclosed"),
    *optional(TEXT, "w9_classification", "w9_other_text", "w9_ssn", "w9_ein"),
    *optional(INTEGER, "w9_exempt"),
    *optional(TEXT, "w9_item_2"),
    *optional(INTEGER, "w9_certified", "release_signed", "release_original"),
    *optional(
        TEXT,
        "release_executed_on",
        "release_city",
        "release_state_or_country",
        "release_printed_name",
        "release_capacity",
    ),
    *optional(INTEGER, "release_assigned"),
)

CLAIM_TABLES = (
    Table(
        "claim",
        (
            *ONE_CLAIM,
            *required(TEXT, "claim_number"),
            *required(INTEGER, "version"),
            *required(TEXT, "state", "void_reason", "claimant", "tin_last_four", "updated_at"),
            *_PAPER,
        ),
        ("claim_id",),
        (
            Index("claim_by_deadline", ("state", "postmark_on", "received_on", "claim_id")),
            Index("claim_by_state", ("state", "claim_id")),
            Index("sqlite_autoindex_claim_1", ("claim_number",), is_unique=True),
        ),
        triggers=("claim_hold_ends_with_the_claim", "claim_is_never_removed"),
    ),
    Table(
        "defect",
        (
            *ONE_CLAIM,
            *required(INTEGER, "ordinal"),
            *required(TEXT, "code"),
            *optional(TEXT, "line"),
            *required(TEXT, "field"),
        ),
        ("claim_id", "ordinal"),
        (Index("defect_by_code", ("code", "claim_id")),),
        points_to=("claim",),
    ),
    Table(
        "draft",
        (
            *ONE_CLAIM,
            *required(TEXT, "staff", "path", "mark", "text"),
            *optional(INTEGER, "lowest"),
            *required(INTEGER, "base_version"),
            *required(TEXT, "kept_at", "origin"),
        ),
        ("claim_id", "staff", "path"),
        points_to=("claim",),
    ),
    Table(
        "extra_sheet",
        (*ONE_CLAIM, *required(INTEGER, "line"), *optional(INTEGER, "signed", "name_printed")),
        ("claim_id", "line"),
        points_to=("claim",),
    ),
    Table(
        "holding",
        (
            *ONE_CLAIM,
            *required(TEXT, "section"),
            *required(INTEGER, "ordinal"),
            *optional(INTEGER, "shares", "documented"),
        ),
        ("claim_id", "section"),
        points_to=("claim",),
    ),
    Table(
        "joint_owner",
        (*ONE_CLAIM, *required(INTEGER, "line"), *optional(TEXT, "first", "middle", "last")),
        ("claim_id", "line"),
        points_to=("claim",),
    ),
    Table(
        "joint_signature",
        (*ONE_CLAIM, *required(INTEGER, "line"), *optional(INTEGER, "signed")),
        ("claim_id", "line"),
        points_to=("claim",),
    ),
    Table(
        "list_state",
        (*ONE_CLAIM, *required(TEXT, "path"), *required(INTEGER, "ordinal", "is_complete")),
        ("claim_id", "path"),
        points_to=("claim",),
    ),
    Table(
        "place_mark",
        (*ONE_CLAIM, *required(TEXT, "path", "mark", "text")),
        ("claim_id", "path"),
        points_to=("claim",),
    ),
    Table(
        "place_origin",
        (*ONE_CLAIM, *required(TEXT, "path", "origin")),
        ("claim_id", "path"),
        points_to=("claim",),
    ),
    Table(
        "search_word",
        (*required(TEXT, "word"), *ONE_CLAIM),
        ("word", "claim_id"),
        (Index("search_word_by_claim", ("claim_id",)),),
        points_to=("claim",),
    ),
    Table(
        "supporting_document",
        (*ONE_CLAIM, *required(INTEGER, "line"), *optional(TEXT, "kind", "quality")),
        ("claim_id", "line"),
        points_to=("claim",),
    ),
    Table(
        "trade",
        (
            *ONE_CLAIM,
            *required(TEXT, "section"),
            *required(INTEGER, "line"),
            *optional(TEXT, "trade_date"),
            *optional(INTEGER, "shares", "price", "total", "documented"),
            *optional(TEXT, "kind", "explanation", "security"),
        ),
        ("claim_id", "section", "line"),
        points_to=("claim",),
    ),
)
