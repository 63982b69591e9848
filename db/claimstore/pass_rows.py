"""The rows of a second pass: what was decided for a claim, what was read, and how differences were settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from claimstore.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPassRow(Row):
    """Whether a claim is keyed twice and how far that is; `rule` is the plan by which it was decided.

    `compared_version` is the version of the claim that was compared, `fields` how many places were.
    """

    TABLE: ClassVar[str] = "second_pass"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id",)

    claim_id: int
    scope: str
    stage: str
    rule: str
    first_keyer: str
    second_keyer: str | None
    decided_at: str
    taken_at: str | None
    keyed_at: str | None
    settled_at: str | None
    compared_version: int | None
    fields: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReadingRow(Row):
    """One place as the second pass reads it, kept at once; the columns are those of a draft."""

    TABLE: ClassVar[str] = "second_reading"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "staff", "path")

    claim_id: int
    staff: str
    path: str
    mark: str
    text: str = field(repr=False)
    lowest: int | None
    base_version: int
    kept_at: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassDifferenceRow(Row):
    """One difference: its places in both passes, the order in which it is shown, and how it was settled.

    `choice` is NULL while nobody has settled it; `mark` and `text` are of another reading than the two, and of a query
    `text` is what is asked. The slips name the errors of the passes that were not taken.
    """

    TABLE: ClassVar[str] = "pass_difference"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "ordinal")

    claim_id: int
    ordinal: int
    first_path: str
    second_path: str
    shows_second_first: int
    choice: str | None
    mark: str | None
    text: str | None = field(repr=False)
    decided_by: str | None
    decided_at: str | None
    first_slip: str | None
    second_slip: str | None
