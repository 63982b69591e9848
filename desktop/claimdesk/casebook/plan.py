"""A plan of allocation is the court-approved method as data: how trades match, what a share lost, what limits it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from claimdesk.casebook.account import TradeCode
from claimdesk.casebook.money import MILLION
from claimdesk.casebook.plan_tables import Band, Matrix, Series, Table, day_of, moment_of

if TYPE_CHECKING:
    from datetime import date


BOUGHT_BY = frozenset({TradeCode.PURCHASE})
WRITTEN_BY = frozenset({TradeCode.SHORT_SALE, TradeCode.SALE})
"""The codes of trades that can earn where the plan names none: purchases; sales of a security that is written."""


class PlanStatus(StrEnum):
    """What stands behind a plan; only an approved one is the court's."""

    ILLUSTRATIVE = "illustrative"
    PROPOSED = "proposed"
    APPROVED = "approved by the court"
    WITHDRAWN = "withdrawn"


class Matching(StrEnum):
    """Which shares a sale takes: the first bought, the last bought, the first at average cost; or none are matched."""

    FIFO = "first in, first out"
    LIFO = "last in, first out"
    AVERAGE = "average cost"
    RECORD_DATE = "record dates"


class SameDay(StrEnum):
    """What comes first on one day."""

    PURCHASES_FIRST = "purchases first"
    SALES_FIRST = "sales first"


class Received(StrEnum):
    """What shares earn that came by transfer, gift or inheritance."""

    NOTHING = "nothing"
    DONOR = "as the donor's purchase"


class Scope(StrEnum):
    """On what a step of the plan works: one match, one security of a claim, the claim; or nowhere."""

    MATCH = "match"
    SECURITY = "security"
    CLAIM = "claim"
    NEVER = "never"


class Rounded(StrEnum):
    """Where amounts become whole cents: the loss a unit, each match, each security of a claim, or the claim once."""

    UNIT = "unit"
    MATCH = "match"
    SECURITY = "security"
    CLAIM = "claim"


class RoundingWay(StrEnum):
    """How an amount becomes whole cents."""

    HALF_UP = "half up"
    DOWN = "down"


class Joined(StrEnum):
    """How several values become one."""

    LEAST = "least"
    GREATEST = "greatest"
    SUM = "sum"


class MarketTest(StrEnum):
    """What the market gain or loss of the claim does to it."""

    NONE = "none"
    GAIN_GIVES_ZERO = "gain gives zero"
    LOSS_CAPS = "gain gives zero, loss caps"


class LimbKind(StrEnum):
    """What a limb measures, in the words of notices; the words after it name a table or an amount."""

    NOTHING = "nothing"
    PRICE_LESS_SALE = "purchase price less sale price"
    PRICE_LESS_AMOUNT = "purchase price less"
    PRICE = "purchase price"
    AMOUNT = "amount"
    DECLINE = "decline"
    INFLATION_LOST = "inflation at purchase less inflation at sale"
    INFLATION = "inflation at purchase"
    PRICE_LESS_MEAN = "purchase price less look-back mean"
    PRICE_LESS_VALUE = "purchase price less true value"
    REPURCHASE_LESS_PREMIUM = "closing price less premium received"
    AMOUNT_LESS_PREMIUM = "amount less premium received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limb:
    """One limb of a disposal case: what it measures, by which tables, or with which amount in millionths.

    `sale_table` is the table for the sale where it is not that of the purchase.
    """

    kind: LimbKind
    words: str
    table: Table | None = None
    sale_table: Series | None = None
    amount: int = 0

    @property
    def series(self) -> Series:
        """The table of the limb, which is a series."""
        if not isinstance(self.table, Series):
            raise TypeError(f"{self.words} has no series")
        return self.table

    @property
    def matrix(self) -> Matrix:
        """The table of the limb, which is a matrix."""
        if not isinstance(self.table, Matrix):
            raise TypeError(f"{self.words} has no matrix")
        return self.table


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalCase:
    """What a matched share earns when its purchase and its disposal lie in the bands of the case.

    The first case that fits applies. `floor` and `cap` are millionths of a dollar a share. `price_at_most` bounds the
    purchase price in every limb (15 U.S.C. 77k(e): not above the price of the offering).
    """

    name: str
    paragraph: str
    acquired: Band | None
    disposed: Band
    limbs: tuple[Limb, ...]
    joined: Joined = Joined.LEAST
    floor: int | None = None
    cap: int | None = None
    price_at_most: int | None = None
    measure: str = ""
    securities: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    def fits(self, *, acquired: int, disposed: int, security: str, category: str) -> bool:
        """Whether the case applies to such a match."""
        return (
            disposed in self.disposed
            and (self.acquired is None or acquired in self.acquired)
            and (not self.securities or security in self.securities)
            and (not self.categories or category in self.categories)
        )


