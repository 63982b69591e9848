"""Every window fits its screen, names its widgets for screen readers, and is reached by keys, in both schemes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QPushButton, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, SHIFT, KeepPaper, OpenClaim, focused, press, settle

from claimdesk.app import Office
from claimdesk.errors import Told
from claimdesk.screens.block_page import BlockPage
from claimdesk.screens.case_window import ROOMS
from claimdesk.screens.rail import RailButton
from claimdesk.screens.theme import Scheme

TABS = 60
SMALL = (960, 540)
"""A screen of 1920 x 1080 at 200 %."""


def focusable(window: QWidget) -> Iterator[QWidget]:
    """Give every widget that a person can put the cursor on now."""
    for widget in window.findChildren(QWidget):
        takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if takes_keys and widget.isEnabled() and widget.isVisibleTo(window):
            yield widget


def clipped(window: QWidget) -> list[str]:
    """Give the texts that do not fit the widget that shows them."""
    found = []
    for widget in window.findChildren(QWidget):
        is_free = widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
        if isinstance(widget, QLabel | QPushButton) and widget.isVisibleTo(window) and widget.text() and not is_free:
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            is_narrow = widget.width() < widget.sizeHint().width() and not wraps
            is_low = widget.height() < (widget.heightForWidth(widget.width()) if wraps else widget.sizeHint().height())
            if is_narrow or is_low:
                found.append(widget.text())
    return found


def walk(window: QWidget) -> set[QWidget]:
    """Press Tab again and again and give every widget that had the cursor."""
    seen: set[QWidget] = set()
    for _ in range(TABS):
        widget = QApplication.focusWidget()
        if widget is None or widget.window() is not window:
            break
        seen.add(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return seen


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_nothing_is_clipped_in_any_room(scheme: Scheme, keep_paper: KeepPaper, office: Office, qtbot: QtBot) -> None:
    """At 1280 x 800 every word fits; every widget that takes keys has a name."""
    for number in (2, 3, 8):
        keep_paper(number)
    office.theme.choose(scheme)
    for room in ROOMS:
        office.window.show_room(room.key)
        settle(qtbot, office)
        assert clipped(office.window) == [], room.word
        assert [widget.objectName() for widget in focusable(office.window) if not name_of(widget)] == [], room.word


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_nothing_is_clipped_in_any_block_of_a_claim(
    scheme: Scheme, keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """At 1280 x 800 no block but the schedule needs a scroll bar."""
    office.theme.choose(scheme)
    claim = open_claim_window(keep_paper(3).claim_number)
    for key in claim.form.keys:
        claim.form.turn_to(key)
        settle(qtbot, office)
        assert clipped(claim) == [], key
        assert [
            widget.objectName() or repr(widget.parent()) for widget in focusable(claim) if not name_of(widget)
        ] == [], key
        page = claim.form.currentWidget()
        if isinstance(page, BlockPage):
            assert page.verticalScrollBar().maximum() == 0, key
            assert page.horizontalScrollBar().maximum() == 0, key


def name_of(widget: QWidget) -> str:
    """Give what a screen reader calls a widget."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")


@pytest.mark.parametrize("room", [room.key for room in ROOMS])
def test_tab_reaches_every_widget_of_a_room(room: str, keep_paper: KeepPaper, office: Office, qtbot: QtBot) -> None:
    """Nobody needs a mouse for anything in the case window."""
    keep_paper(2)
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow, timeout=PATIENCE)
    office.window.show_room(room)
    settle(qtbot, office)
    missed = {widget for widget in set(focusable(office.window)) - walk(office.window) if not is_rail(widget)}
    assert {widget.objectName() or type(widget).__name__ for widget in missed} == set()


def is_rail(widget: QWidget) -> bool:
    """Whether a widget is one of the rail, of which Tab reaches the room that is open, and arrows the others."""
    return isinstance(widget, RailButton)


def test_arrows_walk_the_rail(office: Office, qtbot: QtBot) -> None:
    """Tab goes to the room that is open, Down to the one below, and Enter opens it."""
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow, timeout=PATIENCE)
    office.window.rail._buttons["claims"].setFocus()
    press(Qt.Key.Key_Down)
    assert focused().objectName() == "rail_letters"
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    assert office.window.room == "letters"


def test_keys_reach_every_widget_of_a_claim(
    keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Fields by Tab, problems by Ctrl+J, the notice by Ctrl+Shift+N."""
    claim = open_claim_window(keep_paper(2).claim_number)
    claim.notices.tell(Told("The disk is full.", "Make room."))
    seen: set[QWidget] = set()
    wanted: set[QWidget] = set()
    for key in claim.form.keys:
        claim.form.turn_to(key)
        settle(qtbot, office)
        wanted |= set(focusable(claim))
        seen |= walk(claim)
    for code, modifiers in ((Qt.Key.Key_J, CONTROL), (Qt.Key.Key_N, CONTROL | SHIFT)):
        press(code, modifiers)
        seen |= walk(claim)
    missed = {widget for widget in wanted - seen if not isinstance(widget, QAbstractScrollArea)}
    assert {widget.objectName() or type(widget).__name__ for widget in missed} == set()


def test_windows_fit_a_small_screen(
    keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """At 200 % on a usual screen there is room for 960 x 540: what is wider or higher can be scrolled to."""
    claim = open_claim_window(keep_paper(3).claim_number)
    for window in (office.window, claim):
        window.resize(*SMALL)
        settle(qtbot, office)
        assert (window.width(), window.height()) == SMALL
    claim.form.go_to("phones.home")
    page = claim.form.currentWidget()
    field = QApplication.focusWidget()
    assert isinstance(page, BlockPage)
    assert field is not None
    qtbot.waitUntil(lambda: page.viewport().rect().contains(field.mapTo(page.viewport(), field.rect().center())))


def test_the_scheme_is_changed_by_a_key_and_remembered(office: Office, qtbot: QtBot) -> None:
    """Ctrl+Shift+L goes to the other one."""
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow, timeout=PATIENCE)
    press(Qt.Key.Key_L, CONTROL | SHIFT)
    assert (office.theme.scheme.value, office.memory.scheme) == ("dark", "dark")
    press(Qt.Key.Key_L, CONTROL | SHIFT)
    assert (office.theme.scheme.value, office.memory.scheme) == ("light", "light")
