"""A taxpayer identification number masks itself wherever it is shown, and knows the shape it was written in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
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
