"""A table of a plan is a series by trade date or a matrix of purchase and sale bands, with its rows as printed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimdesk.casebook.settlement_key import Exchange

HELD = 1 << 40
"""The moment of shares that were still held; it lies after every day."""

HALVES = 2


def moment_of(day: date, *, is_after_cut: bool = False) -> int:
    """Give the place of a trade in time: two moments a day, before and after a cut inside of it."""
    return day.toordinal() * HALVES + is_after_cut


def day_of(moment: int) -> date:
    """Give the day of a moment that is not HELD."""
    return date.fromordinal(moment // HALVES)


@dataclass(frozen=True, slots=True)
class Band:
    """Moments `first` to `last`, both inclusive; `last` is HELD where shares still held belong to the band."""

    first: int
    last: int

    def __contains__(self, moment: int) -> bool:
        return self.first <= moment <= self.last

    @property
    def text(self) -> str:
        """The band for people: `2015-02-06 to 2015-04-28 before the cut`."""
        if self.first == HELD:
            return "held"
        end = "held" if self.last == HELD else str(day_of(self.last))
        start = str(day_of(self.first)) + (" after the cut" if self.first % HALVES else "")
        is_cut = self.last != HELD and self.last % HALVES == 0
        return start if start == end and not is_cut else f"{start} to {end}{' before the cut' if is_cut else ''}"


class TableKind(StrEnum):
    """What a table gives: steps of inflation or amounts, a value a day, means of the look-back, or a matrix."""

    STEPS = "steps"
    DAILY = "daily"
    LOOK_BACK = "look-back"
    MATRIX = "matrix"


class TableUnit(StrEnum):
    """What a value of a table is: dollars a share, or a fraction of the price of the trade."""

    DOLLARS = "dollars"
    FRACTION = "fraction of price"


class OutsideRows(StrEnum):
    """What a trade on a day without a row means: the trade is refused, the row before counts, or the value is zero."""

    REFUSED = "refused"
    ROW_BEFORE = "row before"
    ZERO = "zero"


class NoRowError(LookupError):
    """A trade on a day for which the table has no row; the message says so in one clause."""


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One row of a series: its band and its value in millionths."""

    band: Band
    value: int


@dataclass(frozen=True, slots=True)
class Found:
    """A value of a table in millionths, and the row (and column) it stands in, counted from 1, as text for people."""

    value: int
    row: str


@dataclass(frozen=True, kw_only=True)
class Series:
    """Rows in order of their days; `outside` says what a day without a row means."""

    name: str
    kind: TableKind
    unit: TableUnit
    rows: tuple[SeriesRow, ...]
    outside: OutsideRows = OutsideRows.REFUSED
    paragraph: str = ""
    exchange: Exchange | None = None
    """The exchange whose trading days the rows are, where it is not that of the settlement."""
    file: str = field(default="", repr=False, compare=False)
    """The file beside the settlement file in which the rows stand, where they stand in one."""
    first_day: date | None = None
    last_day: date | None = None
    """The days from which to which it has a row for every trading day, where the plan says so."""
    _firsts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_firsts", tuple(row.band.first for row in self.rows))

    def at(self, moment: int) -> Found:
        """Give the value at a moment that is not HELD.

        Raises:
            NoRowError: there is no row, and the table does not say what that means.
        """
        index = bisect_right(self._firsts, moment) - 1
        is_inside = index >= 0 and moment <= self.rows[index].band.last
        if is_inside or (index >= 0 and self.outside is OutsideRows.ROW_BEFORE):
            return Found(self.rows[index].value, f"{self.name}, row {index + 1}")
        if self.outside is OutsideRows.ZERO:
            return Found(0, f"{self.name}, outside of its rows")
        raise NoRowError(f"{self.name} has no row for {day_of(moment)}")

    @property
    def last(self) -> Found:
        """The last row, which counts for shares still held at the end of a look-back."""
        return Found(self.rows[-1].value, f"{self.name}, row {len(self.rows)} (the last)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Declines by purchase band (rows) and sale band (columns), in millionths of a dollar or of the price."""

    name: str
    unit: TableUnit
    purchases: tuple[Band, ...]
    sales: tuple[Band, ...]
    values: tuple[tuple[int, ...], ...]
    outside: OutsideRows = OutsideRows.REFUSED
    paragraph: str = ""

    def at(self, acquired: int, disposed: int) -> Found:
        """Give the decline of a share bought at one moment and sold at another, HELD when it was not sold.

        Raises:
            NoRowError: no band holds the purchase or the sale, and the table does not say what that means.
        """
        row = next((place for place, band in enumerate(self.purchases) if acquired in band), None)
        column = next((place for place, band in enumerate(self.sales) if disposed in band), None)
        if row is None or column is None:
            if self.outside is OutsideRows.ZERO:
                return Found(0, f"{self.name}, outside of its bands")
            what = f"purchase on {day_of(acquired)}" if row is None else _sale_text(disposed)
            raise NoRowError(f"{self.name} has no band for a {what}")
        return Found(self.values[row][column], f"{self.name}, row {row + 1}, column {column + 1}")


def _sale_text(disposed: int) -> str:
    return "share still held" if disposed == HELD else f"sale on {day_of(disposed)}"


Table = Series | Matrix
