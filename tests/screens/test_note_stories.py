"""A query, a note and an override at a place; and the way to any place by its number or its letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, SHIFT, KeepPaper, OpenClaim, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.place_notes import NoteKind
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import Desk
from claimdesk.casework.note_place import NewNote, answer_query, note_place
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.read_log import read_log
from claimdesk.casework.register_claim import register_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.fields.paper_edit import PaperEdit
from claimdesk.screens.typist import focused_path


def shown(claim: ClaimWindow) -> list[tuple[str, str]]:
    """Give what the panel of problems shows that is no problem of the paper."""
    return [(problem.code, problem.sentence) for problem in claim.problems.problems if problem.is_remark]


def test_a_query_is_a_key_and_a_letter(desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot) -> None:
    """It is kept at its place, shown at the field and in the panel, and on record; the cursor is back at its place."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    claim.go_to("address.street")
    press(Qt.Key.Key_F8)
    QTest.keyClicks(focused(), "c")
    settle(qtbot, office)
    assert focused_path() == "address.street"
    (note,) = open_claim(desk, number).notes
    assert (note.path, note.kind, note.letter) == ("address.street", NoteKind.QUERY, "C")
    assert claim.notices.line_text.startswith("Asked at address, street: Cannot be read")
    qtbot.waitUntil(lambda: bool(shown(claim)), timeout=PATIENCE)
    assert shown(claim) == [(f"Query of {desk.staff.name}", "Cannot be read: somebody else should look")]
    field = next(field for field in claim.findChildren(PaperEdit) if field.path == "address.street")
    assert field.note == f"{desk.staff.name}: Cannot be read: somebody else should look"
    assert any(act.verb.value == "ask query" for act in read_log(desk).acts)


def test_a_query_is_answered_and_closed(desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot) -> None:
    """F8 at the same place shows what was asked to somebody who may answer."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    claim.go_to("schedule.purchases[0].trade_date")
    key("0415")
    claim.go_to("schedule.purchases[0].trade_date")
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_S)
    settle(qtbot, office)
    qtbot.waitUntil(lambda: bool(claim.notes.notes), timeout=PATIENCE)
    assert focused_path() == "schedule.purchases[0].trade_date"
    press(Qt.Key.Key_F8)
    key("It comes out: see page 2")
    settle(qtbot, office)
    (note,) = open_claim(desk, number).notes
    assert not note.is_open
    assert (note.answer, note.answered_by) == ("It comes out: see page 2", desk.staff.name)
    qtbot.waitUntil(lambda: shown(claim)[:1] != [] and shown(claim)[0][0] == "Query, answered", timeout=PATIENCE)


def test_the_keys_of_problems_reach_open_queries(
    desk: Desk, office: Office, keep_paper: KeepPaper, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """F7 goes through problems and then what was asked, Shift+F7 back; a note and an answered query are passed by."""
    number = keep_paper(7).claim_number
    for path, kind in (("record_owner", NoteKind.NOTE), ("address.street", NoteKind.QUERY), ("tin", NoteKind.QUERY)):
        note_place(desk, number, note=NewNote(path=path, kind=kind, words="Look here", letter="C"))
    asked = open_claim(desk, number).notes
    answer_query(desk, number, note_id=next(each.note_id for each in asked if each.path == "tin"), answer="Seen")
    claim = open_claim_window(number)
    qtbot.waitUntil(lambda: bool(shown(claim)), timeout=PATIENCE)
    problems = [problem.field for problem in claim.problems.problems if not problem.is_remark]
    assert problems
    press(Qt.Key.Key_F7, SHIFT)
    assert focused_path() == "address.street"
    lit = claim.problems.problems[claim.problems.list.currentRow()]
    assert (lit.field, lit.code) == ("address.street", f"Query of {desk.staff.name}")
    press(Qt.Key.Key_F7)
    assert claim.problems.list.currentRow() == 0
    assert claim.problems.problems[0].field == problems[0]
    press(Qt.Key.Key_F7, SHIFT)
    assert focused_path() == "address.street"
    press(Qt.Key.Key_F8)
    key("Read once more")
    settle(qtbot, office)
    qtbot.waitUntil(lambda: not any(each.is_open for each in claim.problems.problems), timeout=PATIENCE)
    press(Qt.Key.Key_F7, SHIFT)
    assert claim.problems.problems[claim.problems.list.currentRow()].field in problems


def test_a_keyer_does_not_answer(desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot) -> None:
    """Who may not is told what was asked."""
    number = register_claim(desk).claim.claim_number
    office.workplace.desk = replace(desk, staff=replace(desk.staff, roles=frozenset({Role.KEYER})))
    claim = open_claim_window(number)
    claim.go_to("tin")
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_T)
    settle(qtbot, office)
    qtbot.waitUntil(lambda: bool(claim.notes.notes), timeout=PATIENCE)
    press(Qt.Key.Key_F8)
    assert claim.notices.line_text.endswith("An adjudicator or a supervisor answers")
    assert focused_path() == "tin"


def test_a_note_is_free_words(desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot) -> None:
    """Shift+F8 and a line; a whole number in it keeps its last four figures only."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    claim.go_to("record_owner")
    press(Qt.Key.Key_F8, SHIFT)
    key("See letter, number 518-42-7736")
    settle(qtbot, office)
    (note,) = open_claim(desk, number).notes
    assert (note.kind, note.words) == (NoteKind.NOTE, "See letter, number •••••7736")


