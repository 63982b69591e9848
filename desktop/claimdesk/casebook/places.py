"""A proof is read and changed at a path, and taken apart into entries and put together again, losing nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.claim import JointSignature, ProofOfClaim, SupportingDocument
from claimdesk.casebook.origin import Origin
from claimdesk.casebook.paper import paper_field, read_text
from claimdesk.casebook.parties import JointOwner, Representative
from claimdesk.casebook.reading import Mark, Reading
from claimdesk.casebook.trades import ExtraSheet, HeldPosition, Schedule, Trade, TradeSection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STEP = re.compile(r"([a-z0-9_]+)(?:\[(\d+)\])?")
_COUNT = ".count"
_NEW_ITEM = MappingProxyType(
    {
        "documents": SupportingDocument,
        "joint_owners": JointOwner,
        "joint_signed": JointSignature,
        "extra_sheets": ExtraSheet,
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the paper as text: its path, its mark and its canonical text.

    The path of a list followed by `.count` holds how many items it has: WRITTEN when the list is complete, NOT_REACHED
    while it is being keyed. `representative.count` is 0 or 1; `documents.count` NOT_REACHED at 0 is a list of which
    nobody has spoken yet. `origin` says how it came here; two entries that say the same are the same entry. `lines` of
    the count of a section say where each of its lines stood before, or that it is new; empty where they stayed.
    """

    path: str
    mark: Mark
    text: str = field(default="", repr=False)
    origin: Origin = field(default=Origin.TYPED, compare=False)
    lines: tuple[int, ...] = field(default=(), compare=False, repr=False)

    @property
    def reading(self) -> Reading[Any]:
        """The reading of this place; counts have none."""
        if self.mark is Mark.WRITTEN:
            return read_text(paper_field(self.path), self.text)
        return Reading(self.mark)


def entry_of(path: str, reading: Reading[Any], *, origin: Origin = Origin.TYPED) -> Entry:
    """Give the entry of one place."""
    return Entry(path, reading.mark, reading.text, origin)


def reading_at(proof: ProofOfClaim, path: str) -> Reading[Any]:
    """Give the reading at `path`; NOT_REACHED where a list or a representative has no such item.

    Raises:
        KeyError: no place of the paper has this path.
    """
    paper_field(path)
    here: Any = proof
    for name, index in _steps(path):
        here = _child(here, name)
        if index is not None:
            here = here[index] if here is not None and index < len(here) else None
        if here is None:
            return Reading()
    return here  # type: ignore[no-any-return]  # paper_field has refused paths that do not end at a reading


def is_count(path: str) -> bool:
    """Whether a path names the length of a list and not a place of the paper."""
    return path.endswith(_COUNT)


def count_at(proof: ProofOfClaim, path: str) -> int:
    """Give the length of the list that a path ending in `.count` names; 0 while nobody has stated it."""
    here: Any = proof
    for name, _ in _steps(path.removesuffix(_COUNT)):
        here = _child(here, name)
    if here is None:
        return 0
    return len(here) if isinstance(here, tuple) else 1


def with_entry(proof: ProofOfClaim, entry: Entry) -> ProofOfClaim:
    """Give the proof with one entry changed; lists grow as needed, a count cuts or grows its list.

    Raises:
        KeyError: no place of the paper has the path of the entry.
    """
    if is_count(entry.path):
        return _with_count(proof, entry)
    paper_field(entry.path)
    changed: ProofOfClaim = _changed(proof, _steps(entry.path), entry.reading)
    return changed


def with_entries(proof: ProofOfClaim, entries: tuple[Entry, ...]) -> ProofOfClaim:
    """Give the proof with all the entries changed, in their order; places in one section are put in together."""
    schedule = proof.schedule
    for key, run in groupby(entries, key=lambda entry: _section_of(schedule, entry.path)):
        section = proof.schedule.section(key)
        if section is not None:
            trades = _with_cells(section.trades, run)
            proof = replace(proof, schedule=_put(proof.schedule, key, trades))
            continue
        for entry in run:
            proof = with_entry(proof, entry)
    return proof


def _section_of(schedule: Schedule, path: str) -> str:
    """Give the key of the section in a line of which a place stands; empty for any other place."""
    steps = _steps(path) if path.startswith("schedule.") and not is_count(path) else ()
    is_cell = len(steps) == len(("schedule", "section", "column")) and steps[1][1] is not None
    return steps[1][0] if is_cell and schedule.section(steps[1][0]) is not None else ""


