"""The SQLite driver is named in this file alone: how it connects, its errors, and what each of them means."""

from __future__ import annotations

import errno
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from sqlcipher3 import dbapi2 as sqlite3

from claimstore.trouble import (
    DiskFull,
    NotAStore,
    StoreBusy,
    StoreDamaged,
    StoreMissing,
    StoreReadOnly,
    StoreTrouble,
    StoreUnreadable,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Connection: TypeAlias = sqlite3.Connection
DriverError: TypeAlias = sqlite3.Error

BUSY_MILLISECONDS = 2_000
"""How long a write waits for another program before it is told so."""

OLDEST_SQLITE = (3, 37, 0)
"""The first version with STRICT tables."""

_PRIMARY_CODE = 0xFF
_SHORT_READ = sqlite3.SQLITE_IOERR | (2 << 8)
_NO_SHARED_MEMORY = sqlite3.SQLITE_IOERR | (19 << 8)
"""Two extended codes of SQLite that the driver does not name: SQLITE_IOERR_SHORT_READ and SQLITE_IOERR_SHMSIZE."""

_UNDECODABLE = "Could not decode to UTF-8"
"""How the driver begins when a text is damaged; it goes on with the text itself, which must not be shown."""

_TROUBLE_OF_CODE: Mapping[int, type[StoreTrouble]] = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: StoreBusy,
        sqlite3.SQLITE_LOCKED: StoreBusy,
        sqlite3.SQLITE_READONLY: StoreReadOnly,
        sqlite3.SQLITE_PERM: StoreReadOnly,
        sqlite3.SQLITE_CANTOPEN: StoreMissing,
        sqlite3.SQLITE_FULL: DiskFull,
        sqlite3.SQLITE_IOERR: StoreUnreadable,
        _SHORT_READ: StoreDamaged,
        _NO_SHARED_MEMORY: DiskFull,
        sqlite3.SQLITE_NOMEM: StoreUnreadable,
        sqlite3.SQLITE_PROTOCOL: StoreUnreadable,
        sqlite3.SQLITE_CORRUPT: StoreDamaged,
        sqlite3.SQLITE_NOTADB: NotAStore,
    }
)
_TROUBLE_OF_ERRNO: Mapping[int | None, type[StoreTrouble]] = MappingProxyType(
    {
        errno.EACCES: StoreReadOnly,
        errno.EPERM: StoreReadOnly,
        errno.EROFS: StoreReadOnly,
        errno.ENOSPC: DiskFull,
        errno.EDQUOT: DiskFull,
        errno.EFBIG: DiskFull,
        errno.ENOENT: StoreMissing,
        errno.ENOTDIR: StoreMissing,
        errno.EISDIR: NotAStore,
        errno.ENAMETOOLONG: StoreMissing,
    }
)


def connect(path: Path, *, key: bytes | None) -> Connection:
    """Connect to the existing file at `path`; every connection of the program is made here.

    `key` is the raw key that the store is sealed with, None for a store that is not sealed.

    Raises:
        DriverError: the file cannot be opened; another key is found out by the first reading.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreUnreadable(path, f"SQLite {sqlite3.sqlite_version} is too old, 3.37 is needed")
    connection = sqlite3.connect(_address(path), uri=True, check_same_thread=False)
    # On damage the codec would flood standard error; what is wrong comes as an error anyway.
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    if key is not None:
        connection.execute(f"PRAGMA key = {_key_text(key)}").fetchall()
        connection.execute("PRAGMA cipher_memory_security = OFF").fetchall()
    # What a store brings along itself, in views, checks or defaults, may call nothing but harmless functions.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return connection


def connect_to_memory() -> Connection:
    """Give a connection to an empty store that lies in memory alone."""
    return sqlite3.connect(":memory:")


def sealed_copy(connection: Connection, target: Path, *, key: bytes) -> None:
    """Copy all that a connection reads into the empty file `target`, sealed with `key`.

    Raises:
        DriverError: the copy cannot be written.
    """
    connection.execute(f"ATTACH DATABASE ? AS copy KEY {_key_text(key)}", (_address(target),))
    for number in ("application_id", "user_version"):
        value = connection.execute(f"PRAGMA main.{number}").fetchone()[0]
        connection.execute(f"PRAGMA copy.{number} = {int(value)}")
    connection.execute("SELECT sqlcipher_export('copy')").fetchall()
    connection.execute("DETACH DATABASE copy")


def _key_text(key: bytes) -> str:
    return f"\"x'{key.hex()}'\""


def trouble_of(error: DriverError, path: Path) -> StoreTrouble | None:
    """Give what the driver's error means for a person, or None when it is a mistake in the program."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return StoreDamaged(path) if str(error).startswith(_UNDECODABLE) else None
    kind = _TROUBLE_OF_CODE.get(code) or _TROUBLE_OF_CODE.get(code & _PRIMARY_CODE)
    return None if kind is None else kind(path, str(getattr(error, "sqlite_errorname", "")))


def trouble_of_file(error: OSError, path: Path) -> StoreTrouble:
    """Give what an error of the file system means for a person."""
    return _TROUBLE_OF_ERRNO.get(error.errno, StoreUnreadable)(path, error.strerror or "")


def _address(path: Path) -> str:
    place = path.absolute().as_posix()
    return f"file://{'' if place.startswith('/') else '/'}{quote(place)}?mode=rw"
