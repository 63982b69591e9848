"""Pages of a letter: margins, window, running head, items that stay together, a response form never cut."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from letter_papers import ABROAD, MAILING, SENDER, UNDOCUMENTED, UNSIGNED, letter
from reading_back import flat, fonts_inside, pages_of, reader, text_of

from claimdesk.casebook.correspondence import Correspondence, NoticeItem
from claimdesk.casebook.settlement import Administrator, LetterKind
from claimdesk.letters import compose as composing
from claimdesk.letters.address import address_lines
from claimdesk.letters.compose import compose
from claimdesk.letters.envelope import POINTS_PER_INCH, exposed_rect
from claimdesk.letters.items import lines_text, numbered
from claimdesk.letters.marks import BoxMark, LineMark, Mark, TextMark
from claimdesk.letters.trouble import LetterTrouble

INCH = float(POINTS_PER_INCH)
LATE = NoticeItem(
    code="LATE",
    title="Mailed after the deadline",
    what="Claims had to be postmarked no later than April 30, 2008. Yours was mailed on May 2, 2008.",
    cure="Send proof that you mailed your claim on or before April 30, 2008.",
    place="postmark.on",
    paragraph="I.3; I.5",
)


def many_items(count: int) -> tuple[NoticeItem, ...]:
    """Give items that differ, so that each has its own number."""
    return tuple(
        replace(UNSIGNED, title=f"Fault number {number}", code=f"X-{number}") for number in range(1, count + 1)
    )


NOTICE = letter(kind=LetterKind.DEFICIENCY_NOTICE, items=(UNSIGNED, UNDOCUMENTED))
REJECTION = letter(kind=LetterKind.REJECTION_NOTICE, grounds=(LATE,), items=(UNSIGNED,), is_late=True)
LETTERS = (
    letter(),
    NOTICE,
    REJECTION,
    letter(kind=LetterKind.DEFICIENCY_NOTICE, items=many_items(30), returns_certificates=True),
    letter(addressee=ABROAD, claimant="Zoë Łukaszewicz-Grün"),
)


def marks_of(each: Correspondence) -> list[tuple[Mark, ...]]:
    """Give the marks of every page."""
    return [page.marks for page in composing.pages_of(each, SENDER)]


def texts(marks: tuple[Mark, ...]) -> list[TextMark]:
    """Give the lines of text among the marks."""
    return [mark for mark in marks if isinstance(mark, TextMark)]


def said(mark: TextMark) -> str:
    """Give the text of a line."""
    return "".join(run.text for run in mark.runs)


@pytest.mark.parametrize("each", LETTERS)
def test_nothing_but_the_address_can_be_seen_through_the_window(each: Correspondence) -> None:
    """At no position of the insert does a line of another kind lie under the window."""
    exposed = exposed_rect(MAILING)
    left, right = float(exposed.left) * INCH, float(exposed.right) * INCH
    bottom, top = float(exposed.bottom) * INCH, float(exposed.top) * INCH
    seen = [
        said(mark)
        for mark in texts(marks_of(each)[0])
        if mark.y + mark.size > bottom and mark.y - 0.3 * mark.size < top and left < mark.x < right
    ]
    assert seen == list(address_lines(each.addressee))


@pytest.mark.parametrize("each", LETTERS)
def test_every_line_stands_within_the_margins_of_one_inch(each: Correspondence) -> None:
    """Left and right to a point; the page number at the foot alone stands in the lower margin."""
    for marks in marks_of(each):
        for mark in texts(marks):
            width = sum(run.width for run in mark.runs) * mark.size
            assert mark.x >= INCH - 0.01
            assert mark.x + width <= 7.5 * INCH + 0.01
            assert mark.y + 0.7 * mark.size <= 10 * INCH + 0.01
            assert mark.y >= INCH - 1 or said(mark).startswith("Page 1 of")


@pytest.mark.parametrize("each", LETTERS)
def test_no_two_lines_of_a_column_touch(each: Correspondence) -> None:
    """Lines that begin at one place stand at least their size apart."""
    for marks in marks_of(each):
        for x in {mark.x for mark in texts(marks)}:
            column = sorted((mark for mark in texts(marks) if mark.x == x), key=lambda mark: -mark.y)
            assert all(above.y - below.y >= 0.99 * min(above.size, below.size) for above, below in pairwise(column))


def test_later_pages_bear_the_claim_number_and_their_number() -> None:
    """Page 2 of 2 says so at its head, and page 1 at its foot."""
    first, second = pages_of(compose(NOTICE, SENDER).pdf)
    assert "Page 1 of 2" in first
    assert re.match(r"Claim number SONUS-0000123 · Notice of deficiency in your Proof of Claim\s+Page 2 of 2", second)
    (alone,) = pages_of(compose(letter(), SENDER).pdf)
    assert "Page 1" not in alone


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13, 21, 30, 34, 55, 200])
def test_a_response_form_is_never_cut(count: int) -> None:
    """From the line to detach to the signature all stands on the last page, with a box for every item."""
    pages = pages_of(compose(letter(kind=LetterKind.DEFICIENCY_NOTICE, items=many_items(count)), SENDER).pdf)
    form = pages[-1][pages[-1].index("Detach here") :]
    assert sum("Detach here" in page for page in pages) == 1
    assert "Signature" in form
    last = marks_of(letter(kind=LetterKind.DEFICIENCY_NOTICE, items=many_items(count)))[-1]
    assert len([mark for mark in last if isinstance(mark, BoxMark)]) == count + 1


@pytest.mark.parametrize("count", [1, 2, 5, 30])
def test_a_response_form_stands_at_the_foot_of_its_page(count: int) -> None:
    """The words below the line for the signature stand on the lower margin, whether the page is its own or not."""
    last = marks_of(letter(kind=LetterKind.DEFICIENCY_NOTICE, items=many_items(count)))[-1]
    (signature,) = [mark for mark in texts(last) if said(mark) == "Signature"]
    assert INCH <= signature.y <= INCH + 12


def test_a_response_form_names_claim_claimant_and_where_to_mail() -> None:
    """What is torn off finds its claim by itself."""
    last = pages_of(compose(NOTICE, SENDER).pdf)[-1]
    form = last[last.index("Detach here") :].splitlines()
    for line in (NOTICE.claim_number, f"Claimant: {NOTICE.claimant}", *SENDER.administrator.address):
        assert line in form
    assert "1. Release not signed" in form
    assert "2. Purchase not documented (line 2)" in form


def test_an_item_says_what_where_and_how_to_cure() -> None:
    """The line of the schedule and the paragraph of the form are both named."""
    text = flat(compose(NOTICE, SENDER).pdf)
    assert "2. Purchase not documented No document supports the purchase of 1,000 shares on September 24, 2003." in text
    assert "Schedule of Transactions; Purchases from March 28, 2002 through March 26, 2004, inclusive; line 2" in text
    assert "line 2 (paragraph IV.4). How to cure it: Send a copy of the broker's confirmation" in text
    assert "the signature at the end of the form (paragraph I.1 and notice above V)." in text


def test_lines_with_one_fault_are_one_item() -> None:
    """Thirty purchases without a document share a number, a sentence, a cure and a box; each line is named."""
    items = tuple(
        replace(UNDOCUMENTED, line=line, what=f"Nothing shows line {line} of your purchases.") for line in range(1, 31)
    )
    (one,) = numbered(items)
    assert one.lines == tuple(range(1, 31))
    text = flat(compose(letter(kind=LetterKind.DEFICIENCY_NOTICE, items=items), SENDER).pdf)
    assert text.count("Send a copy of the broker's confirmation") == 1
    assert text.count("Nothing shows lines 1 to 30 of your purchases.") == 1
    assert "1. Purchase not documented (lines 1 to 30)" in text


def test_lines_of_which_not_the_same_is_said_keep_their_own_sentences() -> None:
    """Two lines have no date, and one has a date of its own; a line that begins as another is not taken for it."""
    said = ((1, "The date on line 1 of it is missing."), (2, "The date on line 2 of it is May 1."))
    more = ((10, "The date on line 10 of it is missing."),)
    items = tuple(replace(UNDOCUMENTED, line=line, what=what) for line, what in (*said, *more))
    text = flat(compose(letter(kind=LetterKind.DEFICIENCY_NOTICE, items=items), SENDER).pdf)
    assert "The date on lines 1, 10 of it is missing. The date on line 2 of it is May 1. Where" in text


def test_a_sentence_that_does_not_name_its_line_is_led_by_it() -> None:
    """Where lines share an item, each sentence says to which line it belongs."""
    items = (replace(UNDOCUMENTED, line=3, what="No proof."), replace(UNDOCUMENTED, line=7, what="No proof."))
    text = flat(compose(letter(kind=LetterKind.DEFICIENCY_NOTICE, items=items), SENDER).pdf)
    assert "Line 3: No proof. Line 7: No proof." in text


@pytest.mark.parametrize(
    ("lines", "written"),
    [((1,), "1"), ((1, 2), "1, 2"), ((1, 2, 3), "1 to 3"), ((9, 1, 2, 3, 5, 6), "1 to 3, 5, 6, 9")],
)
def test_line_numbers_are_drawn_together(lines: tuple[int, ...], written: str) -> None:
    """Three lines in a row are a run, two are not."""
    assert lines_text(lines) == written


@pytest.mark.parametrize("count", [2, 7, 12, 19, 30])
def test_an_item_is_not_cut_between_pages(count: int) -> None:
    """Its number and its cure stand on one page."""
    pages = pages_of(compose(letter(kind=LetterKind.DEFICIENCY_NOTICE, items=many_items(count)), SENDER).pdf)
    for page in pages[:-1]:
        numbers = re.findall(r"^(\d+)\. Fault number", page.split("Detach here")[0], re.MULTILINE)
        assert len(numbers) == page.split("Detach here")[0].count("How to cure it:")


def test_no_page_holds_the_signature_alone() -> None:
    """The last paragraph of the letter stands above whoever signs it."""
    for count in range(1, 15):
        pages = pages_of(compose(letter(kind=LetterKind.DEFICIENCY_NOTICE, items=many_items(count)), SENDER).pdf)
        (signed,) = [page for page in pages if "Sincerely," in page]
        assert "Send copies of documents and keep the originals" in signed


def test_the_day_to_answer_by_is_the_only_bold_text_of_a_paragraph_and_stands_once() -> None:
    """Bold runs that are no heading, title or number: the date alone."""
    bold = [
        run.text.strip()
        for marks in marks_of(NOTICE)
        for mark in texts(marks)
        if len(mark.runs) > 1
        for run in mark.runs
        if "SemiBold" in run.face
    ]
    assert bold == ["May 21, 2008"]
    assert text_of(compose(NOTICE, SENDER).pdf).count("May 21, 2008") == 1


def test_a_notice_without_rules_of_cure_names_no_day() -> None:
    """What the settlement does not know is not invented."""
    text = flat(compose(replace(NOTICE, cure_by=None), SENDER).pdf)
    assert "as soon as you can" in text
    assert "on or before" not in text


def test_a_late_claim_is_told_what_becomes_of_it() -> None:
    """It is reported to the court and not rejected; what else is wrong is named with it."""
    text = flat(compose(REJECTION, SENDER).pdf)
    assert "Notice of the late filing of your Proof of Claim" in text
    assert "We do not set a claim aside for this reason alone. We report it to the Court" in text
    assert "we must reject it" not in text
    assert "2. Release not signed" in text
    assert "on or before May 21, 2008" in text


def test_a_late_claim_with_another_ground_is_rejected_for_it() -> None:
    """Then the letter is a rejection, and still says what becomes of lateness."""
    assigned = replace(LATE, code="ASSIGNED", title="Claim assigned to another", place="release.assigned")
    text = flat(compose(replace(REJECTION, grounds=(LATE, assigned)), SENDER).pdf)
    assert "we must reject it, for the two reasons below" in text
    assert "Grounds of rejection 1. Mailed after the deadline" in text
    assert "We do not set a claim aside for this reason alone." in text
    assert "3. Release not signed" in text


def test_a_rejection_names_the_right_to_contest_and_its_last_day() -> None:
    """With the date of the settlement's rules; without rules, with no date."""
    ground = replace(LATE, code="NCM-PERIOD", title="No purchase in class period", place="schedule.purchases.count")
    each = letter(kind=LetterKind.REJECTION_NOTICE, grounds=(ground,))
    text = flat(compose(each, SENDER).pdf)
    assert "Your right to contest" in text
    assert "postmarked on or before May 21, 2008" in text
    assert "on or before" not in flat(compose(replace(each, contest_by=None, grounds=(UNSIGNED,)), SENDER).pdf)


