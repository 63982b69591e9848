"""Nothing of the first keying reaches the second clerk, by any of ten channels; each is planted and looked through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from passes_played import FIRST, SECOND, open_second, seat
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCompleter,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, focused, press, settle

from claimdesk.app import Office
from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.pass_plan import PassKind, PassPlan
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.desk import Desk, FixedClock, StaffMember
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import open_case
from claimdesk.casework.put_aside import put_aside
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.errors import Refused, Told
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.problems_panel import ProblemsPanel
from claimdesk.screens.schedule_editor import ScheduleEditor
from claimdesk.screens.second_window import SecondWindow

PLANTED = (
    ("beneficial_owner.first", "Xanthippe"),
    ("beneficial_owner.last", "Quillfeather"),
    ("address.street", "77 Marmoset Wynd"),
    ("address.zip", "02139"),
    ("address.city", "Zyzzogeton"),
    ("record_owner", "Pemberquist"),
    ("tin", "518-42-7736"),
    ("received_on", "2008-04-17"),
    ("schedule.opening_holding.shares", "98761"),
)
SIGNS = frozenset({"xanthippe", "quillfeather", "marmoset", "zyzzogeton", "pemberquist", "7736", "17 apr", "98,761"})
"""What of the first keying would be seen, in small letters."""
LINES = 37
"""So many purchases did the first clerk key, of 7,131 shares each."""


@pytest.fixture
def desk(tmp_path: Path, sonus: Settlement, wording: Wording) -> Desk:
    """Open a case in which every claim is keyed twice; the first clerk sits there."""
    clock = FixedClock(datetime(2008, 5, 20, 14, 2, tzinfo=UTC))
    settlement = replace(sonus, pass_plan=PassPlan(kind=PassKind.DOUBLE))
    staff = StaffMember(FIRST, frozenset({Role.KEYER}))
    return open_case(tmp_path / "case", settlement=settlement, wording=wording, staff=staff, clock=clock)


def planted(settlement: Settlement) -> ProofOfClaim:
    """Give a paper that is found again wherever something of it is shown."""
    trades = [
        (f"schedule.purchases[{line}].{column}", text)
        for line in range(LINES)
        for column, text in (("trade_date", "2002-07-19"), ("shares", "7131"), ("price", "6.37"))
    ]
    entries = tuple(Entry(path, Mark.WRITTEN, text) for path, text in (*PLANTED, *trades))
    return with_entries(ProofOfClaim(schedule=settlement.blank_schedule()), entries)


@pytest.fixture
def settlement_paper(desk: Desk) -> ProofOfClaim:
    """Give the planted paper."""
    return planted(desk.settlement)


@pytest.fixture
def number(desk: Desk) -> str:
    """Give a claim whose first keying holds what was planted, a draft of its clerk over it."""
    claim_number = register_claim(desk).claim.claim_number
    save_claim(desk, claim_number, proof=planted(desk.settlement), base_version=1, finish=True)
    keep_draft(desk, claim_number, entries=(Entry("address.city", Mark.WRITTEN, "Zyzzogeton on Sea"),), base_version=2)
    return claim_number


@pytest.fixture
def blind(office: Office, number: str, qtbot: QtBot) -> SecondWindow:
    """Give the blind form on the screen of the second clerk, who came after the first."""
    seat(office, SECOND)
    return open_second(office, number, qtbot)


NOWHERE = QModelIndex()


def _columns(model: QAbstractItemModel) -> int:
    """Give the columns of a model; one of a list has one, and does not say so."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(NOWHERE)


def texts_of(widget: QWidget) -> Iterator[str]:
    """Give whatever a widget shows, says to a screen reader, or keeps for a tool tip."""
    yield from (
        widget.windowTitle(),
        widget.toolTip(),
        widget.statusTip(),
        widget.whatsThis(),
        widget.accessibleName(),
        widget.accessibleDescription(),
    )
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
        yield str(getattr(widget, "hint", ""))
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount(NOWHERE)):
            for column in range(_columns(model)):
                yield from (str(model.index(row, column).data(role) or "") for role in roles)


