"""A slow and obvious way to the losses of the example plans: share by share, formula by formula, in fractions.

It knows nothing of the program: the tables and rules of tests/samples/plans are written here a second time, by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from random_claims import END, EX_DATE, EXPIRY, FIRST, GIVEN, LAST, OLD_FOR_NEW, OTHER_WAYS_IN, RandomClaim, RandomLine
from reference_formulas import (
    FORMULAS,
    NoAnswerError,
    OneShare,
    an_eighth,
    half_up,
    price_difference,
    put_closed,
    six_dollars,
    steps,
    three_dollars,
)

SHAPES = (
    *FORMULAS,
    "10-two-statutes-greater",
    "10-two-statutes-greater-security",
    "10-two-statutes-greater-total",
    "10-two-statutes-sum",
    "11-record-dates",
    "14-categories-and-currency",
    "15-options-notes-and-shares",
    "19-negatives-per-claim",
    "19-negatives-per-match",
    "19-negatives-per-security",
    "19-negatives-stay",
    "23-rounded-per-security",
    "25-caps-and-weights",
)
COMES_IN = ("P", "BC", *GIVEN, *OTHER_WAYS_IN)
GOES_OUT = ("S", "GO", "FD", "AS")
LAST_IN_FIRST_OUT = ("17-last-in-first-out", "17-opening-first-then-last", "21-sales-first")
OPENING_FIRST = ("17-opening-first-then-last", "21-sales-first")
BOUGHT_BY: Mapping[str, tuple[str, ...]] = MappingProxyType({"24-exercises-and-mergers": ("P", "EX", "DR", "MG")})
BOUGHT, OPENING, WORTHLESS = "bought", "opening", "earns nothing"


class ReferenceLoss(NamedTuple):
    """Cents before and after the tests of the claim."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Way:
    """One share on its way: where it came from, at which price, and where it went; `sold` None is held.

    `came_by` and `went_by` number the lines: the shares that have both in common are one match.
    """

    origin: str
    on: date = FIRST
    price: Fraction = Fraction(0)
    went: str = "held"
    sold: date | None = None
    sale: Fraction = Fraction(0)
    came_by: int = -1
    went_by: int = -1

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
    except (UnbalancedError, NoAnswerError):
        return None
    if plan == "23-rounded-down":
        return ReferenceLoss(int(before * 100), int(after * 100))
    return ReferenceLoss(_cents(before), _cents(after))


def _cents(dollars: Fraction) -> int:
    return half_up(dollars * 100)


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
    if plan == "23-rounded-per-match":
        matches = {(way.came_by, way.went_by): [one for one in ways if _are_one_match(one, way)] for way in ways}
        return _twice(_sum([_in_cents(_sum(_losses(match, FORMULAS[plan]))) for match in matches.values()]))
    pieces = OLD_FOR_NEW if plan == "16-split" else 1
    return _twice(_gains_are_zero(_losses(ways, FORMULAS[plan])) / pieces)


def _are_one_match(one: Way, other: Way) -> bool:
    return (one.came_by, one.went_by) == (other.came_by, other.went_by)


def _in_cents(dollars: Fraction) -> Fraction:
    return Fraction(_cents(dollars), 100)


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


def _two_statutes_by_security(plan: str, claim: RandomClaim) -> _Amounts:
    total = Fraction(0)
    for name in claim.openings:
        ways = followed(plan, claim, name)
        fraud = [max(Fraction(0), loss) for loss in _losses(ways, three_dollars)]
        offering = [max(Fraction(0), loss) / 2 for loss in _losses(ways, price_difference)]
        total += max(_sum(fraud), _sum(offering))
    return _twice(total)


def _rounded_by_security(plan: str, claim: RandomClaim) -> _Amounts:
    every = [_gains_are_zero(_losses(followed(plan, claim, name), an_eighth)) for name in claim.openings]
    return _twice(_sum([_in_cents(own) for own in every]))


def _caps_and_weights(plan: str, claim: RandomClaim) -> _Amounts:
    common = _gains_are_zero(_losses(followed(plan, claim, "EXMP"), price_difference))
    preferred = _gains_are_zero(_losses(followed(plan, claim, "PREF"), price_difference)) / 2
    before = min(common, Fraction(1000)) + min(preferred, Fraction(200))
    return before, min(before, Fraction(1100))


def _two_losses(plan: str, claim: RandomClaim) -> _Amounts:
    ways = followed(plan, claim, "EXMP")
    before = _gains_are_zero(_losses(ways, price_difference))
    return before, before if _market_loss(ways) > 0 else Fraction(0)


def _market_loss(ways: list[Way]) -> Fraction:
    return _sum([way.price - (16 if way.sold is None else way.sale) for way in ways if way.origin == BOUGHT])


def _record_dates(plan: str, claim: RandomClaim) -> _Amounts:
    followed(plan, claim, "EXMP")
    total = Fraction(0)
    for day, amount in ((date(2020, 3, 31), Fraction(1, 2)), (LAST, Fraction(5, 4))):
        is_documented = [True] * claim.openings["EXMP"]
        for line in sorted(claim.lines, key=lambda line: (line.on, line.code != "P")):
            if FIRST <= line.on <= day and line.code == "P":
                is_documented += [line.is_documented] * int(line.shares)
            elif FIRST <= line.on <= day:
                del is_documented[: int(line.shares)]
        total += sum(is_documented) * amount
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
    market_loss = _market_loss(ways)
    after = Fraction(0) if market_loss <= 0 else min(after, market_loss)
    return before, min(after, Fraction(1000))


