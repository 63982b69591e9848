"""The versions of a plan: those of the settlement file and those keyed in this case, and the one by which it works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from claimdesk.casebook.plan_differences import CellDifference, differences
from claimdesk.casebook.plan_paper import FileBeside, PlanPaper, read_paper
from claimdesk.casebook.plan_sheet_paper import sheets_of
from claimdesk.casework.deed import look
from claimdesk.casework.place_words import without_whole_numbers
from claimdesk.casework.plan_use import NOBODY_YET, PlanUse, subject_of, use_of
from claimdesk.errors import Refused
from claimstore.plans import plan_files, plan_versions

if TYPE_CHECKING:
    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction


class Origin(StrEnum):
    """Where a version comes from."""

    FILE = "settlement file"
    CASE = "keyed in this case"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """One version: as it is written and read, how it stands, and whether the case works by it.

    `plan` is None where the version cannot be read with the settlement file as it is now; `fault` says why.
    """

    name: str
    origin: Origin
    paper: PlanPaper
    plan: PlanOfAllocation | None
    subject: str
    use: PlanUse = NOBODY_YET
    is_at_work: bool = False
    fault: str = ""


def versions_of(desk: Desk) -> tuple[PlanVersion, ...]:
    """Give every version, earlier ones first: those of the settlement file, then those that were keyed.

    Raises:
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        return known_versions(transaction, desk.settlement)


def version_named(desk: Desk, name: str) -> PlanVersion:
    """Give one version.

    Raises:
        Refused: there is none of this name.
        Told: the store cannot be read.
    """
    return named(versions_of(desk), name)


def named(versions: tuple[PlanVersion, ...], name: str) -> PlanVersion:
    """Give the version of this name.

    Raises:
        Refused: there is none.
    """
    found = next((version for version in versions if version.name == name), None)
    if found is None:
        known = ", ".join(version.name for version in versions) or "none"
        raise Refused(f"There is no version {without_whole_numbers(name)} of the plan.", f"There is {known}.")
    return found


def known_versions(transaction: Transaction, settlement: Settlement) -> tuple[PlanVersion, ...]:
    """Give every version as the store and the settlement file have it now."""
    versions = (*_of_file(settlement), *_of_case(transaction, settlement))
    used = [replace(version, use=use_of(transaction, version.subject)) for version in versions]
    at_work = next((version for version in reversed(used) if version.use.is_approved), None)
    own = settlement.plan_paper.version if settlement.plan_paper else None
    subject = at_work.subject if at_work else next((each.subject for each in used if each.name == own), "")
    return tuple(replace(version, is_at_work=version.subject == subject) for version in used)


def at_work(settlement: Settlement, versions: tuple[PlanVersion, ...]) -> Settlement:
    """Give the settlement with the plan by which the case works: that in use, else that of the settlement file."""
    found = next((version for version in versions if version.is_at_work), None)
    return settlement if found is None else replace(settlement, plan=found.plan)


def seated(desk: Desk) -> Desk:
    """Give the desk with the plan by which the case works.

    Raises:
        Told: the store cannot be read.
    """
    settlement = desk.settlement
    with look(desk) as transaction:
        if not settlement.earlier_plans and not plan_versions(transaction):
            return desk
        return replace(desk, settlement=at_work(settlement, known_versions(transaction, settlement)))


def under_version(desk: Desk, name: str) -> Desk:
    """Give a desk that works by another version, to see what claims would come to under it.

    Raises:
        Refused: there is none of this name, or it cannot be read any more.
        Told: the store cannot be read.
    """
    version = version_named(desk, name)
    if version.plan is None:
        raise Refused(f"Version {name} of the plan cannot be used: {version.fault}.", "Put a version forward that can.")
    return replace(desk, settlement=replace(desk.settlement, plan=version.plan))


def _of_file(settlement: Settlement) -> Iterator[PlanVersion]:
    own = (settlement.plan_paper,) if settlement.plan_paper else ()
    for paper in (*settlement.earlier_plans, *own):
        yield _version(paper, settlement, origin=Origin.FILE)


def _of_case(transaction: Transaction, settlement: Settlement) -> Iterator[PlanVersion]:
    for row in plan_versions(transaction):
        files = tuple(FileBeside(file.name, file.text) for file in plan_files(transaction, row.subject))
        found = _version(PlanPaper(row.text, files), settlement, origin=Origin.CASE)
        yield replace(found, name=row.version, subject=row.subject)


def _version(paper: PlanPaper, settlement: Settlement, *, origin: Origin) -> PlanVersion:
    read = read_paper(paper, settlement.file_text)
    return PlanVersion(
        name=paper.version,
        origin=origin,
        paper=paper,
        plan=read.plan,
        subject=subject_of(read.plan) if read.plan else "",
        fault=read.faults[0].sentence if read.faults else "",
    )


@dataclass(frozen=True, slots=True)
class ComparedPlans:
    """Two versions by name, and every cell in which they differ."""

    before: str
    after: str
    differences: tuple[CellDifference, ...]


def compare_plans(desk: Desk, name: str) -> ComparedPlans:
    """Compare a version with the one before it in the list.

    Raises:
        Refused: there is no such version, or none before it.
        Told: the store cannot be read.
    """
    versions = versions_of(desk)
    place = versions.index(named(versions, name))
    if place == 0:
        raise Refused(f"Version {name} of the plan is the first; there is none before it to compare it with.", "")
    before, after = versions[place - 1], versions[place]
    return ComparedPlans(before.name, after.name, differences(sheets_of(before.paper), sheets_of(after.paper)))
