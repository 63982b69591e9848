"""A person asks why a claim comes to its amount, and the answer follows what is keyed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, OpenClaim, focused, press, settle

from claimdesk.app import Office
from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.desk import Desk, FixedClock, StaffMember
from claimdesk.casework.open_case import open_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.plan_use import plan_use
from claimdesk.casework.reference import load_settlement
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim

FUND_SIX = (
    ("opening_holding.shares", "1300"),
    ("purchases[0].trade_date", "2015-03-19"),
    ("purchases[0].shares", "1500"),
    ("purchases[0].price", "46.97"),
    ("purchases[1].trade_date", "2015-05-29"),
    ("purchases[1].shares", "500"),
    ("purchases[1].price", "36.67"),
    ("sales[0].trade_date", "2015-03-17"),
    ("sales[0].shares", "1300"),
    ("sales[0].price", "46.66"),
    ("closing_holding.shares", "2000"),
)
"""A published fund, of which every figure is known."""


@pytest.fixture(scope="session")
def twitter() -> Settlement:
    """Give the settlement with a plan and published results."""
    return load_settlement("twitter-2016")


@pytest.fixture
def desk(tmp_path: Path, twitter: Settlement, wording: Wording) -> Desk:
    """Open a new case of that settlement on 20 May 2018."""
    clock = FixedClock(datetime(2018, 5, 20, 14, 2, tzinfo=UTC))
    return open_case(tmp_path / "case", settlement=twitter, wording=wording, clock=clock)


@pytest.fixture
def claim_number(desk: Desk) -> str:
    """Store the claim of the fund."""
    entries = tuple(Entry(f"schedule.{path}", Mark.WRITTEN, text) for path, text in FUND_SIX)
    proof = with_entries(ProofOfClaim(schedule=desk.settlement.blank_schedule()), entries)
    number = register_claim(desk).claim.claim_number
    return save_claim(desk, number, proof=proof, base_version=1).claim.claim_number


def test_the_page_shows_matches_their_sentences_and_the_steps(claim_number: str, open_claim_window: OpenClaim) -> None:
    """Ctrl+M opens it; the arrow keys choose a match."""
    window = open_claim_window(claim_number)
    press(Qt.Key.Key_M, CONTROL)
    loss = window.beside.loss
    assert window.form.key == "loss"
    assert loss.headline.text() == "Recognized loss $29,350.00"
    assert loss.standing.text() == (
        "Plan of Allocation, TWITTER-2016, version 1. Proposed plan, not approved by the court."
    )
    assert focused() is loss.table
    assert loss.sentence.text().startswith("You sold 1,300 shares on 17 Mar 2015")
    press(Qt.Key.Key_Down)
    assert loss.sentence.text().endswith("= $18.91 a share: $28,365.00.")
    assert loss.paragraph.text() == "(d) held at the end of the look-back · plan, rule (d)"
    rows = [[loss.table.matches.index(row, column).data() for column in range(7)] for row in range(3)]
    assert rows[1] == ["1,500", "19 Mar 2015", "$46.97", "held", "", "$18.91", "$28,365.00"]
    shown = [(words.text(), amount.text()) for words, amount in loss._steps if words.text()]
    assert shown[0] == ("Sum of the matches", "$32,070.00")
    assert shown[-1] == ("Recognized loss, in whole cents", "$29,350.00")
    assert loss.timeline.timeline is not None
    assert loss.timeline.timeline.words == "2 purchases and 1 sale from 6 Feb 2015 to 30 Oct 2015"


def test_the_amount_follows_what_is_keyed(claim_number: str, open_claim_window: OpenClaim, qtbot: QtBot) -> None:
    """A closing holding of 1,900 instead of 2,000 puts the claim out of balance at once, without a save."""
    window = open_claim_window(claim_number)
    window.form.go_to("schedule.closing_holding.shares")
    QTest.keyClicks(focused(), "1900")
    press(Qt.Key.Key_Return)
    mark = window.blocks.item(window.form.keys.index("loss"))
    qtbot.waitUntil(lambda: str(mark.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("not computed"))
    press(Qt.Key.Key_M, CONTROL)
    loss = window.beside.loss
    qtbot.waitUntil(lambda: loss.headline.text() == "Not computed")
    assert loss.problems.isVisible()
    assert loss.problems.text().startswith("Out of balance by 100 shares")
    assert loss.table.matches.rowCount() == 0
    assert loss.table.isVisible() is False
    assert loss.empty.text().startswith("Once what is said above is mended")
    assert loss.sentence.text() == ""


def test_a_supervisor_tries_a_missing_sale_and_nothing_is_stored(
    desk: Desk, claim_number: str, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """The claim is out of balance by 100 shares; a sale of 100 for 30.00 would put it in balance."""
    window = open_claim_window(claim_number)
    window.form.go_to("schedule.closing_holding.shares")
    QTest.keyClicks(focused(), "1900")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_M, CONTROL)
    panel = window.beside.loss.what_if
    qtbot.waitUntil(lambda: window.beside.loss.headline.text() == "Not computed")
    settle(qtbot, office)
    before = open_claim(desk, claim_number)
    for name, text in (("on", "2015-05-29"), ("shares", "100"), ("price", "30")):
        QTest.keyClicks(panel.fields[name], text)
    QTest.keyClick(panel.fields["price"], Qt.Key.Key_Return)
    # 100 x 12.93 + 1,400 x 18.91 + 500 x 7.41 = 31,472.00; market loss 88,790.00 - 3,000.00 - 56,468.00 = 29,322.00.
    assert panel.answer.text().startswith(
        "With a sale of 100 shares on 29 May 2015 at $30.00: Recognized loss $29,322.00. Without it: Not computed."
    )
    assert panel.answer.text().endswith("Nothing of this is stored.")
    assert open_claim(desk, claim_number) == before
    panel.fields["on"].setText("someday")
    panel.ask()
    assert panel.answer.text().startswith("The trade date cannot be read")


def test_the_plan_is_put_forward_in_the_room_of_the_settlement(desk: Desk, office: Office, qtbot: QtBot) -> None:
    """Whoever put it forward is told that a second person has to approve it."""
    office.window.show_room("settlement")
    settle(qtbot, office)
    panel = office.window.settlement.view.plan
    assert panel.standing.text() == "The case works by Plan of Allocation, TWITTER-2016, version 1: proposed."
    assert "Not in use: nobody has put it forward." in panel.use.text()
    QTest.mouseClick(panel.enter_button, Qt.MouseButton.LeftButton)
    settle(qtbot, office)
    assert plan_use(desk).entered_by == desk.staff.name
    assert panel.use.text().endswith("Not in use yet: you put it forward, so somebody else approves it.")
    assert (panel.enter_button.isVisible(), panel.approve_button.isVisible()) == (False, False)
    office.workplace.sit(replace(desk, staff=StaffMember("Bo", desk.staff.roles)))
    office.window.show_room("settlement")
    settle(qtbot, office)
    assert panel.use.text().endswith(
        f"Not in use yet: put forward by {desk.staff.name}, to be approved by somebody else."
    )
    QTest.mouseClick(panel.approve_button, Qt.MouseButton.LeftButton)
    settle(qtbot, office)
    assert plan_use(desk).is_approved is False
    assert "only one that the court has approved is used" in office.window.notices.band_text


def test_an_annex_is_not_saved_before_its_plan_is_in_use(
    claim_number: str, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """The band of the window says why and what to do."""
    window = open_claim_window(claim_number)
    press(Qt.Key.Key_M, CONTROL)
    QTest.mouseClick(window.beside.loss.annex.save_button, Qt.MouseButton.LeftButton)
    settle(qtbot, office)
    qtbot.waitUntil(lambda: "is not approved for use" in window.notices.band_text, timeout=PATIENCE)


def test_the_annex_takes_the_place_of_the_table_and_goes_away_again(
    claim_number: str, twitter: Settlement, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Twitter's file names no administrator, so no sheet can be laid out, and the page stays as it is."""
    assert twitter.administrator is None
    window = open_claim_window(claim_number)
    press(Qt.Key.Key_M, CONTROL)
    loss = window.beside.loss
    QTest.mouseClick(loss.annex.show_button, Qt.MouseButton.LeftButton)
    settle(qtbot, office)
    assert "does not know administrator" in window.notices.band_text
    assert loss.table.isVisible()
    assert loss.annex.isVisible() is False


def test_a_claim_without_trades_says_what_will_fill_the_page(
    desk: Desk, open_claim_window: OpenClaim, office: Office, qtbot: QtBot
) -> None:
    """No empty table stands there, and the keyboard has a place."""
    number = register_claim(desk).claim.claim_number
    window = open_claim_window(number)
    settle(qtbot, office)
    press(Qt.Key.Key_M, CONTROL)
    loss = window.beside.loss
    assert loss.headline.text() == "Recognized loss $0.00: the claim lists no shares"
    assert loss.table.isVisible() is False
    assert loss.empty.text().startswith("No purchase and no sale is keyed.")
    assert focused() is loss.annex.show_button
