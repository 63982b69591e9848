"""A journal that a crash has left is read in only when it is the store's own: SQLite itself would take any.

The store and the journal are tried out as copies; the originals stay untouched until the answer is known.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from claimstore.driver import DriverError, connect, trouble_of_file
from claimstore.trouble import JournalForeign

if TYPE_CHECKING:
    from pathlib import Path

_TRIAL = ".trial"


def companions(path: Path) -> tuple[Path, ...]:
    """Give the places of the journals of the store at `path`."""
    return tuple(path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm", "-journal"))


def refuse_foreign_journal(path: Path, key: bytes | None) -> None:
    """Refuse the journal of another store; a store without a journal, or damaged without it, is not looked at.

    Raises:
        JournalForeign: the store is sound without the journal and is not, or is another one, with it.
        StoreTrouble: there is no room for the copies.
    """
    journal = companions(path)[0]
    try:
        if not journal.exists() or journal.stat().st_size == 0:
            return
        trial = path.with_name(f"{path.name}{_TRIAL}")
        try:
            shutil.copyfile(path, trial)
            trial.chmod(0o600)
            alone = _identity(trial, key)
            if alone is None:
                return
            _sweep(trial)
            shutil.copyfile(path, trial)
            trial.chmod(0o600)
            shutil.copyfile(journal, companions(trial)[0])
            together = _identity(trial, key)
            # A store of the first version has no identity until its journal, broken off in the upgrade, gives it one.
            if together is None or (alone and together != alone):
                raise JournalForeign(path)
        finally:
            _sweep(trial)
    except OSError as error:
        raise trouble_of_file(error, path) from error


def _identity(path: Path, key: bytes | None) -> str | None:
    """Give what tells the store from every other, or None where it cannot be read through and through."""
    try:
        connection = connect(path, key=key)
        try:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            check = "PRAGMA quick_check(1)" if key is None else "PRAGMA cipher_integrity_check"
            faults = [row for row in connection.execute(check).fetchall() if row[0] != "ok"]
            if faults:
                return None
            if ("case_identity",) not in tables:
                return ""
            return str(connection.execute("SELECT identity FROM case_identity").fetchall())
        finally:
            connection.close()
    except (DriverError, UnicodeDecodeError):
        return None


def _sweep(place: Path) -> None:
    for leftover in (place, *companions(place)):
        with suppress(OSError):
            leftover.unlink()
