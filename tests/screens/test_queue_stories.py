"""Work comes to a clerk: a tray is registered, claims are taken one by one, put aside, counted; by keys alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, SHIFT, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.batch import BatchFacts
from claimdesk.casebook.claim import ClaimState, Delivery
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import StaffMember
from claimdesk.casework.keying_figures import my_figures
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_batch import register_batch
from claimdesk.casework.take_work import take_next
from claimdesk.casework.void_claim import void_claim
from claimdesk.screens.claim_window import ClaimWindow

FIRST, SECOND, THIRD = "SONUS-0000001", "SONUS-0000002", "SONUS-0000003"


@pytest.fixture
def tray(office: Office) -> Office:
    """Give the office with a tray of three papers in the queue."""
    register_batch(office.desk, BatchFacts(name="B-17", expected_documents=3, delivery=Delivery.CERTIFIED))
    return office


@pytest.fixture
def window(tray: Office, qtbot: QtBot) -> ClaimWindow:
    """Give the window of the first claim, taken from the queue by its key."""
    press(Qt.Key.Key_8, CONTROL)
    settle(qtbot, tray)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(tray.window.claim_windows), timeout=PATIENCE)
    claim = tray.window.claim_windows[0]
    qtbot.waitUntil(lambda: claim.session.is_open and focused().window() is claim, timeout=PATIENCE)
    settle(qtbot, tray)
    return claim


def state_of(office: Office, number: str) -> ClaimState:
    """Give the state of a claim as it is stored."""
    return open_claim(office.desk, number).claim.state


def finish(qtbot: QtBot, office: Office, claim: ClaimWindow, *, following: str) -> None:
    """Record the rest as blank and finish, and wait for the next claim in the same window."""
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: claim.claim_number == following, timeout=PATIENCE)
    settle(qtbot, office)


def test_a_tray_is_registered_and_its_first_claim_taken(office: Office, qtbot: QtBot) -> None:
    """The empty queue says what fills it; Enter walks the facts; what is common stands in the intake already."""
    press(Qt.Key.Key_8, CONTROL)
    settle(qtbot, office)
    assert "papers that are registered" in office.window.queue._words.text()
    press(Qt.Key.Key_N)
    for text in ("B-17", "2", "6", "", "041008"):
        QTest.keyClicks(focused(), text)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    assert office.window.notices.line_text.startswith(f"Batch B-17: 2 claims registered, {FIRST} to {SECOND}, DCN SN")
    assert office.window.queue._words.text().startswith("2 claims wait.")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    claim = office.window.claim_windows[0]
    settle(qtbot, office)
    assert claim.claim_number == FIRST
    assert claim.session.proof.received_on.text == "2008-05-20"
    assert claim.session.proof.postmark.on.text == "2008-04-10"
    assert claim.session.origins["dcn"].value == "batch"


def test_ctrl_enter_finishes_and_shows_the_next_in_the_same_place(
    window: ClaimWindow, tray: Office, qtbot: QtBot
) -> None:
    """The first is keyed, the second stands in the same window with the cursor in its paper."""
    finish(qtbot, tray, window, following=SECOND)
    assert tray.window.claim_windows == [window]
    assert state_of(tray, FIRST) is ClaimState.KEYED
    assert window.header.number.text() == SECOND
    assert window.windowTitle().startswith(SECOND)
    assert window.notices.line_text.endswith(f"Now {SECOND}")
    assert focused().window() is window
    assert window.session.unsaved == 0


def test_keys_typed_meanwhile_reach_the_next_claim_and_no_other(
    window: ClaimWindow, tray: Office, qtbot: QtBot
) -> None:
    """Keys sent before the store has answered wait, in their order, and stand in the next claim's first open place."""
    place = window.form.keys[0]
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    assert window.claim_number == FIRST
    for sign in "041008":
        QTest.keyClicks(focused(), sign)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.claim_number == SECOND, timeout=PATIENCE)
    settle(qtbot, tray)
    assert window.form.key == place
    assert window.session.proof.received_on.text == "2008-04-10"
    assert not open_claim(tray.desk, FIRST).claim.proof.received_on.value
    assert window.queue.next.keys.count == 0


def test_the_last_claim_leads_back_to_the_queue(window: ClaimWindow, tray: Office, qtbot: QtBot) -> None:
    """When nothing waits it is said, the window closes, and the queue has the cursor."""
    finish(qtbot, tray, window, following=SECOND)
    finish(qtbot, tray, window, following=THIRD)
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: not tray.window.claim_windows, timeout=PATIENCE)
    settle(qtbot, tray)
    assert tray.window.room == "queue"
    assert "The queue is empty" in tray.window.notices.line_text
    assert {state_of(tray, number) for number in (FIRST, SECOND, THIRD)} == {ClaimState.KEYED}


def test_a_claim_opened_from_the_list_is_finished_and_no_other_follows(tray: Office, qtbot: QtBot) -> None:
    """Whoever does not work from the queue stays where they are."""
    tray.workplace.claim_wanted.emit(SECOND)
    claim = tray.window.claim_windows[0]
    qtbot.waitUntil(lambda: claim.session.is_open and focused().window() is claim, timeout=PATIENCE)
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: claim.session.base_version > 1, timeout=PATIENCE)
    settle(qtbot, tray)
    assert claim.claim_number == SECOND
    assert claim.notices.line_text.startswith(f"Finished keying {SECOND}")


