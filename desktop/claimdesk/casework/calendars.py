"""Trading sessions and postal holidays come from the `holidays` package, a year at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import holidays

if TYPE_CHECKING:
    from datetime import date


@cache
def _exchange_closings(exchange: str, year: int) -> frozenset[date]:
    return frozenset(holidays.financial_holidays(exchange, years=year, expand=False))


@cache
def _federal_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("US", years=year, expand=False))


@dataclass(frozen=True, slots=True)
class ExchangeCalendar:
    """The days on which an exchange was closed, weekends aside, special closings such as 2001-09-11 included."""

    exchange: str

    def is_closed(self, day: date) -> bool:
        """Whether the exchange was closed on `day`."""
        return day in _exchange_closings(self.exchange, day.year)


@dataclass(frozen=True, slots=True)
class PostOfficeCalendar:
    """The federal holidays of the United States, on which no mail is delivered, as observed."""

    def is_closed(self, day: date) -> bool:
        """Whether the post office was closed on `day`; New Year's Day may be observed in the year before."""
        return day in _federal_holidays(day.year) or day in _federal_holidays(day.year + 1)