def test_original_certificates_go_back_with_a_note_of_their_own() -> None:
    """The note is a page with its own address, so that it can go into another envelope."""
    pages = pages_of(compose(letter(returns_certificates=True), SENDER).pdf)
    assert len(pages) == 2
    assert "Return of your original stock certificates" in pages[1]
    assert "registered mail" in pages[1]
    assert "SAN RAFAEL CA 94901" in pages[1]


def test_an_acknowledgment_says_what_came_and_what_happens_next() -> None:
    """Claim number, days, enclosures, lines listed, and the last four of the number."""
    text = flat(compose(letter(), SENDER).pdf)
    for part in (
        "Your claim number is SONUS-0000123.",
        "Postmarked April 10, 2008 Received April 14, 2008",
        "Enclosed with it monthly statement; broker confirmation",
        "3 lines, Purchases from March 28, 2002",
        "1 line, Sales from March 28, 2002",
        "Taxpayer number ends in 8846",
        "What happens next",
    ):
        assert part in text


def test_an_acknowledgment_leaves_out_what_is_not_known() -> None:
    """No postmark, no number, no documents."""
    text = flat(compose(letter(postmarked_on=None, tin_last_four="", documents=(), listed=()), SENDER).pdf)
    assert "Postmarked" not in text
    assert "Taxpayer number" not in text
    assert "Enclosed with it no documents" in text


