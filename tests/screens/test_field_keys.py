"""A person keys one field after another: what each key commits, where it leads, and what stands there afterwards."""

from __future__ import annotations

import pytest
from field_clerk import CONTROL, KEYPAD, NONE, SHIFT, Clerk
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from claimdesk.casebook.paper import PAPER_FIELDS, ValueKind, paper_field, read_text
from claimdesk.casebook.reading import BLANK, ILLEGIBLE, NOT_REACHED, Mark, written
from claimdesk.screens.fields.paper_edit import field_for
from claimdesk.screens.fields.walk import Walk


@pytest.fixture
def street(qtbot: QtBot) -> Clerk:
    """Give a clerk at a field of text."""
    return Clerk(qtbot, "address.street", "Street")


@pytest.mark.parametrize(
    ("key", "modifier", "walk"),
    [
        (Qt.Key.Key_Return, NONE, Walk.NEXT),
        (Qt.Key.Key_Enter, KEYPAD, Walk.NEXT),
        (Qt.Key.Key_Tab, NONE, Walk.NEXT),
        (Qt.Key.Key_Return, SHIFT, Walk.PREVIOUS),
        (Qt.Key.Key_Backtab, SHIFT, Walk.PREVIOUS),
        (Qt.Key.Key_Up, NONE, Walk.UP),
        (Qt.Key.Key_Down, NONE, Walk.DOWN),
    ],
)
def test_a_walking_key_commits_and_goes(street: Clerk, key: Qt.Key, modifier: Qt.KeyboardModifier, walk: Walk) -> None:
    """The entry is told before the walk."""
    street.types("1247 Maple Ridge Dr")
    street.presses(key, modifier)
    assert street.last == (Mark.WRITTEN, "1247 Maple Ridge Dr")
    assert street.walks == [walk]


def test_a_field_left_empty_going_forward_is_blank(street: Clerk) -> None:
    """The person was there and nothing stood on the paper."""
    street.presses(Qt.Key.Key_Return)
    assert street.last == (Mark.BLANK, "")
    assert street.field.line.placeholderText() == "blank"


def test_a_field_left_empty_going_back_stays_unreached(street: Clerk) -> None:
    """Only going on says that the paper has been looked at."""
    street.presses(Qt.Key.Key_Backtab, SHIFT)
    assert street.entries == []
    assert street.walks == [Walk.PREVIOUS]
    assert street.field.reading == NOT_REACHED


def test_going_over_a_committed_field_says_nothing(street: Clerk) -> None:
    """An entry is told only when the reading is another."""
    street.field.show_reading(written("1247 Maple Ridge Dr"))
    street.presses(Qt.Key.Key_Return)
    assert street.entries == []
    assert street.walks == [Walk.NEXT]


def test_a_text_deleted_is_blank(street: Clerk) -> None:
    """What stood there by mistake is taken out again."""
    street.field.show_reading(written("1247 Maple Ridge Dr"))
    street.field.take_focus()
    street.presses(Qt.Key.Key_Delete)
    street.presses(Qt.Key.Key_Return)
    assert street.last == (Mark.BLANK, "")


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Asterisk, KEYPAD), (Qt.Key.Key_U, CONTROL)])
def test_illegible_has_two_keys_and_goes_on(street: Clerk, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """The quiet word stands in the field."""
    street.presses(key, modifier)
    assert street.last == (Mark.ILLEGIBLE, "")
    assert street.walks == [Walk.NEXT]
    assert street.field.line.placeholderText() == "illegible"
    assert street.field.line.text() == ""


def test_typing_over_illegible_replaces_it(street: Clerk) -> None:
    """A second look may read more."""
    street.field.show_reading(ILLEGIBLE)
    street.types("12 Elm St")
    street.presses(Qt.Key.Key_Return)
    assert street.last == (Mark.WRITTEN, "12 Elm St")


def test_going_over_an_illegible_field_leaves_it(street: Clerk) -> None:
    """An empty line does not make it blank."""
    street.field.show_reading(ILLEGIBLE)
    street.presses(Qt.Key.Key_Return)
    assert street.entries == []


def test_blank_has_a_key_of_its_own(street: Clerk) -> None:
    """Ctrl+B says that nothing stands on the paper, whatever was being keyed."""
    street.types("12")
    street.presses(Qt.Key.Key_B, CONTROL)
    assert street.last == (Mark.BLANK, "")
    assert street.field.line.text() == ""


def test_escape_brings_the_committed_text_back(street: Clerk) -> None:
    """And leaves the field open, selected, and untold."""
    street.field.show_reading(written("12 Elm St"))
    street.types("99")
    street.presses(Qt.Key.Key_Escape)
    assert street.field.line.text() == "12 Elm St"
    assert street.field.line.selectedText() == "12 Elm St"
    assert street.entries == []


def test_the_pointer_elsewhere_commits_what_was_keyed(street: Clerk) -> None:
    """Leaving by a click is a commit too; an untouched field stays unreached."""
    street.types("12 Elm St")
    street.elsewhere.setFocus()
    assert street.last == (Mark.WRITTEN, "12 Elm St")


def test_a_look_at_another_window_leaves_the_text_open(street: Clerk, qtbot: QtBot) -> None:
    """The paper may be shown in another window: what is half typed is not committed, and typing goes on."""
    street.types("12 Elm")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not street.field.line.hasFocus())
    assert street.entries == []
    street.window.activateWindow()
    qtbot.waitUntil(street.field.line.hasFocus)
    street.types(" St")
    street.presses(Qt.Key.Key_Return)
    assert street.last == (Mark.WRITTEN, "12 Elm St")


