"""Every way in which a code is found has sentences that say all they promise, in words for people."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from sample_papers import SONUS, judged
from variants_of_claimants import CLAIMANT_VARIANTS, COMPANY, ESTATE, EXECUTOR
from variants_of_trades import FIRST, TRADE_VARIANTS

from claimdesk.assets import asset
from claimdesk.casebook.defects import Defect
from claimdesk.casebook.deficiencies import CODES
from claimdesk.casebook.parties import RepresentativeKind
from claimdesk.casebook.wording import TextKind
from claimdesk.casework.reference import load_wording

WORDING = load_wording()
FURTHER: tuple[dict[str, Any], ...] = (
    *(
        {**EXECUTOR, "representative.kind": kind.value, "representative.authority_enclosed": False}
        for kind in RepresentativeKind
    ),
    *(
        {"documents": [{"kind": "statement", "quality": quality}]}
        for quality in ("illegible", "altered", "self-made", "no name", "foreign language")
    ),
    *(
        {**EXECUTOR, "representative.kind": None, "representative.authority_enclosed": False},
        {"schedule.opening_holding.shares": "some"},
        {"schedule.opening_holding.shares": "??"},
        {"schedule.closing_holding.shares": "some"},
        {"schedule.closing_holding.shares": None},
        {"schedule.opening_holding": {"shares": "5", "documented": False}},
        {f"{FIRST}.shares": "many"},
        {f"{FIRST}.price": "dear"},
        {f"{FIRST}.price": "1.00"},
        {f"{FIRST}.kind": "exercise"},
        {f"{FIRST}.kind": "inheritance"},
        {f"{FIRST}.kind": "transfer in"},
        {**COMPANY, "w9.classification": ["individual", "ira"]},
        {**ESTATE, "release.capacity": None},
        {"joint_owners": [{"first": None, "middle": None, "last": None}], "release.joint_signed": [False]},
    ),
)


def _all_defects() -> tuple[Defect, ...]:
    papers = (*(variant.changes for variant in (*CLAIMANT_VARIANTS, *TRADE_VARIANTS)), *FURTHER)
    return tuple(defect for changes in papers for defect in judged(changes).defects)


DEFECTS = _all_defects()


def test_no_sentence_asks_for_what_its_code_does_not_say() -> None:
    """Each text of each defect is filled in completely."""
    for defect in DEFECTS:
        texts = (WORDING.problem(defect, SONUS), WORDING.notice(defect, SONUS), WORDING.cure(defect, SONUS))
        assert not any("(not stated)" in text or "{" in text for text in texts), (defect.code.code, texts)


def test_the_ways_in_the_wording_are_the_ways_of_the_rules() -> None:
    """No sentence is written for a way in which no rule finds its code."""
    with asset("letters/deficiencies.toml").open("rb") as file:
        written = tomllib.load(file)
    ways = {(code, way) for code, texts in written.items() for way in texts.get("findings", {})}
    assert ways - {(defect.code.code, defect.finding) for defect in DEFECTS} == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_has_a_short_title_and_words_without_jargon(code: str) -> None:
    """Titles have three to five words; a claimant's letter has no code, no office word and no shouting."""
    texts = WORDING.codes[code]
    every = [texts.text(kind, way) for kind in TextKind for way in ("", *texts.findings)]
    assert 3 <= len(WORDING.title(code).split()) <= 5
    assert all(re.search(r"[.)]$", text) for text in every if text != WORDING.title(code))
    letters = [texts.text(kind, way) for kind in (TextKind.NOTICE, TextKind.CURE) for way in ("", *texts.findings)]
    for text in letters:
        assert not re.search(
            r"!|\b(please|invalid|TIN|SSN|EIN|deficien|beneficial|keyed|bar date)", text, re.IGNORECASE
        )
        assert not re.search(rf"\b{code}\b", text)


def test_the_wording_knows_the_codes_and_no_others() -> None:
    """A code without words, or words without a code, would be a hole."""
    assert set(WORDING.codes) == set(CODES)


def test_every_code_has_its_paragraph_in_the_settlement() -> None:
    """Sonus cites a paragraph of its form, or says practice, for every code that the rules can find."""
    assert {cited.code for cited in SONUS.citations} >= set(CODES)
