"""A third person settles what two passes read differently, one difference at a time, and the last makes it verified."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import Claim, ClaimState
from claimdesk.casebook.paper_lists import paper_lists
from claimdesk.casebook.parts import Part
from claimdesk.casebook.pass_stage import PassStage
from claimdesk.casebook.same_reading import is_same
from claimdesk.casebook.two_passes import Choice, Decision, DifferenceKey, PassDifference, decision_of, errors_of
from claimdesk.casework.changes import Changes
from claimdesk.casework.compare_passes import QUERY, TwoPasses, decision_in, two_passes, verified, whole
from claimdesk.casework.deed import Deed, deed, look, refuse_by_role
from claimdesk.casework.note_place import LONGEST
from claimdesk.casework.place_words import place_words, reading_words, without_own_numbers, without_whole_numbers
from claimdesk.casework.second_keying import store_if_verified
from claimdesk.casework.stored_claim import refuse_state, stored_record
from claimdesk.casework.take_part import refuse_another_part, take_part
from claimdesk.casework.translate import claim_of
from claimdesk.errors import Conflict, Refused
from claimstore import queue
from claimstore.pass_rows import PassDifferenceRow, SecondPassRow
from claimstore.second_pass import keep_difference, pass_of

if TYPE_CHECKING:
    from claimdesk.casebook.paper_lists import Readings
    from claimdesk.casebook.reading import Reading
    from claimdesk.casework.desk import Desk
    from claimstore.claims import ClaimRecord
    from claimstore.transaction import Transaction

_BETWEEN = " | "


class Side(StrEnum):
    """The two readings as they are shown; which pass is which is drawn for each difference and not told."""

    ONE = "1"
    TWO = "2"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the third person says: one of the two readings, another one, or a query where neither is given.

    `asked` is what is asked, in words; empty in cases of before queries had a reason.
    """

    side: Side | None = None
    reading: Reading[Any] | None = None
    asked: str = ""

    @property
    def is_query(self) -> bool:
        """Whether it is a question for somebody else."""
        return self.side is None and self.reading is None


@dataclass(frozen=True, slots=True)
class LineCell:
    """One place of a line: its path and what stands there."""

    path: str
    reading: Reading[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDifference:
    """One difference as it is shown; of a whole line `one` or `two` is empty, and `paths` name the cells of the other.

    `agreed` is what both passes read in the same line, by which it is found on the paper. `answer` is None while nobody
    has settled it, and a query where somebody has asked; `answered_by` is their name.
    """

    key: DifferenceKey
    path: str
    words: str
    is_line: bool
    paths: tuple[str, ...]
    one: Readings
    two: Readings
    agreed: tuple[LineCell, ...]
    answer: Answer | None
    answered_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still has to be settled."""
        return self.answer is None or self.answer.is_query


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDifferences:
    """The differences of a claim in paper order; `version` is that of the claim that was compared."""

    claim_number: str
    version: int
    differences: tuple[ShownDifference, ...]
    is_verified: bool = False
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """A claim whose passes differ, as the store has it."""

    record: ClaimRecord
    claim: Claim
    row: SecondPassRow
    passes: TwoPasses


def open_differences(desk: Desk, claim_number: str) -> OpenedDifferences:
    """Open the differences of a claim.

    Raises:
        Refused: there are none, or this person has another part in the claim, or the role does not allow it.
        Told: the store cannot be read.
    """
    refuse_by_role(desk, Verb.SETTLE_DIFFERENCE, on=claim_number)
    with look(desk) as transaction:
        standing = _standing(desk, transaction, claim_number)
        claim_id = standing.record.claim.claim_id
        refuse_another_part(desk, transaction, claim_id, on=claim_number, part=Part.DIFFERENCES)
        return _opened(standing)


def settle_difference(
    desk: Desk, claim_number: str, *, key: DifferenceKey, answer: Answer, version: int
) -> OpenedDifferences:
    """Settle one difference of the claim in `version`; the last one saves the proof and makes the claim verified.

    Raises:
        Conflict: the claim was saved meanwhile, and compared anew.
        Refused: this person keyed the claim, it does not differ there any more, or it is not keyed any more.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.SETTLE_DIFFERENCE, on=claim_number) as work:
        standing = _standing(desk, work.transaction, claim_number)
        take_part(desk, work, standing.record.claim.claim_id, part=Part.DIFFERENCES)
        difference = _named(standing, key, version=version)
        row = _answered(desk, standing.passes.rows[key], difference, answer=answer)
        _put_on_record(work, difference, row, passes=standing.passes)
        queue.keep_hold(work.transaction, row.claim_id, staff=desk.staff.name, tick=desk.clock.tick())
        return _kept(desk, work, standing, row=row)


