"""The rows that say who works on which claim, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from claimstore.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPartRow(Row):
    """One person's part in a claim; `part` is first keying, second keying, differences, adjudication or approval."""

    TABLE: ClassVar[str] = "claim_part"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "part", "staff")

    claim_id: int
    part: str
    staff: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSeenRow(Row):
    """That a person has seen a reading of a claim while its second keying could still come to them."""

    TABLE: ClassVar[str] = "claim_seen"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "staff")

    claim_id: int
    staff: str
    at: str
