"""Where each value of an open claim came from, which moves with its line and comes back with what is undone."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.line_order import NEW, line_path
from claimdesk.casebook.origin import Origin
from claimdesk.casebook.places import is_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.places import Entry

NOTHING: Mapping[str, Origin] = MappingProxyType({})


def origins_after(
    origins: Mapping[str, Origin],
    entries: tuple[Entry, ...],
    *,
    before: ProofOfClaim,
    after: ProofOfClaim,
) -> Mapping[str, Origin]:
    """Give where the values of `after` came from; a place that was simply typed stands in no such map."""
    moves = _moves(entries, before=before, after=after)
    known = _moved(origins, moves) if moves and origins else origins
    changed: dict[str, Origin] | None = None
    for entry in entries:
        if _section_of(entry.path) in moves and entry.origin is Origin.TYPED:
            continue
        if known.get(entry.path, Origin.TYPED) is not entry.origin:
            changed = dict(known) if changed is None else changed
            changed[entry.path] = entry.origin
            if entry.origin is Origin.TYPED:
                del changed[entry.path]
    return known if changed is None else MappingProxyType(changed)


def _section_of(path: str) -> str:
    line = line_path(path)
    return line.key if line else ""


def _moves(entries: Iterable[Entry], *, before: ProofOfClaim, after: ProofOfClaim) -> Mapping[str, Mapping[int, int]]:
    """Give for each section whose lines have moved, or were cut, where each line of now stood before."""
    found = {}
    for entry in entries:
        if not (entry.path.startswith("schedule.") and is_count(entry.path)):
            continue
        key = entry.path.split(".")[1]
        then, now = before.schedule.section(key), after.schedule.section(key)
        if then is None or now is None or not (entry.lines or len(now.trades) < len(then.trades)):
            continue
        stood = entry.lines or range(len(now.trades))
        found[key] = {place: line for place, line in enumerate(stood) if line != NEW}
    return found


def _moved(origins: Mapping[str, Origin], moves: Mapping[str, Mapping[int, int]]) -> Mapping[str, Origin]:
    now_of = {key: {then: now for now, then in places.items()} for key, places in moves.items()}
    moved = {}
    for path, origin in origins.items():
        line = line_path(path)
        places = now_of.get(line.key) if line else None
        if line is None or places is None:
            moved[path] = origin
        elif line.place in places:
            moved[str(replace(line, place=places[line.place]))] = origin
    return MappingProxyType(moved)
