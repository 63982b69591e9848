"""The recognized losses of all claims are computed under the plan, beside the program, and go on where they stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.almanac import Almanac
from claimdesk.casebook.claim import ClaimState
from claimdesk.casework.back_up_case import BEFORE_LOSSES, back_up_case
from claimdesk.casework.deed import deed, look, refuse_by_role
from claimdesk.casework.loss_workers import Computed, Errand, Stretch, compute_apart
from claimdesk.errors import Refused
from claimstore import losses as stored
from claimstore.case_rows import LossRunRow
from claimstore.losses import ChangedLoss

if TYPE_CHECKING:
    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casework.desk import Desk

SUBJECT = "losses"
"""On what the acts of a run are put on record."""

STRETCH = 1_000
"""Claims whose results a worker holds at once; it bounds the memory of a worker, however many claims there are."""

STRETCHES_AT_ONCE = 10
"""Stretches that are brought to disk together, with one act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossRun:
    """What a run came to: claims, those that could not be computed, the sum in millionths, what changed since."""

    run_id: int
    plan_version: str
    claims: int
    not_computed: int
    total: int
    changed: tuple[ChangedLoss, ...]
    """The claims whose result differs from that of the whole run before."""


def compute_losses(
    desk: Desk,
    *,
    processes: int = 2,
    progress: Callable[[int, int], None],
    is_cancelled: Callable[[], bool],
) -> LossRun:
    """Compute every claim that is not voided; `progress` is told the claim reached and the last one.

    The case is backed up before a run begins. A run that was stopped under the same plan and the same settlement file
    goes on, unless a whole run lies between; what was saved or voided meanwhile is computed anew or left out. Earlier
    runs stay.

    Raises:
        Refused: the settlement has no plan, or the staff member's role does not allow it.
        Cancelled: `is_cancelled` said so; what was computed is kept.
        Told: the store cannot be read or written.
    """
    plan = _plan(desk)
    _back_up_first(desk, plan)
    run, last = _begun(desk, plan)
    settlement = replace(desk.settlement, almanac=Almanac())
    errand = Errand(address=desk.store.address, settlement=settlement, run_id=run.run_id)
    done: list[Computed] = []
    try:
        for computed in compute_apart(
            errand, _stretches(run.last_claim_id, last), processes=processes, is_cancelled=is_cancelled
        ):
            done.append(computed)
            if len(done) == STRETCHES_AT_ONCE:
                run = _kept(desk, run, done)
            progress(computed.stretch.up_to, last)
    finally:
        if done:
            run = _kept(desk, run, done)
    _catch_up(desk, run, errand, processes=processes, is_cancelled=is_cancelled)
    return _finished(desk, run)


def _plan(desk: Desk) -> PlanOfAllocation:
    plan = desk.settlement.plan
    if plan is None:
        raise Refused(
            f"The settlement {desk.settlement.name} has no plan of allocation.", "Enter the plan in its file first."
        )
    return plan


def _back_up_first(desk: Desk, plan: PlanOfAllocation) -> None:
    """Back the case up, unless a run that was stopped goes on."""
    refuse_by_role(desk, Verb.COMPUTE_LOSSES, on=SUBJECT)
    with look(desk) as transaction:
        stopped = stored.unfinished_run(
            transaction, plan_version=plan.version, settlement_version=desk.settlement.version
        )
    if stopped is None:
        back_up_case(desk, reason=BEFORE_LOSSES)


def _stretches(after: int, last: int) -> Iterator[Stretch]:
    for start in range(after, last, STRETCH):
        yield Stretch(start, min(start + STRETCH, last))


def _begun(desk: Desk, plan: PlanOfAllocation) -> tuple[LossRunRow, int]:
    with deed(desk, Verb.COMPUTE_LOSSES, on=SUBJECT) as work:
        transaction = work.transaction
        run = stored.unfinished_run(transaction, plan_version=plan.version, settlement_version=desk.settlement.version)
        how = "taken up again"
        if run is None:
            how = "begun"
            run = LossRunRow(
                run_id=stored.next_run_id(transaction),
                plan_version=plan.version,
                settlement_version=desk.settlement.version,
                begun_at=desk.timestamp(),
                last_claim_id=0,
                finished_at=None,
            )
            transaction.insert((run,))
        work.after = f"run {run.run_id} under plan {plan.version} {how}"
        return run, stored.last_claim_id(transaction)


def _kept(desk: Desk, run: LossRunRow, done: list[Computed]) -> LossRunRow:
    """Bring results to disk with the act that says so, and forget them here."""
    reached = replace(run, last_claim_id=done[-1].stretch.up_to)
    with deed(desk, Verb.COMPUTE_LOSSES, on=SUBJECT) as work:
        for computed in done:
            stored.add_losses(work.transaction, reached, columns=computed.columns, rows=computed.rows)
        work.transaction.upsert((reached,))
        count = sum(len(computed.columns.claim_ids) + len(computed.rows) for computed in done)
        work.after = f"{count:,} claims of run {run.run_id}"
    done.clear()
    return reached


def _catch_up(desk: Desk, run: LossRunRow, errand: Errand, *, processes: int, is_cancelled: Callable[[], bool]) -> None:
    """Compute those claims anew that were saved or restored while the run was on its way, or stood still."""
    with look(desk) as transaction:
        stale = stored.stale_claims(transaction, run, left_out=ClaimState.VOIDED.value)
    if not stale:
        return
    one_by_one = (Stretch(claim_id - 1, claim_id) for claim_id in stale)
    anew = list(compute_apart(errand, one_by_one, processes=processes, is_cancelled=is_cancelled))
    with deed(desk, Verb.COMPUTE_LOSSES, on=SUBJECT) as work:
        stored.drop_losses(work.transaction, run, stale)
        for computed in anew:
            stored.add_losses(work.transaction, run, columns=computed.columns, rows=computed.rows)
        work.after = f"{len(stale):,} claims of run {run.run_id} anew, since they were saved meanwhile"


def _finished(desk: Desk, run: LossRunRow) -> LossRun:
    with deed(desk, Verb.COMPUTE_LOSSES, on=SUBJECT) as work:
        stored.drop_left_out(work.transaction, run, left_out=ClaimState.VOIDED.value)
        work.transaction.upsert((replace(run, finished_at=desk.timestamp()),))
        claims, not_computed, total = stored.loss_totals(work.transaction, run.run_id)
        work.after = f"run {run.run_id} finished, {claims:,} claims, {not_computed:,} of them not computed"
    with look(desk) as transaction:
        before = stored.finished_run_before(transaction, run.run_id)
        changed = tuple(stored.changed_losses(transaction, run_id=run.run_id, earlier=before.run_id)) if before else ()
    return LossRun(
        run_id=run.run_id,
        plan_version=run.plan_version,
        claims=claims,
        not_computed=not_computed,
        total=total,
        changed=changed,
    )
