"""The first claim of the README: keyed by one person, reviewed by another, its letter issued, by the keys it names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, SHIFT, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.sign_in import Door
from claimdesk.casework.trial import CLERK, JUDGE, TrialCase, trial_case
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier
INTAKE = ("T1", "1", "041408", "041008", "po", "f", "a", "1", "monthly statement", "g", "n")
NAME = ("Robert", "J", "Henderson", "", "")
STREET = ("1247 Maple Ridge Dr Apt 3B", "94901")
NUMBERS = ("", "", "518427736", "i", "4155550142", "4155550187", "Charles Schwab & Co Inc", "")
PURCHASE = ("092403", "1000", "7.50", "7500", "y")
CLOSING = ("1000", "n", "")
W9 = ("in", "", "518427736", "", "n", "n")
SIGNATURE = ("y", "y", "040908", "San Rafael", "CA", "Robert J Henderson", "beneficial owner", "n")


@pytest.fixture
def trial(tmp_path: Path, sonus: Settlement, wording: Wording) -> TrialCase:
    """Make the case that the program makes when it is run for the first time."""
    return trial_case(Door(folder=tmp_path / "trial", settlement=sonus, wording=wording), say=lambda _: None)


@pytest.fixture
def office(trial: TrialCase, qapp: QApplication, theme: Theme, qtbot: QtBot) -> Iterator[Office]:
    """Show the office in which the clerk sits."""
    made = Office(qapp, trial.desk, theme=theme)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow, timeout=PATIENCE)
    settle(qtbot, made)
    yield made
    made.close()


def key_paper(claim: ClaimWindow, office: Office, qtbot: QtBot) -> None:
    """Key the paper of the README from its first place to its last."""
    assert focused().objectName() == "batch"
    for text in INTAKE:
        key(text)
    assert claim.form.key == "claimant"
    for text in (*NAME, *STREET):
        key(text)
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_F4)
    for text in NUMBERS:
        key(text)
    assert claim.form.key == "schedule"
    for text in ("0", "y", *PURCHASE):
        key(text)
    press(Qt.Key.Key_Period, CONTROL)
    press(Qt.Key.Key_Period, CONTROL)
    for text in CLOSING:
        key(text)
    settle(qtbot, office)
    assert all(section.is_finished for section in claim.session.proof.schedule.sections)
    assert claim.form.key == "w9"
    for text in (*W9, *SIGNATURE):
        key(text)
    settle(qtbot, office)
    assert claim.notices.line_text == "That was the last place of the paper. Ctrl+Enter finishes keying"


def test_the_first_claim_goes_as_the_readme_says(trial: TrialCase, office: Office, qtbot: QtBot) -> None:
    """Ctrl+N to the letter on record, and not one touch of the mouse."""
    assert office.workplace.desk.staff.name == CLERK
    press(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    claim = office.window.claim_windows[-1]
    qtbot.waitUntil(lambda: claim.session.is_open and claim.isActiveWindow(), timeout=PATIENCE)
    key_paper(claim, office, qtbot)
    press(Qt.Key.Key_F7)
    assert claim.form.key == "schedule"
    press(Qt.Key.Key_Return, CONTROL)
    settle(qtbot, office)
    assert claim.notices.line_text.endswith("version 2: 1 problem")
    assert claim.session.claim is not None
    assert claim.session.claim.state is ClaimState.KEYED
    assert (claim.session.proof.address.city.text, claim.session.proof.address.state.text) == ("San Rafael", "CA")
    press(Qt.Key.Key_P, CONTROL | ALT)
    qtbot.waitUntil(lambda: office.lock.sign_in is not None and office.lock.sign_in.isActiveWindow(), timeout=PATIENCE)
    press(Qt.Key.Key_Tab, SHIFT)
    key(JUDGE)
    key(trial.member(JUDGE).password)
    settle(qtbot, office)
    assert office.workplace.desk.staff.name == JUDGE
    qtbot.waitUntil(lambda: office.window.isActiveWindow() and not office.window.claim_windows, timeout=PATIENCE)
    assert office.window.room == "claims"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    again = office.window.claim_windows[-1]
    qtbot.waitUntil(lambda: again.session.is_open and again.isActiveWindow(), timeout=PATIENCE)
    press(Qt.Key.Key_R, CONTROL | SHIFT)
    settle(qtbot, office)
    press(Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(again.beside.letters._issue.isEnabled, timeout=PATIENCE)
    again.beside.letters._issue.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    settle(qtbot, office)
    stored = open_claim(office.workplace.desk, again.claim_number)
    assert stored.claim.state is ClaimState.DEFICIENT
    assert [act.who for act in stored.history if "signed" not in act.verb][-1] == JUDGE
    assert len(stored.letters) == 1