def everything(window: QWidget) -> str:
    """Give all that a window holds and all that its menus say, in small letters."""
    widgets = (window, *window.findChildren(QWidget))
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value)
    names = [QAccessible.queryAccessibleInterface(widget).text(kind) for widget in widgets for kind in kinds]
    actions = [action.text() for action in window.actions()]
    return "\n".join((*(text for widget in widgets for text in texts_of(widget)), *names, *actions)).casefold()


def leaks(text: str) -> set[str]:
    """Give what was planted and is seen."""
    return {sign for sign in SIGNS if sign in text.casefold()}


def test_the_search_finds_what_is_planted(office: Office, number: str, qtbot: QtBot) -> None:
    """In the window of the first clerk every planted value is seen: the search of these tests looks where it must."""
    claim = office.window.open_claim(number)
    qtbot.waitUntil(lambda: claim.session.is_open, timeout=PATIENCE)
    settle(qtbot, office)
    assert leaks(everything(claim)) >= SIGNS - {"7736", "zyzzogeton"}


def test_no_completer_and_no_ghost_text_knows_the_first_keying(
    office: Office, blind: SecondWindow, qtbot: QtBot
) -> None:
    """1: no field completes; the beginning of a planted name and a planted ZIP code bring nothing of it up."""
    assert blind.form is not None
    assert blind.findChildren(QCompleter) == []
    assert all(line.completer() is None for line in blind.findChildren(QLineEdit))
    for path, beginning in (("beneficial_owner.last", "Qui"), ("address.city", "Zy"), ("record_owner", "Pem")):
        blind.form.go_to(path)
        QTest.keyClicks(focused(), beginning)
        press(Qt.Key.Key_F4)
        assert leaks(everything(blind)) == set()
        press(Qt.Key.Key_Escape)
    blind.form.go_to("address.zip")
    QTest.keyClicks(focused(), "02139")
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    assert leaks(everything(blind)) == set()


def test_no_duplicate_is_told(office: Office, blind: SecondWindow, qtbot: QtBot) -> None:
    """2: the same name and number as the first keying are keyed, and nothing is said of another claim."""
    assert blind.form is not None
    for path, text in (("beneficial_owner.last", "Quillfeather"), ("tin", "518427736")):
        blind.form.go_to(path)
        before = blind.notices.line_text
        QTest.keyClicks(focused(), text)
        press(Qt.Key.Key_Return)
        settle(qtbot, office)
        assert (blind.notices.line_text, blind.notices.band_text) == (before, "")


def test_the_schedule_has_no_line_more_than_was_keyed(blind: SecondWindow) -> None:
    """3: an empty line in each section, and no count of lines anywhere."""
    editor = blind.findChild(ScheduleEditor)
    assert editor is not None
    assert editor.model.rows.counts == (0,) * len(editor.model.rows.counts)
    assert f"{LINES} line" not in everything(blind)


def test_no_scroll_bar_tells_the_length_of_the_schedule(blind: SecondWindow) -> None:
    """4: the sheet ends with its empty lines, whatever the first keying holds."""
    assert blind.form is not None
    blind.form.turn_to("schedule")
    QApplication.processEvents()
    areas = blind.form.findChildren(QAbstractScrollArea, "scheduleGrid")
    assert areas
    assert [area.verticalScrollBar().maximum() for area in areas] == [0] * len(areas)


def test_the_balance_is_that_of_the_second_keying(office: Office, blind: SecondWindow, qtbot: QtBot) -> None:
    """5: nothing is known before something is keyed, and then what was keyed here alone."""
    editor = blind.findChild(ScheduleEditor)
    assert editor is not None
    assert blind.form is not None
    assert "Opening ? + bought 0 - sold 0 - closing ? = ?" in editor.footer.sentence.text()
    blind.form.go_to("schedule.opening_holding.shares")
    QTest.keyClicks(focused(), "12")
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    assert "Opening 12 + bought 0" in editor.footer.sentence.text()


