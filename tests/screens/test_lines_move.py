"""A query, an override and a place on the scan stay with their line, whatever becomes of the lines around it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, KeepPaper, OpenClaim, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.paper import paper_field, read_text
from claimdesk.casebook.place_notes import NoteKind
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import Column
from claimdesk.casebook.trades import Trade
from claimdesk.casework.desk import Desk
from claimdesk.casework.note_place import NewNote, note_place
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.screens.claim_session import ClaimSession
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.fields.presses import Press
from claimdesk.screens.schedule_deeds import line_deed, pasted_lines
from claimdesk.screens.schedule_rows import GridRow, RowKind

PURCHASES = "schedule.purchases"
WORDS = "Cannot be read: somebody else should look"
LINE_KEYS = (Press.INSERT_ROW, Press.DELETE_ROW, Press.ROW_UP, Press.ROW_DOWN)
steps = st.tuples(st.sampled_from([*LINE_KEYS, "paste", "undo", "redo", "save", "note", "reopen"]), st.integers(0, 5))


def shares(number: int) -> Trade:
    """Give a line that nobody takes for another one."""
    return Trade(shares=read_text(paper_field(f"{PURCHASES}[0].shares"), str(number)))


def ask(claim: ClaimWindow, path: str) -> None:
    """Ask by a key and a letter about a place."""
    claim.go_to(path)
    press(Qt.Key.Key_F8)
    QTest.keyClicks(focused(), "c")


def insert_at(claim: ClaimWindow, line: int) -> None:
    """Put a line in before this one."""
    claim.go_to(f"{PURCHASES}[{line}].trade_date")
    press(Qt.Key.Key_I, CONTROL)


def save(qtbot: QtBot, office: Office) -> None:
    """Save by its key, and wait."""
    press(Qt.Key.Key_S, CONTROL)
    settle(qtbot, office)


def shown(claim: ClaimWindow) -> list[str]:
    """Give the places at which notes are shown."""
    return [note.path for note in claim.notes.notes]


def stored(desk: Desk, number: str) -> list[str]:
    """Give the places at which notes are kept."""
    return [note.path for note in open_claim(desk, number).notes]


class Keyed:
    """One claim that steps are taken in: every line is known by its shares, every note by those of its line."""

    def __init__(self, desk: Desk, office: Office, qtbot: QtBot) -> None:
        self.desk, self.office, self.qtbot = desk, office, qtbot
        self.number = register_claim(desk).claim.claim_number
        entries = [Entry(f"{PURCHASES}[{at}].shares", Mark.WRITTEN, str(100 + at)) for at in range(3)]
        proof = with_entries(open_claim(desk, self.number).claim.proof, tuple(entries))
        save_claim(desk, self.number, proof=proof, base_version=1)
        self.next = 200
        self.open()

    def open(self) -> None:
        """Open the claim as it stands on disk."""
        self.session = ClaimSession(self.office.workplace, self.number, parent=self.office)
        self.session.open()
        self.wait()

    def wait(self) -> None:
        """Wait for the store."""
        self.qtbot.waitUntil(lambda: not self.office.jobs.is_busy)

    @property
    def lines(self) -> list[str]:
        """The shares of the lines as they stand."""
        listed = self.session.proof.schedule.section("purchases")
        assert listed is not None
        return [trade.shares.text for trade in listed.trades]

    def take(self, what: Press | str, at: int) -> None:
        """Take one step, at a line as far as there is one."""
        listed = self.session.proof.schedule.section("purchases")
        section = next(each for each in self.desk.settlement.sections if each.key == "purchases")
        assert listed is not None
        at = min(at, max(0, len(listed.trades) - 1))
        match what:
            case Press():
                row = GridRow(section=section, kind=RowKind.TRADE, index=at)
                deed = line_deed(what, row, Column.SHARES, schedule=self.session.proof.schedule)
                if deed.path:
                    self.session.put(deed.entries)
            case "paste":
                self.next += 2
                self.session.put(pasted_lines(listed, (shares(self.next), shares(self.next + 1)), at=at))
            case "undo":
                self.session.undo()
            case "redo":
                self.session.redo()
            case "save":
                self.session.save()
            case "note" if listed.trades and self.lines[at]:
                path = f"{PURCHASES}[{at}].price"
                kind = NoteKind.QUERY if at % 2 else NoteKind.OVERRIDE
                kept = self.session.lines.stored_path(path)
                self.wait()
                note = NewNote(path=path, kind=kind, words=self.lines[at], stored_path=kept)
                note_place(self.desk, self.number, note=note)
            case "reopen":
                self.wait()
                self.open()
        self.wait()

    def misplaced(self) -> list[tuple[str, str]]:
        """Give the notes that do not stand at the line that they were made at, with where they stand."""
        where = {text: f"{PURCHASES}[{at}].price" for at, text in enumerate(self.lines) if text}
        notes = open_claim(self.desk, self.number).notes
        places = [(note.words, self.session.lines.now.path_now(note.path)) for note in notes]
        return [(words, path) for words, path in places if path != where.get(words, "")]


@given(taken=st.lists(steps, min_size=3, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
def test_a_note_stands_at_the_line_that_it_was_made_at(
    desk: Desk, office: Office, qtbot: QtBot, taken: list[tuple[Press | str, int]]
) -> None:
    """After any steps, with saves and reopenings between; a note of a line that is not there stands nowhere."""
    keyed = Keyed(desk, office, qtbot)
    keyed.take("note", 1)
    for what, at in taken:
        keyed.take(what, at)
        assert keyed.misplaced() == []
    keyed.take("save", 0)
    keyed.take("reopen", 0)
    assert keyed.misplaced() == []


def test_a_query_goes_with_its_line_and_comes_back_with_it(
    desk: Desk, office: Office, keep_paper: KeepPaper, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """At once on the screen, in the store with the save; a deleted line takes it along, and undo brings it back."""
    number = keep_paper(5).claim_number
    claim = open_claim_window(number)
    ask(claim, f"{PURCHASES}[0].price")
    settle(qtbot, office)
    insert_at(claim, 0)
    assert shown(claim) == [f"{PURCHASES}[1].price"]
    assert stored(desk, number) == [f"{PURCHASES}[0].price"]
    save(qtbot, office)
    assert shown(claim) == stored(desk, number) == [f"{PURCHASES}[1].price"]
    claim.go_to(f"{PURCHASES}[1].price")
    press(Qt.Key.Key_F8)
    assert claim.notes.panels[1].isVisible()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Delete, CONTROL)
    assert shown(claim) == []
    save(qtbot, office)
    assert shown(claim) == []
    line = f"purchases line 2, price: query went with its line: {WORDS}"
    assert open_claim(desk, number).history[-1].after.splitlines()[-1] == line
    press(Qt.Key.Key_Z, CONTROL)
    assert shown(claim) == [f"{PURCHASES}[1].price"]
    save(qtbot, office)
    assert shown(claim) == stored(desk, number) == [f"{PURCHASES}[1].price"]


def test_what_is_asked_of_a_line_that_is_not_saved_stays_with_it(
    desk: Desk, office: Office, keep_paper: KeepPaper, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Asked at a line just put in, while a save is under way, and in a draft that is opened again."""
    number = keep_paper(5).claim_number
    claim = open_claim_window(number)
    insert_at(claim, 0)
    key("092303")
    ask(claim, f"{PURCHASES}[0].price")
    settle(qtbot, office)
    assert shown(claim) == [f"{PURCHASES}[0].price"]
    assert "purchases line 1, price" in open_claim(desk, number).history[-1].after
    press(Qt.Key.Key_S, CONTROL)
    ask(claim, f"{PURCHASES}[1].shares")
    settle(qtbot, office)
    both = [f"{PURCHASES}[0].price", f"{PURCHASES}[1].shares"]
    assert shown(claim) == stored(desk, number) == both
    claim.go_to(f"{PURCHASES}[1].shares")
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    turned = [f"{PURCHASES}[1].price", f"{PURCHASES}[0].shares"]
    assert shown(claim) == turned
    claim.close()
    settle(qtbot, office)
    again = open_claim_window(number)
    assert shown(again) == turned
    again.go_to(f"{PURCHASES}[0].shares")
    save(qtbot, office)
    assert shown(again) == stored(desk, number) == turned


