"""A column of strips fills page after page; a group stays together, and no page begins or ends with one line."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimdesk.letters.lines import Pieces, Style, paragraph
from claimdesk.letters.marks import Mark, Strip

FEWEST_LINES = 2
"""Of a paragraph that is cut, at least two lines stand on either page."""


@dataclass(slots=True)
class Column:
    """The text area of a letter; heights in points from the lower edge of the paper.

    `first_top` is where the text of page 1 begins, `top` where that of later pages does; it ends at `bottom`.
    """

    left: float
    width: float
    first_top: float
    top: float
    bottom: float
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    y: float = 0

    def __post_init__(self) -> None:
        self.y = self.first_top

    @property
    def room(self) -> float:
        """How much is left on this page."""
        return self.y - self.bottom

    def turn(self) -> None:
        """Begin a new page, unless this one is still empty."""
        if self.pages[-1]:
            self.pages.append([])
            self.y = self.top

    def gap(self, height: float) -> None:
        """Leave `height` free; at the top of a page nothing is left free."""
        if self.y not in {self.first_top, self.top}:
            self.y -= height

    def place(self, strips: tuple[Strip, ...]) -> None:
        """Place strips one below the other, all on one page; more than a page holds goes on without a break."""
        if sum(strip.height for strip in strips) > self.room:
            self.turn()
        for strip in strips:
            if strip.height > self.room:
                self.turn()
            self.pages[-1].extend(mark.lifted(self.y) for mark in strip.marks)
            self.y -= strip.height

    def flow(self, strips: tuple[Strip, ...]) -> None:
        """Place the lines of a paragraph, cut between pages so that two lines at least stand on either."""
        head, tail = strips[:FEWEST_LINES], strips[-FEWEST_LINES:]
        if len(strips) < 2 * FEWEST_LINES:
            self.place(strips)
            return
        self.place(head)
        for strip in strips[FEWEST_LINES:-FEWEST_LINES]:
            self.place((strip,))
        self.place(tail)

    def paragraph(self, pieces: Pieces, style: Style, *, indent: float = 0) -> None:
        """Set a paragraph and let it flow."""
        self.flow(paragraph(pieces, style, left=self.left + indent, width=self.width - indent))
