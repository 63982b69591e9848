"""The recognized loss of an account is what its matches earn under the plan, exactly, step by step and with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.account_lines import BalanceDays, SortedLines, goes_in, sort_lines
from claimdesk.casebook.claim_level import ClaimLevel, counted, limited
from claimdesk.casebook.match_loss import MatchLoss, losses_of
from claimdesk.casebook.matching import GIVEN, Exact, Matched, Matcher, Origin
from claimdesk.casebook.money import Money, counted_shares_text, rounded
from claimdesk.casebook.plan import Matching, Received
from claimdesk.casebook.plan_tables import NoRowError
from claimdesk.casebook.record_dates import record_date_losses

if TYPE_CHECKING:
    from claimdesk.casebook.account import Account
    from claimdesk.casebook.claim_level import ClaimStep
    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casebook.settlement import Settlement


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognizedLoss:
    """The result for one account under one version of a plan; amounts are millionths of a dollar, whole cents.

    Both amounts are None where the account cannot be computed, and `problems` say why. `difference` is the balance in
    millionths of shares, None where no closing holding is stated.
    """

    account: str
    plan_version: str
    amount: Money | None
    before_claim_level: Money | None
    matches: tuple[MatchLoss, ...] = ()
    steps: tuple[ClaimStep, ...] = ()
    market_loss: Exact | None = None
    difference: Exact | None = None
    problems: tuple[str, ...] = ()
    is_in_part: bool = False
    """Shares without a document were left out of what earns."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One security of the account: its sorted lines and their matches."""

    lines: SortedLines
    matched: Matched


def balance_days(settlement: Settlement) -> BalanceDays:
    """Give the days whose trades belong to the balance: from the class period to the closing holding."""
    period = settlement.class_period
    first = period.first if period else None
    return BalanceDays(first=first, last=settlement.closing_on, opening_on=settlement.opening_on)


def recognized_loss(
    account: Account, plan: PlanOfAllocation, *, days: BalanceDays, tolerance: int = 0
) -> RecognizedLoss:
    """Compute one account; `tolerance` is the shares in millionths by which it may be out of balance.

    An account that is out of balance, or that the plan has no answer for, has no amount, and a problem says why.
    """
    parts = _parts(account, plan, days=days)
    refusals = [*account.problems, *_strangers(account, plan)]
    remarks: list[str] = []
    for part in parts:
        name = f"{part.matched.security.name}: " if len(plan.securities) > 1 else ""
        refusals += (name + text for text in part.lines.refusals)
        if not account.problems and not part.lines.refusals:  # a line that is left out would make them false
            refusals += (name + text for text in part.matched.refusals)
            refusals += (name + text for text in _out_of_balance(part.matched, tolerance=tolerance))
        remarks += (name + text for text in (*part.lines.remarks, *_remarks(part, plan)))
    is_whole = not (account.problems or any(part.lines.refusals or part.matched.refusals for part in parts))
    difference = _difference(parts) if is_whole else None
    if not refusals:
        try:
            losses, level = _computed(account, plan, parts)
            return RecognizedLoss(
                account=account.name,
                plan_version=plan.version,
                amount=level.amount,
                before_claim_level=level.before,
                matches=losses,
                steps=level.steps,
                market_loss=level.market_loss,
                difference=difference,
                problems=tuple(remarks),
                is_in_part=any(True for part in parts for _ in _undocumented(part, plan)),
            )
        except NoRowError as error:
            refusals.append(f"the plan has no answer: {error}")
    return RecognizedLoss(
        account=account.name,
        plan_version=plan.version,
        amount=None,
        before_claim_level=None,
        difference=difference,
        problems=(*refusals, *remarks),
    )


def _parts(account: Account, plan: PlanOfAllocation, *, days: BalanceDays) -> tuple[_Part, ...]:
    parts = []
    for security in plan.securities:
        own = [line for line in account.lines if line.security == security.name]
        if own:
            lines = sort_lines(own, security, days=days, same_day=plan.matching.same_day)
            parts.append(_Part(lines, Matcher(plan, security).match(lines)))
    return tuple(parts)


def _computed(
    account: Account, plan: PlanOfAllocation, parts: tuple[_Part, ...]
) -> tuple[tuple[MatchLoss, ...], ClaimLevel]:
    losses: list[MatchLoss] = []
    for part in parts:
        if plan.matching.method is Matching.RECORD_DATE:
            losses += record_date_losses(part.lines, part.matched.security, plan, category=account.category)
        else:
            losses += losses_of(part.matched, plan, category=account.category)
    chosen = counted(losses, plan)
    return chosen, limited(chosen, tuple(part.matched for part in parts), plan)


def _strangers(account: Account, plan: PlanOfAllocation) -> Iterator[str]:
    """Name a category or a security that the plan does not know."""
    if plan.categories and account.lines and plan.category(account.category) is None:
        known = ", ".join(category.name for category in plan.categories)
        if account.category:
            yield f"the category {account.category} is none of the plan, which has {known}"
        else:
            yield (
                f"the plan needs the category of the claimant, {known}, and none is stated; a schedule on paper states "
                "none, so compute the account from a file of trades"
            )
    known_names = {security.name for security in plan.securities}
    for name in dict.fromkeys(line.security for line in account.lines):
        if name not in known_names:
            yield f"the plan does not cover {name}"


def _remarks(part: _Part, plan: PlanOfAllocation) -> Iterator[str]:
    if part.lines.closing is None:
        held = counted_shares_text(rounded(part.matched.held))
        yield f"no closing holding is stated, so the balance is not known; what is left is taken as held: {held}"
    for source in dict.fromkeys(_undocumented(part, plan)):
        yield f"{source}: shares without a document earn nothing; the claim is computed in part"
    if plan.matching.received is Received.DONOR:
        for line in part.lines.trades:
            if line.code in GIVEN and (line.donor_date is None or line.donor_price is None):
                yield f"{line.source}: day and price of the donor's purchase are not stated, so the shares earn nothing"
    sales = (match.disposal for match in part.matched.matches if match.can_earn and not match.disposal.is_documented)
    for source in dict.fromkeys(sale.source for sale in sales):
        yield f"{source}: no document shows this sale; it counts as it is stated"


def _undocumented(part: _Part, plan: PlanOfAllocation) -> Iterator[str]:
    """Name the shares that would earn if there were a document."""
    if plan.matching.method is not Matching.RECORD_DATE:
        yield from (match.lot.source for match in part.matched.matches if match.lot.origin is Origin.UNDOCUMENTED)
        return
    if part.lines.opening and not part.lines.is_opening_documented:
        yield "opening holding"
    for line in part.lines.trades:
        if not line.is_documented and goes_in(line, part.matched.security):
            yield line.source


def _difference(parts: tuple[_Part, ...]) -> Exact | None:
    """Give the balance of all securities; one that has too much does not make up for one that has too little."""
    known: list[Exact] = [part.matched.difference for part in parts if part.matched.difference is not None]
    if len(known) < len(parts):
        return None
    has_both = min(known, default=0) < 0 < max(known, default=0)
    return sum((one if one > 0 else -one for one in known) if has_both else known)


def _out_of_balance(matched: Matched, *, tolerance: int) -> Iterator[str]:
    difference = matched.difference
    if difference is None or matched.refusals:
        return
    if abs(rounded(difference)) > tolerance:
        way = "more came in" if difference > 0 else "fewer came in"
        shares = counted_shares_text(abs(rounded(difference)))
        yield f"out of balance by {shares}: {way} than went out or are held at the closing"
