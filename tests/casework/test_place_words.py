"""Places of the paper are named as a clerk would name them."""

from __future__ import annotations

import pytest

from claimdesk.casework.place_words import place_words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("schedule.purchases[0].price", "purchases line 1, price"),
        ("schedule.extra_sheets[0].signed", "extra sheet 1, signed"),
        ("documents[2].quality", "document 3, quality"),
        ("joint_owners[0].last", "joint owner 1, last"),
        ("release.joint_signed[1].signed", "release, joint owner 2, signed"),
        ("documents.count", "documents, number"),
        ("w9.ssn", "W-9, SSN"),
    ],
)
def test_a_place_is_named_by_its_lines_sheets_and_papers(path: str, words: str) -> None:
    """Trades stand on lines; sheets, documents and owners are counted themselves."""
    assert place_words(path) == words
