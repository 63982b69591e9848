"""An administrator makes a case, a clerk signs in, leaves the desk, and another goes on; each as people do it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from stories import PATIENCE, focused, settle

from claimdesk.app import Office
from claimdesk.casebook.roles import Role
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.sign_in import Door, DoorState, change_person, first_start, state_of
from claimdesk.casework.staff import add_staff, staff_list
from claimdesk.screens.lock import ClipboardGuard
from claimdesk.screens.log_room import LogRoom
from claimdesk.screens.sign_in import SignIn
from claimdesk.screens.theme import Scheme, Theme

ADA, INES, KIM = "Ada", "Ines", "Kim"
WORDS_OF = {ADA: "seven grey herons wade", INES: "a ladder of wet rope 9", KIM: "three lamps on the quay"}


@pytest.fixture
def door(tmp_path: Path, sonus: Settlement, wording: Wording) -> Door:
    """Give the door of a case that is not there yet."""
    return Door(folder=tmp_path / "case", settlement=sonus, wording=wording)


@pytest.fixture
def office(door: Door, qapp: QApplication, theme: Theme, qtbot: QtBot) -> Iterator[Office]:
    """Give an office in which Ines, a keyer, sits at a sealed case; Ada administers it, Kim keys too."""
    desk = first_start(door, name=ADA, password=WORDS_OF[ADA]).desk
    for name in (INES, KIM):
        add_staff(desk, name=name, roles=frozenset({Role.KEYER}), password=WORDS_OF[name])
    made = Office(qapp, change_person(desk, name=INES, password=WORDS_OF[INES]), theme=theme)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.close()


def key_in(line: QLineEdit, text: str) -> None:
    """Key a text into a line and press Enter."""
    line.setFocus()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def signed_in(lock_screen: SignIn, name: str) -> None:
    """Key a name and its password."""
    lock_screen.name.clear()
    key_in(lock_screen.name, name)
    key_in(lock_screen.password, WORDS_OF[name])


def test_the_first_start_makes_the_administrator_and_shows_the_code_once(
    door: Door, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    """Passwords that differ are refused, the case opens once the sheet is saved, and the next start signs in."""
    assert theme.scheme is Scheme.LIGHT
    screen = SignIn(door)
    qtbot.addWidget(screen)
    screen.show()
    desks: list[Desk] = []
    screen.entered.connect(desks.append)
    key_in(screen.name, ADA)
    key_in(screen.password, WORDS_OF[ADA])
    key_in(screen.again, WORDS_OF[KIM])
    assert "differ" in screen.notices.band_text
    key_in(screen.password, "short")
    key_in(screen.again, "short")
    assert "15 are the least" in screen.notices.band_text
    assert state_of(door.folder) is DoorState.NEW
    key_in(screen.password, WORDS_OF[ADA])
    key_in(screen.again, WORDS_OF[ADA])
    code = screen.shown_code.text()
    assert len(code.split("-")) == 8
    assert not screen.open.isEnabled()
    screen.save_sheet(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    QTest.mouseClick(screen.open, Qt.MouseButton.LeftButton)
    assert [desk.staff.name for desk in desks] == [ADA]
    assert screen.shown_code.text() == ""
    desks[0].store.close()
    again = SignIn(door)
    qtbot.addWidget(again)
    again.show()
    again.entered.connect(desks.append)
    key_in(again.name, ADA)
    key_in(again.password, WORDS_OF[KIM])
    assert "Wrong name or password" in again.notices.band_text
    key_in(again.password, WORDS_OF[ADA])
    assert len(desks) == 2
    desks[1].store.close()


def test_a_locked_desk_shows_nothing_and_comes_back_as_it_was(office: Office, qtbot: QtBot) -> None:
    """The open field is kept, no window of the case is to be seen, and the same person finds the claim open."""
    office.window.claims.register()
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    claim = office.window.claim_windows[-1]
    qtbot.waitUntil(lambda: claim.session.is_open, timeout=PATIENCE)
    QTest.keyClicks(focused(), "B-77")
    office.window.lock_wanted.emit()
    settle(qtbot, office)
    assert office.lock.is_locked
    assert not office.window.isVisible()
    assert not claim.isVisible()
    assert office.lock.sign_in is not None
    key_in(office.lock.sign_in.password, WORDS_OF[KIM])
    assert office.lock.is_locked
    key_in(office.lock.sign_in.password, WORDS_OF[INES])
    settle(qtbot, office)
    assert claim.isVisible()
    assert open_claim(office.workplace.desk, claim.claim_number).draft[0].text == "B-77"


def test_a_window_that_comes_after_the_lock_is_hidden_until_somebody_signs_in(office: Office, qtbot: QtBot) -> None:
    """The claim was asked for before the lock fell, and the store answers behind it."""
    office.window.claims.register()
    office.window.lock_wanted.emit()
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    claim = office.window.claim_windows[-1]
    settle(qtbot, office)
    qtbot.waitUntil(lambda: not claim.isVisible(), timeout=PATIENCE)
    assert office.lock.is_locked
    assert not office.window.isVisible()
    assert office.lock.sign_in is not None
    key_in(office.lock.sign_in.password, WORDS_OF[INES])
    settle(qtbot, office)
    assert claim.isVisible()
    assert office.window.isVisible()


def test_a_number_on_the_clipboard_goes_when_the_program_ends(office: Office) -> None:
    """The ten seconds are not over, and nobody would be there at their end."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("518-42-7736")
    office.close()
    assert clipboard.text() == ""


