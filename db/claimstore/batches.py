"""A batch and the claims that came in it: registered together, counted, closed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimstore.queue_rows import BatchClaimRow, BatchRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_DOCUMENTS = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchCount:
    """A batch, how many claims stand in it, and how many of them wait for their first keying or were voided."""

    batch: BatchRow
    claims: int
    unkeyed: int
    voided: int


def next_document(transaction: Transaction) -> int:
    """Draw the next number of a document, counted from 1; a number that was drawn is never drawn again."""
    transaction.run(
        "INSERT INTO number_line (name, last_number) VALUES (?, 1)"
        " ON CONFLICT (name) DO UPDATE SET last_number = number_line.last_number + 1",
        (_DOCUMENTS,),
    )
    return int(transaction.values("SELECT last_number FROM number_line WHERE name = ?", (_DOCUMENTS,))[0][0])


def next_batch_id(transaction: Transaction) -> int:
    """Give the key of the next batch; batches are never removed, so it is never given twice."""
    return int(transaction.values("SELECT COALESCE(MAX(batch_id), 0) + 1 FROM batch")[0][0])


def batch_named(transaction: Transaction, name: str) -> BatchRow | None:
    """Give the batch of this name, or None."""
    found = transaction.rows(BatchRow, "name = ?", (name,))
    return found[0] if found else None


def add_batch(transaction: Transaction, row: BatchRow) -> None:
    """Insert a batch that is not there yet."""
    transaction.insert((row,))


def add_to_batch(transaction: Transaction, rows: tuple[BatchClaimRow, ...]) -> None:
    """Say which claims came in a batch, and their document control numbers."""
    transaction.insert(rows)


def close(transaction: Transaction, row: BatchRow) -> None:
    """Close a batch with what was counted; a closed one is never changed again, which its trigger sees to."""
    transaction.upsert((row,))


def count_of(transaction: Transaction, batch: BatchRow) -> BatchCount:
    """Give how many claims a batch has, and how far they are."""
    found = transaction.values(
        "SELECT COUNT(*), COALESCE(SUM(state = 'received'), 0), COALESCE(SUM(state IN ('voided', 'withdrawn')), 0)"
        " FROM batch_claim JOIN claim USING (claim_id) WHERE batch_id = ?",
        (batch.batch_id,),
    )
    claims, unkeyed, voided = found[0]
    return BatchCount(batch=batch, claims=claims, unkeyed=unkeyed, voided=voided)


def open_batches(transaction: Transaction) -> tuple[BatchCount, ...]:
    """Give the batches that are not closed, the oldest receipt first."""
    rows = transaction.rows(BatchRow, "closed_at IS NULL ORDER BY received_on, batch_id")
    return tuple(count_of(transaction, row) for row in rows)
