"""What is keyed into the sheets of a plan is kept cell by cell in the case, until it is put forward or dropped."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.plan_paper import PlanPaper
from claimdesk.casebook.plan_sheet_paper import sheets_of
from claimdesk.casebook.plan_sheets import PlanSheets
from claimdesk.casework.check_sheets import begun_anew
from claimdesk.casework.deed import look, refuse_by_role
from claimdesk.casework.plan_versions import named, versions_of
from claimdesk.casework.store_told import telling
from claimstore import plans
from claimstore.plan_rows import PlanDraftRow

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """Sheets that were not put forward yet, and the version that they began with."""

    based_on: str
    sheets: PlanSheets


def plan_draft(desk: Desk) -> PlanDraft | None:
    """Give what this member of the staff has keyed and not put forward.

    Raises:
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        row = plans.plan_draft(transaction, desk.staff.name)
    if row is None:
        return None
    cells = {key: tuple(tuple(map(str, cells)) for cells in rows) for key, rows in json.loads(row.cells).items()}
    return PlanDraft(row.based_on, PlanSheets(MappingProxyType(cells)))


def keep_plan_draft(desk: Desk, draft: PlanDraft) -> None:
    """Keep what is being keyed; it is on disk when this returns.

    Raises:
        Refused: the role does not allow to put plans forward.
        Told: the store cannot be written.
    """
    refuse_by_role(desk, Verb.ENTER_PLAN, on="plan")
    row = PlanDraftRow(
        staff=desk.staff.name,
        based_on=draft.based_on,
        cells=json.dumps(dict(draft.sheets.cells), ensure_ascii=False),
        kept_at=desk.timestamp(),
    )
    with telling(), desk.store.writing() as transaction:
        plans.keep_plan_draft(transaction, row)


def drop_plan_draft(desk: Desk) -> None:
    """Forget what this member of the staff has keyed and not put forward.

    Raises:
        Told: the store cannot be written.
    """
    with telling(), desk.store.writing() as transaction:
        plans.drop_plan_draft(transaction, desk.staff.name)


@dataclass(frozen=True, slots=True)
class PlanBegun:
    """What a person goes on with: a draft, whether it was kept from before, and the names that are taken."""

    draft: PlanDraft
    was_kept: bool
    taken: frozenset[str]


def begin_plan(desk: Desk, name: str) -> PlanBegun:
    """Give the sheets to key: those kept for this person, else those of the version `name` without its name.

    Raises:
        Refused: the role does not allow to put plans forward, or there is no such version.
        Told: the store cannot be read.
    """
    refuse_by_role(desk, Verb.ENTER_PLAN, on="plan")
    versions = versions_of(desk)
    taken = frozenset(version.name for version in versions)
    kept = plan_draft(desk)
    if kept is not None:
        return PlanBegun(kept, was_kept=True, taken=taken)
    paper = named(versions, name).paper if name else PlanPaper("")
    return PlanBegun(PlanDraft(name, begun_anew(sheets_of(paper))), was_kept=False, taken=taken)
