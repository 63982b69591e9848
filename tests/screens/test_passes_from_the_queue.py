"""Whoever takes second keyings and differences from the queue goes on by Ctrl+Enter, and loses no key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from passes_played import FIRST, SECOND, THIRD, bring_up, key_first, key_second, seat
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, SHIFT, OpenClaim, ReadPaper, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.batch import BatchFacts
from claimdesk.casebook.claim import ClaimState, Delivery, ProofOfClaim
from claimdesk.casebook.pass_plan import PassKind, PassPlan
from claimdesk.casebook.places import Entry, reading_at, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.desk import Desk, FixedClock, StaffMember
from claimdesk.casework.keying_figures import my_figures
from claimdesk.casework.open_case import open_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_batch import register_batch
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.second_keying import begin_second_keying, finish_second_keying
from claimdesk.casework.see_queue import see_queue
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.differences_window import DifferencesWindow
from claimdesk.screens.second_window import SecondWindow
from claimdesk.screens.typist import Typist

CITY, PRICE = "address.city", "schedule.purchases[0].price"
ONE, TWO = "SONUS-0000001", "SONUS-0000002"
JUDGE = "Jana Judge"


@pytest.fixture
def desk(tmp_path: Path, sonus: Settlement, wording: Wording) -> Desk:
    """Open a case in which every claim is keyed twice; the first clerk sits there."""
    clock = FixedClock(datetime(2008, 5, 20, 14, 2, tzinfo=UTC))
    settlement = replace(sonus, pass_plan=PassPlan(kind=PassKind.DOUBLE))
    staff = StaffMember(FIRST, frozenset({Role.KEYER}))
    return open_case(tmp_path / "case", settlement=settlement, wording=wording, staff=staff, clock=clock)


def keyed(desk: Desk, proof: ProofOfClaim) -> str:
    """Let the first clerk key a claim."""
    number = register_claim(desk).claim.claim_number
    save_claim(desk, number, proof=proof, base_version=1, finish=True)
    return number


def misread(proof: ProofOfClaim) -> ProofOfClaim:
    """Give the paper as somebody reads it who slips in two places."""
    slips = (Entry(CITY, Mark.WRITTEN, "Atlantis"), Entry(PRICE, Mark.WRITTEN, "9.99"))
    return with_entries(proof, slips)


def keyed_twice(desk: Desk, proof: ProofOfClaim) -> str:
    """Let two clerks key a claim, the second with two slips."""
    number = keyed(desk, proof)
    kofi = replace(desk, staff=StaffMember(SECOND, frozenset({Role.KEYER})))
    begin_second_keying(kofi, number)
    finish_second_keying(kofi, number, proof=misread(proof))
    return number


def state_of(desk: Desk, number: str) -> ClaimState:
    """Give the state of a claim in the store."""
    return open_claim(replace(desk, staff=StaffMember("Looker", frozenset(Role))), number).claim.state


def take(office: Office, qtbot: QtBot) -> SecondWindow | DifferencesWindow:
    """Take the next claim from the queue by its keys, and wait for its window."""
    bring_up_queue(office, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(office.window.passes.windows), timeout=PATIENCE)
    window = office.window.passes.windows[-1]
    bring_up(window, office, qtbot)
    return window


def bring_up_queue(office: Office, qtbot: QtBot) -> None:
    """Show the queue with the cursor in it."""
    office.window.show_screen("queue")
    qtbot.waitUntil(office.window.isActiveWindow, timeout=PATIENCE)
    settle(qtbot, office)


def take_second(office: Office, qtbot: QtBot, *, name: str = SECOND) -> SecondWindow:
    """Let the second clerk sit down and take a second keying from the queue."""
    seat(office, name)
    window = take(office, qtbot)
    assert isinstance(window, SecondWindow)
    return window


def take_differences(office: Office, qtbot: QtBot) -> DifferencesWindow:
    """Let the third person sit down and take differences from the queue."""
    seat(office, THIRD)
    window = take(office, qtbot)
    assert isinstance(window, DifferencesWindow)
    return window


def test_a_second_keying_goes_on_with_the_next_and_keeps_the_keys_of_meanwhile(
    desk: Desk, office: Office, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """The same window shows the next empty form, and what was typed without a pause stands in its first field."""
    paper = read_paper(3)
    for _claim in (ONE, TWO):
        keyed(desk, paper)
    second = take_second(office, qtbot)
    assert second.claim_number == ONE
    key_second(second, paper, Typist())
    QTest.keyClicks(focused(), "041008")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: second.claim_number == TWO, timeout=PATIENCE)
    qtbot.waitUntil(lambda: reading_at(second.session.proof, "received_on").is_reached, timeout=PATIENCE)
    settle(qtbot, office)
    assert state_of(desk, ONE) is ClaimState.VERIFIED
    assert reading_at(second.session.proof, "received_on").text == "2008-04-10"
    assert second.session.keyed == 1
    assert not reading_at(second.session.proof, CITY).is_reached
    assert second.notices.line_text.startswith(f"The second keying of {ONE} is finished. Now {TWO}")
    assert TWO in second.windowTitle()
    assert second.header.number.text() == TWO
    assert office.window.passes.windows == [second]
    figures = my_figures(replace(desk, staff=StaffMember(SECOND, frozenset({Role.KEYER}))))
    assert figures.errors.claims == 1
    assert figures.errors.keys == figures.keys > 100


def test_when_nothing_is_left_a_sentence_says_so(
    desk: Desk, office: Office, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """The window closes, the queue is there, and keys of meanwhile are told."""
    paper = read_paper(3)
    keyed(desk, paper)
    second = take_second(office, qtbot)
    key_second(second, paper, Typist())
    qtbot.waitUntil(lambda: office.window.passes.windows == [], timeout=PATIENCE)
    settle(qtbot, office)
    assert office.window.room == "queue"
    assert office.window.notices.line_text.startswith(f"The second keying of {ONE} is finished. The queue is empty")


def test_a_second_keying_is_put_aside_and_another_one_follows(
    desk: Desk, office: Office, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """Ctrl+Shift+Enter asks why; what was keyed is kept for when it comes back."""
    for _claim in (ONE, TWO):
        keyed(desk, read_paper(3))
    second = take_second(office, qtbot)
    key("041008")
    settle(qtbot, office)
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    key("Page 2 is missing")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: second.claim_number == TWO, timeout=PATIENCE)
    settle(qtbot, office)
    assert state_of(desk, ONE) is ClaimState.PUT_ASIDE
    assert not reading_at(second.session.proof, "received_on").is_reached
    (aside,) = see_queue(office.workplace.desk).aside
    assert (aside.claim_number, aside.reason) == (ONE, "Page 2 is missing")


def test_a_second_keying_is_given_back_and_its_own_list_names_nobody(
    desk: Desk, office: Office, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """While it is held the queue does not name its claimant; given back, the window closes and the queue says so."""
    keyed(desk, read_paper(3))
    second = take_second(office, qtbot)
    key("041008")
    settle(qtbot, office)
    (held,) = see_queue(office.workplace.desk).mine
    assert (held.claimant, held.fields) == ("Not shown before the second keying", 1)
    second.deeds.give_back()
    qtbot.waitUntil(lambda: office.window.passes.windows == [], timeout=PATIENCE)
    settle(qtbot, office)
    assert office.window.notices.line_text == f"{ONE} is back in the queue; what you did is kept"
    assert see_queue(office.workplace.desk).mine == ()
    again = take_second(office, qtbot)
    assert reading_at(again.session.proof, "received_on").text == "2008-04-10"


def test_differences_go_on_with_the_next_claim(desk: Desk, office: Office, read_paper: ReadPaper, qtbot: QtBot) -> None:
    """Ctrl+Enter before the last answer waits for it; keys of meanwhile answer the differences of the next claim."""
    for _claim in (ONE, TWO):
        keyed_twice(desk, read_paper(3))
    window = take_differences(office, qtbot)
    assert window.claim_number == ONE
    press(Qt.Key.Key_Return, CONTROL)
    assert "2 differences wait for an answer" in window.notices.line_text
    for pressed in "11":
        QTest.keyClicks(focused(), pressed)
    press(Qt.Key.Key_Return, CONTROL)
    QTest.keyClicks(focused(), "1")
    qtbot.waitUntil(lambda: window.claim_number == TWO and window.session.left == 1, timeout=PATIENCE)
    settle(qtbot, office)
    assert state_of(desk, ONE) is ClaimState.VERIFIED
    assert TWO in window.windowTitle()
    QTest.keyClicks(focused(), "2")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: office.window.passes.windows == [], timeout=PATIENCE)
    settle(qtbot, office)
    assert state_of(desk, TWO) is ClaimState.VERIFIED
    assert office.window.notices.line_text.startswith(f"{TWO} is verified. The queue is empty")
    figures = my_figures(replace(desk, staff=StaffMember(THIRD, frozenset({Role.KEYER}))))
    assert [(each.field, each.times) for each in figures.fields] == [("differences", 4)]


def test_whoever_has_asked_about_the_rest_is_not_handed_the_claim_again(
    desk: Desk, office: Office, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """Another person is, and finds what was asked."""
    keyed_twice(desk, read_paper(3))
    take_differences(office, qtbot)
    for pressed in "10c":
        QTest.keyClicks(focused(), pressed)
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: office.window.passes.windows == [], timeout=PATIENCE)
    settle(qtbot, office)
    assert "waits for an answer to a query. The queue is empty" in office.window.notices.line_text
    seat(office, "Sol", Role.SUPERVISOR)
    again = take(office, qtbot)
    assert isinstance(again, DifferencesWindow)
    assert again.session.at == 1
    assert again.pane.asked.text().startswith(f"{THIRD} asks: ")


def test_differences_are_put_aside(desk: Desk, office: Office, read_paper: ReadPaper, qtbot: QtBot) -> None:
    """What was settled stands when the claim comes back."""
    keyed_twice(desk, read_paper(3))
    take_differences(office, qtbot)
    QTest.keyClicks(focused(), "1")
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    key("The original is at the archive")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.window.passes.windows == [], timeout=PATIENCE)
    settle(qtbot, office)
    assert state_of(desk, ONE) is ClaimState.PUT_ASIDE


def test_a_claim_goes_from_the_envelope_to_the_review(
    office: Office, desk: Desk, read_paper: ReadPaper, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """A batch is registered, the queue hands out, four persons key, key again, settle and review, by keys alone."""
    paper = read_paper(3)
    register_batch(desk, BatchFacts(name="B-17", expected_documents=1, delivery=Delivery.CERTIFIED))
    bring_up_queue(office, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    first: ClaimWindow = office.window.claim_windows[0]
    bring_up(first, office, qtbot)
    key_first(first, paper, Typist())
    qtbot.waitUntil(lambda: office.window.claim_windows == [], timeout=PATIENCE)
    settle(qtbot, office)
    assert state_of(desk, ONE) is ClaimState.KEYED
    key_second(take_second(office, qtbot), misread(paper), Typist())
    qtbot.waitUntil(lambda: office.window.passes.windows == [], timeout=PATIENCE)
    window = take_differences(office, qtbot)
    while (current := window.session.current) is not None:
        is_one = current.one[0].text == reading_at(paper, current.path).text
        press(Qt.Key.Key_1 if is_one else Qt.Key.Key_2)
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: office.window.passes.windows == [], timeout=PATIENCE)
    settle(qtbot, office)
    assert state_of(desk, ONE) is ClaimState.VERIFIED
    seat(office, JUDGE, Role.ADJUDICATOR)
    open_claim_window(ONE)
    press(Qt.Key.Key_R, CONTROL | SHIFT)
    settle(qtbot, office)
    assert state_of(desk, ONE) is ClaimState.REVIEWED
    proof = open_claim(office.workplace.desk, ONE).claim.proof
    assert [reading_at(proof, path).text for path in (CITY, PRICE)] == [
        reading_at(paper, path).text for path in (CITY, PRICE)
    ]
    office.workplace.sit(replace(desk, staff=StaffMember(SECOND, frozenset({Role.KEYER}))))
    bring_up_queue(office, qtbot)
    panel = office.window.queue.figures
    assert "errors in 1,000 keys" in panel.words.text()
    panel.sort.click()
    QApplication.processEvents()
    assert panel.words.text().startswith("2 errors in 1 claim keyed twice")
    shown = [label.text() for label in panel.errors.fields if not label.isHidden()]
    assert any(text.startswith("Schedule, price: 1 ") for text in shown)
