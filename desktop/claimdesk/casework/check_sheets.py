"""The sheets of a plan are checked as they are keyed: each cell, then the plan, its trading days and its own tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimdesk.casebook.keyed_dates import ANY_DATE, DateContext
from claimdesk.casebook.plan_sheet_paper import SheetFault, faults_of_cells, paper_of, place_of
from claimdesk.casebook.plan_sheets import RULE_KEYS, RULES
from claimdesk.casework.check_plan import check_paper_of_plan

if TYPE_CHECKING:
    from claimdesk.casebook.plan_sheets import PlanSheets
    from claimdesk.casebook.settlement import Settlement

_VERSION = next(row for row, key in enumerate(RULE_KEYS) if key.path == "plan.version")
_NEEDED = re.compile(r"^the table \S+ needs this key: ")
_SAY = "still to be said: "
_BEGUN_ANEW = ("plan.version", "plan.status", "plan.since", "plan.withdrawn_on")


def period_of(settlement: Settlement) -> DateContext:
    """Give what short days of a plan are read by: from the class period to where shares count as held."""
    period = settlement.class_period
    if period is None:
        return ANY_DATE
    held_on = settlement.plan.held_on if settlement.plan else period.last
    return DateContext(first=period.first, last=max(held_on, period.last))


def check_sheets(sheets: PlanSheets, settlement: Settlement, *, taken: frozenset[str]) -> tuple[SheetFault, ...]:
    """Find what is wrong; cells that cannot be read come first, and alone. `taken` are the names of other versions."""
    faults = tuple(faults_of_cells(sheets, period=period_of(settlement)))
    if faults:
        return faults
    paper = paper_of(sheets)
    found = check_paper_of_plan(paper, settlement).faults
    placed = [
        place_of(sheets, paper, path=fault.path, line=fault.line, sentence=_NEEDED.sub(_SAY, fault.sentence))
        for fault in found
    ]
    if paper.version in taken:
        sentence = f"there is another version {paper.version}; each has its own name"
        placed.insert(0, SheetFault(RULES, _VERSION, 1, sentence))
    return tuple(dict.fromkeys(placed))


def begun_anew(sheets: PlanSheets) -> PlanSheets:
    """Give the sheets of a version as the beginning of another one: who stands behind that is still to be said."""
    cleared = {row for row, key in enumerate(RULE_KEYS) if key.path in _BEGUN_ANEW}
    rows = tuple((cells[0], "", "") if row in cleared else cells for row, cells in enumerate(sheets.cells[RULES]))
    return sheets.with_cells(RULES, rows)
