"""One key fills what most papers say, visibly, as one step; what is offered is taken by its own key alone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, SHIFT, OpenClaim, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.origin import Origin
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.fields.paper_edit import PaperEdit
from claimdesk.screens.typist import focused_path


def new(desk: Desk, open_claim_window: OpenClaim) -> ClaimWindow:
    """Open a claim of which nothing is keyed."""
    return open_claim_window(register_claim(desk).claim.claim_number)


def field(claim: ClaimWindow, path: str) -> PaperEdit:
    """Find a field of the form."""
    return next(edit for edit in claim.form.findChildren(PaperEdit) if edit.path == path)


def test_the_usual_answers_are_filled_seen_and_taken_back(desk: Desk, open_claim_window: OpenClaim) -> None:
    """One key, one step: underlined, told by F2, and gone with one undo."""
    claim = new(desk, open_claim_window)
    claim.go_to("delivery")
    press(Qt.Key.Key_Space, CONTROL)
    assert claim.session.proof.delivery.text == "first-class"
    assert claim.notices.line_text == "7 usual answers filled in, underlined; Ctrl+Z takes them back"
    assert focused_path() == "received_on"
    delivery = field(claim, "delivery")
    assert delivery.line._underlined == (0, len("first-class"))
    claim.go_to("delivery")
    press(Qt.Key.Key_F2)
    assert claim.notices.line_text == "Delivery: Inferred: the usual answer, by one key for the block"
    press(Qt.Key.Key_Z, CONTROL)
    assert not claim.session.proof.delivery.is_reached
    assert claim.session.proof.documents is None


def test_enter_passes_over_what_was_filled_and_arrows_do_not(desk: Desk, open_claim_window: OpenClaim) -> None:
    """The clerk keys what is this paper's own; Down and Shift+Enter still go everywhere they were."""
    claim = new(desk, open_claim_window)
    claim.go_to("postmark.on")
    press(Qt.Key.Key_F12)
    key("04142008")
    assert focused_path() == "postmark.on"
    key("10")
    assert claim.session.proof.postmark.on.text == "2008-04-10"
    assert focused_path() == "beneficial_owner.first"
    press(Qt.Key.Key_Return, SHIFT)
    assert focused_path() == "postmark.on"
    press(Qt.Key.Key_Return, SHIFT)
    assert focused_path() == "received_on"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert focused_path() == "postmark.source"
    key("m")
    assert claim.session.proof.postmark.source.text == "meter"
    assert claim.session.origins.get("postmark.source", Origin.TYPED) is Origin.TYPED


def test_a_block_without_anything_usual_left_says_so(desk: Desk, open_claim_window: OpenClaim) -> None:
    """The key does nothing twice."""
    claim = new(desk, open_claim_window)
    claim.go_to("w9.ssn")
    press(Qt.Key.Key_Space, CONTROL)
    assert focused_path() == "w9.ssn"
    press(Qt.Key.Key_Space, CONTROL)
    assert claim.notices.line_text == "Nothing usual is left to fill in this block"


def test_the_usual_rest_of_a_line(desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot) -> None:
    """From the price one key makes the total, says documented and goes to the next line; one undo takes it back."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    claim.go_to("schedule.purchases[0].trade_date")
    for text in ("09242003", "1000"):
        key(text)
    QTest.keyClicks(focused(), "7.50")
    press(Qt.Key.Key_Space, CONTROL)
    trade = claim.session.proof.schedule.sections[0].trades[0]
    assert (trade.total.text, trade.documented.text) == ("7500", "yes")
    assert focused_path() == "schedule.purchases[1].trade_date"
    press(Qt.Key.Key_Space, CONTROL)
    assert focused_path() == "schedule.purchases[1].trade_date"
    press(Qt.Key.Key_S, CONTROL)
    settle(qtbot, office)
    origins = open_claim(desk, number).origins
    assert origins["schedule.purchases[0].total"] is Origin.SHARES_TIMES_PRICE
    assert origins["schedule.purchases[0].documented"] is Origin.USUAL_ANSWER


def test_a_holding_of_nothing_is_documented_by_nothing(desk: Desk, open_claim_window: OpenClaim) -> None:
    """Zero shares need no document, a hundred do."""
    claim = new(desk, open_claim_window)
    claim.go_to("schedule.opening_holding.shares")
    key("0")
    press(Qt.Key.Key_Space, CONTROL)
    assert claim.session.proof.schedule.positions[0].holding.documented.is_blank
    claim.go_to("schedule.closing_holding.shares")
    key("100")
    press(Qt.Key.Key_Space, CONTROL)
    assert claim.session.proof.schedule.positions[1].holding.documented.text == "yes"


def test_what_begins_so_is_offered_and_taken_by_f4(desk: Desk, open_claim_window: OpenClaim) -> None:
    """Enter keeps what was keyed; F4 takes the offer and goes on."""
    claim = new(desk, open_claim_window)
    claim.go_to("record_owner")
    key("cha")
    assert claim.session.proof.record_owner.text == "Cha"
    claim.go_to("record_owner")
    QTest.keyClicks(focused(), "schw")
    assert field(claim, "record_owner").line.hint == "Charles Schwab & Co Inc  F4"
    press(Qt.Key.Key_F4)
    assert claim.session.proof.record_owner.text == "Charles Schwab & Co Inc"
    assert focused_path() != "record_owner"
    assert claim.session.origins["record_owner"] is Origin.LIST


def test_what_this_clerk_used_is_offered_before_the_list(desk: Desk, open_claim_window: OpenClaim) -> None:
    """A broker of the tray comes first, and nobody else's."""
    claim = new(desk, open_claim_window)
    claim.go_to("record_owner")
    key("chittenden trust")
    other = new(desk, open_claim_window)
    other.go_to("record_owner")
    QTest.keyClicks(focused(), "ch")
    assert field(other, "record_owner").line.hint == "Chittenden Trust  F4"


def test_another_person_is_offered_nothing_of_the_one_before(desk: Desk, office: Office) -> None:
    """What one clerk used leaves with them."""
    workplace = office.workplace
    before = workplace.recent
    workplace.sit(replace(desk, staff=replace(desk.staff, name="Somebody else")))
    assert workplace.recent is not before


def test_the_list_of_a_field_opens_under_it(desk: Desk, open_claim_window: OpenClaim) -> None:
    """Alt+Down opens it, letters leave what begins with them, Enter takes and stays."""
    claim = new(desk, open_claim_window)
    claim.go_to("release.capacity")
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    choices = field(claim, "release.capacity").offering.open_list
    assert choices is not None
    assert choices.isVisible()
    assert choices.item(0).text() == "beneficial owner"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert focused_path() == "release.capacity"
    press(Qt.Key.Key_Return)
    assert claim.session.proof.release.capacity.text == "executor"
    assert claim.session.origins["release.capacity"] is Origin.LIST


def test_under_the_signature_the_paper_offers_its_own_words(desk: Desk, open_claim_window: OpenClaim) -> None:
    """Name, town and state of Part I, each by one key, none by Enter."""
    claim = new(desk, open_claim_window)
    claim.go_to("beneficial_owner.first")
    key("robert")
    claim.go_to("beneficial_owner.last")
    key("henderson")
    claim.go_to("release.printed_name")
    press(Qt.Key.Key_F4)
    assert claim.session.proof.release.printed_name.text == "Robert Henderson"
    assert claim.session.origins["release.printed_name"] is Origin.SAME_PAPER
    claim.go_to("release.city")
    press(Qt.Key.Key_F4)
    assert not claim.session.proof.release.city.is_reached
