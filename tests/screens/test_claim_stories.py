"""A person works on one claim with keys: commits are kept, what is saved first stands, problems lead to places."""

from __future__ import annotations

import threading
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, SHIFT, KeepPaper, OpenClaim, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.claim import ClaimState, PostmarkSource
from claimdesk.casebook.reading import Mark
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.fields.line import PaperLine


def stored_first_name(desk: Desk, claim_number: str) -> str:
    """Give the first name that the store has."""
    return open_claim(desk, claim_number).claim.proof.beneficial_owner.first.text


def key_at(qtbot: QtBot, claim: ClaimWindow, path: str, *, text: str) -> None:
    """Go to a place in one of several windows and key over what stands there."""
    claim.activateWindow()
    qtbot.waitUntil(claim.isActiveWindow, timeout=PATIENCE)
    claim.go_to(path)
    key(text)


def signatures(claim: ClaimWindow) -> int:
    """Give how many joint owners are asked for a signature."""
    return len(claim.session.proof.release.joint_signed)


def test_intake_is_keyed_in_paper_order_and_each_commit_is_on_disk(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """After each Enter the field stands in the draft of the store, though nothing is saved."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    for text in ("T1", "", "041408", "041008", "postmark", "first", "admin", "1", "monthly statement", "good", "n"):
        key(text)
    settle(qtbot, office)
    assert claim.form.key == "claimant"
    opened = open_claim(desk, number)
    assert opened.claim.version == 1
    draft = {entry.path: entry for entry in opened.draft}
    assert draft["received_on"].text == "2008-04-14"
    assert draft["postmark.source"].text == PostmarkSource.POSTMARK
    assert draft["dcn"].mark is Mark.BLANK
    assert draft["documents.count"].text == "1"
    assert draft["documents[0].kind"].text == "monthly statement"
    assert draft["original_certificates_enclosed"].text == "no"
    assert claim.header.postmark.text() == "10 Apr 2008, 20 days before the bar date"


def test_a_draft_is_restored_after_the_window_was_closed(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """What was keyed and not saved stands there again, and the status line says from when."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    claim.go_to("beneficial_owner.first")
    key("Ada")
    QTest.keyClicks(focused(), "K")
    press(Qt.Key.Key_W, CONTROL)
    qtbot.waitUntil(lambda: not office.window.claim_windows, timeout=PATIENCE)
    settle(qtbot, office)
    again = open_claim_window(number)
    owner = again.session.proof.beneficial_owner
    assert (owner.first.text, owner.middle.text) == ("Ada", "K")
    assert again.session.claim is not None
    assert again.session.claim.proof.beneficial_owner.first.mark is Mark.NOT_REACHED
    assert again.notices.line_text.endswith("restored: 2 fields not yet saved")
    assert again.notices.line_text.startswith("Draft of 20 May 2008")


def test_ctrl_s_commits_the_open_field_and_saves(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """The trap of Qt: the action must not store the value from before the open text."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    claim.go_to("beneficial_owner.first")
    QTest.keyClicks(focused(), "Ada")
    press(Qt.Key.Key_S, CONTROL)
    settle(qtbot, office)
    assert stored_first_name(desk, number) == "Ada"
    assert claim.notices.line_text == "Saved, version 2"
    press(Qt.Key.Key_S, CONTROL)
    settle(qtbot, office)
    assert claim.notices.line_text == "Already saved, version 2"


def test_finishing_goes_to_the_first_place_that_nobody_reached(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """It says how many there are; a second, explicit deed records them as blank and finishes."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    press(Qt.Key.Key_Return, CONTROL)
    settle(qtbot, office)
    assert "fields were never reached" in claim.notices.band_text
    assert focused().objectName() == "received_on"
    assert open_claim(desk, number).claim.state is ClaimState.RECEIVED
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    settle(qtbot, office)
    stored = open_claim(desk, number).claim
    assert stored.state is ClaimState.KEYED
    assert stored.proof.address.street.mark is Mark.BLANK
    assert stored.proof.documents == ()
    assert all(section.is_finished for section in stored.proof.schedule.sections)
    assert "SIG-NONE" in {problem.code for problem in claim.problems.problems}


def test_the_second_save_of_one_claim_is_settled_field_by_field(
    keep_paper: KeepPaper, desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Both readings are shown; the person keeps his in one place and takes the other's in another."""
    number = keep_paper(1).claim_number
    hers, his = open_claim_window(number), open_claim_window(number)
    key_at(qtbot, hers, "beneficial_owner.first", text="Roberta")
    key_at(qtbot, hers, "address.city", text="Novato")
    key_at(qtbot, his, "beneficial_owner.first", text="Rupert")
    key_at(qtbot, his, "address.city", text="Sausalito")
    key_at(qtbot, his, "record_owner", text="Nobody")
    settle(qtbot, office)
    hers.activateWindow()
    hers.deeds.save()
    settle(qtbot, office)
    his.activateWindow()
    his.deeds.save()
    settle(qtbot, office)
    assert not his.conflict.isHidden()
    assert stored_first_name(desk, number) == "Roberta"
    assert set(his.conflict._choices) == {"beneficial_owner.first", "address.city", "record_owner"}
    assert "Roberta" in his.conflict._choices["beneficial_owner.first"].text()
    his.conflict._choices["address.city"].setChecked(True)
    QTest.mouseClick(his.conflict._save, Qt.MouseButton.LeftButton)
    settle(qtbot, office)
    stored = open_claim(desk, number)
    assert stored.claim.proof.beneficial_owner.first.text == "Rupert"
    assert stored.claim.proof.address.city.text == "Novato"
    assert stored.claim.proof.record_owner.text == "Nobody"
    assert stored.draft == ()
    assert his.conflict.isHidden()
    assert hers.notices.line_text == f"Version {stored.claim.version} was saved elsewhere and is shown now"


def test_what_only_the_other_changed_is_kept(
    keep_paper: KeepPaper, desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Two people who keyed different places lose nothing of either."""
    number = keep_paper(1).claim_number
    hers, his = open_claim_window(number), open_claim_window(number)
    key_at(qtbot, his, "address.city", text="Sausalito")
    settle(qtbot, office)
    key_at(qtbot, hers, "beneficial_owner.first", text="Roberta")
    hers.deeds.save()
    settle(qtbot, office)
    his.deeds.save()
    settle(qtbot, office)
    QTest.mouseClick(his.conflict._save, Qt.MouseButton.LeftButton)
    settle(qtbot, office)
    proof = open_claim(desk, number).claim.proof
    assert (proof.beneficial_owner.first.text, proof.address.city.text) == ("Roberta", "Sausalito")


def test_f7_leads_from_problem_to_problem_and_a_cure_takes_it_away(
    keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Sample 8: 20 Sep 2003 was a Saturday, and 9.80 is above the day's range.

    With the price of 8.70 the keyed total of 2,940.00 is wrong in turn: 300 x 8.70 is 2,610.00.
    """
    claim = open_claim_window(keep_paper(8).claim_number)
    assert [problem.code for problem in claim.problems.problems] == ["TX-DATE", "TX-PRICE"]
    press(Qt.Key.Key_F7)
    assert claim.form.key == "schedule"
    key("092503")
    settle(qtbot, office)
    qtbot.waitUntil(lambda: len(claim.problems.problems) == 1, timeout=PATIENCE)
    trade = claim.session.proof.schedule.sections[0].trades[0]
    assert trade.trade_date.value == date(2003, 9, 25)
    press(Qt.Key.Key_F7)
    key("8.70")
    qtbot.waitUntil(lambda: [p.code for p in claim.problems.problems] == ["TX-TOTAL"], timeout=PATIENCE)
    press(Qt.Key.Key_F7)
    key("2610")
    qtbot.waitUntil(lambda: claim.problems.problems == (), timeout=PATIENCE)
    assert claim.header.problems.text() == "none"


def test_enter_on_a_problem_jumps_to_its_place(
    keep_paper: KeepPaper, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Ctrl+J goes to the list; sample 2 is unsigned and has no documents."""
    claim = open_claim_window(keep_paper(2).claim_number)
    press(Qt.Key.Key_J, CONTROL)
    qtbot.waitUntil(claim.problems.list.hasFocus, timeout=PATIENCE)
    assert [problem.code for problem in claim.problems.problems] == ["DOC-NONE", "SIG-NONE"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert claim.form.key == "release"
    assert focused().objectName() == "release.signed"


def test_a_zip_code_offers_its_city_and_state_and_f4_takes_them(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """94901 is San Rafael, California; Enter on the empty field still says that it is blank."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("address.zip")
    key("94901")
    city = focused()
    assert isinstance(city, PaperLine)
    assert (city.objectName(), city.hint) == ("address.city", "San Rafael  F4")
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    address = claim.session.proof.address
    assert address.city.text == "San Rafael"
    assert address.state.mark is Mark.BLANK


def test_a_joint_owner_brings_a_place_for_a_signature(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Two joint owners, two signatures; with one taken away, one signature is asked."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("joint_owners.count")
    for text in ("2", "Ann", "", "Henderson", "Ben", "", "Henderson"):
        key(text)
    assert [owner.full_name for owner in claim.session.proof.joint_owners] == ["Ann Henderson", "Ben Henderson"]
    assert signatures(claim) == 2
    claim.go_to("joint_owners.count")
    key("1")
    settle(qtbot, office)
    assert [owner.first.text for owner in claim.session.proof.joint_owners] == ["Ann"]
    assert signatures(claim) == 1
    claim.go_to("release.signed")
    key("y")
    assert focused().objectName() == "release.joint_signed[0].signed"


def test_a_claim_is_voided_with_a_reason(
    keep_paper: KeepPaper, desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """An empty reason is none; the claim keeps its number, its form is closed, its history can still be read."""
    number = keep_paper(1).claim_number
    claim = open_claim_window(number)
    claim.deeds.void()
    assert focused() is claim.reason.line
    press(Qt.Key.Key_Return)
    assert not claim.reason.isHidden()
    key("registered twice")
    settle(qtbot, office)
    stored = open_claim(desk, number).claim
    assert (stored.state, stored.void_reason) == (ClaimState.VOIDED, "registered twice")
    assert claim.header.chip._state == "voided"
    for key_of_page in claim.form.keys:
        press(Qt.Key.Key_F6)
        assert claim.isAncestorOf(focused()), key_of_page
        is_paper = claim.form.key in {block.value for block in claim.session.blocks}
        shown = claim.form.currentWidget()
        assert shown is not None
        assert shown.isEnabled() is not is_paper


def test_a_claim_is_reviewed_only_as_it_is_saved(
    keep_paper: KeepPaper, desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """With something unsaved the deed asks to save first."""
    number = keep_paper(1).claim_number
    claim = open_claim_window(number)
    key_at(qtbot, claim, "beneficial_owner.first", text="Roberta")
    press(Qt.Key.Key_R, CONTROL | SHIFT)
    settle(qtbot, office)
    assert open_claim(desk, number).claim.state is ClaimState.KEYED
    assert "not saved yet" in claim.notices.band_text
    press(Qt.Key.Key_S, CONTROL)
    settle(qtbot, office)
    press(Qt.Key.Key_R, CONTROL | SHIFT)
    settle(qtbot, office)
    assert open_claim(desk, number).claim.state is ClaimState.REVIEWED
    assert claim.notices.line_text == f"{number} is reviewed"
    assert claim.notices.band_text == ""


def test_keys_before_the_claim_has_come_do_nothing(desk: Desk, office: Office, qtbot: QtBot) -> None:
    """A window that waits for the store takes no field and does no deed."""
    number = register_claim(desk).claim.claim_number
    gate = threading.Event()
    office.jobs.run(gate.wait, owner=office, done=lambda _set: None, failed=office.window.notices.tell)
    claim = office.window.open_claim(number)
    claim.activateWindow()
    qtbot.waitUntil(claim.isActiveWindow, timeout=PATIENCE)
    assert not claim.form.isEnabled()
    for code, modifiers in ((Qt.Key.Key_S, CONTROL), (Qt.Key.Key_Return, CONTROL), (Qt.Key.Key_B, CONTROL | SHIFT)):
        QTest.keyClick(claim, code, modifiers)
    gate.set()
    settle(qtbot, office)
    assert claim.form.isEnabled()
    assert open_claim(desk, number).claim.version == 1
    assert claim.notices.band_text == ""