def take_back_difference(desk: Desk, claim_number: str, *, key: DifferenceKey, version: int) -> OpenedDifferences:
    """Open a difference again that this person has settled, as long as the claim is not verified.

    Raises:
        Conflict: the claim was saved meanwhile, and compared anew.
        Refused: somebody else settled it, or the claim does not differ any more.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.TAKE_BACK_DIFFERENCE, on=claim_number) as work:
        standing = _standing(desk, work.transaction, claim_number)
        _named(standing, key, version=version)
        row = standing.passes.rows[key]
        if row.decided_by != desk.staff.name:
            raise Refused(f"{desk.staff.name} has not settled this difference.", "Settle it, or leave it as it is.")
        work.before = f"{_words(key)}: {row.choice}"
        open_row = replace(
            row, choice=None, mark=None, text=None, decided_by=None, decided_at=None, first_slip=None, second_slip=None
        )
        return _kept(desk, work, standing, row=open_row)


def _standing(desk: Desk, transaction: Transaction, claim_number: str) -> _Standing:
    record = stored_record(transaction, claim_number)
    claim = claim_of(record)
    refuse_state(claim, allowed=frozenset({ClaimState.KEYED}), deed="verified")
    row = pass_of(transaction, record.claim.claim_id)
    if row is None or row.stage != PassStage.DIFFERING:
        raise Refused(
            f"Claim {claim_number} has no differences to settle.",
            "It has been keyed once, or its second keying is not finished.",
        )
    passes = two_passes(desk, transaction, first=whole(desk, claim.proof), row=row)
    return _Standing(record=record, claim=claim, row=row, passes=passes)


def _named(standing: _Standing, key: DifferenceKey, *, version: int) -> PassDifference:
    number = standing.claim.claim_number
    if standing.claim.version != version:
        raise Conflict(
            f"Claim {number} was saved as version {standing.claim.version} meanwhile, and compared anew.",
            "What you have settled stands; the differences are shown as they are now.",
        )
    found = next((each for each in standing.passes.differences if each.key == key), None)
    if found is None:
        raise Refused(f"Claim {number} does not differ there any more.", "Open its differences again.")
    return found


def _answered(desk: Desk, row: PassDifferenceRow, difference: PassDifference, *, answer: Answer) -> PassDifferenceRow:
    """Give the row of a difference with the answer, and with the errors of the passes that were not taken."""
    who, when = desk.staff.name, desk.timestamp()
    if answer.is_query:
        asked = without_whole_numbers(" ".join(answer.asked.split()))[:LONGEST]
        return replace(row, choice=QUERY, mark=None, text=asked or None, decided_by=who, decided_at=when)
    decision = _decision(row, difference, answer)
    errors = errors_of(difference, decision)
    is_other = decision.choice is Choice.OTHER
    return replace(
        row,
        choice=decision.choice.value,
        mark=decision.reading.mark.value if is_other else None,
        text=decision.reading.text if is_other else None,
        decided_by=who,
        decided_at=when,
        first_slip=errors.first.value if errors.first else None,
        second_slip=errors.second.value if errors.second else None,
    )


def _decision(row: PassDifferenceRow, difference: PassDifference, answer: Answer) -> Decision:
    if answer.side is not None:
        is_second = (answer.side is Side.ONE) is bool(row.shows_second_first)
        return Decision(Choice.SECOND if is_second else Choice.FIRST)
    if difference.is_line or answer.reading is None:
        raise Refused("A line is on the paper or it is not.", "Take one of the two, or put a query.")
    return decision_of(difference, answer.reading)


def _kept(desk: Desk, work: Deed, standing: _Standing, *, row: PassDifferenceRow) -> OpenedDifferences:
    keep_difference(work.transaction, row)
    key = DifferenceKey(row.first_path, row.second_path)
    passes = replace(standing.passes, rows={**standing.passes.rows, key: row})
    now = replace(standing, passes=passes)
    changes = Changes(claim_numbers=(standing.claim.claim_number,))
    if passes.open:
        return replace(_opened(now), changes=changes)
    claim = verified(desk, work.transaction, claim=standing.claim, row=standing.row, passes=passes)
    claim = store_if_verified(desk, work, standing.record, claim=claim)
    work.after = f"{work.after}\n{claim.state.value}, version {claim.version}"
    return replace(_opened(replace(now, claim=claim)), is_verified=True, changes=changes)


def _put_on_record(work: Deed, difference: PassDifference, row: PassDifferenceRow, *, passes: TwoPasses) -> None:
    """Write both readings and the one that stands, numbers of a taxpayer with their last four digits only."""

    def shown(readings: Readings) -> str:
        words = ", ".join(reading_words(difference.path, reading) for reading in readings) or "no such line"
        return without_own_numbers(words, passes.first, passes.second)

    name = _words(difference.key)
    work.before = f"{name}: {_BETWEEN.join((shown(difference.first), shown(difference.second)))}"
    if row.choice == QUERY:
        taken, work.reason = QUERY, row.text or ""
    else:
        decision = decision_in(row)
        sides = {Choice.FIRST: difference.first, Choice.SECOND: difference.second, Choice.OTHER: (decision.reading,)}
        taken = f"{shown(sides[decision.choice])} ({decision.choice})"
    work.after = f"{name}: {taken}"


def _words(key: DifferenceKey) -> str:
    return place_words(key.first_path or key.second_path)


def _opened(standing: _Standing) -> OpenedDifferences:
    return OpenedDifferences(
        claim_number=standing.claim.claim_number,
        version=standing.claim.version,
        differences=tuple(_shown(each, standing.passes) for each in standing.passes.differences),
    )


def _shown(difference: PassDifference, passes: TwoPasses) -> ShownDifference:
    row = passes.rows[difference.key]
    sides = (difference.first, difference.second)
    one, two = reversed(sides) if row.shows_second_first else sides
    return ShownDifference(
        key=difference.key,
        path=difference.path,
        words=_words(difference.key),
        is_line=difference.is_line,
        paths=_line_paths(difference, passes) if difference.is_line else (difference.path,),
        one=one,
        two=two,
        agreed=() if difference.is_line else tuple(_agreed(difference.key, passes)),
        answer=_answer_in(row),
        answered_by=row.decided_by or "",
    )


def _answer_in(row: PassDifferenceRow) -> Answer | None:
    if row.choice is None:
        return None
    if row.choice == QUERY:
        return Answer(asked=row.text or "")
    decision = decision_in(row)
    if decision.choice is Choice.OTHER:
        return Answer(reading=decision.reading)
    is_one = (decision.choice is Choice.SECOND) is bool(row.shows_second_first)
    return Answer(side=Side.ONE if is_one else Side.TWO)


def _line_paths(difference: PassDifference, passes: TwoPasses) -> tuple[str, ...]:
    """Give the paths of the cells of a line that only one pass has."""
    proof = passes.first if difference.key.first_path else passes.second
    path = difference.path
    listed = next(each for each in paper_lists(proof) if path == each.path or path.startswith(f"{each.path}["))
    at = int(path[len(listed.path) + 1 : -1]) if listed.is_numbered else 0
    cells = (listed.cell_path(at, column) for column in range(len(listed.columns)))
    return tuple(cell for cell in cells if passes.asks(cell))


def _agreed(key: DifferenceKey, passes: TwoPasses) -> list[LineCell]:
    """Give what both passes read in the other places of the same line."""
    found = []
    for ours, theirs in zip(paper_lists(passes.first), paper_lists(passes.second), strict=True):
        if not key.first_path.startswith(f"{ours.path}["):
            continue
        at, other = (int(path[len(ours.path) + 1 :].partition("]")[0]) for path in key)
        for column in range(len(ours.columns)):
            path, reading = ours.cell_path(at, column), ours.lines[at][column]
            if passes.asks(path) and reading.stands_there and is_same(path, reading, theirs.lines[other][column]):
                found.append(LineCell(path, reading))
    return found
