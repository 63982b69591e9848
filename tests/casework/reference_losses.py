"""A slow and obvious way to the losses of the example plans: share by share, formula by formula, in fractions.

It knows nothing of the program: the tables and rules of tests/samples/plans are written here a second time, by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from random_claims import END, EX_DATE, EXPIRY, FIRST, GIVEN, LAST, OLD_FOR_NEW, RandomClaim, RandomLine
from reference_formulas import (
    FORMULAS,
    OneShare,
    price_difference,
    put_closed,
    six_dollars,
    steps,
    three_dollars,
)

SHAPES = (
    *FORMULAS,
    "10-two-statutes-greater",
    "10-two-statutes-greater-total",
    "10-two-statutes-sum",
    "11-record-dates",
    "14-categories-and-currency",
    "15-options-notes-and-shares",
    "19-negatives-per-claim",
    "19-negatives-per-match",
    "19-negatives-per-security",
    "19-negatives-stay",
)
COMES_IN = ("P", "BC", *GIVEN)
GOES_OUT = ("S", "GO", "FD")
BOUGHT, OPENING, WORTHLESS = "bought", "opening", "earns nothing"


class ReferenceLoss(NamedTuple):
    """Cents before and after the tests of the claim."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Way:
    """One share on its way: where it came from, at which price, and where it went; `sold` None is held."""

    origin: str
    on: date = FIRST
    price: Fraction = Fraction(0)
    went: str = "held"
    sold: date | None = None
    sale: Fraction = Fraction(0)

    @property
    def share(self) -> OneShare:
        """What the formulas look at."""
        return OneShare(self.on, self.price, self.sold, self.sale)


class UnbalancedError(ValueError):
    """More was sold than held, or the closing holding is not what is left."""


def reference_loss(plan: str, claim: RandomClaim) -> ReferenceLoss | None:
    """Give the recognized loss, one share after the other; None where the claim cannot be computed."""
    try:
        before, after = _AMOUNTS.get(plan, _by_formula)(plan, claim)
    except UnbalancedError:
        return None
    return ReferenceLoss(_cents(before), _cents(after))


def _cents(dollars: Fraction) -> int:
    cents = abs(dollars) * 100
    whole = cents.numerator // cents.denominator
    if cents - whole >= Fraction(1, 2):
        whole += 1
    return -whole if dollars < 0 else whole


_Amounts = tuple[Fraction, Fraction]


def _sum(shares: list[Fraction]) -> Fraction:
    return sum(shares, Fraction(0))


def _twice(amount: Fraction) -> _Amounts:
    return amount, amount


def _losses(ways: list[Way], formula: Callable[[OneShare], Fraction]) -> list[Fraction]:
    return [formula(way.share) for way in ways if way.origin == BOUGHT and way.went in {"sold", "held"}]


def _gains_are_zero(losses: list[Fraction]) -> Fraction:
    return _sum([max(Fraction(0), loss) for loss in losses])


def _by_formula(plan: str, claim: RandomClaim) -> _Amounts:
    ways = followed(plan, claim, "EXMP")
    if plan == "12-average-cost":
        ways = _at_average_cost(ways)
    pieces = OLD_FOR_NEW if plan == "16-split" else 1
    return _twice(_gains_are_zero(_losses(ways, FORMULAS[plan])) / pieces)


def _at_average_cost(ways: list[Way]) -> list[Way]:
    bought = [way for way in ways if way.origin == BOUGHT]
    if not bought:
        return []
    average = _sum([way.price for way in bought]) / len(bought)
    return [Way(BOUGHT, way.on, average, way.went, way.sold, way.sale) for way in bought]


def _two_statutes(plan: str, claim: RandomClaim) -> _Amounts:
    ways = followed(plan, claim, "EXMP")
    fraud = [max(Fraction(0), loss) for loss in _losses(ways, three_dollars)]
    offering = [max(Fraction(0), loss) / 2 for loss in _losses(ways, price_difference)]
    if plan.endswith("sum"):
        return _twice(_sum(fraud) + _sum(offering))
    if plan.endswith("greater-total"):
        return _twice(max(_sum(fraud), _sum(offering)))
    return _twice(_sum([max(pair) for pair in zip(fraud, offering, strict=True)]))


def _record_dates(plan: str, claim: RandomClaim) -> _Amounts:
    followed(plan, claim, "EXMP")
    total = Fraction(0)
    for day, amount in ((date(2020, 3, 31), Fraction(1, 2)), (LAST, Fraction(5, 4))):
        held = Fraction(claim.openings["EXMP"])
        for line in claim.lines:
            if FIRST <= line.on <= day:
                held += line.shares if line.code == "P" else -line.shares
        total += held * amount
    return _twice(total)


def _categories(plan: str, claim: RandomClaim) -> _Amounts:
    if not claim.category:
        raise UnbalancedError
    ways = followed(plan, claim, "EXMP")
    if claim.category == "exchange":
        return _twice(_gains_are_zero(_losses(ways, price_difference)) * Fraction(3, 4))
    return _twice(_gains_are_zero(_losses(ways, six_dollars)) * Fraction(3, 4) / 2)


def _several_securities(plan: str, claim: RandomClaim) -> _Amounts:
    units = {
        "EXMP": Fraction(1),
        "CALL": Fraction(100),
        "PUT": Fraction(100),
        "NOTE": Fraction(1, 1000),
        "ADR": Fraction(2),
    }
    total = Fraction(0)
    for name in claim.openings:
        formula = put_closed if name == "PUT" else price_difference
        total += _gains_are_zero(_losses(followed(plan, claim, name), formula)) * units[name]
    return _twice(total)


