"""A plan is in use once one person has put it forward and another has approved it, until it is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import DONE, Verb
from claimdesk.casework.deed import look
from claimdesk.errors import Refused, Told
from claimstore.acts import acts_on

if TYPE_CHECKING:
    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction

_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanUse:
    """Who put this very plan forward, who approved it for use and who withdrew it, and why; empty where nobody has."""

    entered_by: str = ""
    approved_by: str = ""
    withdrawn_by: str = ""
    reason: str = ""

    @property
    def is_approved(self) -> bool:
        """Whether letters and payments may use the plan."""
        return bool(self.approved_by)


NOBODY_YET = PlanUse()


def plan_use(desk: Desk) -> PlanUse:
    """Give how the plan stands by which the case works.

    Raises:
        Told: there is none, or the store cannot be read.
    """
    subject = subject_of(plan_at_work(desk))
    with look(desk) as transaction:
        return use_of(transaction, subject)


def refuse_unapproved(desk: Desk) -> None:
    """Refuse what rests on a plan that is not approved for use.

    Raises:
        Refused: it is not.
        Told: the settlement has no plan, or the store cannot be read.
    """
    if not plan_use(desk).is_approved:
        raise Refused(
            f"Version {plan_at_work(desk).version} of the plan is not approved for use, so no annex goes out.",
            "One person puts the plan forward and another approves it, on the screen of the settlement.",
        )


def plan_at_work(desk: Desk) -> PlanOfAllocation:
    """Give the plan by which the case works.

    Raises:
        Told: there is none.
    """
    plan = desk.settlement.plan
    if plan is None:
        raise Told(
            f"The settlement {desk.settlement.short_caption} has no plan of allocation.",
            "Key the plan in the room of the settlement, or enter it in the settlement file.",
        )
    return plan


def use_of(transaction: Transaction, subject: str) -> PlanUse:
    """Follow the acts on a plan: who put it forward last, and what became of that."""
    use = NOBODY_YET
    for act in acts_on(transaction, subject):
        if act.outcome != DONE:
            continue
        match act.verb:
            case Verb.ENTER_PLAN:
                use = PlanUse(entered_by=act.who)
            case Verb.APPROVE_PLAN:
                use = replace(use, approved_by=act.who)
            case Verb.WITHDRAW_PLAN:
                use = PlanUse(entered_by=use.entered_by, withdrawn_by=act.who, reason=act.reason)
    return use


def subject_of(plan: PlanOfAllocation) -> str:
    """Name a plan by its version and by the fingerprint of everything in it: `plan 1, 0a1b2c3d4e5f`."""
    digest = sha256("\n".join(_told(plan)).encode())
    return f"plan {plan.version}, {digest.hexdigest()[:_SHOWN]}"


def _told(part: object) -> Iterator[str]:
    """Tell every value of a plan in one order on every machine; a set has none, so it is sorted."""
    if is_dataclass(part):
        yield type(part).__name__
        for each in fields(part):
            if each.compare:
                yield each.name
                yield from _told(getattr(part, each.name))
    elif isinstance(part, tuple):
        yield f"{len(part)} in order"
        for item in part:
            yield from _told(item)
    elif isinstance(part, frozenset):
        yield from sorted(str(item) for item in part)
    else:
        yield repr(part)
