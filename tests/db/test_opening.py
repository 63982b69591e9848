"""A store opens when it is whole and ours, and anything else is refused by its name and left as it was."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlcipher3 import dbapi2
from stores import AT, act, opened, tamper

from claimstore.acts import acts_on, add_act
from claimstore.driver import trouble_of
from claimstore.opening import open_store
from claimstore.trouble import (
    DiskFull,
    NotAStore,
    StoreBusy,
    StoreDamaged,
    StoreHeld,
    StoreMissing,
    StoreReadOnly,
    StoreSealed,
    StoreTrouble,
    TextUnstorable,
)

NOBODY = 65_534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the place of a store with one act in it, closed."""
    place = tmp_path / "case.claimdesk"
    store = opened(place)
    with store.writing() as transaction:
        add_act(transaction, act())
    store.close()
    return place


def test_a_store_keeps_what_was_committed(path: Path) -> None:
    """Closed and opened again it holds its act, and nothing is wrong with it."""
    store = opened(path)
    with store.reading() as transaction:
        assert [each.on_what for each in acts_on(transaction, "SONUS-0000001")] == ["SONUS-0000001"]
    assert store.check() == ()
    store.close()
    store.close()


def test_the_connection_is_as_safe_as_promised(path: Path) -> None:
    """WAL, synchronous FULL, foreign keys, recursive triggers, a busy timeout, no trust in the schema."""
    store = opened(path)
    asked = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "busy_timeout", "trusted_schema")
    found = [store._database.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert found == ["wal", 2, 1, 1, 2000, 0]
    store.close()


@pytest.mark.parametrize("folder", ["it's", 'a "quoted" one', "semi;colon", "100%25 ?x=1#y", "Łódź 王", "a" * 250])
def test_any_folder_name_will_do(tmp_path: Path, folder: str) -> None:
    """Signs with a meaning for SQL, addresses or shells are names here."""
    place = tmp_path / folder / "case.claimdesk"
    place.parent.mkdir()
    opened(place).close()
    opened(place).close()
    assert sorted(each.name for each in place.parent.iterdir()) == ["case.claimdesk", "case.claimdesk.lock"]


def test_a_path_of_more_than_260_characters_will_do(tmp_path: Path) -> None:
    """Five nested folders of eighty characters."""
    place = tmp_path.joinpath(*["deep" * 20] * 5) / "case.claimdesk"
    place.parent.mkdir(parents=True)
    opened(place).close()
    assert len(str(place)) > 260


def test_a_name_too_long_for_the_disk_is_out_of_reach(tmp_path: Path) -> None:
    """The file system says no, and so does the store, without a trace."""
    with pytest.raises(StoreMissing):
        opened(tmp_path / ("x" * 300))


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    """Making the folder is up to the verb that makes a case."""
    with pytest.raises(StoreMissing):
        opened(tmp_path / "gone" / "case.claimdesk")
    assert not (tmp_path / "gone").exists()


def test_every_cut_is_refused_and_the_file_is_left_alone(path: Path) -> None:
    """Cut short at a hundred places, the file is never opened and never changed."""
    whole = path.read_bytes()
    for cut in range(0, len(whole), len(whole) // 100):
        path.write_bytes(whole[:cut])
        with pytest.raises((StoreDamaged, NotAStore)):
            opened(path)
        assert path.read_bytes() == whole[:cut]


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    """A text, a picture, a folder and another program's database are not stores."""
    text = tmp_path / "text"
    text.write_text("claims " * 1000)
    other = tmp_path / "other"
    tamper(other, "CREATE TABLE claim (claim_id INTEGER)")
    folder = tmp_path / "folder"
    folder.mkdir()
    for place in (text, other, folder):
        with pytest.raises((NotAStore, StoreMissing)):
            opened(place)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER spy AFTER INSERT ON act BEGIN DELETE FROM draft; END",
        "DROP TRIGGER act_is_never_changed",
        "CREATE VIEW everything AS SELECT * FROM claim",
        "ALTER TABLE claim ADD COLUMN secret TEXT",
        "CREATE TABLE more (x)",
        "DROP INDEX defect_by_code",
        (
            "DROP TRIGGER act_is_never_changed;"
            "CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON act BEGIN SELECT 1; END"
        ),
    ],
)
def test_a_crafted_store_is_refused(path: Path, sql: str) -> None:
    """A trigger, view, column or table that no version of the program made is not trusted."""
    tamper(path, sql)
    with pytest.raises(NotAStore):
        opened(path)


