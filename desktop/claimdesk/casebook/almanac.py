"""What is true outside of the case: trading sessions, postal holidays, daily prices and the places of ZIP codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One row of the price file: a trading day and its prices."""

    on: date
    prices: DayPrices


@dataclass(frozen=True)
class DailyPrices(Mapping[date, DayPrices]):
    """The daily prices of the settlement's security by trading day; a value that can be sent to another process."""

    rows: tuple[PriceRow, ...] = ()

    @cached_property
    def _by_day(self) -> dict[date, DayPrices]:
        return {row.on: row.prices for row in self.rows}

    def __getitem__(self, on: date) -> DayPrices:
        return self._by_day[on]

    def __iter__(self) -> Iterator[date]:
        return iter(self._by_day)

    def __len__(self) -> int:
        return len(self._by_day)


NO_PRICES = DailyPrices()


@dataclass(frozen=True, slots=True, kw_only=True)
class Almanac:
    """The facts that rules may ask for; a part that is None is not known, and what rests on it stays silent."""

    exchange: Calendar | None = None
    post_office: Calendar | None = None
    prices: Mapping[date, DayPrices] = NO_PRICES
    zip_places: ZipPlaces | None = None

    def is_trading_day(self, day: date) -> bool | None:
        """Whether the exchange was open on `day`; None when the exchange is not known."""
        if self.exchange is None:
            return None
        return day.weekday() < SATURDAY and not self.exchange.is_closed(day)
