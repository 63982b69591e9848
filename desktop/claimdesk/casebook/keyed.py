"""What a clerk keys becomes the canonical text of a place, or stays as keyed with one line of why."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.keyed_dates import ANY_DATE, DateContext, Inferred, read_keyed_date
from claimdesk.casebook.money import MILLION, NotAnAmountError, millionths, plain_text
from claimdesk.casebook.paper import PaperField, ValueKind, read_text
from claimdesk.casebook.reading import Reading
from claimdesk.casebook.tax_identity import NotATinError, Tin, TinShape, read_tin
from claimdesk.casebook.upper_case import with_capitals

if TYPE_CHECKING:
    from enum import StrEnum

_FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?")
_FRACTION = re.compile(r"(?:(?P<whole>\d[\d,]*)(?:\s+|-))?(?P<above>\d+)\s*/\s*(?P<below>\d+)")
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Categories of Unicode: control, format, private use, surrogate."""
_PHONES = frozenset({"phones.work", "phones.home"})
_PHONE = re.compile(r"([2-9]\d{2})(\d{7})", re.ASCII)
_ZIP_AND_FOUR = re.compile(r"(\d{5})(\d{4})", re.ASCII)
_BOXES = MappingProxyType({"w9.ssn": TinShape.SOCIAL, "w9.ein": TinShape.EMPLOYER})
_ONE_HYPHEN = re.compile(r"\d{3}-\d{6}", re.ASCII)
_YES = frozenset({"y", "yes", "1", "+"})
_NO = frozenset({"n", "no", "0", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """One keyed text as it is understood: canonical text, its reading, what was inferred, and why it has no value.

    `why` is empty when the text makes sense; otherwise `text` is what was keyed, blanks around it taken off.
    """

    reading: Reading[Any]
    inferred: frozenset[Inferred] = frozenset()
    why: str = ""

    @property
    def text(self) -> str:
        """The canonical text to keep."""
        return self.reading.text


class _NotUnderstoodError(ValueError):
    """A keyed text without a meaning; the message is the one line of why."""


def read_keyed(place: PaperField, text: str, *, context: DateContext = ANY_DATE) -> Keyed:
    """Read what was keyed in a place of the paper by the grammar of its kind; never raises for any text."""
    text = text.strip() if place.kind is ValueKind.TEXT else " ".join(text.split())
    if place.kind is ValueKind.DATE:
        date = read_keyed_date(text, context=context)
        return Keyed(reading=read_text(place, date.text), inferred=date.inferred, why=date.why)
    try:
        canonical = _canonical(place, text)
    except (_NotUnderstoodError, NotAnAmountError, NotATinError) as why:
        return Keyed(reading=read_text(place, text), why=str(why))
    return Keyed(reading=read_text(place, canonical))


def why_unseen(text: str) -> str:
    """Name the signs of a text that nobody sees, such as one that turns the order of letters; empty without any."""
    unseen = sorted({f"U+{ord(sign):04X}" for sign in text if unicodedata.category(sign) in _UNSEEN})
    return f"holds signs that cannot be seen: {', '.join(unseen)}" if unseen else ""


def choices_starting(choices: type[StrEnum], start: str) -> tuple[StrEnum, ...]:
    """Give the choices whose words begin with what was keyed, in the order of the form; an exact word stands alone."""
    wanted = start.replace("_", " ").strip().casefold()
    words = {choice: choice.value.replace("_", " ") for choice in choices}
    exact = tuple(choice for choice, word in words.items() if word == wanted)
    return exact or tuple(choice for choice, word in words.items() if word.startswith(wanted))


def choice_words(choice: StrEnum) -> str:
    """Give a choice in the words that a screen shows."""
    return "IRA" if choice.value == "ira" else choice.value.replace("_", " ")


def _canonical(place: PaperField, text: str) -> str:
    match place.kind:
        case ValueKind.SHARES:
            return _shares(text)
        case ValueKind.PRICE | ValueKind.MONEY:
            return _dollars(text)
        case ValueKind.TIN:
            return _tin(place.pattern, text).written
        case ValueKind.YES_NO:
            return _yes_or_no(text)
        case ValueKind.CHOICE if place.choices:
            return _choice(place.choices, text).value
        case ValueKind.CHOICES if place.choices:
            return _choices(place.choices, text)
    return _words(place.pattern, text)


def _tin(pattern: str, text: str) -> Tin:
    """Bare figures in a box of the W-9 have the shape of the box; one hyphen behind the third figure is enough."""
    tin = read_tin(text)
    if tin.shape is not TinShape.BARE:
        return tin
    if pattern in _BOXES and text.isdigit():
        return replace(tin, shape=_BOXES[pattern])
    return replace(tin, shape=TinShape.SOCIAL) if _ONE_HYPHEN.fullmatch(text) else tin


def _words(pattern: str, text: str) -> str:
    """Capitals without Shift; ten figures are a telephone number with its area code, nine a ZIP code with its four."""
    if pattern in _PHONES:
        return _PHONE.sub(r"\1 \2", text) if _PHONE.fullmatch(text) else text
    if pattern == "address.zip":
        return _ZIP_AND_FOUR.sub(r"\1-\2", text) if _ZIP_AND_FOUR.fullmatch(text) else text
    return with_capitals(pattern, text)


def _figure(text: str) -> str:
    """Take the thousands out of one unsigned figure; decimals stay as many as were keyed."""
    if not text.isascii() or not any(sign.isdigit() for sign in text):
        raise _NotUnderstoodError("only digits, commas and one decimal point make a number")
    if not _FIGURE.fullmatch(text):
        odd_comma = "," in text and _FIGURE.fullmatch(text.replace(",", ""))
        raise _NotUnderstoodError(
            "a comma stands before each group of three digits"
            if odd_comma
            else "only digits, commas and one decimal point make a number",
        )
    whole, dot, decimals = text.replace(",", "").partition(".")
    return f"{whole.lstrip('0') or '0'}{dot if decimals else ''}{decimals}"


def _checked(canonical: str) -> str:
    millionths(canonical)
    return canonical


def _shares(text: str) -> str:
    """`1000`, `1,000`, `12.5`, and sums such as `500+500`; a leading minus is kept, since the paper may say so."""
    sign, unsigned = ("-", text[1:].strip()) if text.startswith("-") else ("", text)
    terms = [_checked(_figure(term.strip())) for term in unsigned.split("+")]
    return _checked(sign + (terms[0] if len(terms) == 1 else plain_text(sum(millionths(term) for term in terms))))


def _dollars(text: str) -> str:
    """`4.48`, `$4.48`, `7,500.00`, and fractions such as `4 31/64`, exact in six decimals or not understood."""
    sign, unsigned = ("-", text[1:].strip()) if text.startswith("-") else ("", text)
    unsigned = unsigned.removeprefix("$").strip()
    fraction = _FRACTION.fullmatch(unsigned)
    if fraction is None:
        return _checked(sign + _figure(unsigned))
    if int(fraction["below"]) == 0:
        raise _NotUnderstoodError("a fraction cannot have zero below the line")
    whole = millionths(_checked(_figure(fraction["whole"] or "0")))
    exact = Fraction(int(fraction["above"]) * MILLION, int(fraction["below"]))
    if exact.denominator != 1:
        raise _NotUnderstoodError("this fraction has no exact value in six decimals")
    return _checked(sign + plain_text(whole + exact.numerator))


def _yes_or_no(text: str) -> str:
    if text.casefold() in _YES:
        return "yes"
    if text.casefold() in _NO:
        return "no"
    raise _NotUnderstoodError("Y or N")


def _choice(choices: type[StrEnum], text: str) -> StrEnum:
    meant = choices_starting(choices, text)
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise _NotUnderstoodError(f"one of: {_listed(choices)}")
    raise _NotUnderstoodError(f"{_or(meant)}: more letters tell")


def _choices(choices: type[StrEnum], text: str) -> str:
    """Words or their beginnings between commas, in the order of the form, each once."""
    meant = {_choice(choices, word.strip()) for word in text.split(",") if word.strip()}
    return ", ".join(choice.value for choice in choices if choice in meant)


def _listed(choices: type[StrEnum]) -> str:
    return ", ".join(choice_words(choice) for choice in choices)


def _or(meant: tuple[StrEnum, ...]) -> str:
    words = [choice_words(choice) for choice in meant]
    return f"{', '.join(words[:-1])} or {words[-1]}"
