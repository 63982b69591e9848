"""What a plan allows for a match, step by step, is said in the sentences of resources/letters/loss.toml."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.limbs import joined
from claimdesk.casebook.match_loss import FINE, in_cents
from claimdesk.casebook.matching import Exact, Origin, Way
from claimdesk.casebook.money import CENT, MILLION, millionths, money_text, plain_text, rounded, shares_text
from claimdesk.casebook.plan import Joined, LimbKind, Matching, PlanStatus, Rounded
from claimdesk.casebook.plan_tables import HALVES

if TYPE_CHECKING:
    from claimdesk.casebook.match_loss import MatchLoss
    from claimdesk.casebook.plan import ClaimRules, DisposalCase, PlanOfAllocation

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
    limbs = tuple(limb.words for limb in loss.limbs)
    return next(
        (
            case
            for case in plan.cases
            if (case.name, case.measure) == (loss.case, loss.measure)
            and loss.security in (case.securities or (loss.security,))
            and tuple(limb.words for limb in case.limbs) == limbs
        ),
        None,
    )


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
            said = self.say(
                "record_date",
                day=self._record_day(loss, plan),
                shares=_counted(loss, plan),
                each=_each(loss, plan),
                per_share=per_share_text(loss.per_share),
                amount=amount_text(loss.amount),
            )
            return " ".join((said, *self._multiplied(loss, plan)))
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
            if key == "bought_gone" and security is not None and security.expires_on is not None:
                key = "written_gone" if is_written else "series_gone"
            if loss.is_donors and key == "not_eligible":
                key = "donor_not_eligible"
        shares, acquired = _counted(loss, plan), self.day(loss.acquired) if loss.acquired else ""
        price = "" if loss.acquired_price is None else dollars(loss.acquired_price)
        bought = self.say("given" if loss.is_donors else "bought", shares=shares, acquired=acquired, price=price)
        return self.say(
            key,
            bought=bought,
            shares=shares,
            them="it" if loss.shares == MILLION else "them",
            acquired=acquired,
            price=price,
            disposed=self.day(loss.disposed) if loss.disposed else "",
            sale_price="" if loss.disposed_price is None else dollars(loss.disposed_price),
            held_on=self.day(plan.held_on if key == "bought_sold_later" else held_on),
        )

    def _allowed(self, loss: MatchLoss, plan: PlanOfAllocation, *, case: DisposalCase) -> str:
        if all(limb.words == "nothing" for limb in loss.limbs):
            return self.say("nothing", case=loss.case)
        plain = joined([limb.value for limb in loss.limbs], case.joined)
        limbs = _listed(
            [self.say("limb", words=limb_text(limb.words), value=per_share_text(limb.value)) for limb in loss.limbs]
        )
        rows = [limb.row for limb in loss.limbs if limb.row and (case.joined is Joined.SUM or limb.value == plain)]
        return self.say(
            _way(loss, case, plain=plain, rounding=plan.claim),
            limbs=limbs,
            each=_each(loss, plan),
            per_share=per_share_text(loss.per_share),
            row=f" ({'; '.join(rows)})" if rows else "",
            amount=amount_text(loss.amount),
        )

    def _notes(self, loss: MatchLoss, plan: PlanOfAllocation, *, case: DisposalCase) -> Iterator[str]:
        """Say where a price, a number of shares or an amount is not what is read or multiplied in one's head."""
        yield from self._multiplied(loss, plan)
        if len(plan.measures) > 1:
            is_sum = plan.claim.measures_joined is Joined.SUM
            yield self.say("measure_sum" if is_sum else "measure_greatest", measure=loss.measure)
        yield from self._cuts(loss, plan)
        plain = joined([limb.value for limb in loss.limbs], case.joined)
        if plan.claim.rounded is Rounded.UNIT and in_cents(plain, plan.claim) == loss.per_share != plain:
            yield self.say("rounded_unit", each=_each(loss, plan))
        if plan.claim.rounded is Rounded.MATCH and loss.shares * loss.per_share % (CENT * MILLION * MILLION):
            yield self.say("rounded_match")
        price = loss.acquired_price
        if case.price_at_most is not None and price is not None and price > case.price_at_most:
            yield self.say("price_at_most", price=dollars(case.price_at_most), each=_each(loss, plan))
        if plan.matching.method is Matching.AVERAGE:
            yield self.say("average_price")
        security = plan.security(loss.security)
        if security is not None and security.splits:
            yield self.say("after_splits")

    def _record_day(self, loss: MatchLoss, plan: PlanOfAllocation) -> str:
        days = (record.on for record in plan.record_dates if loss.case == f"held on {record.on}")
        return "".join(self.day(on) for on in days)

    def _cuts(self, loss: MatchLoss, plan: PlanOfAllocation) -> Iterator[str]:
        """Say on which side of a correction inside of a day a trade counts."""
        trades = (
            ("cut_purchase", loss.acquired, loss.acquired_price),
            ("cut_sale", loss.disposed, loss.disposed_price),
        )
        for key, on, price in trades:
            if on is not None and price is not None and any(cut.on == on for cut in plan.cuts):
                side = "after" if plan.moment(on, price) % HALVES else "before"
                yield self.say(key, day=self.day(on), side=side)

    def _multiplied(self, loss: MatchLoss, plan: PlanOfAllocation) -> Iterator[str]:
        """Name what shares times dollars a share are multiplied by: unit, rate, and the weights in one."""
        security = plan.security(loss.security)
        gross = loss.shares * loss.per_share
        if security is None or not gross:
            return
        unit, rate = Fraction(security.unit, MILLION), Fraction(security.rate, MILLION)
        weight = Fraction(loss.amount) / Fraction(gross) / unit / rate if plan.claim.rounded is not Rounded.MATCH else 1
        parts = [
            self.say(key, factor=plain_text(rounded(factor * MILLION)), currency=security.currency)
            for key, factor in (("factor_unit", unit), ("factor_rate", rate), ("factor_weight", weight))
            if factor != 1
        ]
        if parts:
            yield self.say("weighted", factors=_listed(parts))


