"""What a person sees of a schedule: reasons, balance, problems, names for a screen reader, both schemes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from schedule_clerk import CONTROL, NONE, SHIFT, SONUS, Clerk

from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.money import Shares
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import BLANK, NOT_REACHED, Mark, Reading
from claimdesk.casebook.settlement import Column
from claimdesk.casebook.trades import Trade
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.schedule_grid import place_of
from claimdesk.screens.schedule_model import BALANCE_PLACE, PROBLEM_PLACE
from claimdesk.screens.schedule_rows import RowKind
from claimdesk.screens.theme import Scheme, Theme


@pytest.fixture
def clerk(qtbot: QtBot) -> Clerk:
    """Give a clerk before an empty schedule of the Sonus settlement."""
    return Clerk(qtbot)


def test_what_cannot_be_read_stays_with_its_reason(clerk: Clerk) -> None:
    """The cell keeps the text, the line below the sheet says why, and the screen reader hears it."""
    clerk.keys("0", "", "02302003", "1000")
    clerk.editor.go_to("schedule.purchases[0].trade_date")
    assert clerk.trades("purchases")[0].trade_date.text == "2003-02-30"
    assert clerk.line.text() == "02/30/2003"
    assert clerk.editor.footer.words == "there is no such day"
    assert "there is no such day" in clerk.line.accessibleDescription()


def test_the_balance_stands_beside_each_line_and_below_in_words(clerk: Clerk) -> None:
    """The very sentence of the form: opening plus bought less sold less closing."""
    clerk.keys("0", "", "092403", "10,000", "7.50", "", "y")
    clerk.finishes()
    clerk.keys("100103", "4000", "8", "", "y")
    clerk.finishes()
    clerk.keys("6000", "y")
    assert clerk.editor.footer.sentence.text() == "Opening 0 + bought 10,000 - sold 4,000 - closing 6,000 = 0, balanced"
    rows = [clerk.editor.model.rows.row_of(key) for key in ("purchases", "sales")]
    assert [clerk.editor.model.cell(row, BALANCE_PLACE).text for row in rows] == ["10,000", "6,000"]
    clerk.editor.go_to("schedule.closing_holding.shares")
    clerk.keys("5000")
    assert clerk.editor.footer.sentence.text().endswith("closing 5,000 = 1,000, out of balance")


def test_a_line_with_a_problem_has_a_mark_a_word_and_its_sentence(clerk: Clerk) -> None:
    """The word in the row, the sentence below while the line is open, the cell on a ground of its own."""
    clerk.keys("0", "", "092403", "1000", "9.99", "", "y")
    clerk.editor.show_defects(judge(clerk.proof, SONUS).defects, load_wording())
    row = clerk.editor.model.rows.row_of("purchases", 0)
    assert clerk.editor.model.cell(row, PROBLEM_PLACE).text == "Price"
    assert clerk.editor.model.cell(row, place_of(Column.PRICE)).has_problem
    assert not clerk.editor.model.cell(row, place_of(Column.SHARES)).has_problem
    clerk.editor.go_to("schedule.purchases[0].price")
    assert "9.99" in clerk.editor.footer.words
    clerk.keys("7.50")
    clerk.editor.show_defects(judge(clerk.proof, SONUS).defects, load_wording())
    assert clerk.editor.model.cell(row, PROBLEM_PLACE).text == ""


def test_a_path_leads_to_its_cell(clerk: Clerk) -> None:
    """Lines, holdings, the empty line, the extra sheets; what the schedule lacks is refused."""
    clerk.keys("0", "", "092403", "1000", "9.99", "", "y")
    assert clerk.editor.go_to("schedule.purchases[0]")
    assert clerk.at == "schedule.purchases[0].trade_date"
    assert clerk.editor.go_to("schedule.closing_holding.documented")
    assert clerk.at == "schedule.closing_holding.documented"
    assert clerk.editor.go_to("schedule.sales.count")
    assert clerk.at == "schedule.sales[0].trade_date"
    assert clerk.editor.go_to("schedule.extra_sheets.count")
    assert not clerk.editor.go_to("schedule.gifts[0].price")
    assert not clerk.editor.go_to("schedule.extra_sheets[3].signed")
    assert not clerk.editor.go_to("release.signed")


def test_going_elsewhere_commits_the_open_cell(clerk: Clerk) -> None:
    """By a jump to the same cell, by a jump to another, by a click outside."""
    clerk.types("12")
    clerk.editor.go_to("schedule.opening_holding.shares")
    assert clerk.batches[-1][0].text == "12"
    clerk.types("13")
    clerk.editor.go_to("schedule.closing_holding.shares")
    assert clerk.batches[-1][0].text == "13"
    clerk.types("14")
    clerk.elsewhere.setFocus()
    assert clerk.batches[-1] == (Entry("schedule.closing_holding.shares", Mark.WRITTEN, "14"),)


def test_a_click_opens_a_cell(clerk: Clerk) -> None:
    """The pointer works too; a click on a heading does nothing."""
    clerk.keys("0", "", "092403", "1000", "9.99", "", "y")
    grid = clerk.editor.grid
    row = clerk.editor.model.rows.row_of("purchases", 0)
    place = grid.visualRect(clerk.editor.model.index(row, place_of(Column.PRICE))).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert clerk.at == "schedule.purchases[0].price"
    heading = grid.visualRect(clerk.editor.model.index(row - 1, 3)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, NONE, heading)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(10, grid.viewport().height() - 3))
    assert clerk.at == "schedule.purchases[0].price"


def test_a_proof_from_elsewhere_spares_the_open_cell(clerk: Clerk) -> None:
    """A refresh shows what is new and leaves what is being typed."""
    clerk.types("77")
    told = len(clerk.batches)
    elsewhere = with_entries(clerk.proof, (Entry("schedule.opening_holding.shares", Mark.WRITTEN, "5"),))
    clerk.editor.show_proof(elsewhere)
    assert clerk.line.text() == "77"
    clerk.presses(Qt.Key.Key_Escape)
    assert clerk.line.text() == "5"
    assert len(clerk.batches) == told


def test_the_line_is_named_for_a_screen_reader(clerk: Clerk) -> None:
    """Section, line and column; then what stands there."""
    clerk.keys("0", "", "092403", "1000")
    clerk.editor.go_to("schedule.purchases[0].shares")
    heading = SONUS.sections[1].heading
    assert clerk.line.accessibleName() == f"{heading}, line 1, shares"
    clerk.presses(Qt.Key.Key_U, CONTROL)
    clerk.editor.go_to("schedule.purchases[0].shares")
    assert clerk.line.accessibleDescription() == "illegible"


def test_extra_sheets_are_asked_one_by_one(clerk: Clerk) -> None:
    """How many, then two questions for each; back leads to the closing holding."""
    clerk.editor.go_to("schedule.closing_holding.documented")
    clerk.keys("y", "2", "y", "n")
    assert [entry.path for entry in clerk.batches[-1]] == ["schedule.extra_sheets[0].name_printed"]
    clerk.keys("y", "y")
    assert clerk.walks == [Walk.NEXT]
    assert [sheet.name_printed.value for sheet in clerk.proof.schedule.extra_sheets] == [False, True]
    clerk.editor.take_focus(from_end=True)
    clerk.presses(Qt.Key.Key_Backtab, SHIFT)
    assert clerk.at == "schedule.closing_holding.documented"


def test_another_settlement_has_its_own_sections(qtbot: QtBot) -> None:
    """Twitter: other dates and sections, no code of its own."""
    twitter = load_settlement("twitter-2016")
    clerk = Clerk(qtbot, twitter)
    headings = [
        clerk.editor.model.cell(row, 0).text
        for row in range(len(clerk.editor.model.rows))
        if clerk.editor.model.rows.at(row).kind is RowKind.HEADING
    ]
    assert headings == [section.heading for section in twitter.sections]


def test_ten_thousand_lines_survive(qtbot: QtBot) -> None:
    """A paper with many sheets is shown and keyed on."""
    clerk = Clerk(qtbot)
    trades = tuple(Trade(shares=Reading(Mark.WRITTEN, "1", Shares(1_000_000)), kind=BLANK) for _ in range(10_000))
    sections = tuple(
        replace(part, trades=trades) if part.key == "purchases" else part for part in clerk.proof.schedule.sections
    )
    proof = replace(clerk.proof, schedule=replace(clerk.proof.schedule, sections=sections))
    clerk.proof = proof
    clerk.editor.show_proof(proof)
    assert clerk.editor.go_to("schedule.purchases[10000].trade_date")
    clerk.keys("092403", "5")
    assert len(clerk.trades("purchases")) == 10_001
    assert clerk.trades("purchases")[-1].price == NOT_REACHED


def test_both_schemes_draw_the_sheet(clerk: Clerk, theme: Theme) -> None:
    """Colours follow the scheme at once, without a warning."""
    clerk.keys("0", "", "092403", "1000", "9.99", "", "y")
    light = clerk.editor.grab().toImage()
    theme.choose(Scheme.DARK)
    dark = clerk.editor.grab().toImage()
    place = QPoint(light.width() // 2, light.height() // 2)
    assert light.pixelColor(place).lightness() > 200
    assert dark.pixelColor(place).lightness() < 60


def test_a_settlement_may_show_its_dates_in_iso_form(qtbot: QtBot) -> None:
    """The form of dates is a key of the settlement; what was inferred is underlined in it too."""
    clerk = Clerk(qtbot, replace(SONUS, date_style="iso"))
    clerk.keys("0", "", "0924", "1", "5", "", "y", "25", "1", "5", "", "y", "02302003")
    rows = [clerk.editor.model.rows.row_of("purchases", place) for place in range(3)]
    shown = [clerk.editor.model.cell(row, place_of(Column.TRADE_DATE)) for row in rows]
    assert [(cell.text, cell.underlined) for cell in shown] == [
        ("2002-09-24", (0, 4)),
        ("2002-09-25", (0, 7)),
        ("2003-02-30", (0, 0)),
    ]
