"""A document control number: a prefix, the running number of the document, and a check digit by ISO/IEC 7064.

No standard of claims administration fixes its form; the check digit is MOD 11,10 of ISO/IEC 7064:2003, a hybrid system
for numeric strings, which finds every single wrong digit and nearly every exchange of two neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_MODULUS = 10


class DcnCheck(StrEnum):
    """How the last digit of a document control number checks the others."""

    NONE = "none"
    MOD_11_10 = "mod_11_10"


@dataclass(frozen=True, slots=True, kw_only=True)
class DcnForm:
    """What a document control number of a settlement looks like; `digits` counts the running number alone."""

    prefix: str = ""
    digits: int = 7
    check: DcnCheck = DcnCheck.MOD_11_10

    def text(self, number: int) -> str:
        """Give the document control number of the `number`th document."""
        digits = f"{number:0{self.digits}d}"
        return f"{self.prefix}{digits}{check_digit(digits) if self.check is DcnCheck.MOD_11_10 else ''}"

    def is_slip(self, text: str) -> bool:
        """Whether a number that looks like one of this form has a wrong check digit; any other text is none."""
        plain = text.strip().upper()
        digits = plain.removeprefix(self.prefix)
        if self.check is DcnCheck.NONE or not plain.startswith(self.prefix) or len(digits) <= self.digits:
            return False
        return digits.isascii() and digits.isdigit() and check_digit(digits[:-1]) != digits[-1]


def check_digit(digits: str) -> str:
    """Give the check digit of a string of ASCII digits by ISO/IEC 7064, MOD 11,10."""
    remainder = _MODULUS
    for digit in digits:
        total = (remainder + int(digit)) % _MODULUS or _MODULUS
        remainder = total * 2 % (_MODULUS + 1)
    return str((_MODULUS + 1 - remainder) % _MODULUS)