@dataclass(frozen=True, slots=True)
class Split:
    """From the ex-date on, `old` shares are `new` shares."""

    ex_date: date
    new: int
    old: int

    @property
    def ratio(self) -> Fraction:
        """How many shares one share became."""
        return Fraction(self.new, self.old)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSecurity:
    """One security of the plan: purchases that can earn, its unit, rate and weight, and its own holding value.

    `unit` is how many priced units one reported unit holds, in millionths (an option contract: 100 shares). `rate`
    turns its currency into that of the plan. A security that was written opens with a sale and closes with a purchase.
    """

    name: str
    eligible: Band
    eligible_codes: frozenset[TradeCode] = BOUGHT_BY
    unit: int = MILLION
    rate: int = MILLION
    currency: str = "USD"
    weight: int = MILLION
    holding_value: int | None = None
    cap: int | None = None
    expires_on: date | None = None
    is_written: bool = False
    splits: tuple[Split, ...] = ()

    def split_after(self, day: date) -> Fraction | int:
        """Give how many shares of the end one share of `day` is: the product of the splits after that day."""
        ratio: Fraction | int = 1
        for split in self.splits:
            if day < split.ex_date:
                ratio = ratio * split.ratio
        return ratio

    def split_at(self, moment: int) -> Fraction | int:
        """Give `split_after` for the day of a moment that is not HELD."""
        return self.split_after(day_of(moment))

    @property
    def factor(self) -> Fraction:
        """By what shares times dollars a share become money of the plan: unit, rate and weight together."""
        return Fraction(self.unit * self.rate * self.weight, MILLION**3)


@dataclass(frozen=True, slots=True)
class Cut:
    """A correction inside of a trading day: trades have no time, so their price says on which side they are.

    A price at or above `price` (millionths) is before the cut when `high_is_before`, else after it.
    """

    on: date
    price: int
    high_is_before: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """One of several measures of loss, such as one for each statute, with its weight in millionths."""

    name: str
    weight: int = MILLION


@dataclass(frozen=True, slots=True)
class Category:
    """A category of claimants and the weight of its losses in millionths."""

    name: str
    weight: int = MILLION


@dataclass(frozen=True, slots=True)
class RecordDate:
    """Shares held at the close of a day earn a fixed amount each, in millionths of a dollar."""

    on: date
    amount: int
    paragraph: str = ""
    security: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRules:
    """What happens to the losses of the matches until they are the recognized loss of the claim."""

    negatives_to_zero: Scope = Scope.MATCH
    rounded: Rounded = Rounded.CLAIM
    rounding_way: RoundingWay = RoundingWay.HALF_UP
    measures_joined: Joined = Joined.GREATEST
    measures_joined_per: Scope = Scope.MATCH
    net_gains: Series | None = None
    market_test: MarketTest = MarketTest.NONE
    holding_value: int | None = None
    cap: int | None = None
    paragraph: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingRules:
    """How disposals find the shares they take."""

    method: Matching = Matching.FIFO
    same_day: SameDay = SameDay.PURCHASES_FIRST
    opening_first: bool = True
    received: Received = Received.NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOfAllocation:
    """The plan: version and status, then securities, cuts, cases in order, and the rules of the claim.

    Shares sold after `held_on` count as held. Constants and matrices are in shares after every split; a series is in
    shares as they were on its days.
    """

    version: str
    status: PlanStatus
    title: str
    since: date | None = None
    """The day since when it is in effect: that of the order."""
    withdrawn_on: date | None = None
    securities: tuple[PlanSecurity, ...]
    cases: tuple[DisposalCase, ...]
    held_on: date
    matching: MatchingRules = MatchingRules()
    cuts: tuple[Cut, ...] = ()
    measures: tuple[Measure, ...] = (Measure(""),)
    categories: tuple[Category, ...] = ()
    record_dates: tuple[RecordDate, ...] = ()
    claim: ClaimRules = ClaimRules()
    tables: tuple[Table, ...] = ()

    def security(self, name: str) -> PlanSecurity | None:
        """Give the security of the plan with this name."""
        return next((security for security in self.securities if security.name == name), None)

    def category(self, name: str) -> Category | None:
        """Give the category with this name."""
        return next((category for category in self.categories if category.name == name), None)

    def moment(self, day: date, price: int | Fraction | None) -> int:
        """Give the place of a trade in time; on the day of a cut its price says on which side it is."""
        for cut in self.cuts:
            if cut.on == day and price is not None:
                return moment_of(day, is_after_cut=(price >= cut.price) is not cut.high_is_before)
        return moment_of(day)
