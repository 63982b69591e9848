"""What a plan allows for a match, step by step, is said in the sentences of resources/letters/loss.toml."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.limbs import joined
from claimdesk.casebook.match_loss import FINE
from claimdesk.casebook.matching import Exact, Origin, Way
from claimdesk.casebook.money import MILLION, millionths, money_text, rounded, shares_text
from claimdesk.casebook.plan import Joined, LimbKind, Matching, PlanStatus, Scope

if TYPE_CHECKING:
    from claimdesk.casebook.match_loss import MatchLoss
    from claimdesk.casebook.plan import DisposalCase, PlanOfAllocation

DateText = Callable[[date], str]
"""Writes a day for a screen or for a letter."""

_STANDINGS: Mapping[PlanStatus, str] = MappingProxyType(
    {
        PlanStatus.ILLUSTRATIVE: "standing_illustrative",
        PlanStatus.PROPOSED: "standing_proposed",
        PlanStatus.APPROVED: "standing_approved",
        PlanStatus.WITHDRAWN: "standing_withdrawn",
    }
)
_WITHOUT_LOSS: Mapping[str, str] = MappingProxyType(
    {
        Origin.NOT_ELIGIBLE.value: "not_eligible",
        Origin.RECEIVED.value: "received",
        Origin.UNDOCUMENTED.value: "undocumented",
        Origin.SHORT_SALE.value: "short_sale",
        Way.DELIVERED.value: "bought_gone",
        Way.COVERED.value: "short_sale",
    }
)
_JOINED: Mapping[Joined, str] = MappingProxyType(
    {Joined.LEAST: "least", Joined.GREATEST: "greatest", Joined.SUM: "sum"}
)

NOT_COMPUTED = "not computed"
NOT_IN_THE_RUN = "not in the run"


def dollars(exact: Exact, *, scale: int = 1) -> str:
    """Write dollars for people from millionths times `scale`, to six places where they are not zero."""
    amount = rounded(Fraction(exact) / scale)
    return f"-${money_text(-amount)}" if amount < 0 else f"${money_text(amount)}"


def per_share_text(per_share: Exact) -> str:
    """Write dollars a share from 10**-12 dollars."""
    return dollars(per_share, scale=MILLION)


def amount_text(amount: Exact) -> str:
    """Write dollars from 10**-18 dollars."""
    return dollars(amount, scale=FINE)


def count_text(shares: Exact) -> str:
    """Write shares for people."""
    return shares_text(rounded(shares))


def case_of(loss: MatchLoss, plan: PlanOfAllocation) -> DisposalCase | None:
    """Give the case of the plan that a match fell under; None for a match that cannot earn."""
    if not loss.limbs:
        return None
    return next((case for case in plan.cases if case.name == loss.case and case.measure == loss.measure), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LossWords:
    """The sentences by name, how days are written, and the day at whose close shares were still held."""

    sentences: Mapping[str, str]
    day: DateText

    def say(self, key: str, **values: str) -> str:
        """Give one sentence with its values put in.

        Raises:
            KeyError: there is no such sentence, or it asks for a value that is not given.
        """
        return self.sentences[key].format_map(values)

    def standing(self, plan: PlanOfAllocation) -> str:
        """Say what stands behind a plan."""
        return self.say(_STANDINGS[plan.status])

    def sentence(self, loss: MatchLoss, plan: PlanOfAllocation, *, held_on: date) -> str:
        """Say what happened to the shares of one match, and what the plan allows for them."""
        case = case_of(loss, plan)
        if plan.matching.method is Matching.RECORD_DATE:
            return self.say(
                "record_date",
                case=loss.case,
                shares=count_text(loss.shares),
                per_share=per_share_text(loss.per_share),
                amount=amount_text(loss.amount),
            )
        happened = self._happened(loss, plan, held_on=held_on)
        if case is None:
            return happened
        return " ".join((happened, self._allowed(loss, plan, case=case), *self._notes(loss, plan, case=case)))

    def _happened(self, loss: MatchLoss, plan: PlanOfAllocation, *, held_on: date) -> str:
        security = plan.security(loss.security)
        is_written = security is not None and security.is_written
        is_sold = loss.disposed_price is not None
        if loss.limbs and is_written:
            key = "written_closed" if is_sold else "written_open"
        elif loss.limbs:
            key = "bought_sold" if is_sold else "bought_sold_later" if loss.disposed else "bought_held"
        elif loss.case == Origin.OPENING.value:
            key = "opening_sold" if is_sold else "opening_gone" if loss.disposed else "opening_held"
        else:
            key = _WITHOUT_LOSS[loss.case]
        return self.say(
            key,
            shares=count_text(loss.shares),
            acquired=self.day(loss.acquired) if loss.acquired else "",
            price="" if loss.acquired_price is None else dollars(loss.acquired_price),
            disposed=self.day(loss.disposed) if loss.disposed else "",
            sale_price="" if loss.disposed_price is None else dollars(loss.disposed_price),
            held_on=self.day(held_on),
        )

    def _allowed(self, loss: MatchLoss, plan: PlanOfAllocation, *, case: DisposalCase) -> str:
        if all(limb.words == "nothing" for limb in loss.limbs):
            return self.say("nothing", case=loss.case)
        plain = joined([limb.value for limb in loss.limbs], case.joined)
        limbs = _listed(
            [self.say("limb", words=limb_text(limb.words), value=per_share_text(limb.value)) for limb in loss.limbs]
        )
        rows = [limb.row for limb in loss.limbs if limb.row and (case.joined is Joined.SUM or limb.value == plain)]
        said = self.say(
            self._way(loss, case, plain=plain),
            limbs=limbs,
            per_share=per_share_text(loss.per_share),
            row=f" ({'; '.join(rows)})" if rows else "",
            amount=amount_text(loss.amount),
        )
        is_plain = loss.shares * loss.per_share == loss.amount or plan.claim.rounded is Scope.MATCH
        return said if is_plain else f"{said} {self.say('weighted')}"

    def _notes(self, loss: MatchLoss, plan: PlanOfAllocation, *, case: DisposalCase) -> Iterator[str]:
        """Say where a price or a number of shares is not the one on the paper."""
        price = loss.acquired_price
        if case.price_at_most is not None and price is not None and price > case.price_at_most:
            yield self.say("price_at_most", price=dollars(case.price_at_most))
        if plan.matching.method is Matching.AVERAGE:
            yield self.say("average_price")
        security = plan.security(loss.security)
        if security is not None and security.splits:
            yield self.say("after_splits")

    def _way(self, loss: MatchLoss, case: DisposalCase, *, plain: Exact) -> str:
        if loss.per_share < plain:
            return "at_cap"
        if loss.per_share > plain:
            is_floor = case.floor is not None and loss.per_share == case.floor * MILLION and case.floor > 0
            return "at_floor" if is_floor else "below_zero"
        return "one_limb" if len(loss.limbs) == 1 else _JOINED[case.joined]


def _listed(texts: list[str]) -> str:
    *first, last = texts
    return f"{', '.join(first)} and {last}" if first else last


def limb_text(words: str) -> str:
    """Give the words of a limb, in the plan `purchase price less, 28.06`, as they stand in a sentence."""
    kind, _, rest = words.partition(", ")
    if not rest:
        return kind
    if kind == LimbKind.PRICE:
        return f"{kind} times {rest}"
    return f"{kind} {dollars(millionths(rest))}" if rest[0].isdigit() else f"{kind} by {' and '.join(rest.split(', '))}"


def sentence_of(problem: str) -> str:
    """Give a problem of the engine as a sentence for people."""
    return f"{problem[:1].upper()}{problem[1:]}{'' if problem.endswith('.') else '.'}"