def test_of_two_lines_that_say_the_same_the_right_one_goes(
    desk: Desk, office: Office, keep_paper: KeepPaper, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """The line above is repeated; the first of the two is deleted, and the query of the second stays."""
    number = keep_paper(5).claim_number
    claim = open_claim_window(number)
    claim.go_to(f"{PURCHASES}[1].trade_date")
    press(Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    ask(claim, f"{PURCHASES}[1].price")
    settle(qtbot, office)
    claim.go_to(f"{PURCHASES}[0].price")
    press(Qt.Key.Key_Delete, CONTROL)
    save(qtbot, office)
    assert shown(claim) == stored(desk, number) == [f"{PURCHASES}[0].price"]


def test_a_claim_saved_elsewhere_shows_its_notes_where_they_stand_there(
    desk: Desk, office: Office, keep_paper: KeepPaper, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """A window that only looks on follows the lines of the version that it shows."""
    number = keep_paper(5).claim_number
    claim = open_claim_window(number)
    ask(claim, f"{PURCHASES}[0].price")
    settle(qtbot, office)
    other = ClaimSession(office.workplace, number, parent=office)
    other.open()
    settle(qtbot, office)
    section = next(each for each in desk.settlement.sections if each.key == "purchases")
    row = GridRow(section=section, kind=RowKind.TRADE, index=0)
    other.put(line_deed(Press.INSERT_ROW, row, Column.PRICE, schedule=other.proof.schedule).entries)
    other.save()
    settle(qtbot, office)
    qtbot.waitUntil(lambda: shown(claim) == [f"{PURCHASES}[1].price"])
    assert claim.notes.notes[0].words == WORDS
