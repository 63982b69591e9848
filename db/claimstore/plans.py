"""Plans of allocation that were keyed in this case are added and read; the store refuses to change or remove them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimstore.plan_rows import PlanDraftRow, PlanFileRow, PlanVersionRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction


def plan_versions(transaction: Transaction) -> tuple[PlanVersionRow, ...]:
    """Give the versions that were keyed in this case, the oldest first."""
    return transaction.rows(PlanVersionRow, "1 = 1 ORDER BY entered_at, subject")


def plan_files(transaction: Transaction, subject: str) -> tuple[PlanFileRow, ...]:
    """Give the texts beside a version in the order of their names."""
    return transaction.rows(PlanFileRow, "subject = ? ORDER BY name", (subject,))


def add_plan(transaction: Transaction, row: PlanVersionRow, files: tuple[PlanFileRow, ...]) -> None:
    """Add a version with the texts beside it.

    Raises:
        DriverError: there is one of this name, which whoever calls has asked `plan_versions` before.
    """
    transaction.insert((row,))
    transaction.insert(files)


def plan_draft(transaction: Transaction, staff: str) -> PlanDraftRow | None:
    """Give what a member of the staff has keyed and not put forward."""
    found = transaction.rows(PlanDraftRow, "staff = ?", (staff,))
    return found[0] if found else None


def keep_plan_draft(transaction: Transaction, row: PlanDraftRow) -> None:
    """Keep what is being keyed, in place of what was kept before."""
    transaction.upsert((row,))


def drop_plan_draft(transaction: Transaction, staff: str) -> None:
    """Forget what a member of the staff has keyed and not put forward."""
    transaction.run("DELETE FROM plan_draft WHERE staff = ?", (staff,))