def test_a_click_away_from_an_empty_field_leaves_it_unreached(street: Clerk) -> None:
    """Nobody has said that it is blank."""
    street.elsewhere.setFocus()
    assert street.entries == []


def test_a_commit_from_outside_takes_the_open_text(street: Clerk) -> None:
    """Saving runs the one funnel first."""
    street.types("12 Elm St")
    street.field.commit()
    street.field.commit()
    assert [entry.text for entry in street.entries] == ["12 Elm St"]


def test_a_reading_shown_from_outside_spares_the_open_text(street: Clerk) -> None:
    """A refresh never overwrites what is being typed, and is what Esc brings back."""
    street.types("12 Elm")
    street.field.show_reading(written("34 Oak"))
    assert street.field.line.text() == "12 Elm"
    street.presses(Qt.Key.Key_Escape)
    assert street.field.line.text() == "34 Oak"
    assert street.entries == []


def test_a_short_date_shows_its_meaning_while_it_is_keyed(qtbot: QtBot) -> None:
    """And stands in full after the commit, its inferred year underlined."""
    clerk = Clerk(qtbot, "received_on", "Received")
    clerk.types("0414")
    assert clerk.field.line.hint == "14 Apr 2008"
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.last == (Mark.WRITTEN, "2008-04-14")
    assert clerk.field.line.text() == "14 Apr 2008"
    assert clerk.field.line._underlined == (7, 4)
    assert clerk.field.line.hint == ""


def test_a_date_with_its_year_is_not_underlined(qtbot: QtBot) -> None:
    """Only what was inferred is marked."""
    clerk = Clerk(qtbot, "received_on", "Received")
    clerk.types("04142008")
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.field.line._underlined == (0, 0)


def test_a_shown_date_passes_untouched(qtbot: QtBot) -> None:
    """Going over 14 Apr 2008 commits nothing new."""
    clerk = Clerk(qtbot, "received_on", "Received")
    clerk.field.show_reading(read_text(paper_field("received_on"), "2008-04-14"))
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.entries == []


def test_a_day_that_cannot_be_stays_with_its_reason(qtbot: QtBot) -> None:
    """It is told as a written reading without a value; nothing is moved to March."""
    clerk = Clerk(qtbot, "release.executed_on", "Executed")
    clerk.types("02302008")
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.last == (Mark.WRITTEN, "2008-02-30")
    assert clerk.entries[-1].reading.value is None
    assert clerk.field.note == "February 2008 has 29 days"
    assert "February 2008 has 29 days" in clerk.field.line.accessibleDescription()


def test_what_is_no_number_stays_with_its_reason(qtbot: QtBot) -> None:
    """A fault of the paper is a reading; a second try clears the reason."""
    clerk = Clerk(qtbot, "schedule.opening_holding.shares", "Shares")
    clerk.types("abt 500")
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.last == (Mark.WRITTEN, "abt 500")
    assert clerk.field.line.text() == "abt 500"
    assert clerk.field.note != ""
    clerk.field.take_focus()
    clerk.types("12,500")
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.last == (Mark.WRITTEN, "12500")
    assert (clerk.field.line.text(), clerk.field.note) == ("12,500", "")


