"""Where a plan counts shares held on record dates, each date is worth its amount a share, and nothing is matched."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from claimdesk.casebook.account_lines import SortedLines, goes_in
from claimdesk.casebook.match_loss import FINE, MatchLoss, cents, in_cents
from claimdesk.casebook.money import MILLION
from claimdesk.casebook.plan import Rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdesk.casebook.matching import Exact
    from claimdesk.casebook.plan import PlanOfAllocation, PlanSecurity


def record_date_losses(
    lines: SortedLines, security: PlanSecurity, plan: PlanOfAllocation, *, category: str
) -> Iterator[MatchLoss]:
    """Give the loss of one security for each record date of the plan; a short position earns nothing."""
    found = plan.category(category)
    weight = found.weight if found else MILLION
    factor = security.factor * weight / MILLION
    for record in plan.record_dates:
        if record.security not in {"", security.name}:
            continue
        shares = max(0, _held_at(lines, security, on=record.on))
        per_share: Exact = record.amount * MILLION
        if plan.claim.rounded is Rounded.UNIT:
            per_share = in_cents(per_share, plan.claim)
        amount = shares * per_share * factor
        yield MatchLoss(
            security=security.name,
            shares=shares,
            disposed=None,
            per_share=per_share,
            amount=cents(amount, plan.claim.rounding_way) * FINE if plan.claim.rounded is Rounded.MATCH else amount,
            case=f"held on {record.on}",
            bound_by="amount of the record date",
            paragraph=record.paragraph,
        )


def _held_at(lines: SortedLines, security: PlanSecurity, *, on: date) -> Exact:
    """Give the shares held at the close of a day, as many as they were on that day."""
    held: Exact = (lines.opening or 0) * security.split_after(date.min)
    for line in lines.trades:
        if line.on is not None and line.on <= on:
            shares = abs(line.shares) * security.split_after(line.on)
            held += shares if goes_in(line, security) else -shares
    return Fraction(held) / Fraction(security.split_after(on)) if security.splits else held
