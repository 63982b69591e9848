"""A store holds exactly the tables, indexes and triggers that the migrations write, word for word, before it is used.

Whoever puts a view, a trigger, a generated column or a check of their own into a store would have it run by others.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlite_utils import Database

from claimstore.act_chain import head_key, teach
from claimstore.driver import connect_to_memory
from claimstore.migrate import RECORD, pending
from claimstore.trouble import NotAStore

if TYPE_CHECKING:
    from pathlib import Path

    from claimstore.migrations import Migration

_ALL = "SELECT type, name, tbl_name, sql FROM sqlite_master"


def lacking(database: Database, path: Path, *, migrations: tuple[Migration, ...]) -> tuple[Migration, ...]:
    """Give the steps that a store still lacks, once all it holds is what the steps before them have written.

    Raises:
        NotAStore: it holds anything else.
        StoreNewer: it has taken a step that this version does not know.
    """
    found = frozenset(database.execute(_ALL).fetchall())
    if not found:
        return migrations
    # The record is read only when it is the table that this program makes: a view in its place could do anything.
    if not _written(()) <= found:
        raise NotAStore(path, "it holds tables or triggers that are not of this program")
    steps = pending(database, path, migrations=migrations)
    if found != _written(migrations[: len(migrations) - len(steps)]):
        raise NotAStore(path, "it holds tables or triggers that are not of this program")
    return steps


@cache
def _written(migrations: tuple[Migration, ...]) -> frozenset[tuple[str, str, str, str | None]]:
    """Give what the migrations write into an empty store."""
    connection = connect_to_memory()
    try:
        teach(connection, head_key(None))
        database = Database(connection, execute_plugins=False)
        database.execute(RECORD)
        for step in migrations:
            database.executescript(step.sql)
        return frozenset(database.execute(_ALL).fetchall())
    finally:
        connection.close()
