"""The rows of a case beside its claims: letters, the log, the staff, settlements and runs of losses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from claimstore.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow(Row):
    """A letter that was issued: the file in which it was printed, and its pages there, the first counted from 0."""

    TABLE: ClassVar[str] = "letter"
    KEY: ClassVar[tuple[str, ...]] = ("letter_id",)

    letter_id: int
    claim_id: int
    kind: str
    title: str
    mailed_on: str
    cure_by: str | None
    sha256: str
    first_page: int
    pages: int
    issued_at: str
    issued_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFileRow(Row):
    """The bytes of one or many letters as printed, named by their SHA-256."""

    TABLE: ClassVar[str] = "letter_file"
    KEY: ClassVar[tuple[str, ...]] = ("sha256",)

    sha256: str
    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow(Row):
    """One entry of the append-only log."""

    TABLE: ClassVar[str] = "act"
    KEY: ClassVar[tuple[str, ...]] = ("sequence",)

    sequence: int
    at: str
    who: str
    verb: str
    on_what: str
    before: str
    after: str
    reason: str
    outcome: str
    follows: str = ""
    """The fingerprint of the entry before; the store fills it in, and the next one too."""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActHeadRow(Row):
    """The last entry of the log, sealed, so that a log whose end was cut off is found out."""

    TABLE: ClassVar[str] = "act_head"
    KEY: ClassVar[tuple[str, ...]] = ("head_id",)

    head_id: int
    sequence: int
    fingerprint: str
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseIdentityRow(Row):
    """What tells this case from every other; its backups share it."""

    TABLE: ClassVar[str] = "case_identity"
    KEY: ClassVar[tuple[str, ...]] = ("identity",)

    identity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow(Row):
    """One member of the staff; `roles` are their names, one a line."""

    TABLE: ClassVar[str] = "staff"
    KEY: ClassVar[tuple[str, ...]] = ("folded_name",)

    folded_name: str
    name: str
    roles: str
    is_revoked: int
    added_at: str
    added_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementVersionRow(Row):
    """A version of the settlement file under which this store was worked on."""

    TABLE: ClassVar[str] = "settlement_version"
    KEY: ClassVar[tuple[str, ...]] = ("version",)

    version: str
    name: str
    caption: str
    first_used_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LossRow(Row):
    """The recognized loss of one claim in one run, in millionths of a dollar; NULL where it cannot be computed."""

    TABLE: ClassVar[str] = "loss"
    KEY: ClassVar[tuple[str, ...]] = ("run_id", "claim_id")

    run_id: int
    claim_id: int
    claim_version: int
    amount: int | None
    before_claim_level: int | None
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LossRunRow(Row):
    """One run over all claims under one version of the plan; it has done every claim up to `last_claim_id`."""

    TABLE: ClassVar[str] = "loss_run"
    KEY: ClassVar[tuple[str, ...]] = ("run_id",)

    run_id: int
    plan_version: str
    settlement_version: str
    begun_at: str
    last_claim_id: int
    finished_at: str | None
