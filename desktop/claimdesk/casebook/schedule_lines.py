"""A line of the schedule with its section: what kind of trade it is, which way its shares go, and whether it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.settlement import SectionRole
from claimdesk.casebook.trades import ALWAYS_IN, ALWAYS_OUT, TradeKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from claimdesk.casebook.settlement import ScheduleSection, Settlement
    from claimdesk.casebook.trades import Holding, Schedule, Trade, TradeSection


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One trade of a section with its place in it, counted from 0, and its kind, a blank one taken from the section."""

    section: ScheduleSection
    index: int
    trade: Trade
    kind: TradeKind

    @property
    def name(self) -> str:
        """The line as transcripts name it: `purchases[0]`."""
        return f"{self.section.key}[{self.index}]"

    @property
    def path(self) -> str:
        """The path of the line in the paper: `schedule.purchases[0]`."""
        return f"schedule.{self.section.key}[{self.index}]"

    @property
    def goes_in(self) -> bool:
        """Whether its shares come in; a gift or a split goes the way of its section."""
        if self.kind in ALWAYS_IN:
            return True
        return self.kind not in ALWAYS_OUT and self.section.role is SectionRole.IN


def lines_of(schedule: Schedule, settlement: Settlement) -> Iterator[Line]:
    """Give the lines of the schedule in paper order, those that name another security left out."""
    for line in all_lines(schedule, settlement):
        if not is_of_another_security(line.trade, settlement):
            yield line


def all_lines(schedule: Schedule, settlement: Settlement) -> Iterator[Line]:
    """Give every line of the schedule in paper order."""
    for section in settlement.sections:
        listed = schedule.section(section.key)
        if listed is None:
            continue
        yield from lines_of_section(section, listed)


def lines_of_section(section: ScheduleSection, listed: TradeSection, *, start: int = 0) -> Iterator[Line]:
    """Give the lines of one section from the line `start` on, counted from 0, each with its kind."""
    usual = section.kind or (TradeKind.PURCHASE if section.role is SectionRole.IN else TradeKind.SALE)
    for index, trade in enumerate(listed.trades[start:], start):
        yield Line(section=section, index=index, trade=trade, kind=trade.kind.value or usual)


def holdings_of(
    schedule: Schedule, settlement: Settlement, *, role: SectionRole
) -> Iterator[tuple[ScheduleSection, Holding]]:
    """Give the stated holdings of one role, each with its section."""
    for section in settlement.sections:
        holding = schedule.position(section.key) if section.role is role else None
        if holding is not None:
            yield section, holding


def has_all_trades(schedule: Schedule, settlement: Settlement) -> bool:
    """Whether every section of trades has been keyed to its end, so that what is not listed is not on the paper."""
    listed = tuple(schedule.section(section.key) for section in settlement.sections if section.holds_trades)
    return bool(listed) and all(section is not None and section.is_finished for section in listed)


def is_of_another_security(trade: Trade, settlement: Settlement) -> bool:
    """Whether the line names a security, and none that the settlement covers."""
    text = (trade.security.value or "").strip()
    return bool(text and settlement.securities) and not any(
        security.is_called(text) for security in settlement.securities
    )


def is_outside(line: Line, settlement: Settlement) -> bool:
    """Whether the line is dated before the class period or after the closing holding: it stays out of the balance."""
    day = line.trade.trade_date.value
    if day is None:
        return False
    return _is_before(day, line.section, settlement=settlement) or _is_after(day, line.section, settlement=settlement)


def is_in_class_period(day: date, settlement: Settlement) -> bool:
    """Whether the day lies in the class period; False when the settlement does not know its class period."""
    period = settlement.class_period
    return period is not None and period.first <= day <= period.last


def _is_before(day: date, section: ScheduleSection, *, settlement: Settlement) -> bool:
    if settlement.class_period is not None:
        return day < settlement.class_period.first
    if settlement.opening_on is not None:
        return day <= settlement.opening_on
    return section.first is not None and day < section.first


def _is_after(day: date, section: ScheduleSection, *, settlement: Settlement) -> bool:
    last = settlement.closing_on or section.last
    return last is not None and day > last
