"""Shares, prices and money are integers in millionths, and every rounding of the program happens here."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import NewType

MILLION = 1_000_000
CENT = 10_000
DECIMAL_PLACES = 6
LARGEST = 10**15 * MILLION - 1

Shares = NewType("Shares", int)
Price = NewType("Price", int)
Money = NewType("Money", int)


class NotAnAmountError(ValueError):
    """A text that is no amount; the message says why in one line for the person who keyed it."""


def millionths(text: str) -> int:
    """Read a plain decimal such as `1000`, `-5` or `4.484375` as an integer in millionths.

    Raises:
        NotAnAmountError: it is no plain decimal, has more than six decimals, or is too large.
    """
    if not text.isascii() or any(sign not in "0123456789.-" for sign in text):
        raise NotAnAmountError("only digits, one decimal point and a leading minus make a number")
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise NotAnAmountError("this is not a number") from error
    if text.partition(".")[2].rstrip("0")[DECIMAL_PLACES:]:
        # Decimal keeps every digit of a text but rounds a product to 28 of them.
        raise NotAnAmountError("a number here has at most six decimals")
    scaled = number * MILLION
    if abs(scaled) > LARGEST:
        raise NotAnAmountError("this number is too large")
    return int(scaled)


def plain_text(amount: int) -> str:
    """Write millionths as a decimal string without exponent, thousands or trailing zeros: `-5`, `0.22`, `1000`."""
    whole, part = divmod(abs(amount), MILLION)
    sign = "-" if amount < 0 else ""
    decimals = f"{part:06d}".rstrip("0")
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def decimal_text(amount: int) -> str:
    """Write millionths for another program: two decimals at least, no thousands, no exponent: `1293.00`, `0.484375`."""
    whole, _, decimals = plain_text(amount).partition(".")
    return f"{whole}.{decimals:0<2}"


def shares_text(shares: int) -> str:
    """Write a number of shares for people: thousands shown, no trailing zeros."""
    whole, dot, decimals = plain_text(shares).partition(".")
    return f"{int(whole):,}{dot}{decimals}" if whole != "-0" else f"-0{dot}{decimals}"


def counted_shares_text(shares: int) -> str:
    """Write a number of shares with its noun: `1 share`, `1,000 shares`, `0.5 shares`."""
    return f"{shares_text(shares)} {'share' if shares == MILLION else 'shares'}"


def money_text(amount: int) -> str:
    """Write money or a price for people: thousands shown, two decimals, more only where they are not zero."""
    whole, _, decimals = plain_text(amount).partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}.{decimals:0<2}"


def rounded(exact: Fraction | int, *, unit: int = 1) -> int:
    """Round an exact number of millionths to whole `unit`s (CENT for cents), half up, away from zero."""
    units = Fraction(exact) / unit
    magnitude = (abs(units.numerator) * 2 + units.denominator) // (units.denominator * 2)
    return (magnitude if units >= 0 else -magnitude) * unit


def rounded_whole(exact: int, *, unit: int) -> int:
    """Give how many `unit`s a whole number is, half up, away from zero: `rounded` without fractions."""
    magnitude = (abs(exact) * 2 + unit) // (unit * 2)
    return magnitude if exact >= 0 else -magnitude


def rounded_down(exact: Fraction | int, *, unit: int = 1) -> int:
    """Cut an exact number of millionths to whole `unit`s (CENT for cents), towards zero."""
    units = Fraction(exact) / unit
    magnitude = abs(units.numerator) // units.denominator
    return (magnitude if units >= 0 else -magnitude) * unit


def amount_of(shares: Shares, price: Price) -> Fraction:
    """Give shares x price exactly, in millionths of a dollar."""
    return Fraction(shares * price, MILLION)
