"""A document control number bears a check digit by ISO/IEC 7064, and a slip in it is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.casebook.dcn import DcnCheck, DcnForm, check_digit

FORM = DcnForm(prefix="SN")
NUMBERS = st.integers(1, 9_999_999)


@pytest.mark.parametrize(("digits", "check"), [("0794", "5"), ("00200667308", "5")])
def test_the_check_digit_is_that_of_the_standard(digits: str, check: str) -> None:
    """The example of ISO/IEC 7064 for MOD 11,10, and a published example of a tax number that uses it."""
    assert check_digit(digits) == check


@given(NUMBERS, st.integers(0, 7), st.integers(1, 9))
def test_every_single_wrong_digit_is_a_slip(number: int, place: int, step: int) -> None:
    """Whichever digit is read as whichever other."""
    text = FORM.text(number)
    at = len(FORM.prefix) + place
    wrong = f"{text[:at]}{(int(text[at]) + step) % 10}{text[at + 1 :]}"
    assert not FORM.is_slip(text)
    assert FORM.is_slip(wrong)


def test_a_number_is_the_prefix_the_running_number_and_the_check() -> None:
    """Without a check it is bare, and nothing is a slip."""
    assert FORM.text(42) == f"SN0000042{check_digit('0000042')}"
    bare = DcnForm(prefix="B-", digits=4, check=DcnCheck.NONE)
    assert bare.text(42) == "B-0042"
    assert not bare.is_slip("B-0043")


@pytest.mark.parametrize("text", ["", "00017-0042", "SN00042", "SNABCDEFGH", "XX00000421"])
def test_a_number_of_another_form_is_no_slip(text: str) -> None:
    """Papers of another administrator bear numbers of their own."""
    assert not FORM.is_slip(text)
