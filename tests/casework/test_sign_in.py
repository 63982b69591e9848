"""A sealed case opens for its staff alone, holds no number in plain, and every wrong password is counted."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cases import CLOCK, PLANTED_TIN, SONUS, WORDING, marguerite, open_sonus, wrote

from claimdesk.casebook.acts import REFUSED, Verb
from claimdesk.casebook.roles import Role
from claimdesk.casework.back_up_case import back_up_case
from claimdesk.casework.desk import FixedClock
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import STORE_NAME, close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.seal_anew import seal_case_anew
from claimdesk.casework.sign_in import (
    Door,
    DoorState,
    FirstStart,
    change_person,
    first_start,
    open_sealed_room,
    recover,
    sign_in,
    state_of,
)
from claimdesk.casework.staff import add_staff, reset_staff, revoke_staff, staff_list
from claimdesk.casework.verify_log import verify_log
from claimdesk.errors import Refused, Told
from claimstore.acts import ActsWanted, acts_on, newest_acts
from claimstore.key_file import RECOVERY, key_file_of, read_members

ADA, KIM = "Ada", "Kim"
ADAS = "seven grey herons wade"
NEW = "three lamps on the quay"
KIMS = "a ladder of wet rope 9"
SPELLINGS = (PLANTED_TIN, "518427736", "518 42 7736", "51-8427736")


def door(folder: Path) -> Door:
    """Give the door of a case of the Sonus settlement."""
    return Door(folder=folder, settlement=SONUS, wording=WORDING, clock=CLOCK)


def started(folder: Path) -> FirstStart:
    """Make a case with Ada as its administrator and Kim as a keyer, open at Ada's desk."""
    first = first_start(door(folder), name=ADA, password=ADAS)
    add_staff(first.desk, name=KIM, roles=frozenset({Role.KEYER}), password=KIMS)
    return first


