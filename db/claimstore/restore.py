"""A backup takes the place of a store only when it is whole and of the same case, and the store was copied aside."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from claimstore.acts import identity_of, settlement_versions
from claimstore.backup import new_place, put_in_place
from claimstore.driver import trouble_of_file
from claimstore.hold import Hold
from claimstore.journal import companions
from claimstore.log_check import check_log
from claimstore.opening import open_store
from claimstore.trouble import AnotherCase, BackupUnsound, NotAStore, StoreDamaged, StoreMissing, StoreTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from claimstore.store import Store


LONGEST_CAPTION = 200
"""Signs of a name out of a backup that are repeated in a sentence."""

_RESTORE = "a backup that is being restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """What a store is: its identity, the settlement it was last worked on under, and how many acts it has."""

    identity: str
    settlement: str
    caption: str
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """Where the store that was replaced now lies, if there was one, and what took its place."""

    safety_copy: Path | None
    nature: Nature


def restore_store(path: Path, backup: Path, *, key: bytes | None, holder: str, at: str) -> Replaced:
    """Put a copy of `backup` in the place of the store at `path`; the backup itself is not touched.

    Raises:
        AnotherCase: the backup is of another case than the store.
        BackupUnsound: the backup contradicts itself, or its log does.
        StoreTrouble: the backup is damaged, newer, missing or sealed with another key, or the store is held.
    """
    if not backup.is_file():
        raise StoreMissing(backup, "there is no such file")
    hold = Hold(path, note=holder)
    candidate = path.with_name(f"{path.name}.restored")
    try:
        _copy(backup, candidate)
        nature = _examined(candidate, backup, key=key, at=at)
        safety_copy = _set_aside(path, nature, backup=backup, key=key, at=at) if path.exists() else None
        for journal in companions(path):
            journal.unlink(missing_ok=True)
        put_in_place(candidate, path)
    except OSError as error:
        raise trouble_of_file(error, path) from error
    finally:
        _sweep(candidate)
        hold.release()
    return Replaced(safety_copy=safety_copy, nature=nature)


def _copy(backup: Path, candidate: Path) -> None:
    _sweep(candidate)
    for source, target in zip((backup, *companions(backup)), (candidate, *companions(candidate)), strict=True):
        if source.exists() and not source.name.endswith("-shm"):
            shutil.copyfile(source, target)
            target.chmod(0o600)


def _examined(candidate: Path, backup: Path, *, key: bytes | None, at: str) -> Nature:
    """Open the copy as any store, bring it to this version, and read all of it."""
    try:
        store = open_store(candidate, key=key, holder=_RESTORE, at=at, is_copy=True)
        try:
            faults = store.check()
            with store.reading() as transaction:
                bad = check_log(transaction).bad
            if bad:
                faults += (f"its log does not hold at entry {bad.sequence}",)
            if faults:
                raise BackupUnsound(backup, faults[0])
            return _nature(store)
        finally:
            store.close()
    except StoreTrouble as trouble:
        if trouble.path == backup:
            raise
        raise type(trouble)(backup, trouble.detail) from trouble


def _nature(store: Store) -> Nature:
    with store.reading() as transaction:
        versions = settlement_versions(transaction)
        ((acts,),) = transaction.values("SELECT COUNT(*) FROM act")
        return Nature(
            identity=identity_of(transaction),
            settlement=versions[-1].name if versions else "",
            caption=shorten(versions[-1].caption, LONGEST_CAPTION) if versions else "a case that was never opened",
            acts=acts,
        )


def _set_aside(path: Path, nature: Nature, *, backup: Path, key: bytes | None, at: str) -> Path:
    """Copy the store that is to be replaced, bit by bit where it can no longer be read."""
    place = new_place(path, reason="before-restore", at=at)
    current = path.with_name(f"{path.name}.replaced")
    try:
        # A copy is opened and not the store itself, so that nothing at all has changed when the backup is refused.
        _copy(path, current)
        store = open_store(current, key=key, holder=_RESTORE, at=at, is_copy=True)
        try:
            found = _nature(store)
        finally:
            store.close()
        if found.identity != nature.identity:
            raise AnotherCase(backup, nature.caption)
    except (StoreDamaged, NotAStore):
        place = place.with_name(f"{place.name}.damaged")
        _copy(path, place)
        return place
    except OSError as error:
        raise trouble_of_file(error, path) from error
    else:
        put_in_place(current, place)
        return place
    finally:
        _sweep(current)


def _sweep(place: Path) -> None:
    """Remove a working copy and all that opening it has left."""
    for leftover in (place, *companions(place), place.with_name(f"{place.name}.lock")):
        with suppress(OSError):
            leftover.unlink()
