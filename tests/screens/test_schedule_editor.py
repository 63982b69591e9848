"""A person keys Part II by keys alone: the paper's schedules come out as they stand, section by section."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.money import Shares
from claimdesk.casebook.places import Entry, entries_of, with_entries
from claimdesk.casebook.reading import BLANK, ILLEGIBLE, NOT_REACHED, Mark, Reading
from claimdesk.casebook.settlement import Column, Settlement
from claimdesk.casebook.trades import Trade, TradeKind
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casebook.transcript_json import TranscriptFaults
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.schedule_editor import ScheduleEditor
from claimdesk.screens.schedule_grid import place_of
from claimdesk.screens.schedule_model import BALANCE_PLACE, PROBLEM_PLACE
from claimdesk.screens.schedule_rows import RowKind
from claimdesk.screens.theme import Scheme, Theme

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
PAPERS = sorted((Path(__file__).parents[1] / "samples" / "claims").glob("*.json"))
SONUS = load_settlement("sonus-2004")


class Clerk:
    """Keys into a schedule, and applies what it commits to a proof of its own, as the claim window does."""

    def __init__(self, qtbot: QtBot, settlement: Settlement = SONUS) -> None:
        self.window = QWidget()
        self.elsewhere = QLineEdit(self.window)
        self.editor = ScheduleEditor(settlement, self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(self.elsewhere)
        column.addWidget(self.editor)
        self.window.resize(1100, 760)
        qtbot.addWidget(self.window)
        self.proof = ProofOfClaim(schedule=settlement.blank_schedule())
        self.batches: list[tuple[Entry, ...]] = []
        self.walks: list[Walk] = []
        self.editor.committed.connect(self.keep)
        self.editor.walked.connect(self.walks.append)
        self.editor.show_proof(self.proof)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.editor.take_focus()

    def keep(self, entries: tuple[Entry, ...]) -> None:
        """Apply entries and show the proof again."""
        self.batches.append(entries)
        self.proof = with_entries(self.proof, entries)
        self.editor.show_proof(self.proof)

    @property
    def line(self) -> PaperLine:
        """The line over the open cell."""
        return self.editor.grid.line

    @property
    def at(self) -> str:
        """The path of the open cell."""
        assert self.editor.grid.at is not None
        row, column = self.editor.grid.at
        return self.editor.model.rows.at(row).path(column)

    def types(self, text: str) -> None:
        """Type into whatever has the focus."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def keys(self, *cells: str) -> None:
        """Key cells one after another: `*` is illegible, an empty text is passed over."""
        for cell in cells:
            if cell == "*":
                self.presses(Qt.Key.Key_Asterisk, KEYPAD)
            else:
                self.types(cell)
                self.presses(Qt.Key.Key_Return)

    def finishes(self) -> None:
        """Say that the section has no more lines."""
        self.presses(Qt.Key.Key_Minus, KEYPAD)

    def trades(self, key: str) -> tuple[Trade, ...]:
        """Give the trades of a section of the proof."""
        listed = self.proof.schedule.section(key)
        assert listed is not None
        return listed.trades

    def is_finished(self, key: str) -> bool:
        """Whether a section has been finished."""
        listed = self.proof.schedule.section(key)
        assert listed is not None
        return listed.is_finished


@pytest.fixture
def clerk(qtbot: QtBot) -> Clerk:
    """Give a clerk before an empty schedule of the Sonus settlement."""
    return Clerk(qtbot)


def keyed_text(reading: Reading[object]) -> str:
    """Give what a clerk keys for a place of a paper."""
    if reading.mark is Mark.ILLEGIBLE:
        return "*"
    if isinstance(reading.value, date):
        return f"{reading.value:%m%d%Y}"
    return {"yes": "y", "no": "n"}.get(reading.text, reading.text)


def key_trade(clerk: Clerk, trade: Trade) -> None:
    """Key one line; kind and explanation where the paper has another kind."""
    for reading in (trade.trade_date, trade.shares, trade.price, trade.total):
        clerk.keys(keyed_text(reading))
    if trade.kind.is_blank and trade.security.is_blank:
        clerk.keys(keyed_text(trade.documented))
        return
    clerk.types(keyed_text(trade.documented))
    clerk.presses(Qt.Key.Key_Right, ALT)
    clerk.keys(trade.kind.text, trade.explanation.text, trade.security.text)


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
    assert clerk.editor.model.cell(row, PROBLEM_PLACE).text == load_wording().title("TX-PRICE")
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
