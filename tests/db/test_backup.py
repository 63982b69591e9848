"""Backups are whole, thin out by day, week and month, and take the place of a store only when they are its own."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from stores import AT, act, opened, tamper

from claimstore.acts import acts_on, add_act
from claimstore.backup import DAYS, MONTHS, WEEKS, Backup, backups_of, kept
from claimstore.migrations import MIGRATIONS, Migration
from claimstore.restore import restore_store
from claimstore.store import Store
from claimstore.trouble import (
    AnotherCase,
    BackupUnsound,
    NotAStore,
    StoreDamaged,
    StoreHeld,
    StoreMissing,
    StoreNewer,
    StoreTrouble,
)

SUBJECT = "SONUS-0000001"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Give an open store with one act."""
    made = opened(tmp_path / "case.claimdesk")
    with made.writing() as transaction:
        add_act(transaction, act())
    return made


def acts_in(path: Path) -> int:
    """Give how many acts the store at this place has."""
    store = opened(path)
    with store.reading() as transaction:
        count = len(acts_on(transaction, SUBJECT))
    store.close()
    return count


def restored(path: Path, backup: Path) -> Path | None:
    """Restore a backup and give the safety copy."""
    return restore_store(path, backup, key=None, holder="a test", at=AT).safety_copy


def one_more_act(path: Path) -> None:
    """Open the store and add an act."""
    store = opened(path)
    with store.writing() as transaction:
        add_act(transaction, act())
    store.close()


def test_a_backup_holds_what_was_committed_and_not_what_is_being_written(store: Store, tmp_path: Path) -> None:
    """Another program reads the backup while the store goes on; an open write is not in it."""
    copy = store.back_up(reason="by-hand", at=AT)
    with store.writing() as transaction:
        add_act(transaction, act())
    store.close()
    assert copy.parent == tmp_path / "backups"
    assert acts_in(copy) == 1
    assert acts_in(tmp_path / "case.claimdesk") == 2


def test_a_backup_is_for_its_owner_alone(store: Store) -> None:
    """Neither file nor folder is for others to read."""
    copy = store.back_up(reason="by-hand", at=AT)
    store.close()
    if os.name != "nt":
        assert copy.stat().st_mode & 0o077 == 0
        assert copy.parent.stat().st_mode & 0o077 == 0


def test_backups_of_one_moment_have_names_of_their_own(store: Store) -> None:
    """A clock that stands still loses no backup."""
    made = {store.back_up(reason="by-hand", at=AT) for _ in range(3)}
    found = backups_of(store.path)
    store.close()
    assert {each.path for each in found} == made
    assert len(made) == 3


def at_days(*days: int) -> tuple[Backup, ...]:
    """Give backups of so many days ago."""
    now = datetime(2008, 4, 14, 9, 30, tzinfo=UTC)
    return tuple(Backup(path=Path(f"{day}"), at=now - timedelta(days=day), reason="daily") for day in days)


def test_backups_thin_out_in_layers() -> None:
    """Of one a day for two years stay twelve days, ten weeks and nine months, each its newest."""
    days = {int(str(each.path)) for each in kept(at_days(*range(730)))}
    assert set(range(DAYS)) <= days
    # 14 April 2008 is a Monday: weeks end on the Sundays 1, 8, 15 ... days ago; months on 31 March (14) ...
    assert {1 + 7 * week for week in range(WEEKS - 1)} <= days
    assert {14, 45, 74, 105, 136, 166, 197, 227} <= days
    assert len(days) <= DAYS + WEEKS + MONTHS
    assert max(days) < 31 * MONTHS


def test_all_backups_of_the_newest_day_are_kept() -> None:
    """A safety copy of this morning does not go because of the backup of this noon."""
    backups = at_days(0, 0, 0, 1, 1)
    same_day = tuple(
        Backup(path=Path(f"copy{place}"), at=each.at - timedelta(minutes=place), reason=each.reason)
        for place, each in enumerate(backups)
    )
    assert {str(each.path) for each in kept(same_day)} == {"copy0", "copy1", "copy2", "copy3"}


def test_a_restore_goes_back_and_keeps_what_was_there(store: Store, tmp_path: Path) -> None:
    """The safety copy holds the act that the backup does not."""
    path = store.path
    backup = store.back_up(reason="by-hand", at=AT)
    store.close()
    one_more_act(path)
    safety = restored(path, backup)
    assert acts_in(path) == 1
    assert safety is not None
    assert acts_in(safety) == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["backups", "case.claimdesk", "case.claimdesk.lock"]


