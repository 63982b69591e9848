"""The log of acts only grows, whoever asks, and claims and letters are never removed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from stores import act, opened

from claimstore.acts import acts_on, add_act
from claimstore.store import Store
from claimstore.transaction import Transaction

OTHERS = {"at": "x", "who": "x", "verb": "x", "on_what": "x", "before": "", "after": "", "reason": "", "outcome": ""}
COLUMNS = f"sequence, {', '.join(OTHERS)}"
VALUES = f"1, {', '.join(repr(value) for value in OTHERS.values())}"
FORBIDDEN = (
    "UPDATE act SET who = 'somebody else'",
    "UPDATE act SET outcome = 'done' WHERE sequence = 1",
    "DELETE FROM act",
    "DELETE FROM act WHERE sequence = 1",
    f"INSERT OR REPLACE INTO act ({COLUMNS}) VALUES ({VALUES})",
    f"REPLACE INTO act ({COLUMNS}) VALUES ({VALUES})",
    f"INSERT INTO act ({COLUMNS}) VALUES ({VALUES}) ON CONFLICT (sequence) DO UPDATE SET who = 'x'",
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Give a store with two acts."""
    made = opened(tmp_path / "case.claimdesk")
    with made.writing() as transaction:
        for _ in range(2):
            add_act(transaction, act())
    return made


@pytest.mark.parametrize("sql", FORBIDDEN)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_no_statement_changes_or_removes_an_act(store: Store, sql: str, recursive: str) -> None:
    """Not through the program's connection nor through a bare one, with recursive triggers or without."""
    path = store.path
    with store.reading() as transaction:
        before = acts_on(transaction, "SONUS-0000001")
    store.close()
    with closing(sqlite3.connect(path)) as bare:
        bare.execute(f"PRAGMA recursive_triggers = {recursive}")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            bare.execute(sql)
    again = opened(path)
    with again.reading() as transaction:
        assert acts_on(transaction, "SONUS-0000001") == before
    again.close()


def test_acts_are_numbered_in_their_order(store: Store) -> None:
    """The store gives the sequence."""
    with store.reading() as transaction:
        assert [each.sequence for each in acts_on(transaction, "SONUS-0000001")] == [1, 2]
    store.close()


def _add_and_fail(transaction: Transaction) -> None:
    add_act(transaction, act())
    raise ZeroDivisionError


def test_a_transaction_that_fails_leaves_no_act(store: Store) -> None:
    """An act goes back together with its change."""
    with pytest.raises(ZeroDivisionError), store.writing() as transaction:
        _add_and_fail(transaction)
    with store.reading() as transaction:
        assert len(acts_on(transaction, "SONUS-0000001")) == 2
    store.close()


def test_what_is_only_read_is_not_written(store: Store) -> None:
    """A write within a reading block is undone."""
    with store.reading() as transaction:
        add_act(transaction, act())
    with store.reading() as transaction:
        assert len(acts_on(transaction, "SONUS-0000001")) == 2
    store.close()
