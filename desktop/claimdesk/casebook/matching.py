"""Each disposal takes the shares that the plan says, opening holdings first; every share ends in one match."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from claimdesk.casebook.account import TradeCode
from claimdesk.casebook.account_lines import SortedLines, goes_in
from claimdesk.casebook.money import counted_shares_text, rounded
from claimdesk.casebook.plan import Matching, Received
from claimdesk.casebook.plan_tables import HELD, moment_of

if TYPE_CHECKING:
    from claimdesk.casebook.account import TradeLine
    from claimdesk.casebook.plan import PlanOfAllocation, PlanSecurity

Exact = int | Fraction
"""Millionths; a fraction only where a split, an average or a factor makes one."""

GIVEN = frozenset({TradeCode.RECEIVED, TradeCode.GIFT_IN, TradeCode.INHERITED})
_EXERCISED = frozenset({TradeCode.EXERCISE, TradeCode.ASSIGNMENT})
_DELIVERED = frozenset({TradeCode.DELIVERED, TradeCode.GIFT_OUT, TradeCode.MERGER})


class Origin(StrEnum):
    """Where the shares of a lot came from; only those that were bought as the plan asks can earn."""

    EARNING = "bought as the plan asks"
    OPENING = "held at the opening"
    NOT_ELIGIBLE = "not bought on eligible days"
    RECEIVED = "received, not bought"
    UNDOCUMENTED = "bought without a document"
    SHORT_SALE = "sold short"


class Way(StrEnum):
    """Where the shares of a lot went."""

    SOLD = "sold"
    HELD = "still held"
    DELIVERED = "delivered, not sold"
    COVERED = "covered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """Shares that came together: day, moment and price of their purchase, or of the donor's where `is_donors`."""

    origin: Origin
    shares: Exact
    on: date | None = None
    moment: int = 0
    price: Exact = 0
    is_documented: bool = True
    is_donors: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal:
    """How shares went: on which day, at which moment (HELD when they are held), at which price."""

    way: Way
    on: date | None = None
    moment: int = HELD
    price: Exact = 0
    is_documented: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Shares of one lot that went in one disposal."""

    lot: Lot
    disposal: Disposal
    shares: Exact

    @property
    def can_earn(self) -> bool:
        """Whether the plan has a case for it at all: bought as the plan asks, and sold or still held."""
        return self.lot.origin is Origin.EARNING and self.disposal.way in {Way.SOLD, Way.HELD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The matches of one security; `difference` is opening + in - out - closing, None where no closing is stated."""

    security: PlanSecurity
    matches: tuple[Match, ...]
    difference: Exact | None
    held: Exact
    refusals: tuple[str, ...]


