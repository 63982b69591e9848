"""The staff room: a member sets a password of their own by keys, and an administrator changes the roles of another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories import PATIENCE, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.roles import Role
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.desk import Desk
from claimdesk.casework.sign_in import Door, change_person, first_start
from claimdesk.casework.staff import add_staff, staff_list
from claimdesk.errors import Told
from claimdesk.screens.theme import Theme

ADA, INES = "Ada", "Ines"
ADAS, INES_WORDS, NEW = "seven grey herons wade", "a ladder of wet rope 9", "three lamps on the quay"


@pytest.fixture
def desk(tmp_path: Path, sonus: Settlement, wording: Wording) -> Desk:
    """Open a sealed case at the desk of Ada, who administers it; Ines keys."""
    door = Door(folder=tmp_path / "sealed", settlement=sonus, wording=wording)
    made = first_start(door, name=ADA, password=ADAS).desk
    add_staff(made, name=INES, roles=frozenset({Role.KEYER}), password=INES_WORDS)
    return made


@pytest.fixture
def ines(desk: Desk, qapp: QApplication, theme: Theme, qtbot: QtBot) -> Iterator[Office]:
    """Give the office in which Ines sits."""
    made = Office(qapp, change_person(desk, name=INES, password=INES_WORDS), theme=theme)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    made.window.show_room("staff")
    settle(qtbot, made)
    yield made
    made.close()


def test_a_clerk_sets_a_password_of_their_own(ines: Office, qtbot: QtBot) -> None:
    """Enter walks through the three lines; a slip is told and forgotten, and the next try holds."""
    own = ines.window.staff.own
    assert not ines.window.staff.add.isVisible()
    own.present.setFocus()
    for text in (INES_WORDS, NEW, "three lamps on the key"):
        key(text)
    assert "The two new passwords differ" in ines.window.notices.band_text
    assert focused() is own.present
    assert not own.new.text()
    for text in (ADAS, NEW, NEW):
        key(text)
    settle(qtbot, ines)
    assert "The present password is another" in ines.window.notices.band_text
    for text in (INES_WORDS, NEW, NEW):
        key(text)
    settle(qtbot, ines)
    assert ines.window.notices.line_text.startswith("Your new password is set")
    assert ines.window.notices.band_text == ""
    desk = ines.workplace.desk
    assert change_person(desk, name=INES, password=NEW).staff.name == INES
    with pytest.raises(Told, match="Wrong name or password"):
        change_person(desk, name=INES, password=INES_WORDS)


def test_an_administrator_changes_the_roles_of_the_one_who_is_lit(office: Office, qtbot: QtBot) -> None:
    """The boxes show what the member may do; Space changes them, and the list tells what they are now."""
    office.window.show_room("staff")
    settle(qtbot, office)
    room = office.window.staff
    room.list.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    assert room.name.text() == INES
    assert [role for role, box in room.roles.items() if box.isChecked()] == [Role.KEYER]
    room.roles[Role.ADJUDICATOR].setFocus()
    press(Qt.Key.Key_Space)
    room.change.setFocus()
    press(Qt.Key.Key_Space)
    settle(qtbot, office)
    assert office.window.notices.line_text == "Ines has these roles from the next sign-in on"
    assert {entry.name: entry.roles for entry in staff_list(office.workplace.desk)}[INES] == {
        Role.KEYER,
        Role.ADJUDICATOR,
    }
    qtbot.waitUntil(lambda: "adjudicator" in room.list.topLevelItem(1).text(1), timeout=PATIENCE)  # type: ignore[union-attr]
