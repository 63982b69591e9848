"""What was keyed is added up by person, day, claim and field, and read for one person or for all together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimstore.figure_rows import KeyedClaimRow, KeyedFieldRow
    from claimstore.transaction import Transaction

_ADD_CLAIM = (
    "INSERT INTO keyed_claim (staff, day, claim_id, work, keys, active_ms) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (staff, day, claim_id, work) DO UPDATE SET"
    " keys = keyed_claim.keys + excluded.keys, active_ms = keyed_claim.active_ms + excluded.active_ms"
)
_ADD_FIELD = (
    "INSERT INTO keyed_field (staff, day, field, times, keys, active_ms) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (staff, day, field) DO UPDATE SET times = keyed_field.times + excluded.times,"
    " keys = keyed_field.keys + excluded.keys, active_ms = keyed_field.active_ms + excluded.active_ms"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySum:
    """What was keyed on one day: claims, persons, keys and milliseconds at work."""

    day: str
    claims: int
    persons: int
    keys: int
    active_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSum:
    """What was keyed into one field over all days: how often, keys and milliseconds at work."""

    field: str
    times: int
    keys: int
    active_ms: int


def add_figures(transaction: Transaction, claim: KeyedClaimRow, *, fields: tuple[KeyedFieldRow, ...]) -> None:
    """Add what was keyed into one claim to what is known already."""
    values = (claim.staff, claim.day, claim.claim_id, claim.work, claim.keys, claim.active_ms)
    transaction.run(_ADD_CLAIM, values)
    for row in fields:
        transaction.run(_ADD_FIELD, (row.staff, row.day, row.field, row.times, row.keys, row.active_ms))


def sums_by_day(transaction: Transaction, *, staff: str | None, since: str) -> tuple[DaySum, ...]:
    """Give the sums of each day from `since` on, of one person or of all, the oldest first."""
    found = transaction.values(
        "SELECT day, COUNT(DISTINCT claim_id), COUNT(DISTINCT staff), SUM(keys), SUM(active_ms) FROM keyed_claim"
        " WHERE day >= ? AND (? IS NULL OR staff = ?) GROUP BY day ORDER BY day",
        (since, staff, staff),
    )
    return tuple(DaySum(day=day, claims=n, persons=who, keys=keys, active_ms=ms) for day, n, who, keys, ms in found)


def sums_by_field(transaction: Transaction, *, staff: str | None, since: str) -> tuple[FieldSum, ...]:
    """Give the sums of each field from `since` on, of one person or of all, the longest at work first."""
    found = transaction.values(
        "SELECT field, SUM(times), SUM(keys), SUM(active_ms) FROM keyed_field"
        " WHERE day >= ? AND (? IS NULL OR staff = ?) GROUP BY field ORDER BY SUM(active_ms) DESC, field",
        (since, staff, staff),
    )
    return tuple(FieldSum(field=field, times=times, keys=keys, active_ms=ms) for field, times, keys, ms in found)


def persons_since(transaction: Transaction, since: str) -> int:
    """Give how many persons keyed anything from a day on."""
    return int(transaction.values("SELECT COUNT(DISTINCT staff) FROM keyed_claim WHERE day >= ?", (since,))[0][0])
