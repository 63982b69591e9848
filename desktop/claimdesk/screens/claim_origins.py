"""Where each value of an open claim came from, which moves with its line and comes back with what is undone."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.origin import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.places import Entry

NOTHING: Mapping[str, Origin] = MappingProxyType({})
_LINE = re.compile(r"schedule\.(?P<key>[a-z][a-z0-9_]*)\[(?P<index>\d+)\](?P<rest>\..*)")


def origins_after(
    origins: Mapping[str, Origin],
    entries: Iterable[Entry],
    *,
    before: ProofOfClaim,
    after: ProofOfClaim,
) -> Mapping[str, Origin]:
    """Give where the values of `after` came from; a place that was simply typed stands in no such map."""
    moves = _moves(before, after)
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
    match = _LINE.fullmatch(path)
    return match["key"] if match else ""


def _moves(before: ProofOfClaim, after: ProofOfClaim) -> Mapping[str, Mapping[int, int]]:
    """Give for each section whose lines have moved where each line of now stood before."""
    found = {}
    for then, now in zip(before.schedule.sections, after.schedule.sections, strict=False):
        if then is now or then.trades is now.trades:
            continue
        one, other = then.trades, now.trades
        at = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
        if at is None:
            continue
        if len(other) < len(one):
            found[now.key] = {
                place: place + (len(one) - len(other) if place >= at else 0) for place in range(len(other))
            }
        elif len(other) > len(one) and other[at + len(other) - len(one) :] == one[at:]:
            more = len(other) - len(one)
            found[now.key] = {place: place - (more if place >= at + more else 0) for place in range(len(other))}
            for place in range(at, at + more):
                del found[now.key][place]
        elif len(other) == len(one) and at + 1 < len(one) and (one[at], one[at + 1]) == (other[at + 1], other[at]):
            found[now.key] = {place: place for place in range(len(one))} | {at: at + 1, at + 1: at}
    return found


def _moved(origins: Mapping[str, Origin], moves: Mapping[str, Mapping[int, int]]) -> Mapping[str, Origin]:
    moved = {path: origin for path, origin in origins.items() if _section_of(path) not in moves}
    for key, places in moves.items():
        now_of = {then: now for now, then in places.items()}
        for path, origin in origins.items():
            match = _LINE.fullmatch(path)
            if match and match["key"] == key and int(match["index"]) in now_of:
                moved[f"schedule.{key}[{now_of[int(match['index'])]}]{match['rest']}"] = origin
    return MappingProxyType(moved)
