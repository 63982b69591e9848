"""What is true outside of the case: trading sessions, postal holidays, daily prices and the places of ZIP codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from claimdesk.casebook.money import Price

SATURDAY = 5


class Calendar(Protocol):
    """Days on which an exchange or an office is closed, weekends aside."""

    def is_closed(self, day: date) -> bool:
        """Whether `day` is a holiday there."""


class ZipPlaces(Protocol):
    """Which places a ZIP code names."""

    def states(self, zip_code: str) -> frozenset[str]:
        """Give the two-letter states of a five-digit ZIP code; empty when it is not known."""

    def city(self, zip_code: str) -> str:
        """Give the usual city of a five-digit ZIP code; empty when it is not known."""


@dataclass(frozen=True, slots=True)
class DayPrices:
    """The lowest, highest and closing price of a security on one trading day."""

    low: Price
    high: Price
    close: Price


@dataclass(frozen=True, slots=True, kw_only=True)
class Almanac:
    """The facts that rules may ask for; a part that is None is not known, and what rests on it stays silent."""

    exchange: Calendar | None = None
    post_office: Calendar | None = None
    prices: Mapping[date, DayPrices] = field(default_factory=lambda: MappingProxyType({}))
    zip_places: ZipPlaces | None = None

    def is_trading_day(self, day: date) -> bool | None:
        """Whether the exchange was open on `day`; None when the exchange is not known."""
        if self.exchange is None:
            return None
        return day.weekday() < SATURDAY and not self.exchange.is_closed(day)
