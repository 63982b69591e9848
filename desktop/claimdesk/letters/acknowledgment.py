"""The acknowledgment says that a claim arrived, what came with it, and what happens next (form, checklist 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.letters.body import add_closing, add_facts, add_heading, add_opening, add_paragraphs
from claimdesk.letters.layout import column_of, finished, frame_of
from claimdesk.letters.words import words

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Correspondence, Sender
    from claimdesk.letters.marks import Page


def acknowledgment_title(_letter: Correspondence) -> str:
    """Give the title of the letter."""
    return words("acknowledgment").text("title")


def acknowledgment_pages(letter: Correspondence, sender: Sender) -> tuple[Page, ...]:
    """Lay out the acknowledgment.

    Raises:
        LetterTrouble: an address does not fit, or a character cannot be printed.
    """
    said = words("acknowledgment")
    column = column_of(frame_of(sender.mailing))
    title = acknowledgment_title(letter)
    add_opening(column, letter, title=title)
    add_paragraphs(column, said.paragraphs("opening", caption=sender.caption, claim_number=letter.claim_number))
    add_heading(column, said.text("received_heading"))
    add_facts(column, letter)
    following = said.paragraphs("next")
    add_heading(column, said.text("next_heading"), following[0])
    add_paragraphs(column, following[:-1])
    add_closing(column, sender, following[-1], has_annex=letter.annex is not None)
    return finished(column, letter, sender, title=title)
