"""One form for every letter: margins, sizes, letterhead, claim number, window, and the head of later pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimdesk.casebook.day_text import letter_date
from claimdesk.letters.address import address_marks
from claimdesk.letters.bar_code import bars
from claimdesk.letters.column import Column
from claimdesk.letters.envelope import POINTS_PER_INCH, exposed_rect, safe_rect
from claimdesk.letters.lines import BASE_LINE, Piece, Style, paragraph, set_line
from claimdesk.letters.marks import LineMark, Page, Strip, TextMark, stacked
from claimdesk.letters.trouble import LetterTrouble
from claimdesk.letters.typefaces import Weight
from claimdesk.letters.words import words

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Correspondence, Sender
    from claimdesk.casebook.settlement import Mailing
    from claimdesk.letters.marks import Mark

MARGIN = 72.0
BODY = Style(10.5, 14.2)
SMALL = Style(8.5, 11.2)
LABEL = Style(8.0, 10.4)
TITLE = Style(13.0, 17.0, Weight.BOLD)
CAPTION = Style(11.0, 14.0, Weight.BOLD)
NUMBER = Style(13.0, 16.0, Weight.BOLD)
SPACE = 7.0
"""Between two paragraphs."""

BAR_HEIGHT = 27.0
SIDE = 144.0
"""Width of the column of the claim number, beside the letterhead and beside the window."""

HEAD_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
"""A letterhead of many lines is set down to three quarters of its size before it is refused."""

HEAD_GAP = 4.5
UNDER_NUMBER = 4.0
RUNNING_HEAD = 24.0
"""Height of the head of later pages, its line and the space below it included."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The sheet of a letter in points: its size, and where the text of page 1 begins under the window."""

    width: float
    height: float
    head_bottom: float
    text_top: float

    @property
    def right(self) -> float:
        """The right margin."""
        return self.width - MARGIN


@lru_cache(maxsize=8)
def frame_of(mailing: Mailing) -> Frame:
    """Give the frame that keeps everything but the address out of the window.

    Raises:
        LetterTrouble: fold, paper, window and envelope do not agree.
    """
    exposed = exposed_rect(mailing)
    return Frame(
        width=float(mailing.paper_width) * POINTS_PER_INCH,
        height=float(mailing.paper_height) * POINTS_PER_INCH,
        head_bottom=float(exposed.top) * POINTS_PER_INCH,
        text_top=float(exposed.bottom) * POINTS_PER_INCH - SPACE,
    )


def column_of(frame: Frame) -> Column:
    """Give the empty column of a letter; later pages begin under their running head."""
    top = frame.height - MARGIN
    return Column(
        left=MARGIN, width=frame.right - MARGIN, first_top=frame.text_top, top=top - RUNNING_HEAD, bottom=MARGIN
    )


def line_mark(text: str, x: float, y: float, style: Style) -> TextMark:
    """Set one line of text from `x` on, with its upper edge at `y`."""
    return TextMark(x, y - style.leading * BASE_LINE, set_line((Piece(text, style.weight),)).runs, style.size)


def right_mark(text: str, right: float, y: float, style: Style) -> TextMark:
    """Set one line of text flush with `right`, with its upper edge at `y`."""
    setting = set_line((Piece(text, style.weight),))
    return TextMark(right - setting.width * style.size, y - style.leading * BASE_LINE, setting.runs, style.size)


def first_page(letter: Correspondence, sender: Sender) -> tuple[Mark, ...]:
    """Give what stands above the text of page 1: letterhead, claim number with its bars, date, and the address.

    Raises:
        LetterTrouble: the letterhead is too long, the address does not fit, or a character cannot be printed.
    """
    frame = frame_of(sender.mailing)
    return (
        *letterhead(sender),
        *claim_number_marks(letter.claim_number, frame),
        right_mark(letter_date(letter.dated), frame.right, frame.head_bottom - SPACE, BODY),
        *address_marks(letter.addressee, safe_rect(sender.mailing)),
    )


