"""Everybody sets a password of their own with the present one, and an administrator changes the roles of others."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cases import CLOCK, SONUS, WORDING

from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import Desk, FixedClock
from claimdesk.casework.open_case import close_case
from claimdesk.casework.own_password import change_own_password
from claimdesk.casework.read_log import LogSearch, read_log
from claimdesk.casework.sign_in import Door, change_person, first_start, sign_in
from claimdesk.casework.staff import add_staff, change_roles, revoke_staff, staff_list
from claimdesk.errors import Refused, Told

ADA, KIM = "Ada", "Kim"
ADAS, KIMS, NEW = "seven grey herons wade", "a ladder of wet rope 9", "three lamps on the quay"


@pytest.fixture
def door(tmp_path: Path) -> Door:
    """Give the door of a case that Ada administers and in which Kim keys."""
    made = Door(folder=tmp_path, settlement=SONUS, wording=WORDING, clock=CLOCK)
    first = first_start(made, name=ADA, password=ADAS)
    add_staff(first.desk, name=KIM, roles=frozenset({Role.KEYER}), password=KIMS)
    close_case(first.desk)
    return made


def said(desk: Desk, who: str) -> list[str]:
    """Give what somebody did in words, the newest first."""
    return [WORDING.act(act) for act in read_log(desk, LogSearch(who=who)).acts]


def test_a_new_password_of_ones_own_opens_the_case_and_the_old_one_does_not(door: Door) -> None:
    """Without an administrator, and on record."""
    desk = sign_in(door, name=KIM, password=KIMS)
    change_own_password(desk, present=KIMS, new=NEW)
    assert said(desk, KIM)[0] == "Kim set a new password of their own."
    close_case(desk)
    with pytest.raises(Told, match="Wrong name or password"):
        sign_in(door, name=KIM, password=KIMS)
    close_case(sign_in(door, name=KIM, password=NEW))


def test_a_wrong_present_password_changes_nothing_and_is_counted_as_at_signing_in(door: Door) -> None:
    """The fourth has to wait, also for the right one; each is on record, and none is repeated in a sentence."""
    desk = sign_in(door, name=KIM, password=KIMS)
    for _ in range(3):
        with pytest.raises(Refused, match="The present password is another") as refusal:
            change_own_password(desk, present=ADAS, new=NEW)
        assert ADAS not in str(refusal.value)
    with pytest.raises(Told, match="Wait 1 second"):
        change_own_password(desk, present=KIMS, new=NEW)
    later = replace(desk, clock=FixedClock(CLOCK.at + timedelta(seconds=2)))
    change_own_password(later, present=KIMS, new=NEW)
    refused = "Kim tried to change own password and was refused: The present password is another."
    assert said(desk, KIM).count(refused) == 3
    close_case(desk)


@pytest.mark.parametrize(
    ("new", "words"),
    [("short", "15 are the least"), (KIMS, "is the present one"), ("password12345678", "The password")],
)
def test_a_weak_new_password_is_told_and_the_old_one_stays(door: Door, new: str, words: str) -> None:
    """Whatever is wrong with it, the way into the case is as it was."""
    desk = sign_in(door, name=KIM, password=KIMS)
    with pytest.raises(Told, match=words):
        change_own_password(desk, present=KIMS, new=new)
    assert change_person(desk, name=KIM, password=KIMS).staff.name == KIM
    close_case(desk)


def test_a_store_that_is_not_sealed_has_no_password_to_change(desk: Desk) -> None:
    """It is told, not taken for a damage."""
    with pytest.raises(Told):
        change_own_password(desk, present=KIMS, new=NEW)


def test_an_administrator_changes_the_roles_of_a_member(door: Door) -> None:
    """They hold from the next sign-in on, and the log says what they were."""
    desk = sign_in(door, name=ADA, password=ADAS)
    change_roles(desk, name="kim", roles=frozenset({Role.ADJUDICATOR, Role.SUPERVISOR}))
    assert said(desk, ADA)[0] == "Ada made Kim adjudicator and supervisor instead of keyer."
    kim = change_person(desk, name=KIM, password=KIMS)
    assert kim.staff.roles == {Role.ADJUDICATOR, Role.SUPERVISOR}
    with pytest.raises(Refused, match="Kim may not change roles"):
        change_roles(kim, name=KIM, roles=frozenset(Role))
    with pytest.raises(Told, match="would have no role"):
        change_roles(desk, name=KIM, roles=frozenset())
    with pytest.raises(Refused, match="not on the staff"):
        change_roles(desk, name="Eve", roles=frozenset(Role))
    close_case(desk)


def test_the_last_administrator_stays_one(door: Door) -> None:
    """Neither by a change of roles nor by a revocation is a case left without anybody who looks after it."""
    desk = sign_in(door, name=ADA, password=ADAS)
    with pytest.raises(Refused, match="the only case administrator"):
        change_roles(desk, name=ADA, roles=frozenset({Role.KEYER}))
    change_roles(desk, name=KIM, roles=frozenset({Role.CASE_ADMINISTRATOR}))
    change_roles(desk, name=ADA, roles=frozenset({Role.KEYER}))
    with pytest.raises(Refused, match="the only case administrator"):
        revoke_staff(desk, name=KIM)
    assert {entry.name: entry.roles for entry in staff_list(desk)} == {
        ADA: {Role.KEYER},
        KIM: {Role.CASE_ADMINISTRATOR},
    }
    close_case(desk)
