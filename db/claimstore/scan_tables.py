"""The tables of scanned pages."""

from __future__ import annotations

from claimstore.table import BLOB, INTEGER, ONE_CLAIM, TEXT, Index, Table, required

_RECTANGLE = (*required(INTEGER, "page", "x", "y", "width", "height"), *required(TEXT, "at", "staff"))

SCAN_TABLES = (
    Table(
        "scan",
        (
            *required(INTEGER, "scan_id", "claim_id"),
            *required(TEXT, "sha256", "name"),
            *required(INTEGER, "pages"),
            *required(TEXT, "attached_at", "attached_by"),
        ),
        ("scan_id",),
        (Index("scan_by_claim", ("claim_id", "scan_id")), Index("scan_by_file", ("sha256", "scan_id"))),
        points_to=("claim", "scan_file"),
        triggers=("scan_is_never_changed", "scan_is_never_removed"),
    ),
    Table(
        "scan_detached",
        (*required(INTEGER, "scan_id"), *required(TEXT, "at", "staff")),
        ("scan_id",),
        points_to=("scan",),
        triggers=("scan_detached_is_never_changed", "scan_detached_is_never_removed"),
    ),
    Table(
        "scan_file",
        (*required(TEXT, "sha256", "media_type"), *required(BLOB, "content")),
        ("sha256",),
        triggers=("scan_file_is_never_changed", "scan_file_is_never_removed"),
    ),
    Table(
        "value_place",
        (*ONE_CLAIM, *required(TEXT, "path"), *required(INTEGER, "scan_id"), *_RECTANGLE),
        ("claim_id", "path"),
        points_to=("claim", "scan"),
    ),
    Table(
        "zone_correction",
        (*required(TEXT, "form_version", "pattern"), *ONE_CLAIM, *_RECTANGLE),
        ("form_version", "pattern", "claim_id"),
        points_to=("claim",),
    ),
)
