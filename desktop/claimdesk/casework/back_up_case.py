"""A backup is a whole copy of the case beside it, on record, and the older ones thin out by day, week and month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casework.deed import deed
from claimdesk.casework.open_case import STORE_NAME
from claimdesk.casework.store_told import telling
from claimstore.backup import backups_of

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.casework.desk import AtTheStore, Desk, StoreRoom

BY_HAND, DAILY, BEFORE_LOSSES = "by-hand", "daily", "before-losses"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBackup:
    """A backup of a case: where it lies, when it was made, why, and its size in bytes."""

    path: Path
    at: datetime
    reason: str
    size: int


def back_up_case(desk: AtTheStore, *, reason: str = BY_HAND) -> Path:
    """Make a backup of the open case and give its place; the backup holds the act that tells of it.

    Raises:
        Refused: the role does not allow it.
        Told: the backup cannot be written.
    """
    with deed(desk, Verb.BACK_UP_CASE, on=desk.store.path.parent.name) as work:
        work.after = reason
    with telling():
        return desk.store.back_up(reason=reason, at=desk.timestamp())


def back_up_if_due(desk: Desk | StoreRoom) -> Path | None:
    """Make the backup of the day unless there is one already.

    Raises:
        Told: the backup cannot be written.
    """
    newest = backups_of(desk.store.path)
    if newest and newest[0].at.date() >= desk.clock.now().astimezone(UTC).date():
        return None
    return back_up_case(desk, reason=DAILY)


def backups_in(folder: Path) -> tuple[StoredBackup, ...]:
    """Give the backups of the case in `folder`, newest first."""
    return tuple(
        StoredBackup(path=each.path, at=each.at, reason=each.reason, size=each.path.stat().st_size)
        for each in backups_of(folder / STORE_NAME)
    )
