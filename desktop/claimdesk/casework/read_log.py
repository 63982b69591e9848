"""The log is read newest first, a page at a time, whole or of one person or one claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.casework.blind import NOT_SHOWN, blind_to
from claimdesk.casework.deed import look
from claimdesk.casework.open_claim import act_of
from claimdesk.casework.store_told import reading_of
from claimstore.acts import acts_by_day

if TYPE_CHECKING:
    from claimdesk.casebook.acts import Act
    from claimdesk.casework.desk import AtTheStore
    from claimstore.case_rows import ActRow

PAGE = 200


@dataclass(frozen=True, slots=True)
class LogPage:
    """Acts, newest first, and the sequence before which the next page begins; None on the last page."""

    acts: tuple[Act, ...]
    next_before: int | None


def read_log(
    desk: AtTheStore, *, who: str | None = None, on: str | None = None, before: int | None = None, limit: int = PAGE
) -> LogPage:
    """Give a page of the log; `who` is a name as it stands in the log, `on` a claim number or another subject.

    Raises:
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        rows = acts_by_day(transaction, who=who, on_what=on, before=before, limit=limit)
        blind = blind_to(desk, transaction, {row.on_what for row in rows})
    with reading_of("The log of acts"):
        acts = tuple(act_of(_veiled(row) if row.on_what in blind else row) for row in rows)
    return LogPage(acts, acts[-1].sequence if len(acts) == limit else None)


def _veiled(row: ActRow) -> ActRow:
    """Give an act without the readings in it."""
    return replace(row, before=NOT_SHOWN, after=NOT_SHOWN, reason="")
