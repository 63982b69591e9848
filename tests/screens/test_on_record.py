"""What a person looks at, copies, prints and saves in a window is on record, once, and no key waits for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import judge_at
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, KeepPaper, OpenClaim, focused, press, settle

from claimdesk.app import Office
from claimdesk.casebook.claim import Claim
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.review_claim import review_claim
from claimdesk.screens import letters_view
from claimdesk.screens.fields.tin_line import TinLine

LOOKED = "looked at the full taxpayer number"


@pytest.fixture
def claim(keep_paper: KeepPaper) -> Claim:
    """Give a keyed claim with a number in Part I and on the W-9."""
    return keep_paper(1)


def story(desk: Desk, claim: Claim) -> list[str]:
    """Give the history of a claim in words, the oldest act first."""
    acts = open_claim(desk, claim.claim_number).history
    return [desk.wording.act(act) for act in sorted(acts, key=lambda act: act.sequence)]


def test_a_covered_number_that_is_uncovered_is_one_act_a_window(
    desk: Desk, claim: Claim, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """By whatever way the cursor comes there, in Part I or on the W-9; opening the claim alone is none."""
    window = open_claim_window(claim.claim_number)
    settle(qtbot, office)
    assert not [line for line in story(desk, claim) if LOOKED in line]
    for path in ("tin", "w9.ssn", "tin"):
        window.form.go_to(path)
        assert isinstance(focused(), TinLine)
        press(Qt.Key.Key_Return)
    settle(qtbot, office)
    assert [line for line in story(desk, claim) if LOOKED in line] == [
        f"Local person {LOOKED} of claim {claim.claim_number}."
    ]
    again = open_claim_window(claim.claim_number)
    again.form.go_to("tin")
    settle(qtbot, office)
    assert len([line for line in story(desk, claim) if LOOKED in line]) == 2
    again.form.turn_to("history")
    settle(qtbot, office)
    assert again.beside.history.tree.topLevelItem(0).text(1).startswith(f"Local person {LOOKED}")  # type: ignore[union-attr]


def test_whoever_keys_a_number_does_not_look_at_it(
    desk: Desk, office: Office, qtbot: QtBot, open_claim_window: OpenClaim
) -> None:
    """A number that was keyed in this window and is not stored yet is the paper's own, not the store's."""
    office.window.claims.register()
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    number = office.window.claim_windows[-1].claim_number
    window = open_claim_window(number)
    window.form.go_to("tin")
    QTest.keyClicks(focused(), "518427736")
    press(Qt.Key.Key_Return)
    window.form.go_to("tin")
    settle(qtbot, office)
    assert not [act for act in open_claim(desk, number).history if "look" in act.verb]


def test_a_number_is_copied_on_purpose_and_on_record(
    desk: Desk, claim: Claim, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Ctrl+C in its field gives the whole number; the status line says for how long, the log says who."""
    window = open_claim_window(claim.claim_number)
    window.form.go_to("tin")
    assert window.form.key == "claimant"
    press(Qt.Key.Key_C, CONTROL)
    settle(qtbot, office)
    assert QGuiApplication.clipboard().text().replace("-", "") == claim.proof.tin.text.replace("-", "")
    assert "10 seconds" in window.notices.line_text
    assert story(desk, claim)[-1] == f"Local person copied the full taxpayer number of claim {claim.claim_number}."
    QGuiApplication.clipboard().clear()


def test_a_letter_is_on_record_before_it_is_printed_or_saved(
    desk: Desk,
    claim: Claim,
    office: Office,
    open_claim_window: OpenClaim,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A printer that writes its pages into a file prints the letter; then it is saved as PDF."""
    review_claim(judge_at(desk), claim.claim_number, base_version=claim.version)
    window = open_claim_window(claim.claim_number)
    window.form.turn_to("letters")
    qtbot.waitUntil(window.beside.letters._print.isEnabled, timeout=PATIENCE)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    monkeypatch.setattr(letters_view, "chosen_printer", lambda _parent: printer)
    press(Qt.Key.Key_P, CONTROL)
    settle(qtbot, office)
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == 1
    window.beside.letters.save_to(tmp_path / "letter.pdf")
    settle(qtbot, office)
    qtbot.waitUntil((tmp_path / "letter.pdf").exists, timeout=PATIENCE)
    assert story(desk, claim)[-2:] == [
        "Local person printed the acknowledgment, 1 page.",
        "Local person saved the acknowledgment, 1 page as PDF.",
    ]


def test_going_back_from_the_choice_of_a_printer_prints_nothing_and_is_no_act(
    desk: Desk,
    claim: Claim,
    office: Office,
    open_claim_window: OpenClaim,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only what leaves the case is on record."""
    window = open_claim_window(claim.claim_number)
    window.form.turn_to("letters")
    qtbot.waitUntil(window.beside.letters._print.isEnabled, timeout=PATIENCE)
    before = len(story(desk, claim))
    monkeypatch.setattr(letters_view, "chosen_printer", lambda _parent: None)
    press(Qt.Key.Key_P, CONTROL)
    settle(qtbot, office)
    assert len(story(desk, claim)) == before
