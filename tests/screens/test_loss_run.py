"""A supervisor computes the losses of all claims from the window, stops and goes on, and sees what has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import PATIENCE, KeepPaper, focused, press, settle

from claimdesk.app import Office
from claimdesk.casebook.plan_paper import PlanPaper
from claimdesk.casebook.roles import Role
from claimdesk.casework.approve_plan import enter_plan
from claimdesk.casework.desk import StaffMember
from claimdesk.casework.read_log import read_log
from claimdesk.screens.loss_run_page import LossRunPage


def other_plan(office: Office) -> PlanPaper:
    """Give the plan of the file under another name, its first step at 20 % and without its tests."""
    paper = office.workplace.desk.settlement.plan_paper
    assert paper is not None
    text = paper.text.replace('version = "illustrative 1"', 'version = "2"').replace('"0.3068"', '"0.2"')
    text = text.replace('tests = "plan_tests.csv"\n', "").replace('expected = "plan_expected.csv"\n', "")
    return PlanPaper(text, tuple(file for file in paper.beside if file.name == "look_back.csv"))


def opened(office: Office, qtbot: QtBot, *, row: int = 0) -> LossRunPage:
    """Open the page of a version from the list of versions."""
    office.window.show_room("settlement")
    settle(qtbot, office)
    room = office.window.settlement
    panel = room.view.plan
    panel.list.setCurrentIndex(panel.list.model().index(row, 0))
    panel.run_button.click()
    settle(qtbot, office)
    return room.run


def run(page: LossRunPage, office: Office, qtbot: QtBot) -> None:
    """Press the button that has the cursor, and wait for the end of the run."""
    assert focused() is page.start_button
    press(Qt.Key.Key_Space)
    assert page.is_busy
    assert page.progress.isVisible()
    assert page.progress.text()
    qtbot.waitUntil(lambda: not page.is_busy, timeout=4 * PATIENCE)
    settle(qtbot, office)


def test_a_case_without_claims_says_so(office: Office, qtbot: QtBot) -> None:
    """There is nothing to start, and no empty table."""
    page = opened(office, qtbot)
    assert page.sums.text() == "No claim is keyed yet, so there is nothing to compute."
    assert page.start_button.isEnabled() is False
    assert page.table.isVisible() is False


def test_the_sums_and_every_claim_that_changed_are_shown(
    office: Office, keep_paper: KeepPaper, qtbot: QtBot, tmp_path: Path
) -> None:
    """Under another version one claim has another amount; Enter opens it, and the list is saved as a workbook."""
    numbers = [keep_paper(1).claim_number, keep_paper(2).claim_number]
    page = opened(office, qtbot)
    assert page.start_button.text() == "Compute the losses of 2 claims"
    run(page, office, qtbot)
    assert page.sums.text().startswith("Run 1 under version illustrative 1: 2 claims")
    assert page.table.isVisible() is False
    enter_plan(office.workplace.desk, other_plan(office))
    page = opened(office, qtbot, row=1)
    run(page, office, qtbot)
    assert page.sums.text().splitlines()[1].startswith("Held against run 1 under version illustrative 1")
    changed = page.model.changed
    assert {one.claim_number for one in changed} <= set(numbers)
    assert changed
    assert all(one.before != one.after for one in changed)
    page.table.setFocus(Qt.FocusReason.OtherFocusReason)
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    assert [window.claim_number for window in office.window.claim_windows] == [changed[0].claim_number]
    page.save_to(tmp_path / "changed.xlsx")
    qtbot.waitUntil((tmp_path / "changed.xlsx").exists, timeout=4 * PATIENCE)
    settle(qtbot, office)
    sheet = openpyxl.load_workbook(tmp_path / "changed.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Claim", "Under illustrative 1", "Under 2", "Difference")
    assert [row[0] for row in rows[1:]] == [one.claim_number for one in changed]
    said = [office.workplace.desk.wording.act(act) for act in read_log(office.workplace.desk).acts]
    assert any("exported recognized losses as a workbook" in each for each in said)


def test_a_run_is_stopped_and_goes_on(office: Office, keep_paper: KeepPaper, qtbot: QtBot) -> None:
    """Stopped at once it has done nothing yet, says that it goes on, and then does."""
    keep_paper(1)
    page = opened(office, qtbot)
    press(Qt.Key.Key_Space)
    assert focused() is page.stop_button
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.is_busy, timeout=4 * PATIENCE)
    settle(qtbot, office)
    if page.start_button.text() == "Go on with it":
        assert "was stopped at claim 0 of 1" in page.words.text()
    run(page, office, qtbot)
    assert page.standing is not None
    assert page.standing.report is not None
    assert page.standing.report.run.claims == 1
    press(Qt.Key.Key_Escape)
    assert office.window.settlement.currentWidget() is office.window.settlement.view


@pytest.mark.parametrize("role", [Role.KEYER, Role.ADJUDICATOR])
def test_only_supervisors_and_administrators_compute(office: Office, qtbot: QtBot, role: Role) -> None:
    """Others do not see the button."""
    desk = office.workplace.desk
    office.workplace.sit(replace(desk, staff=StaffMember("Kim", frozenset({role}))))
    office.window.show_room("settlement")
    settle(qtbot, office)
    assert office.window.settlement.view.plan.run_button.isVisible() is False


def find(office: Office, qtbot: QtBot, words: str) -> None:
    """Find a command by its words, and take it."""
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), words)
    settle(qtbot, office)
    press(Qt.Key.Key_Return)
    settle(qtbot, office)


def test_the_run_is_found_by_its_words(office: Office, qtbot: QtBot) -> None:
    """From any room: the page of the version by which the case works, the cursor ready to start."""
    find(office, qtbot, "losses of all")
    assert office.window.room == "settlement"
    assert office.window.settlement.currentWidget() is office.window.settlement.run
    assert office.window.settlement.run.title.text() == "Recognized losses under version illustrative 1"


def test_who_may_not_start_a_run_is_told_who_may(office: Office, qtbot: QtBot) -> None:
    """A keyer finds the command and is told, instead of nothing."""
    office.workplace.sit(replace(office.workplace.desk, staff=StaffMember("Kim", frozenset({Role.KEYER}))))
    settle(qtbot, office)
    find(office, qtbot, "losses of all")
    assert office.window.settlement.currentWidget() is office.window.settlement.view
    assert "Ask a supervisor" in office.window.notices.band_text
