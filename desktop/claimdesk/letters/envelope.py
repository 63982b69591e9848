"""Where an address must stand on the folded letter so that the window shows all of it however the letter slides."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, cycle
from typing import TYPE_CHECKING

from claimdesk.letters.trouble import LetterTrouble

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import Mailing

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle on the unfolded sheet in inches; `left` and `bottom` count from its lower left corner."""

    left: Decimal
    bottom: Decimal
    width: Decimal
    height: Decimal

    @property
    def right(self) -> Decimal:
        """The right edge."""
        return self.left + self.width

    @property
    def top(self) -> Decimal:
        """The upper edge."""
        return self.bottom + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """The folded sheet: how far it reaches above and below the fold under the address panel, and its room to slide.

    All in inches. `slack_width` is how far it moves sideways in the envelope, `slack_height` how far up and down.
    """

    above: Decimal
    below: Decimal
    slack_width: Decimal
    slack_height: Decimal


def folded(mailing: Mailing) -> Insert:
    """Fold the sheet of `mailing`; the address panel shows, and each further panel folds back over the one before.

    Raises:
        LetterTrouble: the panels are not as long as the sheet, or the folded sheet does not go into the envelope.
    """
    if sum(mailing.panels) != mailing.paper_height:
        raise LetterTrouble("the panels of the fold are not as long as the paper", "Correct mailing.panels.")
    edges = tuple(accumulate(panel * sign for panel, sign in zip(mailing.panels[1:], cycle((1, -1)), strict=False)))
    above, below = max(mailing.panels[0], *edges), -min(Decimal(0), *edges)
    slack_width = mailing.envelope_width - mailing.paper_width
    slack_height = mailing.envelope_height - above - below
    if slack_width < 0 or slack_height < 0:
        raise LetterTrouble("the folded letter does not go into the envelope", "Correct the mailing of the settlement.")
    return Insert(above=above, below=below, slack_width=slack_width, slack_height=slack_height)


def safe_rect(mailing: Mailing) -> Rect:
    """Give the part of the sheet that the window shows at every position of the insert, less the clearance.

    The sheet slides by 0 to s to the right and by 0 to t upwards. A window from l to r and from b to u of the envelope
    then lies over l - s to r - s, up to l to r, of the sheet, so that l to r - s is seen at every position, and
    likewise b to u - t above the lower edge of the insert. The clearance c comes off each side:

        width  = window width - (envelope width - paper width) - 2 c
        height = window height - (envelope height - insert height) - 2 c

    For the #10 envelope (9.5 x 4.125, window 4.5 x 1.125) and a letter folded at 4, 3.5 and 3.5 in, with 1/8 in clear:
    width 4.5 - 1 - 0.25 = 3.25 in, height 1.125 - 0.125 - 0.25 = 0.75 in; left 0.875 + 0.125 = 1 in from the edge
    of the paper, bottom 0.5 + 0.125 = 0.625 in above the fold at 7 in.

    Raises:
        LetterTrouble: nothing is seen at every position, or the fold does not fit the paper or the envelope.
    """
    insert = folded(mailing)
    width = mailing.window_width - insert.slack_width - 2 * mailing.clearance
    height = mailing.window_height - insert.slack_height - 2 * mailing.clearance
    if width <= 0 or height <= 0:
        raise LetterTrouble(
            "no part of the letter shows in the window at every position", "Correct the mailing of the settlement."
        )
    seen = Rect(
        left=mailing.window_left + mailing.clearance,
        bottom=_fold(mailing) + mailing.window_bottom - insert.below + mailing.clearance,
        width=width,
        height=height,
    )
    on_the_panel = seen.left >= 0 and seen.right <= mailing.paper_width and _fold(mailing) <= seen.bottom
    if not on_the_panel or seen.top > mailing.paper_height:
        raise LetterTrouble("the window does not lie over the address panel", "Correct the mailing of the settlement.")
    return seen


def exposed_rect(mailing: Mailing) -> Rect:
    """Give the part of the sheet that the window shows at some position of the insert: only the address stands there.

    Raises:
        LetterTrouble: the fold does not fit the paper or the envelope.
    """
    insert = folded(mailing)
    return Rect(
        left=mailing.window_left - insert.slack_width,
        bottom=_fold(mailing) + mailing.window_bottom - insert.below - insert.slack_height,
        width=mailing.window_width + insert.slack_width,
        height=mailing.window_height + insert.slack_height,
    )


def _fold(mailing: Mailing) -> Decimal:
    """Give the height of the fold under the address panel above the lower edge of the unfolded sheet."""
    return mailing.paper_height - mailing.panels[0]
