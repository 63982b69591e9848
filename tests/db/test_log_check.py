"""Whatever is done to the log behind the program's back, the first entry that does not fit is named, and why."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from stores import AT, act, opened

from claimstore.act_chain import START, fingerprint
from claimstore.acts import add_act
from claimstore.log_check import BadEntry, LogReport, Tampering, check_log
from claimstore.migrations import MIGRATIONS
from claimstore.opening import open_store

FIRST = MIGRATIONS[:1]
ENTRIES = 9
TEXTS = "at, who, verb, on_what, before, after, reason, outcome"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a closed store with nine acts."""
    place = tmp_path / "case.claimdesk"
    store = opened(place)
    with store.writing() as transaction:
        for number in range(1, ENTRIES + 1):
            add_act(transaction, act(f"SONUS-{number:07d}"))
    store.close()
    return place


def checked(path: Path) -> LogReport:
    """Open the store and check its log."""
    store = opened(path)
    with store.reading() as transaction:
        report = check_log(transaction)
    store.close()
    return report


def behind_the_back(path: Path, change: Callable[[sqlite3.Connection], object]) -> None:
    """Take the triggers away, change the log, and put the triggers back as they were."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        change(connection)
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


def chained_anew(connection: sqlite3.Connection, first: int) -> None:
    """Compute every fingerprint from an entry on as a knowing hand would."""
    follows = START
    for row in connection.execute(f"SELECT sequence, {TEXTS} FROM act ORDER BY sequence").fetchall():
        own = fingerprint(follows, *row[1:])
        if row[0] >= first:
            changed = "UPDATE act SET follows = ?, fingerprint = ? WHERE sequence = ?"
            connection.execute(changed, (follows, own, row[0]))
        follows = own


def shifted(connection: sqlite3.Connection, first: int, by: int) -> None:
    """Number the entries from `first` on anew, so that no gap tells of what was done."""
    connection.execute("UPDATE act SET sequence = -(sequence + ?) WHERE sequence >= ?", (by, first))
    connection.execute("UPDATE act SET sequence = -sequence WHERE sequence < 0")


def test_a_log_that_nobody_touched_holds(path: Path) -> None:
    """All entries fit, and the report ends with the last of them."""
    report = checked(path)
    assert (report.entries, report.bad) == (ENTRIES, None)
    assert report.last_fingerprint != START


def test_an_empty_log_holds(tmp_path: Path) -> None:
    """A new store has a head that follows nothing."""
    assert checked_new(tmp_path / "case.claimdesk") == LogReport(entries=0, last_fingerprint=START, bad=None)


def checked_new(path: Path) -> LogReport:
    """Make a store and check its log."""
    opened(path).close()
    return checked(path)


@pytest.mark.parametrize("column", TEXTS.split(", "))
@pytest.mark.parametrize("entry", [1, 5, ENTRIES])
def test_an_edited_entry_is_named(path: Path, column: str, entry: int) -> None:
    """A changed text of any column, in the first, a middle and the last entry."""
    behind_the_back(
        path, lambda bare: bare.execute(f"UPDATE act SET {column} = {column} || ' ' WHERE sequence = ?", (entry,))
    )
    assert checked(path).bad == BadEntry(entry, Tampering.EDITED)


def test_text_that_moves_from_one_column_to_the_next_is_an_edit(path: Path) -> None:
    """The canonical form tells the columns apart: `Ines` + `save claim` is not `Iness` + `ave claim`."""
    moved = "UPDATE act SET who = who || substr(verb, 1, 1), verb = substr(verb, 2) WHERE sequence = 4"
    behind_the_back(path, lambda bare: bare.execute(moved))
    assert checked(path).bad == BadEntry(4, Tampering.EDITED)


@pytest.mark.parametrize("entry", [1, 5, 8])
def test_a_deleted_entry_is_named(path: Path, entry: int) -> None:
    """A gap in the numbers is where it was, and where they were numbered anew, the entry that follows nothing."""
    behind_the_back(path, lambda bare: bare.execute("DELETE FROM act WHERE sequence = ?", (entry,)))
    assert checked(path).bad == BadEntry(entry, Tampering.DELETED)
    behind_the_back(path, lambda bare: shifted(bare, entry + 1, -1))
    assert checked(path).bad == BadEntry(entry, Tampering.DELETED)


def put_in(bare: sqlite3.Connection, entry: int) -> None:
    """Put a well-made entry in at this place."""
    shifted(bare, entry, 1)
    before = bare.execute("SELECT fingerprint FROM act WHERE sequence = ?", (entry - 1,)).fetchone()
    follows = before[0] if before else START
    texts = (AT, "Mallory", "void claim", "SONUS-0000003", "", "", "", "done")
    bare.execute(
        f"INSERT INTO act (sequence, {TEXTS}, follows, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (entry, *texts, follows, fingerprint(follows, *texts)),
    )


@pytest.mark.parametrize("entry", [1, 5, ENTRIES, ENTRIES + 1])
def test_an_inserted_entry_is_named(path: Path, entry: int) -> None:
    """Even one whose own fingerprint is right: what came after it does not follow it."""
    behind_the_back(path, lambda bare: put_in(bare, entry))
    assert checked(path).bad == BadEntry(entry, Tampering.INSERTED)


@pytest.mark.parametrize(("first", "second"), [(1, 2), (4, 5), (3, 8), (8, 9)])
def test_entries_in_another_order_are_named(path: Path, first: int, second: int) -> None:
    """Two entries changed places with all they carry."""

    def swap(bare: sqlite3.Connection) -> None:
        bare.execute("UPDATE act SET sequence = -1 WHERE sequence = ?", (first,))
        bare.execute("UPDATE act SET sequence = ? WHERE sequence = ?", (first, second))
        bare.execute("UPDATE act SET sequence = ? WHERE sequence = -1", (second,))

    behind_the_back(path, swap)
    assert checked(path).bad == BadEntry(first, Tampering.REORDERED)


@pytest.mark.parametrize("entry", [1, 5, ENTRIES])
def test_a_cut_end_is_named(path: Path, entry: int) -> None:
    """The sealed head still knows how many there were."""
    behind_the_back(path, lambda bare: bare.execute("DELETE FROM act WHERE sequence >= ?", (entry,)))
    assert checked(path).bad == BadEntry(entry, Tampering.CUT_OFF)


def test_a_log_that_was_chained_anew_does_not_reach_its_head(path: Path) -> None:
    """Every fingerprint from the edited entry on fits, and the last is not the sealed one."""

    def rewrite(bare: sqlite3.Connection) -> None:
        bare.execute("UPDATE act SET who = 'Mallory' WHERE sequence = 3")
        chained_anew(bare, 3)

    behind_the_back(path, rewrite)
    assert checked(path).bad == BadEntry(ENTRIES, Tampering.REWRITTEN)


@pytest.mark.parametrize("change", ["UPDATE act_head SET sequence = 5", "UPDATE act_head SET seal = fingerprint"])
def test_a_head_that_was_changed_is_not_sealed(path: Path, change: str) -> None:
    """Number, fingerprint and seal of the head belong together."""
    behind_the_back(path, lambda bare: bare.execute(change))
    bad = checked(path).bad
    assert bad is not None
    assert bad.tampering is Tampering.UNSEALED


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE act_head SET sequence = 5",
        "UPDATE act_head SET sequence = 11",
        "UPDATE act_head SET fingerprint = seal",
        "UPDATE act_head SET head_id = 2",
        "DELETE FROM act_head",
        "UPDATE case_identity SET identity = 'x'",
        "DELETE FROM case_identity",
        "INSERT INTO case_identity (identity) VALUES ('00000000000000000000000000000000')",
        f"INSERT INTO act ({TEXTS}, follows, fingerprint) SELECT {TEXTS}, '{START}', '{START}' FROM act LIMIT 1",
    ],
)
def test_head_and_identity_are_held_by_triggers(path: Path, change: str) -> None:
    """The head only moves on by one, nothing is added that does not follow the last entry, identity is for ever."""
    with closing(sqlite3.connect(path)) as bare, pytest.raises(sqlite3.IntegrityError):
        bare.execute(change)


def test_a_store_of_the_first_version_is_chained_when_it_is_opened(tmp_path: Path) -> None:
    """Its entries keep their numbers and texts, and a backup is made before."""
    place = tmp_path / "case.claimdesk"
    first = open_store(place, key=None, holder="a test", at=AT, migrations=FIRST)
    with first.writing() as transaction:
        for number in range(1, 4):
            transaction.run(
                f"INSERT INTO act ({TEXTS}) VALUES ('x', 'Ines', 'v', ?, '', 'a', '', 'done')", (str(number),)
            )
    first.close()
    assert checked(place).entries == 3
    assert len(list((tmp_path / "backups").glob("*-before-m0002_act_chain.claimdesk"))) == 1
