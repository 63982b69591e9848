"""A person looks at the letters of a claim, issues one, saves it, and prints the run of the case."""

from __future__ import annotations

from pathlib import Path

from cases import judge_at
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, KeepPaper, OpenClaim, press, settle

from claimdesk.app import Office
from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casework.desk import Desk
from claimdesk.casework.letters_waiting import letters_waiting
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.review_claim import review_claim


def keep_reviewed(desk: Desk, keep_paper: KeepPaper, number: int) -> str:
    """Store a sample paper as a reviewed claim."""
    claim = keep_paper(number)
    review_claim(judge_at(desk), claim.claim_number, base_version=claim.version)
    return claim.claim_number


def test_a_notice_is_looked_at_issued_and_saved(
    desk: Desk, keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot, tmp_path: Path
) -> None:
    """Sample 3 is out of balance, and one sale is not documented."""
    number = keep_reviewed(desk, keep_paper, 3)
    claim = open_claim_window(number)
    press(Qt.Key.Key_L, CONTROL)
    letters = claim.beside.letters
    qtbot.waitUntil(lambda: bool(letters.pages._page.pixmap()), timeout=PATIENCE)
    assert letters.list.item(0).text() == "Deficiency notice · due, names 2 problems: DOC-SALE, BAL"
    QTest.mouseClick(letters._issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "issued" in letters.list.item(0).text(), timeout=PATIENCE)
    settle(qtbot, office)
    stored = open_claim(desk, number)
    assert stored.claim.state is ClaimState.DEFICIENT
    assert [letter.kind for letter in stored.letters] == [LetterKind.DEFICIENCY_NOTICE]
    assert letters.list.item(0).text().startswith("Deficiency notice · issued 20 May 2008")
    assert claim.header.chip._state == "deficient"
    qtbot.waitUntil(letters._save.isEnabled, timeout=PATIENCE)
    letters.save_to(tmp_path / "notice")
    settle(qtbot, office)
    assert number in PdfReader(tmp_path / "notice.pdf").pages[0].extract_text()
    assert claim.notices.line_text == "Saved notice.pdf"


def test_the_pages_of_a_letter_are_turned_by_keys(
    desk: Desk, keep_paper: KeepPaper, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """PgDn scrolls to the foot of a page, then goes to the next."""
    claim = open_claim_window(keep_reviewed(desk, keep_paper, 3))
    claim.form.turn_to("letters")
    pages = claim.beside.letters.pages
    qtbot.waitUntil(lambda: pages._where.text() == "Page 1 of 2", timeout=PATIENCE)
    pages._area.setFocus()
    for _ in range(4):
        press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: pages._where.text() == "Page 2 of 2", timeout=PATIENCE)
    press(Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: pages._where.text() == "Page 1 of 2", timeout=PATIENCE)


def test_a_folder_that_takes_no_file_is_told(
    desk: Desk, keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot, tmp_path: Path
) -> None:
    """The letter stays on show, and nothing is half written."""
    claim = open_claim_window(keep_reviewed(desk, keep_paper, 3))
    claim.form.turn_to("letters")
    qtbot.waitUntil(claim.beside.letters._save.isEnabled, timeout=PATIENCE)
    claim.beside.letters.save_to(tmp_path / "missing" / "notice.pdf")
    settle(qtbot, office)
    assert claim.notices.band_text == "notice.pdf was not saved: no such file or directory. Choose another folder."


def test_without_a_printer_a_sentence_says_so(
    desk: Desk, keep_paper: KeepPaper, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Printing asks for a printer only where there is one."""
    claim = open_claim_window(keep_reviewed(desk, keep_paper, 3))
    claim.form.turn_to("letters")
    qtbot.waitUntil(claim.beside.letters._print.isEnabled, timeout=PATIENCE)
    assert QPrinterInfo.availablePrinterNames() == []
    press(Qt.Key.Key_P, CONTROL)
    assert claim.notices.band_text.startswith("This machine has no printer.")


def test_the_run_of_the_case_is_one_pdf_and_keys_go_on(
    desk: Desk, keep_paper: KeepPaper, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    """Three notices are issued together; while they are composed a search is still answered."""
    numbers = tuple(keep_reviewed(desk, keep_paper, number) for number in (2, 3, 8))
    office.window.show_room("letters")
    settle(qtbot, office)
    room = office.window.letters
    buttons = [button.text() for row in room._rows for button in row.findChildren(QPushButton)]
    assert buttons == ["Compose 3 deficiency notices…"]
    waiting = letters_waiting(desk).by_kind[0]
    assert waiting.claim_numbers == numbers
    room.compose(waiting, tmp_path / "run.pdf")
    assert not room._running.isHidden()
    office.window.show_room("claims")
    QTest.keyClicks(office.window.claims.search, "henderson")
    qtbot.waitUntil(lambda: office.window.claims._model.rowCount() == 3, timeout=PATIENCE)
    qtbot.waitUntil(lambda: (tmp_path / "run.pdf").exists() and room._job is None, timeout=PATIENCE)
    assert office.window.notices.line_text == "Issued 3 letters and saved them as run.pdf"
    assert len(PdfReader(tmp_path / "run.pdf").pages) >= 3
    assert letters_waiting(desk).by_kind == ()
    assert {open_claim(desk, number).claim.state for number in numbers} == {ClaimState.DEFICIENT}


def test_a_run_that_is_cancelled_stores_nothing(
    desk: Desk, keep_paper: KeepPaper, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    """Cancel ends the other process; the letters still wait."""
    for number in (2, 3):
        keep_reviewed(desk, keep_paper, number)
    room = office.window.letters
    room.compose(letters_waiting(desk).by_kind[0], tmp_path / "run.pdf")
    room.cancel()
    settle(qtbot, office)
    assert office.window.notices.line_text == "Cancelled; no letter was stored"
    assert not (tmp_path / "run.pdf").exists()
    assert len(letters_waiting(desk).by_kind[0].claim_numbers) == 2
    QApplication.processEvents()


def test_the_blank_form_is_saved(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    """The form of the settlement, to send out."""
    office.window.letters.save_form(tmp_path / "form.pdf")
    settle(qtbot, office)
    assert "PROOF OF CLAIM" in PdfReader(tmp_path / "form.pdf").pages[0].extract_text().upper()
    assert office.window.notices.line_text.startswith("Saved the blank form, ")


def test_a_claim_without_a_letter_shows_a_sentence_alone(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Nothing is due on a claim that is not keyed yet: no empty page, and no button that could do nothing."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.form.turn_to("letters")
    settle(qtbot, office)
    letters = claim.beside.letters
    assert letters._none.isVisible()
    assert letters._none.text().startswith("No letter is due.")
    assert not any(widget.isVisible() for widget in (letters.list, letters._save, letters._print, letters.pages))
