"""A draft is what one person has keyed into one claim and not yet saved, place by place, on disk at once.

The readings of a second pass are kept in the same way in a table of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claimstore.claim_rows import DraftRow
from claimstore.pass_rows import SecondReadingRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_COUNT = ".count"
_AFTER_BRACKET = chr(ord("[") + 1)
_AFTER_DOT = chr(ord(".") + 1)
AnyDraft = DraftRow | SecondReadingRow
_INDEX = re.compile(r"\[(\d+)\]")


def keep(transaction: Transaction, rows: tuple[AnyDraft, ...]) -> None:
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


def _counted(transaction: Transaction, row: AnyDraft) -> AnyDraft:
    """Give the row of a count with the lowest count of this draft, dropping the places behind the new one."""
    owner, table = row.path.removesuffix(_COUNT), row.TABLE
    count = int(row.text)
    one = (row.claim_id, row.staff)
    whose = "claim_id = ? AND staff = ?"
    before = transaction.rows(type(row), f"{whose} AND path = ?", (*one, row.path))
    for start, stop in ((f"{owner}[", owner + _AFTER_BRACKET), (f"{owner}.", owner + _AFTER_DOT)):
        kept = transaction.values(
            f"SELECT path FROM {table} WHERE {whose} AND path >= ? AND path < ?",  # noqa: S608 - declared names only
            (*one, start, stop),
        )
        for (path,) in kept:
            index = _INDEX.match(path, len(owner))
            is_cut = int(index[1]) >= count if index else count == 0 and path != row.path
            if is_cut:
                transaction.run(f"DELETE FROM {table} WHERE {whose} AND path = ?", (*one, path))  # noqa: S608 - declared names only
    lowest = min([count, *(old.lowest for old in before if old.lowest is not None)])
    return replace(row, lowest=lowest)
