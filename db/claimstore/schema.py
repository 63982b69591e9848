"""The schema that this version of the program works with; a migrated store must come out exactly so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

TEXT, INTEGER, BLOB = "TEXT", "INTEGER", "BLOB"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its strict type, and whether it refuses NULL."""

    name: str
    type: str
    is_required: bool


@dataclass(frozen=True, slots=True, order=True)
class Index:
    """An index that is not the primary key's."""

    name: str
    columns: tuple[str, ...]
    is_unique: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A strict table with its primary key and its further indexes."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexes: tuple[Index, ...] = ()
    points_to: tuple[str, ...] = ()
    """The tables that its foreign keys name."""
    triggers: tuple[str, ...] = ()
    is_strict: bool = True


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables and views by name."""

    tables: tuple[Table, ...]
    views: tuple[str, ...] = ()


def _required(type_: str, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, type_, is_required=True) for name in names)


def _optional(type_: str, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, type_, is_required=False) for name in names)


_ONE_CLAIM = _required(INTEGER, "claim_id")

_PAPER = (
    *_optional(TEXT, "batch", "dcn", "received_on", "postmark_on", "postmark_source", "delivery", "sent_to"),
    *_optional(INTEGER, "original_certificates_enclosed"),
    *_optional(
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
    *_optional(INTEGER, "representative_authority_enclosed"),
    *_optional(TEXT, "w9_classification", "w9_other_text", "w9_ssn", "w9_ein"),
    *_optional(INTEGER, "w9_exempt"),
    *_optional(TEXT, "w9_item_2"),
    *_optional(INTEGER, "w9_certified", "release_signed", "release_original"),
    *_optional(
        TEXT,
        "release_executed_on",
        "release_city",
        "release_state_or_country",
        "release_printed_name",
        "release_capacity",
    ),
    *_optional(INTEGER, "release_assigned"),
)

_TABLES = (
    Table(
        "act",
        (
            *_required(INTEGER, "sequence"),
            *_required(TEXT, "at", "who", "verb", "on_what", "before", "after", "reason", "outcome"),
            *_required(TEXT, "follows", "fingerprint"),
        ),
        ("sequence",),
        (Index("act_by_person", ("who", "sequence")), Index("act_by_subject", ("on_what", "sequence"))),
        triggers=("act_follows_the_last", "act_is_never_changed", "act_is_never_removed", "act_is_never_replaced"),
    ),
    Table(
        "act_head",
        (*_required(INTEGER, "head_id", "sequence"), *_required(TEXT, "fingerprint", "seal")),
        ("head_id",),
        triggers=("act_head_is_never_removed", "act_head_only_moves_on"),
    ),
    Table(
        "case_identity",
        _required(TEXT, "identity"),
        ("identity",),
        triggers=("case_identity_is_never_changed", "case_identity_is_never_removed", "case_identity_is_one"),
    ),
    Table(
        "claim",
        (
            *_ONE_CLAIM,
            *_required(TEXT, "claim_number"),
            *_required(INTEGER, "version"),
            *_required(TEXT, "state", "void_reason", "claimant", "tin_last_four", "updated_at"),
            *_PAPER,
        ),
        ("claim_id",),
        (
            Index("claim_by_state", ("state", "claim_id")),
            Index("sqlite_autoindex_claim_1", ("claim_number",), is_unique=True),
        ),
        triggers=("claim_is_never_removed",),
    ),
    Table(
        "defect",
        (
            *_ONE_CLAIM,
            *_required(INTEGER, "ordinal"),
            *_required(TEXT, "code"),
            *_optional(TEXT, "line"),
            *_required(TEXT, "field"),
        ),
        ("claim_id", "ordinal"),
        (Index("defect_by_code", ("code", "claim_id")),),
        points_to=("claim",),
    ),
    Table(
        "draft",
        (
            *_ONE_CLAIM,
            *_required(TEXT, "staff", "path", "mark", "text"),
            *_optional(INTEGER, "lowest"),
            *_required(INTEGER, "base_version"),
            *_required(TEXT, "kept_at"),
        ),
        ("claim_id", "staff", "path"),
        points_to=("claim",),
    ),
    Table(
        "extra_sheet",
        (*_ONE_CLAIM, *_required(INTEGER, "line"), *_optional(INTEGER, "signed", "name_printed")),
        ("claim_id", "line"),
        points_to=("claim",),
    ),
    Table(
        "holding",
        (
            *_ONE_CLAIM,
            *_required(TEXT, "section"),
            *_required(INTEGER, "ordinal"),
            *_optional(INTEGER, "shares", "documented"),
        ),
        ("claim_id", "section"),
        points_to=("claim",),
    ),
    Table(
        "joint_owner",
        (*_ONE_CLAIM, *_required(INTEGER, "line"), *_optional(TEXT, "first", "middle", "last")),
        ("claim_id", "line"),
        points_to=("claim",),
    ),
    Table(
        "joint_signature",
        (*_ONE_CLAIM, *_required(INTEGER, "line"), *_optional(INTEGER, "signed")),
        ("claim_id", "line"),
        points_to=("claim",),
    ),
    Table(
        "letter",
        (
            *_required(INTEGER, "letter_id", "claim_id"),
            *_required(TEXT, "kind", "title", "mailed_on"),
            *_optional(TEXT, "cure_by"),
            *_required(TEXT, "sha256"),
            *_required(INTEGER, "first_page", "pages"),
            *_required(TEXT, "issued_at", "issued_by"),
        ),
        ("letter_id",),
        (Index("letter_by_claim", ("claim_id", "letter_id")),),
        points_to=("claim", "letter_file"),
        triggers=("letter_is_never_changed", "letter_is_never_removed"),
    ),
    Table(
        "letter_file",
        (*_required(TEXT, "sha256"), *_required(BLOB, "pdf")),
        ("sha256",),
        triggers=("letter_file_is_never_changed", "letter_file_is_never_removed"),
    ),
    Table(
        "list_state",
        (*_ONE_CLAIM, *_required(TEXT, "path"), *_required(INTEGER, "ordinal", "is_complete")),
        ("claim_id", "path"),
        points_to=("claim",),
    ),
    Table(
        "loss",
        (
            *_required(INTEGER, "run_id", "claim_id", "claim_version"),
            *_optional(INTEGER, "amount", "before_claim_level"),
            *_required(TEXT, "problem"),
        ),
        ("run_id", "claim_id"),
        points_to=("claim", "loss_run"),
    ),
    Table(
        "loss_run",
        (
            *_required(INTEGER, "run_id"),
            *_required(TEXT, "plan_version", "settlement_version", "begun_at"),
            *_required(INTEGER, "last_claim_id"),
            *_optional(TEXT, "finished_at"),
        ),
        ("run_id",),
    ),
    Table("migration", _required(TEXT, "name", "sha256", "applied_at"), ("name",)),
    Table("number_line", (*_required(TEXT, "name"), *_required(INTEGER, "last_number")), ("name",)),
    Table(
        "place_mark",
        (*_ONE_CLAIM, *_required(TEXT, "path", "mark", "text")),
        ("claim_id", "path"),
        points_to=("claim",),
    ),
    Table(
        "search_word",
        (*_required(TEXT, "word"), *_ONE_CLAIM),
        ("word", "claim_id"),
        (Index("search_word_by_claim", ("claim_id",)),),
        points_to=("claim",),
    ),
    Table("settlement_version", _required(TEXT, "version", "name", "caption", "first_used_at"), ("version",)),
    Table(
        "staff",
        (
            *_required(TEXT, "folded_name", "name", "roles"),
            *_required(INTEGER, "is_revoked"),
            *_required(TEXT, "added_at", "added_by"),
        ),
        ("folded_name",),
        triggers=("staff_is_never_removed", "staff_keeps_its_name"),
    ),
    Table(
        "supporting_document",
        (*_ONE_CLAIM, *_required(INTEGER, "line"), *_optional(TEXT, "kind", "quality")),
        ("claim_id", "line"),
        points_to=("claim",),
    ),
    Table(
        "trade",
        (
            *_ONE_CLAIM,
            *_required(TEXT, "section"),
            *_required(INTEGER, "line"),
            *_optional(TEXT, "trade_date"),
            *_optional(INTEGER, "shares", "price", "total", "documented"),
            *_optional(TEXT, "kind", "explanation", "security"),
        ),
        ("claim_id", "section", "line"),
        points_to=("claim",),
    ),
)

SCHEMA = Schema(_TABLES)


def schema_of(database: Database) -> Schema:
    """Read the schema of an open store as it is."""
    names = sorted(name for name in database.table_names() if not name.startswith("sqlite_"))
    return Schema(tuple(_table(database, name) for name in names), tuple(sorted(database.view_names())))


def _table(database: Database, name: str) -> Table:
    columns = database.query('SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid', (name,))
    found = tuple(columns)
    indexes = database.query("SELECT name, \"unique\" FROM pragma_index_list(?) WHERE origin <> 'pk'", (name,))
    return Table(
        name,
        tuple(Column(each["name"], each["type"], bool(each["notnull"])) for each in found),
        tuple(each["name"] for each in sorted(found, key=lambda each: each["pk"]) if each["pk"]),
        tuple(sorted(_index(database, each["name"], is_unique=bool(each["unique"])) for each in indexes)),
        points_to=_first_column(database, 'SELECT DISTINCT "table" FROM pragma_foreign_key_list(?) ORDER BY 1', name),
        triggers=_first_column(
            database, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? ORDER BY name", name
        ),
        is_strict=_first_column(database, "SELECT strict FROM pragma_table_list(?)", name) == (1,),
    )


def _index(database: Database, name: str, *, is_unique: bool) -> Index:
    columns = _first_column(database, "SELECT name FROM pragma_index_info(?) ORDER BY seqno", name)
    return Index(name, columns, is_unique)


def _first_column(database: Database, sql: str, name: str) -> tuple[Any, ...]:
    return tuple(row[0] for row in database.execute(sql, (name,)))
