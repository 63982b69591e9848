"""Every key on one page: two columns of small lines, a heading for each place where they work."""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.letters.column import Column
from claimdesk.letters.compose import Composed
from claimdesk.letters.lines import Piece, Style, paragraph
from claimdesk.letters.marks import Mark, Page
from claimdesk.letters.paint import Imprint, pdf_bytes
from claimdesk.letters.trouble import LetterTrouble
from claimdesk.letters.typefaces import Weight
from claimdesk.letters.words import words

WIDTH, HEIGHT = 792.0, 612.0
"""US Letter on its side, in points."""
MARGIN = 30.0
COLUMNS = 3
GAP = 14.0
KEYS_WIDTH = 92.0
TITLE = Style(13.0, 17.0, Weight.BOLD)
HEADING = Style(8.5, 12.0, Weight.BOLD)
SIZES = (7.6, 7.2, 6.8, 6.4, 6.0, 5.6)
"""Sizes in points, the first with which everything stands on one page."""
LEADING = 1.22
TOO_MANY = "the keys do not stand on one page"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One deed with its keys as people read them."""

    keys: str
    text: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys that work in one place."""

    title: str
    lines: tuple[KeyLine, ...]


def compose_key_card(groups: tuple[KeyGroup, ...], *, name: str, day: str) -> Composed:
    """Compose the card; `day` is a date in words.

    Raises:
        LetterTrouble: a character cannot be printed, or there are more keys than a page holds.
    """
    said = words("key_card")
    title = said.text("title")
    for size in SIZES:
        columns = _columns(groups, size)
        if len(columns) <= COLUMNS:
            head = Column(left=MARGIN, width=WIDTH - 2 * MARGIN, first_top=HEIGHT - MARGIN, top=HEIGHT, bottom=MARGIN)
            head.paragraph((Piece(title),), TITLE)
            head.paragraph(said.pieces("made", name=name, day=day), Style(size, size * LEADING))
            marks: list[Mark] = [*head.pages[0], *(mark for column in columns for mark in column)]
            imprint = Imprint(title=title, subject=title, author="Claimdesk", dated=None, width=WIDTH, height=HEIGHT)
            return Composed(title, pdf_bytes((Page(tuple(marks)),), imprint), 1)
    raise LetterTrouble(TOO_MANY)


def _columns(groups: tuple[KeyGroup, ...], size: float) -> tuple[list[Mark], ...]:
    """Give the columns that the keys need at a size, each already at its place."""
    width = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS
    style, top = Style(size, size * LEADING), HEIGHT - MARGIN - 36
    done: list[list[Mark]] = []
    column = _empty(0, width, top)
    for group in groups:
        for place, line in enumerate(group.lines):
            left, right = column.left, column.left + KEYS_WIDTH
            keys = paragraph((Piece(line.keys),), style, left=left, width=KEYS_WIDTH - 4)
            text = paragraph((Piece(line.text),), style, left=right, width=width - KEYS_WIDTH)
            head = 1.6 * HEADING.leading if not place else 0
            height = max(sum(strip.height for strip in strips) for strips in (keys, text))
            if height + head > column.room:
                done.append(column.pages[0])
                column = _empty(len(done), width, top)
                keys = paragraph((Piece(line.keys),), style, left=column.left, width=KEYS_WIDTH - 4)
                text = paragraph((Piece(line.text),), style, left=column.left + KEYS_WIDTH, width=width - KEYS_WIDTH)
            if not place:
                column.gap(HEADING.leading / 2)
                column.paragraph((Piece(group.title),), HEADING)
            start = column.y
            column.place(keys)
            column.y = start
            column.place(text)
            column.y = start - height
    done.append(column.pages[0])
    return tuple(done)


def _empty(number: int, width: float, top: float) -> Column:
    left = MARGIN + number * (width + GAP)
    return Column(left=left, width=width, first_top=top, top=top, bottom=MARGIN)
