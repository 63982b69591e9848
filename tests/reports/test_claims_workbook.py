"""The workbook of claims holds text as text and shows no whole number of a taxpayer."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from claimdesk.reports.claims_workbook import HEADINGS, ClaimLine, claims_workbook


def line_for(claimant: str) -> ClaimLine:
    """Make one line for a claimant of this name."""
    return ClaimLine(
        claim_number="SONUS-0000001",
        claimant=claimant,
        tin_last_four="0736",
        state="reviewed",
        postmark_on=date(2008, 4, 10),
        received_on=None,
        codes=("BAL", "TX-PRICE"),
    )


def test_a_claim_is_one_row_under_the_headings() -> None:
    """Dates are dates, codes stand in one cell, and a leading zero of the last four digits stays."""
    book = load_workbook(io.BytesIO(claims_workbook([line_for("Robert J Henderson")], title="In re Sonus")))
    rows = list(book["Claims"].iter_rows(values_only=True))
    assert rows[0] == HEADINGS
    posted = datetime(2008, 4, 10)  # noqa: DTZ001 - a workbook knows no zones
    assert rows[1] == ("SONUS-0000001", "Robert J Henderson", "0736", "reviewed", posted, None, "BAL, TX-PRICE")
    assert book.properties.title == "In re Sonus"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "'=1", "\t=1"])
def test_a_name_is_never_a_formula(name: str) -> None:
    """What begins like a formula comes back as the text that it is."""
    book = load_workbook(io.BytesIO(claims_workbook([line_for(name)], title="")))
    cell = book["Claims"]["B2"]
    assert cell.data_type == "s"
    assert cell.value == name


def test_signs_that_a_workbook_cannot_hold_are_left_out() -> None:
    """A control character in a name does not break the file."""
    book = load_workbook(io.BytesIO(claims_workbook([line_for("Ro\x00b\x1fert")], title="\x0b")))
    assert book["Claims"]["B2"].value == "Robert"
