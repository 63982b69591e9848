"""Who has which part in a claim; the trigger of the table refuses the same person in two parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimstore.work_rows import ClaimPartRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction


def parts_of(transaction: Transaction, claim_id: int) -> tuple[ClaimPartRow, ...]:
    """Give who had which part in a claim, the oldest first."""
    return transaction.rows(ClaimPartRow, "claim_id = ? ORDER BY at, part, staff", (claim_id,))


def keep_part(transaction: Transaction, row: ClaimPartRow) -> None:
    """Put a person's part in a claim on record; the same part of the same person a second time changes nothing.

    Raises:
        DriverError: the person has another part in this claim, which whoever calls has asked `parts_of` before.
    """
    known = transaction.rows(
        ClaimPartRow, "claim_id = ? AND part = ? AND staff = ?", (row.claim_id, row.part, row.staff)
    )
    if not known:
        transaction.insert((row,))
