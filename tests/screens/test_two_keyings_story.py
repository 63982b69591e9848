"""A claim goes from the envelope through two keyings and their differences to the review, by four persons with keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from passes_played import (
    FIRST,
    JUDGE,
    SECOND,
    THIRD,
    key_first,
    key_second,
    open_differences,
    open_second,
    seat,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, SHIFT, OpenClaim, ReadPaper, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import ClaimState, ProofOfClaim
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
from claimdesk.casework.read_log import read_log
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.second_keying import begin_second_keying, finish_second_keying
from claimdesk.casework.settle_differences import Answer
from claimdesk.casework.settle_differences import open_differences as open_differences_of
from claimdesk.screens.differences_window import DifferencesWindow
from claimdesk.screens.schedule_editor import ScheduleEditor
from claimdesk.screens.second_window import SecondWindow
from claimdesk.screens.typist import Typist, focused_path

PRICE, SHARES, CITY = "schedule.purchases[0].price", "schedule.sales[0].shares", "address.city"


@pytest.fixture
def desk(tmp_path: Path, sonus: Settlement, wording: Wording) -> Desk:
    """Open a case in which every claim is keyed twice; the first clerk sits there."""
    clock = FixedClock(datetime(2008, 5, 20, 14, 2, tzinfo=UTC))
    settlement = replace(sonus, pass_plan=PassPlan(kind=PassKind.DOUBLE))
    staff = StaffMember(FIRST, frozenset({Role.KEYER}))
    return open_case(tmp_path / "case", settlement=settlement, wording=wording, staff=staff, clock=clock)


def misread(proof: ProofOfClaim, *slips: tuple[str, str]) -> ProofOfClaim:
    """Give the paper as somebody reads it who slips in some places."""
    return with_entries(proof, tuple(Entry(path, Mark.WRITTEN, text) for path, text in slips))


def stored(desk: Desk, number: str) -> tuple[ClaimState, ProofOfClaim]:
    """Give the state and the proof that the store has."""
    claim = open_claim(replace(desk, staff=StaffMember("Looker", frozenset(Role))), number).claim
    return claim.state, claim.proof


@pytest.fixture
def first_keyed(desk: Desk, read_paper: ReadPaper) -> str:
    """Give the third sample paper as the first clerk has keyed it."""
    number = register_claim(desk).claim.claim_number
    save_claim(desk, number, proof=read_paper(3), base_version=1, finish=True)
    return number


def key_blind(office: Office, number: str, proof: ProofOfClaim, qtbot: QtBot) -> SecondWindow:
    """Let the second clerk sit down and key the claim blind to its end."""
    seat(office, SECOND)
    second = open_second(office, number, qtbot)
    key_second(second, proof, Typist())
    settle(qtbot, office)
    assert not second.session.is_open, second.notices.band_text
    return second


def test_a_claim_goes_through_two_keyings_to_its_review(
    desk: Desk, office: Office, read_paper: ReadPaper, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Three slips are found, each settled with one key, and the claim stands as the paper has it."""
    paper = read_paper(3)
    first_keyed = register_claim(desk).claim.claim_number
    claim = open_claim_window(first_keyed)
    key_first(claim, paper, Typist())
    qtbot.waitUntil(lambda: stored(desk, first_keyed)[0] is ClaimState.KEYED, timeout=PATIENCE)
    price, shares = (reading_at(paper, path).text for path in (PRICE, SHARES))
    slips = ((PRICE, f"{price}1"), (SHARES, f"{shares}0"), (CITY, "Atlantis"))
    key_blind(office, first_keyed, misread(paper, *slips), qtbot)
    assert stored(desk, first_keyed)[0] is ClaimState.KEYED
    seat(office, THIRD)
    window = open_differences(office, first_keyed, qtbot)
    assert [window.session.left, window.progress.text()] == [3, "1 of 3, 3 to settle"]
    keys = 0
    while (current := window.session.current) is not None:
        is_one = current.one[0].text == reading_at(paper, current.path).text
        press(Qt.Key.Key_1 if is_one else Qt.Key.Key_2)
        keys += 1
    qtbot.waitUntil(lambda: window.session.is_verified, timeout=PATIENCE)
    settle(qtbot, office)
    assert keys == 3
    assert window.notices.line_text == f"{first_keyed} is verified"
    state, proof = stored(desk, first_keyed)
    assert state is ClaimState.VERIFIED
    assert [reading_at(proof, path).text for path in (PRICE, SHARES, CITY)] == [
        reading_at(paper, path).text for path in (PRICE, SHARES, CITY)
    ]
    assert my_figures(replace(desk, staff=StaffMember(SECOND, frozenset({Role.KEYER})))).errors.errors == 3
    assert my_figures(desk).errors.errors == 0
    seat(office, JUDGE, Role.ADJUDICATOR)
    claim = open_claim_window(first_keyed)
    press(Qt.Key.Key_R, CONTROL | SHIFT)
    settle(qtbot, office)
    assert stored(desk, first_keyed)[0] is ClaimState.REVIEWED, claim.notices.band_text


