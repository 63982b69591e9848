"""Shares held at the opening, plus what came in, less what went out, must be the shares held at the closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.money import Shares
from claimdesk.casebook.schedule_lines import holdings_of, is_outside, lines_of
from claimdesk.casebook.settlement import SectionRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimdesk.casebook.schedule_lines import Line
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.trades import Schedule


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


def balance(schedule: Schedule, settlement: Settlement) -> Balance:
    """Add up the schedule as far as the paper states it (form IV.2); lines outside and of other securities stay out."""
    counted = tuple(line for line in lines_of(schedule, settlement) if not is_outside(line, settlement))
    opening = _held(schedule, settlement, role=SectionRole.OPENING)
    bought = _sum(line for line in counted if line.goes_in)
    sold = _sum(line for line in counted if not line.goes_in)
    closing = _held(schedule, settlement, role=SectionRole.CLOSING)
    is_whole = all(line.trade.shares.is_reached for line in counted)
    difference = None
    if is_whole and opening is not None and bought is not None and sold is not None and closing is not None:
        difference = Shares(opening + bought - sold - closing)
    return Balance(opening=opening, bought=bought, sold=sold, closing=closing, difference=difference)


def running(schedule: Schedule, settlement: Settlement) -> tuple[RunningLine, ...]:
    """Give the shares that stand after each line, in the order of the paper, beginning with the opening holding.

    Lines of another security are left out; a line outside the dates of the balance is there and changes nothing.
    """
    standing = _held(schedule, settlement, role=SectionRole.OPENING)
    found = []
    for line in lines_of(schedule, settlement):
        counts = not is_outside(line, settlement)
        if counts:
            standing = _after(standing, line)
        found.append(RunningLine(line=line.name, counts=counts, shares=standing))
    return tuple(found)


def _held(schedule: Schedule, settlement: Settlement, *, role: SectionRole) -> Shares | None:
    stated = [holding.shares.value for _, holding in holdings_of(schedule, settlement, role=role)]
    known = [shares for shares in stated if shares is not None]
    return Shares(sum(known)) if known and len(known) == len(stated) else None


def known_shares(line: Line) -> Shares | None:
    """Give the shares of a line that can be counted: more than zero, else None."""
    shares = line.trade.shares.value
    return shares if shares is not None and shares > 0 else None


def _sum(lines: Iterable[Line]) -> Shares | None:
    total = 0
    for line in lines:
        shares = known_shares(line)
        if shares is not None:
            total += shares
        elif line.trade.shares.is_reached:
            return None
    return Shares(total)


def _after(standing: Shares | None, line: Line) -> Shares | None:
    shares = known_shares(line)
    if standing is None or shares is None:
        return None
    return Shares(standing + shares if line.goes_in else standing - shares)
