"""The parts that letters are made of: title, greeting, facts, headings, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.day_text import letter_date
from claimdesk.letters.items import HEADING
from claimdesk.letters.layout import BODY, SPACE, TITLE
from claimdesk.letters.lines import Piece, paragraph
from claimdesk.letters.marks import Strip
from claimdesk.letters.typefaces import Weight
from claimdesk.letters.words import words

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Correspondence, Sender
    from claimdesk.letters.column import Column
    from claimdesk.letters.lines import Pieces

FACT_LABEL_WIDTH = 108.0


def add_opening(column: Column, letter: Correspondence, *, title: str) -> None:
    """Add the title of a letter and whom it greets."""
    said = words("letterhead")
    column.paragraph((Piece(title, TITLE.weight),), TITLE)
    column.gap(SPACE)
    key = "greeting" if letter.claimant else "greeting_without_name"
    column.paragraph(said.pieces(key, claimant=letter.claimant), BODY)
    column.gap(SPACE)


def add_paragraphs(column: Column, texts: tuple[Pieces, ...]) -> None:
    """Add paragraphs with space below each."""
    for text in texts:
        column.paragraph(text, BODY)
        column.gap(SPACE)


def add_heading(column: Column, text: str, following: Pieces = ()) -> None:
    """Add a heading, on one page with the first lines of the paragraph that follows it."""
    strips = paragraph((Piece(text, HEADING.weight),), HEADING, left=column.left, width=column.width)
    column.gap(SPACE / 2)
    below = paragraph(following, BODY, left=column.left, width=column.width) if following else ()
    if sum(strip.height for strip in (*strips, *below[:2])) > column.room:
        column.turn()
    column.place((*strips, Strip(2)))


def add_facts(column: Column, letter: Correspondence) -> None:
    """Add what we hold of the claim: claimant, postmark, receipt, enclosures, lines listed, last four of the TIN."""
    for label, value in facts(letter):
        labels = paragraph((Piece(label),), BODY, left=column.left, width=FACT_LABEL_WIDTH)
        values = paragraph(
            (Piece(value, Weight.MEDIUM),),
            BODY,
            left=column.left + FACT_LABEL_WIDTH,
            width=column.width - FACT_LABEL_WIDTH,
        )
        first = Strip(BODY.leading, tuple(mark for strip in (*labels[:1], *values[:1]) for mark in strip.marks))
        column.place((first, *values[1:]))
    column.gap(SPACE)


def facts(letter: Correspondence) -> tuple[tuple[str, str], ...]:
    """Give the facts of a letter as label and text; what is not known is left out."""
    said = words("letterhead")
    listed = tuple(
        said.text("listed_one" if row.lines == 1 else "listed_many", heading=row.heading, lines=str(row.lines))
        for row in letter.listed
    )
    rows: tuple[tuple[str, str], ...] = (
        ("fact_claimant", letter.claimant),
        ("fact_postmarked", letter_date(letter.postmarked_on) if letter.postmarked_on else ""),
        ("fact_received", letter_date(letter.received_on) if letter.received_on else ""),
        ("fact_documents", "; ".join(letter.documents) or said.text("no_documents")),
        *(("fact_listed", text) for text in listed),
        ("fact_tin", said.text("tin_ends_in", last_four=letter.tin_last_four) if letter.tin_last_four else ""),
    )
    shown = tuple((said.text(key), value) for key, value in rows if value)
    return tuple(
        ("" if place and label == shown[place - 1][0] else label, value) for place, (label, value) in enumerate(shown)
    )


def add_closing(column: Column, sender: Sender, last: Pieces, *, heading: str = "", has_annex: bool = False) -> None:
    """Add the last paragraph and who signs, all on one page, so that no page holds a signature alone."""
    said = words("letterhead")
    left, width = column.left, column.width
    column.gap(SPACE / 2 if heading else 0)
    column.place(
        (
            *(paragraph((Piece(heading, HEADING.weight),), HEADING, left=left, width=width) if heading else ()),
            *paragraph(last, BODY, left=left, width=width),
            Strip(SPACE * 1.5),
            *paragraph(said.pieces("closing"), BODY, left=left, width=width),
            Strip(SPACE),
            *paragraph(said.pieces("signature", administrator=sender.administrator.name), BODY, left=left, width=width),
            *((Strip(SPACE), *paragraph(said.pieces("annex"), BODY, left=left, width=width)) if has_annex else ()),
        )
    )
