"""A reading that was not taken is named by what happened on the way from the paper."""

from __future__ import annotations

import pytest

from claimdesk.casebook.paper import paper_field, read_text
from claimdesk.casebook.reading import BLANK, ILLEGIBLE, NOT_REACHED, Reading
from claimdesk.casebook.slips import Slip, slip_between

SHARES, DATE, TIN, TEXT = "schedule.purchases[0].shares", "received_on", "tin", "beneficial_owner.last"


def read(path: str, text: str) -> Reading[object]:
    """Give the reading of a canonical text."""
    return read_text(paper_field(path), text)


@pytest.mark.parametrize(
    ("path", "right", "wrong", "slip"),
    [
        (SHARES, "1234", "1324", Slip.DIGITS_SWAPPED),
        (DATE, "2002-04-15", "2002-04-51", Slip.DIGITS_SWAPPED),
        (TIN, "518-42-7736", "518-42-7763", Slip.DIGITS_SWAPPED),
        (SHARES, "1000", "10000", Slip.OUT_BY_TEN),
        (SHARES, "1000", "1", Slip.OUT_BY_TEN),
        (SHARES, "12.5", "125", Slip.OUT_BY_TEN),
        (SHARES, "1234", "1284", Slip.MISREAD),
        (TEXT, "Clarke", "Clerke", Slip.MISREAD),
        (TEXT, "Clarke", "Clark", Slip.OMITTED),
        (TEXT, "Clark", "Clarke", Slip.EXTRA),
        (TEXT, "Clark", "Wilson", Slip.OTHER),
        (SHARES, "1000", "777", Slip.OTHER),
    ],
)
def test_a_slip_has_its_name(path: str, right: str, wrong: str, slip: Slip) -> None:
    """Each kind by an example."""
    assert slip_between(read(path, right), read(path, wrong)) is slip


def test_what_is_written_in_the_line_beside_is_the_wrong_line() -> None:
    """A price of the line below; without that line it is another reading."""
    right, wrong = read(SHARES, "1000"), read(SHARES, "777")
    assert slip_between(right, wrong, beside={"777", "500"}) is Slip.OTHER
    assert slip_between(right, read(SHARES, "7770"), beside={"7770"}) is Slip.WRONG_LINE


@pytest.mark.parametrize("nothing", [BLANK, NOT_REACHED])
def test_blank_and_illegible_have_names_of_their_own(nothing: Reading[object]) -> None:
    """Whichever of the two was right."""
    text = read(TEXT, "Clark")
    assert slip_between(text, nothing) is Slip.BLANK
    assert slip_between(nothing, text) is Slip.BLANK
    assert slip_between(text, ILLEGIBLE) is Slip.ILLEGIBLE
    assert slip_between(ILLEGIBLE, text) is Slip.ILLEGIBLE
    assert slip_between(ILLEGIBLE, nothing) is Slip.ILLEGIBLE
