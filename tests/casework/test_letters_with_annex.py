"""A letter carries the annex of the recognized loss where the settlement says so, never under an unapproved plan."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from cases import CLOCK, WORDING, at_desk_of, judge_at, wrote
from cases import paper as keyed
from pypdf import PdfReader
from sample_papers import paper
from test_approve_plan import COURTS_OWN, NAME, paper_of

from claimdesk.casebook.settlement import LetterKind, Settlement
from claimdesk.casework.approve_plan import approve_plan, enter_plan, withdraw_plan
from claimdesk.casework.desk import Desk
from claimdesk.casework.issue_letter import compose_letter, issue_letter, issue_letters, read_letter
from claimdesk.casework.loss_annex import annex_for_mailing
from claimdesk.casework.open_case import close_case, open_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.errors import Conflict

NOTICE, ACKNOWLEDGMENT = LetterKind.DEFICIENCY_NOTICE, LetterKind.ACKNOWLEDGMENT
WITH_ANNEX = replace(COURTS_OWN, annex_with=(NOTICE,))
TITLE = "How your recognized loss was computed"
GOLDEN = Path(__file__).parent / "golden" / "notice_with_annex.txt"


def opened(folder: Path, *, settlement: Settlement = WITH_ANNEX, in_use: bool = True) -> Desk:
    """Open a case whose notices carry the annex, its plan in use or not."""
    desk = open_case(folder / "case", settlement=settlement, wording=WORDING, clock=CLOCK)
    if in_use:
        enter_plan(at_desk_of(desk, "Ann"), paper_of(COURTS_OWN))
        approve_plan(at_desk_of(desk, "Bo"), NAME)
    return desk


def reviewed(desk: Desk, *, signed: bool = False) -> str:
    """Bring one sample paper into the case, and give its number."""
    number = register_claim(desk).claim.claim_number
    proof = paper({} if signed else {"release.signed": None})
    save_claim(desk, number, proof=proof, base_version=1, finish=True)
    review_claim(judge_at(desk), number, base_version=2)
    return number


def texts(pdf: bytes) -> list[str]:
    """Give the text of each page in one line."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def test_a_notice_carries_its_annex_and_says_so(tmp_path: Path) -> None:
    """The annex follows the response form, is counted among the pages of the letter, and is on record."""
    desk = opened(tmp_path)
    number = reviewed(desk)
    preview = compose_letter(desk, number, kind=NOTICE)
    issued = issue_letter(desk, number, kind=NOTICE)
    (stored,) = open_claim(desk, number).letters
    pages = texts(issued.letter.pdf)
    assert (stored.first_page, stored.pages) == (0, len(pages)) == (0, 3)
    assert [TITLE in page for page in pages] == [True, False, True]
    assert "Enclosed: How your recognized loss was computed" in pages[0]
    assert f"version {NAME}" in pages[-1]
    assert "not to be mailed" not in pages[-1]
    assert issued.letter.pdf == preview.pdf == read_letter(desk, stored.letter_id).pdf
    act = open_claim(desk, number).history[-1]
    assert f", with the annex under version {NAME} of the plan" in act.after
    close_case(desk)


def test_the_text_of_a_notice_with_its_annex_is_the_golden_one(tmp_path: Path) -> None:
    """It was read page by page and found right."""
    desk = opened(tmp_path)
    number = reviewed(desk)
    text = "\n\n".join(texts(compose_letter(desk, number, kind=NOTICE).pdf)) + "\n"
    assert text == GOLDEN.read_text(encoding="utf-8")
    close_case(desk)


def test_no_letter_carries_the_annex_of_a_plan_that_is_not_in_use(tmp_path: Path) -> None:
    """Nor of one that was withdrawn; the letter goes out without it."""
    desk = opened(tmp_path, in_use=False)
    number = reviewed(desk)
    assert [TITLE in page for page in texts(compose_letter(desk, number, kind=NOTICE).pdf)] == [False, False]
    enter_plan(at_desk_of(desk, "Ann"), paper_of(COURTS_OWN))
    approve_plan(at_desk_of(desk, "Bo"), NAME)
    assert len(texts(compose_letter(desk, number, kind=NOTICE).pdf)) == 3
    withdraw_plan(at_desk_of(desk, "Ann"), NAME, reason="order of 9 May 2008")
    issued = issue_letter(desk, number, kind=NOTICE)
    assert [TITLE in page for page in texts(issued.letter.pdf)] == [False, False]
    assert "annex" not in open_claim(desk, number).history[-1].after
    close_case(desk)


