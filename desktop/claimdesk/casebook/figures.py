"""Figures of keying: keys, times at a field and active milliseconds, each a count; pauses are in none of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casebook.slips import Slip

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
class ErrorCount:
    """How many errors of one kind in one place of the form, such as `schedule.*[].price`."""

    pattern: str
    slip: Slip
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayErrors:
    """What was found in the claims that were settled on one day: errors, and the keys that went into these claims."""

    day: date
    claims: int
    keys: int
    errors: int

    @property
    def tenths_per_thousand_keys(self) -> int:
        """Errors in 1,000 keys, in tenths; 0 where no key was counted."""
        return per_thousand(self.errors, self.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyingErrors:
    """Errors of one person, or of all together, that second keying found: by day and, most first, by place and kind."""

    days: tuple[DayErrors, ...] = ()
    counts: tuple[ErrorCount, ...] = ()

    @property
    def claims(self) -> int:
        """Claims that were keyed twice and settled."""
        return sum(day.claims for day in self.days)

    @property
    def keys(self) -> int:
        """Keys that went into these claims."""
        return sum(day.keys for day in self.days)

    @property
    def errors(self) -> int:
        """All errors together."""
        return sum(day.errors for day in self.days)

    @property
    def tenths_per_thousand_keys(self) -> int:
        """Errors in 1,000 keys, in tenths; 0 where no key was counted."""
        return per_thousand(self.errors, self.keys)

    @property
    def by_kind(self) -> tuple[tuple[Slip, int], ...]:
        """How many of each kind, most first."""
        counted: Counter[Slip] = Counter()
        for each in self.counts:
            counted[each.slip] += each.count
        return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))

    @property
    def by_field(self) -> tuple[tuple[str, tuple[ErrorCount, ...]], ...]:
        """The counts of each place of the form, the place with most errors first."""
        fields: dict[str, list[ErrorCount]] = {}
        for each in self.counts:
            fields.setdefault(each.pattern, []).append(each)
        found = sorted(fields.items(), key=lambda each: (-sum(one.count for one in each[1]), each[0]))
        return tuple((pattern, tuple(counts)) for pattern, counts in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one person, or the sum of several, over some days; `persons` are those who keyed."""

    persons: int
    days: tuple[DayFigures, ...] = ()
    fields: tuple[FieldFigures, ...] = ()
    errors: KeyingErrors = KeyingErrors()

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


def per_thousand(errors: int, keys: int) -> int:
    """Give errors in 1,000 keys, in tenths, rounded half up; 0 without any key."""
    return (errors * 10_000 + keys // 2) // keys if keys else 0
