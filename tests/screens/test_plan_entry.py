"""A supervisor keys and pastes the court's tables, is told what is wrong at once, and puts them forward."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, focused, press, settle

from claimdesk.app import Office
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import StaffMember
from claimdesk.casework.plan_versions import versions_of
from claimdesk.screens.plan_entry import PlanEntry
from claimdesk.screens.settlement_room import SettlementRoom

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def entry(office: Office, qtbot: QtBot) -> PlanEntry:
    """Open the page of a new version from the room of the settlement."""
    office.window.show_room("settlement")
    settle(qtbot, office)
    office.window.settlement.view.plan.key_button.click()
    entry = office.window.settlement.entry
    qtbot.waitUntil(lambda: entry.is_checked, timeout=PATIENCE)
    assert focused() is entry.grid
    return entry


def checked(entry: PlanEntry, qtbot: QtBot) -> None:
    """Wait for the answer of the check."""
    qtbot.waitUntil(lambda: entry.is_checked, timeout=PATIENCE)


def key(entry: PlanEntry, text: str) -> None:
    """Type over the cell of the cursor, and press Enter."""
    QTest.keyClicks(entry.grid, text[:1])
    QTest.keyClicks(focused(), text[1:])
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()


def paste(text: str) -> None:
    """Paste a text at the cursor."""
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CONTROL)


def test_a_new_version_is_keyed_checked_and_put_forward(entry: PlanEntry, office: Office, qtbot: QtBot) -> None:
    """Name, status and their sources are asked for; a figure that the plan's tests contradict is named with its row."""
    assert entry.page.forward_button.isEnabled() is False
    assert entry.page.faults.count() == 2
    for text in ("2", "order of 9 May 2008", "ap", "order of 9 May 2008, paragraph 4"):
        key(entry, text)
    assert entry.sheets.cells["rules"][1][1:] == ("approved by the court", "order of 9 May 2008, paragraph 4")
    checked(entry, qtbot)
    assert not entry.faults
    entry.show_sheet("table:0")
    entry.grid.go_to(0, 2)
    key(entry, "30%")
    assert entry.sheets.cells["table:0"][0][2] == "0.30"
    checked(entry, qtbot)
    assert {fault.sheet for fault in entry.faults} == {"expected"}
    press(Qt.Key.Key_F7)
    assert entry.key == "expected"
    press(Qt.Key.Key_Z, CONTROL)
    checked(entry, qtbot)
    assert not entry.faults
    entry.page.forward_button.click()
    settle(qtbot, office)
    found = versions_of(office.workplace.desk)
    assert [version.name for version in found] == ["illustrative 1", "2"]
    assert found[1].use.entered_by == "Local person"
    assert office.window.settlement.currentWidget() is office.window.settlement.view


def test_a_paste_is_shown_before_it_is_taken_and_is_one_step_back(entry: PlanEntry, qtbot: QtBot) -> None:
    """Enter takes it, Ctrl+Z takes it back; Esc leaves the sheet as it is."""
    entry.show_sheet("table:1")
    before = entry.sheets.cells["table:1"]
    paste("Date\tMean\n3/29/04\t$3.50\n30\tn/a")
    panel = entry.page.paste
    assert panel.isVisible()
    assert panel.heading.text() == "2 rows were pasted: 3 of 4 cells are understood"
    assert panel.faults.item(0).text().startswith("Row 2, Value: `n/a`")
    assert entry.sheets.cells["table:1"] == before
    press(Qt.Key.Key_Escape)
    assert panel.isVisible() is False
    assert focused() is entry.grid
    paste("3/29/04\t$3.50\n30\tn/a")
    press(Qt.Key.Key_Return)
    assert entry.sheets.cells["table:1"][:2] == (("2004-03-29", "3.50"), ("2004-03-30", "n/a"))
    checked(entry, qtbot)
    assert [(fault.row, fault.column) for fault in entry.faults] == [(1, 1)]
    press(Qt.Key.Key_Z, CONTROL)
    assert entry.sheets.cells["table:1"] == before
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert entry.sheets.cells["table:1"][0] == ("2004-03-29", "3.50")


def test_what_was_keyed_is_there_again_and_can_be_dropped(entry: PlanEntry, office: Office, qtbot: QtBot) -> None:
    """Esc leads back to the settlement; nothing is lost by it until it is dropped with a second word."""
    key(entry, "2")
    settle(qtbot, office)
    press(Qt.Key.Key_Escape)
    room: SettlementRoom = office.window.settlement
    assert room.currentWidget() is room.view
    assert focused() is room.view.plan.list
    room.view.plan.key_button.click()
    settle(qtbot, office)
    assert entry.sheets.cells["rules"][0][1] == "2"
    assert entry.page.begun.text().startswith("What you keyed before is here again.")
    entry.page.drop_button.click()
    office.window.notices.take_focus()
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    room.view.plan.key_button.click()
    settle(qtbot, office)
    assert entry.sheets.cells["rules"][0][1] == ""