class Matcher:
    """Takes the trades of one security of one account in order and matches them."""

    def __init__(self, plan: PlanOfAllocation, security: PlanSecurity) -> None:
        self._plan, self._security, self._rules = plan, security, plan.matching
        self._opening: deque[Lot] = deque()
        self._lots: deque[Lot] = deque()
        self._shorts: deque[Lot] = deque()
        self._matches: list[Match] = []
        self._refusals: list[str] = []
        self._to_cover: defaultdict[date | None, Exact] = defaultdict(int)

    def match(self, lines: SortedLines) -> Matched:
        """Match all lines; what is left is held, or expired worthless."""
        self._open(lines)
        for line in lines.trades:
            if line.code is TradeCode.COVER:
                self._to_cover[line.on] += self._shares(line)
        for line in lines.trades:
            if goes_in(line, self._security):
                self._take_in(line)
            else:
                self._let_out(line)
        held = self._held()
        difference = None if lines.closing is None else held - lines.closing
        if self._security.expires_on is not None and lines.closing == 0 and not self._refusals:
            difference = 0
        self._close()
        return Matched(
            security=self._security,
            matches=tuple(self._at_average_cost() if self._rules.method is Matching.AVERAGE else self._matches),
            difference=difference,
            held=held,
            refusals=tuple(self._refusals),
        )

    def _open(self, lines: SortedLines) -> None:
        shares = (lines.opening or 0) * self._security.split_after(date.min)
        if shares > 0:
            self._opening.append(Lot(origin=Origin.OPENING, shares=shares, is_documented=lines.is_opening_documented))
        elif shares < 0:
            self._shorts.append(Lot(origin=Origin.SHORT_SALE, shares=-shares))

    def _lot(self, line: TradeLine, origin: Origin | None = None) -> Lot:
        on, price = line.on, line.price
        is_given = line.code in GIVEN
        if is_given and self._rules.received is Received.DONOR and line.donor_date and line.donor_price is not None:
            on, price, is_given = line.donor_date, line.donor_price, False
        moment = self._plan.moment(on, price) if on else 0
        return Lot(
            origin=origin or self._origin(line, moment, is_given=is_given),
            shares=self._shares(line),
            on=on,
            moment=moment,
            price=_split_price(price or 0, self._security.split_after(on) if on else 1),
            is_documented=line.is_documented,
            is_donors=line.code in GIVEN and not is_given,
            source=line.source,
        )

    def _origin(self, line: TradeLine, moment: int, *, is_given: bool) -> Origin:
        if is_given:
            return Origin.RECEIVED
        is_eligible_kind = line.code in self._security.eligible_codes or line.code in GIVEN
        if not is_eligible_kind or moment not in self._security.eligible:
            return Origin.NOT_ELIGIBLE
        return Origin.EARNING if line.is_documented else Origin.UNDOCUMENTED

    def _take_in(self, line: TradeLine) -> None:
        lot = self._lot(line)
        left = lot.shares
        if self._shorts and line.code not in GIVEN:
            kept = left - self._coverable(line, left)
            left = kept + self._take(left - kept, self._disposal(line, Way.COVERED), queue=self._shorts, is_last=False)
        if left:
            self._lots.append(lot if left == lot.shares else replace(lot, shares=left))

    def _let_out(self, line: TradeLine) -> None:
        if line.code is TradeCode.SHORT_SALE:
            self._shorts.append(self._lot(line, None if self._security.is_written else Origin.SHORT_SALE))
            return
        is_delivered = line.code in _DELIVERED or line.price is None
        disposal = self._disposal(line, Way.DELIVERED if is_delivered else Way.SOLD)
        left = self._take_held(self._shares(line), disposal)
        if left and self._security.is_written and line.code is TradeCode.SALE:
            self._shorts.append(replace(self._lot(line), shares=left))
        elif left:
            text = counted_shares_text(rounded(left))
            self._refusals.append(f"{line.source}: {text} more than were held went out on {line.on}")

    def _shares(self, line: TradeLine) -> Exact:
        return abs(line.shares) * (self._security.split_after(line.on) if line.on else 1)

    def _coverable(self, line: TradeLine, shares: Exact) -> Exact:
        """Give how many shares may cover: what is keyed as a cover of the same day goes before other purchases."""
        covers = 0 if line.code is TradeCode.COVER else self._to_cover.get(line.on, 0)
        return min(shares, max(0, sum(lot.shares for lot in self._shorts) - covers)) if covers else shares

    def _take_held(self, shares: Exact, disposal: Disposal) -> Exact:
        """Take shares that are held in the order of the plan, and give how many were not there."""
        is_lifo = self._rules.method is Matching.LIFO
        first, second = self._opening, self._lots
        if is_lifo and not self._rules.opening_first:
            first, second = second, first
        for queue in (first, second):
            shares = self._take(shares, disposal, queue=queue, is_last=is_lifo)
        return shares

    def _disposal(self, line: TradeLine, way: Way) -> Disposal:
        price = line.price or 0
        on = line.on or date.min
        if self._security.expires_on is not None and line.code in _EXERCISED:
            way = Way.DELIVERED  # its price is the strike, which nobody paid for the option
        elif way is Way.COVERED and self._security.is_written:
            way = Way.SOLD
        is_as_held = way is Way.SOLD and on > self._plan.held_on
        return Disposal(
            way=Way.HELD if is_as_held else way,
            on=on,
            moment=HELD if is_as_held else self._plan.moment(on, price),
            price=_split_price(price, self._security.split_after(on)),
            is_documented=line.is_documented,
            source=line.source,
        )

    def _take(self, shares: Exact, disposal: Disposal, *, queue: deque[Lot], is_last: bool) -> Exact:
        """Take shares from a queue, the first or the last lot first, and give how many were not there."""
        while shares and queue:
            lot = queue.pop() if is_last else queue.popleft()
            taken = min(lot.shares, shares)
            self._matches.append(Match(lot, disposal, taken))
            shares -= taken
            if taken < lot.shares:
                rest = replace(lot, shares=lot.shares - taken)
                queue.append(rest) if is_last else queue.appendleft(rest)
        return shares

    def _held(self) -> Exact:
        longs = sum(lot.shares for lot in self._opening) + sum(lot.shares for lot in self._lots)
        return longs - sum(lot.shares for lot in self._shorts)

    def _offset(self) -> None:
        """Let what is short at the end stand against what is held: of neither is a share left."""
        while self._shorts and (self._opening or self._lots):
            short = self._shorts.popleft()
            source = short.source or "short at the opening"
            disposal = Disposal(way=Way.COVERED, on=short.on, price=short.price, source=source)
            left = self._take_held(short.shares, disposal)
            if left:
                self._shorts.appendleft(replace(short, shares=left))

    def _close(self) -> None:
        self._offset()
        expires = self._security.expires_on
        disposal = Disposal(way=Way.HELD)
        if expires is not None and expires <= self._plan.held_on:
            disposal = Disposal(way=Way.SOLD, on=expires, moment=moment_of(expires), source="expired worthless")
        for queue in (self._opening, self._lots, self._shorts):
            self._matches += (Match(lot, disposal, lot.shares) for lot in queue)

    def _at_average_cost(self) -> list[Match]:
        """Give every share that can earn the average price of all of them (shares times price over shares)."""
        earning = [match for match in self._matches if match.lot.origin is Origin.EARNING]
        shares = sum(match.shares for match in earning)
        if not shares:
            return self._matches
        average = Fraction(sum(match.shares * match.lot.price for match in earning)) / Fraction(shares)
        return [
            Match(replace(match.lot, price=average), match.disposal, match.shares)
            if match.lot.origin is Origin.EARNING
            else match
            for match in self._matches
        ]


def _split_price(price: int, ratio: Exact) -> Exact:
    return price if ratio == 1 else Fraction(price) / Fraction(ratio)
