"""The annex shows a claimant how a recognized loss was computed: a table of matches, a sentence each, and the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.letters.body import add_heading
from claimdesk.letters.column import Column
from claimdesk.letters.layout import (
    BODY,
    CAPTION,
    MARGIN,
    RUNNING_HEAD,
    SIDE,
    SMALL,
    SPACE,
    TITLE,
    claim_number_marks,
    first_foot,
    frame_of,
    line_mark,
    right_mark,
    running_head,
)
from claimdesk.letters.lines import Piece, paragraph
from claimdesk.letters.marks import BoxMark, LineMark, Page, Strip
from claimdesk.letters.trouble import LetterTrouble
from claimdesk.letters.words import words

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Sender
    from claimdesk.casebook.explained_loss import ExplainedLoss, MatchLine
    from claimdesk.letters.layout import Frame
    from claimdesk.letters.marks import Mark

_HEADS = ("shares", "bought", "price", "gone", "sale_price", "per_share", "amount")
_LEFT = frozenset({"bought", "gone"})
_SHARES = (16, 25, 16, 25, 16, 16, 20)
"""Widths of the columns in parts of the whole."""

_NUMBER_WIDTH = 18.0
_ROW = 13.0
_HEAD_HEIGHT = 76.0


def annex_title() -> str:
    """Give the title of the annex."""
    return words("loss_annex").text("title")


def annex_pages(explained: ExplainedLoss, sender: Sender, *, is_for_mailing: bool) -> tuple[Page, ...]:
    """Lay out the annex of one claim; one that is not for mailing says so at its head.

    Raises:
        LetterTrouble: a character cannot be printed; the trouble names its claim.
    """
    try:
        return _pages(explained, sender, is_for_mailing=is_for_mailing)
    except LetterTrouble as trouble:
        raise trouble.of_claim(explained.claim_number) from trouble


def _pages(explained: ExplainedLoss, sender: Sender, *, is_for_mailing: bool) -> tuple[Page, ...]:
    said, title = words("loss_annex"), annex_title()
    frame = frame_of(sender.mailing)
    top = frame.height - MARGIN
    column = Column(
        left=MARGIN,
        width=frame.right - MARGIN,
        first_top=top - _HEAD_HEIGHT,
        top=top - RUNNING_HEAD,
        bottom=MARGIN,
    )
    column.paragraph((Piece(title, TITLE.weight),), TITLE)
    plan = explained.plan
    of_plan = said.pieces(
        "plan", plan=plan.title, version=plan.version, caption=sender.caption, standing=explained.standing
    )
    for pieces in (*(() if is_for_mailing else (said.pieces("not_for_mailing"),)), of_plan):
        column.paragraph(pieces, SMALL)
        column.gap(SPACE / 2)
    column.paragraph(said.pieces("result", headline=explained.headline), BODY)
    for problem in explained.problems:
        column.paragraph((Piece(problem),), SMALL)
    column.gap(SPACE)
    if explained.lines:
        _add_table(column, explained.lines)
        first = said.pieces("numbered", number="1", sentence=explained.lines[0].sentence)
        add_heading(column, said.text("sentences_heading"), first)
        for number, line in enumerate(explained.lines, start=1):
            column.paragraph(said.pieces("numbered", number=str(number), sentence=line.sentence), SMALL)
            column.gap(2)
    if explained.steps:
        add_heading(column, said.text("steps_heading"))
        column.place(tuple(_step(step.words, step.amount, column=column) for step in explained.steps))
    column.gap(SPACE)
    column.paragraph(said.pieces("closing", claim_number=explained.claim_number), SMALL)
    column.gap(SPACE / 2)
    column.paragraph(said.pieces("share_of_fund"), SMALL)
    return _headed(column, explained.claim_number, sender, title=title, frame=frame)


def _edges(column: Column) -> tuple[float, ...]:
    edges = [column.left + _NUMBER_WIDTH]
    for share in _SHARES:
        edges.append(edges[-1] + (column.width - _NUMBER_WIDTH) * share / sum(_SHARES))
    return tuple(edges)


def _add_table(column: Column, lines: tuple[MatchLine, ...]) -> None:
    said = words("loss_annex")
    edges = _edges(column)
    shade = BoxMark(x=column.left, y=-_ROW, width=column.width, height=_ROW, shade=0.93, thickness=0)
    heads = _cells(tuple(said.text(head) for head in _HEADS), edges)
    head = Strip(_ROW, (shade, *heads))
    column.place((head,))
    for number, line in enumerate(lines, start=1):
        if column.room < _ROW:
            column.turn()
            column.place((head,))
        texts = (line.shares, line.bought, line.price, line.gone, line.sale_price, line.per_share, line.amount)
        rule = LineMark(x=column.left, y=-_ROW, to_x=column.left + column.width, to_y=-_ROW)
        mark = line_mark(str(number), column.left + 3, -1, SMALL)
        column.place((Strip(_ROW, (rule, mark, *_cells(texts, edges))),))
    column.gap(SPACE)


def _cells(texts: tuple[str, ...], edges: tuple[float, ...]) -> tuple[Mark, ...]:
    return tuple(
        line_mark(text, start + 6, -1, SMALL) if head in _LEFT else right_mark(text, end - 3, -1, SMALL)
        for head, text, start, end in zip(_HEADS, texts, edges, edges[1:], strict=False)
        if text
    )


def _step(text: str, amount: str, *, column: Column) -> Strip:
    """Give a step with its amount below those of the table."""
    right = column.left + column.width - 3
    return Strip(SMALL.leading, (line_mark(text, column.left, 0, SMALL), right_mark(amount, right, 0, SMALL)))


def _headed(column: Column, claim_number: str, sender: Sender, *, title: str, frame: Frame) -> tuple[Page, ...]:
    """Put the caption and the claim number over the first page, a running head over later ones."""
    count = len(column.pages)
    top = frame.height - MARGIN
    caption = paragraph((Piece(sender.caption, CAPTION.weight),), CAPTION, left=MARGIN, width=column.width - SIDE)
    head = [mark.lifted(top - place * CAPTION.leading) for place, strip in enumerate(caption) for mark in strip.marks]
    marks = (*head, *claim_number_marks(claim_number, frame), *column.pages[0], *first_foot(frame, count))
    pages = [Page(marks)]
    for number, later in enumerate(column.pages[1:], start=2):
        running = running_head(claim_number, title, frame, page=number, pages=count)
        pages.append(Page((*running, *later)))
    return tuple(pages)
