"""The blank Proof of Claim holds every part of the settlement's form, and Part II as its sections say."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from reading_back import flat, fonts_inside, pages_of, reader
from sample_papers import SONUS

from claimdesk.casebook.settlement import Column, Form
from claimdesk.casework.issue_letter import compose_blank_form
from claimdesk.casework.letter_facts import sender_of
from claimdesk.casework.reference import load_settlement
from claimdesk.errors import Told
from claimdesk.letters.blank_form import compose_form
from claimdesk.letters.compose import Composed
from claimdesk.letters.words import words


@pytest.fixture(scope="module")
def form() -> Composed:
    """Give the blank form of Sonus."""
    return compose_form(SONUS, sender_of(SONUS))


def without_blanks(text: str) -> str:
    """Give a text without any blank, so that broken lines do not matter."""
    return "".join(text.split())


def test_every_part_of_the_form_is_printed(form: Composed) -> None:
    """Each heading, each paragraph and each label of the settlement file, whole."""
    printed = without_blanks(flat(form.pdf))
    page = str(signature_page(form))
    assert SONUS.form is not None
    parts = SONUS.form.parts
    wanted = [part.heading for part in parts] + [text for part in parts for text in part.paragraphs]
    wanted += [entry.label for part in parts for row in part.rows for entry in row.entries]
    missing = [text for text in wanted if not is_printed(text.replace("{signature_page}", page), printed)]
    assert missing == []


def is_printed(text: str, printed: str) -> bool:
    """Whether every word of a text stands on the form; what is in brackets is printed below its line."""
    plain = re.sub(r"\(([^()]*)\)$", r"\1", text) if text not in printed else text
    return without_blanks(text) in printed or all(without_blanks(part) in printed for part in plain.split(" ("))


def signature_page(form: Composed) -> int:
    """Give the number of the page on which the form is signed."""
    (page,) = [number for number, text in enumerate(pages_of(form.pdf), start=1) if "Sign your name here" in text]
    return page


def test_the_form_names_the_page_of_its_signature(form: Composed) -> None:
    """Twice: in the first instruction and in the notice above the release."""
    page = signature_page(form)
    assert flat(form.pdf).count(f"on page {page} hereof, sign this") == 1
    assert f"YOU MUST READ AND SIGN THE RELEASE ON PAGE {page}." in flat(form.pdf)


def test_part_two_comes_from_the_sections_of_the_settlement(form: Composed) -> None:
    """Headings with their dates, the heads of the columns, and as many lines as the section offers."""
    text = flat(form.pdf)
    for section in SONUS.sections:
        assert section.heading in text
        assert section.instruction in text
    assert all(words("blank_form").text(column.value) for column in Column)
    table = next(page for page in pages_of(form.pdf) if "Purchases from March 28, 2002" in page)
    after = table[table.index("Purchases from March 28, 2002") :]
    assert re.findall(r"^(\d+)$", after, re.MULTILINE)[:8] == [str(number) for number in range(1, 9)]


def test_the_declaration_stands_with_its_signature(form: Composed) -> None:
    """Nobody signs a page that does not say what is declared."""
    page = pages_of(form.pdf)[signature_page(form) - 1]
    assert "I (We) declare under penalty of perjury" in page


def test_the_w9_begins_a_page(form: Composed) -> None:
    """So that it can be sent alone."""
    (page,) = [text for text in pages_of(form.pdf) if "SUBSTITUTE FORM W-9" in text]
    assert page.startswith("SUBSTITUTE FORM W-9")


def test_a_blank_form_bears_no_claim_number_and_its_pages_are_counted(form: Composed) -> None:
    """It belongs to nobody yet."""
    pages = pages_of(form.pdf)
    assert len(pages) == form.pages
    assert all(f"{number} of {form.pages}" in text for number, text in enumerate(pages, start=1))
    assert SONUS.claim_prefix + "-" not in flat(form.pdf)
    assert fonts_inside(reader(form.pdf)) == {True}


def test_the_same_settlement_gives_the_same_form(form: Composed) -> None:
    """Byte by byte."""
    assert compose_form(SONUS, sender_of(SONUS)).pdf == form.pdf


def test_a_settlement_without_a_form_is_told_so() -> None:
    """Twitter's file knows no form and no administrator yet; the sentence says what is missing."""
    with pytest.raises(Told, match="does not know"):
        compose_blank_form(load_settlement("twitter-2016"))
    bare = replace(SONUS, form=Form(title="PROOF OF CLAIM"))
    with pytest.raises(Told, match="does not hold the parts of its Proof of Claim"):
        compose_blank_form(bare)
