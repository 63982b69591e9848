"""The blank Proof of Claim of a settlement: every part of its form in order, Part II from its schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.letters.column import Column
from claimdesk.letters.compose import Composed
from claimdesk.letters.form_parts import CAPTION, SIGNATURE, add_part, centred
from claimdesk.letters.layout import MARGIN, SMALL, SPACE, TITLE, frame_of, line_mark, right_mark
from claimdesk.letters.marks import LineMark, Page
from claimdesk.letters.paint import Imprint, pdf_bytes
from claimdesk.letters.trouble import LetterTrouble
from claimdesk.letters.words import words

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Sender
    from claimdesk.casebook.settlement import Form, Settlement
    from claimdesk.letters.layout import Frame
    from claimdesk.letters.marks import Mark

UNKNOWN_PAGE = "____"
FOOT_HEIGHT = 16.0


def compose_form(settlement: Settlement, sender: Sender) -> Composed:
    """Compose the blank form.

    Raises:
        LetterTrouble: the settlement does not know its form, or a character cannot be printed.
    """
    form = _known_form(settlement)
    frame = frame_of(sender.mailing)
    title = words("blank_form").text("title", form=form.title, case=settlement.caption)
    imprint = Imprint(
        title=title,
        subject=settlement.caption,
        author=sender.administrator.name,
        dated=None,
        width=frame.width,
        height=frame.height,
    )
    pages = form_pages(settlement, sender)
    return Composed(title, pdf_bytes(pages, imprint), len(pages))


def form_pages(settlement: Settlement, sender: Sender) -> tuple[Page, ...]:
    """Give the pages of the blank form; their place marks say where to write and to tick.

    Raises:
        LetterTrouble: the settlement does not know its form, or a character cannot be printed.
    """
    form = _known_form(settlement)
    frame = frame_of(sender.mailing)
    column, page = _filled(settlement, form, frame, signature_page=UNKNOWN_PAGE)
    # The number of the page moves no line to another page, so that a second look finds it where it was.
    column, _ = _filled(settlement, form, frame, signature_page=str(page) if page else UNKNOWN_PAGE)
    return _pages(column, form, sender, frame=frame)


def _known_form(settlement: Settlement) -> Form:
    form = settlement.form
    if form is None or not form.parts:
        raise LetterTrouble(
            f"the settlement file of {settlement.name} does not hold the parts of its Proof of Claim",
            "Add [form] with its parts to the file; resources/settlements/README.md says what belongs there.",
        )
    return form


def _filled(settlement: Settlement, form: Form, frame: Frame, *, signature_page: str) -> tuple[Column, int]:
    """Fill a column with the parts of the form; give it with the page of the signature, 0 where there is none."""
    top = frame.height - MARGIN
    column = Column(left=MARGIN, width=frame.right - MARGIN, first_top=top, top=top, bottom=MARGIN)
    signed_on = 0
    for part in form.parts:
        add_part(column, part, sections=settlement.sections, signature_page=signature_page)
        if part.key == CAPTION:
            column.place(centred(column, form.title, TITLE))
            column.gap(SPACE)
        if part.key == SIGNATURE:
            signed_on = len(column.pages)
    return column, signed_on


def _pages(column: Column, form: Form, sender: Sender, *, frame: Frame) -> tuple[Page, ...]:
    count = len(column.pages)
    return tuple(
        Page((*marks, *_foot(form, sender, frame, page=page, pages=count)))
        for page, marks in enumerate(column.pages, start=1)
    )


def _foot(form: Form, sender: Sender, frame: Frame, *, page: int, pages: int) -> tuple[Mark, ...]:
    said = words("blank_form")
    y = MARGIN - FOOT_HEIGHT
    return (
        LineMark(x=MARGIN, y=y + 2, to_x=frame.right, to_y=y + 2),
        line_mark(said.text("foot", form=form.title, case=sender.caption), MARGIN, y, SMALL),
        right_mark(said.text("page", page=str(page), pages=str(pages)), frame.right, y, SMALL),
    )
