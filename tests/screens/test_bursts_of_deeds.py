"""Deeds that follow one another faster than the store answers: each is done, about its own claim, or is refused."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from passes_played import SECOND as SECOND_CLERK
from passes_played import open_second, seat
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, SHIFT, ReadPaper, focused, press, settle

from claimdesk.app import Office
from claimdesk.casebook.batch import BatchFacts
from claimdesk.casebook.claim import ClaimState, Delivery
from claimdesk.casebook.pass_plan import PassKind, PassPlan
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import Desk, StaffMember
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_batch import register_batch
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.void_claim import void_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.unreached import blank_entries, unreached

FIRST, SECOND = "SONUS-0000001", "SONUS-0000002"


@pytest.fixture
def window(office: Office, qtbot: QtBot) -> ClaimWindow:
    """Give the window of the first of two claims, taken from the queue, with every place reached."""
    register_batch(office.desk, BatchFacts(name="B-17", expected_documents=2, delivery=Delivery.CERTIFIED))
    press(Qt.Key.Key_8, CONTROL)
    settle(qtbot, office)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    claim = office.window.claim_windows[0]
    qtbot.waitUntil(lambda: claim.session.is_open and focused().window() is claim, timeout=PATIENCE)
    session = claim.session
    session.put(blank_entries(session.proof, unreached(session.proof, office.desk.settlement, blocks=session.blocks)))
    settle(qtbot, office)
    claim.go_to("beneficial_owner.last")
    return claim


def type_in(text: str) -> None:
    """Type signs where the cursor is."""
    for sign in text:
        QTest.keyClicks(focused(), sign)


def other(office: Office) -> Desk:
    """Give the desk of a supervisor in the next room."""
    return replace(office.desk, staff=StaffMember("Sue", frozenset(Role)))


@pytest.mark.parametrize("is_rest", [False, True], ids=["Ctrl+Enter", "Ctrl+Shift+B"])
def test_finishing_while_a_save_is_under_way_finishes(
    window: ClaimWindow, office: Office, qtbot: QtBot, *, is_rest: bool
) -> None:
    """The first claim is keyed with what was typed last, nothing is left as a draft, and the next one follows."""
    type_in("Zed")
    press(Qt.Key.Key_S, CONTROL)
    press(*((Qt.Key.Key_B, CONTROL | SHIFT) if is_rest else (Qt.Key.Key_Return, CONTROL)))
    type_in("Q")
    qtbot.waitUntil(lambda: window.claim_number == SECOND, timeout=PATIENCE)
    settle(qtbot, office)
    opened = open_claim(office.desk, FIRST)
    assert (opened.claim.state, opened.draft) == (ClaimState.KEYED, ())
    assert opened.claim.proof.beneficial_owner.last.text == "Zed"
    assert window.notices.line_text.startswith(f"Finished keying {FIRST}, version {opened.claim.version}:")
    assert focused().property("text") == "Q"


def test_putting_aside_while_a_save_is_under_way_puts_aside(window: ClaimWindow, office: Office, qtbot: QtBot) -> None:
    """In the version that the save has made; then the next claim follows."""
    type_in("Zed")
    press(Qt.Key.Key_S, CONTROL)
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    type_in("asked the bank")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.claim_number == SECOND, timeout=PATIENCE)
    settle(qtbot, office)
    assert open_claim(office.desk, FIRST).claim.state is ClaimState.PUT_ASIDE
    assert window.notices.band_text == ""
    assert window.notices.line_text == f"{FIRST} is put aside. Now {SECOND}"


def test_a_claim_voided_meanwhile_is_named_beside_the_keys_that_wait(
    window: ClaimWindow, office: Office, qtbot: QtBot
) -> None:
    """Why it could not be finished is not covered by the count; closing says what became of the keys."""
    type_in("Zed")
    void_claim(other(office), FIRST, reason="twice", base_version=1)
    press(Qt.Key.Key_Return, CONTROL)
    type_in("041008")
    settle(qtbot, office)
    qtbot.waitUntil(lambda: window.queue.next.keys.count == 6 and not office.jobs.is_busy, timeout=PATIENCE)
    assert window.notices.band_text.startswith(f"Claim {FIRST} is voided and cannot be changed.")
    assert window.notices.line_text.endswith("6 keys typed since wait for the next claim")
    press(Qt.Key.Key_Return, CONTROL)
    settle(qtbot, office)
    assert window.notices.line_text.count("wait for the next claim") == 1
    press(Qt.Key.Key_W, CONTROL)
    settle(qtbot, office)
    words = f"6 keys typed after {FIRST} went nowhere: no claim followed in its window"
    assert office.window.notices.line_text == words
    assert "Zed" in {entry.text for entry in open_claim(office.desk, FIRST).draft}


def test_a_reason_that_was_refused_stands_there_at_the_next_try(
    window: ClaimWindow, office: Office, qtbot: QtBot
) -> None:
    """Somebody else has saved the claim: what it waits for is not written twice, and what is keyed takes its place."""
    stored = open_claim(office.desk, FIRST).claim.proof
    save_claim(office.desk, FIRST, proof=with_entries(stored, (Entry("address.city", Mark.BLANK),)), base_version=1)
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    for text in ("asked the bank", ""):
        type_in(text)
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.notices.band_text), timeout=PATIENCE)
    assert "was saved as version 2" in window.notices.band_text
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert focused().property("text") == "asked the bank"
    type_in("asked")
    assert focused().property("text") == "asked"


DEEDS = MappingProxyType(
    {
        "save": (Qt.Key.Key_S, CONTROL),
        "finish": (Qt.Key.Key_Return, CONTROL),
        "rest": (Qt.Key.Key_B, CONTROL | SHIFT),
        "esc": (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        "problem": (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier),
    }
)


@pytest.mark.parametrize(
    "order",
    [("save", "save", "rest", "esc"), ("save", "problem", "finish"), ("finish", "save")],
    ids=" ".join,
)
def test_in_every_order_each_claim_gets_what_was_typed_for_it(
    window: ClaimWindow, office: Office, qtbot: QtBot, order: tuple[str, ...]
) -> None:
    """Before the deed that finishes it is of the first claim, after it of the next, and nothing is left over."""
    type_in("Zed")
    for name in order:
        press(*DEEDS[name])
    type_in("041008")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.claim_number == SECOND, timeout=PATIENCE)
    settle(qtbot, office)
    first = open_claim(office.desk, FIRST)
    assert (first.claim.state, first.draft) == (ClaimState.KEYED, ())
    assert first.claim.proof.beneficial_owner.last.text == "Zed"
    assert window.session.proof.received_on.text == "2008-04-10"
    assert window.queue.next.keys.count == 0


def test_readings_that_clash_are_settled_and_then_the_next_claim_gets_the_keys_that_wait(
    window: ClaimWindow, office: Office, qtbot: QtBot
) -> None:
    """Somebody else has saved in between: nothing goes on before it is said which readings stand."""
    type_in("Zed")
    theirs = with_entries(open_claim(office.desk, FIRST).claim.proof, (Entry("address.city", Mark.WRITTEN, "Ulm"),))
    save_claim(office.desk, FIRST, proof=theirs, base_version=1)
    for name in ("save", "finish"):
        press(*DEEDS[name])
    type_in("041008")
    qtbot.waitUntil(window.conflict.isVisible, timeout=PATIENCE)
    settle(qtbot, office)
    assert (window.claim_number, open_claim(office.desk, FIRST).claim.state) == (FIRST, ClaimState.RECEIVED)
    assert window.notices.line_text.endswith("6 keys typed since wait for the next claim")
    window.conflict._save.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.claim_number == SECOND, timeout=PATIENCE)
    settle(qtbot, office)
    first = open_claim(office.desk, FIRST)
    assert (first.claim.state, first.draft) == (ClaimState.KEYED, ())
    assert first.claim.proof.beneficial_owner.last.text == "Zed"
    window.form.commit()
    assert window.session.proof.received_on.text == "2008-04-10"


def test_keys_after_a_second_keying_was_handed_in_are_counted(
    office: Office, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """They reach no field of it, and no band says that the claim is lost; the success says how many there were."""
    desk = office.workplace.desk
    double = replace(desk.settlement, pass_plan=PassPlan(kind=PassKind.DOUBLE))
    office.workplace.sit(replace(desk, settlement=double))
    ines = replace(office.workplace.desk, staff=StaffMember("Ines Clerk", frozenset({Role.KEYER})))
    number = register_claim(ines).claim.claim_number
    save_claim(ines, number, proof=read_paper(3), base_version=1, finish=True)
    seat(office, SECOND_CLERK)
    second = open_second(office, number, qtbot)
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    type_in("Zed")
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    assert second.notices.band_text == ""
    words = f"The second keying of {number} is finished; Ctrl+W closes this window. 4 keys typed since went nowhere"
    assert second.notices.line_text == words
    assert not second.session.is_open


COUNTS = ("joint_owners.count", "representative.count", "schedule.extra_sheets.count")


@pytest.mark.parametrize(("path", "is_rest"), tuple(zip(COUNTS, (False, True, True), strict=True)))
def test_a_count_that_nobody_can_read_is_not_finished_over(
    window: ClaimWindow, office: Office, qtbot: QtBot, path: str, *, is_rest: bool
) -> None:
    """The cursor goes to it and nothing is saved; put right it is finished, and the next claim says nothing of it."""
    window.go_to(path)
    type_in("0")
    press(Qt.Key.Key_Return)
    window.go_to(path)
    type_in("x")
    window.go_to("beneficial_owner.last")
    finish = (Qt.Key.Key_B, CONTROL | SHIFT) if is_rest else (Qt.Key.Key_Return, CONTROL)
    press(*finish)
    settle(qtbot, office)
    assert window.claim_number == FIRST
    assert (focused().objectName(), focused().property("text")) == (path, "x")
    assert window.notices.line_text == "This answer could not be read; below it stands what to key"
    type_in("0")
    press(*finish)
    qtbot.waitUntil(lambda: window.claim_number == SECOND, timeout=PATIENCE)
    settle(qtbot, office)
    window.go_to(path)
    assert (focused().property("text"), focused().accessibleDescription()) == ("", "not reached")


def test_a_count_that_nobody_can_read_stays_behind_with_a_claim_put_aside(
    window: ClaimWindow, office: Office, qtbot: QtBot
) -> None:
    """The next claim begins without it."""
    window.go_to(COUNTS[0])
    type_in("x")
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    type_in("asked the bank")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.claim_number == SECOND, timeout=PATIENCE)
    settle(qtbot, office)
    window.go_to(COUNTS[0])
    assert (focused().property("text"), focused().accessibleDescription()) == ("", "not reached")
