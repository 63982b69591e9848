"""A store that somebody has crafted is refused in words, stays as it is, and nothing that it holds is run."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cases import CLOCK, SONUS, WORDING, open_sonus
from stores import AT, tamper

from claimdesk.casework.back_up_case import back_up_case, backups_in
from claimdesk.casework.open_case import STORE_NAME, close_case, open_store_room
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.restore_case import restore_case
from claimdesk.casework.sign_in import Door, DoorState, first_start, state_of
from claimdesk.errors import Told
from claimstore.migrations import MIGRATIONS
from claimstore.opening import open_store

ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS name, x AS sha256 FROM n"
CRAFTED = {
    "a trigger": "CREATE TRIGGER spy AFTER INSERT ON act BEGIN DELETE FROM draft; END",
    "a view": "CREATE VIEW everything AS SELECT * FROM claim",
    "an endless view in place of a table": f"DROP TABLE migration; CREATE VIEW migration AS {ENDLESS}",
    "an endless view in place of the identity": (
        "DROP TABLE case_identity; "
        f"CREATE VIEW case_identity AS SELECT x AS identity FROM ({ENDLESS.replace('x AS name, x AS sha256', 'x')})"
    ),
    "a computed column": "ALTER TABLE claim ADD COLUMN copy TEXT GENERATED ALWAYS AS (tin || claimant) VIRTUAL",
    "a computed column of a price": "ALTER TABLE trade ADD COLUMN twice INTEGER AS (price * 2) VIRTUAL",
    "a default that computes": "ALTER TABLE draft ADD COLUMN noise TEXT DEFAULT ('x')",
    "an index over what computes": "CREATE INDEX spy ON claim (upper(claimant))",
    "an index over a part": "CREATE INDEX spy ON claim (claim_number) WHERE state = 'voided'",
    "a virtual table": "CREATE VIRTUAL TABLE spy USING fts5(text)",
    "another table": "CREATE TABLE more (text TEXT) STRICT",
    "a name that is a statement": 'CREATE TABLE "x; DROP TABLE claim; --" (text TEXT)',
    "a name like an attached store": 'CREATE TABLE "copy.claim" (text TEXT)',
    "a name of a megabyte": f'CREATE TABLE "{"x" * 1_000_000}" (text TEXT)',
    "a thousand tables": "".join(f"CREATE TABLE t{number} (x);" for number in range(1_000)),
    "a guard less": "DROP TRIGGER act_is_never_changed",
    "a guard that sleeps": (
        "DROP TRIGGER act_is_never_changed;CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON act BEGIN SELECT 1; END"
    ),
    "a check less": (
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_master SET sql = replace(sql, 'CHECK (length(identity) = 32)', '') WHERE name = 'case_identity';"
    ),
    "a schema of nonsense": "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'x' WHERE name = 'claim';",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the bytes of a plain store with one claim."""
    folder = tmp_path_factory.mktemp("whole")
    desk = open_sonus(folder)
    register_claim(desk)
    close_case(desk)
    return (folder / STORE_NAME).read_bytes()


@pytest.fixture(params=tuple(CRAFTED.values()), ids=tuple(CRAFTED))
def crafted(request: pytest.FixtureRequest, tmp_path: Path, whole: bytes) -> Path:
    """Give the folder of a case whose store was changed behind the back of the program."""
    (tmp_path / STORE_NAME).write_bytes(whole)
    tamper(tmp_path / STORE_NAME, request.param)
    return tmp_path


def test_a_crafted_store_is_refused_by_every_way_in(crafted: Path) -> None:
    """Opening, looking after, and the first start that would seal it: a sentence, the same bytes, no key file."""
    before = (crafted / STORE_NAME).read_bytes()
    door = Door(folder=crafted, settlement=SONUS, wording=WORDING, clock=CLOCK)
    told = []
    with pytest.raises(Told) as refused:
        open_sonus(crafted)
    told.append(refused.value)
    with pytest.raises(Told) as refused, open_store_room(crafted, clock=CLOCK):
        pass
    told.append(refused.value)
    with pytest.raises(Told) as refused:
        first_start(door, name="Ada", password="seven grey herons wade")  # noqa: S106 - of a test
    told.append(refused.value)
    assert all("not a Claimdesk case" in each.sentence or "is damaged" in each.sentence for each in told)
    assert all(len(str(each)) < 600 for each in told)
    assert state_of(crafted) is DoorState.PLAIN
    assert (crafted / STORE_NAME).read_bytes() == before


def test_a_crafted_backup_is_refused_and_the_case_stays(tmp_path: Path, whole: bytes) -> None:
    """It is never put in the place of the case."""
    folder = tmp_path / "case"
    desk = open_sonus(folder)
    back_up_case(desk)
    close_case(desk)
    (backup,) = backups_in(folder)
    tamper(backup.path, CRAFTED["a trigger"])
    before = (folder / STORE_NAME).read_bytes()
    with pytest.raises(Told, match="is not a Claimdesk case"):
        restore_case(folder, backup.path, clock=CLOCK)
    assert (folder / STORE_NAME).read_bytes() == before
    assert whole != before


def test_nothing_of_a_crafted_older_store_is_run_by_its_upgrade(tmp_path: Path) -> None:
    """A trigger that waits for the first migration is found before that begins."""
    path = tmp_path / STORE_NAME
    open_store(path, key=None, holder="a test", at=AT, migrations=MIGRATIONS[:1]).close()
    tamper(
        path,
        "CREATE TABLE mark (text TEXT) STRICT; CREATE TRIGGER spy AFTER INSERT ON migration"
        " BEGIN INSERT INTO mark VALUES ('it ran'); END",
    )
    with pytest.raises(Told, match="is not a Claimdesk case"):
        open_sonus(tmp_path)
    with closing(sqlite3.connect(path)) as bare:
        assert bare.execute("SELECT COUNT(*) FROM mark").fetchone() == (0,)
        assert bare.execute("SELECT COUNT(*) FROM migration").fetchone() == (1,)


@pytest.mark.parametrize("column", ["caption", "name"])
def test_a_text_of_megabytes_is_not_repeated_in_a_sentence(tmp_path: Path, whole: bytes, column: str) -> None:
    """The name of the other case is told as far as a person reads."""
    path = tmp_path / STORE_NAME
    path.write_bytes(whole)
    tamper(path, f"UPDATE settlement_version SET name = 'other', {column} = '{'x' * 5_000_000}'")
    with pytest.raises(Told, match="holds the case") as told:
        open_sonus(tmp_path)
    assert len(str(told.value)) < 900
