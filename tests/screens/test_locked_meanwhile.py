"""The screen is locked in the middle of work at a sealed case: nothing of a claim is seen until somebody signs in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures_of_paper import file_of, page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, SHIFT, focused, press, settle

from claimdesk.app import Office
from claimdesk.casebook.batch import BatchFacts
from claimdesk.casebook.claim import ClaimState, Delivery
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.attach_scan import attach_scan
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_batch import register_batch
from claimdesk.casework.sign_in import Door
from claimdesk.casework.trial import SECOND_CLERK, TrialCase, trial_case
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.theme import Scheme, Theme

ALT = Qt.KeyboardModifier.AltModifier
DRAWN = 60_000
"""Milliseconds: a drawing process has to be started, on a machine that may be busy."""

FIRST, SECOND = "SONUS-0000001", "SONUS-0000002"


@pytest.fixture
def trial(tmp_path: Path, sonus: Settlement, wording: Wording) -> TrialCase:
    """Give a sealed case for trying out, with a tray of two papers."""
    made = trial_case(Door(folder=tmp_path / "case", settlement=sonus, wording=wording), say=lambda _line: None)
    register_batch(made.desk, BatchFacts(name="B-17", expected_documents=2, delivery=Delivery.CERTIFIED))
    return made


@pytest.fixture
def office(trial: TrialCase, qapp: QApplication, theme: Theme, qtbot: QtBot) -> Iterator[Office]:
    """Give the office of that case, with the first clerk at it."""
    assert theme.scheme is Scheme.LIGHT
    made = Office(qapp, trial.desk, theme=theme)
    made.window.show()
    qtbot.waitExposed(made.window)
    settle(qtbot, made)
    press(Qt.Key.Key_8, CONTROL)
    settle(qtbot, made)
    yield made
    made.close()


def first_claim(office: Office, qtbot: QtBot) -> ClaimWindow:
    """Take the first claim from the queue by its key."""
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    claim = office.window.claim_windows[0]
    qtbot.waitUntil(lambda: claim.session.is_open and focused().window() is claim, timeout=PATIENCE)
    settle(qtbot, office)
    return claim


def sign_in(office: Office, trial: TrialCase, qtbot: QtBot, *, name: str) -> None:
    """Key a name and its password at the lock."""
    lock = office.lock.sign_in
    assert lock is not None
    lock.name.setText(name)
    lock.password.setFocus()
    QTest.keyClicks(lock.password, next(member.password for member in trial.staff if member.name == name))
    QTest.keyClick(lock.password, Qt.Key.Key_Return)
    settle(qtbot, office)
    assert not office.lock.is_locked


def seen(office: Office) -> list[str]:
    """Give the titles of all windows on the screen but that of the lock."""
    windows = (each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not office.lock.sign_in)
    return [window.windowTitle() for window in windows]


def test_the_lock_covers_the_page_of_a_scan(office: Office, trial: TrialCase, qtbot: QtBot, tmp_path: Path) -> None:
    """Neither strip nor whole page is on the screen; the next person does not find the claim open."""
    path = tmp_path / "paper.tif"
    path.write_bytes(file_of(page(size=(425, 550)), "TIFF"))
    attach_scan(office.desk, office.workplace.scans.room.read(path), claim_number=FIRST)
    claim = first_claim(office, qtbot)
    assert claim.claim_number == FIRST
    qtbot.waitUntil(lambda: claim.scan.pages.image(0) is not None, timeout=DRAWN)
    press(Qt.Key.Key_F3)
    assert claim.scan.strip.isVisible()
    assert claim.scan.page.isVisible()
    press(Qt.Key.Key_P, CONTROL | ALT)
    settle(qtbot, office)
    assert office.lock.is_locked
    assert not claim.scan.strip.isVisible()
    assert not claim.scan.page.isVisible()
    assert seen(office) == []
    sign_in(office, trial, qtbot, name=SECOND_CLERK)
    assert office.window.claim_windows == []
    assert office.window.isVisible()


def test_a_claim_that_was_taken_before_the_lock_is_shown_after_it(
    office: Office, trial: TrialCase, qtbot: QtBot
) -> None:
    """The store answers when the screen is locked: no window is seen, and the same clerk finds the claim open."""
    press(Qt.Key.Key_Return)
    office.lock.lock()
    settle(qtbot, office)
    qtbot.wait(50)
    assert seen(office) == []
    sign_in(office, trial, qtbot, name=trial.desk.staff.name)
    (claim,) = office.window.claim_windows
    assert claim.isVisible()
    assert claim.claim_number == FIRST


def test_the_claim_that_was_active_is_active_again(office: Office, trial: TrialCase, qtbot: QtBot) -> None:
    """After the lock the same clerk goes on keying where the cursor was, without a look for the window."""
    claim = first_claim(office, qtbot)
    claim.go_to("beneficial_owner.first")
    office.lock.lock()
    sign_in(office, trial, qtbot, name=trial.desk.staff.name)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is claim, timeout=PATIENCE)
    QTest.keyClicks(focused(), "Ada")
    claim.form.commit()
    assert claim.session.proof.beneficial_owner.first.text == "Ada"


def test_the_last_claim_finished_under_the_lock_closes_and_nothing_breaks(
    office: Office, trial: TrialCase, qtbot: QtBot
) -> None:
    """Its window does not come back; the case window does, and says that the queue is empty."""
    claim = first_claim(office, qtbot)
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: claim.claim_number == SECOND, timeout=PATIENCE)
    settle(qtbot, office)
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    office.lock.lock()
    qtbot.waitUntil(lambda: not office.window.claim_windows, timeout=PATIENCE)
    settle(qtbot, office)
    assert seen(office) == []
    sign_in(office, trial, qtbot, name=trial.desk.staff.name)
    assert office.window.isVisible()
    assert open_claim(office.workplace.desk, SECOND).claim.state is ClaimState.KEYED


def test_keys_held_for_the_next_claim_do_not_reach_the_lock(office: Office, trial: TrialCase, qtbot: QtBot) -> None:
    """Typed before the lock they stand in the next claim; the lines of the lock stay empty."""
    claim = first_claim(office, qtbot)
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    for sign in "041008":
        QTest.keyClicks(focused(), sign)
    office.lock.lock()
    qtbot.waitUntil(lambda: claim.claim_number == SECOND, timeout=PATIENCE)
    settle(qtbot, office)
    qtbot.wait(50)
    assert office.lock.sign_in is not None
    assert office.lock.sign_in.password.text() == ""
    sign_in(office, trial, qtbot, name=trial.desk.staff.name)
    claim.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and focused().window() is claim, timeout=PATIENCE)
    press(Qt.Key.Key_Return)
    assert claim.session.proof.received_on.text == "2008-04-10"
