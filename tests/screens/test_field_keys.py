"""A person keys one field after another: what each key commits, where it leads, and what stands there afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from claimdesk.casebook.claim import Delivery, W9Class
from claimdesk.casebook.keyed_dates import DateContext
from claimdesk.casebook.paper import PAPER_FIELDS, ValueKind, paper_field, read_text
from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import BLANK, ILLEGIBLE, NOT_REACHED, Mark, written
from claimdesk.screens.fields.paper_edit import PaperEdit, field_for
from claimdesk.screens.fields.walk import Walk

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
YEAR_OF_THE_BAR_DATE = DateContext(first=date(2008, 1, 1), last=date(2008, 12, 31))


class Clerk:
    """Keys into one field that stands in a window beside another line, and writes down what it says."""

    def __init__(self, qtbot: QtBot, path: str, label: str = "Place") -> None:
        self.window = QWidget()
        self.elsewhere = QLineEdit(self.window)
        self.field: PaperEdit = field_for(path, label=label, parent=self.window)
        self.field.set_date_context(YEAR_OF_THE_BAR_DATE)
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.elsewhere)
        column.addStretch(1)
        self.window.resize(700, 500)
        qtbot.addWidget(self.window)
        self.entries: list[Entry] = []
        self.walks: list[Walk] = []
        self.field.committed.connect(self.entries.append)
        self.field.walked.connect(self.walks.append)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.field.take_focus()

    def types(self, text: str) -> None:
        """Type a text."""
        QTest.keyClicks(self.field.line, text)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key."""
        QTest.keyClick(self.field.line, key, modifier)

    @property
    def last(self) -> tuple[Mark, str]:
        """Mark and text of the last entry."""
        return (self.entries[-1].mark, self.entries[-1].text)


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


def test_a_choice_is_keyed_by_a_letter_and_told_while_keying(qtbot: QtBot) -> None:
    """`c` means certified, says so, and is taken by the commit of the person alone."""
    clerk = Clerk(qtbot, "delivery", "Delivery")
    clerk.types("c")
    assert clerk.field.line.hint == "certified"
    assert clerk.entries == []
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.entries[-1].reading.value is Delivery.CERTIFIED


def test_the_list_takes_a_choice_only_by_its_own_enter(qtbot: QtBot) -> None:
    """F4 opens it, Down moves in it, Esc closes it without a trace, Enter takes and stays in the field."""
    clerk = Clerk(qtbot, "delivery", "Delivery")
    clerk.presses(Qt.Key.Key_F4)
    clerk.presses(Qt.Key.Key_Down)
    clerk.presses(Qt.Key.Key_Escape)
    assert clerk.entries == []
    clerk.presses(Qt.Key.Key_Down, ALT)
    clerk.presses(Qt.Key.Key_Down)
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.entries[-1].reading.value is Delivery.CERTIFIED
    assert clerk.walks == []
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.walks == [Walk.NEXT]


def test_letters_leave_the_choices_that_begin_with_them(qtbot: QtBot) -> None:
    """`e` leaves executor; nothing that merely contains an e."""
    clerk = Clerk(qtbot, "representative.kind", "Office")
    clerk.presses(Qt.Key.Key_F4)
    choices = clerk.field._list
    assert choices is not None
    assert choices.count() == 7
    clerk.types("e")
    assert [choices.item(row).text() for row in range(choices.count())] == ["executor"]


def test_tab_walks_on_while_the_list_is_open(qtbot: QtBot) -> None:
    """A look at the list never takes what it happens to mark: only Enter does, and Tab goes on with what was keyed."""
    clerk = Clerk(qtbot, "delivery", "Delivery")
    clerk.types("h")
    clerk.presses(Qt.Key.Key_F4)
    clerk.presses(Qt.Key.Key_Backtab, SHIFT)
    assert clerk.entries[-1].reading.value is Delivery.HAND
    assert clerk.walks == [Walk.PREVIOUS]


def test_several_boxes_are_ticked_in_the_list(qtbot: QtBot) -> None:
    """Enter ticks and unticks, the commit takes them all in the order of the form."""
    clerk = Clerk(qtbot, "w9.classification", "Boxes")
    clerk.presses(Qt.Key.Key_F4)
    for key in (
        Qt.Key.Key_Return,
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
        Qt.Key.Key_Return,
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
    ):
        clerk.presses(key)
    clerk.presses(Qt.Key.Key_F4)
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.entries[-1].reading.value == (W9Class.INDIVIDUAL, W9Class.CORPORATION)


def test_a_click_in_the_list_takes_a_choice(qtbot: QtBot) -> None:
    """The pointer works too."""
    clerk = Clerk(qtbot, "sent_to", "Sent to")
    clerk.presses(Qt.Key.Key_F4)
    choices = clerk.field._list
    assert choices is not None
    place = choices.visualItemRect(choices.item(1)).center()
    QTest.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert clerk.entries[-1].text == "court"
    assert not choices.isVisible()


def test_a_taxpayer_number_is_kept_from_glance_reader_and_clipboard(qtbot: QtBot) -> None:
    """Neither the accessible text nor the description nor a copy holds the number, in focus or out of it."""
    clerk = Clerk(qtbot, "tin", "Taxpayer number")
    clerk.types("518-42-7736")
    clerk.presses(Qt.Key.Key_A, CONTROL)
    clerk.presses(Qt.Key.Key_C, CONTROL)
    assert "7736" not in QGuiApplication.clipboard().text()
    for _ in range(2):
        interface = QAccessible.queryAccessibleInterface(clerk.field.line)
        said = "".join(interface.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText)
        assert "7736" not in said
        assert "518" not in said
        clerk.presses(Qt.Key.Key_Return)
        clerk.elsewhere.setFocus()
    assert clerk.last == (Mark.WRITTEN, "518-42-7736")
    assert "7736" not in repr(clerk.entries[-1])


def test_a_wrong_taxpayer_number_is_never_repeated_in_the_reason(qtbot: QtBot) -> None:
    """The line of why counts its digits."""
    clerk = Clerk(qtbot, "w9.ein", "Employer number")
    clerk.types("12-34567")
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.field.note == "7 digits, and a taxpayer identification number has nine"
    assert "34567" not in clerk.field.line.accessibleDescription()


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