def test_a_problem_stands_under_the_field_and_gives_way_to_a_reason(street: Clerk) -> None:
    """One line: why the text has no value comes before what a rule says."""
    street.field.show_problem("The address has no street.")
    assert street.field.note == "The address has no street."
    street.field.show_problem("")
    assert street.field.note == ""


def test_every_place_of_the_paper_has_a_field_with_a_name(qtbot: QtBot) -> None:
    """A screen reader hears the label, and what the paper says there."""
    for place in PAPER_FIELDS:
        path = place.pattern.replace("[]", "[0]").replace("*", "purchases")
        field = field_for(path, label="Words of the place")
        qtbot.addWidget(field)
        assert field.line.accessibleName() == "Words of the place"
        assert field.line.accessibleDescription() == "not reached"
        field.show_reading(BLANK)
        assert field.line.accessibleDescription() == "blank"


def test_no_place_without_a_path_has_a_field() -> None:
    """A path that the paper does not know is a bug of the caller."""
    with pytest.raises(KeyError):
        field_for("favourite_colour", label="Colour")


def test_a_name_of_44_letters_fits(qtbot: QtBot) -> None:
    """Entities, streets and printed names take 44 letters of ordinary width without scrolling."""
    for path in ("beneficial_owner.entity", "address.street", "release.printed_name", "record_owner"):
        field = field_for(path, label="Name")
        qtbot.addWidget(field)
        name = "Wolfeschlegelsteinhausen Family Living Trust"
        assert len(name) == 44
        assert field.line.fontMetrics().horizontalAdvance(name) + 20 <= field.width_hint()


def test_markup_in_a_sentence_is_shown_as_it_is(street: Clerk) -> None:
    """A claimant's name may hold what Qt would take for markup; nothing is fetched or hidden."""
    street.field.show_problem("<img src=http://127.0.0.1/x> has no street.")
    assert street.field._note.toolTip() == "<qt>&lt;img src=http://127.0.0.1/x&gt; has no street.</qt>"


def test_signs_that_cannot_be_seen_are_told(street: Clerk) -> None:
    """They stay as keyed: the reading has its text, and the note names them."""
    QGuiApplication.clipboard().setText("Elm\u202e St")
    street.presses(Qt.Key.Key_V, CONTROL)
    street.presses(Qt.Key.Key_Return)
    assert street.last == (Mark.WRITTEN, "Elm\u202e St")
    assert street.field.note == "holds signs that cannot be seen: U+202E"


def test_the_form_stays_where_it_is_when_a_note_comes(street: Clerk) -> None:
    """The note line is always there, so a problem moves nothing."""
    before = street.field.sizeHint()
    street.field.show_problem("A sentence that is much longer than the field above it is wide, as sentences are.")
    assert street.field.sizeHint() == before


def test_every_kind_of_field_can_be_keyed(qtbot: QtBot) -> None:
    """Each kind of value takes a text of its grammar."""
    samples = {
        ValueKind.TEXT: ("batch", "B-12", "B-12"),
        ValueKind.DATE: ("received_on", "041408", "2008-04-14"),
        ValueKind.SHARES: ("schedule.a.shares", "500+500", "1000"),
        ValueKind.PRICE: ("schedule.a[0].price", "$4.48", "4.48"),
        ValueKind.MONEY: ("schedule.a[0].total", "7,500.00", "7500.00"),
        ValueKind.TIN: ("w9.ein", "12-3456789", "12-3456789"),
        ValueKind.YES_NO: ("release.signed", "+", "yes"),
        ValueKind.CHOICE: ("claimant_kind", "co", "corporate_other"),
        ValueKind.CHOICES: ("w9.classification", "ira", "ira"),
    }
    assert set(samples) == set(ValueKind)
    for path, keyed, text in samples.values():
        clerk = Clerk(qtbot, path)
        clerk.types(keyed)
        clerk.presses(Qt.Key.Key_Return)
        assert clerk.last == (Mark.WRITTEN, text)
        clerk.window.close()
