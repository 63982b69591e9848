"""Where a plan counts shares held on record dates, each date is worth its amount a share, and nothing is matched."""

from __future__ import annotations

from collections import deque
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
    """Give the loss of one security for each record date of the plan.

    A short position earns nothing, and neither do shares without a document.
    """
    found = plan.category(category)
    weight = found.weight if found else MILLION
    factor = security.factor * weight / MILLION
    for record in plan.record_dates:
        if record.security not in {"", security.name}:
            continue
        shares = _earning_at(lines, security, on=record.on)
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


def _earning_at(lines: SortedLines, security: PlanSecurity, *, on: date) -> Exact:
    """Give the documented shares held at the close of a day, as many as they were on that day."""
    held = _Held()
    held.change((lines.opening or 0) * security.split_after(date.min), is_documented=lines.is_opening_documented)
    for line in lines.trades:
        if line.on is not None and line.on <= on:
            shares = abs(line.shares) * security.split_after(line.on)
            held.change(shares if goes_in(line, security) else -shares, is_documented=line.is_documented)
    return Fraction(held.documented) / Fraction(security.split_after(on)) if security.splits else held.documented


class _Held:
    """What is held, in the order in which it came; what goes takes the first, and what comes covers a short first."""

    def __init__(self) -> None:
        self._short: Exact = 0
        self._lots: deque[tuple[Exact, bool]] = deque()

    @property
    def documented(self) -> Exact:
        """The shares that a document supports."""
        return sum(shares for shares, is_documented in self._lots if is_documented)

    def change(self, shares: Exact, *, is_documented: bool) -> None:
        """Take shares in, or let them go where they are below zero."""
        if shares > 0:
            covered = min(self._short, shares)
            self._short -= covered
            if shares > covered:
                self._lots.append((shares - covered, is_documented))
            return
        left = -shares
        while left and self._lots:
            first, is_first_documented = self._lots.popleft()
            taken = min(first, left)
            left -= taken
            if taken < first:
                self._lots.appendleft((first - taken, is_first_documented))
        self._short += left
