"""Under a plain plan every limb is a multiple of both prices and a constant, known for each pair of days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from claimdesk.casebook.account import TradeCode
from claimdesk.casebook.money import MILLION
from claimdesk.casebook.plan import (
    ClaimRules,
    Joined,
    LimbKind,
    MarketTest,
    Matching,
    Rounded,
    RoundingWay,
    SameDay,
    Scope,
)
from claimdesk.casebook.plan_tables import HELD, Matrix, NoRowError, Series, TableUnit, moment_of

if TYPE_CHECKING:
    from claimdesk.casebook.plan import Limb, PlanOfAllocation

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

MOST_CLASSES = 64
"""Classes of days of purchase; a plan with more, such as one with daily inflation, is not plain."""

_PLAIN_LIMBS = frozenset(LimbKind) - {LimbKind.REPURCHASE_LESS_PREMIUM, LimbKind.AMOUNT_LESS_PREMIUM}


class Term(NamedTuple):
    """A limb: `price` times the purchase price and `sale` times the sale price, in millionths, plus `constant`.

    The prices are in millionths of a dollar, so a term comes out in 10**-12 dollars.
    """

    price: int
    sale: int
    constant: int


Terms = Mapping[int, tuple[Term, ...]]
"""The terms of one day of sale for each class of days of purchase; a share earns the least of them, or nothing."""

_NOTHING = (Term(0, 0, 0),)


def is_plain(plan: PlanOfAllocation) -> bool:
    """Whether a plan needs no more than lots in order and the least of limbs, with a market test at most."""
    rules = plan.claim
    security = plan.securities[0]
    return (
        len(plan.securities) == 1
        and plan.matching.method is Matching.FIFO
        and plan.matching.same_day is SameDay.PURCHASES_FIRST
        and len(plan.measures) == 1
        and not plan.categories
        and not security.splits
        and not security.is_written
        and security.expires_on is None
        and security.cap is None
        and security.factor == 1
        and plan.measures[0].weight == MILLION
        and security.eligible_codes == frozenset({TradeCode.PURCHASE})
        and _has_plain_rules(rules, holding_value=security.holding_value)
        and all(
            case.joined is Joined.LEAST
            and case.floor is None
            and case.cap is None
            and case.price_at_most is None
            and all(limb.kind in _PLAIN_LIMBS for limb in case.limbs)
            for case in plan.cases
        )
        and len(_purchase_classes(plan)) <= MOST_CLASSES
    )


def _has_plain_rules(rules: ClaimRules, *, holding_value: int | None) -> bool:
    is_worth_known = holding_value is not None or rules.holding_value is not None
    return (
        rules.negatives_to_zero is Scope.MATCH
        and rules.rounded is Rounded.CLAIM
        and rules.rounding_way is RoundingWay.HALF_UP
        and rules.net_gains is None
        and rules.cap is None
        and (rules.market_test is MarketTest.NONE or (rules.market_test is MarketTest.LOSS_CAPS and is_worth_known))
    )


def _purchase_classes(plan: PlanOfAllocation) -> frozenset[int]:
    """Give every moment at which a row for purchases begins: between two of them all days of purchase are alike."""
    edges = {plan.securities[0].eligible.first}
    for case in plan.cases:
        if case.acquired is not None:
            edges |= {case.acquired.first, case.acquired.last + 1}
        for limb in case.limbs:
            if isinstance(limb.table, Matrix):
                bands = limb.table.purchases
            elif isinstance(limb.table, Series) and limb.kind is not LimbKind.PRICE_LESS_MEAN:
                bands = tuple(row.band for row in limb.table.rows)
            else:
                continue
            edges |= {edge for band in bands for edge in (band.first, band.last + 1)}
    return frozenset(edges)


class _Found(dict[_Key, _Value]):
    """What is asked for the first time is found and kept."""

    def __init__(self, find: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: _Key) -> _Value:
        found = self[key] = self._find(key)
        return found


class PlainPlan:
    """The terms of a plain plan by class of purchase day and by day of sale, found when they are first asked for."""

    def __init__(self, plan: PlanOfAllocation) -> None:
        self._plan = plan
        self._security = plan.securities[0]
        self._edges = tuple(sorted(_purchase_classes(plan)))
        self._cut_days = frozenset(cut.on for cut in plan.cuts)
        self.last_day = plan.held_on.isoformat()
        """A sale after this day counts as held."""
        self.purchase_classes: Mapping[str, int] = _Found(self._purchase_class)
        """The class of each day of purchase, 0 where it earns nothing. NoRowError: a cut lies in the day."""
        self.terms: Mapping[str, Terms] = _Found(self._terms)
        """The terms of each day of sale; the empty day is that of shares held.

        NoRowError: a cut lies in the day, the plan has no case, or a table no row.
        """

    def _purchase_class(self, day: str) -> int:
        moment = self._moment(day)
        is_eligible = moment in self._security.eligible
        return max(edge for edge in self._edges if edge <= moment) if is_eligible else 0

    def _terms(self, day: str) -> Terms:
        disposed = HELD if not day or day > self.last_day else self._moment(day)
        return _Found(lambda purchase_class: self._terms_of(purchase_class, disposed))

    def _moment(self, day: str) -> int:
        on = date.fromisoformat(day)
        if on in self._cut_days:
            raise NoRowError(f"the price of a trade of {day} says on which side of a cut it is")
        return moment_of(on)

    def _terms_of(self, acquired: int, disposed: int) -> tuple[Term, ...]:
        for case in self._plan.cases:
            if case.fits(acquired=acquired, disposed=disposed, security=self._security.name, category=""):
                terms = {_term(limb, acquired, disposed) for limb in case.limbs}
                return _NOTHING if Term(0, 0, 0) in terms else tuple(sorted(terms, key=_fall))
        raise NoRowError("no case covers the match")


def _fall(term: Term) -> int:
    """Put those terms first that a high sale price takes below zero, after which no other is asked for."""
    return term.sale


def _term(limb: Limb, acquired: int, disposed: int) -> Term:
    kind = limb.kind
    if kind is LimbKind.PRICE_LESS_SALE:
        if disposed == HELD:
            raise NoRowError("shares that are held have no sale price")
        return Term(MILLION, -MILLION, 0)
    if kind is LimbKind.PRICE_LESS_AMOUNT:
        return Term(MILLION, 0, -limb.amount * MILLION)
    if kind is LimbKind.PRICE:
        return Term(limb.amount, 0, 0)
    if kind is LimbKind.AMOUNT:
        return Term(0, 0, limb.amount * MILLION)
    return _term_of_table(limb, acquired, disposed)


def _term_of_table(limb: Limb, acquired: int, disposed: int) -> Term:
    kind = limb.kind
    if kind is LimbKind.DECLINE:
        matrix = limb.matrix
        return _of_price(matrix.at(acquired, disposed).value, matrix.unit)
    if kind is LimbKind.PRICE_LESS_MEAN:
        series = limb.series
        mean = series.last if disposed == HELD else series.at(disposed)
        return Term(MILLION, 0, -mean.value * MILLION)
    if kind is LimbKind.NOTHING:
        return Term(0, 0, 0)
    bought = _of_price(limb.series.at(acquired).value, limb.series.unit)
    if kind is LimbKind.PRICE_LESS_VALUE:
        return Term(MILLION - bought.price, 0, -bought.constant)
    if kind is LimbKind.INFLATION_LOST and disposed != HELD:
        sale_table = limb.sale_table or limb.series
        sold = _of_price(sale_table.at(disposed).value, sale_table.unit)
        return Term(bought.price, -sold.price, bought.constant - sold.constant)
    return bought


def _of_price(value: int, unit: TableUnit) -> Term:
    return Term(value, 0, 0) if unit is TableUnit.FRACTION else Term(0, 0, value * MILLION)
