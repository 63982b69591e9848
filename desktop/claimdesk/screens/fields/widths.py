"""The width of a field hints at the length of what stands there."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.paper import PaperField, ValueKind

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

_FRAME = 22
"""Pixels of frame and padding on both sides together."""

_BY_KIND = MappingProxyType(
    {
        ValueKind.TEXT: 28,
        ValueKind.DATE: 20,
        ValueKind.SHARES: 14,
        ValueKind.PRICE: 12,
        ValueKind.MONEY: 16,
        ValueKind.TIN: 13,
        ValueKind.YES_NO: 8,
        ValueKind.CHOICE: 22,
        ValueKind.CHOICES: 40,
    },
)
_BY_PLACE = MappingProxyType(
    {
        "batch": 14,
        "dcn": 16,
        "beneficial_owner.first": 20,
        "beneficial_owner.middle": 14,
        "beneficial_owner.last": 28,
        "beneficial_owner.entity": 44,
        "joint_owners[].first": 20,
        "joint_owners[].middle": 14,
        "joint_owners[].last": 28,
        "address.street": 44,
        "address.city": 28,
        "address.state": 6,
        "address.zip": 11,
        "address.foreign_province": 24,
        "address.foreign_country": 24,
        "phones.work": 17,
        "phones.home": 17,
        "record_owner": 44,
        "representative.name": 44,
        "release.city": 24,
        "release.state_or_country": 20,
        "release.printed_name": 44,
        "release.capacity": 44,
    },
)


def width_of(place: PaperField, metrics: QFontMetrics) -> int:
    """Give the width in pixels of the line of `place`, frame and padding included."""
    characters = _BY_PLACE.get(place.pattern, _BY_KIND[place.kind])
    return metrics.horizontalAdvance("0") * characters + _FRAME
