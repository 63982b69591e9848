"""The lines of an account are sorted out before they are matched: which are cancelled, which lie outside."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from claimdesk.casebook.account import TradeCode, TradeLine
from claimdesk.casebook.money import shares_text
from claimdesk.casebook.plan import SameDay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimdesk.casebook.plan import PlanSecurity

_IN = frozenset(
    {
        TradeCode.PURCHASE,
        TradeCode.RECEIVED,
        TradeCode.COVER,
        TradeCode.GIFT_IN,
        TradeCode.INHERITED,
        TradeCode.REINVESTED,
    }
)
_EITHER = frozenset({TradeCode.EXERCISE, TradeCode.ASSIGNMENT, TradeCode.MERGER})
_Cancelled = tuple[int, date | None, int | None]
"""Shares, day and price of a line that can be cancelled; a cancellation that names no day or no price fits any."""

_HOLDINGS = frozenset({TradeCode.OPENING, TradeCode.CLOSING})
_PRICED = frozenset({TradeCode.PURCHASE, TradeCode.SALE})
_SOLD = frozenset({TradeCode.SALE, TradeCode.SHORT_SALE})


class Turn(IntEnum):
    """In which order the lines of one day take effect; a written security is sold before it is bought back."""

    WRITTEN = 0
    FIRST = 1
    SECOND = 2
    SHORT_SALE = 3
    COVER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceDays:
    """The days whose trades belong to the balance, both inclusive; None is unbounded.

    The closing holding is that of the last day, the opening holding that of `opening_on`.
    """

    first: date | None = None
    last: date | None = None
    opening_on: date | None = None

    def hold(self, day: date) -> bool:
        """Whether a trade of this day belongs to the balance."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedLines:
    """What is stated of one security: signed holdings (None: not stated), trades in order, refusals and remarks."""

    opening: int | None
    closing: int | None
    is_opening_documented: bool
    trades: tuple[TradeLine, ...]
    refusals: tuple[str, ...]
    remarks: tuple[str, ...]


def goes_in(line: TradeLine, security: PlanSecurity) -> bool:
    """Whether the shares of a trade come in; of a series the exercised option goes out, the assigned one comes in."""
    if line.code in _EITHER:
        if security.expires_on is not None and line.code is not TradeCode.MERGER:
            return line.code is TradeCode.ASSIGNMENT
        return line.shares > 0
    return line.code in _IN


def sort_lines(
    lines: Iterable[TradeLine], security: PlanSecurity, *, days: BalanceDays, same_day: SameDay
) -> SortedLines:
    """Sort the lines of one security by day, purchases before sales unless the plan says otherwise."""
    refusals: list[str] = []
    remarks: list[str] = []
    standing = _without_cancelled(lines, refusals)
    trades: list[TradeLine] = []
    for line in standing:
        if line.code in _HOLDINGS:
            continue
        fault = _fault(line, security)
        if fault:
            refusals.append(f"{line.source}: {fault}")
        elif line.code is TradeCode.SPLIT:
            if not security.splits:
                refusals.append(f"{line.source}: a split of which the plan knows nothing")
        elif line.on is not None and days.hold(line.on):
            trades.append(line)
        else:
            remarks.append(f"{line.source}: {line.on} lies outside of the days of the balance, the line is left out")
    trades.sort(key=lambda line: (line.on or date.min, _turn(line, security, same_day)))
    openings = [line for line in standing if line.code is TradeCode.OPENING]
    closings = [line for line in standing if line.code is TradeCode.CLOSING]
    remarks += _of_another_day(openings, "opening holding", on=days.opening_on)
    remarks += _of_another_day(closings, "closing holding", on=days.last)
    return SortedLines(
        opening=sum(line.shares for line in openings) if openings else None,
        closing=sum(line.shares for line in closings) if closings else None,
        is_opening_documented=all(line.is_documented for line in openings),
        trades=tuple(trades),
        refusals=tuple(refusals),
        remarks=tuple(remarks),
    )


def _turn(line: TradeLine, security: PlanSecurity, same_day: SameDay) -> Turn:
    if security.is_written and line.code in _SOLD:
        return Turn.WRITTEN
    if line.code is TradeCode.SHORT_SALE:
        return Turn.SHORT_SALE
    if line.code is TradeCode.COVER:
        return Turn.COVER
    is_first = goes_in(line, security) is (same_day is SameDay.PURCHASES_FIRST)
    return Turn.FIRST if is_first else Turn.SECOND


def _of_another_day(holdings: list[TradeLine], name: str, *, on: date | None) -> Iterator[str]:
    for line in holdings:
        if on is not None and line.on not in {None, on}:
            yield f"{line.source}: holds what was held on {line.on}, and is taken as the {name} of {on}"


def _fault(line: TradeLine, security: PlanSecurity) -> str:
    if line.on is None:
        return f"a line with the code {line.code} needs its trade date"
    if line.shares == 0 or (line.shares < 0 and line.code not in _EITHER):
        return f"{shares_text(line.shares)} shares cannot be traded"
    leaves_without_sale = line.code in _EITHER and not goes_in(line, security)
    is_priced = line.code in _PRICED or (line.code in security.eligible_codes and not leaves_without_sale)
    if line.price is None and is_priced:
        return f"a line with the code {line.code} needs its price"
    if line.price is not None and line.price < 0:
        return "a price below zero"
    if line.donor_date is not None and line.donor_date > line.on:
        return f"the donor's date {line.donor_date} is after {line.on}, the day on which the shares were received"
    if security.expires_on is not None and line.on > security.expires_on:
        return f"{line.on} is after the series expired on {security.expires_on}"
    return ""


def _without_cancelled(lines: Iterable[TradeLine], refusals: list[str]) -> list[TradeLine]:
    """Take out each cancellation with the latest line above it that it cancels."""
    standing: dict[int, TradeLine] = {}
    places: defaultdict[_Cancelled, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.code is not TradeCode.CANCELLED:
            standing[place] = line
            if line.code not in _HOLDINGS:
                for cancelled in {(on, price) for on in (line.on, None) for price in (line.price, None)}:
                    places[(abs(line.shares), *cancelled)].append(place)
            continue
        above = places[(abs(line.shares), line.on, line.price)]
        while above and above[-1] not in standing:
            above.pop()
        if above:
            del standing[above.pop()]
        else:
            refusals.append(f"{line.source}: cancels a line that is not above it")
    return list(standing.values())
