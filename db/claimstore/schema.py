"""The schema that this version of the program works with; a migrated store must come out exactly so."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from claimstore.case_tables import CASE_TABLES
from claimstore.claim_tables import CLAIM_TABLES
from claimstore.figure_tables import FIGURE_TABLES
from claimstore.note_tables import NOTE_TABLES
from claimstore.pass_tables import PASS_TABLES
from claimstore.plan_tables import PLAN_TABLES
from claimstore.queue_tables import QUEUE_TABLES
from claimstore.scan_tables import SCAN_TABLES
from claimstore.table import Column, Index, Schema, Table
from claimstore.work_tables import WORK_TABLES

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = (
    *CLAIM_TABLES,
    *CASE_TABLES,
    *WORK_TABLES,
    *SCAN_TABLES,
    *PLAN_TABLES,
    *QUEUE_TABLES,
    *PASS_TABLES,
    *NOTE_TABLES,
    *FIGURE_TABLES,
)

SCHEMA = Schema(tuple(sorted(_TABLES, key=attrgetter("name"))))


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
