"""A page is a tuple of marks: texts, lines, boxes and bars, each with its place in points from the lower left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from claimdesk.letters.setting import Run

if TYPE_CHECKING:
    from collections.abc import Iterable

HAIRLINE = 0.5


@dataclass(frozen=True, slots=True)
class TextMark:
    """Runs of text from `x` on the base line `y`; `size` in points."""

    x: float
    y: float
    runs: tuple[Run, ...]
    size: float

    def lifted(self, by: float) -> TextMark:
        """Give this mark `by` points higher."""
        return replace(self, y=self.y + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMark:
    """A straight line; `dash` is the length of its dashes, 0 for a solid line."""

    x: float
    y: float
    to_x: float
    to_y: float
    thickness: float = HAIRLINE
    dash: float = 0

    def lifted(self, by: float) -> LineMark:
        """Give this mark `by` points higher."""
        return replace(self, y=self.y + by, to_y=self.to_y + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxMark:
    """A rectangle with its lower left corner; `shade` fills it with grey between 0 (black) and 1 (white)."""

    x: float
    y: float
    width: float
    height: float
    thickness: float = HAIRLINE
    shade: float | None = None

    def lifted(self, by: float) -> BoxMark:
        """Give this mark `by` points higher."""
        return replace(self, y=self.y + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarsMark:
    """A bar code: widths of bars and of the gaps between them in turn, in modules of `module` points, a bar first."""

    x: float
    y: float
    height: float
    module: float
    widths: tuple[int, ...]

    def lifted(self, by: float) -> BarsMark:
        """Give this mark `by` points higher."""
        return replace(self, y=self.y + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMark:
    """A place to write on or to tick, which nothing is drawn at; the words of `name` tell it from its neighbours."""

    x: float
    y: float
    width: float
    height: float
    name: tuple[str, ...]

    def lifted(self, by: float) -> PlaceMark:
        """Give this mark `by` points higher."""
        return replace(self, y=self.y + by)


Mark: TypeAlias = TextMark | LineMark | BoxMark | BarsMark | PlaceMark


@dataclass(frozen=True, slots=True)
class Page:
    """The marks of one page in reading order, in which its text is extracted; `bookmark` names it in a long file."""

    marks: tuple[Mark, ...]
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a column that is never cut: its height, and its marks as if its upper edge were at 0."""

    height: float
    marks: tuple[Mark, ...] = ()


def stacked(strips: Iterable[Strip]) -> Strip:
    """Join strips one below the other into one that is never cut."""
    marks: list[Mark] = []
    y = 0.0
    for strip in strips:
        marks.extend(mark.lifted(y) for mark in strip.marks)
        y -= strip.height
    return Strip(-y, tuple(marks))
