"""The balance of a schedule in one sentence, and what is wrong with its lines in a word for each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.money import shares_text
from claimdesk.casebook.settlement import Column
from claimdesk.screens.schedule_model import RowProblem
from claimdesk.screens.schedule_rows import column_words, target_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimdesk.casebook.defects import Defect
    from claimdesk.casebook.holdings_check import Balance
    from claimdesk.casebook.place_notes import PlaceNote
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.wording import Wording

_UNKNOWN = "?"


def balance_sentence(sums: Balance, settlement: Settlement) -> tuple[str, bool | None]:
    """Give the footer, and whether the schedule balances; None while that cannot be known.

    For example `Opening 0 + bought 10,000 - sold 4,000 - closing 6,000 = 0, balanced`.
    """
    sentence = (
        f"Opening {_shown(sums.opening)} + bought {_shown(sums.bought)}"
        f" - sold {_shown(sums.sold)} - closing {_shown(sums.closing)} = {_shown(sums.difference)}"
    )
    if sums.difference is None:
        return (f"{sentence}, {_why_unknown(sums)}", None)
    allowed = settlement.tolerances.balance or 0
    is_balanced = abs(sums.difference) <= allowed
    return (f"{sentence}, {'balanced' if is_balanced else 'out of balance'}", is_balanced)


class RowProblems:
    """What the rows say of their defects; a row whose defects are the same as before keeps its words."""

    def __init__(self, settlement: Settlement) -> None:
        self._settlement = settlement
        self._defects: Mapping[str, tuple[Defect, ...]] = {}
        self._problems: Mapping[str, RowProblem] = {}

    def of(self, defects: Iterable[Defect], wording: Wording) -> Mapping[str, RowProblem]:
        """Give the problem of each line of the schedule that has one."""
        found = _by_line(defects)
        kept = {line: self._problems[line] for line, each in found.items() if self._defects.get(line) == each}
        self._defects = found
        self._problems = MappingProxyType(
            {line: kept.get(line) or self._problem(each, wording) for line, each in found.items()}
        )
        return self._problems

    def _problem(self, defects: tuple[Defect, ...], wording: Wording) -> RowProblem:
        """Name the first column to look at with the number of others, and give the sentences of all defects."""
        targets = (target_of(defect.field) for defect in defects)
        columns = frozenset(target.column for target in targets if target is not None and target.column is not None)
        names = [column_words(column) for column in Column if column in columns] or ["line"]
        others = f" +{len(names) - 1}" if len(names) > 1 else ""
        return RowProblem(
            word=f"{names[0][:1].upper()}{names[0][1:]}{others}",
            sentence="\n".join(wording.problem(defect, self._settlement) for defect in defects),
            columns=columns,
        )


def with_questions(problems: Mapping[str, RowProblem], asked: tuple[PlaceNote, ...]) -> Mapping[str, RowProblem]:
    """Give the problems of the lines, and for lines without one what somebody asked or noted there."""
    found = dict(problems)
    for note in asked:
        target = target_of(note.path)
        if target is not None:
            line = _line(target.key, target.index)
            columns = frozenset({target.column} if target.column else ())
            sentence = f"{note.made_by}: {note.words}"
            found.setdefault(line, RowProblem(word=note.kind.value.capitalize(), sentence=sentence, columns=columns))
    return MappingProxyType(found)


def _by_line(defects: Iterable[Defect]) -> Mapping[str, tuple[Defect, ...]]:
    """Gather the defects of the schedule by the lines that they are about."""
    found: dict[str, tuple[Defect, ...]] = {}
    for defect in defects:
        target = target_of(defect.field)
        if target is not None:
            line = defect.line or _line(target.key, target.index)
            found[line] = (*found.get(line, ()), defect)
    return MappingProxyType(found)


def _line(key: str, index: int | None) -> str:
    return key if index is None else f"{key}[{index}]"


def _shown(shares: int | None) -> str:
    return _UNKNOWN if shares is None else shares_text(shares)


def _why_unknown(sums: Balance) -> str:
    if sums.opening is None and sums.closing is None and None not in {sums.bought, sums.sold}:
        return "not known without the opening and the closing holding"
    lacking = [
        word
        for word, shares in (
            ("the opening holding", sums.opening),
            ("a number of shares bought", sums.bought),
            ("a number of shares sold", sums.sold),
            ("the closing holding", sums.closing),
        )
        if shares is None
    ]
    return f"not known without {' and '.join(lacking)}" if lacking else "not known before every line has its shares"
