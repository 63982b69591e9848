"""A version of the plan is put forward by one person, approved by another, and withdrawn for a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.plan import PlanStatus
from claimdesk.casework.changes import Changes
from claimdesk.casework.check_plan import check_paper_of_plan
from claimdesk.casework.deed import Deed, deed, refuse_by_role
from claimdesk.casework.plan_use import PlanUse, subject_of
from claimdesk.casework.plan_versions import Origin, PlanVersion, at_work, known_versions, named
from claimdesk.errors import Refused
from claimstore.acts import add_act
from claimstore.plan_rows import PlanFileRow, PlanVersionRow
from claimstore.plans import add_plan, drop_plan_draft

if TYPE_CHECKING:
    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casebook.plan_paper import PlanPaper
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casework.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMoved:
    """How a version stands now, the settlement with the plan by which the case works from now on, what has changed."""

    name: str
    use: PlanUse
    settlement: Settlement
    changes: Changes


def enter_plan(desk: Desk, paper: PlanPaper) -> PlanMoved:
    """Put a version forward for approval; one that was keyed is kept in the case, never to be changed.

    Raises:
        Refused: the role does not allow it, the version has faults, was put forward before, or its name is taken.
        Told: the store cannot be written.
    """
    refuse_by_role(desk, Verb.ENTER_PLAN, on="plan")
    plan = _sound(paper, desk.settlement)
    with deed(desk, Verb.ENTER_PLAN, on=subject_of(plan)) as work:
        versions = known_versions(work.transaction, desk.settlement)
        known = next((version for version in versions if version.subject == work.on), None)
        if known is None:
            if any(version.name == plan.version for version in versions):
                raise Refused(
                    f"There is another version {plan.version} of the plan already.", "Give this one a name of its own."
                )
            _keep(work, desk, plan, paper=paper)
        elif known.use.entered_by and not known.use.withdrawn_by:
            raise Refused(
                f"{known.use.entered_by} has put this plan forward already.", "Another person approves it now."
            )
        work.after = _described(plan)
    return _moved(desk, plan.version)


def approve_plan(desk: Desk, name: str) -> PlanMoved:
    """Approve a version for letters and payments; whoever put it forward may not. The one before it is withdrawn.

    Raises:
        Refused: the role does not allow it, nobody else put the version forward, or it is in use or not the court's.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.APPROVE_PLAN, on=f"plan {name}") as work:
        versions = known_versions(work.transaction, desk.settlement)
        version = named(versions, name)
        work.on = version.subject or work.on
        plan = _refuse(version, who=desk.staff.name)
        for other in versions:
            if other.use.is_approved:
                replaced = Deed(transaction=work.transaction, verb=Verb.WITHDRAW_PLAN, on=other.subject)
                replaced.before = replaced.after = f"version {other.name}"
                replaced.reason = f"replaced by version {name}"
                add_act(work.transaction, replaced.act(at=desk.timestamp(), who=desk.staff.name))
        work.after = _described(plan)
    return _moved(desk, name)


def withdraw_plan(desk: Desk, name: str, *, reason: str) -> PlanMoved:
    """Withdraw a version that was put forward, whether it is approved or not; what was computed under it stays.

    Raises:
        Refused: the role does not allow it, no reason is given, or the version was not put forward.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.WITHDRAW_PLAN, on=f"plan {name}") as work:
        version = named(known_versions(work.transaction, desk.settlement), name)
        work.on = version.subject or work.on
        if not reason.strip():
            raise Refused("A plan is withdrawn for a reason.", "Say why, such as the order that replaces it.")
        if not version.use.entered_by or version.use.withdrawn_by:
            raise Refused(f"Version {name} of the plan is not put forward, so it cannot be withdrawn.", "")
        work.before = "in use" if version.use.is_approved else "put forward"
        work.after, work.reason = f"version {name}", reason.strip()
    return _moved(desk, name)


def _moved(desk: Desk, name: str) -> PlanMoved:
    with desk.store.reading() as transaction:
        versions = known_versions(transaction, desk.settlement)
    return PlanMoved(
        name=name,
        use=named(versions, name).use,
        settlement=at_work(desk.settlement, versions),
        changes=Changes(plan=True),
    )


def _sound(paper: PlanPaper, settlement: Settlement) -> PlanOfAllocation:
    checked = check_paper_of_plan(paper, settlement)
    if checked.plan is None:
        count = len(checked.faults)
        first = checked.faults[0]
        raise Refused(
            f"This version of the plan has {count} fault{'' if count == 1 else 's'}; {first.path}: {first.sentence}.",
            "Mend it first; the check names every one.",
        )
    return checked.plan


def _keep(work: Deed, desk: Desk, plan: PlanOfAllocation, *, paper: PlanPaper) -> None:
    row = PlanVersionRow(
        subject=work.on,
        version=plan.version,
        text=paper.text,
        entered_at=desk.timestamp(),
        entered_by=desk.staff.name,
    )
    files = tuple(PlanFileRow(subject=work.on, name=file.name, text=file.text) for file in paper.beside)
    add_plan(work.transaction, row, files)
    drop_plan_draft(work.transaction, desk.staff.name)


def _refuse(version: PlanVersion, *, who: str) -> PlanOfAllocation:
    use, plan = version.use, version.plan
    if plan is None:
        raise Refused(
            f"Version {version.name} of the plan cannot be read with the settlement file as it is: {version.fault}.",
            "Put a version forward that can.",
        )
    if use.approved_by:
        raise Refused(f"{use.approved_by} has approved this plan already.", "It is in use.")
    if plan.status is not PlanStatus.APPROVED:
        where = "settlement file" if version.origin is Origin.FILE else "tables of the plan"
        raise Refused(
            f"Version {plan.version} of the plan is {plan.status.value}; only one that the court has approved is used.",
            f"Enter the plan of the court's order in the {where}.",
        )
    if use.withdrawn_by:
        raise Refused(f"{use.withdrawn_by} has withdrawn this plan: {use.reason}.", "Put it forward again first.")
    if not use.entered_by:
        raise Refused("Nobody has put this plan forward yet.", "One person puts it forward, and another approves it.")
    if use.entered_by == who:
        raise Refused(f"{who} has put this plan forward and may not approve it.", "Ask a second person to approve it.")
    return plan


def _described(plan: PlanOfAllocation) -> str:
    return f"{plan.title}, version {plan.version}, {plan.status.value}"
