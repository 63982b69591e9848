"""Figures of keying: keys, times at a field and active milliseconds, each a count; pauses are in none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

HOUR = 3_600_000
"""Milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFigures:
    """What was keyed into one field of the form: how often, keys, and milliseconds at work."""

    field: str
    times: int
    keys: int
    active_ms: int

    @property
    def tenths_of_a_second(self) -> int:
        """How long one time takes, in tenths of a second."""
        return self.active_ms // (100 * self.times) if self.times else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedFigures:
    """What was keyed into one claim since it was saved last."""

    keys: int = 0
    active_ms: int = 0
    fields: tuple[FieldFigures, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """What was keyed on one day."""

    day: date
    claims: int
    keys: int
    active_ms: int

    @property
    def keys_per_hour(self) -> int:
        """Keys in an hour at work; 0 without any."""
        return per_hour(self.keys, self.active_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one person, or the sum of several, over some days; `persons` are those who keyed."""

    persons: int
    days: tuple[DayFigures, ...] = ()
    fields: tuple[FieldFigures, ...] = ()

    @property
    def claims(self) -> int:
        """Claims and days: a claim that was keyed on two days counts twice."""
        return sum(day.claims for day in self.days)

    @property
    def keys(self) -> int:
        """All keys."""
        return sum(day.keys for day in self.days)

    @property
    def active_ms(self) -> int:
        """All milliseconds at work."""
        return sum(day.active_ms for day in self.days)

    @property
    def keys_per_hour(self) -> int:
        """Keys in an hour at work; 0 without any."""
        return per_hour(self.keys, self.active_ms)


def per_hour(keys: int, active_ms: int) -> int:
    """Give keys in an hour at work; 0 without any time."""
    return keys * HOUR // active_ms if active_ms else 0
