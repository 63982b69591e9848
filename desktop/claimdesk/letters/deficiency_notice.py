"""The deficiency notice names every defect that can be cured, where it is, how to cure it, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.day_text import letter_date
from claimdesk.letters.body import add_closing, add_opening, add_paragraphs
from claimdesk.letters.items import add_items, numbered
from claimdesk.letters.layout import column_of, finished, frame_of
from claimdesk.letters.response_form import add_response_form
from claimdesk.letters.words import count_text, words

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Correspondence, Sender
    from claimdesk.letters.marks import Page


def deficiency_notice_title(_letter: Correspondence) -> str:
    """Give the title of the letter."""
    return words("deficiency_notice").text("title")


def deficiency_notice_pages(letter: Correspondence, sender: Sender) -> tuple[Page, ...]:
    """Lay out the notice with its response form.

    Raises:
        LetterTrouble: an address does not fit, or a character cannot be printed.
    """
    said = words("deficiency_notice")
    column = column_of(frame_of(sender.mailing))
    title = deficiency_notice_title(letter)
    items = numbered(letter.items)
    count = "one" if len(items) == 1 else "many"
    add_opening(column, letter, title=title)
    add_paragraphs(
        column,
        (
            said.pieces(f"opening_{count}", caption=sender.caption, count=count_text(len(items))),
            said.pieces("until", cure_by=letter_date(letter.cure_by))
            if letter.cure_by
            else said.pieces("until_unknown"),
        ),
    )
    add_items(column, items, said, cure="cure", heading=said.text("items_heading"))
    advice = said.paragraphs("advice", claim_number=letter.claim_number)
    heading, has_annex = said.text("advice_heading"), letter.annex is not None
    add_closing(column, sender, advice[-1], heading=heading, has_annex=has_annex)
    add_response_form(column, letter, sender, said=said, items=items)
    return finished(column, letter, sender, title=title)
