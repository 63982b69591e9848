"""Every commit of an open claim is one step with a name, which is taken back and made again as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.casebook.between import entries_between
from claimdesk.casebook.line_order import NO_ORDERS, LineOrders
from claimdesk.casebook.origin import Origin
from claimdesk.casebook.paper import ValueKind, paper_field
from claimdesk.casebook.places import count_at, is_count, reading_at
from claimdesk.casebook.reading import Mark
from claimdesk.screens.fields.shown import quiet_word, shown_text
from claimdesk.screens.labels import load_labels
from claimdesk.screens.schedule_rows import column_words, target_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.places import Entry

_UNDER_EXTRA_SHEETS = "schedule.extra_sheets"


@dataclass(frozen=True, slots=True)
class Step:
    """The proof before and after one commit, where its values came from, and how its lines stood."""

    before: ProofOfClaim
    after: ProofOfClaim
    origins_before: Mapping[str, Origin]
    origins_after: Mapping[str, Origin]
    lines_before: LineOrders = NO_ORDERS
    lines_after: LineOrders = NO_ORDERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step that was taken back or made again: what changes, what it is called, and the place to go to.

    `origins` say where the values of the whole claim came from, once it is done, and `lines` how its lines stand then.
    """

    entries: tuple[Entry, ...]
    words: str
    path: str
    origins: Mapping[str, Origin]
    lines: LineOrders


class ClaimSteps:
    """The steps of one claim since it was opened; a new commit forgets those that were taken back."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def put(self, step: Step) -> None:
        """Remember a commit."""
        if step.before != step.after:
            self._done.append(step)
            self._undone.clear()

    def forget(self) -> None:
        """Forget all steps: the claim on the screen has become another one."""
        self._done.clear()
        self._undone.clear()

    def rebase(self, rebased: Callable[[LineOrders], LineOrders]) -> None:
        """Know the lines of every step by the numbers that they have since a save."""
        for steps in (self._done, self._undone):
            steps[:] = [
                replace(step, lines_before=rebased(step.lines_before), lines_after=rebased(step.lines_after))
                for step in steps
            ]

    def undo(self) -> Taken | None:
        """Take back the last step; None without one."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        entries = entries_between(step.after, step.before)
        path, words = named(step)
        return Taken(
            entries=_known(entries, step.origins_before),
            words=f"Undone: {words}",
            path=path,
            origins=step.origins_before,
            lines=step.lines_before,
        )

    def redo(self) -> Taken | None:
        """Make the step again that was taken back last; None without one."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        entries = entries_between(step.before, step.after)
        path, words = named(step)
        return Taken(
            entries=_known(entries, step.origins_after),
            words=f"Redone: {words}",
            path=path,
            origins=step.origins_after,
            lines=step.lines_after,
        )


def _known(entries: tuple[Entry, ...], origins: Mapping[str, Origin]) -> tuple[Entry, ...]:
    return tuple(replace(entry, origin=origins.get(entry.path, Origin.TYPED)) for entry in entries)


def named(step: Step) -> tuple[str, str]:
    """Give the place of a step and its name: `purchases line 2, price 7.50`, `purchases line 2 deleted`."""
    changed = tuple(entry.path for entry in entries_between(step.before, step.after))
    line = _line_deed(step)
    if line is not None:
        return line
    places = [path for path in changed if not is_count(path)]
    path = (places or list(changed))[0]
    words = _value_words(path, step.after)
    others = len(places) - 1
    if others > 0:
        words = f"{words}, and {others} more field{'' if others == 1 else 's'}"
    return (path, words)


def _line_deed(step: Step) -> tuple[str, str] | None:
    """Give the place and the name of a step that moves whole lines of a section; None for any other step."""
    for then, now in zip(step.before.schedule.sections, step.after.schedule.sections, strict=True):
        before, after = then.trades, now.trades
        if before == after:
            continue
        at = next((place for place, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
        name = _section_words(now.key)
        if len(after) < len(before):
            line = len(after) if at is None else at
            return (f"schedule.{now.key}[{line}].trade_date", f"{name} line {line + 1} deleted")
        if at is None:
            return None
        path = f"schedule.{now.key}[{at}].trade_date"
        if len(after) > len(before):
            more = len(after) - len(before)
            lines = f"line {at + 1}" if more == 1 else f"lines {at + 1} to {at + more}"
            return (path, f"{name} {lines} inserted")
        if at + 1 < len(after) and (before[at], before[at + 1]) == (after[at + 1], after[at]):
            return (path, f"{name} lines {at + 1} and {at + 2} exchanged")
    return None


def _value_words(path: str, proof: ProofOfClaim) -> str:
    if is_count(path):
        target = target_of(path)
        if target is not None and not path.startswith(_UNDER_EXTRA_SHEETS):
            return f"{_section_words(target.key)} finished"
        label = "extra sheets" if path.startswith(_UNDER_EXTRA_SHEETS) else load_labels().label(path)
        return f"{label} {count_at(proof, path)}"
    place, reading = paper_field(path), reading_at(proof, path)
    shown = shown_text(place, reading) if reading.mark is Mark.WRITTEN else quiet_word(reading.mark) or "not reached"
    # A number of a taxpayer stands masked except in its own field while that has the cursor.
    value = "keyed" if place.kind is ValueKind.TIN and reading.mark is Mark.WRITTEN else shown
    return f"{_place_words(path)} {value}"


def _place_words(path: str) -> str:
    target = target_of(path)
    if target is None or target.column is None or path.startswith(_UNDER_EXTRA_SHEETS):
        return _label(path)
    line = "" if target.index is None else f" line {target.index + 1}"
    return f"{_section_words(target.key)}{line}, {column_words(target.column)}"


def _label(path: str) -> str:
    if path.startswith(_UNDER_EXTRA_SHEETS):
        return f"extra sheets, {path.rpartition('.')[2].replace('_', ' ')}"
    return load_labels().label(path)


def _section_words(key: str) -> str:
    return key.replace("_", " ")
