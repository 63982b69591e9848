"""A person looks for a claim in the list, and opens it, by keys alone."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, KeepPaper, focused, press, settle

from claimdesk.app import Office
from claimdesk.casework.register_claim import register_claim
from claimdesk.screens.claims_list import ClaimsList
from claimdesk.screens.finder import Finder


def shown(claims: ClaimsList) -> list[str]:
    """Give the claim numbers in the list."""
    return [claims._model.claim_number(row) for row in range(claims._model.rowCount())]


def search(qtbot: QtBot, office: Office, text: str) -> list[str]:
    """Key a search and give what it leaves."""
    claims = office.window.claims
    claims.search.clear()
    QTest.keyClicks(claims.search, text)
    settle(qtbot, office)
    return shown(claims)


def test_an_empty_list_says_what_fills_it_and_registers_the_first_claim(office: Office, qtbot: QtBot) -> None:
    """The one next step is a button away, and a key."""
    claims = office.window.claims
    assert claims._stack.currentWidget() is claims._empty
    assert claims._empty.answer.text() == "Register the first claim"
    QTest.mouseClick(claims._empty.answer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(office.window.claim_windows) == 1, timeout=PATIENCE)
    settle(qtbot, office)
    assert shown(claims) == ["SONUS-0000001"]
    assert office.window.notices.line_text == "Registered SONUS-0000001"


def test_a_claim_is_found_by_name_number_and_last_four(keep_paper: KeepPaper, office: Office, qtbot: QtBot) -> None:
    """Sample 5 is an estate, sample 7 a company with the number 000-12-1120 on its W-9, sample 10 a Polish name."""
    for number in range(1, 13):
        keep_paper(number)
    office.window.claims.reload()
    settle(qtbot, office)
    assert len(shown(office.window.claims)) == 12
    assert search(qtbot, office, "o'neil") == ["SONUS-0000005"]
    assert search(qtbot, office, "lukasz") == ["SONUS-0000010"]
    assert search(qtbot, office, "3") == ["SONUS-0000003"]
    assert search(qtbot, office, "SONUS-0000012") == ["SONUS-0000012"]
    assert search(qtbot, office, "8846") == ["SONUS-0000005"]
    assert search(qtbot, office, "%") == []
    assert office.window.claims._empty.answer.text() == "Show every claim"


def test_the_list_is_filtered_by_problem_and_by_state(keep_paper: KeepPaper, office: Office, qtbot: QtBot) -> None:
    """BAL stands on sample 3 alone; nobody has reviewed anything."""
    for number in (1, 2, 3):
        keep_paper(number)
    claims = office.window.claims
    claims.show_code("BAL")
    settle(qtbot, office)
    assert shown(claims) == ["SONUS-0000003"]
    claims.show_state("reviewed")
    settle(qtbot, office)
    assert shown(claims) == []
    claims.show_state("keyed")
    settle(qtbot, office)
    assert len(shown(claims)) == 3


def test_enter_opens_the_claim_that_is_lit(keep_paper: KeepPaper, office: Office, qtbot: QtBot) -> None:
    """Down goes from the search into the rows; the list fits what was keyed before it."""
    for number in (1, 2):
        keep_paper(number)
    office.window.activateWindow()
    office.window.show_room("claims")
    settle(qtbot, office)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    assert office.window.claim_windows[0].claim_number == "SONUS-0000002"


def test_rows_come_page_by_page_as_they_are_scrolled_to(office: Office, qtbot: QtBot) -> None:
    """A list of 450 claims is held 200 at a time."""
    claims = office.window.claims
    for _ in range(450):
        claims._workplace.do(register_claim, owner=claims, done=lambda _claim: None, failed=office.window.notices.tell)
    settle(qtbot, office)
    claims.reload()
    settle(qtbot, office)
    assert len(shown(claims)) == 200
    claims.table.scrollToBottom()
    qtbot.waitUntil(lambda: len(shown(claims)) == 400, timeout=PATIENCE)
    claims.table.scrollToBottom()
    qtbot.waitUntil(lambda: len(shown(claims)) == 450, timeout=PATIENCE)
    assert shown(claims) == sorted(shown(claims))


def test_the_claims_of_a_search_are_saved_as_a_workbook(
    keep_paper: KeepPaper, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    """Two papers are keyed; the workbook of a search for one of them holds that one, and the status line says so."""
    keep_paper(1)
    keep_paper(5)
    assert search(qtbot, office, "o'neil") == ["SONUS-0000002"]
    office.window.claims.export_to(tmp_path / "claims.xlsx")
    qtbot.waitUntil((tmp_path / "claims.xlsx").exists, timeout=PATIENCE)
    settle(qtbot, office)
    rows = list(load_workbook(tmp_path / "claims.xlsx")["Claims"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == ["Estate of Marguerite O'Neil & Sons <Trust>"]
    assert office.window.notices.line_text == "Saved claims.xlsx, 1 claim"


def test_the_finder_takes_claims_screens_and_commands(keep_paper: KeepPaper, office: Office, qtbot: QtBot) -> None:
    """Ctrl+K, a few letters, Enter."""
    keep_paper(5)
    office.window.activateWindow()
    press(Qt.Key.Key_K, CONTROL)
    finder = focused()
    assert isinstance(finder, Finder)
    QTest.keyClicks(finder, "settlem")
    settle(qtbot, office)
    assert [(find.kind, find.text) for find in finder.found] == [("Screen", "Settlement")]
    press(Qt.Key.Key_Return)
    assert office.window.room == "settlement"
    press(Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(finder, "marguerite")
    settle(qtbot, office)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    assert office.window.claim_windows[0].claim_number == "SONUS-0000001"
