"""The rows of batches and of the queue: what came together, and who works on which claim now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from claimstore.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow(Row):
    """A tray or file received together: the facts common to its papers, what was expected and what was counted."""

    TABLE: ClassVar[str] = "batch"
    KEY: ClassVar[tuple[str, ...]] = ("batch_id",)

    batch_id: int
    name: str
    received_on: str | None
    postmark_on: str | None
    delivery: str | None
    sent_to: str | None
    expected_documents: int
    expected_pages: int | None
    registered_by: str
    registered_at: str
    counted_documents: int | None = None
    counted_pages: int | None = None
    closed_by: str | None = None
    closed_at: str | None = None
    close_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchClaimRow(Row):
    """Which batch a claim came in, and the document control number it got there."""

    TABLE: ClassVar[str] = "batch_claim"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id",)

    claim_id: int
    batch_id: int
    dcn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHoldRow(Row):
    """Who works on a claim, and at what; `seen_tick` is when a key of theirs was kept, in ms of the steady clock."""

    TABLE: ClassVar[str] = "claim_hold"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id",)

    claim_id: int
    work: str
    staff: str
    taken_at: str
    seen_tick: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGivenBackRow(Row):
    """Who gave a claim back to the queue and is handed it again only after all others."""

    TABLE: ClassVar[str] = "claim_given_back"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "staff")

    claim_id: int
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAsideRow(Row):
    """A claim that was put aside: the state it goes back to, why, until when, and by whom."""

    TABLE: ClassVar[str] = "claim_aside"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id",)

    claim_id: int
    state: str
    reason: str
    until_on: str | None
    staff: str
    at: str
