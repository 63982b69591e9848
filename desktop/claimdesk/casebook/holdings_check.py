"""Shares held at the opening, plus what came in, less what went out, must be the shares held at the closing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from claimdesk.casebook.money import Shares
from claimdesk.casebook.schedule_lines import holdings_of, is_of_another_security, is_outside, lines_of_section
from claimdesk.casebook.settlement import SectionRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimdesk.casebook.schedule_lines import Line
    from claimdesk.casebook.settlement import ScheduleSection, Settlement
    from claimdesk.casebook.trades import Schedule, Trade


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The sum of a schedule in millionths of shares; a part is None where the paper does not let it be known.

    `bought` and `sold` leave out lines whose shares nobody has keyed yet; `difference` is opening + bought - sold -
    closing, and is not known before every line has its shares.
    """

    opening: Shares | None
    bought: Shares | None
    sold: Shares | None
    closing: Shares | None
    difference: Shares | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningLine:
    """How many shares stand after one line of the schedule, in millionths; None where it cannot be known.

    `counts` is False for a line that stays out of the balance.
    """

    line: str
    counts: bool
    shares: Shares | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedUp:
    """A schedule as added up: its balance, and what stands after each of its lines."""

    balance: Balance
    running: tuple[RunningLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Addend:
    """What one line adds or takes; `shares` is None where that is not known, `counts` False where it stays out."""

    trade: Trade
    name: str
    goes_in: bool
    counts: bool
    is_of_another_security: bool
    shares: Shares | None


class Ledger:
    """Adds up one schedule after another of a settlement (form IV.2), looking only at lines that differ."""

    def __init__(self, settlement: Settlement) -> None:
        self._settlement = settlement
        self._addends: dict[str, tuple[_Addend, ...]] = {}

    def add_up(self, schedule: Schedule) -> AddedUp:
        """Add up the schedule as far as the paper states it; lines outside and of other securities stay out."""
        for section in self._settlement.sections:
            self._addends[section.key] = self._addends_of(section, schedule)
        listed = [
            addend for addends in self._addends.values() for addend in addends if not addend.is_of_another_security
        ]
        opening = _held(schedule, self._settlement, role=SectionRole.OPENING)
        closing = _held(schedule, self._settlement, role=SectionRole.CLOSING)
        return AddedUp(
            balance=_balance([addend for addend in listed if addend.counts], opening=opening, closing=closing),
            running=tuple(_running(listed, opening)),
        )

    def _addends_of(self, section: ScheduleSection, schedule: Schedule) -> tuple[_Addend, ...]:
        part = schedule.section(section.key)
        if part is None:
            return ()
        before = self._addends.get(section.key, ())
        same = sum(1 for _ in takewhile(lambda pair: pair[0].trade is pair[1], zip(before, part.trades, strict=False)))
        rest = (self._addend(line) for line in lines_of_section(section, part, start=same))
        return (*before[:same], *rest)

    def _addend(self, line: Line) -> _Addend:
        return _Addend(
            trade=line.trade,
            name=line.name,
            goes_in=line.goes_in,
            counts=not is_outside(line, self._settlement),
            is_of_another_security=is_of_another_security(line.trade, self._settlement),
            shares=known_shares(line),
        )


def balance(schedule: Schedule, settlement: Settlement) -> Balance:
    """Add up the schedule as far as the paper states it (form IV.2); lines outside and of other securities stay out."""
    return Ledger(settlement).add_up(schedule).balance


def running(schedule: Schedule, settlement: Settlement) -> tuple[RunningLine, ...]:
    """Give the shares that stand after each line, in the order of the paper, beginning with the opening holding.

    Lines of another security are left out; a line outside the dates of the balance is there and changes nothing.
    """
    return Ledger(settlement).add_up(schedule).running


def known_shares(line: Line) -> Shares | None:
    """Give the shares of a line that can be counted: more than zero, else None."""
    shares = line.trade.shares.value
    return shares if shares is not None and shares > 0 else None


def _balance(counted: list[_Addend], *, opening: Shares | None, closing: Shares | None) -> Balance:
    bought = _sum(addend for addend in counted if addend.goes_in)
    sold = _sum(addend for addend in counted if not addend.goes_in)
    is_whole = all(addend.trade.shares.is_reached for addend in counted)
    difference = None
    if is_whole and opening is not None and bought is not None and sold is not None and closing is not None:
        difference = Shares(opening + bought - sold - closing)
    return Balance(opening=opening, bought=bought, sold=sold, closing=closing, difference=difference)


def _running(listed: list[_Addend], standing: Shares | None) -> Iterator[RunningLine]:
    for addend in listed:
        if addend.counts:
            standing = _after(standing, addend)
        yield RunningLine(line=addend.name, counts=addend.counts, shares=standing)


def _held(schedule: Schedule, settlement: Settlement, *, role: SectionRole) -> Shares | None:
    stated = [holding.shares.value for _, holding in holdings_of(schedule, settlement, role=role)]
    known = [shares for shares in stated if shares is not None]
    return Shares(sum(known)) if known and len(known) == len(stated) else None


def _sum(addends: Iterable[_Addend]) -> Shares | None:
    total = 0
    for addend in addends:
        if addend.shares is not None:
            total += addend.shares
        elif addend.trade.shares.is_reached:
            return None
    return Shares(total)


def _after(standing: Shares | None, addend: _Addend) -> Shares | None:
    if standing is None or addend.shares is None:
        return None
    return Shares(standing + addend.shares if addend.goes_in else standing - addend.shares)
