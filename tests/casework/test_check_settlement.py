"""The check of a settlement reads the prices beside it too, and names every row that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk.assets import asset
from claimdesk.casework.check_settlement import check_settlement

SETTLEMENT = """\
caption = "In re Example"
short_caption = "Example"
exchange = "NYSE"
source = "notice 1"
[[security]]
name = "Example common stock"
source = "notice 1"
[[section]]
key = "purchases"
heading = "Purchases"
role = "in"
columns = ["trade_date", "shares", "price"]
source = "form 2"
[class_period]
first = 2002-03-27
last = 2002-04-02
source = "notice 1"
[prices]
file = "prices.csv"
source = "assumed"
"""
ROWS = """\
date,open,high,low,close,volume
2002-03-27,2.95,2.96,2.76,2.82,901500
2002-03-28,2.56,2.71,2.45,2.62,5361800
2002-04-01,2.66,2.88,2.63,2.85,1221900
2002-04-02,2.66,2.88,2.63,2.85,1221900
"""


def found(folder: Path, rows: str | bytes | None, *, settlement: str = SETTLEMENT) -> list[tuple[str, int | None, str]]:
    """Write a settlement and its prices, check them, and give the faults."""
    (folder / "settlement.toml").write_text(settlement, encoding="utf-8")
    if rows is not None:
        (folder / "prices.csv").write_bytes(rows if isinstance(rows, bytes) else rows.encode())
    report = check_settlement(folder / "settlement.toml")
    assert report.is_usable == (not report.faults)
    return [(fault.path, fault.line, fault.sentence) for fault in report.faults]


def test_prices_that_match_the_sessions_have_no_fault(tmp_path: Path) -> None:
    """Good Friday of 2002 has no row and is not asked for."""
    assert found(tmp_path, ROWS) == []


@pytest.mark.parametrize("name", ["sonus-2004", "twitter-2016"])
def test_the_shipped_settlements_have_no_fault(name: str) -> None:
    """The daily prices of Sonus have a row for every session of the class period, and for no other day."""
    report = check_settlement(asset(f"settlements/{name}/settlement.toml"))
    assert report.faults == ()
    assert report.is_usable


@pytest.mark.parametrize(
    ("was", "becomes", "line", "part"),
    [
        ("date,open", "day,open", 1, "the columns date are missing"),
        ("2002-03-28", "03/28/2002", 3, "is no day"),
        ("2002-03-28", "2002-02-30", 3, "is no day"),
        (",2.45,", ",2.4.5,", 3, "is no price"),
        (",2.45,", ",,", 3, "is no price"),
        (",2.45,", ",1e1,", 3, "is no price"),
        (",2.45,2.62", ",2.45,2.72", 3, "not in this order"),
        (",2.71,2.45,", ",2.40,2.45,", 3, "not in this order"),
        (",2.45,", ",0,", 3, "zero or below"),
        ("2002-03-28", "2002-03-27", 3, "stands twice"),
        ("2002-04-02", "2002-03-28", 5, "stands after"),
        ("2002-04-02", "2002-03-29", 5, "stands after"),
        ("2002-03-28", "2002-03-29", 3, "no trading day"),
        ("2002-04-02,", "2002-04-03,", None, "no row for trading days of the class period (1): 2002-04-02"),
    ],
)
def test_a_row_that_cannot_be_is_a_fault_of_its_line(
    tmp_path: Path, was: str, becomes: str, line: int | None, part: str
) -> None:
    """Columns, days, prices, order, sessions and gaps are each looked at."""
    assert was in ROWS
    faults = found(tmp_path, ROWS.replace(was, becomes, 1))
    assert any(path == "prices.csv" and at == line and part in sentence for path, at, sentence in faults), faults


def test_a_price_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """The settlement names it, so it is asked for."""
    assert [path for path, _, _ in found(tmp_path, None)] == ["prices.csv"]


def test_files_that_are_no_text_are_faults(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are named with their place, in either file."""
    assert [sentence for _, _, sentence in found(tmp_path, b"date\xff")] == [
        "byte 4 is no UTF-8; save the file as UTF-8"
    ]
    (tmp_path / "settlement.toml").write_bytes(b"\xff\xfe")
    assert [fault.path for fault in check_settlement(tmp_path / "settlement.toml").faults] == ["settlement.toml"]


def test_a_settlement_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """A folder, and a file that nobody wrote, are told in a sentence."""
    for path in (tmp_path, tmp_path / "nothing.toml"):
        report = check_settlement(path)
        assert not report.is_usable
        assert report.faults[0].sentence.startswith("the file cannot be read")


def test_faults_of_both_files_come_together(tmp_path: Path) -> None:
    """A wrong word in the settlement does not hide a wrong row of the prices."""
    settlement = SETTLEMENT.replace('role = "in"', 'role = "inn"')
    assert [path for path, _, _ in found(tmp_path, ROWS.replace("2.45", "x"), settlement=settlement)] == [
        "section[0].role",
        "prices.csv",
    ]