_AMOUNTS: Mapping[str, Callable[[str, RandomClaim], _Amounts]] = MappingProxyType(
    {
        "10-two-statutes-greater": _two_statutes,
        "10-two-statutes-greater-security": _two_statutes_by_security,
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
        "22-two-losses-required": _two_losses,
        "23-rounded-per-security": _rounded_by_security,
        "25-caps-and-weights": _caps_and_weights,
    }
)


def followed(plan: str, claim: RandomClaim, security: str) -> list[Way]:
    """Follow every share of a security from where it came to where it went.

    Raises:
        UnbalancedError: more went out than was held, the closing holding is not what is left, or a donor bought what
            had been given away before.
    """
    queue = _Queue(claim.openings[security], plan)
    last = date(2020, 12, 31) if plan == "07-look-back" else END
    standing = [line for line in _without_cancelled(claim) if line.security == security]
    if any(line.donor_date is not None and line.donor_date > line.on for line in standing):
        raise UnbalancedError
    lines = [line for line in standing if FIRST <= line.on <= last]
    is_sale_first = plan == "21-sales-first"
    for _, of_day in groupby(sorted(lines, key=lambda line: line.on), key=lambda line: line.on):
        queue.take_day(sorted(of_day, key=partial(_turn, is_sale_first=is_sale_first)))
    left = claim.closings[security] * (OLD_FOR_NEW if plan == "16-split" else 1)
    is_expired = security in {"CALL", "PUT"}
    if len(queue.held) - len(queue.short) != left and not (is_expired and left == 0):
        raise UnbalancedError
    return queue.closed(EXPIRY if is_expired else None)


def _turn(line: RandomLine, *, is_sale_first: bool) -> int:
    """Purchases come first on a day, unless the plan says otherwise; then what is short, then what covers it."""
    if line.security == "CALL" and line.code == "EX":
        return 1
    if line.code in {"SS", "BC"}:
        return 2 + (line.code == "BC")
    return (line.code not in COMES_IN) is not is_sale_first


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

    def __init__(self, opening: int, plan: str) -> None:
        self.held = [Way(OPENING)] * opening
        self.short = [Way(WORTHLESS)] * -opening
        self.gone: list[Way] = []
        self._plan, self._is_split, self._lines = plan, plan == "16-split", 0
        self._place = -1 if plan in LAST_IN_FIRST_OUT else 0

    def take_day(self, lines: list[RandomLine]) -> None:
        """Take the lines of a day in turn; what is said to cover a short covers one that is open before all else."""
        left = [self._pieces(line) for line in lines]
        for number, line in enumerate(lines):
            while line.code == "BC" and self.short and left[number]:
                self._take(line, pieces=1)
                left[number] -= 1
        for number, line in enumerate(lines):
            self._lines += 1
            self._take(line, pieces=left[number])

    def _pieces(self, line: RandomLine) -> int:
        is_new = self._is_split and line.on >= EX_DATE
        return int(line.shares * (OLD_FOR_NEW if is_new else 1))

    def _take(self, line: RandomLine, *, pieces: int) -> None:
        """Take in or let out shares of a line, one after the other."""
        is_old = self._is_split and line.on < EX_DATE
        dollars = Fraction(line.cents or 0, 100) * (OLD_FOR_NEW if is_old else 1)
        for _ in range(pieces):
            if line.code == "SS" or (line.security == "PUT" and line.code == "S"):
                is_eligible = line.security == "PUT" and FIRST <= line.on <= LAST
                self.short.append(Way(BOUGHT if is_eligible else WORTHLESS, line.on, dollars))
            elif line.security == "PUT" and line.code == "AS" and self.short:
                self.gone.append(replace(self.short.pop(0), went="assigned"))
            elif line.code in GOES_OUT or (line.security == "CALL" and line.code == "EX"):
                self._let_out(line, dollars)
            elif line.code in {"P", "BC"} and self.short:
                written = self.short.pop(0)
                self.gone.append(Way(written.origin, written.on, written.price, "sold", line.on, dollars))
            else:
                self.held.append(_came(line, dollars, plan=self._plan, number=self._lines))

    def _let_out(self, line: RandomLine, dollars: Fraction) -> None:
        if not self.held:
            raise UnbalancedError
        came = self._next_held()
        went = "sold" if line.code in {"S", "AS"} else "delivered"
        self.gone.append(
            Way(came.origin, came.on, came.price, went, line.on, dollars, came_by=came.came_by, went_by=self._lines)
        )

    def _next_held(self) -> Way:
        is_opening_next = self._plan in OPENING_FIRST and self.held[0].origin == OPENING
        return self.held.pop(0 if is_opening_next else self._place)

    def closed(self, expiry: date | None) -> list[Way]:
        """Give all shares; those that are left are held, or were sold at nothing when they expired.

        Where shares are held and as many are short, nothing is held: what was bought covers what was sold short.
        """
        while self.held and self.short:
            self.short.pop(0)
            self.gone.append(replace(self._next_held(), went="covered"))
        left = [*self.held, *self.short]
        if expiry is not None:
            left = [Way(way.origin, way.on, way.price, "sold", expiry) for way in left]
        return self.gone + left


def _came(line: RandomLine, dollars: Fraction, *, plan: str, number: int) -> Way:
    """Give a share that came in: bought as the plan asks, or by way of a donor who did, or worth nothing."""
    on, price, is_bought = line.on, dollars, line.code in BOUGHT_BY.get(plan, ("P",))
    has_donor = line.code in GIVEN and plan != "18-received-earns-nothing"
    if has_donor and line.donor_date is not None and line.donor_cents is not None:
        on, price, is_bought = line.donor_date, Fraction(line.donor_cents, 100), True
    is_eligible = is_bought and line.is_documented and FIRST <= on <= LAST
    return Way(BOUGHT if is_eligible else WORTHLESS, on, price, came_by=number)
