"""A version that was keyed is written out as files that check as it does; sheets are checked as they are keyed."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import at_desk_of
from test_approve_plan import COURTS_OWN, opened, paper_of
from test_plan_versions import second_version

from claimdesk.casebook.plan_sheet_paper import SheetFault, sheets_of
from claimdesk.casebook.plan_sheets import RULES
from claimdesk.casebook.roles import Role
from claimdesk.casework.approve_plan import enter_plan
from claimdesk.casework.check_settlement import check_settlement
from claimdesk.casework.check_sheets import begun_anew, check_sheets
from claimdesk.casework.open_case import close_case
from claimdesk.casework.plan_use import subject_of
from claimdesk.casework.plan_versions import compare_plans, version_named
from claimdesk.casework.write_plan import without_plan, write_plan
from claimdesk.errors import Refused

NONE_TAKEN = frozenset[str]()


def test_a_version_that_was_written_out_checks_as_it_is(tmp_path: Path) -> None:
    """The settlement file is the one of the case with another plan, the tables and the prices lie beside it."""
    desk = opened(tmp_path)
    enter_plan(desk, second_version())
    for file in write_plan(desk, "2"):
        (tmp_path / file.name).write_text(file.text, "utf-8")
    report = check_settlement(tmp_path / "settlement.toml")
    assert report.faults == ()
    assert report.settlement is not None
    assert report.settlement.plan is not None
    assert subject_of(report.settlement.plan) == version_named(desk, "2").subject
    assert report.prices == desk.settlement.almanac.prices
    text = (tmp_path / "settlement.toml").read_text("utf-8")
    assert without_plan(text).strip() == without_plan(COURTS_OWN.file_text).strip()
    with pytest.raises(Refused, match="may not write plan out"):
        write_plan(at_desk_of(desk, "Kim", Role.KEYER), "2")
    close_case(desk)


def test_a_plan_that_cannot_be_told_from_the_rest_is_refused() -> None:
    """Nothing is cut out of a file by guess."""
    with pytest.raises(Refused, match="cannot be told from the rest"):
        without_plan('plan.version = "1"\n')


def test_versions_are_compared_with_the_one_before(tmp_path: Path) -> None:
    """The figure that differs is named with its row."""
    desk = opened(tmp_path)
    enter_plan(desk, second_version())
    compared = compare_plans(desk, "2")
    steps = [one for one in compared.differences if one.sheet == "Table 1 (illustrative)"]
    assert [(one.row, one.column, one.before, one.after) for one in steps] == [("2002-03-28", "Value", "0.3068", "0.2")]
    with pytest.raises(Refused, match="is the first"):
        compare_plans(desk, compared.before)
    close_case(desk)


def test_the_check_of_sheets_names_the_cell() -> None:
    """Cells that cannot be read come first; then what the plan itself contradicts, with its row."""
    sheets = sheets_of(paper_of(COURTS_OWN))
    assert check_sheets(sheets, COURTS_OWN, taken=NONE_TAKEN) == ()
    steps = sheets.cells["table:0"]
    unread = sheets.with_cells("table:0", ((steps[0][0], steps[0][1], "much"), *steps[1:]))
    (fault,) = check_sheets(unread, COURTS_OWN, taken=NONE_TAKEN)
    assert (fault.sheet, fault.row, fault.column) == ("table:0", 0, 2)
    means = sheets.cells["table:1"]
    gap = sheets.with_cells("table:1", (*means[:1], *means[2:]))
    (fault,) = check_sheets(gap, COURTS_OWN, taken=NONE_TAKEN)
    assert (fault.sheet, fault.row) == ("table:1", 0)
    assert "no row for trading days (1): 2004-03-30" in fault.sentence
    overlapping = sheets.with_cells("table:0", (steps[0], ("2004-02-11", *steps[1][1:])))
    assert any("overlaps" in one.sentence for one in check_sheets(overlapping, COURTS_OWN, taken=NONE_TAKEN))
    wrong = sheets.with_cells("expected", (("A", "1.00", "1.00"), *sheets.cells["expected"][1:]))
    assert {(one.sheet, one.row) for one in check_sheets(wrong, COURTS_OWN, taken=NONE_TAKEN)} == {("expected", 0)}


def test_a_name_that_is_taken_is_said_at_its_cell() -> None:
    """Before the plan is put forward."""
    sheets = sheets_of(paper_of(COURTS_OWN))
    (fault,) = check_sheets(sheets, COURTS_OWN, taken=frozenset({"illustrative 1"}))
    assert fault == SheetFault(RULES, 0, 1, "there is another version illustrative 1; each has its own name")


def test_a_version_begun_anew_asks_who_stands_behind_it() -> None:
    """Neither name nor status go over from the version that it begins with."""
    sheets = begun_anew(sheets_of(paper_of(COURTS_OWN)))
    found = check_sheets(sheets, COURTS_OWN, taken=NONE_TAKEN)
    assert [(one.sheet, one.row, one.column) for one in found] == [(RULES, 0, 1), (RULES, 1, 1)]
    assert all(one.sentence.startswith("still to be said: ") for one in found)