def test_a_lost_store_is_restored_without_a_safety_copy(store: Store) -> None:
    """There is nothing to keep."""
    backup = store.back_up(reason="by-hand", at=AT)
    store.close()
    store.path.unlink()
    assert restored(store.path, backup) is None
    assert acts_in(store.path) == 1


def test_a_damaged_store_is_kept_bit_by_bit(store: Store) -> None:
    """What can no longer be read is copied as it is before it is replaced."""
    backup = store.back_up(reason="by-hand", at=AT)
    store.close()
    damaged = store.path.read_bytes()[:20_000]
    store.path.write_bytes(damaged)
    safety = restored(store.path, backup)
    assert safety is not None
    assert safety.read_bytes() == damaged
    assert acts_in(store.path) == 1


def other_case(tmp_path: Path) -> Path:
    """Give a store of another case."""
    place = tmp_path / "other" / "case.claimdesk"
    place.parent.mkdir()
    opened(place).close()
    return place


def cut(tmp_path: Path, backup: Path) -> Path:
    """Give the backup cut short."""
    place = tmp_path / "cut.claimdesk"
    place.write_bytes(backup.read_bytes()[:30_000])
    return place


def newer(tmp_path: Path, backup: Path) -> Path:
    """Give the backup as a newer version has left it."""
    place = tmp_path / "newer.claimdesk"
    place.write_bytes(backup.read_bytes())
    opened(place, migrations=(*MIGRATIONS, Migration("m9999_later", "CREATE TABLE later (x INTEGER) STRICT;"))).close()
    return place


def forged(tmp_path: Path, backup: Path) -> Path:
    """Give the backup with an entry of its log changed."""
    place = tmp_path / "forged.claimdesk"
    place.write_bytes(backup.read_bytes())
    original = opened(backup)
    with original.reading() as transaction:
        ((sql,),) = transaction.values("SELECT sql FROM sqlite_master WHERE name = 'act_is_never_changed'")
    original.close()
    tamper(place, f"DROP TRIGGER act_is_never_changed; UPDATE act SET who = 'Mallory'; {sql}")
    return place


def text(tmp_path: Path, _backup: Path) -> Path:
    """Give a file that is no store."""
    place = tmp_path / "text.claimdesk"
    place.write_text("claims " * 1000)
    return place


@pytest.mark.parametrize(
    ("spoilt", "kinds"),
    [
        (lambda folder, _: other_case(folder), (AnotherCase,)),
        (cut, (StoreDamaged,)),
        (newer, (StoreNewer,)),
        (forged, (BackupUnsound,)),
        (text, (NotAStore,)),
        (lambda folder, _: folder / "gone.claimdesk", (StoreMissing,)),
        (lambda folder, _: folder, (StoreMissing,)),
    ],
    ids=["another case", "cut", "newer", "forged", "text", "missing", "folder"],
)
def test_what_is_no_sound_backup_of_this_case_is_refused(
    store: Store, tmp_path: Path, spoilt: object, kinds: tuple[type[StoreTrouble], ...]
) -> None:
    """The trouble names the backup, and the store is as it was."""
    backup = store.back_up(reason="by-hand", at=AT)
    store.close()
    before = store.path.read_bytes()
    assert callable(spoilt)
    wrong = spoilt(tmp_path, backup)
    with pytest.raises(kinds) as refused:
        restored(store.path, wrong)
    assert refused.value.path == wrong
    assert store.path.read_bytes() == before
    assert not list(tmp_path.glob("case.claimdesk.re*"))


def test_a_store_that_is_open_is_not_replaced(store: Store) -> None:
    """Whoever has it open is named."""
    backup = store.back_up(reason="by-hand", at=AT)
    with pytest.raises(StoreHeld):
        restored(store.path, backup)
    store.close()


def test_a_backup_made_while_another_thread_writes_is_whole(store: Store, tmp_path: Path) -> None:
    """Read in another process, the log of the copy holds."""
    copy = store.back_up(reason="by-hand", at=AT)
    store.close()
    program = (
        "import sys; from pathlib import Path; from claimstore.opening import open_store\n"
        "from claimstore.log_check import check_log\n"
        "store = open_store(Path(sys.argv[1]), key=None, holder='x', at='2008-04-14T09:30:00+00:00')\n"
        "with store.reading() as transaction: print(check_log(transaction).bad, store.check())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(copy)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.strip() == "None ()"
