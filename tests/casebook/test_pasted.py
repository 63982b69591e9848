"""A rectangle from a spreadsheet or a notice is cut into cells, and each is understood or said not to be."""

from __future__ import annotations

from datetime import date

import pytest

from claimdesk.casebook.keyed_dates import DateContext
from claimdesk.casebook.pasted import Paste, lay, read_columns, rectangle_of
from claimdesk.casebook.plan_differences import differences
from claimdesk.casebook.plan_sheet_paper import sheets_of
from claimdesk.casebook.plan_sheets import RULES, TABLES, PlanSheets
from claimdesk.casework.reference import load_settlement

PERIOD = DateContext(first=date(2015, 2, 6), last=date(2015, 10, 30))


def twitter() -> PlanSheets:
    """Give the sheets of a plan with a matrix and a look-back table."""
    paper = load_settlement("twitter-2016").plan_paper
    assert paper is not None
    return sheets_of(paper)


def laid(
    text: str, *, key: str = "table:1", at: tuple[int, int] = (0, 0), columns: tuple[int, ...] | None = None
) -> Paste:
    """Lay a text on a sheet of the plan, which was emptied before."""
    sheet = twitter().with_cells(key, ()).sheet(key) if key != RULES else twitter().sheet(RULES)
    return lay(rectangle_of(text), sheet, row=at[0], column=at[1], period=PERIOD, columns=columns)


@pytest.mark.parametrize(
    "text",
    [
        "08/03/2015\t29.27\n08/04/2015\t$29.31",
        "2015-08-03,29.27\r\n2015-08-04,29.31\r\n",
        "August 3, 2015   29.27\nAugust 4, 2015    29.31\n",
        "August 3, 2015,29.27\nAugust 4, 2015,29.31\n",
        "3aug15;29.27\n4aug15;29.31",
        'Date,Average\n"August 3, 2015","29.27"\n4,29.31',
    ],
    ids=["tabs", "commas", "gaps", "commas in days", "semicolons", "heading and quotes"],
)
def test_every_way_in_which_a_table_is_copied_gives_the_same_cells(text: str) -> None:
    """Spreadsheets copy with tabs, notices with gaps, files with commas."""
    paste = laid(text)
    assert paste.rows == (("2015-08-03", "29.27"), ("2015-08-04", "29.31"))
    assert paste.not_understood == ()


def test_what_is_not_understood_stays_as_it_was_pasted() -> None:
    """Nothing is corrected silently, and each such cell has its line of why."""
    paste = laid("8/3/15\tn/a\n8/32/15\t29.31")
    assert paste.rows == (("2015-08-03", "n/a"), ("2015-08-32", "29.31")) or paste.rows[1][0] == "8/32/15"
    assert [(cell.row, cell.column) for cell in paste.not_understood] == [(0, 1), (1, 0)]
    assert all(cell.why for cell in paste.not_understood)


def test_a_heading_is_left_out_and_said() -> None:
    """A first line without a digit holds no value."""
    paste = laid("Date\tMean\n8/3/15\t29.27")
    assert len(paste.rows) == 1
    assert paste.left_out == ("The first line, `Date  Mean`, is taken for headings and left out.",)


def test_of_more_columns_those_that_are_named_are_taken() -> None:
    """A notice prints the close between the day and the mean."""
    text = "8/3/15\t29.00\t29.27\n8/4/15\t29.35\t29.31"
    assert laid(text, columns=(0, 2)).rows == (("2015-08-03", "29.27"), ("2015-08-04", "29.31"))
    assert laid(text).left_out == ("3 columns were pasted, and from here the sheet has 2; say below which are taken.",)
    assert read_columns("1, 3", most=3) == (0, 2)
    assert read_columns("4", most=3) is None
    assert read_columns("", most=3) is None


def test_thousands_in_a_text_with_commas_are_said_and_not_guessed() -> None:
    """`1,003.97` among commas is two cells; the row is named."""
    paste = laid("2015-08-03,29.27\n2015-08-04,1,003.97")
    assert any("Row 1" in line and "needs quotes or tabs" in line for line in paste.left_out)


def test_rows_below_a_paste_stay_and_are_said() -> None:
    """A shorter table over a longer one leaves the rest, which the check would find later."""
    sheet = twitter().sheet("table:1")
    paste = lay(rectangle_of("8/3/15\t29.27"), sheet, row=0, column=0, period=PERIOD)
    assert len(paste.rows) == len(sheet.rows)
    assert paste.left_out[0].startswith(f"{len(sheet.rows) - 1} rows below stay as they are")


def test_a_matrix_grows_to_the_side() -> None:
    """The bands of the sales stand above, those of the purchases before."""
    paste = laid("\t\t2/6/15\t4/29/15\n\t\t4/28/15\theld\n2/6/15\t7/28/15\t0\t$8.97", key="table:0")
    assert paste.rows == (
        ("", "", "2015-02-06", "2015-04-29"),
        ("", "", "2015-04-28", "held"),
        ("2015-02-06", "2015-07-28", "0", "8.97"),
    )


def test_the_rules_keep_their_rows_and_their_names() -> None:
    """A paste may fill values and sources, and no more."""
    paste = laid("2\n\nx\n", key=RULES, at=(0, 1))
    assert paste.rows[0][1] == "2"
    assert len(paste.rows) == len(twitter().sheet(RULES).rows)
    assert [row[0] for row in paste.rows] == [row[0] for row in twitter().sheet(RULES).rows]


def test_two_versions_differ_in_the_cells_that_were_changed() -> None:
    """A row that was put in moves nothing below it: days are matched by day."""
    before = twitter()
    days = before.cells["table:1"]
    after = before.with_cells("table:1", (("2015-08-02", "1"), *days[:3], (days[3][0], "9.99"), *days[4:]))
    found = {(one.sheet, one.row, one.column, one.before, one.after) for one in differences(before, after)}
    assert found == {
        ("Table 2", "2015-08-02", "Day", "", "2015-08-02"),
        ("Table 2", "2015-08-02", "Value", "", "1"),
        ("Table 2", days[3][0], "Value", days[3][1], "9.99"),
    }
    assert differences(before, before) == ()


def test_a_table_that_one_version_lacks_differs_in_every_cell() -> None:
    """It is told by its own name, and in the list of tables too."""
    before = twitter()
    after = before.without_row(TABLES, 1)
    found = differences(before, after)
    assert {one.sheet for one in found} == {"Tables of the plan", "Table 2"}
    assert sum(one.sheet == "Table 2" for one in found) == 2 * len(before.cells["table:1"])
