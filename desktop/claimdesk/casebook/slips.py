"""A slip is what happened between the paper and a reading that was not taken: digits swapped, out by ten, omitted."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.reading import Mark

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimdesk.casebook.reading import Reading

_MOST_MISREAD = 2
_LARGEST_POWER = 3
_SHORTEST_OF_A_LINE = 3
"""Shorter texts, such as yes and no, stand in many lines and tell nothing of one."""


class Slip(StrEnum):
    """The kinds of error in keying, in the words of the figures."""

    DIGITS_SWAPPED = "digits swapped"
    OUT_BY_TEN = "out by ten"
    OMITTED = "omitted"
    EXTRA = "extra"
    WRONG_LINE = "wrong line"
    MISREAD = "misread character"
    BLANK = "blank against written"
    ILLEGIBLE = "illegible against written"
    OTHER = "another reading"


def slip_between(right: Reading[Any], wrong: Reading[Any], *, beside: Collection[str] = ()) -> Slip:
    """Name the slip that made `wrong` out of `right`; `beside` are the texts that stand in the lines around it."""
    if Mark.ILLEGIBLE in {right.mark, wrong.mark}:
        return Slip.ILLEGIBLE
    if Mark.WRITTEN not in {right.mark} & {wrong.mark}:
        return Slip.BLANK
    if _is_out_by_ten(right.value, wrong.value):
        return Slip.OUT_BY_TEN
    true, keyed = _signs(right.text), _signs(wrong.text)
    if wrong.text in beside and len(wrong.text) > _SHORTEST_OF_A_LINE:
        return Slip.WRONG_LINE
    if _is_swapped(true, keyed):
        return Slip.DIGITS_SWAPPED
    if len(true) == len(keyed):
        misread = sum(one != other for one, other in zip(true, keyed, strict=True))
        return Slip.MISREAD if misread <= _MOST_MISREAD else Slip.OTHER
    if _holds(true, keyed):
        return Slip.OMITTED
    return Slip.EXTRA if _holds(keyed, true) else Slip.OTHER


def _signs(text: str) -> str:
    """Give a text without what is no letter and no digit."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _is_out_by_ten(right: object, wrong: object) -> bool:
    """Whether two numbers differ by nothing but the place of their decimal point."""
    if not isinstance(right, int) or not isinstance(wrong, int) or isinstance(right, bool) or not right or not wrong:
        return False
    smaller, larger = sorted((abs(right), abs(wrong)))
    return any(smaller * 10**power == larger for power in range(1, _LARGEST_POWER + 1))


def _is_swapped(true: str, keyed: str) -> bool:
    """Whether two signs beside each other have changed places, and nothing else."""
    if len(true) != len(keyed):
        return False
    off = [place for place, signs in enumerate(zip(true, keyed, strict=True)) if signs[0] != signs[1]]
    return (
        len(off) == _MOST_MISREAD
        and off[1] == off[0] + 1
        and (true[off[0]], true[off[1]]) == (keyed[off[1]], keyed[off[0]])
    )


def _holds(longer: str, shorter: str) -> bool:
    """Whether the shorter text is the longer one with signs left out."""
    signs = iter(longer)
    return all(sign in signs for sign in shorter)
