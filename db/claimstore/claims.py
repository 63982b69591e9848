"""A claim lies in its own row and in the rows of its lists; it is read whole, and changed where it differs."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from claimstore.claim_rows import (
    ClaimRow,
    DefectRow,
    ExtraSheetRow,
    HoldingRow,
    JointOwnerRow,
    JointSignatureRow,
    ListStateRow,
    PlaceMarkRow,
    SearchWordRow,
    SupportingDocumentRow,
    TradeRow,
)
from claimstore.row import Row

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_CLAIMS = "claim"
_COLUMNS = tuple(each.name for each in fields(ClaimRow) if each.name not in {"claim_id", "claim_number"})
_CHANGE = f"UPDATE claim SET {', '.join(f'{name} = ?' for name in _COLUMNS)} WHERE claim_id = ? AND version = ?"  # noqa: S608 - declared names only


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """All rows of one claim but its letters, acts and drafts."""

    claim: ClaimRow
    marks: tuple[PlaceMarkRow, ...]
    lists: tuple[ListStateRow, ...]
    joint_owners: tuple[JointOwnerRow, ...]
    joint_signatures: tuple[JointSignatureRow, ...]
    documents: tuple[SupportingDocumentRow, ...]
    extra_sheets: tuple[ExtraSheetRow, ...]
    holdings: tuple[HoldingRow, ...]
    trades: tuple[TradeRow, ...]


def next_number(transaction: Transaction) -> int:
    """Draw the next number of a claim, counted from 1; a number that was drawn is never drawn again."""
    transaction.run(
        "INSERT INTO number_line (name, last_number) VALUES (?, 1)"
        " ON CONFLICT (name) DO UPDATE SET last_number = number_line.last_number + 1",
        (_CLAIMS,),
    )
    return int(transaction.values("SELECT last_number FROM number_line WHERE name = ?", (_CLAIMS,))[0][0])


def claim_named(transaction: Transaction, claim_number: str) -> ClaimRecord | None:
    """Give all rows of the claim with this number, or None."""
    found = transaction.rows(ClaimRow, "claim_number = ?", (claim_number,))
    if not found:
        return None
    one = (found[0].claim_id,)
    by_line = "claim_id = ? ORDER BY line"
    return ClaimRecord(
        claim=found[0],
        marks=transaction.rows(PlaceMarkRow, "claim_id = ?", one),
        lists=transaction.rows(ListStateRow, "claim_id = ? ORDER BY ordinal", one),
        joint_owners=transaction.rows(JointOwnerRow, by_line, one),
        joint_signatures=transaction.rows(JointSignatureRow, by_line, one),
        documents=transaction.rows(SupportingDocumentRow, by_line, one),
        extra_sheets=transaction.rows(ExtraSheetRow, by_line, one),
        holdings=transaction.rows(HoldingRow, "claim_id = ? ORDER BY ordinal", one),
        trades=transaction.rows(TradeRow, "claim_id = ? ORDER BY section, line", one),
    )


def claim_id_of(transaction: Transaction, claim_number: str) -> int | None:
    """Give the key of the claim with this number, or None."""
    found = transaction.values("SELECT claim_id FROM claim WHERE claim_number = ?", (claim_number,))
    return int(found[0][0]) if found else None


def add_claim(transaction: Transaction, record: ClaimRecord) -> None:
    """Insert a claim that is not there yet."""
    transaction.insert((record.claim,))
    for rows in _lists(record):
        transaction.insert(rows)


def change_claim(transaction: Transaction, old: ClaimRecord, *, new: ClaimRecord) -> bool:
    """Make the rows of `old` into those of `new`; whether the stored version was still the one of `old`."""
    values = [getattr(new.claim, name) for name in _COLUMNS]
    if not transaction.run(_CHANGE, (*values, old.claim.claim_id, old.claim.version)):
        return False
    for before, after in zip(_lists(old), _lists(new), strict=True):
        transaction.replace(before, after)
    return True


def move_claim(transaction: Transaction, claim_id: int, *, state: str, void_reason: str = "", updated_at: str) -> None:
    """Move a claim to another state and count its version up."""
    transaction.run(
        "UPDATE claim SET state = ?, void_reason = ?, updated_at = ?, version = version + 1 WHERE claim_id = ?",
        (state, void_reason, updated_at, claim_id),
    )


def replace_words(transaction: Transaction, claim_id: int, *, words: frozenset[str]) -> None:
    """Make `words` the words by which a claim is found."""
    old = transaction.rows(SearchWordRow, "claim_id = ?", (claim_id,))
    transaction.replace(old, (SearchWordRow(word=word, claim_id=claim_id) for word in words))


def replace_defects(transaction: Transaction, claim_id: int, *, defects: tuple[DefectRow, ...]) -> None:
    """Make `defects` the findings of a claim."""
    transaction.replace(transaction.rows(DefectRow, "claim_id = ?", (claim_id,)), defects)


def _lists(record: ClaimRecord) -> tuple[tuple[Row, ...], ...]:
    return (
        record.marks,
        record.lists,
        record.joint_owners,
        record.joint_signatures,
        record.documents,
        record.extra_sheets,
        record.holdings,
        record.trades,
    )