def test_rows_and_tables_are_put_in_and_taken_away(entry: PlanEntry, qtbot: QtBot) -> None:
    """A table that is named in the list has a sheet of its own."""
    entry.show_sheet("table")
    entry.grid.go_to(2, 0)
    key(entry, "Table 3")
    key(entry, "steps")
    assert "table:2" in entry.sheets.keys
    assert entry.page.list.item(entry.sheets.keys.index("table:2")).text().strip().startswith("Table 3")
    entry.grid.go_to(2, 0)
    press(Qt.Key.Key_Delete, CONTROL)
    assert "table:2" not in entry.sheets.keys
    entry.show_sheet("case")
    entry.grid.go_to(1, 0)
    press(Qt.Key.Key_I, CONTROL)
    assert entry.sheets.cells["case"][1] == ()
    press(Qt.Key.Key_F6)
    assert entry.key == entry.sheets.keys[entry.sheets.keys.index("case") + 1]
    checked(entry, qtbot)


def test_a_second_person_approves_what_was_keyed(entry: PlanEntry, office: Office, qtbot: QtBot) -> None:
    """The case works by it from then on, in every open window."""
    for text in ("2", "order 1", "approved by the court", "order 1"):
        key(entry, text)
    checked(entry, qtbot)
    entry.page.forward_button.click()
    settle(qtbot, office)
    desk = office.workplace.desk
    office.workplace.sit(replace(desk, staff=StaffMember("Bo", desk.staff.roles)))
    office.window.show_room("settlement")
    settle(qtbot, office)
    panel = office.window.settlement.view.plan
    panel.list.setCurrentIndex(panel.list.model().index(1, 0))
    panel.approve_button.click()
    settle(qtbot, office)
    assert panel.standing.text() == (
        "The case works by Illustrative plan, not the court's, version 2: approved by the court."
    )
    plan = office.workplace.desk.settlement.plan
    assert plan is not None
    assert plan.version == "2"
    panel.withdraw_button.click()
    QTest.keyClicks(panel.reason.line, "order of 1 June 2008")
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    assert "Reason: order of 1 June 2008" in panel.use.text()
    plan = office.workplace.desk.settlement.plan
    assert plan is not None
    assert plan.version == "illustrative 1"


def test_a_version_is_compared_and_written_out(entry: PlanEntry, office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    """The cells that differ stand side by side, and the files lie in the folder that was chosen."""
    for text in ("2", "order 1", "approved by the court", "order 1"):
        key(entry, text)
    checked(entry, qtbot)
    entry.page.forward_button.click()
    settle(qtbot, office)
    room = office.window.settlement
    panel = room.view.plan
    panel.list.setCurrentIndex(panel.list.model().index(1, 0))
    panel.compare_button.click()
    settle(qtbot, office)
    shown = [room.differences.list.topLevelItem(row) for row in range(room.differences.list.topLevelItemCount())]
    assert [[item.text(column) for column in range(5)] for item in shown if item and item.text(1) == "Status"] == [
        ["Rules", "Status", "Value", "illustrative", "approved by the court"],
        ["Rules", "Status", "Comes from", "assumed", "order 1"],
    ]
    press(Qt.Key.Key_Escape)
    assert room.currentWidget() is room.view
    panel.write_to(tmp_path)
    settle(qtbot, office)
    qtbot.waitUntil((tmp_path / "settlement.toml").exists, timeout=PATIENCE)
    settle(qtbot, office)
    names = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert {"settlement.toml", "plan_tests.csv", "plan_expected.csv", "daily_prices.csv"} <= names


def test_a_keyer_sees_the_versions_and_no_deeds(office: Office, qtbot: QtBot) -> None:
    """Plans are the business of supervisors and case administrators."""
    desk = office.workplace.desk
    office.workplace.sit(replace(desk, staff=StaffMember("Kim", frozenset({Role.KEYER}))))
    office.window.show_room("settlement")
    settle(qtbot, office)
    panel = office.window.settlement.view.plan
    assert panel.list.topLevelItemCount() == 1
    buttons = (panel.enter_button, panel.approve_button, panel.withdraw_button, panel.key_button, panel.write_button)
    assert not any(button.isVisible() for button in buttons)
