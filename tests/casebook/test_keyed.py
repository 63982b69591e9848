"""The grammar of the keyboard: what is keyed becomes canonical text, or stays with one line of why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.casebook.claim import Delivery, PostmarkSource, W9Class
from claimdesk.casebook.keyed import choice_words, choices_starting, read_keyed, why_unseen
from claimdesk.casebook.money import MILLION, money_text, plain_text, shares_text
from claimdesk.casebook.paper import PAPER_FIELDS, PaperField, paper_field, read_text
from claimdesk.casebook.reading import Mark

SHARES = paper_field("schedule.purchases[0].shares")
PRICE = paper_field("schedule.purchases[0].price")
TOTAL = paper_field("schedule.purchases[0].total")
NAME = paper_field("beneficial_owner.last")
TIN = paper_field("tin")
SIGNED = paper_field("release.signed")
DELIVERY = paper_field("delivery")
SOURCE = paper_field("postmark.source")
BOXES = paper_field("w9.classification")


@pytest.mark.parametrize(
    ("keyed", "text"),
    [
        ("1000", "1000"),
        ("1,000", "1000"),
        ("1,234,567", "1234567"),
        ("500+500", "1000"),
        ("1,000 + 12.5", "1012.5"),
        ("12.5", "12.5"),
        (".5", "0.5"),
        ("0", "0"),
        ("007", "7"),
        ("-500", "-500"),
        (" 1000 ", "1000"),
    ],
)
def test_shares_are_keyed_bare_with_thousands_or_as_a_sum(keyed: str, text: str) -> None:
    """Every form of the grammar gives a plain decimal."""
    read = read_keyed(SHARES, keyed)
    assert (read.text, read.why) == (text, "")
    assert read.reading.value == Decimal(text) * MILLION


@pytest.mark.parametrize(
    ("keyed", "text"),
    [
        ("4.48", "4.48"),
        ("$4.48", "4.48"),
        ("$ 4.48", "4.48"),
        ("4 31/64", "4.484375"),
        ("4  1/2", "4.5"),
        ("4-31/64", "4.484375"),
        ("31/64", "0.484375"),
        ("1,234 1/4", "1234.25"),
        ("7.50", "7.50"),
        (".22", "0.22"),
        ("12.", "12"),
    ],
)
def test_prices_are_keyed_with_a_dollar_sign_or_as_a_fraction(keyed: str, text: str) -> None:
    """Fractions are exact; decimals stay as many as stand on the paper."""
    read = read_keyed(PRICE, keyed)
    assert (read.text, read.why) == (text, "")
    assert read.reading.value == Decimal(text) * MILLION


@pytest.mark.parametrize(
    ("keyed", "why"),
    [
        ("1,00", "a comma stands before each group of three digits"),
        ("1,0000", "a comma stands before each group of three digits"),
        ("5+", "only digits, commas and one decimal point make a number"),
        ("ten", "only digits, commas and one decimal point make a number"),
        ("1.2.3", "only digits, commas and one decimal point make a number"),
        ("1e3", "only digits, commas and one decimal point make a number"),
        ("\u0661\u0662", "only digits, commas and one decimal point make a number"),
        ("0.1234567", "a number here has at most six decimals"),
        ("9" * 16, "this number is too large"),
        ("9" * 15 + "+1", "this number is too large"),
    ],
)
def test_shares_that_are_no_number_say_why(keyed: str, why: str) -> None:
    """The text stays as keyed, without a value."""
    read = read_keyed(SHARES, keyed)
    assert (read.text, read.why, read.reading.value) == (keyed, why, None)


@pytest.mark.parametrize(
    ("keyed", "why"),
    [
        ("4 1/3", "this fraction has no exact value in six decimals"),
        ("1/128", "this fraction has no exact value in six decimals"),
        ("4 1/0", "a fraction cannot have zero below the line"),
        ("$", "only digits, commas and one decimal point make a number"),
        ("4 31/", "only digits, commas and one decimal point make a number"),
    ],
)
def test_prices_that_have_no_exact_value_say_why(keyed: str, why: str) -> None:
    """A price is never rounded on its way in."""
    read = read_keyed(PRICE, keyed)
    assert (read.text, read.why, read.reading.value) == (keyed, why, None)


@pytest.mark.parametrize("keyed", ["y", "Y", "yes", "1", "+"])
def test_yes_has_several_keys(keyed: str) -> None:
    """Y, 1 and plus are yes."""
    assert read_keyed(SIGNED, keyed).reading.value is True


@pytest.mark.parametrize("keyed", ["n", "N", "no", "0", "-"])
def test_no_has_several_keys(keyed: str) -> None:
    """N, 0 and minus are no."""
    assert read_keyed(SIGNED, keyed).reading.value is False


def test_anything_else_is_neither_yes_nor_no() -> None:
    """The text stays, and the line of why names the keys."""
    read = read_keyed(SIGNED, "x")
    assert (read.text, read.reading.value, read.why) == ("x", None, "Y or N")


@pytest.mark.parametrize(
    ("keyed", "choice"),
    [
        ("f", Delivery.FIRST_CLASS),
        ("F", Delivery.FIRST_CLASS),
        ("cert", Delivery.CERTIFIED),
        ("private carrier", Delivery.PRIVATE_CARRIER),
    ],
)
def test_a_choice_is_keyed_by_its_first_letters(keyed: str, choice: Delivery) -> None:
    """As many letters as tell it from the others."""
    assert read_keyed(DELIVERY, keyed).reading.value is choice


def test_letters_that_fit_two_choices_take_neither() -> None:
    """`p` may be a postmark or a private carrier: nothing is taken silently."""
    read = read_keyed(SOURCE, "p")
    assert (read.reading.value, read.why) == (None, "postmark or private carrier: more letters tell")
    assert read_keyed(SOURCE, "po").reading.value is PostmarkSource.POSTMARK


def test_letters_inside_a_choice_are_no_match() -> None:
    """Letters filter by the beginning, never by what is contained."""
    assert choices_starting(Delivery, "class") == ()
    assert read_keyed(DELIVERY, "class").why == "one of: first-class, certified, private carrier, hand, electronic"


def test_several_boxes_are_keyed_between_commas() -> None:
    """In the order of the form, each once."""
    read = read_keyed(BOXES, "tr, ind, tru")
    assert read.text == "individual, trust"
    assert read.reading.value == (W9Class.INDIVIDUAL, W9Class.TRUST)


def test_the_words_of_a_choice_read_back() -> None:
    """What a field shows of a choice can be keyed again."""
    for place in PAPER_FIELDS:
        for choice in place.choices or ():
            assert read_keyed(place, choice_words(choice)).reading.mark is Mark.WRITTEN
            assert read_keyed(place, choice_words(choice)).why == ""


@pytest.mark.parametrize(
    ("keyed", "text"),
    [
        ("518427736", "518427736"),
        ("518-42-7736", "518-42-7736"),
        ("518 42 7736", "518-42-7736"),
        ("51-8427736", "51-8427736"),
    ],
)
def test_a_taxpayer_number_keeps_its_groups(keyed: str, text: str) -> None:
    """The groups tell a social number from an employer's."""
    assert read_keyed(TIN, keyed).text == text


