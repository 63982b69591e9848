"""A person keys Part II by keys alone: the paper's schedules come out as they stand, section by section."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from schedule_clerk import ALT, CONTROL, KEYPAD, SHIFT, SONUS, Clerk, key_trade, keyed_text

from claimdesk.assets import asset
from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.places import Entry, entries_of, with_entries
from claimdesk.casebook.reading import BLANK, ILLEGIBLE, Mark
from claimdesk.casebook.settlement import Column
from claimdesk.casebook.trades import TradeKind
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casebook.transcript_json import TranscriptFaults
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.schedule_grid import place_of

PAPERS = sorted(asset("papers").glob("*.json"))


@pytest.fixture
def clerk(qtbot: QtBot) -> Clerk:
    """Give a clerk before an empty schedule of the Sonus settlement."""
    return Clerk(qtbot)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.stem[:2])
def test_the_schedule_of_every_sample_paper_is_keyed_by_keys_alone(qtbot: QtBot, paper: Path) -> None:
    """What stands on the paper is what the entries say, places and marks and all."""
    truth = read_transcript(paper.read_text(encoding="utf-8"), SONUS)
    assert not isinstance(truth, TranscriptFaults)
    clerk = Clerk(qtbot)
    for section in SONUS.sections:
        holding = truth.schedule.position(section.key)
        listed = truth.schedule.section(section.key)
        if holding is not None:
            clerk.keys(keyed_text(holding.shares), keyed_text(holding.documented))
        if listed is not None:
            for trade in listed.trades:
                key_trade(clerk, trade)
            clerk.finishes()
    clerk.keys(str(len(truth.schedule.extra_sheets)))
    for sheet in truth.schedule.extra_sheets:
        clerk.keys(keyed_text(sheet.signed), keyed_text(sheet.name_printed))
    assert clerk.walks == [Walk.NEXT]
    assert clerk.proof.schedule == truth.schedule


def test_the_path_goes_from_holding_to_lines_to_holding(clerk: Clerk) -> None:
    """Date, shares, price, total, documented; then the next line; minus on its empty date ends the section."""
    visited = [clerk.at]
    for cell in ("0", "n", "092403", "1000", "7.50", "7500", "y"):
        clerk.keys(cell)
        visited.append(clerk.at)
    clerk.finishes()
    visited.append(clerk.at)
    clerk.finishes()
    visited.append(clerk.at)
    assert visited == [
        "schedule.opening_holding.shares",
        "schedule.opening_holding.documented",
        "schedule.purchases[0].trade_date",
        "schedule.purchases[0].shares",
        "schedule.purchases[0].price",
        "schedule.purchases[0].total",
        "schedule.purchases[0].documented",
        "schedule.purchases[1].trade_date",
        "schedule.sales[0].trade_date",
        "schedule.closing_holding.shares",
    ]
    assert clerk.is_finished("purchases")
    assert clerk.is_finished("sales")


def test_a_new_line_says_that_its_section_is_being_keyed(clerk: Clerk) -> None:
    """The first place of a line comes with the new count, not yet finished."""
    clerk.keys("0", "", "092403")
    assert clerk.batches[-1] == (
        Entry("schedule.purchases[0].trade_date", Mark.WRITTEN, "2003-09-24"),
        Entry("schedule.purchases.count", Mark.NOT_REACHED, "1"),
    )


def test_dates_are_read_by_the_row_above(clerk: Clerk) -> None:
    """`0415` takes the year, `17` the month too; what was inferred is underlined and shown in full."""
    clerk.keys("0", "", "092402", "1000", "4", "", "y", "0415", "1000", "4", "", "y", "17", "1", "4", "", "y")
    dates = [trade.trade_date.value for trade in clerk.trades("purchases")]
    assert dates == [date(2002, 9, 24), date(2003, 4, 15), date(2003, 4, 17)]
    row = clerk.editor.model.rows.row_of("purchases", 1)
    shown = [clerk.editor.model.cell(row + step, place_of(Column.TRADE_DATE)) for step in (0, 1)]
    assert [(cell.text, cell.underlined) for cell in shown] == [("04/15/2003", (6, 4)), ("04/17/2003", (0, 10))]


def test_the_meaning_of_a_short_date_stands_beside_it(clerk: Clerk) -> None:
    """The line grows over the next cell while the meaning needs it, and shrinks again."""
    clerk.keys("0", "")
    width = clerk.line.width()
    clerk.types("0415")
    assert clerk.line.hint == "15 Apr 2002"
    assert clerk.line.width() > width
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.line.hint == ""


def test_an_empty_cell_passed_over_is_blank(clerk: Clerk) -> None:
    """A total may be left out; the cell says so quietly."""
    clerk.keys("0", "", "092403", "1000", "7.50", "", "y")
    assert clerk.trades("purchases")[0].total == BLANK
    row = clerk.editor.model.rows.row_of("purchases", 0)
    assert clerk.editor.model.cell(row, place_of(Column.TOTAL)).text == "blank"


def test_illegible_and_blank_have_their_keys(clerk: Clerk) -> None:
    """Keypad asterisk and Ctrl+U, Ctrl+B; each goes on."""
    clerk.keys("0", "", "092403", "*")
    clerk.presses(Qt.Key.Key_U, CONTROL)
    clerk.presses(Qt.Key.Key_B, CONTROL)
    trade = clerk.trades("purchases")[0]
    assert (trade.shares, trade.price, trade.total) == (ILLEGIBLE, ILLEGIBLE, BLANK)
    assert clerk.at == "schedule.purchases[0].documented"


def test_shift_goes_back_and_says_nothing(clerk: Clerk) -> None:
    """Back over lines and sections to the first cell, and out of the schedule."""
    clerk.keys("0", "", "092403", "1000")
    told = len(clerk.batches)
    visited = []
    for _ in range(5):
        clerk.presses(Qt.Key.Key_Backtab, SHIFT)
        visited.append(clerk.at)
    assert visited == [
        "schedule.purchases[0].shares",
        "schedule.purchases[0].trade_date",
        "schedule.opening_holding.documented",
        "schedule.opening_holding.shares",
        "schedule.opening_holding.shares",
    ]
    assert clerk.walks == [Walk.PREVIOUS]
    assert len(clerk.batches) == told


def test_up_and_down_stay_in_the_column(clerk: Clerk) -> None:
    """Other lines, and the nearest column where a line lacks it; an empty line is not made by passing."""
    clerk.keys("0", "", "092403", "1000", "7.50", "", "y", "100103", "500", "8", "", "y")
    clerk.editor.go_to("schedule.purchases[1].price")
    visited = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        clerk.presses(key)
        visited.append(clerk.at)
    assert visited == [
        "schedule.purchases[0].price",
        "schedule.opening_holding.shares",
        "schedule.purchases[0].shares",
        "schedule.purchases[1].shares",
        "schedule.purchases[2].shares",
        "schedule.sales[0].shares",
    ]
    assert len(clerk.trades("purchases")) == 2


def test_escape_brings_the_committed_cell_back(clerk: Clerk) -> None:
    """The open text goes, the cell stays."""
    clerk.keys("0", "", "092403", "1000")
    clerk.editor.go_to("schedule.purchases[0].shares")
    clerk.types("99")
    clerk.presses(Qt.Key.Key_Escape)
    assert clerk.line.text() == "1,000"
    assert clerk.at == "schedule.purchases[0].shares"


def test_minus_ends_a_section_only_on_the_empty_first_cell(clerk: Clerk) -> None:
    """Elsewhere it is a minus: a clerk keys what the paper says."""
    clerk.keys("0", "", "092403")
    clerk.presses(Qt.Key.Key_Minus, KEYPAD)
    clerk.keys("500")
    assert clerk.trades("purchases")[0].shares.text == "-500"
    assert not clerk.is_finished("purchases")


def test_control_and_stop_end_a_section_too(clerk: Clerk) -> None:
    """For keyboards without a keypad."""
    clerk.keys("0", "")
    clerk.presses(Qt.Key.Key_Period, CONTROL)
    assert clerk.is_finished("purchases")
    assert clerk.batches[-1] == (Entry("schedule.purchases.count", Mark.WRITTEN, "0"),)


def test_a_walk_through_a_finished_section_adds_no_line(clerk: Clerk) -> None:
    """Enter on the last cell goes on to the next section, and Enter on its empty line makes nothing."""
    clerk.keys("0", "", "092403", "1000", "7.50", "", "y")
    clerk.finishes()
    clerk.editor.go_to("schedule.purchases[0].documented")
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.at == "schedule.sales[0].trade_date"
    clerk.editor.go_to("schedule.purchases[1].trade_date")
    clerk.presses(Qt.Key.Key_Return)
    assert len(clerk.trades("purchases")) == 1
    assert clerk.is_finished("purchases")


def test_a_line_added_later_opens_its_section_again(clerk: Clerk) -> None:
    """A section with a new line is not finished before the person says so once more."""
    clerk.keys("0", "", "092403", "1000", "7.50", "", "y")
    clerk.finishes()
    clerk.editor.go_to("schedule.purchases[1].trade_date")
    clerk.keys("1001", "5", "8", "", "y")
    assert not clerk.is_finished("purchases")
    clerk.finishes()
    assert clerk.is_finished("purchases")
    assert len(clerk.trades("purchases")) == 2


def test_a_deleted_line_moves_the_lines_below_up(clerk: Clerk) -> None:
    """The entries say every place that moved, then the shorter count: a draft replayed gives the same schedule."""
    clerk.keys(
        "0", "", "092403", "1000", "7.50", "", "y", "100103", "500", "8", "4000", "n", "100203", "*", "9", "", "y"
    )
    before = clerk.trades("purchases")
    clerk.editor.go_to("schedule.purchases[0].price")
    clerk.presses(Qt.Key.Key_Delete, CONTROL)
    assert clerk.trades("purchases") == before[1:]
    assert clerk.at == "schedule.purchases[0].trade_date"
    assert clerk.batches[-1][-1] == Entry("schedule.purchases.count", Mark.NOT_REACHED, "2")
    replayed = with_entries(ProofOfClaim(schedule=SONUS.blank_schedule()), entries_of(clerk.proof))
    assert replayed.schedule == clerk.proof.schedule


def test_the_last_line_can_be_deleted(clerk: Clerk) -> None:
    """The section is empty again, and its empty line is open."""
    clerk.keys("0", "", "092403")
    clerk.presses(Qt.Key.Key_Delete, CONTROL)
    assert clerk.trades("purchases") == ()
    assert clerk.at == "schedule.purchases[0].trade_date"


def test_a_kind_of_its_own_opens_the_way_to_its_explanation(clerk: Clerk) -> None:
    """The kind of the section is shown quietly and never keyed; another one asks how the shares came."""
    clerk.keys("0", "", "092403", "250", "", "")
    clerk.types("y")
    clerk.presses(Qt.Key.Key_Right, ALT)
    assert clerk.line.placeholderText() == "purchase"
    clerk.types("gi")
    assert clerk.line.hint == "gift"
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.at == "schedule.purchases[0].explanation"
    clerk.keys("from my aunt", "")
    trade = clerk.trades("purchases")[0]
    assert (trade.kind.value, trade.explanation.value, trade.security) == (TradeKind.GIFT, "from my aunt", BLANK)
    assert clerk.at == "schedule.purchases[1].trade_date"
    assert not clerk.editor.grid.isColumnHidden(place_of(Column.EXPLANATION))


def test_the_seldom_columns_hide_while_nothing_stands_there(clerk: Clerk) -> None:
    """Going there shows one; going away hides it again."""
    clerk.keys("0", "", "092403", "250", "7", "", "y")
    assert clerk.editor.grid.isColumnHidden(place_of(Column.SECURITY))
    clerk.editor.go_to("schedule.purchases[0].security")
    assert not clerk.editor.grid.isColumnHidden(place_of(Column.SECURITY))
    clerk.editor.go_to("schedule.purchases[0].price")
    assert clerk.editor.grid.isColumnHidden(place_of(Column.SECURITY))


def test_the_list_of_kinds_opens_and_takes(clerk: Clerk) -> None:
    """F4 in the kind; Down and Enter take, and the cell stays open."""
    clerk.keys("0", "", "092403")
    clerk.editor.go_to("schedule.purchases[0].kind")
    clerk.presses(Qt.Key.Key_F4)
    clerk.presses(Qt.Key.Key_Down)
    clerk.presses(Qt.Key.Key_Down)
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.trades("purchases")[0].kind.value is TradeKind.GIFT
    assert clerk.at == "schedule.purchases[0].kind"
