"""A draft is what one person has keyed into one claim and not yet saved, place by place, on disk at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimstore.claim_rows import DraftRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_COUNT = ".count"
_AFTER_BRACKET = chr(ord("[") + 1)
_AFTER_DOT = chr(ord(".") + 1)
_INDEX = re.compile(r"\[(\d+)\]")


def keep(transaction: Transaction, rows: tuple[DraftRow, ...]) -> None:
    """Keep places of a draft in their order, newest last; the count of a list drops what it cuts off."""
    for row in rows:
        transaction.upsert((_counted(transaction, row) if row.path.endswith(_COUNT) else row,))


def draft_of(transaction: Transaction, claim_id: int, *, staff: str) -> tuple[DraftRow, ...]:
    """Give the places of a draft: counts of lists first, and each of them at its lowest before it is at its last."""
    return transaction.rows(
        DraftRow, "claim_id = ? AND staff = ? ORDER BY path LIKE '%.count' DESC, path", (claim_id, staff)
    )


def drop(transaction: Transaction, claim_id: int, *, staff: str) -> None:
    """Forget a draft."""
    transaction.run("DELETE FROM draft WHERE claim_id = ? AND staff = ?", (claim_id, staff))


def _counted(transaction: Transaction, row: DraftRow) -> DraftRow:
    """Give the row of a count with the lowest count of this draft, dropping the places behind the new one."""
    owner = row.path.removesuffix(_COUNT)
    count = int(row.text)
    one = (row.claim_id, row.staff)
    before = transaction.rows(DraftRow, "claim_id = ? AND staff = ? AND path = ?", (*one, row.path))
    for start, stop in ((f"{owner}[", owner + _AFTER_BRACKET), (f"{owner}.", owner + _AFTER_DOT)):
        kept = transaction.values(
            "SELECT path FROM draft WHERE claim_id = ? AND staff = ? AND path >= ? AND path < ?", (*one, start, stop)
        )
        for (path,) in kept:
            index = _INDEX.match(path, len(owner))
            is_cut = int(index[1]) >= count if index else count == 0 and path != row.path
            if is_cut:
                transaction.run("DELETE FROM draft WHERE claim_id = ? AND staff = ? AND path = ?", (*one, path))
    lowest = min([count, *(old.lowest for old in before if old.lowest is not None)])
    return DraftRow(
        claim_id=row.claim_id,
        staff=row.staff,
        path=row.path,
        mark=row.mark,
        text=row.text,
        lowest=lowest,
        base_version=row.base_version,
        kept_at=row.kept_at,
        origin=row.origin,
    )
