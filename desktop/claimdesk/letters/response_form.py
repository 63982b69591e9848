"""The response form at the foot of a notice: one block that is never cut, with number, bars and a box for each item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.letters.bar_code import bars
from claimdesk.letters.items import lines_text
from claimdesk.letters.layout import BAR_HEIGHT, LABEL, NUMBER, SIDE, SMALL, SPACE, UNDER_NUMBER, line_mark, right_mark
from claimdesk.letters.lines import Piece, Style, paragraph, set_line
from claimdesk.letters.marks import BoxMark, LineMark, Strip, stacked
from claimdesk.letters.typefaces import Weight
from claimdesk.letters.words import words

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Correspondence, Sender
    from claimdesk.letters.column import Column
    from claimdesk.letters.items import NumberedItem
    from claimdesk.letters.marks import Mark
    from claimdesk.letters.words import Words

FORM_TITLE = Style(11.0, 15.0, Weight.BOLD)
FORM_TEXT = Style(9.5, 13.0)
ROW = 15.0
BOX = 8.0
NUMBERS_IN_A_ROW = 12
ANSWER_LINE = 24.0
DASH = 3.0


def add_response_form(
    column: Column, letter: Correspondence, sender: Sender, *, said: Words, items: tuple[NumberedItem, ...]
) -> None:
    """Add the form at the foot of the last page where it fits, else at the foot of a page of its own."""
    form = _form(column, letter, sender, said=said, rows=_title_rows(column, items))
    if form.height > column.top - column.bottom:
        form = _form(column, letter, sender, said=said, rows=_number_rows(column, len(items)))
    column.gap(SPACE)
    if form.height > column.room:
        column.turn()
    column.y = column.bottom + form.height
    column.place((form,))


def _form(column: Column, letter: Correspondence, sender: Sender, *, said: Words, rows: tuple[Strip, ...]) -> Strip:
    strips = (
        _cut_line(column),
        _head(column, letter, sender, said=said),
        *paragraph(said.pieces("form_instruction"), FORM_TEXT, left=column.left, width=column.width),
        Strip(3),
        *rows,
        Strip(4),
        *_answers(column),
    )
    return stacked(strips)


def _cut_line(column: Column) -> Strip:
    text = words("response_form").text("detach")
    right = column.left + column.width
    style = LABEL
    wide = set_line((Piece(text),)).width * style.size
    middle = column.left + (column.width - wide) / 2
    y = -style.leading / 2
    return Strip(
        style.leading + SPACE,
        (
            LineMark(x=column.left, y=y, to_x=middle - SPACE, to_y=y, dash=DASH),
            line_mark(text, middle, 0, style),
            LineMark(x=middle + wide + SPACE, y=y, to_x=right, to_y=y, dash=DASH),
        ),
    )


def _head(column: Column, letter: Correspondence, sender: Sender, *, said: Words) -> Strip:
    """Give title and addresses on the left, claim number and bars on the right."""
    form = words("response_form")
    right = column.left + column.width
    claimant = form.text("claimant", claimant=letter.claimant) if letter.claimant else ""
    lines = [
        strip
        for text, style in (
            (said.text("form_title"), FORM_TITLE),
            (claimant, FORM_TEXT),
            (form.text("mail_to"), LABEL),
            *((line, SMALL) for line in sender.administrator.address),
        )
        for strip in paragraph((Piece(text, style.weight),), style, left=column.left, width=column.width - SIDE - SPACE)
    ]
    left = stacked(lines)
    bottom = -LABEL.leading - NUMBER.leading - UNDER_NUMBER - BAR_HEIGHT
    side = (
        right_mark(form.text("claim_number"), right, 0, LABEL),
        right_mark(letter.claim_number, right, -LABEL.leading, NUMBER),
        bars(letter.claim_number, right, bottom, room=SIDE, height=BAR_HEIGHT),
    )
    return Strip(max(left.height, -bottom) + SPACE, (*left.marks, *side))


def _title_rows(column: Column, items: tuple[NumberedItem, ...]) -> tuple[Strip, ...]:
    """Give a box and the title of each item."""
    form = words("response_form")
    rows = []
    for item in items:
        key = ("item", "item_line")[len(item.lines)] if len(item.lines) <= 1 else "item_lines"
        lines_named = lines_text(item.lines)
        text = form.text(key, number=str(item.number), title=item.title, line=lines_named, lines=lines_named)
        lines = paragraph((Piece(text),), FORM_TEXT, left=column.left + 2 * BOX, width=column.width - 2 * BOX)
        rows.append(Strip(ROW, (_box(column.left), *lines[0].marks)))
        rows.extend(lines[1:])
    return tuple(rows)


def _number_rows(column: Column, count: int) -> tuple[Strip, ...]:
    """Give a box and the number of each item side by side, for a notice of very many items."""
    step = column.width / NUMBERS_IN_A_ROW
    rows = []
    for first in range(0, count, NUMBERS_IN_A_ROW):
        marks: list[Mark] = []
        for place, number in enumerate(range(first, min(first + NUMBERS_IN_A_ROW, count))):
            left = column.left + place * step
            marks.extend((_box(left), line_mark(str(number + 1), left + 1.5 * BOX, 0, FORM_TEXT)))
        rows.append(Strip(ROW, tuple(marks)))
    return tuple(rows)


def _box(left: float) -> BoxMark:
    return BoxMark(x=left, y=-FORM_TEXT.leading * 0.78 - 0.5, width=BOX, height=BOX, thickness=0.7)


def _answers(column: Column) -> tuple[Strip, ...]:
    """Give the lines to write on: a new address, signature, date and telephone."""
    form = words("response_form")
    right = column.left + column.width
    label = set_line(form.pieces("move")).width * FORM_TEXT.size + 2 * BOX
    under = -FORM_TEXT.leading
    return (
        Strip(
            ROW + 4,
            (
                _box(column.left),
                line_mark(form.text("move"), column.left + 2 * BOX, 0, FORM_TEXT),
                LineMark(x=column.left + label + 4, y=under, to_x=right, to_y=under),
            ),
        ),
        Strip(
            ANSWER_LINE + LABEL.leading,
            tuple(
                mark
                for name, start, end in (("signature", 0.0, 0.46), ("date", 0.5, 0.7), ("telephone", 0.74, 1.0))
                for mark in (
                    LineMark(
                        x=column.left + start * column.width,
                        y=-ANSWER_LINE,
                        to_x=column.left + end * column.width,
                        to_y=-ANSWER_LINE,
                    ),
                    line_mark(form.text(name), column.left + start * column.width, -ANSWER_LINE - 1, LABEL),
                )
            ),
        ),
    )
