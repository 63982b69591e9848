"""What is noted on the clerk's screen without a code, and what is not."""

from __future__ import annotations

from typing import Any

import pytest
from sample_papers import SONUS, judged, trade
from variants_of_claimants import COMPANY, ESTATE, POLAND

from claimdesk.casebook.remarks import REMARK_NAMES
from claimdesk.casework.reference import load_wording

WORDING = load_wording()
ESTATE_WITH_SSN = {**ESTATE, "tin": None, "w9.ssn": "518-42-7736", "w9.ein": None}
W8BEN = {"documents": [{"kind": "W-8BEN", "quality": "good"}]}
OUTSIDE = {"schedule.sales": [trade("2004-06-10", "5", "4.90")]}

NOTED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("dcn-slip", {"dcn": "SN00001236"}, "dcn"),
    ("trade-outside", OUTSIDE, "schedule.sales[0].trade_date"),
    ("security-illegible", {"schedule.purchases[0].security": "??"}, "schedule.purchases[0].security"),
    ("ein-prefix-unknown", {**COMPANY, "tin": "07-3318846", "w9.ein": "20-3318846"}, "tin"),
    ("ein-prefix-unknown", {**COMPANY, "tin": "073318846", "w9.ein": "073318846"}, "w9.ein"),
    ("eight-digits", {"tin": "51842773"}, "tin"),
    ("zip-state-disagree", {"address.state": "MA"}, "address.zip"),
    ("other-without-text", {"w9.classification": ["other"]}, "w9.other_text"),
    ("w8-with-w9", {**POLAND, **W8BEN}, "w9.classification"),
    ("estate-with-ssn", ESTATE_WITH_SSN, "w9.ssn"),
)


@pytest.mark.parametrize(("name", "changes", "place"), NOTED)
def test_what_is_worth_a_look_is_noted_at_its_place(name: str, changes: dict[str, Any], place: str) -> None:
    """Each remark is on the paper that shows it, once, and its sentence says all it knows."""
    remarks = [remark for remark in judged(changes).remarks if remark.name == name]
    assert [remark.field for remark in remarks] == [place]
    assert "(not stated)" not in WORDING.remark(remarks[0], SONUS)


def test_every_remark_has_a_sentence_and_a_paper() -> None:
    """The names in the code, in the wording and in these tests are the same."""
    assert set(REMARK_NAMES) == set(WORDING.remarks) == {name for name, _, _ in NOTED}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"dcn": "B-17/4"},
        {"address.state": "ca"},
        {"address.zip": "94912-8040"},
        {"address.zip": "00000"},
        {"address.zip": "9490"},
        {**POLAND, "address.zip": "01886"},
        {"w9.classification": ["other"], "w9.other_text": "investment club"},
        ESTATE,
        {**COMPANY, "beneficial_owner.entity": "Estates of Mind LLC", "tin": None, "w9.ssn": "518-42-7736"},
        {**COMPANY, "tin": "00-3318846"},
        {"tin": None},
        {"schedule.sales": [trade("2004-06-10", "5", "4.90", security="Sycamore")]},
    ],
)
def test_what_is_in_order_or_has_a_code_is_not_noted(changes: dict[str, Any]) -> None:
    """A remark is neither raised for nothing nor beside a code that says the same."""
    assert judged(changes).remarks == ()


def test_a_trade_on_the_closing_day_is_not_outside_and_on_the_next_it_is() -> None:
    """The last day of the class period counts; the first day does too."""

    def noted(day: str) -> bool:
        remarks = judged({"schedule.purchases[0].trade_date": day}).remarks
        return any(remark.name == "trade-outside" for remark in remarks)

    assert [noted(day) for day in ("2002-03-27", "2002-03-28", "2004-03-26", "2004-03-27")] == [
        True,
        False,
        False,
        True,
    ]
