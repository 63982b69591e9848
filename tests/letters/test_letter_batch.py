"""Many letters in one file share their fonts, keep their order, and fail together with every claim named."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from letter_papers import SENDER, UNSIGNED, letter
from reading_back import pages_of, reader

from claimdesk.casebook.settlement import LetterKind
from claimdesk.letters.batch import BatchTrouble, compose_batch
from claimdesk.letters.compose import compose
from claimdesk.letters.trouble import CannotBePrinted, LetterTrouble

LETTERS = (
    letter(claim_number="SONUS-0000001"),
    letter(claim_number="SONUS-0000002", kind=LetterKind.DEFICIENCY_NOTICE, items=(UNSIGNED,)),
    letter(claim_number="SONUS-0000003", returns_certificates=True),
)


def test_the_pages_of_a_batch_are_those_of_its_letters() -> None:
    """One after the other, each counted in pages of its own."""
    batch = compose_batch(LETTERS, SENDER)
    assert batch.pages == (1, 2, 2)
    assert pages_of(batch.pdf) == tuple(page for each in LETTERS for page in pages_of(compose(each, SENDER).pdf))
    assert batch.titles[1] == "Notice of deficiency in your Proof of Claim"


def test_a_batch_is_found_by_its_claims() -> None:
    """A bookmark for each letter leads to its first page."""
    pdf = reader(compose_batch(LETTERS, SENDER).pdf)
    found = {
        str(mark.title): pdf.get_destination_page_number(mark) for mark in pdf.outline if not isinstance(mark, list)
    }
    assert found == {"SONUS-0000001": 0, "SONUS-0000002": 1, "SONUS-0000003": 3}


def test_a_batch_carries_each_font_once() -> None:
    """Two hundred letters weigh a tenth of two hundred files."""
    one = compose(LETTERS[0], SENDER).pdf
    many = compose_batch(tuple(replace(LETTERS[0], claim_number=f"SONUS-{n:07d}") for n in range(200)), SENDER).pdf
    assert len(many) < 200 * len(one) / 8


def test_the_same_batch_has_the_same_bytes() -> None:
    """So that what was printed can be proved."""
    assert compose_batch(LETTERS, SENDER).pdf == compose_batch(LETTERS, SENDER).pdf


def test_a_batch_tells_how_many_letters_are_laid_out() -> None:
    """After each letter."""
    heard: list[int] = []
    compose_batch(LETTERS, SENDER, laid_out=heard.append)
    assert heard == [1, 2, 3]


def test_every_letter_that_cannot_be_printed_is_named() -> None:
    """The third and the first; no file is made."""
    broken = (replace(LETTERS[0], claimant="Ann \U0001f600"), LETTERS[1], replace(LETTERS[2], claimant="Bo \U0001f600"))
    with pytest.raises(BatchTrouble) as refused:
        compose_batch(broken, SENDER)
    assert [trouble.claim_number for trouble in refused.value.troubles] == ["SONUS-0000001", "SONUS-0000003"]


def test_trouble_crosses_to_another_process() -> None:
    """A trouble of the process that composes says the same here, and keeps its kind."""
    trouble = CannotBePrinted("no font draws it", "Key it anew.", "SONUS-0000001")
    back = pickle.loads(pickle.dumps(trouble))  # noqa: S301 - the bytes are made here
    assert isinstance(back, CannotBePrinted)
    assert str(back) == str(trouble) == "Claim SONUS-0000001: no font draws it Key it anew."
    assert isinstance(trouble.of_claim("SONUS-0000002"), LetterTrouble)
