"""F2 tells where a value came from, for every field and cell, while it is keyed, as a draft, and after the save."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from stories import CONTROL, SHIFT, KeepPaper, OpenClaim, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.batch import BatchFacts
from claimdesk.casebook.origin import Origin
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_batch import register_batch
from claimdesk.casework.register_claim import register_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.origin_words import origin_words
from claimdesk.screens.schedule_page import SchedulePage

ALT = Qt.KeyboardModifier.AltModifier


def said(claim: ClaimWindow, path: str) -> str:
    """Go to a place, press F2, and give what is said."""
    claim.go_to(path)
    press(Qt.Key.Key_F2)
    return claim.notices.line_text


def keyed_line(claim: ClaimWindow) -> None:
    """Key two purchases: a typed one, and one with ditto and an accepted total."""
    claim.go_to("schedule.purchases[0].trade_date")
    for text in ("09242003", "1000", "7.50", "7500", "y"):
        key(text)
    key("25")
    press(Qt.Key.Key_D, CONTROL)
    key("7.25")
    press(Qt.Key.Key_Equal)


def test_every_way_into_a_cell_is_told(desk: Desk, open_claim_window: OpenClaim) -> None:
    """Typed, typed as a day, repeated, inferred, and a place where nobody has been."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    keyed_line(claim)
    line = "schedule.purchases[1]"
    assert said(claim, "schedule.purchases[0].price") == "Purchases line 1, price: Typed"
    assert said(claim, f"{line}.trade_date").endswith("Typed as a day, month and year inferred")
    assert said(claim, f"{line}.shares").endswith("Repeated: ditto from the line above")
    assert said(claim, f"{line}.total").endswith("Inferred: shares x price")
    assert said(claim, f"{line}.documented").endswith("nobody has been here yet")
    assert said(claim, "schedule.extra_sheets.count").startswith("Extra sheets: 0 of them")


def test_where_a_value_came_from_is_kept_with_the_draft_and_with_the_claim(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """A closed window, then a save: what was inferred is still told and still underlined."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    keyed_line(claim)
    settle(qtbot, office)
    claim.close()
    settle(qtbot, office)
    again = open_claim_window(number)
    assert said(again, "schedule.purchases[1].total").endswith("Inferred: shares x price")
    press(Qt.Key.Key_S, CONTROL)
    settle(qtbot, office)
    assert open_claim(desk, number).origins == {
        "schedule.purchases[1].trade_date": Origin.MONTH_INFERRED,
        "schedule.purchases[1].shares": Origin.LINE_ABOVE,
        "schedule.purchases[1].total": Origin.SHARES_TIMES_PRICE,
    }
    page = again.form.currentWidget()
    assert isinstance(page, SchedulePage)
    assert page.editor.model.cell(page.editor.model.rows.row_of("purchases", 1), 4).underlined[1] > 0


def test_an_origin_moves_with_its_line_and_comes_back_with_undo(desk: Desk, open_claim_window: OpenClaim) -> None:
    """The line is moved up, deleted, and brought back: its total is always known to be inferred."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    keyed_line(claim)
    claim.go_to("schedule.purchases[1].shares")
    press(Qt.Key.Key_Up, ALT)
    assert claim.session.origins["schedule.purchases[0].total"] is Origin.SHARES_TIMES_PRICE
    assert "schedule.purchases[1].total" not in claim.session.origins
    press(Qt.Key.Key_Delete, CONTROL)
    assert claim.session.origins == {}
    press(Qt.Key.Key_Z, CONTROL)
    assert claim.session.origins["schedule.purchases[0].total"] is Origin.SHARES_TIMES_PRICE
    claim.go_to("schedule.purchases[0].shares")
    press(Qt.Key.Key_I, CONTROL)
    assert claim.session.origins["schedule.purchases[1].total"] is Origin.SHARES_TIMES_PRICE


def test_keying_over_what_was_inferred_makes_it_typed(desk: Desk, open_claim_window: OpenClaim) -> None:
    """The same figure keyed by hand is a figure that somebody has read on the paper."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    keyed_line(claim)
    claim.go_to("schedule.purchases[1].total")
    key("7250")
    assert said(claim, "schedule.purchases[1].total").endswith("Typed")


def test_the_rest_recorded_as_blank_is_known_to_be_inferred(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """One key for the rest is no look at each place."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    claim.go_to("beneficial_owner.first")
    press(Qt.Key.Key_B, CONTROL)
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    settle(qtbot, office)
    origins = open_claim(desk, number).origins
    assert origins["beneficial_owner.first"] is Origin.BLANK_KEY
    assert origins["address.street"] is Origin.REST_BLANK


def test_a_number_of_a_taxpayer_is_never_told(keep_paper: KeepPaper, open_claim_window: OpenClaim) -> None:
    """F2 tells the way and not the value."""
    claim = open_claim_window(keep_paper(1).claim_number)
    assert said(claim, "tin") == "TIN: Typed"


def test_every_origin_has_its_words() -> None:
    """One line each, and none twice."""
    words = origin_words()
    assert set(words) == set(Origin)
    assert len(set(words.values())) == len(Origin)


def test_what_came_from_the_batch_is_told_so(desk: Desk, open_claim_window: OpenClaim) -> None:
    """The days, the tray and the number of a paper of a batch are marked as taken from it, and what is keyed is not."""
    day = date(2008, 4, 10)
    facts = BatchFacts(name="B-17", expected_documents=1, postmark_on=day, received_on=day)
    claim = open_claim_window(register_batch(desk, facts).claim_numbers[0])
    for path in ("batch", "dcn", "postmark.on", "received_on"):
        assert claim.session.origins[path] is Origin.BATCH
        assert said(claim, path).endswith(origin_words()[Origin.BATCH])
    claim.go_to("postmark.on")
    key("041108")
    assert said(claim, "postmark.on") == "Postmark, on: Typed"
    assert "postmark.on" not in claim.session.origins
