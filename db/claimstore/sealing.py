"""A store is sealed, or sealed anew under another key, beside its place and put there whole; no plain copy stays."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from claimstore.act_chain import head_key, head_seal
from claimstore.backup import FOLDER, put_in_place
from claimstore.driver import DriverError, connect, sealed_copy, trouble_of, trouble_of_file
from claimstore.hold import Hold
from claimstore.key_file import (
    Unwrapped,
    key_file_of,
    new_key,
    read_members,
    with_next_key,
    with_next_key_in_force,
    without_next_key,
    write_members,
)
from claimstore.trouble import StoreTrouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PLAIN_HEADER = b"SQLite format 3\0"
_PLAIN, _SEALED = ".plain", ".sealed"
_BLOCK = 1 << 20


def is_plain(path: Path) -> bool:
    """Whether the file is a store that anybody can read.

    Raises:
        StoreTrouble: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER
    except OSError as error:
        raise trouble_of_file(error, path) from error


def is_anything_plain(path: Path) -> bool:
    """Whether the store, a backup of it, or what a broken-off sealing has left can be read by anybody.

    Raises:
        StoreTrouble: a file cannot be read.
    """
    stores = (path, *_stores_beside(path)) if path.exists() else tuple(_stores_beside(path))
    return any(is_plain(store) for store in stores) or any(True for _ in _leftovers(path))


def seal_what_is_plain(path: Path, key: bytes, *, holder: str) -> None:
    """Seal the store at `path` and its backups where they are not sealed yet, and wipe every plain copy.

    Killed at any point, the store is there, plain or sealed, and the next call finishes the work.

    Raises:
        StoreTrouble: the store is held or damaged, or cannot be written; it is as it was.
    """
    hold = Hold(path, note=holder)
    try:
        for store in (*_stores_beside(path), path):
            if is_plain(store):
                _sealed_into_place(store, old_key=None, new=key)
        _wipe_leftovers(path)
    except OSError as error:
        raise trouble_of_file(error, path) from error
    finally:
        hold.release()


def seal_anew(path: Path, key: bytes, *, holder: str) -> bytes:
    """Seal the store and its backups under a new key, and give it; every member of the key file keeps their password.

    Killed at any point, `key_in_force` finds which key opens the store and finishes the work.

    Raises:
        StoreTrouble: the store is held or damaged, or cannot be written; it is as it was.
    """
    hold = Hold(path, note=holder)
    keys = key_file_of(path)
    following = new_key()
    try:
        write_members(keys, with_next_key(read_members(keys), following))
        _sealed_into_place(path, old_key=key, new=following)
        _finish(path, Unwrapped(key, following))
    except OSError as error:
        raise trouble_of_file(error, path) from error
    finally:
        hold.release()
    return following


def key_in_force(path: Path, keys: Unwrapped, *, holder: str) -> bytes:
    """Give the key that opens the store; a sealing anew that was broken off is finished, or forgotten.

    Raises:
        StoreTrouble: the store is held, or neither key opens it.
    """
    if keys.next_key is None:
        return keys.key
    hold = Hold(path, note=holder)
    try:
        if _opens(path, keys.next_key):
            _finish(path, keys)
            return keys.next_key
        write_members(key_file_of(path), without_next_key(read_members(key_file_of(path))))
        _wipe_leftovers(path)
    except OSError as error:
        raise trouble_of_file(error, path) from error
    finally:
        hold.release()
    return keys.key


def _finish(path: Path, keys: Unwrapped) -> None:
    """Bring the backups under the new key too, then let it be the only one."""
    following = keys.next_key
    if following is None:
        return
    for backup in _stores_beside(path):
        if _opens(backup, keys.key):
            _sealed_into_place(backup, old_key=keys.key, new=following)
    write_members(key_file_of(path), with_next_key_in_force(read_members(key_file_of(path))))
    _wipe_leftovers(path)


def _opens(path: Path, key: bytes) -> bool:
    try:
        connection = connect(path, key=key)
        try:
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
    except DriverError:
        return False
    return True


def _sealed_into_place(path: Path, *, old_key: bytes | None, new: bytes) -> None:
    """Make a sealed copy beside a store and put it in its place; the old file is wiped."""
    half, old = path.with_name(f"{path.name}{_SEALED}"), path.with_name(f"{path.name}{_PLAIN}")
    for leftover in (half, *_journals(half)):
        leftover.unlink(missing_ok=True)
    try:
        os.close(os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        connection = connect(path, key=old_key)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            sealed_copy(connection, half, key=new)
        finally:
            connection.close()
        _seal_head(half, new)
    except DriverError as error:
        raise trouble_of(error, path) or StoreTrouble(path) from error
    old.unlink(missing_ok=True)
    os.link(path, old)
    put_in_place(half, path)
    _wipe(old)
    for journal in _journals(path):
        if journal.exists():
            _wipe(journal)


def _seal_head(path: Path, key: bytes) -> None:
    """Seal the head of the log with the new key, and let the store keep a journal as every store does."""
    connection = connect(path, key=key)
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        has_head = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'act_head'").fetchone()
        if has_head:
            ((sequence, last),) = connection.execute("SELECT sequence, fingerprint FROM act_head").fetchall()
            seal = head_seal(head_key(key), sequence, last)
            connection.execute("UPDATE act_head SET seal = ?", (seal,))
            connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


def _stores_beside(path: Path) -> Iterator[Path]:
    """Give the backups of a store, those of lost and damaged ones too."""
    folder = path.parent / FOLDER
    yield from sorted(folder.glob(f"*{path.suffix}"))


def _leftovers(path: Path) -> Iterator[Path]:
    """Give what a broken-off sealing has left, and plain bit-by-bit copies of damaged stores."""
    for folder in (path.parent, path.parent / FOLDER):
        for ending in (_PLAIN, _SEALED, f"{_SEALED}-wal", f"{_SEALED}-shm"):
            yield from sorted(folder.glob(f"*{ending}"))
        yield from (damaged for damaged in sorted(folder.glob("*.damaged*")) if is_plain(damaged))


def _wipe_leftovers(path: Path) -> None:
    for leftover in tuple(_leftovers(path)):
        _wipe(leftover)


def _wipe(path: Path) -> None:
    """Write over a file, as far as the disk lets that happen in place, and remove it."""
    with suppress(FileNotFoundError):
        with path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                file.write(bytes(min(left, _BLOCK)))
                left -= _BLOCK
            file.flush()
            os.fsync(file.fileno())
        path.unlink()


def _journals(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm", "-journal"))
