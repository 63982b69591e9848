"""What a person sees first is in its place: words beside icons, letters as wide as their room, help of the part."""

from __future__ import annotations

from functools import partial
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollBar
from pytestqt.qtbot import QtBot
from stories import PATIENCE, KeepPaper, OpenClaim, focused, press, settle

from claimdesk.app import Office
from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import Column, Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.zip_places import _places
from claimdesk.screens.block_page import BlockPage
from claimdesk.screens.claim_beside import LETTERS
from claimdesk.screens.fields.note import NoteLine
from claimdesk.screens.help_view import HELP_PAGES
from claimdesk.screens.schedule_grid import ScheduleGrid, place_of
from claimdesk.screens.schedule_paint import PADDING
from claimdesk.screens.schedule_words import RowProblems

BASE_LINE_SLACK = 1


def has_nothing_to_scroll(bar: QScrollBar) -> bool:
    """Whether everything is in view along a scroll bar."""
    return bar.maximum() == 0


def base_line(label: QLabel) -> float:
    """Give where the letters of a label of one line stand, in its window."""
    metrics = label.fontMetrics()
    middle = label.mapTo(label.window(), QPoint(0, 0)).y() + label.height() / 2
    return middle + (metrics.ascent() - metrics.descent()) / 2


def test_the_count_stands_on_the_line_of_the_title(keep_paper: KeepPaper, office: Office, qtbot: QtBot) -> None:
    """The number of claims is smaller than the word before it, and no higher."""
    keep_paper(3)
    office.window.show_room("claims")
    settle(qtbot, office)
    claims = office.window.claims
    assert claims._count.text() == "1"
    assert abs(base_line(claims._title) - base_line(claims._count)) <= BASE_LINE_SLACK


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_a_letter_is_as_wide_as_its_room(
    size: tuple[int, int], keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Neither the page nor the list of letters above it needs a horizontal scroll bar."""
    claim = open_claim_window(keep_paper(3).claim_number)
    claim.resize(*size)
    claim.form.turn_to(LETTERS)
    area = claim.beside.letters.pages._area
    qtbot.waitUntil(lambda: not claim.beside.letters.pages._page.pixmap().isNull(), timeout=PATIENCE)
    settle(qtbot, office)
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0, timeout=PATIENCE)
    assert claim.beside.letters.list.horizontalScrollBar().maximum() == 0


def test_fifty_lines_of_large_figures_need_no_horizontal_bar(
    keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Beside a vertical scroll bar the columns still fit, each wide enough for the figures of a large holder."""
    claim = open_claim_window(keep_paper(3).claim_number)
    claim.resize(1280, 800)
    written = {"shares": "10000000", "price": "4.484375", "total": "99999999.99"}
    lines = (
        Entry(f"schedule.purchases[{at}].{name}", Mark.WRITTEN, text)
        for at in range(50)
        for name, text in written.items()
    )
    claim.session.put((Entry("schedule.purchases.count", Mark.WRITTEN, "50"), *lines))
    claim.form.show_proof(claim.session.proof, claim.session.origins)
    claim.form.go_to("schedule.purchases[0].shares")
    settle(qtbot, office)
    grid = claim.findChild(ScheduleGrid)
    assert grid is not None
    qtbot.waitUntil(lambda: grid.verticalScrollBar().maximum() > 0, timeout=PATIENCE)
    assert grid.horizontalScrollBar().maximum() == 0
    for column, text in ((Column.SHARES, "10,000,000"), (Column.PRICE, "4.484375"), (Column.TOTAL, "99,999,999.99")):
        needed = grid.fontMetrics().horizontalAdvance(text) + 2 * PADDING
        assert grid.columnWidth(place_of(column)) >= needed, column


def test_a_long_name_ends_in_dots_beside_the_postmark(keep_paper: KeepPaper, open_claim_window: OpenClaim) -> None:
    """A name of two hundred letters pushes nothing out of the header, and its tool tip has it whole."""
    claim = open_claim_window(keep_paper(3).claim_number)
    claim.resize(1280, 800)
    claim.session.put((Entry("beneficial_owner.entity", Mark.WRITTEN, "O'Neil & Sons <Trust> " * 9),))
    label = claim.header.claimant
    assert label.width() < label.fontMetrics().horizontalAdvance(label.text())
    assert "&lt;Trust&gt;" in label.toolTip()
    assert claim.width() == 1280


@pytest.mark.parametrize(
    ("part", "page"),
    [("intake", "claim"), ("schedule", "schedule"), (LETTERS, "claim_letters"), ("history", "claim")],
)
def test_help_opens_at_the_part_of_the_claim(
    part: str, page: str, keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """F1 over the schedule tells of the schedule, over letters of letters."""
    claim = open_claim_window(keep_paper(3).claim_number)
    claim.form.turn_to(part)
    settle(qtbot, office)
    office.workplace.screen_wanted.disconnect(office.window.show_screen)  # offscreen cannot raise a window
    with qtbot.waitSignal(office.workplace.screen_wanted) as wanted:
        press(Qt.Key.Key_F1)
    assert wanted.args == [f"help/{page}"]
    assert page in {each.key for each in HELP_PAGES}


def test_help_has_room_between_its_paragraphs(office: Office) -> None:
    """A page of help is read by people, not as one block of grey."""
    office.window.help.show_page("claim")
    document = office.window.help.text.document()
    first = document.begin().next()
    assert first.blockFormat().headingLevel() == 0
    assert first.blockFormat().bottomMargin() > 0


def test_the_first_zip_code_waits_for_nothing(office: Office, qtbot: QtBot) -> None:
    """The data of ZIP codes is read while the first window already stands there."""
    _places.cache_clear()
    office.warm_up()
    qtbot.waitUntil(lambda: _places.cache_info().currsize == 1, timeout=PATIENCE)


def test_a_row_with_several_problems_names_the_first(
    keep_paper: KeepPaper, sonus: Settlement, wording: Wording, open_claim_window: OpenClaim
) -> None:
    """The word of a row fits its column: one name, and the number of others."""
    claim = open_claim_window(keep_paper(3).claim_number)
    claim.form.go_to("schedule.purchases[0].trade_date")
    QTest.keyClicks(focused(), "13/45/02")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "many")
    press(Qt.Key.Key_Return)
    claim.session._judge()
    judgement = claim.session.judgement
    assert judgement is not None
    shown = RowProblems(sonus).of(judgement.defects, wording)["purchases[0]"]
    assert shown.word.startswith("Trade date +")
    assert QApplication.focusWidget() is not None


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700), (960, 540)])
def test_fields_of_a_narrow_window_stand_below_each_other(
    size: tuple[int, int], keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """At 200 % a screen has half the room: nothing of a block lies beyond its right edge, and no field over another."""
    claim = open_claim_window(keep_paper(3).claim_number)
    claim.resize(*size)
    for key in ("intake", "claimant", "w9", "release"):
        claim.form.turn_to(key)
        settle(qtbot, office)
        page = claim.form.currentWidget()
        assert isinstance(page, BlockPage)
        bar = page.horizontalScrollBar()
        qtbot.waitUntil(partial(has_nothing_to_scroll, bar), timeout=PATIENCE)
        taken = [QRect(field.line.mapTo(page, QPoint(0, 0)), field.line.size()) for field in page.fields]
        assert all(rect.right() < page.width() for rect in taken), key
        assert not any(one.intersects(other) for one, other in combinations(taken, 2)), key


def test_words_under_a_field_use_the_room_beside_it(
    keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Why a date cannot be read is longer than the field of a date, and is read to its end."""
    claim = open_claim_window(keep_paper(3).claim_number)
    claim.resize(1280, 800)
    claim.form.go_to("received_on")
    QTest.keyClicks(focused(), "in spring")
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    note = next(note for note in claim.form.findChildren(NoteLine) if note.words)
    assert note.width() > note.fontMetrics().horizontalAdvance(note.words)
