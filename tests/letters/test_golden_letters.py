"""For every deficiency code there is a letter that was read by eye, and the program still writes it."""

from __future__ import annotations

import pytest
from golden_papers import GOLDEN, MAILED_ON, PAPERS, WORDING, letter_text, settlement_of
from sample_papers import SONUS, paper

from claimdesk.casebook.deficiencies import CODES, judge


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_letter_about_a_code_is_the_golden_one(code: str) -> None:
    """The text of the letter, page by page, is the one that was read and found right."""
    assert letter_text(code) == (GOLDEN / f"{code}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_golden_paper_has_its_one_fault(code: str) -> None:
    """Each paper shows its own code and no other, so that each letter is about one thing."""
    settlement = settlement_of(code)
    judgement = judge(paper(PAPERS[code], settlement=settlement), settlement)
    assert [defect.code.code for defect in judgement.defects] == [code]


def test_every_code_has_its_golden_letter_and_no_other_has_one() -> None:
    """A code that was renamed leaves no letter behind."""
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CODES) == set(PAPERS)


def test_golden_letters_never_show_a_whole_taxpayer_number() -> None:
    """The number of the clean paper stands in no letter; its last four digits do in an acknowledgment."""
    number = paper().tin.value
    assert number is not None
    texts = [path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")]
    assert not [text for text in texts if number.digits in text.replace("-", "") or number.written in text]
    assert f"ends in {number.last_four}" in letter_text("TX-ORDER")


def test_the_letters_are_dated_in_the_words_of_the_case() -> None:
    """Mailed the day after the bar date of Sonus, with twenty days to answer."""
    assert SONUS.bar_date is not None
    assert (MAILED_ON - SONUS.bar_date).days == 1
    assert "May 21, 2008" in letter_text("SIG-NONE")
    assert WORDING.title("SIG-NONE") in letter_text("SIG-NONE")
