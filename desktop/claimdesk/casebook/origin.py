"""Every reading of a claim knows whether it was typed, repeated, inferred, looked up or pasted."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from claimdesk.casebook.keyed_dates import Inferred


class Origin(StrEnum):
    """Where a reading came from; the values are kept in the store."""

    TYPED = "typed"
    ILLEGIBLE_KEY = "illegible key"
    BLANK_KEY = "blank key"
    REST_BLANK = "rest blank"
    LINE_ABOVE = "line above"
    PREVIOUS_CLAIM = "previous claim"
    USED_LAST = "used last"
    SAME_PAPER = "same paper"
    SHARES_TIMES_PRICE = "shares x price"
    YEAR_INFERRED = "year inferred"
    MONTH_INFERRED = "month inferred"
    USUAL_ANSWER = "usual answer"
    ZIP_CODE = "zip code"
    LIST = "list"
    PASTED = "pasted"
    BATCH = "batch"


INFERRED = frozenset(
    {
        Origin.REST_BLANK,
        Origin.PREVIOUS_CLAIM,
        Origin.SAME_PAPER,
        Origin.SHARES_TIMES_PRICE,
        Origin.USUAL_ANSWER,
        Origin.ZIP_CODE,
        Origin.BATCH,
    }
)
"""Origins by which nobody has keyed what stands there: it is underlined, and a second pass keys it."""

PASSED_OVER = frozenset({Origin.USUAL_ANSWER, Origin.BATCH})
"""Origins of what one key has filled for a whole block: Enter passes it over, Up and Down do not."""

_WHOLE = frozenset({Inferred.WHOLE})
_PARTS = MappingProxyType(
    {
        Origin.YEAR_INFERRED: frozenset({Inferred.YEAR}),
        Origin.MONTH_INFERRED: frozenset({Inferred.YEAR, Inferred.MONTH}),
        **dict.fromkeys(INFERRED, _WHOLE),
    }
)
_NOTHING: frozenset[Inferred] = frozenset()


def inferred_by(origin: Origin) -> frozenset[Inferred]:
    """Give what of a reading nobody has keyed."""
    return _PARTS.get(origin, _NOTHING)


def origin_of_keyed(inferred: frozenset[Inferred]) -> Origin:
    """Give the origin of a text that was typed, and of which so much was inferred."""
    if Inferred.MONTH in inferred:
        return Origin.MONTH_INFERRED
    return Origin.YEAR_INFERRED if inferred else Origin.TYPED
