"""Two readings of one paper differ place by place; the places are named and both readings shown as text for people."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.reading import Mark, Reading
from claimdesk.casebook.trades import Schedule
from claimdesk.casework.place_words import place_words, reading_words, without_own_numbers
from claimdesk.errors import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdesk.casebook.claim import ProofOfClaim


def differences(stored: ProofOfClaim, yours: ProofOfClaim) -> tuple[Difference, ...]:
    """Give every place in which two proofs differ, in paper order; no reading shows a whole number of either paper."""
    return tuple(
        Difference(
            each.field,
            without_own_numbers(each.stored, stored, yours),
            without_own_numbers(each.yours, stored, yours),
        )
        for each in _of_part("", stored, yours)
    )


def as_lines(found: tuple[Difference, ...]) -> tuple[str, str]:
    """Give the readings before and after, one line a place, for the log of acts."""
    before = "\n".join(f"{each.field}: {each.stored}" for each in found if each.stored != Mark.NOT_REACHED.value)
    after = "\n".join(f"{each.field}: {each.yours}" for each in found)
    return before, after


def _of_part(path: str, stored: Any, yours: Any) -> Iterator[Difference]:  # noqa: ANN401 - any part of a proof
    if stored is yours or stored == yours:
        return
    if isinstance(yours, Reading):
        yield Difference(place_words(path), reading_words(path, stored), reading_words(path, yours))
    elif isinstance(yours, Schedule):
        yield from _of_schedule(path, stored, yours)
    elif isinstance(yours, tuple) or isinstance(stored, tuple):
        yield from _of_list(path, stored, yours)
    else:
        yield from _of_fields(path, stored, yours)


def _of_fields(path: str, stored: Any, yours: Any) -> Iterator[Difference]:  # noqa: ANN401 - any dataclass of a proof
    part = type(stored if yours is None else yours)
    if stored is None or yours is None:
        yield Difference(place_words(f"{path}.count"), _number(stored), _number(yours))
    before = part() if stored is None else stored
    after = part() if yours is None else yours
    for name in part.__slots__:
        yield from _of_part(f"{path}.{name}" if path else name, getattr(before, name), getattr(after, name))


def _number(part: object) -> str:
    return "0" if part is None else "1"


def _of_list(path: str, stored: Any, yours: Any) -> Iterator[Difference]:  # noqa: ANN401 - any list of a proof, or None
    if stored is None or yours is None or len(stored) != len(yours):
        yield Difference(place_words(f"{path}.count"), _length(stored), _length(yours))
    for line, (before, after) in enumerate(zip_longest(stored or (), yours or ())):
        blank = type(before if after is None else after)()
        yield from _of_part(f"{path}[{line}]", blank if before is None else before, blank if after is None else after)


def _length(items: tuple[object, ...] | None) -> str:
    return Mark.NOT_REACHED.value if items is None else str(len(items))


def _of_schedule(path: str, stored: Schedule, yours: Schedule) -> Iterator[Difference]:
    for held in yours.positions:
        yield from _of_part(f"{path}.{held.key}", stored.position(held.key) or type(held.holding)(), held.holding)
    for section in yours.sections:
        before = stored.section(section.key) or type(section)(section.key)
        if before.is_finished != section.is_finished:
            yield Difference(
                place_words(f"{path}.{section.key}.count"),
                _finished(before.is_finished),
                _finished(section.is_finished),
            )
        yield from _of_part(f"{path}.{section.key}", before.trades, section.trades)
    yield from _of_part(f"{path}.extra_sheets", stored.extra_sheets, yours.extra_sheets)


def _finished(is_finished: bool) -> str:  # noqa: FBT001 - a word for a yes or no
    return "finished" if is_finished else "not finished"