def test_a_claim_that_is_keyed_the_same_twice_is_verified_at_once(
    desk: Desk, office: Office, first_keyed: str, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """The second clerk is told that they are done, and nothing of how the two compare."""
    second = key_blind(office, first_keyed, read_paper(3), qtbot)
    assert stored(desk, first_keyed)[0] is ClaimState.VERIFIED
    assert second.notices.line_text == f"The second keying of {first_keyed} is finished; Ctrl+W closes this window"


def test_the_first_clerk_is_told_that_somebody_else_keys_it_again(
    office: Office, first_keyed: str, qtbot: QtBot
) -> None:
    """There is no form and nothing to key; the sentence names the rule."""
    seat(office, FIRST)
    window = open_second(office, first_keyed, qtbot)
    assert window.form is None
    assert "nobody has two parts in one claim" in window.notices.band_text


def test_a_second_keying_goes_on_where_it_was_left(
    office: Office, first_keyed: str, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """Every place is on disk as it is keyed: the window is closed in the middle, and opened again."""
    seat(office, SECOND)
    second = open_second(office, first_keyed, qtbot)
    typist, paper = Typist(), read_paper(3)
    for _ in range(6):
        typist.key_here(paper)
    reached = second.session.proof
    press(Qt.Key.Key_W, CONTROL)
    settle(qtbot, office)
    again = open_second(office, first_keyed, qtbot)
    assert again.session.proof == reached
    assert focused_path() == again.session.unreached()[0]
    assert "goes on" in again.notices.line_text


def test_a_second_keying_infers_no_year_and_no_total(office: Office, first_keyed: str, qtbot: QtBot) -> None:
    """What the first keying may infer is keyed: 0415 has no year here, and the key of the total does nothing."""
    seat(office, SECOND)
    second = open_second(office, first_keyed, qtbot)
    assert second.form is not None
    second.form.go_to("schedule.purchases[0].trade_date")
    QTest.keyClicks(focused(), "0415")
    press(Qt.Key.Key_Return)
    date = reading_at(second.session.proof, "schedule.purchases[0].trade_date")
    assert (date.value, date.text) == (None, "0415")
    for text in ("100", "4.50"):
        QTest.keyClicks(focused(), text)
        press(Qt.Key.Key_Return)
    assert focused_path().endswith(".total")
    QTest.keyClicks(focused(), "=")
    assert not reading_at(second.session.proof, "schedule.purchases[0].total").is_reached


def test_a_second_keying_is_undone_by_named_steps(office: Office, first_keyed: str, qtbot: QtBot) -> None:
    """Ctrl+Z takes back what was keyed last, here and nowhere else."""
    seat(office, SECOND)
    second = open_second(office, first_keyed, qtbot)
    assert second.form is not None
    second.form.go_to("beneficial_owner.last")
    QTest.keyClicks(focused(), "KODAMA")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Z, CONTROL)
    assert "Undone" in second.notices.line_text
    assert not second.session.proof.beneficial_owner.last.is_reached
    press(Qt.Key.Key_Z, CONTROL)
    assert "Nothing to undo" in second.notices.line_text


def test_money_dates_and_numbers_alone_are_on_the_form(
    desk: Desk, office: Office, first_keyed: str, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """The other places are neither shown nor asked, and the walk leads through those that are."""
    office.workplace.desk = replace(
        office.workplace.desk,
        settlement=replace(office.workplace.desk.settlement, pass_plan=PassPlan(kind=PassKind.FIGURES)),
    )
    with desk.store.writing() as transaction:
        transaction.run("UPDATE second_pass SET scope = 'money, dates and TIN'")
    seat(office, SECOND)
    second = open_second(office, first_keyed, qtbot)
    assert second.form is not None
    shown = {child.objectName() for child in second.form.findChildren(type(focused())) if child.objectName()}
    assert {"received_on", "postmark.on", "tin", "w9.ssn", "release.executed_on"} <= shown
    assert not shown & {"beneficial_owner.last", "address.city", "delivery", "w9.exempt", "release.signed", "batch"}
    editor = second.form.findChild(ScheduleEditor)
    assert editor is not None
    assert editor.footer.sheets.isHidden()
    key_second(second, misread(read_paper(3), ("tin", "518-42-7763")), Typist())
    settle(qtbot, office)
    assert not second.session.is_open, second.notices.band_text


@pytest.fixture
def differing(desk: Desk, office: Office, first_keyed: str, read_paper: ReadPaper, qtbot: QtBot) -> DifferencesWindow:
    """Give the differences of a claim with three slips, on the screen of a third person."""
    paper = read_paper(3)
    slips = ((PRICE, "9.99"), (SHARES, "777"), (CITY, "Atlantis"))
    kofi = replace(desk, staff=StaffMember(SECOND, frozenset({Role.KEYER})))
    begin_second_keying(kofi, first_keyed)
    finish_second_keying(kofi, first_keyed, proof=misread(paper, *slips))
    seat(office, THIRD)
    return open_differences(office, first_keyed, qtbot)


def test_another_reading_is_typed_by_the_grammar_of_its_field(
    desk: Desk, office: Office, differing: DifferencesWindow, qtbot: QtBot
) -> None:
    """A letter begins it; one that begins with 1 or 2 is typed after Enter; Esc goes back without an answer."""
    Typist().key("Lowell")
    assert differing.pane.is_typing
    press(Qt.Key.Key_Escape)
    assert (differing.pane.is_typing, differing.session.left) == (False, 3)
    Typist().key("Lowell")
    press(Qt.Key.Key_Return)
    assert differing.session.left == 2
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "12 1/2")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Asterisk)
    qtbot.waitUntil(lambda: differing.session.is_verified, timeout=PATIENCE)
    settle(qtbot, office)
    proof = stored(desk, differing.claim_number)[1]
    assert reading_at(proof, CITY).text == "Lowell"
    assert reading_at(proof, PRICE).text == "12.5"
    assert reading_at(proof, SHARES).is_illegible
    assert my_figures(desk).errors.errors == 3


