"""Bare stores for tests: opened without a desktop, at a fixed moment."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from claimstore.case_rows import ActRow
from claimstore.migrations import MIGRATIONS, Migration
from claimstore.opening import open_store
from claimstore.store import Store

AT = "2008-04-14T09:30:00.000+00:00"


def opened(path: Path, *, migrations: tuple[Migration, ...] = MIGRATIONS) -> Store:
    """Open the store at `path`, making it when there is none."""
    return open_store(path, key=None, holder="a test", at=AT, migrations=migrations)


def act(on_what: str = "SONUS-0000001") -> ActRow:
    """Give an act to add."""
    return ActRow(
        sequence=0,
        at=AT,
        who="Ines",
        verb="save claim",
        on_what=on_what,
        before="",
        after="",
        reason="",
        outcome="done",
    )


def tamper(path: Path, sql: str) -> None:
    """Run statements on the file behind the program's back."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)