def test_no_draft_of_anybody_else_is_restored(blind: SecondWindow) -> None:
    """6: neither the saved claim nor the draft over it; not one place is reached."""
    empty = ProofOfClaim(schedule=blind.session.settlement.blank_schedule())
    assert blind.session.proof == empty
    assert leaks(everything(blind)) == set()


def test_nothing_is_repeated_across_clerks(desk: Desk, office: Office, number: str, qtbot: QtBot) -> None:
    """7: what the first clerk keyed with keys on this machine is not brought up by F5 or ditto of the second."""
    other = register_claim(desk).claim.claim_number
    claim: ClaimWindow = office.window.open_claim(other)
    qtbot.waitUntil(lambda: claim.session.is_open and claim.isActiveWindow(), timeout=PATIENCE)
    settle(qtbot, office)
    for path, text in PLANTED[:5]:
        claim.form.go_to(path)
        QTest.keyClicks(focused(), text)
        press(Qt.Key.Key_Return)
    assert office.workplace.recent.used_last("address.city") is not None
    seat(office, SECOND)
    second = open_second(office, number, qtbot)
    assert second.form is not None
    for path, _ in PLANTED[:5]:
        for key, modifiers in ((Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_D, CONTROL)):
            second.form.go_to(path)
            press(key, modifiers)
            assert leaks(everything(second)) == set()
    second.form.go_to("schedule.purchases[0].shares")
    press(Qt.Key.Key_F5)
    assert "7,131" not in everything(second)


def test_no_title_and_no_header_names_the_claimant(office: Office, blind: SecondWindow, number: str) -> None:
    """8: the number of the claim, which stands on the paper, and no name; nor in the list behind, nor in its search."""
    assert number in blind.windowTitle()
    assert leaks(blind.windowTitle()) == set()
    assert leaks(everything(blind.header)) == set()
    assert leaks(everything(office.window.claims)) == set()


def test_no_history_is_shown(office: Office, blind: SecondWindow, number: str, qtbot: QtBot) -> None:
    """9: there is no page for it, the log keeps the readings of this claim back, and its own window is refused."""
    assert blind.form is not None
    assert set(blind.form.keys) == {"intake", "claimant", "schedule", "w9", "release"}
    office.window.show_room("log")
    settle(qtbot, office)
    assert number.casefold() in everything(office.window.log)
    assert leaks(everything(office.window.log)) == set()
    claim = office.window.open_claim(number)
    qtbot.waitUntil(lambda: bool(claim.notices.band_text), timeout=PATIENCE)
    assert not claim.session.is_open
    assert leaks(everything(claim)) == set()


def test_no_error_names_a_reading(office: Office, blind: SecondWindow, desk: Desk, qtbot: QtBot) -> None:
    """10: what cannot be kept, and a claim that was changed meanwhile, are told without a reading of it."""
    assert blind.form is not None
    assert blind.findChildren(ProblemsPanel) == []
    blind.form.go_to("schedule.purchases[0].trade_date")
    QTest.keyClicks(focused(), "13/45/02")
    press(Qt.Key.Key_Return)
    changed = with_entries(planted(desk.settlement), (Entry("address.city", Mark.WRITTEN, "Zyzzogeton Green"),))
    save_claim(desk, blind.claim_number, proof=changed, base_version=2)
    with desk.store.writing() as transaction:
        transaction.run("UPDATE claim SET state = 'withdrawn'")
    told: list[Told] = []
    blind.session.told.connect(told.append)
    press(Qt.Key.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    settle(qtbot, office)
    assert isinstance(told[0], Refused)
    assert "is withdrawn" in blind.notices.band_text
    assert leaks(everything(blind)) == set()


def test_the_clipboard_and_the_steps_hold_nothing_of_the_first_keying(blind: SecondWindow) -> None:
    """Undo and redo of a window just opened bring nothing, and copying an empty form copies nothing."""
    for key, modifiers in ((Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)):
        press(key, modifiers)
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_C, CONTROL)
    assert leaks(everything(blind)) == set()
    assert leaks(QGuiApplication.clipboard().text()) == set()


