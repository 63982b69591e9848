"""The printed parts of a Proof of Claim, one below the other: headings, numbered paragraphs, rows, and the schedule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimdesk.letters.form_rows import LINE_HEIGHT, entry_row, holding_row, signing_row, trade_table
from claimdesk.letters.lines import BASE_LINE, Piece, Style, paragraph, set_line
from claimdesk.letters.marks import LineMark, Strip, TextMark, stacked
from claimdesk.letters.typefaces import Weight

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import FormPart, ScheduleSection
    from claimdesk.letters.column import Column
    from claimdesk.letters.marks import Mark

TEXT = Style(9.5, 12.6)
HEADING = Style(10.5, 14.0, Weight.BOLD)
SMALL_HEADING = Style(9.5, 13.0, Weight.BOLD)
NUMBER_INDENT = 20.0
ADDRESS_INDENT = 108.0
SPACE = 5.0

CAPTION, SCHEDULE, SIGNATURE, CLAIMANT, FORM_HEAD, W9 = (
    "caption",
    "schedule",
    "signature",
    "claimant",
    "form_head",
    "w9",
)
ADDRESSEES, SHEETS = "addressees", "additional_sheets"
STARTS_A_PAGE = frozenset({FORM_HEAD, W9})
IN_THE_MIDDLE = frozenset({FORM_HEAD, W9, "thanks"})
STRONG = frozenset({ADDRESSEES, SHEETS, FORM_HEAD})
SIGNATURE_PAGE = "{signature_page}"

_NUMBERED = re.compile(r"(\d+\.) (.*)", re.DOTALL)


def add_part(column: Column, part: FormPart, *, sections: tuple[ScheduleSection, ...], signature_page: str) -> None:
    """Add one part; `signature_page` is put where its paragraphs name the page of the signature."""
    if part.key in STARTS_A_PAGE:
        column.turn()
    if part.key == CAPTION:
        _add_caption(column, part)
        return
    texts = tuple(text.replace(SIGNATURE_PAGE, signature_page) for text in part.paragraphs)
    column.gap(SPACE)
    _add_heading(column, part, following=texts)
    if part.key == SIGNATURE:
        _keep_together(column, part, texts)
    for text in texts:
        _add_text(column, text, part)
        column.gap(SPACE)
    if part.key == SCHEDULE:
        for section in sections:
            _add_section(column, section)
    _add_rows(column, part)


def _add_heading(column: Column, part: FormPart, *, following: tuple[str, ...]) -> None:
    strips = tuple(strip for line in part.heading.split("\n") if line for strip in centred(column, line, HEADING))
    if strips:
        below = 3 * TEXT.leading if following else 4 * HEADING.leading
        if sum(strip.height for strip in strips) + below > column.room:
            column.turn()
        column.place((*strips, Strip(3)))


def centred(column: Column, text: str, style: Style) -> tuple[Strip, ...]:
    """Set a text in the middle of the column, as many lines as it takes."""
    centred = []
    for strip in paragraph((Piece(text, style.weight),), style, left=0, width=column.width):
        mark = strip.marks[0]
        if isinstance(mark, TextMark):
            wide = sum(run.width for run in mark.runs) * mark.size
            x = column.left + (column.width - wide) / 2
            centred.append(Strip(strip.height, (TextMark(x, mark.y, mark.runs, mark.size),)))
    return tuple(centred)


def _add_text(column: Column, text: str, part: FormPart) -> None:
    """Add one paragraph: numbered ones hang, one of several lines is an address, heads stand in the middle."""
    weight = Weight.MEDIUM if part.key in STRONG else Weight.REGULAR
    numbered = _NUMBERED.fullmatch(text)
    if part.key in IN_THE_MIDDLE:
        column.place(centred(column, text, Style(TEXT.size, TEXT.leading, weight)))
    elif "\n" in text:
        lines = (line for line in text.split("\n") if line)
        column.place(
            tuple(
                strip
                for line in lines
                for strip in paragraph(
                    (Piece(line, weight),), TEXT, left=column.left + ADDRESS_INDENT, width=column.width
                )
            )
        )
    elif numbered:
        left, width = column.left + NUMBER_INDENT, column.width - NUMBER_INDENT
        strips = paragraph((Piece(numbered[2], weight),), TEXT, left=left, width=width)
        number = paragraph((Piece(numbered[1], weight),), TEXT, left=column.left, width=NUMBER_INDENT)
        column.flow((Strip(TEXT.leading, (*number[0].marks, *strips[0].marks)), *strips[1:]))
    else:
        column.paragraph((Piece(text, weight),), TEXT)


def _keep_together(column: Column, part: FormPart, texts: tuple[str, ...]) -> None:
    """Turn the page before a declaration that would not stand on one page with its signature."""
    lines = sum(len(paragraph((Piece(text),), TEXT, left=column.left, width=column.width)) for text in texts)
    if lines * TEXT.leading + len(part.rows) * LINE_HEIGHT + (len(texts) + 1) * SPACE > column.room:
        column.turn()


def _add_rows(column: Column, part: FormPart) -> None:
    if part.rows:
        left, width = column.left, column.width
        most = max(len(row.entries) for row in part.rows)
        column.gap(2)
        column.place(
            tuple(
                signing_row(row.entries, left=left, width=width)
                if part.key == SIGNATURE
                else entry_row(row.entries, left=left, width=width, most=most)
                for row in part.rows
            )
        )
        column.gap(SPACE)


def _add_section(column: Column, section: ScheduleSection) -> None:
    """Add one section of the schedule, all on one page where a page holds it."""
    head = paragraph(
        (Piece(section.heading, SMALL_HEADING.weight),), SMALL_HEADING, left=column.left, width=column.width
    )
    words = paragraph((Piece(section.instruction),), TEXT, left=column.left, width=column.width)
    table = (
        trade_table(section, left=column.left, width=column.width)
        if section.holds_trades
        else (holding_row(left=column.left, width=column.width),)
    )
    column.gap(SPACE)
    column.place((*head, *words, Strip(3), *table))
    column.gap(SPACE)


def _add_caption(column: Column, part: FormPart) -> None:
    """Add the caption as courts print it: the court in the middle, below it the title, brackets, and the number."""
    for line in part.heading.split("\n"):
        column.place(centred(column, line, HEADING))
    column.gap(2 * SPACE)
    half = column.width / 2
    first, *middle, last = part.paragraphs
    left_texts, right_texts = (first, last), tuple(middle)
    left = [strip for text in left_texts for strip in (*_cell(text, column.left, half - 30), Strip(TEXT.leading))][:-1]
    right = [strip for text in right_texts for strip in _cell(text, column.left + half + 14, half - 14)]
    rows = max(len(left), len(right))
    pushed = (Strip((rows - len(right)) // 2 * TEXT.leading), *right)
    marks: list[Mark] = [*stacked(left).marks, *stacked(pushed).marks]
    bracket = set_line((Piece(")"),))
    marks.extend(
        TextMark(column.left + half - 12, -(place + BASE_LINE) * TEXT.leading, bracket.runs, TEXT.size)
        for place in range(rows)
    )
    marks.append(
        LineMark(x=column.left, y=-rows * TEXT.leading - 2, to_x=column.left + half - 14, to_y=-rows * TEXT.leading - 2)
    )
    column.place((Strip(rows * TEXT.leading + 4, tuple(marks)),))
    column.gap(2 * SPACE)


def _cell(text: str, left: float, width: float) -> tuple[Strip, ...]:
    return paragraph((Piece(text),), TEXT, left=left, width=width)
