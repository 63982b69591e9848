"""Two readings of one place say the same however they were keyed: amounts by value, names without case and stops."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.paper import ValueKind, paper_field
from claimdesk.casebook.reading import Mark

if TYPE_CHECKING:
    from claimdesk.casebook.reading import Reading

_NOTHING = "\0"
"""Before the mark of a place in which nothing is written: no keyed text begins with it."""

_JOINED = frozenset(".'\N{RIGHT SINGLE QUOTATION MARK}")
"""Signs that a clerk may leave out inside a word."""

_AMOUNTS = frozenset({ValueKind.SHARES, ValueKind.PRICE, ValueKind.MONEY})


def is_same(path: str, one: Reading[Any], other: Reading[Any]) -> bool:
    """Whether two readings of a place say the same; blank and not looked at are both nothing."""
    return one is other or folded(kind_of(path), one) == folded(kind_of(path), other)


@lru_cache(maxsize=1024)
def kind_of(path: str) -> ValueKind:
    """Give the kind of value at a path.

    Raises:
        KeyError: no place of the paper has this path.
    """
    return paper_field(path).kind


def folded(kind: ValueKind, reading: Reading[Any]) -> str:
    """Give a text that is equal for two readings exactly when they say the same; it may be a whole TIN."""
    if reading.mark is not Mark.WRITTEN:
        return f"{_NOTHING}{Mark.ILLEGIBLE if reading.mark is Mark.ILLEGIBLE else Mark.BLANK}"
    if kind is ValueKind.TIN and reading.value is not None:
        return str(reading.value.digits)
    if kind in _AMOUNTS and reading.value is not None:
        return str(reading.value)
    if kind is ValueKind.TEXT:
        joined = "".join(sign for sign in reading.text.casefold() if sign not in _JOINED)
        return " ".join("".join(sign if sign.isalnum() else " " for sign in joined).split())
    return reading.text
