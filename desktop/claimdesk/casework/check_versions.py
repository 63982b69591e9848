"""The versions of a plan agree: each has a name and passes its own tests, and the court stands behind one at most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.plan import PlanStatus
from claimdesk.casebook.plan_paper import FileBeside, PlanPaper
from claimdesk.casebook.settlement import Missing
from claimdesk.casebook.settlement_shape import Fault
from claimdesk.casework.check_plan import check_paper_of_plan, texts_beside

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casebook.settlement import Settlement

TOML = ".toml"


@dataclass(frozen=True, slots=True)
class VersionsCheck:
    """The earlier versions as they are written, what is wrong with them, and what they leave open."""

    earlier: tuple[PlanPaper, ...]
    faults: tuple[Fault, ...]
    missing: tuple[Missing, ...]


def check_versions(folder: Path, settlement: Settlement, *, files: tuple[str, ...]) -> VersionsCheck:
    """Check the earlier versions of a settlement's plan, which lie in `files` beside it, and all versions together."""
    faults: list[Fault] = []
    earlier: list[PlanPaper] = []
    missing: list[Missing] = []
    plans = [settlement.plan] if settlement.plan else []
    for file in files:
        texts = texts_beside(folder, (file,), suffix=TOML)
        paper = PlanPaper(texts.texts.get(file, ""))
        beside = texts_beside(folder, named_files(paper))
        paper = PlanPaper(paper.text, tuple(FileBeside(name, text) for name, text in beside.texts.items()))
        found = [*texts.faults, *beside.faults]
        if not found:
            checked = check_paper_of_plan(paper, settlement)
            found = [_in_file(fault, file) for fault in checked.faults]
            missing += (Missing(f"{file}: {one.path}", one.sentence) for one in checked.missing)
            plans += [checked.plan] if checked.plan else []
        faults += found
        earlier.append(paper)
    if not faults:
        faults += _together(tuple(plans))
    return VersionsCheck(tuple(earlier), tuple(faults), (*missing, *_nothing_in_place(tuple(plans))))


def named_files(paper: PlanPaper) -> tuple[str, ...]:
    """Give the names of the files that a version names, tables before tests."""
    table = paper.table
    tables = table.get("table", ())
    names = [each.get("file") for each in tables if isinstance(each, dict)] if isinstance(tables, list) else []
    names += [table.get("tests"), table.get("expected")]
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))


def _in_file(fault: Fault, file: str) -> Fault:
    """Say of a key in which file it stands; a fault of a table beside it has its own file."""
    return fault if fault.path.endswith(".csv") else Fault(f"{file}: {fault.path}", fault.line, fault.sentence)


def _together(plans: tuple[PlanOfAllocation, ...]) -> Iterator[Fault]:
    names = [plan.version for plan in plans]
    for twice in sorted({name for name in names if names.count(name) > 1}):
        yield Fault("plan.version", None, f"two versions are called {twice}; each has its own name")
    in_force = [plan.version for plan in plans if plan.status is PlanStatus.APPROVED]
    if len(in_force) > 1:
        named = " and ".join(in_force)
        sentence = f"the versions {named} are all approved by the court; one that was replaced is withdrawn"
        yield Fault("plan.status", None, sentence)


def _nothing_in_place(plans: tuple[PlanOfAllocation, ...]) -> Iterator[Missing]:
    if plans and all(plan.status is PlanStatus.WITHDRAWN for plan in plans):
        named = plans[0].version
        yield Missing(
            "plan.status",
            f"Version {named} of the plan is withdrawn and nothing is in its place: no annex goes out, nobody is paid.",
        )
