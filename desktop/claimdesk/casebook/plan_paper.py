"""A version of a plan as it is written: its table `[plan]` as TOML, and the texts that lie beside it by their names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.plan_file import read_plan
from claimdesk.casebook.settlement_lines import layout, parse, path_text
from claimdesk.casebook.settlement_sense import Values
from claimdesk.casebook.settlement_shape import Fault, ShapeReader, Trouble

if TYPE_CHECKING:
    from claimdesk.casebook.plan import PlanOfAllocation

PLAN = "plan"


@dataclass(frozen=True, slots=True)
class FileBeside:
    """A text that lies beside a plan, such as a look-back table, by its name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """One version of a plan: TOML whose only table is `[plan]`, and the files that it names."""

    text: str
    beside: tuple[FileBeside, ...] = ()

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts beside the plan by their names."""
        return MappingProxyType({file.name: file.text for file in self.beside})

    @property
    def table(self) -> Mapping[str, Any]:
        """What TOML reads as `[plan]`; empty where the text is no TOML or holds none."""
        try:
            table = parse(self.text).get(PLAN)
        except tomllib.TOMLDecodeError:
            return {}
        return table if isinstance(table, dict) else {}

    @property
    def version(self) -> str:
        """The name of the version; empty where the text has none."""
        return str(self.table.get("version", ""))

    @property
    def source(self) -> str:
        """The paragraph or order that the status of this version comes from."""
        source = self.table.get("source", "")
        return str(source.get("status", "")) if isinstance(source, dict) else str(source)


@dataclass(frozen=True, slots=True)
class PaperRead:
    """What came of a version: the plan, None where there are faults."""

    plan: PlanOfAllocation | None
    faults: tuple[Fault, ...]


def read_paper(paper: PlanPaper, settlement_text: str) -> PaperRead:
    """Read a version as the plan of the settlement whose file has this text; its own `[plan]` does not count."""
    try:
        tables = parse(paper.text)
    except tomllib.TOMLDecodeError:
        return PaperRead(None, _with_lines(paper, ()))
    if tables.keys() != {PLAN}:
        others = sorted(set(tables) - {PLAN})
        found = [Trouble((other,), "only [plan] stands in such a file") for other in others]
        return PaperRead(None, _with_lines(paper, tuple(found) or (Trouble((PLAN,), "no [plan] is there"),)))
    shape = ShapeReader(is_whole=True).read({**parse(settlement_text), PLAN: tables[PLAN]})
    troubles = tuple(trouble for trouble in shape.troubles if trouble.path[:1] == (PLAN,))
    if troubles:
        return PaperRead(None, _with_lines(paper, troubles))
    read = read_plan(Values(shape), paper.texts)
    if read.plan is not None:
        return PaperRead(read.plan, ())
    in_files = tuple(Fault(fault.file, fault.line, fault.sentence) for fault in read.faults)
    return PaperRead(None, (*_with_lines(paper, read.troubles), *in_files))


def _with_lines(paper: PlanPaper, troubles: tuple[Trouble, ...]) -> tuple[Fault, ...]:
    """Read a faulty version again, statement by statement, so that each fault gets its line."""
    placed = layout(paper.text)
    slips = tuple(Fault(path_text(slip.path), slip.line, slip.sentence) for slip in placed.slips)
    return slips or tuple(
        Fault(path_text(trouble.path), placed.line_of(trouble.path), trouble.sentence) for trouble in troubles
    )
