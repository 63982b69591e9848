"""A reading stands in a field as people write it: 10 Apr 2008, figures with thousands, choices in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.day_text import screen_date
from claimdesk.casebook.keyed import choice_words
from claimdesk.casebook.keyed_dates import Inferred
from claimdesk.casebook.money import money_text, shares_text
from claimdesk.casebook.paper import PaperField, ValueKind
from claimdesk.casebook.reading import Mark

if TYPE_CHECKING:
    from typing import Any

    from claimdesk.casebook.keyed import Keyed
    from claimdesk.casebook.reading import Reading

QUIET_WORDS = ((Mark.ILLEGIBLE, "illegible"), (Mark.BLANK, "blank"))
"""What an empty field says of the paper."""


def quiet_word(mark: Mark) -> str:
    """Give the quiet word for a mark that has no text."""
    return next((word for each, word in QUIET_WORDS if each is mark), "")


def shown_text(place: PaperField, reading: Reading[Any]) -> str:
    """Give the text that stands in a field; what has no value stands as it was written."""
    if reading.mark is not Mark.WRITTEN:
        return ""
    value = reading.value
    if value is None:
        return reading.text
    match place.kind:
        case ValueKind.DATE:
            return screen_date(value)
        case ValueKind.SHARES:
            return shares_text(value)
        case ValueKind.PRICE | ValueKind.MONEY:
            return money_text(value)
        case ValueKind.CHOICE:
            return choice_words(value)
        case ValueKind.CHOICES:
            return ", ".join(choice_words(choice) for choice in value)
    return reading.text


def inferred_part(shown: str, inferred: frozenset[Inferred]) -> tuple[int, int]:
    """Give start and length of the inferred part of what is shown: the whole, or of a date such as 10 Apr 2008."""
    if Inferred.WHOLE in inferred:
        return (0, len(shown))
    pieces = shown.split(" ")
    if not inferred or len(pieces) != 3:  # noqa: PLR2004 - day, month, year
        return (0, 0)
    start = len(pieces[0]) + 1 if Inferred.MONTH in inferred else len(shown) - len(pieces[2])
    return (start, len(shown) - start)


def meaning_of(place: PaperField, keyed: Keyed) -> str:
    """Give what a keyed text means, as it will stand after the commit; empty while it means nothing."""
    return shown_text(place, keyed.reading) if keyed.reading.value is not None else ""
