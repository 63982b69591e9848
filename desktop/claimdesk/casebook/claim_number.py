"""A claim number is the prefix of its settlement, a hyphen and seven digits, such as SONUS-0000123."""

from __future__ import annotations

DIGITS = 7


def claim_number_text(prefix: str, number: int) -> str:
    """Give the claim number of the `number`th claim of a settlement; without a prefix it is digits only."""
    return f"{prefix}-{number:0{DIGITS}d}" if prefix else f"{number:0{DIGITS}d}"


def numbers_meant(prefix: str, text: str) -> tuple[str, ...]:
    """Give the beginnings of claim numbers that somebody may mean by `text`; none when it is no number.

    `123`, `SONUS-123`, `sonus 0000123` all mean SONUS-0000123; `SONUS-00001` also means all that begin so.
    """
    plain = text.strip().upper()
    has_prefix = bool(prefix) and plain.startswith(prefix.upper())
    digits = plain[len(prefix) :].lstrip(" -") if has_prefix else plain
    if not digits.isascii() or not digits.isdigit():
        return ()
    whole = claim_number_text(prefix, int(digits)) if len(digits) <= DIGITS else ""
    begun = f"{prefix}-{digits}" if has_prefix else ""
    return tuple(number for number in (whole, begun) if number)