def test_a_letter_to_nobody_known_greets_the_claimant() -> None:
    """A paper without a name still gets its notice."""
    assert "Dear Claimant:" in flat(compose(letter(claimant=""), SENDER).pdf)


def test_a_letterhead_that_is_too_long_is_refused() -> None:
    """It would run into the window."""
    crowded = replace(SENDER, administrator=Administrator(name="X", address=tuple(f"Line {n}" for n in range(30))))
    with pytest.raises(LetterTrouble, match="Claim SONUS-0000123: the letterhead does not fit"):
        compose(letter(), crowded)


def test_a_letterhead_shrinks_before_it_is_refused() -> None:
    """A few lines more are set smaller, and still stand above the window."""
    roomy = replace(
        SENDER, administrator=replace(SENDER.administrator, telephone="1 800 555 0142", email="claims@example.org")
    )
    (page,) = composing.pages_of(letter(), roomy)
    last = next(mark for mark in texts(page.marks) if said(mark) == "claims@example.org")
    assert last.y > float(exposed_rect(MAILING).top) * INCH


def test_a_pdf_says_what_it_is() -> None:
    """Title with the claim number, author, subject, language, the day of the letter, and all fonts inside."""
    pdf = reader(compose(letter(), SENDER).pdf)
    info = pdf.metadata
    assert info is not None
    assert info.title == "Acknowledgment of your Proof of Claim, SONUS-0000123"
    assert (info.author, info.subject) == ("Gilardi & Co. LLC", SENDER.caption)
    assert info.creation_date is not None
    assert info.creation_date.date() == date(2008, 5, 1)
    assert str(pdf.root_object["/Lang"]) == "en-US"
    assert fonts_inside(pdf) == {True}


def test_the_same_letter_has_the_same_bytes_whatever_was_composed_before() -> None:
    """Composed twice, with names of other scripts in between."""
    arabic = letter(claimant="مُحَمَّد علی\u200cر\u0636\u0627", addressee=replace(ABROAD, recipients=("مُحَمَّد",)))
    first = compose(arabic, SENDER).pdf
    before = compose(NOTICE, SENDER).pdf
    compose(letter(claimant="فاطمة 王小明 דוד"), SENDER)
    assert compose(NOTICE, SENDER).pdf == before
    assert compose(arabic, SENDER).pdf == first


def test_dashes_of_the_line_to_detach_are_drawn() -> None:
    """The form is torn off along a dashed line on either side of its words."""
    dashed = [mark for marks in marks_of(NOTICE) for mark in marks if isinstance(mark, LineMark) and mark.dash]
    assert len(dashed) == 2
