"""Two passes over one paper are compared place by place and line by line, and settled into one proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from claimdesk.casebook.alignment import Pair, align
from claimdesk.casebook.paper import PAPER_FIELDS, Block, paper_field, pattern_of
from claimdesk.casebook.paper_lists import PaperList, Readings, paper_lists, with_lines
from claimdesk.casebook.places import entry_of, with_entries
from claimdesk.casebook.reading import BLANK, NOT_REACHED, Reading
from claimdesk.casebook.same_reading import folded, is_same, kind_of
from claimdesk.casebook.slips import Slip, slip_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.pass_scope import PassScope

_SCALARS = tuple(
    (place.pattern, attrgetter(place.pattern))
    for place in PAPER_FIELDS
    if "[" not in place.pattern and "*" not in place.pattern and not place.pattern.startswith("representative.")
)
_HOLDING_NAMES = ("shares", "documented")
_BLOCKS = tuple(Block)


class DifferenceKey(NamedTuple):
    """What tells one difference from every other: its place in each pass, empty where a pass lacks the line."""

    first_path: str
    second_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassDifference:
    """One place that two passes read differently, or one whole line that only one of them has.

    `first` and `second` are the readings of the place; of a line they are its cells, empty where a pass lacks it.
    """

    key: DifferenceKey
    first: Readings
    second: Readings
    is_line: bool = False
    beside: frozenset[str] = frozenset()
    """Texts that stand around the place: of the lines before and after, or of like places of the same block."""

    @property
    def path(self) -> str:
        """Where it is on the paper: in the first pass, or in the second where the first lacks the line."""
        return self.key.first_path or self.key.second_path


class Choice(StrEnum):
    """How a difference was settled."""

    FIRST = "first pass"
    SECOND = "second pass"
    OTHER = "another reading"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the third person read; `reading` is given where it is neither of the two."""

    choice: Choice
    reading: Reading[Any] = NOT_REACHED