def test_only_the_letters_that_the_settlement_names_carry_it(tmp_path: Path) -> None:
    """An acknowledgment stays as it is where notices alone carry the annex."""
    desk = opened(tmp_path)
    number = reviewed(desk, signed=True)
    assert not any(TITLE in page for page in texts(issue_letter(desk, number, kind=ACKNOWLEDGMENT).letter.pdf))
    close_case(desk)
    both = replace(COURTS_OWN, annex_with=(ACKNOWLEDGMENT, NOTICE))
    desk = opened(tmp_path / "other", settlement=both)
    number = reviewed(desk, signed=True)
    assert TITLE in texts(issue_letter(desk, number, kind=ACKNOWLEDGMENT).letter.pdf)[-1]
    close_case(desk)


def test_a_batch_carries_the_annex_of_each_claim(tmp_path: Path) -> None:
    """Each letter has its own pages in the one file, and each annex its own claim number."""
    desk = opened(tmp_path)
    numbers = (reviewed(desk), reviewed(desk))
    batch = issue_letters(desk, claim_numbers=numbers, kind=NOTICE)
    pages = texts(batch.pdf)
    stored = [open_claim(desk, number).letters[0] for number in numbers]
    assert [(letter.first_page, letter.pages) for letter in stored] == [(0, 3), (3, 3)]
    assert len({letter.sha256 for letter in stored}) == 1
    for number, letter in zip(numbers, stored, strict=True):
        annex = pages[letter.first_page + letter.pages - 1]
        assert number in annex
        assert "bought" in annex
    assert [TITLE in page for page in pages] == [True, False, True] * 2
    close_case(desk)


def test_a_plan_that_is_withdrawn_while_a_batch_is_composed_stops_it(tmp_path: Path) -> None:
    """No letter with its annex is stored afterwards."""
    desk = opened(tmp_path)
    numbers = (reviewed(desk), reviewed(desk))
    is_withdrawn = False

    def withdraw(_done: int, _count: int) -> None:
        nonlocal is_withdrawn
        if not is_withdrawn:
            is_withdrawn = True
            withdraw_plan(at_desk_of(desk, "Ann"), NAME, reason="order of 9 May 2008")

    with pytest.raises(Conflict, match="approved or withdrawn while the letters were composed"):
        issue_letters(desk, claim_numbers=numbers, kind=NOTICE, progress=withdraw)
    assert [open_claim(desk, number).letters for number in numbers] == [(), ()]
    close_case(desk)


def test_a_long_annex_goes_on_cleanly(tmp_path: Path) -> None:
    """Of 60 purchases each has its row; the heads stand over the rows of every page, and every page has its number."""
    desk = opened(tmp_path)
    number = register_claim(desk).claim.claim_number
    lines = [
        wrote(f"schedule.purchases[{line}].{name}", text)
        for line in range(60)
        for name, text in (
            ("trade_date", f"2003-0{1 + line // 28}-{1 + line % 28:02d}"),
            ("shares", "100"),
            ("price", "7.50"),
        )
    ]
    proof = keyed(desk, *lines, wrote("schedule.closing_holding.shares", "6000"))
    save_claim(desk, number, proof=proof, base_version=1)
    annex = annex_for_mailing(desk, number)
    pages = texts(annex.pdf)
    assert annex.pages == len(pages) > 2
    assert pages[0].endswith(f"Page 1 of {len(pages)}")
    for place, page in enumerate(pages[1:], start=2):
        assert page.startswith(f"Claim number {number} · {TITLE} Page {place} of {len(pages)}")
    heads = "Shares Bought at Sold or held at A share Amount"
    assert [heads in page for page in pages[:2]] == [True, True]
    row_text = r"(\d+) 100 \w+ \d+, 2003 \$7\.50 held \$2\.301 \$230\.10"
    rows = [row for page in pages for row in re.findall(row_text, page)]
    assert rows == [str(row) for row in range(1, 61)]
    assert "Recognized loss $13,806.00" in pages[0]
    close_case(desk)
