"""A store is opened, and a new one made, by one function that takes its key; no other code knows how."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sqlite_utils import Database

from claimstore.act_chain import head_key, teach
from claimstore.backup import back_up, put_in_place
from claimstore.driver import Connection, DriverError, connect, trouble_of, trouble_of_file
from claimstore.hold import Hold
from claimstore.journal import companions, refuse_foreign_journal
from claimstore.migrate import migrate
from claimstore.migrations import MIGRATIONS
from claimstore.store import Store
from claimstore.trouble import NotAStore, StoreBusy, StoreDamaged, StoreMissing, StoreSealed, StoreTrouble
from claimstore.written_schema import lacking

if TYPE_CHECKING:
    from pathlib import Path

    from claimstore.migrations import Migration

APPLICATION = 0x434C4D44
"""Marks a SQLite file as a store of this program: `CLMD`."""

_SETTINGS = ("foreign_keys = ON", "cell_size_check = ON", "synchronous = FULL")


def open_store(
    path: Path,
    *,
    key: bytes | None,
    holder: str,
    at: str,
    migrations: tuple[Migration, ...] = MIGRATIONS,
    is_copy: bool = False,
) -> Store:
    """Open the store at `path`, making it when there is none.

    `holder` is who another program is told has it; `at` is the present moment in UTC; a working copy of a store
    (`is_copy`) needs no backup before it is migrated.

    Raises:
        StoreTrouble: it is held, newer, damaged, sealed with another key, read-only, something else, or out of reach.
    """
    if not path.parent.is_dir():
        raise StoreMissing(path, "the folder is not there")
    hold = Hold(path, note=holder)
    try:
        if not path.exists():
            _refuse_an_orphaned_journal(path)
            _make(path, key=key, at=at, migrations=migrations)
        else:
            refuse_foreign_journal(path, key)
        return Store(_open(path, key=key, at=at, migrations=migrations, is_copy=is_copy), path, hold=hold, key=key)
    except BaseException:
        hold.release()
        raise


def _open(path: Path, *, key: bytes | None, at: str, migrations: tuple[Migration, ...], is_copy: bool) -> Database:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise trouble_of_file(error, path) from error
    if size == 0:
        raise StoreDamaged(path, "it is empty")
    try:
        connection = connect(path, key=key)
    except DriverError as error:
        raise trouble_of(error, path) or StoreTrouble(path) from error
    try:
        database = _configured(connection, key=key)
        _refuse_what_is_no_store(database, path)
        _refuse_what_is_cut(database, path)
        steps = lacking(database, path, migrations=migrations)
        migrate(
            database,
            path,
            steps=steps,
            at=at,
            back_up=None if is_copy else lambda name: back_up(database, path, key=key, reason=f"before-{name}", at=at),
        )
    except DriverError as error:
        connection.close()
        trouble = trouble_of(error, path)
        if trouble is None:
            raise
        if key is not None and isinstance(trouble, NotAStore):
            raise StoreSealed(path) from error
        raise trouble from error
    except UnicodeDecodeError:
        connection.close()
        raise StoreDamaged(path, "a name in its schema cannot be read") from None
    except BaseException:
        connection.close()
        raise
    return database


def _configured(connection: Connection, *, key: bytes | None) -> Database:
    teach(connection, head_key(key))
    database = Database(connection, recursive_triggers=True, execute_plugins=False)
    for setting in _SETTINGS:
        database.execute(f"PRAGMA {setting}")
    return database


def _refuse_what_is_no_store(database: Database, path: Path) -> None:
    if database.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise NotAStore(path, "it is a database of another program")


def _refuse_what_is_cut(database: Database, path: Path) -> None:
    """Refuse a file that is shorter than it says, once everything committed has been brought into it."""
    busy, _, _ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreBusy(path)
    pages = int(database.execute("PRAGMA page_count").fetchone()[0])
    size = int(database.execute("PRAGMA page_size").fetchone()[0])
    # The file is not opened a second time: closing it would drop the locks of the connection.
    if path.stat().st_size < pages * size:
        raise StoreDamaged(path, "it is cut short")


def _refuse_an_orphaned_journal(path: Path) -> None:
    """Refuse to make a new store beside the journal of a lost one, which would be read into the new one."""
    for journal in companions(path):
        if journal.exists() and journal.stat().st_size and not journal.name.endswith("-shm"):
            raise StoreDamaged(path, "it is gone and its journal is still there")


def _make(path: Path, *, key: bytes | None, at: str, migrations: tuple[Migration, ...]) -> None:
    """Make a whole new store beside its place and put it there in one step, so that no half store is ever found."""
    half = path.with_name(f"{path.name}.new")
    try:
        for leftover in (half, *companions(half)):
            leftover.unlink(missing_ok=True)
        os.close(os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        connection = connect(half, key=key)
        try:
            database = _configured(connection, key=key)
            database.enable_wal()
            database.execute(f"PRAGMA application_id = {APPLICATION}")
            migrate(database, half, steps=migrations, at=at, back_up=None)
            # Closing would bring the journal in too, and say nothing where the disk does not take it.
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()
        put_in_place(half, path)
    except DriverError as error:
        raise trouble_of(error, path) or StoreTrouble(path) from error
    except OSError as error:
        raise trouble_of_file(error, path) from error
