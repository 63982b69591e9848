"""What is wrong with a claim is a numbered list; lines of the schedule with one fault and one cure are one item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.letters.layout import BODY, SPACE
from claimdesk.letters.lines import Piece, Style, paragraph
from claimdesk.letters.marks import Strip
from claimdesk.letters.typefaces import Weight
from claimdesk.letters.words import words

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import NoticeItem
    from claimdesk.letters.column import Column
    from claimdesk.letters.lines import Pieces
    from claimdesk.letters.words import Words

HEADING = Style(10.5, 14.2, Weight.BOLD)
INDENT = 24.0
LEAST_SHARE_CUT = 3
"""An item taller than a third of a page may be cut between pages; a shorter one stays together."""

_INDEX = re.compile(r"\[\d+\]")
_NUMBERED = re.compile(r"[IVX]+\.\d")
_SECTION = re.compile(r"[IVX]+\b")
PRACTICE = "practice"
NO_BREAK_BLANK = "\u00a0"
_LINES = "\ufdd1"
"""Stands for the lines while sentences are compared; it is no character, so no sentence holds it."""


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """One number of the list: items that share title, cure and section, in the order of their lines."""

    number: int
    items: tuple[NoticeItem, ...]

    @property
    def title(self) -> str:
        """The title that they share."""
        return self.items[0].title

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the schedule that they concern; empty for what concerns the whole claim."""
        return tuple(item.line for item in self.items if item.line is not None)


def numbered(items: tuple[NoticeItem, ...], *, first: int = 1) -> tuple[NumberedItem, ...]:
    """Number the items from `first` on; items of lines with the same fault and cure share a number."""
    groups: dict[tuple[object, ...], list[NoticeItem]] = {}
    for place, item in enumerate(items):
        alike = (item.code, item.title, item.cure, item.section) if item.line is not None else (place,)
        groups.setdefault(alike, []).append(item)
    return tuple(NumberedItem(number, tuple(group)) for number, group in enumerate(groups.values(), start=first))


def add_items(
    column: Column, items: tuple[NumberedItem, ...], said: Words, *, cure: str, heading: str, lead: Pieces = ()
) -> None:
    """Add the list: what is wrong, where on the form, and under the words of `cure` what to do about it.

    The heading and the paragraph that leads to the list stand on one page with its first item.
    """
    column.gap(SPACE / 2)
    head = (
        *paragraph((Piece(heading, HEADING.weight),), HEADING, left=column.left, width=column.width),
        Strip(2),
        *(paragraph(lead, BODY, left=column.left, width=column.width) if lead else ()),
        *((Strip(SPACE),) if lead else ()),
    )
    for item in items:
        strips = (*head, *_item(column, item, said, cure=cure))
        head = ()
        if sum(strip.height for strip in strips) * LEAST_SHARE_CUT <= column.top - column.bottom:
            column.place(strips)
        else:
            column.flow(strips)
        column.gap(SPACE)


def _item(column: Column, item: NumberedItem, said: Words, *, cure: str) -> tuple[Strip, ...]:
    left, width = column.left + INDENT, column.width - INDENT
    heads = paragraph((Piece(item.title, HEADING.weight),), HEADING, left=left, width=width)
    numbers = paragraph((Piece(f"{item.number}.", HEADING.weight),), HEADING, left=column.left, width=INDENT)
    texts = (
        *((Piece(what),) for what in _what(item)),
        (Piece(said.text("where") + " ", Weight.ITALIC), Piece(where_text(item))),
        (Piece(said.text(cure) + " ", Weight.ITALIC), Piece(item.items[0].cure)),
    )
    return (
        Strip(HEADING.leading, (*numbers[0].marks, *heads[0].marks)),
        *heads[1:],
        *(strip for text in texts for strip in paragraph(text, BODY, left=left, width=width)),
    )


def _what(item: NumberedItem) -> tuple[str, ...]:
    """Say what is wrong: once for lines of which the same is said, led by the line where a sentence names none."""
    if len(item.items) == 1:
        return (item.items[0].what,)
    places = words("places")
    alike: dict[str, list[int]] = {}
    for each in item.items:
        line = each.line or 0
        named = places.text("line", line=str(line))
        begins, found, ends = each.what.partition(f"{named} ")
        said = f"{begins}{_LINES} {ends}" if found else places.text("line_says", line=str(line), what=each.what)
        alike.setdefault(said, []).append(line)
    return tuple(said.replace(_LINES, _lines_named(tuple(lines))) for said, lines in alike.items())


def _lines_named(lines: tuple[int, ...]) -> str:
    places = words("places")
    if len(lines) == 1:
        return places.text("line", line=str(lines[0]))
    return places.text("lines", lines=lines_text(lines))


def where_text(item: NumberedItem) -> str:
    """Say where on the form an item stands: the place, the lines of the schedule, and the paragraph."""
    places, one = words("places"), item.items[0]
    begins = _INDEX.sub("", one.place)
    while begins not in places.sentences:
        begins = begins.rpartition(".")[0]
    place = places.text(begins)
    parts = [place, one.section]
    if len(item.lines) == 1:
        parts.append(places.text("line", line=str(item.lines[0])))
    elif item.lines:
        parts.append(places.text("lines", lines=lines_text(item.lines)))
    paragraphs = _paragraphs(one.paragraph, already=place)
    said = "; ".join(filter(None, parts))
    whole = (places.text("see", place=said, paragraphs=paragraphs) if paragraphs else said) + "."
    # The end of a citation, such as "above V)", is not left alone on a line.
    head, blank, last = whole.rpartition(" ")
    return f"{head}{NO_BREAK_BLANK if blank else ''}{last}"


def _paragraphs(citation: str, *, already: str) -> str:
    """Say on which paragraphs of the form an item rests, but for practice and for a part that is named `already`."""
    places = words("places")
    plain = already.replace(",", "")
    cited = [place for place in citation.split("; ") if place not in plain and not place.startswith(PRACTICE)]
    joint = str(places.sentences["and"])
    if len(cited) > 1 and all(_NUMBERED.match(place) for place in cited):
        return places.text("paragraphs", paragraphs=joint.join(cited))
    return joint.join(_cited(place) for place in cited)


def _cited(place: str) -> str:
    key = "paragraph" if _NUMBERED.match(place) else "section" if _SECTION.match(place) else ""
    return words("places").text(key, paragraph=place) if key else place


def lines_text(lines: tuple[int, ...]) -> str:
    """Write line numbers with runs drawn together: `1 to 4, 7`."""
    runs: list[list[int]] = []
    for line in sorted(lines):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(
        str(first) if first == last else f"{first} to {last}" if last > first + 1 else f"{first}, {last}"
        for first, last in runs
    )
