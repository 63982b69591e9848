"""What stands of the runs of recognized losses: what is left of one that was stopped, and what the last one changed."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import ClaimState
from claimdesk.casework.deed import deed, look
from claimdesk.casework.find_claims import counts
from claimdesk.casework.plan_versions import under_version
from claimdesk.reports.losses_workbook import LossLine, losses_workbook
from claimstore import losses as stored

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk
    from claimstore.case_rows import LossRunRow
    from claimstore.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class RunTotals:
    """One whole run: its number, the version of the plan, how many claims, and the sum in millionths of a dollar."""

    run_id: int
    plan_version: str
    claims: int
    not_computed: int
    total: int


@dataclass(frozen=True, slots=True)
class ChangedAmount:
    """A claim whose amount is another, in millionths of a dollar; None where it was not computed.

    One that has come was not in the run before; one that has gone is not in this one, since it was voided.
    """

    claim_number: str
    before: int | None
    after: int | None
    has_come: bool
    has_gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """The last whole run, the one before it, and every claim whose amount is another."""

    run: RunTotals
    before: RunTotals | None
    changed: tuple[ChangedAmount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStanding:
    """How many claims there are to compute under a version, how far a stopped run has come, and the last whole run.

    `reached` of `last` counts claims as they lie in the store; None where no run of this version was stopped.
    """

    version: str
    claims: int
    reached: int | None
    last: int
    report: RunReport | None


def run_standing(desk: Desk, name: str) -> RunStanding:
    """Give how the runs of recognized losses stand for a version of the plan.

    Raises:
        Refused: there is no such version, or it cannot be read any more.
        Told: the store cannot be read.
    """
    under = under_version(desk, name)
    claims = sum(each.claims for each in counts(desk).by_state if each.name != ClaimState.VOIDED.value)
    with look(desk) as transaction:
        stopped = stored.unfinished_run(transaction, plan_version=name, settlement_version=under.settlement.version)
        return RunStanding(
            version=name,
            claims=claims,
            reached=stopped.last_claim_id if stopped else None,
            last=stored.last_claim_id(transaction),
            report=_report(transaction),
        )


@dataclass(frozen=True, slots=True)
class ExportedLosses:
    """The workbook (xlsx) and how many claims it holds."""

    workbook: bytes
    count: int


def export_changes(desk: Desk, report: RunReport) -> ExportedLosses:
    """Give the claims whose amount a run has changed as a workbook, made in another process; it is put on record.

    Raises:
        Refused: the role does not allow it.
        Told: the store cannot be written.
    """
    lines = tuple(
        LossLine(one.claim_number, one.before, one.after, has_come=one.has_come, has_gone=one.has_gone)
        for one in report.changed
    )
    before = report.before.plan_version if report.before else ""
    heads = (f"Under {before}", f"Under {report.run.plan_version}")
    with deed(desk, Verb.EXPORT_LOSSES, on="losses") as work:
        work.after = f"{len(lines):,} claims that run {report.run.run_id} has changed"
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        workbook = apart.submit(losses_workbook, lines, title=desk.settlement.caption, heads=heads).result()
    return ExportedLosses(workbook, len(lines))


def _report(transaction: Transaction) -> RunReport | None:
    run = stored.finished_run_before(transaction, stored.next_run_id(transaction))
    if run is None:
        return None
    before = stored.finished_run_before(transaction, run.run_id)
    found = stored.changed_losses(transaction, run_id=run.run_id, earlier=before.run_id) if before else ()
    changed = tuple(
        ChangedAmount(one.claim_number, one.before, one.after, has_come=one.has_come, has_gone=one.has_gone)
        for one in found
    )
    return RunReport(
        run=_totals(transaction, run), before=_totals(transaction, before) if before else None, changed=changed
    )


def _totals(transaction: Transaction, run: LossRunRow) -> RunTotals:
    claims, not_computed, total = stored.loss_totals(transaction, run.run_id)
    return RunTotals(
        run_id=run.run_id, plan_version=run.plan_version, claims=claims, not_computed=not_computed, total=total
    )
