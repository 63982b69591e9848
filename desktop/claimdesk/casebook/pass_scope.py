"""A second pass asks for every place of the paper, or for money, dates and numbers of a taxpayer alone."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.paper import PAPER_FIELDS, PaperField, ValueKind
from claimdesk.casebook.settlement import Column

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import Settlement

OFFICE_PLACES = frozenset({"batch", "dcn"})
"""Words of our own office, which no paper has: they are not keyed twice."""

_FIGURES = frozenset({ValueKind.DATE, ValueKind.SHARES, ValueKind.PRICE, ValueKind.MONEY, ValueKind.TIN})
"""Shares are money here: a recognized loss is a number of shares times dollars."""


class PassScope(StrEnum):
    """What a second pass over one claim asks for."""

    NONE = "none"
    WHOLE = "every place"
    FIGURES = "money, dates and TIN"

    def asks(self, pattern: str) -> bool:
        """Whether the place with this pattern, such as `schedule.*[].price`, is keyed in the second pass."""
        return pattern in _ASKED[self]

    @property
    def is_asked(self) -> bool:
        """Whether there is a second pass at all."""
        return self is not PassScope.NONE


def _asks(scope: PassScope, place: PaperField) -> bool:
    if scope is PassScope.NONE or place.pattern in OFFICE_PLACES:
        return False
    return scope is PassScope.WHOLE or place.kind in _FIGURES


_ASKED = MappingProxyType(
    {scope: frozenset(place.pattern for place in PAPER_FIELDS if _asks(scope, place)) for scope in PassScope}
)

_COLUMNS = MappingProxyType(
    {
        scope: frozenset(column for column in Column if f"schedule.*[].{column.value}" in _ASKED[scope])
        for scope in PassScope
    }
)


def narrowed(settlement: Settlement, scope: PassScope) -> Settlement:
    """Give the settlement with those columns of the schedule only that a second pass asks for."""
    columns = _COLUMNS[scope]
    return replace(
        settlement,
        sections=tuple(
            replace(section, columns=tuple(column for column in section.columns if column in columns))
            for section in settlement.sections
        ),
    )
