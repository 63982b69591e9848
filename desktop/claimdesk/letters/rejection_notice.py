"""The rejection notice names the grounds and the right to contest; a claim only late is told what the Court decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.day_text import letter_date
from claimdesk.letters.body import add_closing, add_heading, add_opening, add_paragraphs
from claimdesk.letters.items import add_items, numbered
from claimdesk.letters.layout import column_of, finished, frame_of
from claimdesk.letters.response_form import add_response_form
from claimdesk.letters.words import count_text, words

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Correspondence, Sender
    from claimdesk.letters.column import Column
    from claimdesk.letters.items import NumberedItem
    from claimdesk.letters.lines import Pieces
    from claimdesk.letters.marks import Page
    from claimdesk.letters.words import Words


def rejection_notice_title(letter: Correspondence) -> str:
    """Give the title of the letter; a claim that is late and nothing else is not yet rejected."""
    return words("rejection_notice").text("title_late" if _is_only_late(letter) else "title")


def rejection_notice_pages(letter: Correspondence, sender: Sender) -> tuple[Page, ...]:
    """Lay out the notice with its response form.

    Raises:
        LetterTrouble: an address does not fit, or a character cannot be printed.
    """
    said = words("rejection_notice")
    column = column_of(frame_of(sender.mailing))
    title = rejection_notice_title(letter)
    grounds = numbered(letter.grounds)
    items = numbered(letter.items, first=len(grounds) + 1)
    count = "late" if _is_only_late(letter) else "one" if len(grounds) == 1 else "many"
    add_opening(column, letter, title=title)
    add_paragraphs(column, (said.pieces(f"opening_{count}", caption=sender.caption, count=count_text(len(grounds))),))
    add_items(column, grounds, said, cure="cure", heading=said.text(f"grounds_heading_{count}"))
    if letter.is_late:
        late = said.paragraphs("late")
        add_heading(column, said.text("late_heading"), late[0])
        add_paragraphs(column, late)
    _add_curable(column, items, said)
    contest = _contest(letter, said)
    if len(contest) > 1:
        add_heading(column, said.text("contest_heading"), contest[0])
        add_paragraphs(column, contest[:-1])
    heading = "" if len(contest) > 1 else said.text("contest_heading")
    add_closing(column, sender, contest[-1], heading=heading, has_annex=letter.annex is not None)
    add_response_form(column, letter, sender, said=said, items=(*grounds, *items))
    return finished(column, letter, sender, title=title)


def _is_only_late(letter: Correspondence) -> bool:
    return letter.is_late and len(letter.grounds) == 1


def _add_curable(column: Column, items: tuple[NumberedItem, ...], said: Words) -> None:
    """Name what could be cured too, so that nobody must be written to twice."""
    if items:
        heading, lead = said.text("items_heading"), said.pieces("items_introduction")
        add_items(column, items, said, cure="item_cure", heading=heading, lead=lead)


def _contest(letter: Correspondence, said: Words) -> tuple[Pieces, ...]:
    """Say how and until when the notice may be contested."""
    if letter.contest_by is None:
        return said.paragraphs("contest_unknown")
    key = "contest_late" if _is_only_late(letter) else "contest"
    return said.paragraphs(key, contest_by=letter_date(letter.contest_by))