def test_a_desk_that_nobody_uses_locks_itself_and_every_key_puts_that_off(office: Office, qtbot: QtBot) -> None:
    """After a quarter of an hour, unless the settings of the case say otherwise; here the time is made short."""
    idle = office.lock._idle
    assert (idle.interval(), idle.isActive()) == (15 * 60_000, True)
    idle.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one is put where it fits others, by more than the wait here
    idle.start()
    qtbot.wait(50)
    left = idle.remainingTime()
    QTest.keyClick(office.window.windowHandle(), Qt.Key.Key_Shift)
    assert idle.remainingTime() > left
    idle.setInterval(50)
    qtbot.waitUntil(lambda: office.lock.is_locked, timeout=PATIENCE)
    assert not office.window.isVisible()
    idle.setInterval(15 * 60_000)


def test_the_mouse_over_a_window_puts_the_lock_off(office: Office, qtbot: QtBot) -> None:
    """Whoever reads by the wheel of the mouse is at the desk; the window sees what the platform sends."""
    idle = office.lock._idle
    idle.setTimerType(Qt.TimerType.PreciseTimer)
    idle.start()
    qtbot.wait(50)
    left = idle.remainingTime()
    QTest.mouseMove(office.window.windowHandle(), QPoint(40, 40))
    assert idle.remainingTime() > left


def test_the_time_to_the_lock_is_a_setting_of_the_case(
    door: Door, qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    """A number of minutes in the file beside the case."""
    assert qtbot is not None
    desk = first_start(door, name=ADA, password=WORDS_OF[ADA]).desk
    (door.folder / "windows.ini").write_text("[General]\nlock_minutes=3\n", "utf-8")
    made = Office(qapp, desk, theme=theme)
    assert made.lock._idle.interval() == 3 * 60_000
    made.close()


def test_another_person_goes_on_and_the_draft_waits_for_the_first(office: Office, qtbot: QtBot) -> None:
    """Her windows are closed, his name stands above, and what she keyed is in her draft and not in his."""
    office.window.claims.register()
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    claim = office.window.claim_windows[-1]
    number = claim.claim_number
    qtbot.waitUntil(lambda: claim.session.is_open, timeout=PATIENCE)
    ines = office.workplace.desk
    QTest.keyClicks(focused(), "B-77")
    QTest.keyClick(office.window, Qt.Key.Key_Pause)
    office.lock.lock()
    assert office.lock.sign_in is not None
    signed_in(office.lock.sign_in, KIM)
    settle(qtbot, office)
    assert office.workplace.desk.staff.name == KIM
    qtbot.waitUntil(lambda: not office.window.claim_windows, timeout=PATIENCE)
    assert [entry.text for entry in open_claim(ines, number).draft] == ["B-77"]
    assert open_claim(office.workplace.desk, number).draft == ()


def test_an_administrator_adds_and_revokes_on_the_screen_and_a_keyer_only_looks(office: Office, qtbot: QtBot) -> None:
    """The form is closed to Ines; Ada fills it in, and the list tells."""
    room = office.window.staff
    office.window.show_room("staff")
    settle(qtbot, office)
    assert room.list.topLevelItemCount() == 3
    assert not room.add.isEnabled()
    office.lock.lock()
    assert office.lock.sign_in is not None
    signed_in(office.lock.sign_in, ADA)
    office.window.show_room("staff")
    settle(qtbot, office)
    room.name.setText("Sasha")
    room.password.setText(WORDS_OF[KIM])
    for role, box in room.roles.items():
        box.setChecked(role is Role.SUPERVISOR)
    QTest.mouseClick(room.add, Qt.MouseButton.LeftButton)
    settle(qtbot, office)
    assert [(e.name, e.roles) for e in staff_list(office.workplace.desk)][-1] == ("Sasha", frozenset({Role.SUPERVISOR}))
    room.name.setText(KIM)
    QTest.mouseClick(room.revoke, Qt.MouseButton.LeftButton)
    assert "can no longer sign in" in office.window.notices.band_text
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(qtbot, office)
    assert [entry.is_revoked for entry in staff_list(office.workplace.desk) if entry.name == KIM] == [True]


def column(room: LogRoom, number: int) -> list[str]:
    """Give the texts of one column of the log."""
    items = [room.acts.topLevelItem(row) for row in range(room.acts.topLevelItemCount())]
    return [item.text(number) for item in items if item is not None]


def test_the_log_reads_like_a_story_and_says_that_it_holds(office: Office, qtbot: QtBot) -> None:
    """Newest first, of one person where asked, with the verdict of the whole."""
    room = office.window.log
    office.window.show_room("log")
    settle(qtbot, office)
    sentences = column(room, 3)
    assert sentences[0] == "Ines signed in."
    assert "Ada added Kim to the staff as keyer." in sentences
    room.filter.who.setFocus()
    QTest.keyClicks(room.filter.who, INES)
    QTest.keyClick(room.filter.who, Qt.Key.Key_Return)
    settle(qtbot, office)
    assert set(column(room, 2)) == {INES}
    QTest.mouseClick(room.verify, Qt.MouseButton.LeftButton)
    settle(qtbot, office)
    assert "entries hold" in room.verdict.text()


def test_a_copied_number_leaves_the_clipboard_and_other_text_stays(qapp: QApplication, qtbot: QtBot) -> None:
    """Whatever was copied after it is left alone."""
    guard = ClipboardGuard(parent=qapp, milliseconds=20)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Marguerite, 518-42-7736")
    qtbot.waitUntil(lambda: not clipboard.text(), timeout=PATIENCE)
    clipboard.setText("518427736")
    clipboard.setText("an address")
    qtbot.wait(60)
    assert clipboard.text() == "an address"
    guard.deleteLater()
