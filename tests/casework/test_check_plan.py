"""A plan with a table that cannot be, or that leaves something open, is refused with the key and its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk.assets import asset
from claimdesk.casework.check_settlement import check_settlement

PLAN = Path(__file__).resolve().parents[1] / "samples" / "plans" / "08-least-by-disposal-case"
CUT = Path(__file__).resolve().parents[1] / "samples" / "plans" / "13-correction-in-the-day"
MATRIX = Path(__file__).resolve().parents[1] / "samples" / "plans" / "02-decline-matrix"
DAILY = Path(__file__).resolve().parents[1] / "samples" / "plans" / "03-daily-inflation"
TWITTER = asset("settlements/twitter-2016")
SONUS = asset("settlements/sonus-2004")


BROKEN = (
    (
        '["2020-04-01", "2020-06-30", "2.00"]',
        '["2020-03-31", "2020-06-30", "2.00"]',
        "plan.table[0].rows",
        "overlaps",
    ),
    (
        '["2020-01-02", "2020-03-31", "5.00"], ["2020-04-01", "2020-06-30", "2.00"]',
        '["2020-04-01", "2020-06-30", "2.00"], ["2020-01-02", "2020-03-31", "5.00"]',
        "plan.table[0].rows",
        "stands after",
    ),
    ('outside = "zero"', 'outside = "refused"', "plan.case[2].limbs[0]", "no row for sales"),
    ('["2020-01-02", "2020-03-31", "5.00"]', '["2020-01-02", "2020-03-31"]', "plan.table[0].rows[0]", "a row is"),
    ('"2020-03-31", "5.00"]', '"2020-03-32", "5.00"]', "plan.table[0].rows[0]", "is no day"),
    ('"2020-03-31", "5.00"]', '"2020-03-31", "5,00"]', "plan.table[0].rows[0]", "is no number"),
    ('"2020-03-31", "5.00"]', '"2020-03-31 before", "5.00"]', "plan.table[0].rows[0]", "no [[plan.cut]]"),
    (
        'disposed = ["2020-04-01", "2020-06-30"]',
        'disposed = ["2020-04-02", "2020-06-30"]',
        "plan.case",
        "no case covers",
    ),
    ('disposed = ["held"]', 'disposed = ["2020-09-28"]', "plan.case", "and still held"),
    (
        'disposed = ["2020-07-01", "2020-09-28"]',
        'disposed = ["2020-07-01", "held"]',
        "plan.case[2].limbs[1]",
        "needs a sale",
    ),
    (
        '"purchase price less look-back mean", "Table 2"',
        '"purchase price less look-back mean", "Table 3"',
        "plan.case[2].limbs[2]",
        "no [[plan.table]]",
    ),
    (
        '["purchase price less sale price"]',
        '["purchase price minus sale price"]',
        "plan.case[1].limbs[1]",
        "is no limb",
    ),
    (
        '["inflation at purchase", "Table 1"]',
        '["inflation at purchase", "Table 2"]',
        "plan.case[3].limbs[0]",
        "cannot rest on",
    ),
    ('["inflation at purchase", "Table 1"]', '["decline", "Table 1"]', "plan.case[3].limbs[0]", "needs a matrix"),
    ('["nothing"]', '["nothing", "Table 1"]', "plan.case[0].limbs[0]", "is followed by nothing"),
    ('name = "Table 2"', 'name = "Table 1"', "plan.table[1].name", "two tables"),
    ('name = "held"', 'name = "sold in the look-back"', "plan.case[3].name", "two cases"),
    (
        'disposed = ["held"]',
        'measure = "Section 11"\ndisposed = ["held"]',
        "plan.case[3].measure",
        "names the measure",
    ),
    (
        'disposed = ["held"]',
        'securities = ["Other"]\ndisposed = ["held"]',
        "plan.case[3].securities",
        "no security Other",
    ),
    (
        'disposed = ["held"]',
        'categories = ["retail"]\ndisposed = ["held"]',
        "plan.case[3].categories",
        "no category",
    ),
    ('disposed = ["held"]', 'cap = 0.0000001\ndisposed = ["held"]', "plan.case[3].cap", "more than six decimals"),
    ('disposed = ["held"]', 'floor = 2\ncap = 1\ndisposed = ["held"]', "plan.case[3].floor", "above the cap"),
    ('file = "look_back.csv"', 'file = "../look_back.csv"', "plan", "not the name of a .csv file"),
    ('file = "look_back.csv"', 'rows = [["2020-07-01", "2020-09-28", "0"]]', "plan.table[1].file", "zero or below"),
    ('kind = "look-back"', 'kind = "matrix"', "plan.table[1]", "needs purchases, sales, values"),
    (
        "[plan.matching]",
        '[plan.claim]\nmarket_test = "gain gives zero"\nsource = "assumed"\n[plan.matching]',
        "plan.claim.market_test",
        "no holding value",
    ),
    (
        "[plan.matching]",
        '[[plan.security]]\nname = "Other"\nsource = "assumed"\n[plan.matching]',
        "plan.security[0].name",
        "has no security Other",
    ),
    ('expected = "plan_expected.csv"\n', "", "plan", "only one is named"),
    ('status = "illustrative"', 'status = "fine"', "plan.status", "is none of"),
    ('method = "first in, first out"', 'method = "record dates"', "plan.case[0]", "matches nothing"),
)
"""What stands in the plan, what it becomes, the key at fault, and a part of the sentence."""


def faults(source: Path, folder: Path, *, file: str, was: str, becomes: str) -> list[tuple[str, int | None, str]]:
    """Copy a plan with one change in one of its files, and give its faults."""
    for path in source.iterdir():
        text = path.read_text("utf-8")
        if path.name == file:
            assert was in text
            text = text.replace(was, becomes, 1)
        (folder / path.name).write_text(text, "utf-8")
    report = check_settlement(folder / "settlement.toml")
    assert report.faults
    return [(fault.path, fault.line, fault.sentence) for fault in report.faults]


@pytest.mark.parametrize(("was", "becomes", "path", "part"), BROKEN)
def test_a_plan_that_leaves_something_open_is_refused(
    tmp_path: Path, was: str, becomes: str, path: str, part: str
) -> None:
    """The key is named, and what is wrong with it."""
    found = faults(PLAN, tmp_path, file="settlement.toml", was=was, becomes=becomes)
    assert any(at == path and part in sentence for at, _, sentence in found), found


@pytest.mark.parametrize(
    ("was", "becomes", "key", "part"),
    [
        ('["2020-04-01", "2020-06-30"]]\nsales', '["2020-03-31", "2020-06-30"]]\nsales', "purchases", "overlaps"),
        ('["2020-04-01", "2020-06-30"]]\nsales', '["2020-04-03", "2020-06-30"]]\nsales', "purchases", "leave a gap"),
        (
            '[["2020-01-02", "2020-03-31"], ["2020-04-01", "2020-06-30"]]\nsales',
            '[["2020-04-01", "2020-06-30"], ["2020-01-02", "2020-03-31"]]\nsales',
            "purchases",
            "stands after",
        ),
        ('["2020-07-01", "held"]]', '["2020-07-02", "held"]]', "sales", "leave a gap"),
        ('["2020-07-01", "held"]]', '["2020-06-30", "held"]]', "sales", "overlaps"),
        ('["0", "4.00", "7.00"]', '["0", "4.00"]', "values[0]", "2 values stand in a row"),
        ('["0", "4.00", "7.00"], ', "", "values", "1 rows of values and 2 bands of purchases"),
    ],
)
def test_the_bands_of_a_matrix_follow_one_another(tmp_path: Path, was: str, becomes: str, key: str, part: str) -> None:
    """No day in two bands, none in none, the bands in their order, and a value for each pair of them."""
    found = faults(MATRIX, tmp_path, file="settlement.toml", was=was, becomes=becomes)
    assert any(at == f"plan.table[0].{key}" and part in sentence for at, _, sentence in found), found


@pytest.mark.parametrize(
    ("was", "becomes", "line", "part"),
    [
        ("2020-01-03,1.50\n2020-01-06,1.20", "2020-01-06,1.20\n2020-01-03,1.50", 4, "stands after a later day"),
        ("2020-01-03,", "2020-01-02,", 3, "stands twice"),
        ("2020-01-03,1.50", "2020-01-03,1.5000001", 3, "at most six decimals"),
        ("2020-01-02,1.00\n", "", None, "no row for purchases from 2020-01-02 on"),
    ],
)
def test_the_rows_of_a_daily_table_follow_one_another(
    tmp_path: Path, was: str, becomes: str, line: int | None, part: str
) -> None:
    """In their order, each day once, from the first day on which a purchase can earn."""
    found = faults(DAILY, tmp_path, file="inflation.csv", was=was, becomes=becomes)
    assert any((line is None or at == line) and part in sentence for _, at, sentence in found), found


def test_a_fault_of_the_plan_has_its_line(tmp_path: Path) -> None:
    """The line is that of the key in the settlement file."""
    found = faults(PLAN, tmp_path, file="settlement.toml", was='["nothing"]', becomes='["naught"]')
    lines = (tmp_path / "settlement.toml").read_text("utf-8").splitlines()
    assert found[0][1] == 1 + next(number for number, line in enumerate(lines) if "naught" in line)


def test_a_gap_between_steps_is_refused(tmp_path: Path) -> None:
    """A day between two rows on which nothing is known, where the table says nothing of days outside of its rows."""
    found = faults(CUT, tmp_path, file="settlement.toml", was='["2020-04-01 after"', becomes='["2020-04-02"')
    assert not any("gap" in sentence for _, _, sentence in found)
    found = faults(
        CUT,
        tmp_path,
        file="settlement.toml",
        was='"2020-06-30", "2"]]\noutside = "zero"',
        becomes='"2020-06-30", "2"], ["2020-07-02", "2020-09-28", "0"]]',
    )
    assert any("leave a gap" in sentence for _, _, sentence in found)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "part"),
    [
        ("2015-09-18,27.59\n", "", 34, "Table 2 has no row for trading days (1): 2015-09-18; add them as printed"),
        ("2015-09-18,", "2015-09-19,", 35, "which was no trading day of the NYSE"),
        ("2015-09-18,", "2015-09-17,", 35, "stands twice"),
        ("2015-09-18,", "2015-09-01,", 35, "stands after a later day"),
        ("2015-08-03,29.27", "2015-08-03,29,27", 2, "more cells than the first line has columns"),
        ("2015-08-03,29.27", "2015-08-03,much", 2, "is no number"),
        ("date,value", "day,value", 1, "the columns date are missing"),
    ],
)
def test_the_look_back_table_has_a_row_for_every_trading_day(
    tmp_path: Path, was: str, becomes: str, line: int | None, part: str
) -> None:
    """Rows are in order, on sessions of the exchange, and none is missing."""
    found = faults(TWITTER, tmp_path, file="look_back.csv", was=was, becomes=becomes)
    assert any(at == line and part in sentence for _, at, sentence in found), found


def test_a_table_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """The file that the plan names is asked for."""
    for path in TWITTER.iterdir():
        if path.name != "look_back.csv":
            (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    assert [fault.path for fault in check_settlement(tmp_path / "settlement.toml").faults] == ["look_back.csv"]


def test_the_tests_of_a_plan_are_held_to_its_accounts(tmp_path: Path) -> None:
    """A result for an account that nobody traded in, and an account of which nothing is expected."""
    found = faults(PLAN, tmp_path, file="plan_expected.csv", was="A,0.00", becomes="Z,0.00")
    assert {sentence for _, _, sentence in found} == {
        "the tests have no account Z",
        "nothing is expected of the account A",
    }


def test_another_table_beside_the_file_is_another_version(tmp_path: Path) -> None:
    """Results name the version of the settlement, and a plan with another look-back is another plan."""
    (tmp_path / "changed").mkdir()
    for path in TWITTER.iterdir():
        text = path.read_text("utf-8")
        (tmp_path / "changed" / path.name).write_text(text.replace("2015-10-27,27.99", "2015-10-27,27.98"), "utf-8")
    same, changed = (
        check_settlement(folder / "settlement.toml").settlement for folder in (TWITTER, tmp_path / "changed")
    )
    assert same is not None
    assert changed is not None
    assert same.version != changed.version


LOOK_BACK_OF_HELD = (
    (
        "2004-03-29,3.92\n2004-03-30,3.97\n",
        "",
        2,
        "(2): 2004-03-29, 2004-03-30; add them as printed, or say with the keys first and last from which",
    ),
    ("2004-06-25,4.58\n", "", 62, "has no row for trading days (1): 2004-06-25"),
)
"""Rows cut off at either end, the line behind which they are missing, and a part of the sentence."""


@pytest.mark.parametrize(("was", "becomes", "line", "part"), LOOK_BACK_OF_HELD)
def test_a_look_back_for_held_shares_is_whole_at_both_ends(
    tmp_path: Path, was: str, becomes: str, line: int, part: str
) -> None:
    """No sale asks for its first rows; it begins after the class period and ends when shares count as held."""
    limb = (
        '  ["purchase price less sale price"],\n  ["purchase price less look-back mean", "Table 2 (illustrative)"],\n'
    )
    for_held = tmp_path / "for held shares"
    for_held.mkdir()
    for path in SONUS.iterdir():
        text = path.read_text("utf-8").replace(limb, '  ["purchase price less sale price"],\n', 1)
        (for_held / path.name).write_text(text, "utf-8")
    found = faults(for_held, tmp_path, file="look_back.csv", was=was, becomes=becomes)
    assert any((path, at) == ("look_back.csv", line) and part in sentence for path, at, sentence in found), found


def test_a_look_back_goes_as_far_as_the_plan_says(tmp_path: Path) -> None:
    """With its own last day a printed table may end before the day on which shares count as held, not before that."""
    for path in SONUS.iterdir():
        text = path.read_text("utf-8").replace("2004-06-25,4.58\n", "")
        (tmp_path / path.name).write_text(
            text.replace('file = "look_back.csv"', 'file = "look_back.csv"\nlast = 2004-06-24'), "utf-8"
        )
    found = check_settlement(tmp_path / "settlement.toml").faults
    assert not [fault for fault in found if fault.path == "look_back.csv"]


def test_without_an_exchange_the_check_says_that_missing_days_go_unnoticed() -> None:
    """What the check cannot see stands in its answer."""
    report = check_settlement(PLAN / "settlement.toml")
    assert report.faults == ()
    (unseen,) = [missing for missing in report.missing if missing.path == "plan.table[1].exchange"]
    assert "Trading days that Table 2 misses are not noticed" in unseen.sentence
    assert report.settlement is not None
    assert unseen in report.settlement.missing


def without_tests(folder: Path, *, status: str) -> Path:
    """Copy a plan that carries no tests."""
    for path in PLAN.iterdir():
        lines = path.read_text("utf-8").replace('"illustrative"', f'"{status}"').splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(("tests =", "expected ="))]
        (folder / path.name).write_text("".join(kept), "utf-8")
    return folder / "settlement.toml"


@pytest.mark.parametrize("status", ["proposed", "approved by the court"])
def test_a_plan_without_tests_is_refused(tmp_path: Path, status: str) -> None:
    """A plan carries its own tests, and what is missing is named."""
    (fault,) = check_settlement(without_tests(tmp_path, status=status)).faults
    assert fault.path == "plan.tests"
    assert fault.sentence.startswith(f"a plan that is {status} carries its own tests, and this one has none")


@pytest.mark.parametrize("status", ["illustrative", "withdrawn"])
def test_a_plan_that_is_not_for_use_says_that_it_has_no_tests(tmp_path: Path, status: str) -> None:
    """It can be looked at, and the answer says what it cannot be used for."""
    report = check_settlement(without_tests(tmp_path, status=status))
    assert report.faults == ()
    (said,) = [missing.sentence for missing in report.missing if missing.path == "plan.tests"]
    assert said.startswith(f"The plan is {status} and carries no tests")


def test_tests_without_an_account_are_none(tmp_path: Path) -> None:
    """A header alone tests nothing."""
    for path in PLAN.iterdir():
        text = path.read_text("utf-8")
        is_test = path.name in {"plan_tests.csv", "plan_expected.csv"}
        (tmp_path / path.name).write_text(text.splitlines()[0] + "\n" if is_test else text, "utf-8")
    (fault,) = check_settlement(tmp_path / "settlement.toml").faults
    assert (fault.path, fault.sentence) == (
        "plan_tests.csv",
        "the tests hold no account; a plan is tested on one claim at least",
    )
