"""A cell of a plan is keyed or pasted as text: it reads as one thing, or stays as it is with one line of why."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from claimdesk.casebook.keyed import why_unseen
from claimdesk.casebook.keyed_dates import ANY_DATE, DateContext, read_keyed_date
from claimdesk.casebook.money import NotAnAmountError, millionths
from claimdesk.casebook.plan_words import AFTER_WORD, BEFORE_WORD, HELD_WORD

BETWEEN_ITEMS, BETWEEN_WORDS, BETWEEN_DAYS = "; ", " | ", " to "
_FIGURE = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d*)(?P<rest>\.\d*)?")
_SIDE = re.compile(rf"(?P<day>.+?)\s+(?P<side>{BEFORE_WORD}|{AFTER_WORD})", re.IGNORECASE)
_DAYS = re.compile(r"\s+(?:to|through|-|\u2013)\s+", re.IGNORECASE)


class CellKind(StrEnum):
    """What stands in a cell; an edge is a day with a side of a cut, or the word held; signed shares may have a plus."""

    TEXT = "text"
    WORD = "word"
    DAY = "day"
    EDGE = "edge"
    BAND = "band"
    NUMBER = "number"
    SIGNED = "signed shares"
    FRACTION = "fraction"
    YES_NO = "yes or no"
    TEXTS = "texts"
    WORDS = "words"
    ROWS = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a column is called, what stands in it, the words it may be, and what it means."""

    name: str
    kind: CellKind
    words: tuple[str, ...] = ()
    meaning: str = ""

    @property
    def is_figure(self) -> bool:
        """Whether the column is set to the right."""
        return self.kind in {CellKind.NUMBER, CellKind.SIGNED, CellKind.FRACTION}


@dataclass(frozen=True, slots=True)
class CellRead:
    """A cell as it is understood, or as it was keyed with why it is not."""

    text: str
    why: str = ""


class _NotUnderstoodError(ValueError):
    """The message is the one line of why."""


def read_cell(head: Head, text: str, *, context: DateContext = ANY_DATE) -> CellRead:
    """Read one cell; an empty one is always understood, and no text raises."""
    tidy = " ".join(text.split())
    if not tidy:
        return CellRead("")
    try:
        return CellRead(_READERS[head.kind](head, tidy, context))
    except (_NotUnderstoodError, NotAnAmountError) as why:
        return CellRead(tidy, str(why))


def _text(_head: Head, text: str, _context: DateContext) -> str:
    if unseen := why_unseen(text):
        raise _NotUnderstoodError(unseen)
    return text


def _word(head: Head, text: str, _context: DateContext) -> str:
    folded = text.casefold()
    exact = [word for word in head.words if word.casefold() == folded]
    meant = exact or [word for word in head.words if word.casefold().startswith(folded)]
    if len(meant) == 1:
        return meant[0]
    listed = ", ".join(meant or head.words)
    raise _NotUnderstoodError(f"more letters tell which of: {listed}" if meant else f"`{text}` is none of: {listed}")


def _day(_head: Head, text: str, context: DateContext) -> str:
    read = read_keyed_date(text, context=context)
    if read.value is None:
        raise _NotUnderstoodError(read.why or f"`{text}` is no day")
    return read.text


def _edge(head: Head, text: str, context: DateContext) -> str:
    if text.casefold() == HELD_WORD:
        return HELD_WORD
    if side := _SIDE.fullmatch(text):
        return f"{_day(head, side['day'], context)} {side['side'].lower()}"
    return _day(head, text, context)


def _band(head: Head, text: str, context: DateContext) -> str:
    parts = _DAYS.split(text)
    if len(parts) > 2:  # noqa: PLR2004 - a first and a last day
        raise _NotUnderstoodError("a band is a first day, the word to, and a last day")
    return BETWEEN_DAYS.join(_edge(head, part, context) for part in parts)


