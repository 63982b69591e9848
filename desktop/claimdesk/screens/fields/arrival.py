"""A value of a fixed length goes on by itself, where no further sign of it could be taken for the next place.

The letter of a choice, five figures of a ZIP code, nine of a TIN, ten of a telephone number need no Enter. Whoever keys
Enter all the same, or the rest of the word, is understood: both belong to the place that was left.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.keyed import choices_starting, read_keyed
from claimdesk.casebook.paper import PaperField, ValueKind

if TYPE_CHECKING:
    from enum import StrEnum

DIGITS = frozenset(string.digits)
LETTERS = frozenset(string.ascii_lowercase)
YES_NO = frozenset("yn10+-")
_MONTHS = frozenset("jfmasond")
_ANYTHING = DIGITS | LETTERS | frozenset(string.punctuation)
_FIXED = MappingProxyType(
    {
        "address.zip": re.compile(r"\d{5}|\d{9}|\d{5}-\d{4}", re.ASCII),
        "phones.work": re.compile(r"[2-9]\d{9}|[2-9]\d{2}[ -]\d{3}[ -]?\d{4}", re.ASCII),
        "phones.home": re.compile(r"[2-9]\d{9}|[2-9]\d{2}[ -]\d{3}[ -]?\d{4}", re.ASCII),
    }
)
_TIN = re.compile(r"\d{9}|\d{3}-\d{6}|\d{3}-\d{2}-\d{4}|\d{2}-\d{7}", re.ASCII)
_MORE_FIGURES = DIGITS | {"-"}
_NAMES = frozenset({"address.city", "address.state", "beneficial_owner.first", "beneficial_owner.last", "release.city"})
"""Texts that no figure begins."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What still belongs to the place that was left: the rest of its word, and signs that make its value longer."""

    rest: str = ""
    more: frozenset[str] = frozenset()


def goes_on(place: PaperField) -> bool:
    """Whether a place may go on by itself."""
    return place.kind in {ValueKind.YES_NO, ValueKind.CHOICE, ValueKind.TIN} or place.pattern in _FIXED


def arrival_after(place: PaperField, text: str, *, starts: frozenset[str]) -> Arrival | None:
    """Give how the next place is arrived at, or None while the text waits for Enter.

    `starts` are the signs with which something may begin there: where one of them would go on with this text, its
    owner cannot be told, and Enter has to say so.
    """
    if not text or text != text.strip() or read_keyed(place, text).reading.value is None:
        return None
    if place.kind is ValueKind.YES_NO:
        return _of_word("yes" if text.casefold() == "y" else "no", text, starts) if text.isalpha() else None
    if place.kind is ValueKind.CHOICE and place.choices is not None:
        return _of_choice(place.choices, text, starts)
    pattern = _TIN if place.kind is ValueKind.TIN else _FIXED.get(place.pattern)
    if pattern is None or not pattern.fullmatch(text) or not starts.isdisjoint(DIGITS):
        return None
    return Arrival(more=_MORE_FIGURES)


def starts_of(place: PaperField | None) -> frozenset[str]:
    """Give the signs with which something may begin in a place; None is a place that counts a list."""
    if place is None:
        return DIGITS | YES_NO
    match place.kind:
        case ValueKind.YES_NO:
            return YES_NO
        case ValueKind.CHOICE | ValueKind.CHOICES if place.choices is not None:
            return frozenset(choice.value[0] for choice in place.choices)
        case ValueKind.DATE:
            return DIGITS | _MONTHS
        case ValueKind.TEXT:
            return LETTERS if place.pattern in _NAMES else _ANYTHING
    return DIGITS | frozenset("-$.")


def _of_choice(choices: type[StrEnum], text: str, starts: frozenset[str]) -> Arrival | None:
    meant = choices_starting(choices, text)
    words = meant[0].value.replace("_", " ") if len(meant) == 1 else ""
    return _of_word(words, text, starts) if words else None


def _of_word(word: str, text: str, starts: frozenset[str]) -> Arrival | None:
    """Let a word go on after its first letters, as long as its next letter begins nothing in the next place."""
    rest = word[len(text) :]
    return None if rest[:1] in starts else Arrival(rest=rest)
