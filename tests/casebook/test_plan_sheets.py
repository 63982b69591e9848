"""A plan becomes sheets of cells and is written again as it was; what is keyed reads as one thing or says why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdesk.casebook.keyed_dates import ANY_DATE, DateContext
from claimdesk.casebook.plan_cells import CellKind, Head, read_cell
from claimdesk.casebook.plan_paper import PlanPaper
from claimdesk.casebook.plan_sheet_paper import SheetFault, faults_of_cells, paper_of, place_of, sheets_of
from claimdesk.casebook.plan_sheets import TABLES, PlanSheets
from claimdesk.casebook.plan_toml import plan_toml
from claimdesk.casebook.settlement_lines import parse
from claimdesk.casework.check_plan import check_paper_of_plan
from claimdesk.casework.reference import load_settlement

PLANS = Path(__file__).resolve().parents[1] / "samples" / "plans"
SETTLEMENTS = ("sonus-2004", "twitter-2016", *(str(path) for path in sorted(PLANS.iterdir()) if path.is_dir()))


def paper(name: str) -> PlanPaper:
    """Give the plan of a settlement as it is written."""
    found = load_settlement(name).plan_paper
    assert found is not None
    return found


@pytest.mark.parametrize("name", SETTLEMENTS, ids=lambda name: Path(name).name)
def test_a_plan_is_the_same_after_it_went_through_its_sheets(name: str) -> None:
    """Every shape of plan: each cell is understood, and the plan that is written gives what its own tests expect."""
    settlement = load_settlement(name)
    sheets = sheets_of(paper(name))
    written = paper_of(sheets)
    assert list(faults_of_cells(sheets, period=ANY_DATE)) == []
    checked = check_paper_of_plan(written, settlement)
    assert checked.faults == ()
    assert checked.plan is not None
    assert settlement.plan is not None
    unsourced = [[replace(table, paragraph="") for table in plan.tables] for plan in (checked.plan, settlement.plan)]
    assert unsourced[0] == unsourced[1]
    assert dict(sheets_of(written).cells) == dict(sheets.cells)


def number(text: str) -> str:
    """Read an amount."""
    read = read_cell(Head(name="Value", kind=CellKind.NUMBER), text)
    return read.text if not read.why else f"? {read.why}"


def test_amounts_are_read_with_dollars_and_thousands_and_nothing_else() -> None:
    """What a spreadsheet or a notice prints becomes plain digits as printed; what may mean two things is not read."""
    assert number("$1,234.50") == "1234.50"
    assert number(" 0.140 ") == "0.140"
    assert number("-5") == "-5"
    assert number(".5") == "0.5"
    assert number("(5.00)") == "? a figure in brackets may be one below zero; key it with a minus"
    assert number("30.68%") == "? a percentage, and this column holds amounts"
    assert "is no number" in number("1,23")
    assert "is no number" in number("1e9")
    assert "at most six decimals" in number("0.1234567")
    fraction = read_cell(Head(name="Value", kind=CellKind.FRACTION), "30.68%")
    assert fraction.text == "0.3068"


def test_days_are_read_by_the_grammar_of_keyed_dates() -> None:
    """A day alone takes its month from the day before it, a cut has its side, and held is held."""
    edge = Head(name="Day", kind=CellKind.EDGE)
    context = DateContext(first=date(2015, 2, 6), last=date(2015, 10, 30), previous=date(2015, 4, 27))
    assert read_cell(edge, "28", context=context).text == "2015-04-28"
    assert read_cell(edge, "April 28, 2015 before", context=context).text == "2015-04-28 before"
    assert read_cell(edge, "HELD", context=context).text == "held"
    band = Head(name="Disposed", kind=CellKind.BAND)
    assert read_cell(band, "4/28/15 after to 8/2/15", context=context).text == "2015-04-28 after to 2015-08-02"
    assert read_cell(edge, "02/30/2015", context=context).why


@given(st.text(max_size=40), st.sampled_from(list(CellKind)))
def test_no_text_raises_and_what_was_understood_is_understood_again(text: str, kind: CellKind) -> None:
    """A cell reads the same the second time, so that nothing moves when it is opened."""
    head = Head(name="Any", kind=kind, words=("steps", "daily", "matrix"))
    once = read_cell(head, text)
    assert once.why or read_cell(head, once.text) == once


@settings(deadline=None)
@given(st.text(), st.lists(st.lists(st.text(), min_size=1), min_size=1))
def test_any_text_of_a_plan_is_read_back_as_it_was(title: str, rows: list[list[str]]) -> None:
    """Quotes, control characters and signs of TOML in a text are kept."""
    plan = {"title": title, "case": [{"limbs": rows, "source": title}]}
    assert parse(plan_toml(plan)) == {"plan": plan}


def test_a_row_in_the_list_of_tables_brings_and_takes_the_cells_of_its_table() -> None:
    """The tables below it move with it."""
    sheets = sheets_of(paper("sonus-2004"))
    steps, means = sheets.cells["table:0"], sheets.cells["table:1"]
    more = sheets.with_row(TABLES, 0)
    assert (more.cells["table:0"], more.cells["table:1"], more.cells["table:2"]) == ((), steps, means)
    assert dict(more.without_row(TABLES, 0).cells) == dict(sheets.cells)
    assert sheets.without_row(TABLES, 0).cells["table:0"] == means
    assert "table:1" not in sheets.without_row(TABLES, 0).cells


def placed(sheets: PlanSheets, path: str, line: int | None = None, sentence: str = "wrong") -> SheetFault:
    """Give the cell of a fault."""
    return place_of(sheets, paper_of(sheets), path=path, line=line, sentence=sentence)


def test_a_fault_finds_its_cell() -> None:
    """By the key of the plan or by the line of its file; empty rows in between are counted."""
    sheets = sheets_of(paper("twitter-2016"))
    assert placed(sheets, "plan.case[1].limbs[1]") == SheetFault("case", 1, 3, "wrong")
    assert placed(sheets, "plan.table[0].values[2]") == SheetFault("table:0", 4, None, "wrong")
    assert placed(sheets, "plan.table[0].sales[1]") == SheetFault("table:0", 0, 3, "wrong")
    assert placed(sheets, "table_2.csv", line=4) == SheetFault("table:1", 2, None, "wrong")
    assert placed(sheets, "plan_expected.csv", line=2) == SheetFault("expected", 0, None, "wrong")
    gapped = sheets.with_row("table:1", 1)
    assert placed(gapped, "table_2.csv", line=4) == SheetFault("table:1", 3, None, "wrong")
    assert placed(sheets, "plan.status") == SheetFault("rules", 1, 1, "wrong")
    assert placed(sheets, "plan.status", sentence="no source: name it") == SheetFault(
        "rules", 1, 2, "no source: name it"
    )
    assert placed(sheets, "plan.case") == SheetFault("case", None, None, "wrong")
