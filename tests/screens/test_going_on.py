"""What has a fixed length goes on by itself, and no key is taken for the wrong place."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from stories import OpenClaim, focused, key, press

from claimdesk.casebook.paper import PAPER_FIELDS, ValueKind
from claimdesk.casework.desk import Desk
from claimdesk.casework.register_claim import register_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.fields.arrival import arrival_after, starts_of
from claimdesk.screens.typist import focused_path


@pytest.fixture
def claim(desk: Desk, open_claim_window: OpenClaim) -> ClaimWindow:
    """Open a claim of which nothing is keyed."""
    return open_claim_window(register_claim(desk).claim.claim_number)


def types(text: str) -> None:
    """Type where the cursor is, wherever it goes."""
    for sign in text:
        QTest.keyClicks(focused(), sign)


def test_a_letter_takes_a_choice_and_goes_on(claim: ClaimWindow) -> None:
    """First-class and administrator are two keys."""
    claim.go_to("delivery")
    types("fa")
    proof = claim.session.proof
    assert (proof.delivery.text, proof.sent_to.text) == ("first-class", "administrator")


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down])
def test_enter_behind_it_belongs_to_the_place_that_was_left(claim: ClaimWindow, end: Qt.Key) -> None:
    """Who keys Enter out of habit does not leave the next place blank; a second Enter does."""
    claim.go_to("delivery")
    types("f")
    press(end)
    assert focused_path() == "sent_to"
    assert not claim.session.proof.sent_to.is_reached
    press(Qt.Key.Key_Return)
    assert claim.session.proof.sent_to.is_blank


def test_the_rest_of_the_word_belongs_to_the_place_that_was_left(claim: ClaimWindow) -> None:
    """Whole words and their first letters do the same."""
    claim.go_to("delivery")
    key("first-class")
    assert focused_path() == "sent_to"
    key("administrator")
    proof = claim.session.proof
    assert (proof.delivery.text, proof.sent_to.text) == ("first-class", "administrator")
    assert focused_path() == "documents.count"


def test_five_figures_of_a_zip_code_go_on(claim: ClaimWindow) -> None:
    """A hyphen or a sixth figure goes back into it."""
    claim.go_to("address.zip")
    types("94901")
    assert focused_path() == "address.city"
    types("-1234")
    assert focused_path() == "address.city"
    assert claim.session.proof.address.zip.text == "94901-1234"
    assert not claim.session.proof.address.city.is_reached


def test_backspace_goes_back_into_what_went_on(claim: ClaimWindow) -> None:
    """A slip in the last figure is mended where it was made."""
    claim.go_to("address.zip")
    types("94902")
    press(Qt.Key.Key_Backspace)
    assert focused_path() == "address.zip"
    types("1")
    assert claim.session.proof.address.zip.text == "94901"
    assert focused_path() == "address.city"


def test_a_number_that_is_none_waits(claim: ClaimWindow) -> None:
    """What cannot be a value stays under the cursor until Enter."""
    claim.go_to("delivery")
    types("x")
    assert focused_path() == "delivery"
    claim.go_to("w9.ssn")
    types("51842773")
    assert focused_path() == "w9.ssn"


def test_a_letter_ends_a_line_of_the_schedule(claim: ClaimWindow) -> None:
    """Documented is one key, and Enter behind it is no blank line."""
    claim.go_to("schedule.purchases[0].trade_date")
    for text in ("09242003", "1000", "7.50", "7500"):
        key(text)
    types("y")
    assert focused_path() == "schedule.purchases[1].trade_date"
    press(Qt.Key.Key_Return)
    assert focused_path() == "schedule.purchases[1].trade_date"
    assert len(claim.session.proof.schedule.sections[0].trades) == 1


def test_no_sign_that_goes_on_with_a_value_begins_the_next_place() -> None:
    """Over all pairs of places: where the next sign of a text could be the first of what follows, the text waits."""
    texts = ("y", "n", "m", "po", "f", "c", "e", "a", "i", "94901", "518427736", "4155550142")
    for place, following in product(PAPER_FIELDS, PAPER_FIELDS):
        starts = starts_of(following)
        for text in texts:
            arrival = arrival_after(place, text, starts=starts)
            if arrival is not None:
                assert arrival.rest[:1] not in starts or not arrival.rest
                assert not (arrival.more & starts & frozenset("0123456789"))


def test_a_free_text_never_goes_on_by_itself() -> None:
    """Nobody can tell where a name ends."""
    texts = [place for place in PAPER_FIELDS if place.kind is ValueKind.TEXT and place.pattern != "address.zip"]
    for place in texts:
        assert arrival_after(place, "Nashua", starts=frozenset()) is None
