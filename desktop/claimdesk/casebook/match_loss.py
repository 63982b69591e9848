"""One match earns what the first fitting case of the plan gives its shares, limb by limb, with what bound it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from claimdesk.casebook.limbs import LimbValue, joined, trades_of, value_of
from claimdesk.casebook.matching import Exact, Match, Matched, Origin, Way
from claimdesk.casebook.money import CENT, MILLION, rounded, rounded_down
from claimdesk.casebook.plan import (
    ClaimRules,
    DisposalCase,
    Joined,
    Measure,
    PlanOfAllocation,
    Rounded,
    RoundingWay,
    Scope,
)
from claimdesk.casebook.plan_tables import NoRowError

FINE = MILLION * MILLION
"""Amounts of matches are in 10**-18 dollars: millionths of a share times 10**-12 dollars a share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchLoss:
    """What one match earns: a share in 10**-12 dollars, in all in 10**-18, by which case, and which limb bound it.

    `acquired` is None for the opening holding and `disposed` for what is still held. `amount` has unit, rate and
    weights in it. `is_donors` says that the purchase is that of the donor. A match that cannot earn has the reason for
    its case, and no limbs.
    """

    security: str
    shares: Exact
    acquired: date | None = None
    acquired_price: Exact | None = None
    disposed: date | None = None
    disposed_price: Exact | None = None
    per_share: Exact = 0
    amount: Exact = 0
    case: str
    bound_by: str = ""
    measure: str = ""
    paragraph: str = ""
    limbs: tuple[LimbValue, ...] = ()
    purchase_source: str = ""
    disposal_source: str = ""
    is_donors: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchContext:
    """The plan, the security and the claimant's category under which a match is looked at."""

    plan: PlanOfAllocation
    matched: Matched
    category: str

    def factor(self, measure: Measure) -> Fraction:
        """By what shares times dollars a share become money: unit and rate, and all weights."""
        category = self.plan.category(self.category)
        weight = Fraction(measure.weight * (category.weight if category else MILLION), MILLION * MILLION)
        return self.matched.security.factor * weight


def losses_of(matched: Matched, plan: PlanOfAllocation, *, category: str) -> Iterator[MatchLoss]:
    """Give the losses of the matches of one security: one a match, or one for each measure that counts.

    Raises:
        NoRowError: the plan has no case, or a table no row, for one of the matches.
    """
    context = MatchContext(plan=plan, matched=matched, category=category)
    is_one_of_many = plan.claim.measures_joined is Joined.GREATEST and plan.claim.measures_joined_per is Scope.MATCH
    for match in matched.matches:
        if not match.can_earn:
            yield _without_loss(match, context)
            continue
        by_measure = [_measured(match, context, measure=measure) for measure in plan.measures]
        if is_one_of_many:
            yield max(by_measure, key=lambda loss: loss.amount)
        else:
            yield from by_measure


def cents(amount: Exact, way: RoundingWay) -> int:
    """Round an amount in 10**-18 dollars to whole cents, in millionths of a dollar."""
    exact = Fraction(amount, FINE) if isinstance(amount, int) else amount / FINE
    return rounded(exact, unit=CENT) if way is RoundingWay.HALF_UP else rounded_down(exact, unit=CENT)


def in_cents(per_share: Exact, rules: ClaimRules) -> Exact:
    """Round dollars a share, in 10**-12 dollars, to whole cents as the plan says."""
    return cents(per_share * MILLION, rules.rounding_way) * MILLION


def _case_of(match: Match, context: MatchContext, *, measure: Measure) -> DisposalCase:
    for case in context.plan.cases:
        if case.measure == measure.name and case.fits(
            acquired=match.lot.moment,
            disposed=match.disposal.moment,
            security=context.matched.security.name,
            category=context.category,
        ):
            return case
    how = f"sold on {match.disposal.on}" if match.disposal.way is Way.SOLD else "still held"
    raise NoRowError(f"no case covers shares bought on {match.lot.on} and {how}")


def _measured(match: Match, context: MatchContext, *, measure: Measure) -> MatchLoss:
    plan = context.plan
    case = _case_of(match, context, measure=measure)
    trades = trades_of(match, case, context.matched.security)
    limbs = tuple(value_of(limb, trades) for limb in case.limbs)
    per_share, bound_by = _bound(limbs, case)
    if per_share < 0 and plan.claim.negatives_to_zero is Scope.MATCH:
        per_share, bound_by = 0, f"zero, because {bound_by} is below it"
    if plan.claim.rounded is Rounded.UNIT:
        per_share = in_cents(per_share, plan.claim)
    factor = context.factor(measure)
    amount = match.shares * per_share if factor == 1 else match.shares * per_share * factor
    if plan.claim.rounded is Rounded.MATCH:
        amount = cents(amount, plan.claim.rounding_way) * FINE
    is_held = match.disposal.way is Way.HELD
    return MatchLoss(
        security=context.matched.security.name,
        shares=match.shares,
        acquired=match.lot.on,
        acquired_price=match.lot.price,
        disposed=match.disposal.on,
        disposed_price=None if is_held else match.disposal.price,
        per_share=per_share,
        amount=amount,
        case=case.name,
        bound_by=bound_by,
        measure=measure.name,
        paragraph=case.paragraph,
        limbs=limbs,
        purchase_source=match.lot.source,
        disposal_source=match.disposal.source,
        is_donors=match.lot.is_donors,
    )


def _bound(limbs: tuple[LimbValue, ...], case: DisposalCase) -> tuple[Exact, str]:
    """Join the limbs of a case and keep them within its floor and cap."""
    per_share = joined([limb.value for limb in limbs], case.joined)
    if case.joined is Joined.SUM:
        bound_by = " + ".join(limb.words for limb in limbs)
    else:
        bound_by = next(limb.words for limb in limbs if limb.value == per_share)
    if case.cap is not None and per_share > case.cap * MILLION:
        per_share, bound_by = case.cap * MILLION, "cap of the case"
    if case.floor is not None and per_share < case.floor * MILLION:
        per_share, bound_by = case.floor * MILLION, "floor of the case"
    return per_share, bound_by


def _without_loss(match: Match, context: MatchContext) -> MatchLoss:
    lot, disposal = match.lot, match.disposal
    is_priced = lot.origin is not Origin.OPENING and lot.on is not None
    is_set_off = disposal.way is Way.COVERED and lot.origin is not Origin.SHORT_SALE
    return MatchLoss(
        security=context.matched.security.name,
        shares=match.shares,
        acquired=lot.on,
        acquired_price=lot.price if is_priced else None,
        disposed=disposal.on,
        disposed_price=disposal.price if disposal.way is Way.SOLD else None,
        case=str(disposal.way if lot.origin is Origin.EARNING or is_set_off else lot.origin),
        bound_by="earns nothing",
        is_donors=lot.is_donors,
        purchase_source=lot.source,
        disposal_source=disposal.source,
    )
