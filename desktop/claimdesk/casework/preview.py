"""Looking at the pages of a letter before it is printed changes nothing and is no act."""

from __future__ import annotations

from claimdesk.errors import Told
from claimdesk.scans import pages


def page_count(pdf: bytes) -> int:
    """Give the number of pages of a letter.

    Raises:
        Told: the letter cannot be drawn.
    """
    try:
        return pages.page_count(pdf)
    except pages.UnreadablePagesError as error:
        raise _undrawable(error) from error


def render_page(pdf: bytes, page: int, *, dots_per_inch: int) -> bytes:
    """Draw one page of a letter, counted from 0, as a PNG picture.

    Raises:
        Told: the letter cannot be drawn.
    """
    try:
        return pages.render_page(pdf, page, dots_per_inch=dots_per_inch)
    except pages.UnreadablePagesError as error:
        raise _undrawable(error) from error


def _undrawable(error: pages.UnreadablePagesError) -> Told:
    return Told(f"The letter cannot be shown: {error}.", "Compose it again.")
