"""A store is brought to this version step by step, each step and its record in one transaction, after a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimstore.driver import DriverError, trouble_of
from claimstore.trouble import MigrationFailed, NotAStore, StoreNewer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlite_utils import Database

    from claimstore.migrations import Migration

RECORD = """
CREATE TABLE IF NOT EXISTS migration (
    name TEXT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    applied_at TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""


LONGEST_NAME = 80
"""Signs of the name of an unknown step that are repeated."""


def pending(database: Database, path: Path, *, migrations: tuple[Migration, ...]) -> tuple[Migration, ...]:
    """Give the steps that the store still lacks.

    Raises:
        StoreNewer: the store has taken a step that this version does not know.
        NotAStore: a step that it has taken reads otherwise here, so that its schema cannot be trusted.
    """
    applied = {row["name"]: row["sha256"] for row in database.query("SELECT name, sha256 FROM migration ORDER BY name")}
    known = {step.name: step.sha256 for step in migrations}
    unknown = sorted(set(applied) - set(known))
    if unknown:
        raise StoreNewer(path, unknown[0][:LONGEST_NAME])
    if any(applied[name] != known[name] for name in applied):
        raise NotAStore(path, "its record of migrations is not the one of this program")
    return tuple(step for step in migrations if step.name not in applied)


def migrate(
    database: Database, path: Path, *, steps: tuple[Migration, ...], at: str, back_up: Callable[[str], Path] | None
) -> None:
    """Take the `steps` in their order; `back_up` copies a store that holds something, and is named the first step.

    Raises:
        MigrationFailed: a step failed and was undone; the steps before it stay, each whole.
        StoreTrouble: the disk is full or the store damaged.
    """
    if not steps:
        return
    copy = back_up(steps[0].name) if back_up else None
    for step in steps:
        try:
            _take(database, step, at=at)
        except DriverError as error:
            raise trouble_of(error, path) or MigrationFailed(path, copy.name if copy else step.name) from error


def _take(database: Database, step: Migration, *, at: str) -> None:
    try:
        # In one script of the driver: sqlite-utils would take the text apart sign by sign within a transaction.
        database.conn.executescript(f"BEGIN IMMEDIATE;{RECORD};{step.sql}")
        database.execute(
            "INSERT INTO migration (name, sha256, applied_at) VALUES (?, ?, ?)", (step.name, step.sha256, at)
        )
        database.commit()
    except BaseException:
        database.rollback()
        raise
