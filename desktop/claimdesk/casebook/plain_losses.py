"""Totals of plain claims under a plain plan, without reasons: the cents of the engine, many times as fast."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from claimdesk.casebook.match_loss import FINE
from claimdesk.casebook.money import CENT, MILLION, Money, rounded_whole
from claimdesk.casebook.plain_plan import PlainPlan, Terms, is_plain
from claimdesk.casebook.plan import MarketTest
from claimdesk.casebook.plan_tables import NoRowError
from claimdesk.casebook.recognized_loss import balance_days
from claimdesk.casebook.settlement import SectionRole
from claimdesk.casebook.trades import TradeKind

if TYPE_CHECKING:
    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casebook.settlement import Settlement

PlainTrade = tuple[int, str, int | None, int]
"""Claim, day, shares and price; shares that go out are below zero, and None says that the trade is not plain."""

_Lot = tuple[int, int, int]
"""Shares, their price, and the class of the day on which they were bought."""

_Disposal = tuple[int, int, int, Terms]
"""Shares, their price, what each is worth in the market test, and the terms."""

_ABOVE_ALL = 1 << 256
"""More than a share can earn."""


class PlainTotal(NamedTuple):
    """The recognized loss of a claim and what it was before the tests of the claim, in millionths, whole cents."""

    amount: Money
    before_claim_level: Money


class PlainSections(NamedTuple):
    """Where a plain claim stands on the paper, and from which day to which its trades are, as `2003-01-31`."""

    opening: str
    closing: str
    purchases: tuple[str, ...]
    sales: tuple[str, ...]
    first_day: str
    last_day: str


def plain_losses(settlement: Settlement) -> PlainLosses | None:
    """Give what computes the plain claims of a settlement, None where its plan or its sections are not plain."""
    plan, sections = settlement.plan, _sections(settlement)
    return PlainLosses(plan, sections) if plan is not None and sections is not None and is_plain(plan) else None


class PlainLosses:
    """Computes plain claims: purchases and sales, documented, in the days of the balance, and in balance."""

    def __init__(self, plan: PlanOfAllocation, sections: PlainSections) -> None:
        self.sections = sections
        self._plan = PlainPlan(plan)
        own = plan.securities[0].holding_value
        value = own if own is not None else plan.claim.holding_value
        self._holding_value = value if plan.claim.market_test is MarketTest.LOSS_CAPS else None

    def total(self, opening: int | None, closing: int | None, trades: Iterable[PlainTrade]) -> PlainTotal | None:
        """Give the total of a claim whose trades come in the order of their days, purchases before sales.

        None where the claim is not plain.
        """
        if opening is None or closing is None or opening < 0:
            return None
        lots: list[_Lot] = [(opening, 0, 0)]
        disposals: list[_Disposal] = []
        held, plan, holding_value = opening, self._plan, self._holding_value
        try:
            for _, day, shares, price in trades:
                if shares is None:
                    return None
                held += shares
                if shares > 0:
                    lots.append((shares, price, plan.purchase_classes[day]))
                elif held < 0:
                    return None
                else:
                    worth = price if holding_value is None or day <= plan.last_day else holding_value
                    disposals.append((-shares, price, worth, plan.terms[day]))
            if held != closing:
                return None
            disposals.append((held, 0, holding_value or 0, plan.terms[""]))
            return self._tested(*_matched(lots, disposals))
        except NoRowError:
            return None

    def _tested(self, total: int, market_loss: int) -> PlainTotal:
        before = Money(rounded_whole(total, unit=CENT * FINE) * CENT)
        if self._holding_value is None:
            return PlainTotal(before, before)
        limited = max(0, min(total, market_loss))
        return PlainTotal(Money(rounded_whole(limited, unit=CENT * FINE) * CENT), before)


def _matched(lots: list[_Lot], disposals: list[_Disposal]) -> tuple[int, int]:
    """Match first in, first out; give what all shares earn and their market loss, in 10**-18 dollars."""
    total = market_loss = 0
    lot_after = iter(lots).__next__
    left, price, purchase_class = lot_after()
    for wanted, sale, worth, terms in disposals:
        while wanted:
            if not left:
                left, price, purchase_class = lot_after()
            taken = min(left, wanted)
            left -= taken
            wanted -= taken  # noqa: PLW2901 - what is still wanted of it
            if not purchase_class:
                continue
            market_loss += (price - worth) * taken
            least = _ABOVE_ALL
            for by_price, by_sale, constant in terms[purchase_class]:
                value = by_price * price + by_sale * sale + constant
                if value <= 0:
                    break
                least = min(least, value)
            else:
                total += taken * least
    return total, market_loss * MILLION


def _sections(settlement: Settlement) -> PlainSections | None:
    """Give the sections, None where there is not one opening and one closing holding."""
    keys: dict[SectionRole, list[str]] = {role: [] for role in SectionRole}
    usual = {SectionRole.IN: TradeKind.PURCHASE, SectionRole.OUT: TradeKind.SALE}
    for section in settlement.sections:
        if section.kind in {None, usual.get(section.role)}:
            keys[section.role].append(section.key)
    openings, closings = keys[SectionRole.OPENING], keys[SectionRole.CLOSING]
    if len(openings) != 1 or len(closings) != 1:
        return None
    days = balance_days(settlement)
    return PlainSections(
        opening=openings[0],
        closing=closings[0],
        purchases=tuple(keys[SectionRole.IN]),
        sales=tuple(keys[SectionRole.OUT]),
        first_day=days.first.isoformat() if days.first else "",
        last_day=days.last.isoformat() if days.last else "9999",
    )
