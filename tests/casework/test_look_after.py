"""A case is looked after in words: its log verified, its store checked, backed up and restored."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cases import CLOCK, at_desk_of, marguerite, open_sonus
from stores import tamper

from claimdesk.casebook.roles import Role
from claimdesk.casework.back_up_case import back_up_case, back_up_if_due, backups_in
from claimdesk.casework.check_case import CaseFinding, check_case
from claimdesk.casework.desk import Desk, FixedClock, StaffMember
from claimdesk.casework.open_case import STORE_NAME, close_case, open_store_room
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.restore_case import restore_case
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.verify_log import verify_log
from claimdesk.errors import Refused, Told
from claimstore.acts import acts_on

UNGUARDED = "DROP TRIGGER act_is_never_changed;"
GUARD = (
    "CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON act\n"
    "BEGIN\n    SELECT RAISE(ABORT, 'the log of acts is append-only');\nEND;"
)


@pytest.fixture
def folder(desk: Desk) -> Path:
    """Give the folder of a closed case with one claim and a backup."""
    number = register_claim(desk).claim.claim_number
    save_claim(desk, number, proof=marguerite(desk), base_version=1)
    back_up_case(desk)
    close_case(desk)
    return desk.folder


def ill(findings: tuple[CaseFinding, ...]) -> dict[str, str]:
    """Give the sentences of what is not well, by their subjects."""
    return {each.subject: each.sentence for each in findings if not each.is_well}


def test_a_sound_case_is_well_in_every_respect(folder: Path) -> None:
    """Folder, disk, opening, integrity, log, states, orphans, passes, parts and backups."""
    findings = check_case(folder, clock=CLOCK)
    assert ill(findings) == {}
    assert [each.subject for each in findings] == [
        *("folder", "disk", "opening", "integrity", "act log", "states", "orphans", "second keying", "parts"),
        "backups",
    ]


@pytest.mark.parametrize(
    ("sql", "subject", "words"),
    [
        (f"{UNGUARDED} UPDATE act SET who = 'Mallory' WHERE sequence = 2; {GUARD}", "act log", "Entry 2 was changed"),
        ("UPDATE claim SET state = 'paid twice'", "states", "paid twice"),
        ("UPDATE claim SET claim_number = 'SONUS-0000077'", "orphans", "claim SONUS-0000077 has no act"),
        (
            "UPDATE claim SET claim_number = 'SONUS-0000077'",
            "orphans",
            "claim SONUS-0000001 was registered and is gone",
        ),
        ("PRAGMA foreign_keys = OFF; UPDATE search_word SET claim_id = 9", "integrity", "names a missing claim"),
        ("CREATE TABLE more (x)", "opening", "not a Claimdesk case that this version can trust"),
    ],
)
def test_what_is_not_well_is_said_with_what_to_do(folder: Path, sql: str, subject: str, words: str) -> None:
    """Each finding names its subject and gives a remedy."""
    tamper(folder / STORE_NAME, sql)
    findings = check_case(folder, clock=CLOCK)
    assert words in ill(findings)[subject]
    assert all(each.remedy for each in findings if not each.is_well)


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        (
            "INSERT INTO claim_part VALUES (1, 'adjudication', 'Local person', 'x')",
            "Somebody has two parts in one claim, or it was judged before it was keyed: SONUS-0000001",
        ),
        ("INSERT INTO claim_part VALUES (1, 'approval', 'Jana', 'x')", "judged before it was keyed: SONUS-0000001"),
    ],
    ids=["two parts of one person", "judged and not keyed"],
)
def test_parts_that_the_store_would_have_refused_are_found(folder: Path, sql: str, words: str) -> None:
    """Somebody has taken the trigger away for a moment and put it back."""
    store = folder / STORE_NAME
    with closing(sqlite3.connect(store)) as bare:
        ((guard,),) = bare.execute("SELECT sql FROM sqlite_master WHERE name = 'claim_part_is_of_one_person'")
    tamper(store, f"DROP TRIGGER claim_part_is_of_one_person; {sql}; {guard};")
    found = ill(check_case(folder, clock=CLOCK))
    assert words in found["parts"]


def test_a_damaged_case_is_a_finding_and_its_backups_are_counted(folder: Path) -> None:
    """The check itself never fails."""
    store = folder / STORE_NAME
    store.write_bytes(store.read_bytes()[:9_000])
    found = check_case(folder, clock=CLOCK)
    assert "damaged" in ill(found)["opening"]
    assert found[-1].is_well


def test_a_backup_that_is_old_is_said_so(folder: Path) -> None:
    """Eight days later somebody should make one."""
    later = FixedClock(CLOCK.at + timedelta(days=8))
    assert "1 backups" in ill(check_case(folder, clock=later))["backups"]


def test_the_log_of_a_case_holds_and_says_how_many(desk: Desk) -> None:
    """Opening and registering are two entries."""
    register_claim(desk)
    log = verify_log(desk)
    assert (log.entries, log.is_whole, log.sentence) == (2, True, "All 2 entries hold.")


def test_a_backup_of_the_day_is_made_once(desk: Desk) -> None:
    """Asked again on the same day there is none, and on the next there is one."""
    assert back_up_if_due(desk) is not None
    assert back_up_if_due(desk) is None
    tomorrow = replace(desk, clock=FixedClock(CLOCK.at + timedelta(days=1)))
    assert back_up_if_due(tomorrow) is not None
    assert [each.reason for each in backups_in(desk.folder)] == ["daily", "daily"]


def test_a_restored_case_has_it_on_record(folder: Path) -> None:
    """The act names the backup and the safety copy, and the log still holds."""
    (backup,) = backups_in(folder)
    restored = restore_case(folder, backup.path, clock=CLOCK)
    assert restored.safety_copy is not None
    with open_store_room(folder, clock=CLOCK) as room:
        assert verify_log(room).is_whole
        with room.store.reading() as transaction:
            act = acts_on(transaction, "sonus-2004")[-1]
    assert (act.verb, act.after, act.before) == ("restore case", backup.path.name, restored.safety_copy.name)
    desk = open_sonus(folder)
    assert open_claim(desk, "SONUS-0000001").claim.version == 2
    close_case(desk)


def test_only_a_case_administrator_restores(folder: Path) -> None:
    """Anybody else is told whom to ask, and nothing happens."""
    (backup,) = backups_in(folder)
    supervisor = StaffMember("Sasha", frozenset({Role.SUPERVISOR}))
    with pytest.raises(Refused, match="Sasha may not restore case") as refused:
        restore_case(folder, backup.path, staff=supervisor, clock=CLOCK)
    assert "case administrator" in refused.value.remedy
    assert len(backups_in(folder)) == 1


def test_a_folder_without_a_case_is_told(tmp_path: Path) -> None:
    """Nothing is made there."""
    with pytest.raises(Told, match="There is no case in"), open_store_room(tmp_path):
        pass
    assert "There is no case" in ill(check_case(tmp_path, clock=CLOCK))["opening"]
    assert list(tmp_path.iterdir()) == []


def test_every_member_of_the_staff_may_make_a_backup(desk: Desk) -> None:
    """A keyer too, and it is on record."""
    place = back_up_case(at_desk_of(desk, "Kim", Role.KEYER))
    assert place.exists()
    with desk.store.reading() as transaction:
        assert [(act.who, act.after) for act in acts_on(transaction, "case")] == [("Kim", "by-hand")]