def _number(_head: Head, text: str, _context: DateContext) -> str:
    sign, unsigned = ("-", text[1:].strip()) if text.startswith("-") else ("", text)
    unsigned = unsigned.removeprefix("$").strip()
    found = _FIGURE.fullmatch(unsigned)
    if text.startswith("("):
        raise _NotUnderstoodError("a figure in brackets may be one below zero; key it with a minus")
    if text.endswith("%"):
        raise _NotUnderstoodError("a percentage, and this column holds amounts")
    if found is None or not any(sign.isdigit() for sign in unsigned) or not unsigned.isascii():
        raise _NotUnderstoodError(f"`{text}` is no number: only digits, commas before three of them, and one point")
    rest = found["rest"] or ""
    plain = f"{sign}{found['whole'].replace(',', '').lstrip('0') or '0'}{rest if rest != '.' else ''}"
    millionths(plain)
    return plain


def _signed(head: Head, text: str, context: DateContext) -> str:
    plus, unsigned = ("+", text[1:].strip()) if text.startswith("+") else ("", text)
    return plus + _number(head, unsigned, context)


def _fraction(head: Head, text: str, context: DateContext) -> str:
    if not text.endswith("%"):
        return _number(head, text, context)
    plain = _number(head, text.removesuffix("%").strip(), context)
    shifted = f"{Decimal(plain).scaleb(-2):f}"
    millionths(shifted)
    return shifted


def _yes_no(_head: Head, text: str, _context: DateContext) -> str:
    folded = text.casefold()
    if folded in {"yes", "y", "true"}:
        return "yes"
    if folded in {"no", "n", "false"}:
        return "no"
    raise _NotUnderstoodError(f"`{text}` is neither yes nor no")


def _texts(head: Head, text: str, context: DateContext) -> str:
    return BETWEEN_ITEMS.join(_text(head, item, context) for item in _items(text))


def _words(head: Head, text: str, context: DateContext) -> str:
    return BETWEEN_ITEMS.join(_word(head, item, context) for item in _items(text))


def _rows(head: Head, text: str, context: DateContext) -> str:
    return BETWEEN_ITEMS.join(
        BETWEEN_WORDS.join(_text(head, word, context) for word in _inner(item)) for item in _items(text)
    )


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(BETWEEN_ITEMS.strip()) if item.strip()]


def _inner(item: str) -> list[str]:
    return [word.strip() for word in item.split(BETWEEN_WORDS.strip())]


_READERS: Mapping[CellKind, Callable[[Head, str, DateContext], str]] = MappingProxyType(
    {
        CellKind.TEXT: _text,
        CellKind.WORD: _word,
        CellKind.DAY: _day,
        CellKind.EDGE: _edge,
        CellKind.BAND: _band,
        CellKind.NUMBER: _number,
        CellKind.SIGNED: _signed,
        CellKind.FRACTION: _fraction,
        CellKind.YES_NO: _yes_no,
        CellKind.TEXTS: _texts,
        CellKind.WORDS: _words,
        CellKind.ROWS: _rows,
    }
)


def value_of(kind: CellKind, text: str) -> Any:  # noqa: ANN401 - what TOML holds
    """Give what stands in the file for a cell that was understood."""
    match kind:
        case CellKind.DAY:
            return date.fromisoformat(text)
        case CellKind.NUMBER | CellKind.FRACTION:
            return Decimal(text)
        case CellKind.YES_NO:
            return text == "yes"
        case CellKind.TEXTS | CellKind.WORDS:
            return _items(text)
        case CellKind.BAND:
            return text.split(BETWEEN_DAYS)
        case CellKind.ROWS:
            return [_inner(item) for item in _items(text)]
    return text


def text_of_value(kind: CellKind, value: object) -> str:
    """Give the cell for what stands in the file."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case list() if kind is CellKind.ROWS:
            return BETWEEN_ITEMS.join(BETWEEN_WORDS.join(map(str, row)) for row in value)
        case list():
            return (BETWEEN_DAYS if kind is CellKind.BAND else BETWEEN_ITEMS).join(map(str, value))
    return str(value)