def _with_cells(trades: tuple[Trade, ...], entries: Iterable[Entry]) -> tuple[Trade, ...]:
    lines = list(trades)
    for entry in entries:
        paper_field(entry.path)
        (_, index), (column, _) = _steps(entry.path)[1:]
        lines.extend(Trade() for _ in range((index or 0) + 1 - len(lines)))
        lines[index or 0] = replace(lines[index or 0], **{column: entry.reading})
    return tuple(lines)


def entries_of(proof: ProofOfClaim) -> tuple[Entry, ...]:
    """Take a proof apart: the counts of its lists before their items, places not reached left out."""
    return tuple(_entries("", proof))


@lru_cache(maxsize=8_192)
def _steps(path: str) -> tuple[tuple[str, int | None], ...]:
    return tuple((match[1], int(match[2]) if match[2] else None) for match in _STEP.finditer(path))


def _child(here: Any, name: str) -> Any:  # noqa: ANN401 - any part of a proof
    if isinstance(here, Schedule) and name != "extra_sheets":
        section = here.section(name)
        return here.position(name) if section is None else section.trades
    return getattr(here, name)


def _changed(here: Any, steps: tuple[tuple[str, int | None], ...], reading: Reading[Any]) -> Any:  # noqa: ANN401
    if not steps:
        return reading
    (name, index), rest = steps[0], steps[1:]
    child = _child(here, name)
    if index is None:
        child = Representative() if child is None and name == "representative" else child
        return _put(here, name, _changed(child, rest, reading))
    items = _grown(child or (), name, index + 1)
    item = _changed(items[index], rest, reading)
    return _put(here, name, (*items[:index], item, *items[index + 1 :]))


def _grown(items: tuple[Any, ...], name: str, length: int) -> tuple[Any, ...]:
    new = _NEW_ITEM.get(name, Trade)
    return (*items, *(new() for _ in range(length - len(items))))


def _put(here: Any, name: str, child: Any) -> Any:  # noqa: ANN401 - any part of a proof
    if not isinstance(here, Schedule) or name == "extra_sheets":
        return replace(here, **{name: child})
    if here.section(name) is not None:
        return replace(
            here,
            sections=tuple(replace(part, trades=child) if part.key == name else part for part in here.sections),
        )
    return replace(
        here,
        positions=tuple(HeldPosition(name, child) if part.key == name else part for part in here.positions),
    )


def _with_count(proof: ProofOfClaim, entry: Entry) -> ProofOfClaim:
    owner_path, _, name = entry.path.removesuffix(_COUNT).rpartition(".")
    count, is_complete = int(entry.text), entry.mark is Mark.WRITTEN
    if name == "representative":
        return replace(proof, representative=(proof.representative or Representative()) if count else None)
    owner: Any = getattr(proof, owner_path) if owner_path else proof
    if name == "documents" and not count and not is_complete:
        return replace(proof, documents=None)
    items = _grown(_child(owner, name) or (), name, count)[:count]
    owner = _put(owner, name, items)
    if isinstance(owner, Schedule) and owner.section(name) is not None:
        owner = replace(
            owner,
            sections=tuple(
                replace(part, is_finished=is_complete) if part.key == name else part for part in owner.sections
            ),
        )
    return replace(proof, **{owner_path: owner}) if owner_path else owner


def _entries(prefix: str, part: Any) -> Iterator[Entry]:  # noqa: ANN401 - any part of a proof
    if isinstance(part, Reading):
        if part.is_reached:
            yield entry_of(prefix, part)
    elif isinstance(part, tuple):
        yield Entry(f"{prefix}{_COUNT}", Mark.WRITTEN, str(len(part)))
        for index, item in enumerate(part):
            yield from _entries(f"{prefix}[{index}]", item)
    elif isinstance(part, Schedule):
        yield from _schedule_entries(prefix, part)
    elif is_dataclass(part):
        if isinstance(part, Representative):
            yield Entry(f"{prefix}{_COUNT}", Mark.WRITTEN, "1")
        for each in fields(part):
            yield from _entries(f"{prefix}.{each.name}" if prefix else each.name, getattr(part, each.name))


def _schedule_entries(prefix: str, schedule: Schedule) -> Iterator[Entry]:
    for held in schedule.positions:
        yield from _entries(f"{prefix}.{held.key}", held.holding)
    for section in schedule.sections:
        yield from _section_entries(f"{prefix}.{section.key}", section)
    yield from _entries(f"{prefix}.extra_sheets", schedule.extra_sheets)


def _section_entries(prefix: str, section: TradeSection) -> Iterator[Entry]:
    mark = Mark.WRITTEN if section.is_finished else Mark.NOT_REACHED
    yield Entry(f"{prefix}{_COUNT}", mark, str(len(section.trades)))
    for index, trade in enumerate(section.trades):
        yield from _entries(f"{prefix}[{index}]", trade)
