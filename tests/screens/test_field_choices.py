"""Choices and taxpayer numbers: letters, the list, and who may see the figures."""

from __future__ import annotations

from field_clerk import ALT, CONTROL, NONE, SHIFT, Clerk
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from claimdesk.casebook.claim import Delivery, W9Class
from claimdesk.casebook.reading import Mark
from claimdesk.screens.fields.walk import Walk


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
    choices = clerk.field.offering.open_list
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
    choices = clerk.field.offering.open_list
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