@dataclass(frozen=True, slots=True)
class Errors:
    """The slip of each pass whose reading was not taken; None where it was."""

    first: Slip | None
    second: Slip | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything in which two passes differ, in paper order, and how many fields were compared."""

    differences: tuple[PassDifference, ...]
    fields: int


def compare(first: ProofOfClaim, second: ProofOfClaim, *, scope: PassScope) -> Comparison:
    """Compare two passes in every place that the second one was asked for."""
    found: list[PassDifference] = []
    fields = 0
    for first_path, pair in _places(first, second, scope):
        fields += 1
        if not is_same(first_path, *pair):
            beside = _texts_like(first_path, first) | _texts_like(first_path, second)
            key = DifferenceKey(first_path, first_path)
            found.append(PassDifference(key=key, first=(pair[0],), second=(pair[1],), beside=beside))
    for ours, theirs in _list_pairs(first, second):
        asked = _asked_columns(ours, scope)
        if asked:
            pairs = align(folded_lines(ours, asked), folded_lines(theirs, asked))
            fields += len(pairs) * len(asked)
            found.extend(_of_lists(ours, theirs, pairs=pairs, asked=asked))
    return Comparison(differences=tuple(sorted(found, key=_paper_order)), fields=fields)


def settled(
    first: ProofOfClaim,
    second: ProofOfClaim,
    *,
    scope: PassScope,
    decisions: Mapping[DifferenceKey, Decision],
) -> ProofOfClaim:
    """Give the proof that the decisions make of two passes; what neither decides stands as in the first pass.

    Raises:
        KeyError: a difference has no decision.
    """
    proof = first
    entries = []
    for path, (ours, theirs) in _places(first, second, scope):
        if not is_same(path, ours, theirs):
            entries.append(entry_of(path, _taken(decisions[DifferenceKey(path, path)], ours, theirs)))
        elif not ours.is_reached and theirs.is_reached:
            entries.append(entry_of(path, theirs))
    proof = with_entries(proof, tuple(entries))
    for listed, other in _list_pairs(first, second):
        asked = _asked_columns(listed, scope)
        if asked:
            lines = tuple(_settled_lines(listed, other, asked=asked, decisions=decisions))
            proof = proof if lines == listed.lines else with_lines(proof, listed.path, lines)
    return _with_ends(proof, second)


def errors_of(difference: PassDifference, decision: Decision) -> Errors:
    """Say which pass erred, and how: the one whose reading was not taken, or both."""
    if difference.is_line:
        is_there = bool(difference.first if decision.choice is Choice.FIRST else difference.second)
        slip = Slip.OMITTED if is_there else Slip.EXTRA
        return Errors(None, slip) if decision.choice is Choice.FIRST else Errors(slip, None)
    ours, theirs = difference.first[0], difference.second[0]
    right = _taken(decision, ours, theirs)
    slips = [slip_between(right, wrong, beside=difference.beside) for wrong in (ours, theirs)]
    return Errors(
        None if decision.choice is Choice.FIRST else slips[0],
        None if decision.choice is Choice.SECOND else slips[1],
    )


def decision_of(difference: PassDifference, reading: Reading[Any]) -> Decision:
    """Give the decision that a typed reading is: one of the two where it says the same, else another."""
    if is_same(difference.path, difference.first[0], reading):
        return Decision(Choice.FIRST)
    if is_same(difference.path, difference.second[0], reading):
        return Decision(Choice.SECOND)
    return Decision(Choice.OTHER, reading)


def folded_lines(listed: PaperList, asked: tuple[int, ...]) -> tuple[tuple[str, ...], ...]:
    """Give the lines of a list as texts that are equal where the readings say the same."""
    kinds = tuple(kind_of(listed.columns[column].format(0)) for column in asked)
    return tuple(
        tuple(folded(kind, line[column]) for kind, column in zip(kinds, asked, strict=True)) for line in listed.lines
    )


def _places(
    first: ProofOfClaim, second: ProofOfClaim, scope: PassScope
) -> Iterator[tuple[str, tuple[Reading[Any], Reading[Any]]]]:
    """Give the single places that were asked, with both readings."""
    for pattern, find in _SCALARS:
        if scope.asks(pattern):
            yield pattern, (find(first), find(second))
    for held in first.schedule.positions:
        other = second.schedule.position(held.key)
        for name in _HOLDING_NAMES:
            if scope.asks(f"schedule.*.{name}"):
                ours = getattr(held.holding, name)
                yield f"schedule.{held.key}.{name}", (ours, getattr(other, name) if other else NOT_REACHED)


def _list_pairs(first: ProofOfClaim, second: ProofOfClaim) -> Iterator[tuple[PaperList, PaperList]]:
    others = {listed.path: listed for listed in paper_lists(second)}
    for listed in paper_lists(first):
        yield listed, others.get(listed.path) or replace(listed, lines=())


def _asked_columns(listed: PaperList, scope: PassScope) -> tuple[int, ...]:
    patterns = (pattern_of(column.format(0)) for column in listed.columns)
    return tuple(place for place, pattern in enumerate(patterns) if scope.asks(pattern))


def _of_lists(
    ours: PaperList, theirs: PaperList, *, pairs: tuple[Pair, ...], asked: tuple[int, ...]
) -> Iterator[PassDifference]:
    for pair in pairs:
        line, other = _lines_of(pair, ours, theirs)
        if pair.first is None or pair.second is None:
            yield PassDifference(
                key=_line_key(pair, ours, theirs),
                first=tuple(line[column] for column in asked) if line else (),
                second=tuple(other[column] for column in asked) if other else (),
                is_line=True,
            )
            continue
        for column in asked:
            first_path = ours.cell_path(pair.first, column)
            if not is_same(first_path, line[column], other[column]):
                yield PassDifference(
                    key=DifferenceKey(first_path, theirs.cell_path(pair.second, column)),
                    first=(line[column],),
                    second=(other[column],),
                    beside=_texts_beside(ours, pair.first, column) | _texts_beside(theirs, pair.second, column),
                )


def _lines_of(pair: Pair, ours: PaperList, theirs: PaperList) -> tuple[Readings, Readings]:
    return (
        () if pair.first is None else ours.lines[pair.first],
        () if pair.second is None else theirs.lines[pair.second],
    )


def _line_key(pair: Pair, ours: PaperList, theirs: PaperList) -> DifferenceKey:
    return DifferenceKey(
        "" if pair.first is None else ours.line_path(pair.first),
        "" if pair.second is None else theirs.line_path(pair.second),
    )


def _settled_lines(
    ours: PaperList,
    theirs: PaperList,
    *,
    asked: tuple[int, ...],
    decisions: Mapping[DifferenceKey, Decision],
) -> Iterator[Readings]:
    for pair in align(folded_lines(ours, asked), folded_lines(theirs, asked)):
        line, other = _lines_of(pair, ours, theirs)
        if pair.first is None or pair.second is None:
            is_first = decisions[_line_key(pair, ours, theirs)].choice is Choice.FIRST
            if line and is_first:
                yield line
            elif other and not is_first:
                yield other
            continue
        cells = list(line)
        for column in asked:
            path = ours.cell_path(pair.first, column)
            if not is_same(path, line[column], other[column]):
                key = DifferenceKey(path, theirs.cell_path(pair.second, column))
                cells[column] = _taken(decisions[key], line[column], other[column])
            elif not line[column].is_reached:
                cells[column] = other[column]
        yield tuple(cells)


def _taken(decision: Decision, ours: Reading[Any], theirs: Reading[Any]) -> Reading[Any]:
    match decision.choice:
        case Choice.FIRST:
            return ours if ours.is_reached else BLANK
        case Choice.SECOND:
            return theirs if theirs.is_reached else BLANK
        case Choice.OTHER:
            return decision.reading


def _with_ends(proof: ProofOfClaim, second: ProofOfClaim) -> ProofOfClaim:
    """Give the proof with every section finished, and the documents spoken of, where either pass has done so."""
    schedule = proof.schedule
    ended = {section.key for section in second.schedule.sections if section.is_finished}
    sections = tuple(
        replace(section, is_finished=section.is_finished or section.key in ended) for section in schedule.sections
    )
    documents = () if proof.documents is None and second.documents is not None else proof.documents
    return replace(proof, documents=documents, schedule=replace(schedule, sections=sections))


def _texts_beside(listed: PaperList, at: int, column: int) -> frozenset[str]:
    around = (place for place in (at - 1, at + 1) if 0 <= place < len(listed.lines))
    return frozenset(listed.lines[place][column].text for place in around) - {"", listed.lines[at][column].text}


def _texts_like(path: str, proof: ProofOfClaim) -> frozenset[str]:
    """Give the texts in the other single places of the same kind and block."""
    place = paper_field(path)
    texts = (
        find(proof).text
        for pattern, find in _SCALARS
        if pattern != path and (other := paper_field(pattern)).kind is place.kind and other.block is place.block
    )
    return frozenset(texts) - {""}


def _paper_order(difference: PassDifference) -> tuple[int, int]:
    path = difference.path
    return (_BLOCKS.index(_block_of(path)), _place_in_block(path))


def _block_of(path: str) -> Block:
    if path.startswith("schedule."):
        return Block.SCHEDULE
    if path.startswith("documents"):
        return Block.INTAKE
    if path.startswith(("joint_owners", "representative")):
        return Block.CLAIMANT
    return paper_field(path).block


def _place_in_block(path: str) -> int:
    """Give where a place stands in PAPER_FIELDS; the differences of one list keep the order of its lines."""
    pattern = pattern_of(path)
    if pattern.startswith("schedule."):
        return 0
    start = pattern.partition("[")[0]
    return next((at for at, place in enumerate(PAPER_FIELDS) if place.pattern.startswith(start)), len(PAPER_FIELDS))
