"""A reading is what stands in one place of a paper: not looked at yet, blank, illegible, or something written."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Never, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Mark(StrEnum):
    """The state of one place of a paper; each of the first three drives its own deficiency."""

    NOT_REACHED = "not reached"
    BLANK = "blank"
    ILLEGIBLE = "illegible"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """One place of a paper: its mark, the canonical text when written, and the value when the text makes sense.

    A written reading without a value is something that stands on the paper and cannot be what it should be,
    such as the date 2003-02-30; its text is kept as written, and stays out of `repr` because it may be a whole TIN.
    """

    mark: Mark = Mark.NOT_REACHED
    text: str = field(default="", repr=False)
    value: T_co | None = None

    @property
    def is_reached(self) -> bool:
        """Whether a clerk has been at this place of the paper."""
        return self.mark is not Mark.NOT_REACHED

    @property
    def is_blank(self) -> bool:
        """Whether the place is blank on the paper."""
        return self.mark is Mark.BLANK

    @property
    def is_illegible(self) -> bool:
        """Whether something stands there that nobody can read."""
        return self.mark is Mark.ILLEGIBLE

    @property
    def is_lacking(self) -> bool:
        """Whether the place was reached and gave no usable value: blank, illegible or impossible."""
        return self.is_reached and self.value is None

    @property
    def stands_there(self) -> bool:
        """Whether anything at all stands on the paper, legible or not."""
        return self.mark in {Mark.ILLEGIBLE, Mark.WRITTEN}


NOT_REACHED: Reading[Never] = Reading()
BLANK: Reading[Never] = Reading(Mark.BLANK)
ILLEGIBLE: Reading[Never] = Reading(Mark.ILLEGIBLE)


def written(value: str) -> Reading[str]:
    """Give the reading of a text that stands on the paper."""
    return Reading(Mark.WRITTEN, value, value)