def test_a_second_program_is_told_who_holds_the_store(path: Path) -> None:
    """While another process has it open its note is shown; when that process is killed, the store is free."""
    program = (
        "import sys, time; from pathlib import Path; from claimstore.opening import open_store\n"
        "open_store(Path(sys.argv[1]), key=None, holder='Ines on desk 4', at='x'); print('open', flush=True)\n"
        "time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(StoreHeld) as held:
            opened(path)
        assert held.value.detail == "Ines on desk 4"
        other.kill()
        other.wait()
    opened(path).close()


def test_a_stale_note_holds_nothing(path: Path) -> None:
    """A lock file left by a machine that lost its power is only a note."""
    path.with_name(f"{path.name}.lock").write_text("somebody on another machine, process 1")
    opened(path).close()


def test_a_write_waits_for_another_writer_and_then_says_so(path: Path) -> None:
    """A backup program that holds the write lock makes a busy store; nothing is written, and later it works."""
    store = opened(path)
    with closing(dbapi2.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy), store.writing() as transaction:
            add_act(transaction, act())
        other.execute("ROLLBACK")
    with store.writing() as transaction:
        add_act(transaction, act())
        assert len(acts_on(transaction, "SONUS-0000001")) == 2
    store.close()


def test_a_key_is_refused_while_stores_are_not_sealed(path: Path) -> None:
    """A key is never silently ignored."""
    with pytest.raises(StoreSealed):
        open_store(path, key=b"k" * 32, holder="a test", at=AT)


def test_half_a_character_is_refused_without_its_text(path: Path) -> None:
    """The error does not carry the text, which may be a whole number."""
    store = opened(path)
    with pytest.raises(TextUnstorable) as refused, store.writing() as transaction:
        add_act(transaction, act("518-42-7736\ud800"))
    assert refused.value.__cause__ is None
    assert "7736" not in str(refused.value)
    store.close()


def test_no_new_store_is_made_beside_the_journal_of_a_lost_one(path: Path) -> None:
    """The file is gone and its journal is not: making an empty case would hide that, and read the journal into it."""
    path.unlink()
    journal = path.with_name(f"{path.name}-wal")
    journal.write_bytes(b"frames")
    with pytest.raises(StoreDamaged):
        opened(path)
    assert not path.exists()
    journal.write_bytes(b"")
    opened(path).close()


def test_a_half_made_store_is_made_anew(tmp_path: Path) -> None:
    """A program that was killed while it made its first store has left nothing that stops the next one."""
    place = tmp_path / "case.claimdesk"
    for name in ("case.claimdesk.new", "case.claimdesk.new-wal", "case.claimdesk.new-journal"):
        (tmp_path / name).write_bytes(b"half")
    opened(place).close()
    assert not list(tmp_path.glob("*.new*"))


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """Take the right to write in `folder` from this process, also when it runs as root."""
    folder.chmod(0o555)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="folders of Windows have no such mode")
def test_a_read_only_folder_is_refused() -> None:
    """Neither a new store is made there nor an old one opened."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        place = folder / "case.claimdesk"
        with without_rights(folder), pytest.raises(StoreReadOnly):
            opened(place)
        opened(place).close()
        place.chmod(0o444)
        before = place.read_bytes()
        with without_rights(folder), pytest.raises(StoreTrouble) as refused:
            opened(place)
        assert isinstance(refused.value, StoreReadOnly)
        assert place.read_bytes() == before


@pytest.mark.parametrize(("code", "kind"), [(522, StoreDamaged), (4874, DiskFull)])
def test_an_error_of_reading_is_told_as_what_it_comes_from(tmp_path: Path, code: int, kind: type[StoreTrouble]) -> None:
    """A file shorter than it says is damaged, and a journal without room means a full disk; neither is a bad drive."""
    error = dbapi2.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    assert type(trouble_of(error, tmp_path)) is kind