def test_a_table_pasted_into_a_field_is_told(blind: SecondWindow) -> None:
    """A field of a second keying takes one value too, and brings up nothing in place of the table."""
    assert blind.form is not None
    blind.form.go_to("address.city")
    QGuiApplication.clipboard().setText("Lowell\tMA\n01852\t")
    press(Qt.Key.Key_V, CONTROL)
    assert blind.notices.line_text.startswith("The clipboard holds a table or nothing")


def test_no_search_and_no_count_knows_the_first_keying(office: Office, number: str, qtbot: QtBot) -> None:
    """Name and last four find nothing in list and finder, the overview counts no problem of it, its number finds it."""
    seat(office, SECOND)
    settle(qtbot, office)
    window = office.window
    for room in ("claims", "overview"):
        window.show_room(room)
        settle(qtbot, office)
        assert leaks(everything(window)) == set()
    assert window.overview._by_code.isHidden()
    window.show_room("claims")
    for text, found in (("Quillfeather", False), ("7736", False), (number, True), (number[-3:], True)):
        window.claims.search.clear()
        QTest.keyClicks(window.claims.search, text)
        settle(qtbot, office)
        assert (window.claims.current == number) is found, text
    window.claims.search.clear()
    QTest.keyClicks(window.claims.search, "Quillfeather")
    settle(qtbot, office)
    assert "key blind is found by its number" in everything(window.claims)
    press(Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(window.finder, "Xanthippe")
    settle(qtbot, office)
    assert [find for find in window.finder.found if find.kind == "Claim"] == []


def test_the_queue_tells_nothing_of_the_first_keying(office: Office, number: str, desk: Desk, qtbot: QtBot) -> None:
    """Neither of one put aside nor of the next one nor of the one in hand: no name, no reason, no day of its paper."""
    other = register_claim(desk).claim.claim_number
    save_claim(desk, other, proof=planted(desk.settlement), base_version=1, finish=True)
    put_aside(desk, other, reason="Quillfeather sends a better copy", until=None, base_version=2)
    seat(office, SECOND)
    for _ in ("waiting", "in hand"):
        office.window.show_room("queue")
        settle(qtbot, office)
        seen = everything(office.window.queue)
        assert other.casefold() in seen
        assert leaks(seen) == set()
        second = open_second(office, number, qtbot)
        second.close()
        office.window.activateWindow()
        qtbot.waitUntil(office.window.isActiveWindow, timeout=PATIENCE)


def test_whoever_saw_a_half_keyed_claim_is_refused_its_blind_form(
    office: Office, desk: Desk, settlement_paper: ProofOfClaim, qtbot: QtBot
) -> None:
    """Kofi opens what Ines has saved and not finished; later the blind form says why it is not theirs."""
    half = register_claim(desk).claim.claim_number
    save_claim(desk, half, proof=settlement_paper, base_version=1)
    seat(office, SECOND)
    claim = office.window.open_claim(half)
    qtbot.waitUntil(lambda: claim.session.is_open, timeout=PATIENCE)
    settle(qtbot, office)
    claim.close()
    save_claim(desk, half, proof=settlement_paper, base_version=2, finish=True)
    second = office.window.passes.open_second(half)
    qtbot.waitUntil(lambda: bool(second.notices.band_text), timeout=PATIENCE)
    assert "Kofi Clerk has seen what was keyed into claim" in second.notices.band_text
    assert second.form is None
