"""Addresses follow Publication 28, stay in the safe rectangle, and are refused by claim where they do not fit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from letter_papers import ABROAD, ESTATE, MAILING, SENDER, letter
from reading_back import pages_of

from claimdesk.casebook.correspondence import Addressee
from claimdesk.letters.address import SMALLEST_SIZE, address_lines, address_marks
from claimdesk.letters.compose import compose
from claimdesk.letters.envelope import POINTS_PER_INCH, safe_rect
from claimdesk.letters.marks import TextMark
from claimdesk.letters.trouble import AddressDoesNotFit

RECT = safe_rect(MAILING)
CAPITAL, ACCENTED, STACKED, CHINESE, TAIL = 0.73, 0.945, 1.105, 0.815, 0.235
"""How far signs of the shipped fonts reach above and below the base line, by their size, as their outlines say."""


def printed(marks: tuple[TextMark, ...]) -> list[str]:
    """Give the text of each line."""
    return ["".join(run.text for run in mark.runs) for mark in marks]


def reach(mark: TextMark) -> float:
    """Give how far the highest sign of a line reaches above its base line."""
    text = "".join(run.text for run in mark.runs)
    if any(sign in text for sign in "ẤỒ"):
        return STACKED
    if any(sign in text for sign in "ÁŻ"):
        return ACCENTED
    return CHINESE if any(sign in text for sign in "王明") else CAPITAL


def is_inside(mark: TextMark) -> bool:
    """Whether a line lies in the safe rectangle with all of its letters."""
    inch = POINTS_PER_INCH
    width = sum(run.width for run in mark.runs) * mark.size
    return (
        mark.x >= float(RECT.left) * inch
        and mark.x + width <= float(RECT.right) * inch
        and mark.y + reach(mark) * mark.size <= float(RECT.top) * inch + 0.01
        and mark.y - TAIL * mark.size >= float(RECT.bottom) * inch - 0.01
    )


def test_a_domestic_address_has_its_last_lines_in_capitals() -> None:
    """Names stay as written; street, city, state and ZIP code are for machines."""
    assert address_lines(ESTATE) == (
        "Estate of Marguerite O'Neil & Sons <Trust>",
        "c/o Thomas O'Neil",
        "1247 MAPLE RIDGE DR APT 3B",
        "SAN RAFAEL CA 94901",
    )


def test_a_post_office_box_loses_its_points() -> None:
    """Publication 28 writes PO BOX without punctuation."""
    box = replace(ESTATE, street="P.O. Box 8040", zip="94912-8040")
    assert address_lines(box)[2:] == ("PO BOX 8040", "SAN RAFAEL CA 94912-8040")


def test_a_foreign_address_ends_with_its_country_alone_in_capitals() -> None:
    """The rest stays as it is written there, the postal code before the city."""
    assert address_lines(ABROAD) == ("Zoë Łukaszewicz-Grün", "ul. Długa 14/3", "31-146 Kraków", "Małopolskie", "POLAND")


def test_what_the_paper_does_not_state_leaves_no_empty_line() -> None:
    """A letter about a missing address still has a name on it."""
    assert address_lines(Addressee(recipients=("Ann Lee",))) == ("Ann Lee",)
    assert address_lines(Addressee(recipients=("Ann Lee",), city="Boston")) == ("Ann Lee", "BOSTON")


@pytest.mark.parametrize(
    "addressee",
    [
        ESTATE,
        ABROAD,
        replace(ABROAD, care_of="Kancelaria Adwokacka Nowak i Wspólnicy"),
        replace(
            ESTATE, recipients=("The Trustees of the Marguerite and Thomas O'Neil Irrevocable Family Trust of 1997",)
        ),
        replace(ESTATE, recipients=("محمد عبد الرحمن",), care_of=""),
        replace(ESTATE, recipients=("Ww" * 30,), care_of=""),
        replace(ABROAD, recipients=("Nguyễn Thị Ánh Tuyết",)),
        replace(ABROAD, recipients=("Żaneta Álvarez",), care_of="Ó Briain"),
        replace(ABROAD, recipients=("Ấn Hồ Ồ",)),
        replace(ABROAD, recipients=("王小明",), care_of="王"),
    ],
)
def test_an_address_lies_inside_the_safe_rectangle(addressee: Addressee) -> None:
    """Long names are set smaller, then broken; every letter stays where the window shows it."""
    marks = address_marks(addressee, RECT)
    assert all(is_inside(mark) for mark in marks)
    assert min(mark.size for mark in marks) >= SMALLEST_SIZE


def test_a_short_address_is_set_in_the_size_of_the_letter() -> None:
    """Four lines go in at ten and a half points; nothing is printed for an address that nobody knows."""
    assert address_marks(Addressee(recipients=()), RECT) == ()
    marks = address_marks(ESTATE, RECT)
    assert {mark.size for mark in marks} == {10.5}
    assert printed(marks) == list(address_lines(ESTATE))


def test_a_long_name_is_broken_between_words() -> None:
    """Nothing of it is lost."""
    name = "The Trustees of the Marguerite and Thomas O'Neil Irrevocable Family Trust of 1997"
    marks = address_marks(replace(ESTATE, recipients=(name,), care_of=""), RECT)
    assert " ".join(printed(marks)[:2]) == name


def test_an_address_that_does_not_fit_is_refused_with_its_claim() -> None:
    """Seven lines cannot stand in three quarters of an inch."""
    crowded = replace(ABROAD, recipients=("Ann Lee", "Bo Lee", "Cy Lee"), care_of="Dee Roy")
    with pytest.raises(AddressDoesNotFit, match="Claim SONUS-0000123: the address of 8 lines does not fit") as refused:
        compose(letter(addressee=crowded), SENDER)
    assert refused.value.claim_number == "SONUS-0000123"


def test_the_address_is_printed_on_page_one_alone() -> None:
    """The letter shows it once."""
    (page,) = pages_of(compose(letter(addressee=ABROAD), SENDER).pdf)
    assert page.count("31-146 Kraków") == 1
