"""The losses of the matches become the recognized loss of the claim in named steps, each with what it did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from claimdesk.casebook.limbs import dollars_at
from claimdesk.casebook.match_loss import FINE, MatchLoss, cents
from claimdesk.casebook.matching import Exact, Match, Matched, Origin, Way
from claimdesk.casebook.money import MILLION, Money
from claimdesk.casebook.plan import Joined, MarketTest, Measure, PlanOfAllocation, PlanSecurity, Rounded, Scope
from claimdesk.casebook.plan_tables import NoRowError

if TYPE_CHECKING:
    from claimdesk.casebook.plan_tables import Series


@dataclass(frozen=True, slots=True)
class ClaimStep:
    """One step from the matches to the recognized loss: its name, and the amount after it in 10**-18 dollars."""

    name: str
    amount: Exact


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLevel:
    """The amounts before and after the tests of the claim, in whole cents, and the steps between."""

    before: Money
    amount: Money
    steps: tuple[ClaimStep, ...]
    market_loss: Exact | None
    """In 10**-18 dollars, None where the plan has no market test; a gain is negative."""


def counted(losses: Iterable[MatchLoss], plan: PlanOfAllocation) -> tuple[MatchLoss, ...]:
    """Leave out the losses of the lesser measures, where the greater of several totals counts."""
    every = tuple(losses)
    if len(plan.measures) == 1 or plan.claim.measures_joined is Joined.SUM:
        return every
    if plan.claim.measures_joined_per is Scope.MATCH:
        return every
    if plan.claim.measures_joined_per is Scope.CLAIM:
        best = _greatest(every, plan.measures)
        return tuple(loss for loss in every if not loss.limbs or loss.measure == best)
    by_security = {
        security.name: _greatest((loss for loss in every if loss.security == security.name), plan.measures)
        for security in plan.securities
    }
    return tuple(loss for loss in every if not loss.limbs or loss.measure == by_security[loss.security])


def _greatest(losses: Iterable[MatchLoss], measures: tuple[Measure, ...]) -> str:
    totals: dict[str, Exact] = {measure.name: 0 for measure in measures}
    for loss in losses:
        if loss.limbs:
            totals[loss.measure] += loss.amount
    return max(totals, key=lambda name: totals[name])


def limited(losses: tuple[MatchLoss, ...], matched: tuple[Matched, ...], plan: PlanOfAllocation) -> ClaimLevel:
    """Add up the losses, and apply netting, market test and caps in this order; round once, where the plan says.

    Raises:
        NoRowError: a holding value or a row of a table is missing.
    """
    rules = plan.claim
    total, steps = _summed(losses, plan)
    before = total
    if rules.net_gains is not None:
        gains = sum(_inflation_gains(one, rules.net_gains) for one in matched)
        total = max(0, total - gains)
        if gains:
            steps.append(ClaimStep("after inflation gained on shares that earn nothing", total))
    market_loss = None
    if rules.market_test is not MarketTest.NONE:
        market_loss = sum(_market_loss(one, plan) for one in matched)
        if market_loss <= 0:
            is_taken = total > 0
            total = min(0, total)
            if is_taken:
                steps.append(ClaimStep("the market gave no loss, so nothing is left", total))
        elif rules.market_test is MarketTest.LOSS_CAPS and market_loss < total:
            total = market_loss
            steps.append(ClaimStep("limited to the market loss", total))
    if rules.cap is not None and total > rules.cap * FINE:
        total = rules.cap * FINE
        steps.append(ClaimStep("after the cap of the claim", total))
    return ClaimLevel(
        before=Money(cents(before, rules.rounding_way)),
        amount=Money(cents(total, rules.rounding_way)),
        steps=tuple(steps),
        market_loss=market_loss,
    )


def _summed(losses: tuple[MatchLoss, ...], plan: PlanOfAllocation) -> tuple[Exact, list[ClaimStep]]:
    """Add up the matches, then security by security, with a step for whatever changes the sum."""
    rules = plan.claim
    total: Exact = sum(loss.amount for loss in losses)
    steps = [ClaimStep("sum of the matches", total)]

    def change(name: str, by: Exact) -> None:
        nonlocal total
        if by:
            total += by
            steps.append(ClaimStep(name, total))

    for security in plan.securities:
        own: Exact = sum(loss.amount for loss in losses if loss.security == security.name)
        if rules.negatives_to_zero is Scope.SECURITY and own < 0:
            change(f"after the gain on {security.name} counts as zero", -own)
            own = 0
        if security.cap is not None and own > security.cap * FINE:
            change(f"after the cap of {security.name}", security.cap * FINE - own)
            own = security.cap * FINE
        if rules.rounded is Rounded.SECURITY:
            change(f"after {security.name} in whole cents", cents(own, rules.rounding_way) * FINE - own)
    if rules.negatives_to_zero is Scope.CLAIM and total < 0:
        change("after the gain of the claim counts as zero", -total)
    return total, steps


def _inflation_gains(matched: Matched, table: Series) -> Exact:
    """Give the inflation in the price of shares sold that earn nothing, such as those of the opening holding."""
    gains: Exact = 0
    for match in matched.matches:
        if match.lot.origin is not Origin.OPENING or match.disposal.way is not Way.SOLD:
            continue
        gain, _ = dollars_at(table, match.disposal.moment, match.disposal.price, security=matched.security)
        gains += match.shares * gain * _money_factor(matched.security)
    return gains


def _market_loss(matched: Matched, plan: PlanOfAllocation) -> Exact:
    """Give the cost of the shares that can earn, less what they brought and what the held ones are worth."""
    loss = sum(_market_loss_of(match, matched.security, plan) for match in matched.matches if match.can_earn)
    return loss * _money_factor(matched.security)


def _market_loss_of(match: Match, security: PlanSecurity, plan: PlanOfAllocation) -> Exact:
    worth: Exact | None = match.disposal.price
    if match.disposal.way is Way.HELD:
        worth = security.holding_value if security.holding_value is not None else plan.claim.holding_value
    if worth is None:
        raise NoRowError(f"the plan has no holding value for {security.name}")
    loss = (match.lot.price - worth) * match.shares * MILLION
    return -loss if security.is_written else loss


def _money_factor(security: PlanSecurity) -> Fraction | int:
    factor = Fraction(security.unit * security.rate, MILLION * MILLION)
    return 1 if factor == 1 else factor