def _way(loss: MatchLoss, case: DisposalCase, *, plain: Exact, rounding: ClaimRules) -> str:
    if loss.per_share < 0:
        return "gain"
    if rounding.rounded is Rounded.UNIT:
        plain = in_cents(plain, rounding)
    if loss.per_share < plain:
        return "at_cap"
    if loss.per_share > plain:
        is_floor = case.floor is not None and loss.per_share == case.floor * MILLION and case.floor > 0
        return "at_floor" if is_floor else "below_zero"
    return "one_limb" if len(loss.limbs) == 1 else _JOINED[case.joined]


def _each(loss: MatchLoss, plan: PlanOfAllocation) -> str:
    """Give what a price is for: a share, also one under an option; or a unit, such as 1,000 of face."""
    security = plan.security(loss.security)
    return "a unit" if security is not None and security.unit < MILLION else "a share"


def _counted(loss: MatchLoss, plan: PlanOfAllocation) -> str:
    """Give `1 share` or `1,000 shares`, of which security where the plan has several; units where they are none."""
    security = plan.security(loss.security)
    is_share = security is None or security.unit == MILLION
    noun = ("share" if is_share else "unit") + ("" if loss.shares == MILLION else "s")
    return f"{count_text(loss.shares)} {noun}" + (f" of {loss.security}" if len(plan.securities) > 1 else "")


def _listed(texts: list[str]) -> str:
    *first, last = texts
    return f"{', '.join(first)} and {last}" if first else last


def limb_text(words: str) -> str:
    """Give the words of a limb, in the plan `purchase price less, 28.06`, as they stand in a sentence."""
    kind, _, rest = words.partition(", ")
    if not rest:
        return kind
    if kind == LimbKind.AMOUNT:
        return "a fixed amount"
    if kind == LimbKind.PRICE:
        return f"{kind} times {rest}"
    return f"{kind} {dollars(millionths(rest))}" if rest[0].isdigit() else f"{kind} by {' and '.join(rest.split(', '))}"


def sentence_of(problem: str) -> str:
    """Give a problem of the engine as a sentence for people."""
    return f"{problem[:1].upper()}{problem[1:]}{'' if problem.endswith('.') else '.'}"
