"""A taxpayer identification number masks itself wherever it is shown, and knows the shape it was written in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DIGITS = 9
_SEPARATORS = re.compile(r"[\s\u2010-\u2015\u2212-]+")


class TinShape(StrEnum):
    """How the nine digits were written: 3-2-4, 2-7, or bare."""

    SOCIAL = "AAA-GG-SSSS"
    EMPLOYER = "PP-NNNNNNN"
    BARE = "NNNNNNNNN"


class NotATinError(ValueError):
    """A text that is no taxpayer identification number; the message never repeats the digits."""


@dataclass(frozen=True, slots=True, repr=False)
class Tin:
    """Nine digits and the shape in which they stand on the paper."""

    digits: str
    shape: TinShape = TinShape.BARE

    @property
    def last_four(self) -> str:
        """The only digits that a letter or a list may show."""
        return self.digits[-4:]

    @property
    def written(self) -> str:
        """The number in full as it stands on the paper; for the open field and the store alone."""
        if self.shape is TinShape.SOCIAL:
            return f"{self.digits[:3]}-{self.digits[3:5]}-{self.digits[5:]}"
        if self.shape is TinShape.EMPLOYER:
            return f"{self.digits[:2]}-{self.digits[2:]}"
        return self.digits

    def __str__(self) -> str:
        """Show the last four digits only."""
        return f"•••••{self.last_four}"

    def __repr__(self) -> str:
        """Show the last four digits only."""
        return f"Tin(•••••{self.last_four})"


def read_tin(text: str) -> Tin:
    """Read a number as typed: bare, with hyphens, dashes, blanks, no-break blanks or full-width digits.

    Raises:
        NotATinError: it does not have nine digits, or something else stands among them.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    groups = [group for group in _SEPARATORS.split(plain) if group]
    digits = "".join(groups)
    if not digits or not digits.isascii() or not digits.isdigit():
        raise NotATinError("only digits and hyphens make a taxpayer identification number")
    if len(digits) == DIGITS - 1:
        raise NotATinError("eight digits: a leading zero may be lost, look at the paper")
    if len(digits) != DIGITS:
        raise NotATinError(f"{len(digits)} digits, and a taxpayer identification number has nine")
    lengths = tuple(len(group) for group in groups)
    shape = {(3, 2, 4): TinShape.SOCIAL, (2, 7): TinShape.EMPLOYER}.get(lengths, TinShape.BARE)
    return Tin(digits, shape)


RANDOM_AREAS_FROM = date(2011, 6, 25)
"""From this day the Social Security Administration assigns area numbers at random (its notice 76 FR 38258)."""

_OLD_AREAS = frozenset({*range(1, 734), *range(750, 773)})
_ITIN_GROUPS = frozenset({*range(50, 66), *range(70, 89), *range(90, 93), *range(94, 100)})
_ATIN_GROUP = 93
_EIN_PREFIXES = frozenset(
    {*range(1, 7), *range(10, 17), *range(20, 28), *range(30, 49), *range(50, 69), *range(71, 78)}
    | {*range(80, 89), *range(90, 96), 98, 99}
)
_NEVER_ISSUED_AREA = 666
_FIRST_TAXPAYER_AREA = 900
_KNOWN_FALSE = frozenset(
    {"078051120", "219099999", "123456789"}
    | {f"98765432{last}" for last in range(10)}
    | {str(digit) * DIGITS for digit in range(1, 10)}
)
"""Printed on sample cards and forms, or invented; some of them have a structure that could be (SSA, IRS)."""


def is_known_false(tin: Tin) -> bool:
    """Whether these digits belong to nobody, however they are hyphenated."""
    return tin.digits in _KNOWN_FALSE


def could_be_social(tin: Tin, *, received_on: date | None = None) -> bool:
    """Whether the digits could be an SSN, ITIN or ATIN on a claim received on that day.

    Before the day of random area numbers an SSN had an area number that was in use; an unknown day asks nothing of it.
    """
    area, group, serial = int(tin.digits[:3]), int(tin.digits[3:5]), int(tin.digits[5:])
    if is_known_false(tin):
        return False
    if area >= _FIRST_TAXPAYER_AREA:
        return group in _ITIN_GROUPS or group == _ATIN_GROUP
    if area in {0, _NEVER_ISSUED_AREA} or group == 0 or serial == 0:
        return False
    return received_on is None or received_on >= RANDOM_AREAS_FROM or area in _OLD_AREAS


def could_be_employer(tin: Tin) -> bool:
    """Whether the digits could be an EIN; the IRS adds prefixes, so only 00 is refused."""
    return not is_known_false(tin) and tin.digits[:2] != "00"


def has_known_ein_prefix(tin: Tin) -> bool:
    """Whether the first two digits are a prefix that the IRS is known to assign."""
    return int(tin.digits[:2]) in _EIN_PREFIXES


def has_eight_digits(text: str) -> bool:
    """Whether a number was written with eight digits, as when a spreadsheet has dropped a leading zero."""
    digits = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text))
    return len(digits) == DIGITS - 1 and digits.isascii() and digits.isdigit()
