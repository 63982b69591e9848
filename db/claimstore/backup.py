"""A backup is made through the backup API, is whole even while the store is written, and thins out with age."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimstore.driver import DriverError, connect, trouble_of, trouble_of_file
from claimstore.trouble import StoreTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sqlite_utils import Database

FOLDER = "backups"
"""The folder beside the store in which its backups lie."""

DAYS, WEEKS, MONTHS = 12, 10, 9
"""How many days, weeks and months keep their newest backup."""

_STAMP = "%Y%m%dT%H%M%S%f"
_NAME = re.compile(r".+-(?P<stamp>\d{8}T\d{12})-(?P<reason>[\w-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: where it lies, when it was made in UTC, and why."""

    path: Path
    at: datetime
    reason: str


def back_up(database: Database, path: Path, *, key: bytes | None, reason: str, at: str) -> Path:
    """Copy the store into the folder of its backups, let go of those that are out of date, and give the copy.

    `at` is the present moment as ISO text; `reason` is of letters, digits, `-` and `_`.

    Raises:
        StoreTrouble: the copy cannot be written; the store is untouched.
    """
    target = new_place(path, reason=reason, at=at)
    half = target.with_name(f"{target.name}.half")
    try:
        half.unlink(missing_ok=True)
        os.close(os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        copy = connect(half, key=key)
        try:
            database.conn.backup(copy)
        finally:
            copy.close()
        put_in_place(half, target)
    except DriverError as error:
        with suppress(OSError):
            half.unlink()
        raise trouble_of(error, path) or StoreTrouble(path) from error
    except OSError as error:
        raise trouble_of_file(error, path) from error
    _let_go(path)
    return target


def new_place(path: Path, *, reason: str, at: str) -> Path:
    """Give a place for a new backup of the store at `path`, and make the folder.

    Raises:
        StoreTrouble: the folder cannot be made.
    """
    folder = path.parent / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise trouble_of_file(error, path) from error
    stamp = datetime.fromisoformat(at).astimezone(UTC).strftime(_STAMP)
    place = folder / f"{path.stem}-{stamp}-{reason}{path.suffix}"
    count = 1
    while place.exists():
        count += 1
        place = folder / f"{path.stem}-{stamp}-{reason}-{count}{path.suffix}"
    return place


def put_in_place(half: Path, target: Path) -> None:
    """Bring a finished file to the disk and give it its name in one step."""
    handle = os.open(half, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    half.replace(target)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def backups_of(path: Path) -> tuple[Backup, ...]:
    """Give the backups of the store at `path`, newest first."""
    found = []
    for file in (path.parent / FOLDER).glob(f"*{path.suffix}"):
        name = _NAME.fullmatch(file.stem)
        if name:
            at = datetime.strptime(name["stamp"], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path=file, at=at, reason=name["reason"]))
    return tuple(sorted(found, key=lambda each: (each.at, each.path.name), reverse=True))


def kept(backups: tuple[Backup, ...]) -> frozenset[Backup]:
    """Give the backups to keep: all of the newest day, and the newest of each of the last days, weeks and months."""
    newest_first = sorted(backups, key=lambda each: each.at, reverse=True)
    keep = {each for each in newest_first if each.at.date() == newest_first[0].at.date()}
    keep |= _newest_of_each(newest_first, DAYS, lambda at: (at.year, at.month, at.day))
    keep |= _newest_of_each(newest_first, WEEKS, lambda at: tuple(at.isocalendar())[:2])
    keep |= _newest_of_each(newest_first, MONTHS, lambda at: (at.year, at.month))
    return frozenset(keep)


def _newest_of_each(newest_first: Iterable[Backup], count: int, span: Callable[[datetime], object]) -> set[Backup]:
    newest: dict[object, Backup] = {}
    for backup in newest_first:
        newest.setdefault(span(backup.at), backup)
    return set(list(newest.values())[:count])


def _let_go(path: Path) -> None:
    backups = backups_of(path)
    for backup in set(backups) - kept(backups):
        # A backup that cannot be removed now is looked at again with the next one.
        with suppress(OSError):
            backup.path.unlink()