def _gains(plan: str, claim: RandomClaim) -> _Amounts:
    by_security = [_losses(followed(plan, claim, name), price_difference) for name in claim.openings]
    zero = Fraction(0)
    if plan.endswith("match"):
        return _twice(_sum([_gains_are_zero(losses) for losses in by_security]))
    if plan.endswith("security"):
        return _twice(_sum([max(zero, _sum(losses)) for losses in by_security]))
    every = _sum([_sum(losses) for losses in by_security])
    return _twice(every if plan.endswith("stay") else max(zero, every))


def _netting(plan: str, claim: RandomClaim) -> _Amounts:
    ways = followed(plan, claim, "EXMP")
    before = _gains_are_zero(_losses(ways, price_difference))
    gained = _sum([steps(way.sold) for way in ways if way.origin == OPENING and way.sold is not None])
    after = max(Fraction(0), before - gained)
    market_loss = _sum([way.price - (16 if way.sold is None else way.sale) for way in ways if way.origin == BOUGHT])
    after = Fraction(0) if market_loss <= 0 else min(after, market_loss)
    return before, min(after, Fraction(1000))


_AMOUNTS: Mapping[str, Callable[[str, RandomClaim], _Amounts]] = MappingProxyType(
    {
        "10-two-statutes-greater": _two_statutes,
        "10-two-statutes-greater-total": _two_statutes,
        "10-two-statutes-sum": _two_statutes,
        "11-record-dates": _record_dates,
        "14-categories-and-currency": _categories,
        "15-options-notes-and-shares": _several_securities,
        "19-negatives-per-claim": _gains,
        "19-negatives-per-match": _gains,
        "19-negatives-per-security": _gains,
        "19-negatives-stay": _gains,
        "20-netting-market-test-caps": _netting,
    }
)


def followed(plan: str, claim: RandomClaim, security: str) -> list[Way]:
    """Follow every share of a security from where it came to where it went.

    Raises:
        UnbalancedError: more went out than was held, or the closing holding is not what is left.
    """
    queue = _Queue(claim.openings[security], is_split=plan == "16-split", is_last_first="last" in plan)
    last = date(2020, 12, 31) if plan == "07-look-back" else END
    lines = [line for line in _without_cancelled(claim) if line.security == security and FIRST <= line.on <= last]
    for line in sorted(lines, key=lambda line: (line.on, line.code not in COMES_IN)):
        queue.take(line)
    left = claim.closings[security] * (OLD_FOR_NEW if plan == "16-split" else 1)
    is_expired = security in {"CALL", "PUT"}
    if len(queue.held) - len(queue.short) != left and not (is_expired and left == 0):
        raise UnbalancedError
    return queue.closed(EXPIRY if is_expired else None)


def _without_cancelled(claim: RandomClaim) -> list[RandomLine]:
    """Leave out each line that is cancelled by the very next one."""
    standing: list[RandomLine] = []
    for line in claim.lines:
        if line.code == "CX":
            standing.pop()
        else:
            standing.append(line)
    return standing


class _Queue:
    """The shares held, in the order in which they came, those sold short, and those that have gone.

    With a split the pieces are shares as they were before it, five to a share of the end.
    """

    def __init__(self, opening: int, *, is_split: bool, is_last_first: bool) -> None:
        self.held = [Way(OPENING)] * opening
        self.short = [Way(WORTHLESS)] * -opening
        self.gone: list[Way] = []
        self._is_split, self._place = is_split, -1 if is_last_first else 0

    def take(self, line: RandomLine) -> None:
        """Take in or let out the shares of a line, one after the other."""
        is_old = self._is_split and line.on < EX_DATE
        pieces = line.shares if is_old or not self._is_split else line.shares * OLD_FOR_NEW
        dollars = Fraction(line.cents or 0, 100) * (OLD_FOR_NEW if is_old else 1)
        for _ in range(int(pieces)):
            if line.code == "SS":
                is_eligible = line.security == "PUT" and FIRST <= line.on <= LAST
                self.short.append(Way(BOUGHT if is_eligible else WORTHLESS, line.on, dollars))
            elif line.code in GOES_OUT:
                self._let_out(line, dollars)
            elif line.code in {"P", "BC"} and self.short:
                written = self.short.pop(0)
                self.gone.append(Way(written.origin, written.on, written.price, "sold", line.on, dollars))
            else:
                self.held.append(_came(line, dollars))

    def _let_out(self, line: RandomLine, dollars: Fraction) -> None:
        if not self.held:
            raise UnbalancedError
        came = self.held.pop(self._place)
        went = "sold" if line.code == "S" else "delivered"
        self.gone.append(Way(came.origin, came.on, came.price, went, line.on, dollars))

    def closed(self, expiry: date | None) -> list[Way]:
        """Give all shares; those that are left are held, or were sold at nothing when they expired."""
        left = [*self.held, *self.short]
        if expiry is not None:
            left = [Way(way.origin, way.on, way.price, "sold", expiry) for way in left]
        return self.gone + left


def _came(line: RandomLine, dollars: Fraction) -> Way:
    """Give a share that came in: bought as the plan asks, or by way of a donor who did, or worth nothing."""
    on, price, is_bought = line.on, dollars, line.code == "P"
    if line.code in GIVEN and line.donor_date is not None and line.donor_cents is not None:
        on, price, is_bought = line.donor_date, Fraction(line.donor_cents, 100), True
    is_eligible = is_bought and line.is_documented and FIRST <= on <= LAST
    return Way(BOUGHT if is_eligible else WORTHLESS, on, price)
