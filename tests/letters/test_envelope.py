"""The address stands where the window shows it at every position of the letter, and nothing else stands there."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_papers import MAILING

from claimdesk.casebook.settlement import Mailing
from claimdesk.letters.envelope import Rect, exposed_rect, folded, safe_rect
from claimdesk.letters.trouble import LetterTrouble

D = Decimal


def inches(least: str, most: str) -> st.SearchStrategy[Decimal]:
    """Give lengths in sixteenths of an inch."""
    sixteenth = D("0.0625")
    return st.integers(int(D(least) / sixteenth), int(D(most) / sixteenth)).map(lambda count: count * sixteenth)


@st.composite
def mailings(draw: st.DrawFn) -> Mailing:
    """Give an envelope, a sheet folded into it with room to slide, and a window that always shows something."""
    panels = (draw(inches("3", "5")), *draw(st.lists(inches("2.5", "5"), min_size=1, max_size=3)))
    paper_width, clearance = draw(inches("7", "9")), draw(inches("0", "0.25"))
    slack_width, slack_height = draw(inches("0", "1.5")), draw(inches("0", "0.5"))
    roomy = replace(
        MAILING,
        panels=panels,
        clearance=clearance,
        paper_width=paper_width,
        paper_height=sum(panels, D(0)),
        envelope_width=paper_width + slack_width,
        envelope_height=D(99),
    )
    insert = folded(roomy)
    return replace(
        roomy,
        envelope_height=insert.above + insert.below + slack_height,
        window_left=draw(inches("0.25", "2")),
        window_bottom=insert.below + draw(inches("0.25", "1")),
        window_width=slack_width + 2 * clearance + draw(inches("0.5", "4")),
        window_height=slack_height + 2 * clearance + draw(inches("0.25", "1")),
    )


def windows(mailing: Mailing) -> tuple[Rect, ...]:
    """Give the window as it lies over the unfolded sheet at nine positions of the insert, the extremes among them.

    At slide (s, t) the lower left corner of the insert is s from the left and t from the bottom of the envelope.
    """
    insert = folded(mailing)
    fold = mailing.paper_height - mailing.panels[0]
    return tuple(
        Rect(
            left=mailing.window_left - insert.slack_width * sideways,
            bottom=fold - insert.below + mailing.window_bottom - insert.slack_height * upwards,
            width=mailing.window_width,
            height=mailing.window_height,
        )
        for sideways, upwards in product((D(0), D("0.5"), D(1)), repeat=2)
    )


def test_the_number_ten_envelope_leaves_three_and_a_quarter_by_three_quarters() -> None:
    """4.5 - 1 - 0.25 = 3.25 wide and 1.125 - 0.125 - 0.25 = 0.75 high, one inch in and 5/8 above the fold at 7 in."""
    rect = safe_rect(MAILING)
    assert (rect.width, rect.height) == (D("3.25"), D("0.75"))
    assert (rect.left, rect.bottom) == (D(1), D("7.625"))


def test_the_number_ten_envelope_exposes_the_left_of_the_sheet_around_the_address() -> None:
    """Pushed right the window shows from -1/8 in (the paper's edge), pushed left up to 5 3/8 in."""
    rect = exposed_rect(MAILING)
    assert (rect.left, rect.right) == (D("-0.125"), D("5.375"))
    assert (rect.bottom, rect.top) == (D("7.375"), D("8.625"))


@given(mailings())
def test_the_safe_rectangle_shows_at_every_position_with_its_clearance(mailing: Mailing) -> None:
    """Wherever the insert slides, the window reaches past each edge of the rectangle by the clearance."""
    safe = safe_rect(mailing)
    for window in windows(mailing):
        assert window.left + mailing.clearance <= safe.left
        assert safe.right <= window.right - mailing.clearance
        assert window.bottom + mailing.clearance <= safe.bottom
        assert safe.top <= window.top - mailing.clearance


@given(mailings())
def test_the_safe_rectangle_is_as_large_as_it_can_be(mailing: Mailing) -> None:
    """Each of its edges touches the window less the clearance at some position."""
    safe, seen = safe_rect(mailing), windows(mailing)
    assert max(window.left for window in seen) + mailing.clearance == safe.left
    assert min(window.right for window in seen) - mailing.clearance == safe.right
    assert max(window.bottom for window in seen) + mailing.clearance == safe.bottom
    assert min(window.top for window in seen) - mailing.clearance == safe.top


@given(mailings())
def test_the_exposed_rectangle_holds_every_window(mailing: Mailing) -> None:
    """What stands outside of it is seen at no position."""
    exposed = exposed_rect(mailing)
    for window in windows(mailing):
        assert exposed.left <= window.left
        assert window.right <= exposed.right
        assert exposed.bottom <= window.bottom
        assert window.top <= exposed.top


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"panels": (D(4), D(4))}, "the panels of the fold are not as long as the paper"),
        ({"envelope_width": D(8)}, "the folded letter does not go into the envelope"),
        ({"envelope_height": D("3.875")}, "the folded letter does not go into the envelope"),
        ({"window_height": D("0.375")}, "no part of the letter shows in the window at every position"),
        ({"window_width": D("1.25")}, "no part of the letter shows in the window at every position"),
        ({"window_left": D(6)}, "the window does not lie over the address panel"),
        ({"window_bottom": D("3.5")}, "the window does not lie over the address panel"),
    ],
)
def test_an_envelope_that_cannot_serve_is_refused(changes: dict[str, Decimal], sentence: str) -> None:
    """The sentence says what does not agree."""
    with pytest.raises(LetterTrouble, match=sentence):
        safe_rect(replace(MAILING, **changes))  # type: ignore[arg-type] # the values fit their fields


def test_a_panel_that_folds_below_the_address_panel_lifts_the_insert() -> None:
    """Folded at 3, 3 and 4 in, the last panel hangs 1 in below the fold, so the insert is 4 in high."""
    mailing = replace(MAILING, panels=(D(3), D(3), D(5)))
    insert = folded(replace(mailing, envelope_height=D(6)))
    assert (insert.above, insert.below) == (D(3), D(2))
    assert insert.slack_height == D(1)
