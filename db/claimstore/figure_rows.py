"""The rows that say how much one person keyed, and in what time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from claimstore.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedClaimRow(Row):
    """What one person keyed into one claim on one day; `active_ms` leaves out every pause."""

    TABLE: ClassVar[str] = "keyed_claim"
    KEY: ClassVar[tuple[str, ...]] = ("staff", "day", "claim_id", "work")

    staff: str
    day: str
    claim_id: int
    work: str
    keys: int
    active_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedFieldRow(Row):
    """What one person keyed into one field of the form on one day, over all claims."""

    TABLE: ClassVar[str] = "keyed_field"
    KEY: ClassVar[tuple[str, ...]] = ("staff", "day", "field")

    staff: str
    day: str
    field: str
    times: int
    keys: int
    active_ms: int
