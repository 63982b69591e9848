"""Two lists of lines are laid side by side as sequences: a mistyped line is one pair, an omitted one leaves a gap."""

from __future__ import annotations

from dataclasses import dataclass
from operator import ne
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Line = tuple[str, ...]
"""One line as the texts of its columns, folded so that equal texts are equal readings."""

_CELL, _GAP = 2, 5
"""What a differing cell and a line without a partner cost: two lines that are alike in something stay a pair."""

_FIRST_BAND = 4
_MOST_CELLS = 2_000_000
"""Beyond so many pairs of lines looked at, lists that have little in common are paired near their diagonal only."""

_NEVER = 10**9


@dataclass(frozen=True, slots=True)
class Pair:
    """Places of one line in the two lists, counted from 0; None on the side that lacks it."""

    first: int | None
    second: int | None


def align(first: Sequence[Line], second: Sequence[Line]) -> tuple[Pair, ...]:
    """Give the cheapest pairing of two lists, in the order of both; the other way round it is the same, mirrored.

    Of several equal lines one after another the last is the one without a partner.
    """
    start = _equal_length(first, second)
    stop = _equal_length(first[start:][::-1], second[start:][::-1])
    middle_first, middle_second = first[start : len(first) - stop], second[start : len(second) - stop]
    turned = (len(middle_first), list(middle_first)) > (len(middle_second), list(middle_second))
    found = _paired(middle_second, middle_first) if turned else _paired(middle_first, middle_second)
    middle = [Pair(pair.second, pair.first) if turned else pair for pair in found]
    shift_first, shift_second = len(first) - stop, len(second) - stop
    return (
        *(Pair(place, place) for place in range(start)),
        *(Pair(_moved(pair.first, start), _moved(pair.second, start)) for pair in middle),
        *(Pair(shift_first + place, shift_second + place) for place in range(stop)),
    )


def _moved(place: int | None, by: int) -> int | None:
    return None if place is None else place + by


def _equal_length(first: Sequence[Line], second: Sequence[Line]) -> int:
    """Give how many lines at the beginning are the same."""
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length


def _paired(first: Sequence[Line], second: Sequence[Line]) -> list[Pair]:
    """Pair two lists, the first not longer than the second, within a band that grows until nothing outside is cheaper.

    Whatever leaves a band of `k` lines on either side of the diagonal has more than `k` gaps.
    """
    longest = max(len(first), len(second))
    band = max(_FIRST_BAND, len(second) - len(first))
    while True:
        costs = _costs(first, second, band)
        is_proven = costs[0][0] <= band * _GAP or band >= longest
        if is_proven or 2 * len(first) * 4 * band > _MOST_CELLS:
            return _walked(first, second, costs)
        band *= 2


def _cost_of_pair(one: Line, other: Line) -> int:
    return 0 if one == other else min(_CELL * sum(map(ne, one, other)), 2 * _GAP)


def _costs(first: Sequence[Line], second: Sequence[Line], band: int) -> list[dict[int, int]]:
    """Give for each line of the first list and each place near it the cost of all that follows."""
    rows: list[dict[int, int]] = [{} for _ in range(len(first) + 1)]
    for at in range(len(first), -1, -1):
        row, below = rows[at], rows[at + 1] if at < len(first) else {}
        for other in range(min(len(second), at + band), max(0, at - band) - 1, -1):
            if at == len(first):
                row[other] = (len(second) - other) * _GAP
                continue
            best = below.get(other, _NEVER) + _GAP
            if other < len(second):
                pair = below.get(other + 1, _NEVER) + _cost_of_pair(first[at], second[other])
                best = min(best, pair, row.get(other + 1, _NEVER) + _GAP)
            row[other] = best
    return rows


def _walked(first: Sequence[Line], second: Sequence[Line], costs: list[dict[int, int]]) -> list[Pair]:
    """Walk the costs from the beginning: a pair where it is as cheap as a gap."""
    pairs, at, other = list[Pair](), 0, 0
    while at < len(first) or other < len(second):
        here = costs[at].get(other, _NEVER)
        if at < len(first) and other < len(second):
            after = costs[at + 1].get(other + 1, _NEVER)
            if here == after + _cost_of_pair(first[at], second[other]):
                pairs.append(Pair(at, other))
                at, other = at + 1, other + 1
                continue
        if other < len(second) and (at == len(first) or here == costs[at].get(other + 1, _NEVER) + _GAP):
            pairs.append(Pair(None, other))
            other += 1
        else:
            pairs.append(Pair(at, None))
            at += 1
    return pairs
