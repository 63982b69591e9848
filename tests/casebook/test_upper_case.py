"""Upper case is keyed without Shift, and never against the clerk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.casebook.keyed import read_keyed
from claimdesk.casebook.paper import PAPER_FIELDS, paper_field
from claimdesk.casebook.upper_case import NAMED, with_capitals

STREET = "address.street"


@pytest.mark.parametrize(
    ("keyed", "stands"),
    [
        ("robert", "Robert"),
        ("j", "J"),
        ("j.", "J."),
        ("mcdonald", "McDonald"),
        ("o'hara", "O'Hara"),
        ("smith-jones", "Smith-Jones"),
        ("1247 maple ridge dr apt 3b", "1247 Maple Ridge Dr Apt 3B"),
        ("po box 12", "PO Box 12"),
        ("12 nw 3rd st", "12 NW 3rd St"),
        ("44 w 110th st", "44 W 110th St"),
        ("charles schwab & co inc", "Charles Schwab & Co Inc"),
        ("ocean breeze partners llc", "Ocean Breeze Partners LLC"),
        ("estate of mary lee", "Estate of Mary Lee"),
        ("henry lee iii", "Henry Lee III"),
    ],
)
def test_small_letters_get_the_capitals_of_the_paper(keyed: str, stands: str) -> None:
    """A clerk keys names, streets and firms without Shift."""
    assert with_capitals(STREET, keyed) == stands


@pytest.mark.parametrize("keyed", ["McDONALD", "deVries", "IBM", "eBay Inc", "Robert"])
def test_a_capital_of_the_clerk_is_kept_as_keyed(keyed: str) -> None:
    """Who takes the trouble of Shift means it."""
    assert with_capitals("beneficial_owner.last", keyed) == keyed


def test_an_apostrophe_before_it_keeps_small_letters() -> None:
    """There is a way to every spelling that a paper may have."""
    assert with_capitals("beneficial_owner.last", "'cummings") == "cummings"


@pytest.mark.parametrize(("keyed", "stands"), [("ca", "CA"), ("germany", "Germany"), ("Ca", "Ca")])
def test_two_letters_of_a_state_are_capitals(keyed: str, stands: str) -> None:
    """States stand by their two letters, countries by their names."""
    assert with_capitals("release.state_or_country", keyed) == stands


def test_words_of_our_own_stay_small() -> None:
    """A kind of document and a capacity are keyed as the lists have them."""
    assert read_keyed(paper_field("documents[0].kind"), "monthly statement").text == "monthly statement"
    assert read_keyed(paper_field("release.capacity"), "beneficial owner").text == "beneficial owner"


def test_every_named_place_is_a_place_of_the_paper() -> None:
    """A misspelt place would get no capitals."""
    assert {place.pattern for place in PAPER_FIELDS} >= NAMED


@given(st.text(max_size=40), st.sampled_from(sorted(NAMED)))
def test_what_was_committed_is_the_same_when_committed_again(text: str, pattern: str) -> None:
    """Walking through a field never changes it, and only letters change their case."""
    once = with_capitals(pattern, text)
    if not text.startswith("'"):
        assert once.casefold() == text.casefold()
    assert with_capitals(pattern, once) == once or once == once.lower()


@pytest.mark.parametrize(
    ("path", "keyed", "stands"),
    [
        ("phones.work", "4155550142", "415 5550142"),
        ("phones.work", "415 5550142", "415 5550142"),
        ("phones.work", "+49 30 901820", "+49 30 901820"),
        ("phones.work", "0049309018", "0049309018"),
        ("address.zip", "949011234", "94901-1234"),
        ("address.zip", "94901", "94901"),
        ("address.zip", "SW1A 1AA", "SW1A 1AA"),
    ],
)
def test_punctuation_is_optional(path: str, keyed: str, stands: str) -> None:
    """Ten figures are a telephone number with its area code, nine a ZIP code with its four."""
    assert read_keyed(paper_field(path), keyed).text == stands
