"""A clerk takes over what they keyed before, by its own key; a number of a taxpayer is never offered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, KeepPaper, OpenClaim, key, press

from claimdesk.casebook.reading import Mark
from claimdesk.casework.desk import Desk
from claimdesk.casework.register_claim import register_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.typist import focused_path


def turn_to(qtbot: QtBot, claim: ClaimWindow, path: str) -> None:
    """Go on in one of several windows."""
    claim.activateWindow()
    qtbot.waitUntil(claim.isActiveWindow, timeout=PATIENCE)
    claim.go_to(path)


def test_a_ditto_in_the_form_is_of_the_previous_claim(desk: Desk, open_claim_window: OpenClaim, qtbot: QtBot) -> None:
    """What the same clerk keyed in this field of the claim before, and the cursor goes on."""
    first = open_claim_window(register_claim(desk).claim.claim_number)
    first.go_to("batch")
    key("T1")
    second = open_claim_window(register_claim(desk).claim.claim_number)
    turn_to(qtbot, second, "batch")
    press(Qt.Key.Key_D, CONTROL)
    assert second.session.proof.batch.text == "T1"
    assert focused_path() == "dcn"
    press(Qt.Key.Key_D, CONTROL)
    assert second.notices.line_text == "Nothing to repeat: you have keyed no claim before this one with this field"
    assert focused_path() == "dcn"


def test_the_value_used_last_is_taken_by_its_key(desk: Desk, open_claim_window: OpenClaim) -> None:
    """It may come from the same claim; a field that was never keyed has none."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("address.city")
    press(Qt.Key.Key_F5)
    assert claim.notices.line_text == "Nothing to repeat: you have not keyed this field yet"
    key("Nashua")
    claim.go_to("address.city")
    key("")
    press(Qt.Key.Key_Z, CONTROL)
    claim.go_to("address.city")
    press(Qt.Key.Key_F5)
    assert claim.session.proof.address.city.text == "Nashua"


def test_a_column_takes_what_it_was_given_last(keep_paper: KeepPaper, open_claim_window: OpenClaim) -> None:
    """The line does not matter, the section and the column do."""
    claim = open_claim_window(keep_paper(1).claim_number)
    claim.go_to("schedule.purchases[0].price")
    key("7.77")
    claim.go_to("schedule.purchases[1].trade_date")
    key("0415")
    claim.go_to("schedule.purchases[1].price")
    press(Qt.Key.Key_F5)
    assert focused_path() == "schedule.purchases[1].total"
    section = claim.session.proof.schedule.section("purchases")
    assert section is not None
    assert section.trades[1].price.text == "7.77"


def test_a_number_of_a_taxpayer_is_keyed_wherever_it_stands(
    desk: Desk, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Neither key offers it, and nothing is committed."""
    first = open_claim_window(register_claim(desk).claim.claim_number)
    first.go_to("tin")
    key("900-12-3456")
    second = open_claim_window(register_claim(desk).claim.claim_number)
    turn_to(qtbot, second, "tin")
    for asked in (Qt.Key.Key_F5, Qt.Key.Key_D):
        press(asked, CONTROL if asked == Qt.Key.Key_D else Qt.KeyboardModifier.NoModifier)
        assert second.notices.line_text == "A number of a taxpayer is keyed wherever it stands on the paper"
    assert second.session.proof.tin.mark is Mark.NOT_REACHED
