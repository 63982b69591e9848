"""A table is pasted into the schedule: seen before it is taken, one step, and nothing half."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, OpenClaim, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.origin import Origin
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.schedule_page import SchedulePage
from claimdesk.screens.typist import focused_path

TABLE = "Date\tShares\tPrice\tTotal\n9/24/2003\t1,000\t7.50\t7,500.00\n99/99/99\t200\t8.00\t1,600.00\n"


def paste(text: str) -> None:
    """Put a text on the clipboard and paste it where the cursor is."""
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CONTROL)


def page_of(claim: ClaimWindow) -> SchedulePage:
    """Give the page of the schedule."""
    page = claim.form.currentWidget()
    assert isinstance(page, SchedulePage)
    return page


def test_a_table_is_shown_then_taken_as_one_step(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Enter takes the lines; what was not understood stays in its cell; one undo takes all of it back."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    claim.go_to("schedule.purchases[0].trade_date")
    paste(TABLE)
    panel = page_of(claim).paste
    assert panel.heading.text() == "2 lines on the clipboard, 1 cell not understood"
    assert panel.faults.item(0).text() == "Line 2, trade date `99/99/99`: there is no month 99"
    assert not claim.session.proof.schedule.sections[0].trades
    press(Qt.Key.Key_Return)
    trades = claim.session.proof.schedule.sections[0].trades
    assert [trade.shares.text for trade in trades] == ["1000", "200"]
    assert (trades[1].trade_date.text, trades[1].trade_date.value) == ("99/99/99", None)
    assert focused_path() == "schedule.purchases[2].trade_date"
    press(Qt.Key.Key_S, CONTROL)
    settle(qtbot, office)
    assert open_claim(desk, number).origins["schedule.purchases[1].shares"] is Origin.PASTED
    press(Qt.Key.Key_Z, CONTROL)
    assert not claim.session.proof.schedule.sections[0].trades
    assert claim.notices.line_text.startswith("Undone: ")


def test_lines_are_pasted_between_lines(desk: Desk, open_claim_window: OpenClaim) -> None:
    """Before the line of the cursor; what stood there moves down with where it came from."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("schedule.purchases[0].trade_date")
    for text in ("04152003", "10", "7"):
        key(text)
    press(Qt.Key.Key_Equal)
    claim.go_to("schedule.purchases[0].shares")
    paste(TABLE)
    press(Qt.Key.Key_Return)
    trades = claim.session.proof.schedule.sections[0].trades
    assert [trade.shares.text for trade in trades] == ["1000", "200", "10"]
    assert claim.session.origins["schedule.purchases[2].total"] is Origin.SHARES_TIMES_PRICE
    press(Qt.Key.Key_Z, CONTROL)
    assert claim.notices.line_text == "Undone: purchases lines 1 to 2 inserted"


def test_esc_leaves_the_table_on_the_clipboard(desk: Desk, open_claim_window: OpenClaim) -> None:
    """Nothing is taken, and the cursor is back in its cell."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("schedule.sales[0].shares")
    paste(TABLE)
    press(Qt.Key.Key_Escape)
    assert not page_of(claim).paste.isVisible()
    assert focused_path() == "schedule.sales[0].shares"
    assert not claim.session.proof.schedule.sections[1].trades


def test_prose_and_too_many_lines_are_one_sentence(desk: Desk, open_claim_window: OpenClaim) -> None:
    """No panel, no line, the cursor stays."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("schedule.purchases[0].trade_date")
    paste("Dear Sir,\nplease find my claim.\n")
    words = page_of(claim).editor.footer
    assert words.words == "What is on the clipboard is no table of trades: nothing was taken."
    paste("9/24/2003\t1000\t7.50\n" * 10_000)
    assert words.words.startswith("10,001 lines are on the clipboard, and at most 2,000")
    assert not page_of(claim).paste.isVisible()
    assert focused_path() == "schedule.purchases[0].trade_date"
    assert not claim.session.proof.schedule.sections[0].trades


def test_one_value_is_pasted_into_its_field_or_cell(desk: Desk, open_claim_window: OpenClaim) -> None:
    """F2 knows it; a table in a field is told and pastes nothing."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("address.street")
    paste("12 Main St")
    press(Qt.Key.Key_Return)
    assert claim.session.proof.address.street.text == "12 Main St"
    assert claim.session.origins["address.street"] is Origin.PASTED
    claim.go_to("address.city")
    paste(TABLE)
    assert claim.notices.line_text.startswith("The clipboard holds a table or nothing")
    assert focused().property("text") == ""
    claim.go_to("schedule.closing_holding.shares")
    paste("1,000")
    press(Qt.Key.Key_Return)
    assert claim.session.origins["schedule.closing_holding.shares"] is Origin.PASTED
    paste(TABLE)
    assert page_of(claim).editor.footer.words.startswith("A holding is one figure")


def test_a_text_too_long_for_one_place_is_refused_and_nothing_is_lost(desk: Desk, open_claim_window: OpenClaim) -> None:
    """In a cell, in a field and in a count: one sentence, and what was being keyed stands there as it was."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    words = "100,000 signs are on the clipboard, and one place takes at most 1,000."
    words += " Copy what belongs here; nothing was pasted"
    claim.go_to("schedule.purchases[0].trade_date")
    key("092403")
    claim.go_to("schedule.purchases[0].trade_date")
    paste("a" * 100_000)
    assert page_of(claim).editor.footer.words == words
    assert claim.session.proof.schedule.sections[0].trades[0].trade_date.text == "2003-09-24"
    assert focused_path() == "schedule.purchases[0].trade_date"
    for path in ("address.street", "joint_owners.count"):
        claim.go_to(path)
        QTest.keyClicks(focused(), "7")
        paste("a" * 100_000)
        assert claim.notices.line_text == words
        assert focused().property("text") == "7"
        press(Qt.Key.Key_Escape)


def test_the_longest_text_of_one_place_is_pasted(desk: Desk, open_claim_window: OpenClaim) -> None:
    """A thousand signs are one value."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("address.street")
    paste("a" * 1_000)
    press(Qt.Key.Key_Return)
    assert len(claim.session.proof.address.street.text) == 1_000
