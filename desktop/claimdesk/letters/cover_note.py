"""The cover note goes with original stock certificates that are returned by registered mail (form, checklist 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.letters.body import add_closing, add_opening, add_paragraphs
from claimdesk.letters.layout import column_of, finished, frame_of
from claimdesk.letters.words import words

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Correspondence, Sender
    from claimdesk.letters.marks import Page


def cover_note_pages(letter: Correspondence, sender: Sender) -> tuple[Page, ...]:
    """Lay out the note as a letter of its own, so that it can go with the certificates.

    Raises:
        LetterTrouble: an address does not fit, or a character cannot be printed.
    """
    said = words("cover_note")
    column = column_of(frame_of(sender.mailing))
    title = said.text("title")
    add_opening(column, letter, title=title)
    texts = said.paragraphs("text", caption=sender.caption, claim_number=letter.claim_number)
    add_paragraphs(column, texts[:-1])
    add_closing(column, sender, texts[-1])
    return finished(column, letter, sender, title=title)
