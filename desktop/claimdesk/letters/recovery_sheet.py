"""The recovery sheet says in large letters what opens a sealed case when every password is forgotten."""

from __future__ import annotations

from claimdesk.letters.column import Column
from claimdesk.letters.compose import Composed
from claimdesk.letters.layout import BODY, CAPTION, MARGIN, SPACE, TITLE
from claimdesk.letters.lines import Piece, Style
from claimdesk.letters.marks import Page
from claimdesk.letters.paint import Imprint, pdf_bytes
from claimdesk.letters.typefaces import Weight
from claimdesk.letters.words import words

WIDTH, HEIGHT = 612.0, 792.0
"""US Letter in points: the sheet is for a drawer, not for an envelope."""

CODE = Style(20.0, 34.0, Weight.BOLD)
GROUPS_A_LINE = 4


def compose_recovery_sheet(*, caption: str, name: str, day: str, code: str) -> Composed:
    """Compose the sheet; `day` is a date in words, `code` has its groups joined by hyphens.

    Raises:
        LetterTrouble: a character of the name cannot be printed.
    """
    said = words("recovery_sheet")
    title = said.text("title")
    top = HEIGHT - MARGIN
    column = Column(left=MARGIN, width=WIDTH - 2 * MARGIN, first_top=top, top=top, bottom=MARGIN)
    column.paragraph((Piece(title, TITLE.weight),), TITLE)
    column.gap(SPACE)
    column.paragraph(said.pieces("case", caption=caption), CAPTION)
    column.paragraph(said.pieces("made", day=day, name=name), BODY)
    column.gap(2 * SPACE)
    groups = code.split("-")
    for first in range(0, len(groups), GROUPS_A_LINE):
        column.paragraph((Piece("-".join(groups[first : first + GROUPS_A_LINE]), CODE.weight),), CODE)
    column.gap(2 * SPACE)
    for paragraph in said.paragraphs("text"):
        column.paragraph(paragraph, BODY)
        column.gap(SPACE)
    imprint = Imprint(title=title, subject=caption, author="Claimdesk", dated=None, width=WIDTH, height=HEIGHT)
    pages = tuple(Page(tuple(marks)) for marks in column.pages)
    return Composed(title, pdf_bytes(pages, imprint), len(pages))
