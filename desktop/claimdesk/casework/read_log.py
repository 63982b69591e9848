"""The log is read newest first, a page at a time: whole, of one person, on one claim, of one day or several."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from claimdesk.casework.blind import NOT_SHOWN, blind_to
from claimdesk.casework.deed import look
from claimdesk.casework.open_claim import act_of
from claimdesk.casework.store_told import reading_of
from claimstore.acts import ActsWanted, newest_acts, people_of_log

if TYPE_CHECKING:
    from claimdesk.casebook.acts import Act
    from claimdesk.casework.desk import Desk
    from claimstore.case_rows import ActRow

PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSearch:
    """Which acts are meant: of a person as the log names them, on a claim or another subject, and of which days.

    The days are those of this machine, both included; None means that any will do.
    """

    who: str | None = None
    on: str | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class LogPage:
    """Acts, newest first, and the entry behind which the next page begins; None on the last page."""

    acts: tuple[Act, ...]
    next_older_than: int | None


EVERYTHING = LogSearch()


def read_log(desk: Desk, search: LogSearch = EVERYTHING, *, older_than: int | None = None) -> LogPage:
    """Give a page of the acts that are meant.

    Raises:
        Told: the store cannot be read.
    """
    wanted = ActsWanted(
        who=search.who,
        on_what=search.on,
        since=_beginning_of(search.first_day) if search.first_day else None,
        until=_beginning_of(search.last_day + timedelta(days=1)) if search.last_day else None,
        older_than=older_than,
    )
    with look(desk) as transaction:
        rows = newest_acts(transaction, wanted, limit=PAGE)
        blind = blind_to(desk, transaction, {row.on_what for row in rows})
    with reading_of("The log of acts"):
        acts = tuple(act_of(_veiled(row) if row.on_what in blind else row) for row in rows)
    return LogPage(acts, acts[-1].sequence if len(acts) == PAGE else None)


def people_in_log(desk: Desk) -> tuple[str, ...]:
    """Give everybody who has done anything in this case, by name.

    Raises:
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        return people_of_log(transaction)


def _beginning_of(day: date) -> str:
    """Give the first moment of a day of this machine as the log writes moments."""
    return datetime.combine(day, time.min).astimezone().astimezone(UTC).isoformat(timespec="milliseconds")


def _veiled(row: ActRow) -> ActRow:
    """Give an act without the readings in it."""
    return replace(row, before=NOT_SHOWN, after=NOT_SHOWN, reason="")