def test_a_claim_is_put_aside_with_a_reason_and_a_day(window: ClaimWindow, tray: Office, qtbot: QtBot) -> None:
    """A day that is none is said; then the next claim follows, and the queue lists what waits."""
    QTest.keyClicks(focused(), "041008")
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    key("the broker's letter")
    key("soon")
    assert "a date is keyed as" in window.notices.line_text
    focused().clear()  # type: ignore[attr-defined]  # the cursor stands in the line of the day
    key("052608")
    qtbot.waitUntil(lambda: window.claim_number == SECOND, timeout=PATIENCE)
    settle(qtbot, tray)
    assert state_of(tray, FIRST) is ClaimState.PUT_ASIDE
    assert len(open_claim(tray.desk, FIRST).draft) == 1
    tray.window.show_screen("queue")
    settle(qtbot, tray)
    item = tray.window.queue.aside.topLevelItem(0)
    assert item is not None
    assert [item.text(column) for column in range(3)] == [FIRST, "the broker's letter", "on 26 May 2008"]
    tray.window.queue.aside.setFocus()
    press(Qt.Key.Key_B)
    settle(qtbot, tray)
    assert state_of(tray, FIRST) is ClaimState.RECEIVED


def test_a_claim_voided_while_it_is_keyed_says_so_and_keeps_the_draft(
    window: ClaimWindow, tray: Office, qtbot: QtBot
) -> None:
    """One line, no dialog; what is keyed afterwards is kept too."""
    key("041008")
    settle(qtbot, tray)
    void_claim(replace(tray.desk, staff=StaffMember("Sue", frozenset(Role))), FIRST, reason="twice", base_version=1)
    key("041108")
    settle(qtbot, tray)
    assert window.notices.line_text == f"{FIRST} was voided meanwhile; what you key is kept as your draft"
    assert len(open_claim(tray.desk, FIRST).draft) == 2


def test_a_claim_given_back_goes_to_another(window: ClaimWindow, tray: Office, qtbot: QtBot) -> None:
    """By its line in the queue: the window is closed first, the draft stays, and another clerk is handed it."""
    key("041008")
    assert window.session.unsaved == 1
    press(Qt.Key.Key_W, CONTROL)
    tray.window.show_screen("queue")
    settle(qtbot, tray)
    assert tray.window.queue.work.key == FIRST
    press(Qt.Key.Key_G)
    settle(qtbot, tray)
    assert tray.window.notices.line_text.startswith(f"{FIRST} is back in the queue")
    other = replace(tray.desk, staff=StaffMember("Ben", frozenset({Role.KEYER})))
    item = take_next(other).item
    assert item is not None
    assert item.claim_number == FIRST


def test_a_batch_is_closed_when_its_totals_agree_or_with_a_reason(tray: Office, qtbot: QtBot) -> None:
    """A missing document is named, and the batch stays open until somebody says why."""
    tray.window.show_screen("queue")
    settle(qtbot, tray)
    press(Qt.Key.Key_C)
    for slip in ("-2", "1234567890"):
        for text in (slip, "", ""):
            key(text)
        assert tray.window.notices.line_text == "Documents counted are a whole number, such as 40"
        focused().clear()  # type: ignore[attr-defined]  # the cursor stands in the line of the documents
    key("2")
    key("")
    key("")
    settle(qtbot, tray)
    assert "3 documents expected, 2 counted: 1 fewer." in tray.window.notices.band_text
    QTest.keyClicks(focused(), "one went to the wrong tray")
    press(Qt.Key.Key_Return)
    settle(qtbot, tray)
    assert tray.window.notices.line_text == "Batch B-17 is closed: with 2 differences"
    assert tray.window.queue.batches.topLevelItemCount() == 0


def test_keys_are_counted_with_the_save_and_are_ones_own(window: ClaimWindow, tray: Office, qtbot: QtBot) -> None:
    """Every key of the claim, by field; the sums of all need a second person."""
    QTest.keyClicks(focused(), "041008")
    press(Qt.Key.Key_Return)
    finish(qtbot, tray, window, following=SECOND)
    figures = my_figures(tray.desk)
    assert (figures.claims, figures.persons) == (1, 1)
    received = next(each for each in figures.fields if each.field == "received_on")
    assert (received.times, received.keys) == (1, len("041008") + 1)
    tray.window.show_screen("queue")
    settle(qtbot, tray)
    assert "Nobody else sees these" in tray.window.queue.figures.words.text()
    tray.window.queue.figures.other.click()
    settle(qtbot, tray)
    assert "the figures of one are theirs alone" in tray.window.notices.line_text


def test_an_adjudicator_is_handed_no_keying(tray: Office, qtbot: QtBot) -> None:
    """Only differences would be theirs; what one's role may not do stays closed, by key as by button."""
    tray.workplace.sit(replace(tray.desk, staff=StaffMember("Ina", frozenset({Role.ADJUDICATOR}))))
    tray.window.show_screen("queue")
    settle(qtbot, tray)
    room = tray.window.queue
    assert not room.new_batch.isEnabled()
    room.take.click()
    settle(qtbot, tray)
    assert tray.window.claim_windows == []
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_C)
    assert room.batch_panel.isHidden()
    assert room.close_panel.isHidden()
    rows = [room.work.topLevelItem(row) for row in range(room.work.topLevelItemCount())]
    assert [row.text(0) for row in rows if row is not None] == ["Differences"]