def test_esc_leaves_a_question_without_a_deed(desk: Desk, open_claim_window: OpenClaim) -> None:
    """The cursor goes back to the place, and nothing is kept."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    for name, modifiers in ((Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F8, SHIFT)):
        claim.go_to("address.city")
        press(name, modifiers)
        press(Qt.Key.Key_Escape)
        assert focused_path() == "address.city"
    assert claim.notes.notes == ()


def test_a_soft_check_is_overridden_by_f9_and_a_letter_alone(
    keep_paper: KeepPaper, office: Office, desk: Desk, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Enter, Space and Esc dismiss nothing; the reason is shown beside the check and on record."""
    number = keep_paper(1).claim_number
    claim = open_claim_window(number)
    claim.go_to("address.state")
    key("TX")
    settle(qtbot, office)
    assert [code for code, _ in shown(claim)] == ["Noted"]
    claim.go_to("address.zip")
    for dismissing in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        press(dismissing)
    claim.go_to("address.zip")
    assert [code for code, _ in shown(claim)] == ["Noted"]
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert claim.notes.notes == ()
    press(Qt.Key.Key_P)
    settle(qtbot, office)
    qtbot.waitUntil(lambda: [code for code, _ in shown(claim)] == ["Overridden"], timeout=PATIENCE)
    assert shown(claim)[0][1].endswith(f"Overridden by {desk.staff.name}: As on the paper, looked at twice.")
    press(Qt.Key.Key_F9)
    assert claim.notices.line_text == "No soft check speaks here. A deficiency of the paper is not overridden"
    assert any(act.verb.value == "override check" for act in read_log(desk).acts)


def test_an_override_speaks_of_what_was_looked_at_and_of_nothing_else(
    keep_paper: KeepPaper, office: Office, desk: Desk, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Another state is asked about again; with the one that was looked at, the reason stands there once more."""
    claim = open_claim_window(keep_paper(1).claim_number)
    claim.go_to("address.state")
    key("TX")
    settle(qtbot, office)
    claim.go_to("address.zip")
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_P)
    settle(qtbot, office)
    qtbot.waitUntil(lambda: [code for code, _ in shown(claim)] == ["Overridden"], timeout=PATIENCE)
    claim.go_to("address.state")
    key("FL")
    settle(qtbot, office)
    ((code, sentence),) = shown(claim)
    assert (code, sentence.endswith("and the paper says FL.")) == ("Noted", True)
    claim.go_to("address.zip")
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_P)
    settle(qtbot, office)
    qtbot.waitUntil(lambda: [code for code, _ in shown(claim)] == ["Overridden"], timeout=PATIENCE)
    claim.go_to("address.state")
    key("TX")
    settle(qtbot, office)
    assert [code for code, _ in shown(claim)] == ["Overridden"]
    assert len(open_claim(desk, claim.claim_number).notes) == 2


@pytest.mark.parametrize(
    ("keyed", "path"),
    [
        ("street", "address.street"),
        ("zip", "address.zip"),
        ("address, ci", "address.city"),
        ("1", "batch"),
        ("release, print", "release.printed_name"),
        ("purch", "schedule.purchases[0].trade_date"),
    ],
)
def test_a_place_is_gone_to_by_letters_or_number(
    desk: Desk, open_claim_window: OpenClaim, keyed: str, path: str
) -> None:
    """Ctrl+G, a few letters or the number of the field, Enter."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("received_on")
    press(Qt.Key.Key_G, CONTROL)
    key(keyed)
    assert focused_path() == path


def test_in_the_schedule_a_number_is_that_of_a_line(keep_paper: KeepPaper, open_claim_window: OpenClaim) -> None:
    """A line that is not there goes nowhere, and Esc goes back."""
    claim = open_claim_window(keep_paper(3).claim_number)
    claim.go_to("schedule.purchases[0].price")
    press(Qt.Key.Key_G, CONTROL)
    key("2")
    assert focused_path() == "schedule.purchases[1].trade_date"
    press(Qt.Key.Key_G, CONTROL)
    key("999")
    assert claim.notes.panels[2].isVisible()
    press(Qt.Key.Key_Escape)
    assert focused_path() == "schedule.purchases[1].trade_date"
