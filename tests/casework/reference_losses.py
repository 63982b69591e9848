"""A slow and obvious way to the losses of the example plans: share by share, formula by formula, in fractions.

It knows nothing of the program: the tables and rules of tests/samples/plans are written here a second time, by hand.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import MappingProxyType

FIRST, LAST, END = date(2020, 1, 2), date(2020, 6, 30), date(2020, 9, 28)
CORRECTION = date(2020, 4, 1)


@dataclass(frozen=True, slots=True)
class RandomTrade:
    """A purchase or a sale of whole shares, price in cents."""

    is_purchase: bool
    on: date
    shares: int
    cents: int


@dataclass(frozen=True, slots=True)
class RandomClaim:
    """An opening holding, trades in any order of days, and what is left."""

    opening: int
    trades: tuple[RandomTrade, ...]
    closing: int

    def csv_lines(self, account: str) -> list[str]:
        """Give the claim as lines of a file of trades."""
        lines = [f"{account},EXMP,B,,{self.opening},"]
        lines += (
            f"{account},EXMP,{'P' if trade.is_purchase else 'S'},{trade.on},{trade.shares},{Decimal(trade.cents) / 100}"
            for trade in self.trades
        )
        return [*lines, f"{account},EXMP,U,,{self.closing},"]


def random_claim(seed: int) -> RandomClaim:
    """Make a claim that never sells more than it holds."""
    chance = random.Random(seed)  # noqa: S311 - a test wants the same claim each time
    opening = held = chance.choice([0, 0, 3, 10])
    days = sorted(FIRST + timedelta(chance.randrange((END - FIRST).days + 1)) for _ in range(chance.randrange(1, 12)))
    trades: list[RandomTrade] = []
    for on in days:
        is_purchase = held == 0 or chance.random() < 0.55
        shares = chance.randrange(1, 9) if is_purchase else chance.randrange(1, held + 1)
        cents = chance.choice([5000, 4999, 2000, 1900, chance.randrange(100, 6000)])
        if any(trade.on == on and not trade.is_purchase for trade in trades) and is_purchase:
            continue
        held += shares if is_purchase else -shares
        trades.append(RandomTrade(is_purchase=is_purchase, on=on, shares=shares, cents=cents))
    return RandomClaim(opening, tuple(trades), held)


@dataclass(frozen=True, slots=True)
class OneShare:
    """One share: bought on a day at a price in dollars, and sold on a day (None: held) at one."""

    bought: date
    price: Fraction
    sold: date | None
    sale: Fraction


def _steps(day: date) -> Fraction:
    if FIRST <= day < CORRECTION:
        return Fraction(5)
    return Fraction(2) if CORRECTION <= day <= LAST else Fraction(0)


def _mean(day: date | None) -> Fraction:
    rows = {date(2020, 7, 1): "20.00", date(2020, 7, 2): "19.50", date(2020, 7, 6): "19.20", END: "19.00"}
    return Fraction(next(rows[on] for on in sorted(rows, reverse=True) if day is None or on <= day))


def _stepped(share: OneShare) -> Fraction:
    if share.sold is None:
        return _steps(share.bought)
    return min(_steps(share.bought) - _steps(share.sold), share.price - share.sale)


def _matrix(share: OneShare) -> Fraction:
    row = (0, 40, 70) if share.bought < CORRECTION else (0, 0, 25)
    if share.sold is None:
        return Fraction(row[2], 10)
    column = 0 if share.sold < CORRECTION else 1 if share.sold <= LAST else 2
    return min(Fraction(row[column], 10), share.price - share.sale)


def _daily(share: OneShare) -> Fraction:
    def inflation(day: date) -> Fraction:
        rows = {FIRST: "1.00", date(2020, 1, 3): "1.50", date(2020, 1, 6): "1.20", LAST: "0.40"}
        return Fraction(next(rows[on] for on in sorted(rows, reverse=True) if on <= day))

    if share.sold is None:
        return inflation(share.bought)
    return min(inflation(share.bought) - inflation(share.sold), share.price - share.sale)


def _percentage(share: OneShare) -> Fraction:
    def part(day: date) -> Fraction:
        return _steps(day) and Fraction(1, 5 if day < CORRECTION else 10)

    if share.sold is None:
        return min(share.price * part(share.bought), share.price - 42)
    return min(share.price * part(share.bought) - share.sale * part(share.sold), share.price - share.sale)


def _true_value(share: OneShare) -> Fraction:
    return max(Fraction(1, 10), share.price - 12) if share.sold is None else share.price - share.sale


def _fixed_amount(share: OneShare) -> Fraction:
    amount = Fraction(3) if share.bought < CORRECTION else Fraction(3, 2)
    if share.sold is None:
        return min(amount, share.price - 10)
    return Fraction(0) if share.sold <= LAST else amount


def _look_back(share: OneShare) -> Fraction:
    if share.sold is None:
        return share.price - _mean(None)
    if share.sold <= LAST:
        return share.price - share.sale
    return min(share.price - share.sale, share.price - _mean(share.sold))


def _least(share: OneShare) -> Fraction:
    inflation = _steps(share.bought)
    if share.sold is None:
        return min(inflation, share.price - _mean(None))
    if share.sold < CORRECTION:
        return Fraction(0)
    lost = min(inflation - _steps(share.sold), share.price - share.sale)
    return lost if share.sold <= LAST else min(lost, share.price - _mean(share.sold))


def _section_11(share: OneShare) -> Fraction:
    price = min(share.price, Fraction(20))
    if share.sold is None:
        return price - 12
    return price - share.sale if share.sold < date(2020, 5, 1) else min(price - share.sale, price - 12)


def _cut(share: OneShare) -> Fraction:
    def inflation(day: date, price: Fraction) -> int:
        if day > LAST:
            return 0
        return 5 if day < CORRECTION or (day == CORRECTION and price >= 50) else 2

    bought = inflation(share.bought, share.price)
    if share.sold is None:
        return Fraction(bought)
    return min(Fraction(bought - inflation(share.sold, share.sale)), share.price - share.sale)


def _price_difference(share: OneShare) -> Fraction:
    return Fraction(0) if share.sold is None else share.price - share.sale


def _average(share: OneShare) -> Fraction:
    return share.price - 18 if share.sold is None else share.price - share.sale


FORMULAS: Mapping[str, Callable[[OneShare], Fraction]] = MappingProxyType(
    {
        "01-stepped-inflation": _stepped,
        "02-decline-matrix": _matrix,
        "03-daily-inflation": _daily,
        "04-percentage-of-price": _percentage,
        "05-true-value": _true_value,
        "06-fixed-amount-by-period": _fixed_amount,
        "07-look-back": _look_back,
        "08-least-by-disposal-case": _least,
        "09-section-11": _section_11,
        "12-average-cost": _average,
        "13-correction-in-the-day": _cut,
        "17-last-in-first-out": _price_difference,
    }
)


def reference_loss(plan: str, claim: RandomClaim) -> Decimal:
    """Give the recognized loss in dollars and cents, one share after the other."""
    shares = _shares(claim, is_last="last" in plan)
    if plan == "12-average-cost" and shares:
        average = sum((share.price for share in shares), Fraction(0)) / len(shares)
        shares = [OneShare(share.bought, average, share.sold, share.sale) for share in shares]
    total = sum((max(Fraction(0), FORMULAS[plan](share)) for share in shares), Fraction(0))
    return (Decimal(total.numerator) / Decimal(total.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _shares(claim: RandomClaim, *, is_last: bool) -> list[OneShare]:
    """Follow every share from its purchase to its sale; only purchases of the class period are given."""
    queue: list[tuple[date | None, Fraction]] = [(None, Fraction(0))] * claim.opening
    gone: list[OneShare] = []

    def note(bought: date | None, price: Fraction, sold: date | None, sale: Fraction) -> None:
        if bought is not None and FIRST <= bought <= LAST:
            gone.append(OneShare(bought, price, sold, sale))

    for trade in sorted(claim.trades, key=lambda trade: (trade.on, not trade.is_purchase)):
        dollars = Fraction(trade.cents, 100)
        for _ in range(trade.shares):
            if trade.is_purchase:
                queue.append((trade.on, dollars))
            else:
                note(*queue.pop(-1 if is_last else 0), trade.on, dollars)
    for bought, price in queue:
        note(bought, price, None, Fraction(0))
    return gone
