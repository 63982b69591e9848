"""Where the values of a claim came from, place by place; what was simply typed has no row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimstore.claim_rows import PlaceOriginRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction


def origins_of(transaction: Transaction, claim_id: int) -> tuple[PlaceOriginRow, ...]:
    """Give where the values of a claim came from."""
    return transaction.rows(PlaceOriginRow, "claim_id = ?", (claim_id,))


def replace_origins(transaction: Transaction, claim_id: int, *, rows: tuple[PlaceOriginRow, ...]) -> None:
    """Make `rows` what is known of a claim."""
    transaction.replace(origins_of(transaction, claim_id), rows)
