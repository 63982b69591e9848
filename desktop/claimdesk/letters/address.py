"""Address lines follow USPS Publication 28: recipient, care of, delivery line, and a last line that machines read."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.letters.envelope import POINTS_PER_INCH
from claimdesk.letters.lines import Piece, broken, set_line
from claimdesk.letters.marks import TextMark
from claimdesk.letters.script import printable
from claimdesk.letters.trouble import AddressDoesNotFit

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Addressee
    from claimdesk.letters.envelope import Rect

LARGEST_SIZE = 10.5
SMALLEST_SIZE = 8.0
SIZE_STEP = 0.5
SMALLEST_UNBROKEN = 9.0
"""Down to this size a line is set smaller before it is broken; below, it is broken first."""

CLOSEST, WIDEST = 1.1, 1.3
"""Leading of address lines by their size; Publication 28 asks that lines neither touch nor stand far apart."""

ASCENT, STACKED_ASCENT, DESCENT = 0.95, 1.11, 0.24
"""How far the shipped fonts reach by their size: above the base line a capital with one accent or two, tails below."""

_STACKED = 3
"""Characters into which a letter with two accents decomposes."""


@dataclass(frozen=True, slots=True)
class _Fit:
    lines: tuple[str, ...]
    size: float

    @property
    def ascent(self) -> float:
        """How far the first line reaches above its base line, by its size."""
        stacks = any(len(unicodedata.normalize("NFD", sign)) >= _STACKED for sign in self.lines[0])
        return STACKED_ASCENT if stacks else ASCENT

    @property
    def height(self) -> float:
        """The least height of the block in points, from the highest accent to the lowest tail."""
        return self.size * (CLOSEST * (len(self.lines) - 1) + self.ascent + DESCENT)

    def leading(self, height: float) -> float:
        """Give the distance of the lines in a rectangle of this height in points."""
        between = max(len(self.lines) - 1, 1)
        return min(self.size * WIDEST, (height - self.size * (self.ascent + DESCENT)) / between)


def address_lines(addressee: Addressee) -> tuple[str, ...]:
    """Give the lines of an address as they are printed.

    Names stay as they are written. The delivery line and the last line of a domestic address are in capitals without
    punctuation (Publication 28, 212 and 221); abroad they stay as written, with the country alone in capitals on the
    last line (International Mail Manual, 122).
    """
    names = tuple(printable(name) for name in addressee.recipients)
    care_of = (f"c/o {printable(addressee.care_of)}",) if addressee.care_of.strip() else ()
    place = _abroad(addressee) if addressee.country.strip() else _at_home(addressee)
    return tuple(line for line in (*names, *care_of, *place) if line)


def _at_home(addressee: Addressee) -> tuple[str, ...]:
    """Give the delivery line and `CITY STATE ZIP`."""
    street = printable(addressee.street).translate(_WITHOUT_POINTS).upper()
    last = f"{addressee.city} {addressee.state} {addressee.zip}"
    return street, printable(last).translate(_WITHOUT_POINTS).upper()


_WITHOUT_POINTS = str.maketrans("", "", ".,")


def _abroad(addressee: Addressee) -> tuple[str, ...]:
    """Give the delivery line, postal code and city, province, and the country in capitals."""
    city = " ".join(part for part in (addressee.zip, addressee.city) if part)
    region = ", ".join(part for part in (addressee.province, addressee.state) if part)
    return printable(addressee.street), printable(city), printable(region), printable(addressee.country).upper()


def address_marks(addressee: Addressee, rect: Rect) -> tuple[TextMark, ...]:
    """Place an address in `rect`, upper left, as large as it fits between 10.5 and 8 points.

    Raises:
        AddressDoesNotFit: it does not fit at 8 points with its long lines broken.
        CannotBePrinted: no shipped font draws one of its characters.
    """
    lines = address_lines(addressee)
    if not lines:
        return ()
    fit = _fit(lines, rect)
    first = float(rect.top) * POINTS_PER_INCH - fit.ascent * fit.size
    leading = fit.leading(float(rect.height) * POINTS_PER_INCH)
    return tuple(
        TextMark(
            float(rect.left) * POINTS_PER_INCH,
            first - leading * place,
            set_line((Piece(line),)).runs,
            fit.size,
        )
        for place, line in enumerate(fit.lines)
    )


def _fit(lines: tuple[str, ...], rect: Rect) -> _Fit:
    width, height = float(rect.width) * POINTS_PER_INCH, float(rect.height) * POINTS_PER_INCH
    size = LARGEST_SIZE
    sizes = []
    while size >= SMALLEST_SIZE:
        sizes.append(size)
        size -= SIZE_STEP
    for size in sizes:
        unbroken = all(set_line((Piece(line),)).width * size <= width for line in lines)
        fit = _Fit(lines, size)
        if size >= SMALLEST_UNBROKEN and unbroken and fit.height <= height:
            return fit
    for size in sizes:
        shorter = tuple(
            "".join(piece.text for piece in part) for line in lines for part in broken((Piece(line),), size, width)
        )
        fit = _Fit(shorter, size)
        if fit.height <= height:
            return fit
    raise AddressDoesNotFit(
        f"the address of {len(lines)} lines does not fit into the window of the envelope",
        "Shorten the name or the address in Part I, or leave out what the post does not need.",
    )
