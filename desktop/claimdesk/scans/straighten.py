"""A page that was scanned or photographed askew is turned straight, so that its fields lie where the form has them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageStat

if TYPE_CHECKING:
    from collections.abc import Iterable

COARSE_SIDE, FINE_SIDE = 250, 500
"""Pixels of the pictures on which the angle is looked for, first in large steps and then around the best of them."""

COARSE, FINE = 0.5, 0.1
MOST_DEGREES = 4.0
LEAST_DEGREES = 0.15
"""What is turned less is left as it is, sharp."""

PARTS = 8


def straightened(page: Image.Image) -> Image.Image:
    """Give the page (8-bit grey) turned about its middle by at most four degrees, or as it is."""
    angle = skew_of(page)
    if abs(angle) < LEAST_DEGREES:
        return page
    return page.rotate(angle, Image.Resampling.BILINEAR, fillcolor=ImageStat.Stat(page).median[0])


def skew_of(page: Image.Image) -> float:
    """Give the degrees, counter-clockwise, by which a page has to be turned until its lines lie level.

    The lines of print and rules of a form make the sums of its rows uneven, the more the straighter it lies.
    """
    steps, around = int(MOST_DEGREES / COARSE), int(COARSE / FINE)
    coarse = _most_level(page, COARSE_SIDE, (step * COARSE for step in range(-steps, steps + 1)))
    return _most_level(page, FINE_SIDE, (coarse + step * FINE for step in range(-around, around + 1)))


def _most_level(page: Image.Image, side: int, angles: Iterable[float]) -> float:
    ink = ImageChops.invert(page.reduce(max(1, max(page.size) // side)))
    ground = ImageStat.Stat(ink).median[0]
    return max(angles, key=lambda angle: (_unevenness(ink, angle, ground=ground), -abs(angle)))


def _unevenness(ink: Image.Image, angle: float, *, ground: int) -> int:
    turned = ink.rotate(angle, fillcolor=ground)
    # Each row as the means of eight parts of it: the mean of a whole row would be rounded to one step of grey.
    parts = turned.resize((PARTS, turned.height), Image.Resampling.BOX).tobytes()
    rows = [sum(parts[at : at + PARTS]) for at in range(0, len(parts), PARTS)]
    return sum((below - above) ** 2 for above, below in pairwise(rows))
