"""The formulas of the example plans a second time: by hand from their notices, in fractions, for one share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from random_claims import CORRECTION, END, EX_DATE, FIRST, LAST, OLD_FOR_NEW, SUIT


@dataclass(frozen=True, slots=True)
class OneShare:
    """One share: bought on a day at a price in dollars, and sold on a day (None: held) at one."""

    bought: date
    price: Fraction
    sold: date | None
    sale: Fraction


class NoAnswerError(ValueError):
    """The plan has no answer for a share."""


SALES_STEP = date(2020, 3, 16)
MEAN_DAYS = (date(2020, 7, 1), date(2020, 7, 2), date(2020, 7, 6), END)


def steps(day: date) -> Fraction:
    """Give the inflation that most of the examples have."""
    if FIRST <= day < CORRECTION:
        return Fraction(5)
    return Fraction(2) if CORRECTION <= day <= LAST else Fraction(0)


def _mean(day: date | None) -> Fraction:
    rows = {date(2020, 7, 1): "20.00", date(2020, 7, 2): "19.50", date(2020, 7, 6): "19.20", END: "19.00"}
    return Fraction(next(rows[on] for on in sorted(rows, reverse=True) if day is None or on <= day))


def _stepped(share: OneShare) -> Fraction:
    if share.sold is None:
        return steps(share.bought)
    return min(steps(share.bought) - steps(share.sold), share.price - share.sale)


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
        return steps(day) and Fraction(1, 5 if day < CORRECTION else 10)

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
    if share.sold is None or share.sold > END:
        return share.price - _mean(None)
    if share.sold <= LAST:
        return share.price - share.sale
    return min(share.price - share.sale, share.price - _mean(share.sold))


def _least(share: OneShare) -> Fraction:
    inflation = steps(share.bought)
    if share.sold is None:
        return min(inflation, share.price - _mean(None))
    if share.sold < CORRECTION:
        return Fraction(0)
    lost = min(inflation - steps(share.sold), share.price - share.sale)
    return lost if share.sold <= LAST else min(lost, share.price - _mean(share.sold))


def _section_11(share: OneShare) -> Fraction:
    price = min(share.price, Fraction(20))
    if share.sold is None:
        return price - 12
    return price - share.sale if share.sold < SUIT else min(price - share.sale, price - 12)


def _average(share: OneShare) -> Fraction:
    return share.price - 18 if share.sold is None else share.price - share.sale


def _cut(share: OneShare) -> Fraction:
    def inflation(day: date, price: Fraction) -> int:
        if day > LAST:
            return 0
        return 5 if day < CORRECTION or (day == CORRECTION and price >= 50) else 2

    bought = inflation(share.bought, share.price)
    if share.sold is None:
        return Fraction(bought)
    return min(Fraction(bought - inflation(share.sold, share.sale)), share.price - share.sale)


def price_difference(share: OneShare) -> Fraction:
    """Give what was lost between purchase and sale; shares held lose nothing."""
    return Fraction(0) if share.sold is None else share.price - share.sale


def three_dollars(share: OneShare) -> Fraction:
    """Give the 10(b) measure of the examples with two statutes."""
    return Fraction(0) if share.sold is None else Fraction(3)


def six_dollars(share: OneShare) -> Fraction:
    """Give the measure of the private placement."""
    return Fraction(0) if share.sold is None else Fraction(6)


def put_closed(share: OneShare) -> Fraction:
    """Give what a put cost its writer: closed at a price, less the premium; bought means written here."""
    return share.sale - share.price


def _of_the_new_share(share: OneShare) -> Fraction:
    """Inflation is in shares as they were on its days: before the ex-date it counts for five."""

    def inflation(day: date) -> Fraction:
        old = Fraction(1) if day < CORRECTION else Fraction(2) if day <= LAST else Fraction(0)
        return old * OLD_FOR_NEW if day < EX_DATE else old

    if share.sold is None:
        return Fraction(0)
    return min(inflation(share.bought) - inflation(share.sold), share.price - share.sale)


def _steps_of_sales(share: OneShare) -> Fraction:
    """The second step is there for sales two weeks earlier than for purchases."""
    if share.sold is None:
        return steps(share.bought)
    at_sale = steps(share.sold) if share.sold < SALES_STEP or share.sold > LAST else Fraction(2)
    return min(steps(share.bought) - at_sale, share.price - share.sale)


def _look_back_or_none(share: OneShare) -> Fraction:
    """The look-back on its four days alone; a sale on another day has no answer."""
    if share.sold is not None and share.sold > LAST and share.sold not in MEAN_DAYS:
        raise NoAnswerError
    return _look_back(share)


def an_eighth(share: OneShare) -> Fraction:
    """Give an eighth of the purchase price of a share that was sold."""
    return Fraction(0) if share.sold is None else share.price / 8


def _an_eighth_in_cents(share: OneShare) -> Fraction:
    return Fraction(half_up(an_eighth(share) * 100), 100)


def half_up(number: Fraction) -> int:
    """Give the nearest whole number, the one further from zero where two are as near."""
    whole = int(abs(number) + Fraction(1, 2))
    return -whole if number < 0 else whole


FORMULAS: Mapping[str, Callable[[OneShare], Fraction]] = MappingProxyType(
    {
        "01-stepped-inflation": _stepped,
        "01-a-step-for-sales-only": _steps_of_sales,
        "02-decline-matrix": _matrix,
        "03-daily-inflation": _daily,
        "04-percentage-of-price": _percentage,
        "05-true-value": _true_value,
        "06-fixed-amount-by-period": _fixed_amount,
        "07-look-back": _look_back,
        "07-a-day-without-a-row": _look_back_or_none,
        "08-least-by-disposal-case": _least,
        "09-section-11": _section_11,
        "12-average-cost": _average,
        "13-correction-in-the-day": _cut,
        "16-split": _of_the_new_share,
        "17-last-in-first-out": price_difference,
        "17-opening-first-then-last": price_difference,
        "18-received-earns-nothing": price_difference,
        "18-shorts-gifts-documents": price_difference,
        "20-netting-market-test-caps": price_difference,
        "21-sales-first": price_difference,
        "22-two-losses-required": price_difference,
        "23-rounded-down": an_eighth,
        "23-rounded-per-match": an_eighth,
        "23-rounded-per-unit": _an_eighth_in_cents,
        "24-exercises-and-mergers": price_difference,
        "24-exercises-earn-nothing": price_difference,
    }
)
