"""Totals of plain claims under a plain plan, without reasons: the cents of the engine, many times as fast."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from claimdesk.casebook.match_loss import FINE
from claimdesk.casebook.money import CENT, MILLION, Money, rounded_whole
from claimdesk.casebook.plain_plan import PlainPlan, Term, is_plain
from claimdesk.casebook.plan import MarketTest
from claimdesk.casebook.plan_tables import NoRowError
from claimdesk.casebook.recognized_loss import balance_days
from claimdesk.casebook.settlement import SectionRole
from claimdesk.casebook.trades import TradeKind

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import Settlement

_DAY = 10
"""Characters of a day as the store writes it; behind it a sort key has the turn of its section."""

HoldingCells = tuple[int, str, int | None, int | None]
"""Claim, section, shares and whether documented, as the store has them."""

TradeCells = tuple[int, str, str | None, int | None, int | None, int | None, str | None, str | None]
"""Claim, section, trade date, shares, price, whether documented, kind and security, as the store has them."""

_Line = tuple[str, int, int]
_Lot = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PlainTotal:
    """The recognized loss of a claim and what it was before the tests of the claim, in millionths, whole cents."""

    amount: Money
    before_claim_level: Money


class PlainLosses:
    """Computes plain claims: purchases and sales, documented, in the days of the balance, and in balance."""

    def __init__(self, settlement: Settlement) -> None:
        plan = settlement.plan
        self._plan = PlainPlan(plan) if plan is not None and is_plain(plan) else None
        days = balance_days(settlement)
        self._first = days.first.isoformat() if days.first else ""
        self._last = days.last.isoformat() if days.last else "9999"
        usual = {SectionRole.IN: TradeKind.PURCHASE, SectionRole.OUT: TradeKind.SALE}
        self._turns: dict[str, str] = {}
        for role, kind in usual.items():
            for section in settlement.sections:
                if section.role is role and section.kind in {None, kind}:
                    self._turns[section.key] = chr(ord("A") + len(self._turns))
            if role is SectionRole.IN:
                self._first_out = chr(ord("A") + len(self._turns))
        self._roles = {section.key: section.role for section in settlement.sections}
        market = plan is not None and plan.claim.market_test is MarketTest.LOSS_CAPS
        self._holding_value = _holding_value(settlement) if market else None

    def total(self, holdings: Iterable[HoldingCells], trades: Iterable[TradeCells]) -> PlainTotal | None:
        """Give the total of a claim from its cells, None where the claim or the plan is not plain."""
        if self._plan is None:
            return None
        opening = closing = None
        for _, section, shares, _ in holdings:
            role = self._roles.get(section)
            if role is SectionRole.OPENING:
                opening = shares
            elif role is SectionRole.CLOSING:
                closing = shares
        lines = self._sorted(trades)
        if lines is None or opening is None or closing is None or opening < 0:
            return None
        try:
            return self._matched(self._plan, lines, opening=opening, closing=closing)
        except NoRowError:
            return None

    def _sorted(self, trades: Iterable[TradeCells]) -> list[_Line] | None:
        lines = []
        turns, first, last = self._turns, self._first, self._last
        for _, section, on, shares, price, documented, kind, security in trades:
            turn = turns.get(section)
            if (
                turn is None
                or on is None
                or not first <= on <= last
                or shares is None
                or shares <= 0
                or price is None
                or price < 0
                or documented != 1
                or kind is not None
                or security is not None
            ):
                return None
            lines.append((on + turn, shares, price))
        lines.sort(key=itemgetter(0))
        return lines

    def _matched(self, plan: PlainPlan, lines: list[_Line], *, opening: int, closing: int) -> PlainTotal | None:
        queue = _Queue(opening)
        held, total, market_loss = opening, 0, 0
        classes, terms_of, first_out = plan.purchase_classes, plan.terms, self._first_out
        for key, shares, price in lines:
            day = key[:_DAY]
            if day in plan.cut_days:
                return None
            if key[_DAY] < first_out:
                queue.lots.append((shares, price, classes[day]))
                held += shares
                continue
            held -= shares
            if held < 0:
                return None
            is_as_held = day > plan.last_day
            worth = self._worth(price) if is_as_held else price
            for taken, bought, purchase_class in queue.taken(shares):
                market_loss += (bought - worth) * taken
                if terms := terms_of[purchase_class, "" if is_as_held else day]:
                    total += taken * _least(terms, bought, price)
        if held != closing:
            return None
        for kept, bought, purchase_class in queue.left():
            market_loss += (bought - self._worth(bought)) * kept
            if terms := terms_of[purchase_class, ""]:
                total += kept * _least(terms, bought, 0)
        return self._tested(total, market_loss * MILLION)

    def _worth(self, otherwise: int) -> int:
        return otherwise if self._holding_value is None else self._holding_value

    def _tested(self, total: int, market_loss: int) -> PlainTotal:
        before = Money(rounded_whole(total, unit=CENT * FINE) * CENT)
        if self._holding_value is None:
            return PlainTotal(before, before)
        limited = max(0, min(total, market_loss))
        return PlainTotal(Money(rounded_whole(limited, unit=CENT * FINE) * CENT), before)


class _Queue:
    """Lots in the order in which they are taken, each with its shares, price and class; class 0 earns nothing."""

    def __init__(self, opening: int) -> None:
        self.lots: list[_Lot] = [(opening, 0, 0)]
        self._head = self._gone = 0

    def taken(self, shares: int) -> list[_Lot]:
        """Take shares, of which there are enough, and give what can earn of them by lots."""
        found = []
        while shares:
            lot = self.lots[self._head]
            left = lot[0] - self._gone
            if left > shares:
                self._gone += shares
                taken, shares = shares, 0
            else:
                self._head += 1
                self._gone = 0
                taken = left
                shares -= left
            if lot[2] and taken:
                found.append((taken, lot[1], lot[2]))
        return found

    def left(self) -> list[_Lot]:
        """Give what can earn of the lots that are still there."""
        rest = self.lots[self._head :]
        if rest and self._gone:
            shares, price, purchase_class = rest[0]
            rest[0] = (shares - self._gone, price, purchase_class)
        return [lot for lot in rest if lot[2] and lot[0]]


def _least(terms: tuple[Term, ...], price: int, sale: int) -> int:
    """Give what a share earns, in 10**-12 dollars, never below zero."""
    least = terms[0].price * price + terms[0].sale * sale + terms[0].constant
    for term in terms[1:]:
        value = term.price * price + term.sale * sale + term.constant
        least = min(least, value)
    return max(least, 0)


def _holding_value(settlement: Settlement) -> int | None:
    plan = settlement.plan
    if plan is None:
        return None
    own = plan.securities[0].holding_value
    return own if own is not None else plan.claim.holding_value
