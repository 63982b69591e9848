"""A plan is used for letters once one person has put it forward and another has approved it; both are on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.plan import PlanStatus
from claimdesk.casework.changes import Changes
from claimdesk.casework.deed import DONE, deed, look
from claimdesk.errors import Refused, Told
from claimstore.acts import acts_on

if TYPE_CHECKING:
    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class PlanUse:
    """Who put this very plan forward and who approved it for use; empty where nobody has."""

    entered_by: str = ""
    approved_by: str = ""

    @property
    def is_approved(self) -> bool:
        """Whether letters and payments may use the plan."""
        return bool(self.approved_by)


@dataclass(frozen=True, slots=True)
class PlanMoved:
    """How the plan stands now, and what has changed."""

    use: PlanUse
    changes: Changes


def plan_use(desk: Desk) -> PlanUse:
    """Give how the plan of the settlement stands, exactly as its file and its tables are now.

    Raises:
        Told: the settlement has no plan, or the store cannot be read.
    """
    subject = subject_of(_plan(desk))
    with look(desk) as transaction:
        return _use(transaction, subject)


def enter_plan(desk: Desk) -> PlanMoved:
    """Put the plan of the settlement file forward for approval.

    Raises:
        Refused: the role does not allow it, or the plan was put forward before.
        Told: the settlement has no plan, or the store cannot be written.
    """
    plan = _plan(desk)
    with deed(desk, Verb.ENTER_PLAN, on=subject_of(plan)) as work:
        use = _use(work.transaction, work.on)
        if use.entered_by:
            raise Refused(f"{use.entered_by} has put this plan forward already.", "Another person approves it now.")
        work.after = _described(plan)
    return PlanMoved(PlanUse(entered_by=desk.staff.name), Changes())


def approve_plan(desk: Desk) -> PlanMoved:
    """Approve the plan for letters and payments; whoever put it forward may not.

    Raises:
        Refused: the role does not allow it, nobody else put the plan forward, or it is in use or not the court's.
        Told: the settlement has no plan, or the store cannot be written.
    """
    plan = _plan(desk)
    with deed(desk, Verb.APPROVE_PLAN, on=subject_of(plan)) as work:
        use = _use(work.transaction, work.on)
        _refuse(use, plan, who=desk.staff.name)
        work.after = _described(plan)
    return PlanMoved(PlanUse(use.entered_by, desk.staff.name), Changes())


def refuse_unapproved(desk: Desk) -> None:
    """Refuse what rests on a plan that is not approved for use.

    Raises:
        Refused: it is not.
        Told: the settlement has no plan, or the store cannot be read.
    """
    if not plan_use(desk).is_approved:
        raise Refused(
            f"Version {_plan(desk).version} of the plan is not approved for use, so no annex goes out.",
            "One person puts the plan forward and another approves it, on the screen of the settlement.",
        )


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


def _plan(desk: Desk) -> PlanOfAllocation:
    plan = desk.settlement.plan
    if plan is None:
        raise Told(
            f"The settlement {desk.settlement.short_caption} has no plan of allocation.",
            "Enter the plan in its file first.",
        )
    return plan


def _use(transaction: Transaction, subject: str) -> PlanUse:
    done = {act.verb: act.who for act in acts_on(transaction, subject) if act.outcome == DONE}
    return PlanUse(done.get(Verb.ENTER_PLAN.value, ""), done.get(Verb.APPROVE_PLAN.value, ""))


def _refuse(use: PlanUse, plan: PlanOfAllocation, *, who: str) -> None:
    if use.approved_by:
        raise Refused(f"{use.approved_by} has approved this plan already.", "It is in use.")
    if plan.status is not PlanStatus.APPROVED:
        raise Refused(
            f"Version {plan.version} of the plan is {plan.status.value}; only one that the court has approved is used.",
            "Enter the plan of the court's order in the settlement file.",
        )
    if not use.entered_by:
        raise Refused("Nobody has put this plan forward yet.", "One person puts it forward, and another approves it.")
    if use.entered_by == who:
        raise Refused(f"{who} has put this plan forward and may not approve it.", "Ask a second person to approve it.")


def _described(plan: PlanOfAllocation) -> str:
    return f"{plan.title}, version {plan.version}, {plan.status.value}"