def test_enter_on_nothing_typed_answers_nothing(differing: DifferencesWindow) -> None:
    """Two Enters too many make no place blank; Ctrl+B does."""
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert (differing.pane.is_typing, differing.session.left) == (False, 3)
    press(Qt.Key.Key_B, CONTROL)
    assert differing.session.left == 2


def test_what_makes_no_sense_is_taken_at_the_second_enter(differing: DifferencesWindow) -> None:
    """Why it makes none stands under the line first; the paper may say so all the same."""
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "4.5.5")
    press(Qt.Key.Key_Return)
    assert (differing.pane.is_typing, differing.session.left) == (True, 2)
    assert "Enter once more" in differing.notices.line_text
    press(Qt.Key.Key_Return)
    assert differing.session.left == 1


def test_a_query_and_an_answer_that_is_taken_back(
    desk: Desk, office: Office, differing: DifferencesWindow, qtbot: QtBot
) -> None:
    """0 and a letter leave the claim unverified; Ctrl+Z opens the last answer again; another person answers."""
    press(Qt.Key.Key_0)
    press(Qt.Key.Key_C)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Z, CONTROL)
    assert (differing.session.left, differing.session.at) == (2, 1)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_2)
    settle(qtbot, office)
    assert differing.session.current is None
    assert not differing.session.is_verified
    assert stored(desk, differing.claim_number)[0] is ClaimState.KEYED
    asked = [act for act in read_log(desk).acts if act.verb is Verb.SETTLE_DIFFERENCE and act.reason]
    assert [act.reason for act in asked] == ["Cannot be read: somebody else should look"]
    press(Qt.Key.Key_W, CONTROL)
    settle(qtbot, office)
    seat(office, "Sol", Role.SUPERVISOR)
    again = open_differences(office, differing.claim_number, qtbot)
    assert again.session.at == 0
    assert again.pane.asked.text() == f"{THIRD} asks: Cannot be read: somebody else should look"
    press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: again.session.is_verified, timeout=PATIENCE)