@lru_cache(maxsize=8)
def letterhead(sender: Sender) -> tuple[Mark, ...]:
    """Give the letterhead: caption, court and case number, and the administrator's address, upper left.

    Raises:
        LetterTrouble: it does not fit above the window.
    """
    frame = frame_of(sender.mailing)
    top = frame.height - MARGIN
    for scale in HEAD_SCALES:
        head = stacked(_head_strips(sender, scale, width=frame.right - MARGIN - SIDE - SPACE))
        if head.height <= top - frame.head_bottom:
            return tuple(mark.lifted(top) for mark in head.marks)
    raise LetterTrouble("the letterhead does not fit above the window", "Shorten the address of the administrator.")


def _head_strips(sender: Sender, scale: float, *, width: float) -> list[Strip]:
    """Set the lines of the letterhead at `scale` of their size, the court's apart from the administrator's."""
    of_case = words("letterhead").text("case_number", number=sender.case_number) if sender.case_number else ""
    address = (line for line in sender.administrator.address if line != sender.caption)
    contact = (sender.administrator.telephone or "", sender.administrator.email or "")
    of_court = [(sender.caption, CAPTION), (sender.court, SMALL), (of_case, SMALL)]
    of_administrator = [(line, SMALL) for line in (*address, *contact)]

    def set_lines(lines: list[tuple[str, Style]]) -> list[Strip]:
        return [
            strip
            for text, style in lines
            if text
            for strip in paragraph(
                (Piece(text, style.weight),),
                Style(style.size * scale, style.leading * scale, style.weight),
                left=MARGIN,
                width=width,
            )
        ]

    return [*set_lines(of_court), Strip(HEAD_GAP * scale), *set_lines(of_administrator)]


def claim_number_marks(claim_number: str, frame: Frame) -> tuple[Mark, ...]:
    """Give the claim number in text and in Code 128, upper right.

    Raises:
        LetterTrouble: the number is too long for its bar code.
    """
    y = frame.height - MARGIN
    return (
        right_mark(words("letterhead").text("claim_number"), frame.right, y, LABEL),
        right_mark(claim_number, frame.right, y - LABEL.leading, NUMBER),
        bars(
            claim_number,
            frame.right,
            y - LABEL.leading - NUMBER.leading - UNDER_NUMBER - BAR_HEIGHT,
            room=SIDE,
            height=BAR_HEIGHT,
        ),
    )


def finished(column: Column, letter: Correspondence, sender: Sender, *, title: str) -> tuple[Page, ...]:
    """Give the pages of a letter: page 1 under its letterhead, later ones under a running head with their number."""
    frame = frame_of(sender.mailing)
    count = len(column.pages)
    pages = [Page((*first_page(letter, sender), *column.pages[0], *first_foot(frame, count)))]
    for number, marks in enumerate(column.pages[1:], start=2):
        head = running_head(letter.claim_number, title, frame, page=number, pages=count)
        pages.append(Page((*head, *marks)))
    return tuple(pages)


def first_foot(frame: Frame, count: int) -> tuple[Mark, ...]:
    """Give the number at the foot of the first of several pages."""
    if count == 1:
        return ()
    text = words("letterhead").text("page", page="1", pages=str(count))
    return (right_mark(text, frame.right, MARGIN - SPACE, SMALL),)


def running_head(claim_number: str, title: str, frame: Frame, *, page: int, pages: int) -> tuple[Mark, ...]:
    """Give the head of a later page: claim number, title, and which page it is of how many."""
    y = frame.height - MARGIN
    said = words("letterhead")
    return (
        line_mark(said.text("running_head", claim_number=claim_number, title=title), MARGIN, y, SMALL),
        right_mark(said.text("page", page=str(page), pages=str(pages)), frame.right, y, SMALL),
        LineMark(x=MARGIN, y=y - SMALL.leading - 3, to_x=frame.right, to_y=y - SMALL.leading - 3),
    )
