"""A date may be keyed short: year and month are then inferred from the row above and the period, and said to be."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_CENTURY = 100
_PIVOT = 70
_HALF_A_YEAR = timedelta(days=182)
_LEAP_YEAR = 2000
_MONTHS_IN_YEAR = 12
_LONGEST_MONTH = 31
_NAMES = tuple(month_name[number].casefold() for number in range(1, 13))
_SHORTEST_NAME = 3

_DAY_ALONE = re.compile(r"(?P<day>\d{1,2})")
_MONTH_DAY = re.compile(r"(?P<month>\d{1,2})(?P<day>\d{2})|(?P<month_>\d{1,2})[/.-](?P<day_>\d{1,2})")
_FULL = (
    re.compile(r"(?P<year>\d{4})(?P<gap>[/. -])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})(?P<gap>[/. -])(?P<day>\d{1,2})(?P=gap)(?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<month>\d{2})(?P<day>\d{2})(?P<year>\d{2})"),
    re.compile(r"(?P<year>(?:1[6-9]|2\d)\d{2})(?P<month>\d{2})(?P<day>\d{2})"),
    re.compile(r"(?P<month>\d{2})(?P<day>\d{2})(?P<year>\d{4})"),
)
_NAMED = (
    re.compile(r"(?P<day>\d{1,2})[ .-]*(?P<name>[a-z]{3,9})[ .,-]*(?P<year>\d{4}|\d{2})?"),
    re.compile(r"(?P<name>[a-z]{3,9})[ .-]*(?P<day>\d{1,2})(?:(?:, *| +|-)(?P<year>\d{4}|\d{2}))?"),
)
_GRAMMAR = "a date is keyed as 0415, 032802, 3/28/02 or 28mar"


class Inferred(StrEnum):
    """What of a date, or that the whole of any value, was not keyed but inferred."""

    YEAR = "year"
    MONTH = "month"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateContext:
    """What a short date is read by: the period asked for, both days inclusive, and the date of the row above.

    `not_after` is a day that the date cannot follow, as a postmark cannot follow the receipt: a day alone is then the
    last such day up to it.
    """

    first: date | None = None
    last: date | None = None
    previous: date | None = None
    not_after: date | None = None


ANY_DATE = DateContext()


def around(day: date | None) -> DateContext:
    """Give the year around a day, such as the bar date: month and day then mean those nearest to it."""
    return ANY_DATE if day is None else DateContext(first=day - _HALF_A_YEAR, last=day + _HALF_A_YEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedDate:
    """A keyed date: ISO text of a day, even of one that its month lacks in that year; else as keyed."""

    text: str
    value: date | None = None
    inferred: frozenset[Inferred] = frozenset()
    why: str = ""


def read_keyed_date(text: str, *, context: DateContext = ANY_DATE) -> KeyedDate:
    """Read a date by the grammar of the keyboard.

    One or two digits are a day in the month of the row above; three or four are month and day in the earliest year of
    the period that is not before the row above; two-digit years lie as near to the period as they can.
    """
    folded = text.strip().casefold()
    if match := _DAY_ALONE.fullmatch(folded):
        if context.not_after is not None:
            return _last_such_day(text, int(match["day"]), until=context.not_after)
        return _day_of_previous_month(text, int(match["day"]), context.previous)
    if match := _MONTH_DAY.fullmatch(folded):
        month, day = (int(match[name] or match[f"{name}_"]) for name in ("month", "day"))
        return _in_inferred_year(text, month, day=day, context=context)
    for pattern in _FULL:
        if match := pattern.fullmatch(folded):
            return _in_year(text, (match["year"], int(match["month"]), int(match["day"])), context=context)
    for pattern in _NAMED:
        if match := pattern.fullmatch(folded):
            return _with_named_month(text, match, context=context)
    return KeyedDate(text=text.strip(), why=_GRAMMAR)


def _day_of_previous_month(text: str, day: int, previous: date | None) -> KeyedDate:
    if previous is None:
        return KeyedDate(text=text.strip(), why="a day alone takes its month from the row above: key the month too")
    return _dated(text, (previous.year, previous.month, day), inferred=frozenset({Inferred.YEAR, Inferred.MONTH}))


def _last_such_day(text: str, day: int, *, until: date) -> KeyedDate:
    year, month = until.year, until.month
    if day > until.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, _MONTHS_IN_YEAR)
    return _dated(text, (year, month, day), inferred=frozenset({Inferred.YEAR, Inferred.MONTH}))


def _in_inferred_year(text: str, month: int, *, day: int, context: DateContext) -> KeyedDate:
    if not 1 <= month <= _MONTHS_IN_YEAR:
        return KeyedDate(text=text.strip(), why=f"there is no month {month}")
    if not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]:
        return KeyedDate(text=text.strip(), why=f"{month_name[month]} has no day {day}")
    year = _inferred_year(month, day, context=context)
    if year is None:
        return KeyedDate(text=text.strip(), why="nothing here tells the year: key it too")
    return _dated(text, (year, month, day), inferred=frozenset({Inferred.YEAR}))


def _inferred_year(month: int, day: int, *, context: DateContext) -> int | None:
    """The earliest fitting year: inside the period and not before the row above, else as near to both as can be."""
    start, end = context.first or context.previous, context.last or context.previous or context.first
    if start is None or end is None:
        return None
    # A leap day may be up to eight years away from a period without one.
    years = range(max(1, min(start.year, end.year) - 8), min(9999, max(start.year, end.year) + 8) + 1)
    days = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    after = context.previous or start
    inside = [each for each in days if start <= each <= end]
    following = [each for each in days if each >= after]
    for wanted in (
        [each for each in inside if each >= after],
        [each for each in following if start.year <= each.year <= end.year],
        inside[::-1],
        following,
    ):
        if wanted:
            return wanted[0].year
    return None


def _in_year(text: str, parts: tuple[str, int, int], *, context: DateContext) -> KeyedDate:
    year_text, month, day = parts
    year = int(year_text) if len(year_text) > 2 else _whole_year(int(year_text), context)  # noqa: PLR2004 - two digits
    return _dated(text, (year, month, day))


def _whole_year(short: int, context: DateContext) -> int:
    """Give the year of which `short` are the last two digits and which lies nearest to the period."""
    first = context.first or context.previous or context.last
    last = context.last or context.previous or context.first
    if first is None or last is None:
        return (2000 if short < _PIVOT else 1900) + short
    centuries = range(first.year // _CENTURY - 1, last.year // _CENTURY + 2)
    return min(
        (century * _CENTURY + short for century in centuries),
        key=lambda year: max(first.year - year, year - last.year, 0),
    )


def _with_named_month(text: str, match: re.Match[str], *, context: DateContext) -> KeyedDate:
    months = [number for number, name in enumerate(_NAMES, start=1) if name.startswith(match["name"])]
    if len(months) != 1:
        return KeyedDate(text=text.strip(), why=f"no month is called {match['name']}")
    if match["year"]:
        return _in_year(text, (match["year"], months[0], int(match["day"])), context=context)
    return _in_inferred_year(text, months[0], day=int(match["day"]), context=context)


def _dated(text: str, parts: tuple[int, int, int], *, inferred: frozenset[Inferred] = frozenset()) -> KeyedDate:
    """Give the day of year, month and day; what no calendar has, such as 99/99/99, stays as it was keyed."""
    year, month, day = parts
    iso = f"{year:04d}-{month:02d}-{day:02d}"
    try:
        return KeyedDate(text=iso, value=date(year, month, day), inferred=inferred)
    except ValueError:
        is_short_month = bool(year) and 1 <= month <= _MONTHS_IN_YEAR and 1 <= day <= _LONGEST_MONTH
        return KeyedDate(text=iso if is_short_month else text.strip(), why=_why_no_such_day(year, month, day=day))


def _why_no_such_day(year: int, month: int, *, day: int) -> str:
    if not 1 <= month <= _MONTHS_IN_YEAR:
        return f"there is no month {month}"
    if not year:
        return "there is no year 0"
    if 1 <= day <= _LONGEST_MONTH:
        return f"{month_name[month]} {year} has {monthrange(year, month)[1]} days"
    return f"{month_name[month]} has no day {day}"
