"""Rows of a form to write on: boxes with their label, check boxes, lines to sign on, and the tables of the schedule."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.settlement import Column as ScheduleColumn
from claimdesk.letters.lines import BASE_LINE, Piece, Style, paragraph, set_line
from claimdesk.letters.marks import BoxMark, LineMark, PlaceMark, Strip, TextMark
from claimdesk.letters.typefaces import Weight
from claimdesk.letters.words import words

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import FormEntry, ScheduleSection
    from claimdesk.letters.marks import Mark

LABEL = Style(7.5, 9.5)
CHOICE = Style(9.5, 12.5)
HEAD = Style(7.5, 9.0, Weight.MEDIUM)
BOX_HEIGHT = 30.0
CHOICE_HEIGHT = 19.0
LINE_HEIGHT = 38.0
TABLE_ROW = 21.0
CHECK = 9.0
PAD = 4.0
SHORT_LABEL = 10
"""A label of at most so many letters, such as a state or an area code, gets half the width of the others."""

HELD = "held"
"""The name of the place in which a holding is stated."""

WRITTEN_AFTER = "Other"
"""A box of this name has a line on which to say what."""

_UNDER = re.compile(r"(?P<before>[^()]*)\((?P<under>.+)\)")

_WIDTHS = MappingProxyType(
    {
        ScheduleColumn.TRADE_DATE: 8,
        ScheduleColumn.SHARES: 8,
        ScheduleColumn.PRICE: 7,
        ScheduleColumn.TOTAL: 8,
        ScheduleColumn.DOCUMENTED: 6,
        ScheduleColumn.KIND: 8,
        ScheduleColumn.EXPLANATION: 9,
        ScheduleColumn.SECURITY: 7,
    }
)


def entry_row(entries: tuple[FormEntry, ...], *, left: float, width: float, most: int) -> Strip:
    """Give one row of places to fill in: a frame for each entry, or a box to tick.

    Rows of boxes stand below each other in as many columns as the longest row has, `most`.
    """
    shares = [1 if entry.is_box or len(entry.label) <= SHORT_LABEL else 2 for entry in entries]
    height = CHOICE_HEIGHT if all(entry.is_box for entry in entries) else BOX_HEIGHT
    marks: list[Mark] = []
    x = left
    for entry, share in zip(entries, shares, strict=True):
        cell = width / most if height == CHOICE_HEIGHT else width * share / sum(shares)
        if entry.is_box:
            marks.extend(_check(entry.label, x, height=height, width=cell))
        else:
            marks.append(BoxMark(x=x, y=-height, width=cell, height=height))
            marks.append(PlaceMark(x=x, y=-height, width=cell, height=height, name=(entry.label,)))
            marks.extend(_label(entry.label, x + PAD, width=cell - 2 * PAD))
        x += cell
    return Strip(height, tuple(marks))


def _label(label: str, x: float, *, width: float) -> tuple[Mark, ...]:
    strips = paragraph((Piece(label),), LABEL, left=x, width=width) if label else ()
    return tuple(mark.lifted(-2 - place * LABEL.leading) for place, strip in enumerate(strips) for mark in strip.marks)


def _check(label: str, x: float, *, height: float, width: float) -> tuple[Mark, ...]:
    base = -height / 2 - CHOICE.size * 0.35
    setting = set_line((Piece(label),))
    text = x + PAD + CHECK + 5
    marks: list[Mark] = [
        BoxMark(x=x + PAD, y=base - 0.5, width=CHECK, height=CHECK, thickness=0.7),
        PlaceMark(x=x + PAD, y=base - 0.5, width=CHECK, height=CHECK, name=(label,)),
        TextMark(text, base, setting.runs, CHOICE.size),
    ]
    if label == WRITTEN_AFTER:
        line = text + setting.width * CHOICE.size + PAD
        marks.append(LineMark(x=line, y=base - 2, to_x=x + width, to_y=base - 2))
        name = (label, "line")
        marks.append(PlaceMark(x=line, y=base - 2, width=x + width - line, height=height - PAD, name=name))
    return tuple(marks)


def signing_row(entries: tuple[FormEntry, ...], *, left: float, width: float) -> Strip:
    """Give one row of lines to sign on: what stands in brackets is printed below the line, the rest before it."""
    marks: list[Mark] = []
    cell = width / len(entries)
    base = -LINE_HEIGHT + LABEL.leading + 4
    for place, entry in enumerate(entries):
        found = _UNDER.fullmatch(entry.label)
        before, under = (found["before"].strip(), found["under"]) if found else (entry.label, "")
        x = left + place * cell
        if before:
            setting = set_line((Piece(before),))
            marks.append(TextMark(x, base + 2, setting.runs, CHOICE.size))
            x += setting.width * CHOICE.size + PAD
        end = left + (place + 1) * cell - (PAD if place < len(entries) - 1 else 0)
        marks.append(LineMark(x=x, y=base, to_x=end, to_y=base))
        marks.append(PlaceMark(x=x, y=base, width=end - x, height=-base, name=(entry.label,)))
        for line, strip in enumerate(paragraph((Piece(under),), LABEL, left=x, width=end - x) if under else ()):
            marks.extend(mark.lifted(base - 1 - line * LABEL.leading) for mark in strip.marks)
    return Strip(LINE_HEIGHT, tuple(marks))


def holding_row(*, left: float, width: float) -> Strip:
    """Give the line on which a holding is stated, and whether its proof is enclosed."""
    said = words("blank_form")
    base = -CHOICE_HEIGHT + 5
    asked = set_line((Piece(said.text("holding")),))
    proof = set_line((Piece(said.text("proof")),))
    middle = left + width * 0.58
    written = left + asked.width * CHOICE.size + PAD
    start = middle + proof.width * CHOICE.size + PAD
    return Strip(
        CHOICE_HEIGHT + 4,
        (
            TextMark(left, base, asked.runs, CHOICE.size),
            LineMark(x=written, y=base - 2, to_x=middle - 2 * PAD, to_y=base - 2),
            PlaceMark(x=written, y=base - 2, width=middle - 2 * PAD - written, height=-base, name=(HELD,)),
            TextMark(middle, base, proof.runs, CHOICE.size),
            *_check(said.text("yes"), start, height=CHOICE_HEIGHT, width=50),
            *_check(said.text("no"), start + 50, height=CHOICE_HEIGHT, width=50),
        ),
    )


def trade_table(section: ScheduleSection, *, left: float, width: float) -> tuple[Strip, ...]:
    """Give the empty table of a section of trades: the heads of its columns, and its numbered lines."""
    said = words("blank_form")
    numbers = 20.0
    shares = [_WIDTHS[column] for column in section.columns]
    edges = [left, left + numbers]
    for share in shares:
        edges.append(edges[-1] + (width - numbers) * share / sum(shares))
    heads = [
        paragraph((Piece(said.text(column.value), HEAD.weight),), HEAD, left=start + 3, width=end - start - 5)
        for column, start, end in zip(section.columns, edges[1:], edges[2:], strict=False)
    ]
    tall = max(len(head) for head in heads) * HEAD.leading + 6
    titles = tuple(
        mark.lifted(-2 - line * HEAD.leading)
        for head in heads
        for line, strip in enumerate(head)
        for mark in strip.marks
    )
    shade = BoxMark(x=left, y=-tall, width=width, height=tall, shade=0.93)
    return (
        Strip(tall, (shade, *_walls(edges, tall), *titles)),
        *(
            Strip(TABLE_ROW, (*_walls(edges, TABLE_ROW), *_number(row + 1, left), *_cells(section, edges, row)))
            for row in range(section.rows)
        ),
    )


def _cells(section: ScheduleSection, edges: list[float], row: int) -> tuple[PlaceMark, ...]:
    return tuple(
        PlaceMark(x=start, y=-TABLE_ROW, width=end - start, height=TABLE_ROW, name=(str(row), column.value))
        for column, start, end in zip(section.columns, edges[1:], edges[2:], strict=False)
    )


def _walls(edges: list[float], height: float) -> tuple[Mark, ...]:
    return (
        *(LineMark(x=edge, y=0, to_x=edge, to_y=-height) for edge in edges),
        LineMark(x=edges[0], y=-height, to_x=edges[-1], to_y=-height),
    )


def _number(number: int, left: float) -> tuple[Mark, ...]:
    base = -TABLE_ROW + (1 - BASE_LINE) * LABEL.leading + 5
    return (TextMark(left + 5, base, set_line((Piece(str(number)),)).runs, LABEL.size),)