def plain_numbers(folder: Path) -> list[str]:
    """Name every file below the folder in which a planted number can be read, however it is spelt."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(spelling.encode() in path.read_bytes() for spelling in SPELLINGS)
    ]


def test_the_first_start_makes_the_administrator_and_seals_the_case(tmp_path: Path) -> None:
    """A new folder, then a sealed case that opens with the password, and a recovery code of forty signs."""
    assert state_of(tmp_path) is DoorState.NEW
    first = started(tmp_path)
    assert first.desk.staff.roles == {Role.CASE_ADMINISTRATOR}
    assert len(first.recovery_code.replace("-", "")) == 40
    close_case(first.desk)
    assert state_of(tmp_path) is DoorState.SEALED
    desk = sign_in(door(tmp_path), name="ada", password=ADAS)
    assert [(entry.name, entry.is_revoked) for entry in staff_list(desk)] == [(ADA, False), (KIM, False)]
    assert verify_log(desk).is_whole
    close_case(desk)
    with pytest.raises(Refused, match="has its administrator already"):
        first_start(door(tmp_path), name="Eve", password=ADAS)


def test_no_number_lies_in_plain_while_the_case_is_open_or_after(tmp_path: Path) -> None:
    """Store, journal, drafts, backups, key file, lock and names of files."""
    close_case(started(tmp_path).desk)
    desk = sign_in(door(tmp_path), name=KIM, password=KIMS)
    number = register_claim(desk).claim.claim_number
    keep_draft(desk, number, entries=(wrote("tin", PLANTED_TIN),), base_version=1)
    assert plain_numbers(tmp_path) == []
    save_claim(desk, number, proof=marguerite(desk), base_version=1)
    back_up_case(desk)
    assert plain_numbers(tmp_path) == []
    close_case(desk)
    assert plain_numbers(tmp_path) == []


def test_a_plain_case_is_sealed_with_its_backups_and_loses_nothing(tmp_path: Path) -> None:
    """After the first start the claim is there, the log holds, and neither store nor backup can be read."""
    plain = open_sonus(tmp_path)
    number = register_claim(plain).claim.claim_number
    save_claim(plain, number, proof=marguerite(plain), base_version=1)
    back_up_case(plain)
    close_case(plain)
    assert len(plain_numbers(tmp_path)) == 2
    assert state_of(tmp_path) is DoorState.PLAIN
    desk = first_start(door(tmp_path), name=ADA, password=ADAS).desk
    assert plain_numbers(tmp_path) == []
    assert open_claim(desk, number).claim.proof == marguerite(desk)
    assert verify_log(desk).is_whole
    close_case(desk)


def test_a_wrong_password_opens_nothing_and_is_on_record(tmp_path: Path) -> None:
    """A wrong name says the same as a wrong password; after the third one waits, and the next one in reads of it."""
    close_case(started(tmp_path).desk)
    for name, password in ((KIM, ADAS), ("Nobody", KIMS), (KIM, "")):
        with pytest.raises(Told, match=r"Wrong name or password\."):
            sign_in(door(tmp_path), name=name, password=password)
    with pytest.raises(Told, match="There were 3 wrong passwords") as told:
        sign_in(door(tmp_path), name=KIM, password=KIMS)
    assert told.value.remedy.startswith("Wait 1 second")
    later = replace(door(tmp_path), clock=FixedClock(CLOCK.at + timedelta(minutes=2)))
    desk = sign_in(later, name=KIM, password=KIMS)
    with desk.store.reading() as transaction:
        acts = newest_acts(transaction, ActsWanted(who="somebody"), limit=9)
    assert [act.outcome for act in acts] == ["refused: 3 wrong passwords"]
    close_case(desk)


def test_a_revoked_member_is_out_and_the_last_administrator_stays(tmp_path: Path) -> None:
    """Their way is gone from the key file; what they did stays under their name; they may be taken back."""
    desk = started(tmp_path).desk
    revoke_staff(desk, name=KIM)
    with pytest.raises(Refused, match="only case administrator"):
        revoke_staff(desk, name=ADA)
    assert KIM not in key_file_of(tmp_path / STORE_NAME).read_text("utf-8")
    close_case(desk)
    with pytest.raises(Told, match="Wrong name or password"):
        sign_in(door(tmp_path), name=KIM, password=KIMS)
    again = sign_in(door(tmp_path), name=ADA, password=ADAS)
    add_staff(again, name=KIM, roles=frozenset({Role.KEYER}), password=KIMS)
    close_case(again)
    close_case(sign_in(door(tmp_path), name=KIM, password=KIMS))


def test_a_new_key_shuts_out_whoever_kept_a_copy_of_the_key_file(tmp_path: Path) -> None:
    """Revoking takes the way of the member from the file of keys, sealing anew makes a copy of that way worthless."""
    desk = started(tmp_path).desk
    keys = key_file_of(tmp_path / STORE_NAME)
    copied = keys.read_bytes()
    revoke_staff(desk, name=KIM)
    assert [member.name for member in read_members(keys)] == [RECOVERY, ADA]
    close_case(desk)
    seal_case_anew(tmp_path, name=ADA, password=ADAS, clock=CLOCK)
    assert [member.name for member in read_members(keys)] == [RECOVERY, ADA]
    present = keys.read_bytes()
    keys.write_bytes(copied)
    with pytest.raises(Told, match="this key does not open it"):
        sign_in(door(tmp_path), name=KIM, password=KIMS)
    keys.write_bytes(present)
    close_case(sign_in(door(tmp_path), name=ADA, password=ADAS))


def test_a_revoked_member_with_a_copy_of_the_key_file_is_refused_on_record(tmp_path: Path) -> None:
    """Until the case is sealed anew the copy opens the store, and the program still lets nobody in who is not on it."""
    desk = started(tmp_path).desk
    keys = key_file_of(tmp_path / STORE_NAME)
    copied = keys.read_bytes()
    revoke_staff(desk, name=KIM)
    present = keys.read_bytes()
    keys.write_bytes(copied)
    with pytest.raises(Refused, match="not on the staff"):
        change_person(desk, name=KIM, password=KIMS)
    close_case(desk)
    with pytest.raises(Refused, match="not on the staff"):
        sign_in(door(tmp_path), name=KIM, password=KIMS)
    with pytest.raises(Refused, match="not on the staff"):
        open_sealed_room(tmp_path, name=KIM, password=KIMS, clock=CLOCK)
    keys.write_bytes(present)
    again = sign_in(door(tmp_path), name=ADA, password=ADAS)
    with again.store.reading() as transaction:
        refused = [act for act in acts_on(transaction, KIM) if act.verb == Verb.SIGN_IN.value]
    assert [(act.who, act.outcome.startswith(REFUSED)) for act in refused] == [(KIM, True)] * 3
    assert verify_log(again).is_whole
    close_case(again)


def test_a_lost_key_file_is_put_back_from_its_copy_with_the_backups(tmp_path: Path) -> None:
    """The copy follows every change of the staff, and a backup makes it where an earlier version has made none."""
    desk = started(tmp_path).desk
    keys = key_file_of(tmp_path / STORE_NAME)
    copy = tmp_path / "backups" / keys.name
    assert copy.read_bytes() == keys.read_bytes()
    revoke_staff(desk, name=KIM)
    assert copy.read_bytes() == keys.read_bytes()
    copy.unlink()
    back_up_case(desk)
    close_case(desk)
    keys.unlink()
    with pytest.raises(Told, match="copy of it that lies with the backups"):
        sign_in(door(tmp_path), name=ADA, password=ADAS)
    shutil.copy(copy, keys)
    close_case(sign_in(door(tmp_path), name=ADA, password=ADAS))


def test_a_forgotten_password_is_set_anew(tmp_path: Path) -> None:
    """The old one no longer opens the case."""
    desk = started(tmp_path).desk
    reset_staff(desk, name=KIM, password=NEW)
    close_case(desk)
    with pytest.raises(Told, match="Wrong name or password"):
        sign_in(door(tmp_path), name=KIM, password=KIMS)
    close_case(sign_in(door(tmp_path), name=KIM, password=NEW))


def test_the_recovery_code_gives_an_administrator_a_new_password(tmp_path: Path) -> None:
    """Keyed in small letters too; for a keyer it does nothing."""
    first = started(tmp_path)
    close_case(first.desk)
    code = first.recovery_code.lower()
    with pytest.raises(Refused, match="no administrator"):
        recover(door(tmp_path), code=code, name=KIM, password=NEW)
    close_case(recover(door(tmp_path), code=code, name=ADA, password=NEW))
    close_case(sign_in(door(tmp_path), name=ADA, password=NEW))


def test_a_case_sealed_anew_opens_with_the_same_passwords_and_not_with_the_old_key(tmp_path: Path) -> None:
    """A copy of the old key file opens neither the store nor any backup."""
    first = started(tmp_path)
    number = register_claim(
        replace(first.desk, staff=replace(first.desk.staff, roles=frozenset(Role)))
    ).claim.claim_number
    close_case(first.desk)
    keys = key_file_of(tmp_path / STORE_NAME)
    old = keys.read_bytes()
    seal_case_anew(tmp_path, name=ADA, password=ADAS, clock=CLOCK)
    desk = sign_in(door(tmp_path), name=KIM, password=KIMS)
    assert open_claim(desk, number).claim.claim_number == number
    assert verify_log(desk).is_whole
    close_case(desk)
    stolen = tmp_path / "stolen"
    for place in (tmp_path / STORE_NAME, *(tmp_path / "backups").glob("*.claimdesk")):
        shutil.rmtree(stolen, ignore_errors=True)
        stolen.mkdir()
        shutil.copy(place, stolen / STORE_NAME)
        (stolen / keys.name).write_bytes(old)
        with pytest.raises(Told, match="this key does not open it"):
            open_sealed_room(stolen, name=KIM, password=KIMS, clock=CLOCK)


def test_a_keyer_may_neither_look_after_the_staff_nor_seal_anew(tmp_path: Path) -> None:
    """Each is refused with whom to ask, and each is on record."""
    close_case(started(tmp_path).desk)
    desk = sign_in(door(tmp_path), name=KIM, password=KIMS)
    with pytest.raises(Refused, match="Kim may not add staff"):
        add_staff(desk, name="Eve", roles=frozenset(Role), password=ADAS)
    with pytest.raises(Refused, match="Kim may not reset staff"):
        reset_staff(desk, name=ADA, password=KIMS)
    with pytest.raises(Refused, match="Kim may not revoke staff"):
        revoke_staff(desk, name=ADA)
    with desk.store.reading() as transaction:
        acts = newest_acts(transaction, ActsWanted(who=KIM), limit=3)
    assert all(act.outcome.startswith("refused: Kim may not") for act in acts)
    close_case(desk)
    with pytest.raises(Refused, match="Kim may not seal anew"):
        seal_case_anew(tmp_path, name=KIM, password=KIMS, clock=CLOCK)


def test_another_person_goes_on_at_the_open_case(tmp_path: Path) -> None:
    """The draft of the one stays theirs, and the other has their own rights."""
    desk = started(tmp_path).desk
    with pytest.raises(Told, match="Wrong name or password"):
        change_person(desk, name=KIM, password=ADAS)
    changed = change_person(desk, name=KIM, password=KIMS)
    assert (changed.staff.name, changed.staff.roles) == (KIM, frozenset({Role.KEYER}))
    number = register_claim(changed).claim.claim_number
    keep_draft(changed, number, entries=(wrote("tin", PLANTED_TIN),), base_version=1)
    assert open_claim(desk, number).draft == ()
    assert len(open_claim(changed, number).draft) == 1
    close_case(desk)


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 81, " Ada", "Recovery Code", "\u202eada"])
def test_a_name_that_cannot_stand_in_a_log_is_refused(tmp_path: Path, name: str) -> None:
    """Empty, with a line break, too long, reserved, or turning the text around."""
    with pytest.raises(Told):
        first_start(door(tmp_path), name=name, password=ADAS)
    assert state_of(tmp_path) is DoorState.NEW


def test_a_damaged_key_file_is_told_and_left_alone(tmp_path: Path) -> None:
    """Cut, emptied, of another shape or of a newer version."""
    close_case(started(tmp_path).desk)
    keys = key_file_of(tmp_path / STORE_NAME)
    for text in ("", "{", "[]", '{"format": "claimdesk keys 9", "members": []}', '{"format": "claimdesk keys 1"}'):
        keys.write_text(text)
        with pytest.raises(Told, match="missing or damaged"):
            sign_in(door(tmp_path), name=ADA, password=ADAS)
        assert keys.read_text() == text


def test_a_sealing_that_was_broken_off_is_finished_by_the_next_to_sign_in(tmp_path: Path) -> None:
    """A backup that is still plain, and the old store that was to be wiped, are gone after the next sign-in."""
    plain = open_sonus(tmp_path / "plain")
    number = register_claim(plain).claim.claim_number
    save_claim(plain, number, proof=marguerite(plain), base_version=1)
    backup = back_up_case(plain)
    close_case(plain)
    folder = tmp_path / "case"
    close_case(started(folder).desk)
    (folder / "backups").mkdir(exist_ok=True)
    shutil.copy(backup, folder / "backups" / backup.name)
    shutil.copy(backup, folder / f"{STORE_NAME}.plain")
    assert len(plain_numbers(folder)) == 2
    close_case(sign_in(door(folder), name=KIM, password=KIMS))
    assert plain_numbers(folder) == []
