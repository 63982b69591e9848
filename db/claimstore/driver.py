"""The SQLite driver is named in this file alone: how it connects, its errors, and what each of them means."""

from __future__ import annotations

import errno
import sqlite3
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from claimstore.trouble import (
    DiskFull,
    NotAStore,
    StoreBusy,
    StoreDamaged,
    StoreMissing,
    StoreReadOnly,
    StoreSealed,
    StoreTrouble,
    StoreUnreadable,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Connection = sqlite3.Connection
DriverError = sqlite3.Error

BUSY_MILLISECONDS = 2_000
"""How long a write waits for another program before it is told so."""

OLDEST_SQLITE = (3, 37, 0)
"""The first version with STRICT tables."""

_PRIMARY_CODE = 0xFF
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
        sqlite3.SQLITE_IOERR_SHORT_READ: StoreDamaged,
        sqlite3.SQLITE_IOERR_SHMSIZE: DiskFull,
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

    Raises:
        StoreSealed: a key is given, and this driver reads unsealed stores only.
        DriverError: the file cannot be opened.
    """
    if key is not None:
        raise StoreSealed(path)
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreUnreadable(path, f"SQLite {sqlite3.sqlite_version} is too old, 3.37 is needed")
    connection = sqlite3.connect(_address(path), uri=True, check_same_thread=False)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return connection


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
