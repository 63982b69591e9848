"""Weak passwords are refused by every verb that sets one; long ones of any script open the case again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import CLOCK, SONUS, WORDING

from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import STORE_NAME, close_case
from claimdesk.casework.own_password import change_own_password
from claimdesk.casework.sign_in import Door, DoorState, first_start, recover, state_of
from claimdesk.casework.staff import add_staff, reset_staff, staff_list
from claimdesk.errors import Told
from claimstore.key_file import key_file_of, unwrap_by_name
from claimstore.trouble import WrongPassword

ADA, ADAS = "Ada Lovelace", "seven grey herons wade"

WEAK = {
    "empty": "",
    "fourteen": "seven herons w",
    "one sign": "x" * 128,
    "two signs": "xy" * 64,
    "blanks": " " * 40,
    "a row": "abcdefghijklmnopqrstuvwxyz",
    "a row back": "zyxwvutsrqponmlkjihgfedcba",
    "a common word thrice": "password password password",
    "keys side by side": "qwertyuiop asdfgh zxcvbn",
    "the member": "Ada Lovelace Ada Lovelace",
    "the member in capitals": "ADALOVELACE1234567",
    "the case": "sonus-2004 sonus-2004",
    "the company": "Sonus Networks settlement",
    "wide letters": "\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44" * 2,
}

STRONG = {
    "fifteen": "seven herons wa",
    "a hundred and twenty-eight": "x" + "7kQ!" * 31 + "end",
    "ten thousand": "a quiet river " * 714,
    "Greek": "επτά γκρίζοι ερωδιοί",
    "Chinese": "七只灰鹭在浅水里走着它们不回头看我们",
    "Arabic": "سبعة طيور رمادية تمشي",
    "pictures": "🦉 two owls, one barn 🦉",
    "composed": unicodedata.normalize("NFC", "Zoë naïve café señor Ångström"),
    "marks of SQL": "o'neil & sons <trust>; drop",
    "ends in a blank": "seven grey herons walk ",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give a case that Ada administers."""
    folder = tmp_path_factory.mktemp("case")
    made = first_start(door(folder), name=ADA, password=ADAS).desk
    yield made
    close_case(made)


def door(folder: Path) -> Door:
    """Give the door of a case of the Sonus settlement."""
    return Door(folder=folder, settlement=SONUS, wording=WORDING, clock=CLOCK)


@pytest.mark.parametrize("password", WEAK.values(), ids=WEAK.keys())
def test_a_weak_password_is_refused_whoever_sets_it(desk: Desk, tmp_path: Path, password: str) -> None:
    """At the first start, for a new member, anew, by oneself, with the recovery code; never repeated, nothing set."""
    keys = key_file_of(desk.folder / STORE_NAME)
    before = keys.read_bytes()
    for setting in (
        lambda: first_start(door(tmp_path), name=ADA, password=password),
        lambda: add_staff(desk, name=ADA, roles=frozenset(Role), password=password),
        lambda: reset_staff(desk, name=ADA, password=password),
        lambda: change_own_password(desk, present=ADAS, new=password),
        lambda: recover(door(desk.folder), code="ABCDE-FGHJK", name=ADA, password=password),
    ):
        with pytest.raises(Told, match=r"^The password ") as told:
            setting()
        assert not password.strip() or password not in str(told.value)
        assert told.value.remedy
    assert keys.read_bytes() == before
    assert state_of(tmp_path) is DoorState.NEW
    assert [entry.name for entry in staff_list(desk)] == [ADA]


@pytest.mark.parametrize("password", STRONG.values(), ids=STRONG.keys())
def test_a_strong_password_opens_the_case_however_it_is_composed(desk: Desk, password: str) -> None:
    """Another keyboard may compose the same signs otherwise; one sign less opens nothing."""
    reset_staff(desk, name=ADA, password=password)
    keys = key_file_of(desk.folder / STORE_NAME)
    for form in ("NFC", "NFD"):
        assert unwrap_by_name(keys, ADA, password=unicodedata.normalize(form, password)).key == desk.store.key
    with pytest.raises(WrongPassword):
        unwrap_by_name(keys, ADA, password=password[:-1])