def test_something_else_is_asked_in_a_line_and_esc_asks_nothing(
    office: Office, differing: DifferencesWindow, qtbot: QtBot
) -> None:
    """X opens the line; a whole number in it keeps its last four digits; Esc goes back to the two readings."""
    press(Qt.Key.Key_0)
    press(Qt.Key.Key_Escape)
    assert (differing.session.left, focused()) == (3, differing.pane)
    press(Qt.Key.Key_0)
    press(Qt.Key.Key_X)
    key("Is 518-42-7736 of this person")
    settle(qtbot, office)
    assert (differing.session.left, differing.session.queries) == (2, 1)
    (asked, *_others) = open_differences_of(office.workplace.desk, differing.claim_number).differences
    masked = "\N{BULLET}" * 5
    assert (asked.answer, asked.answered_by) == (Answer(asked=f"Is {masked}7736 of this person"), THIRD)


def test_keys_pressed_ahead_are_each_of_their_own_difference(differing: DifferencesWindow, qtbot: QtBot) -> None:
    """Three keys without a pause settle three differences; a fourth does nothing."""
    QTest.keyClicks(differing.pane, "1111")
    qtbot.waitUntil(lambda: differing.session.is_verified, timeout=PATIENCE)
    assert [each.answer is not None for each in differing.session.differences] == [True] * 3


def test_whoever_keyed_the_claim_sees_no_difference(office: Office, differing: DifferencesWindow, qtbot: QtBot) -> None:
    """Neither place nor reading stands on their screen."""
    for name in (FIRST, SECOND):
        seat(office, name)
        window = open_differences(office, differing.claim_number, qtbot)
        assert window.session.differences == ()
        assert window.pages.currentWidget() is window.end
        assert "nobody has two parts" in window.notices.band_text


def test_the_claim_that_is_lit_in_the_list_is_opened_by_key(office: Office, first_keyed: str, qtbot: QtBot) -> None:
    """Ctrl+Shift+K opens its blind form, and the list does not say whose claim it is."""
    seat(office, SECOND)
    settle(qtbot, office)
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow, timeout=PATIENCE)
    office.window.claims.table.setFocus()
    press(Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(office.window.passes.windows), timeout=PATIENCE)
    window = office.window.passes.windows[0]
    assert isinstance(window, SecondWindow)
    assert window.claim_number == first_keyed