def test_a_taxpayer_number_of_eight_digits_is_not_padded() -> None:
    """A leading zero may be lost; only the paper knows."""
    read = read_keyed(TIN, "12345678")
    assert (read.text, read.reading.value) == ("12345678", None)
    assert "eight digits" in read.why


def test_names_stay_as_keyed() -> None:
    """Case, marks and inner blanks are the paper's; only blanks around go."""
    assert read_keyed(NAME, "  van  der Berg, Jr. ").text == "van  der Berg, Jr."


@pytest.mark.parametrize(
    "name", ["O'Neil & Sons <Trust>", "Nguy\u1ec5n", "\u05e9\u05dc\u05d5\u05dd", "\u738b\u5c0f\u660e", ""]
)
def test_names_of_every_script_are_seen(name: str) -> None:
    """Letters, marks and signs of any script say nothing."""
    assert why_unseen(name) == ""


def test_signs_that_cannot_be_seen_are_named() -> None:
    """A right-to-left override, a zero-width blank and a NUL stay as keyed, and are told."""
    assert why_unseen("Smith\u202eztrawhcS") == "holds signs that cannot be seen: U+202E"
    assert why_unseen("A\u200bB\x00") == "holds signs that cannot be seen: U+0000, U+200B"


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_every_whole_number_of_shares_reads_back_as_shown(shares: int) -> None:
    """What a field shows, with its thousands, may be keyed again."""
    assert read_keyed(SHARES, shares_text(shares * MILLION)).reading.value == shares * MILLION


@given(st.integers(min_value=0, max_value=10**15 * MILLION - 1))
def test_every_amount_reads_back_as_shown(amount: int) -> None:
    """Money with thousands and cents reads back to the same millionths."""
    assert read_keyed(TOTAL, money_text(amount)).reading.value == amount
    assert read_keyed(TOTAL, f"${plain_text(amount)}").reading.value == amount


@given(st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=6))
def test_a_sum_is_the_sum_of_its_terms(terms: list[int]) -> None:
    """`500+500` is a thousand, for any terms."""
    assert read_keyed(SHARES, "+".join(map(str, terms))).reading.value == sum(terms) * MILLION


@given(st.integers(min_value=0, max_value=9999), st.integers(min_value=0, max_value=63))
def test_every_sixty_fourth_is_exact(whole: int, part: int) -> None:
    """Prices before decimalization were quoted in 64ths, which six decimals hold exactly."""
    exact = Decimal(whole) + Decimal(part) / 64
    assert read_keyed(PRICE, f"{whole} {part}/64").reading.value == exact * MILLION


@given(st.sampled_from(PAPER_FIELDS), st.text(max_size=24))
def test_no_text_breaks_the_grammar(place: PaperField, text: str) -> None:
    """Any text in any place gives a written reading, and a line of why exactly when it has no value."""
    read = read_keyed(place, text)
    assert read.reading.mark is Mark.WRITTEN
    assert (read.reading.value is None) == bool(read.why)
    assert read_text(place, read.text) == read.reading
    assert "\n" not in read.why


@given(st.from_regex(r"[0-9]{1,9}", fullmatch=True))
def test_a_reason_never_repeats_a_taxpayer_number(digits: str) -> None:
    """The line of why counts digits and does not show them."""
    why = read_keyed(TIN, digits).why
    assert not why or digits not in why or len(digits) == 1


def test_a_canonical_date_is_a_date() -> None:
    """The date grammar is reached through the place."""
    read = read_keyed(paper_field("received_on"), "2008-04-14")
    assert read.reading.value == date(2008, 4, 14)
