"""What is keyed into the sheets of a plan is kept cell by cell in the case, until it is put forward or dropped."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.plan_sheets import PlanSheets
from claimdesk.casework.deed import look, refuse_by_role
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
    refuse_by_role(desk, Verb.ENTER_PLAN)
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
