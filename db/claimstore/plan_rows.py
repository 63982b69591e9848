"""The rows of plans of allocation that were keyed in this case, and of what is still being keyed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from claimstore.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersionRow(Row):
    """A version of the plan as it was put forward; `text` is TOML, `subject` what the log of acts calls it."""

    TABLE: ClassVar[str] = "plan_version"
    KEY: ClassVar[tuple[str, ...]] = ("subject",)

    subject: str
    version: str
    text: str = field(repr=False)
    entered_at: str
    entered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFileRow(Row):
    """A text that lies beside a version, such as a look-back table."""

    TABLE: ClassVar[str] = "plan_file"
    KEY: ClassVar[tuple[str, ...]] = ("subject", "name")

    subject: str
    name: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraftRow(Row):
    """What one person has keyed into a plan and not yet put forward; `cells` is JSON."""

    TABLE: ClassVar[str] = "plan_draft"
    KEY: ClassVar[tuple[str, ...]] = ("staff",)

    staff: str
    based_on: str
    cells: str = field(repr=False)
    kept_at: str
