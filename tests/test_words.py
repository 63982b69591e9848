"""Every code, remark and act has its words: citation, sentences that are filled in whole, and a golden letter."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sample_papers import SONUS, judged
from variants_of_claimants import CLAIMANT_VARIANTS
from variants_of_trades import TRADE_VARIANTS

from claimdesk.casebook.acts import Act, Verb
from claimdesk.casebook.claim import DocumentQuality, SentTo
from claimdesk.casebook.defects import Curability, Defect, Remark
from claimdesk.casebook.deficiencies import CODES, REGISTER
from claimdesk.casebook.parties import RepresentativeKind
from claimdesk.casebook.settlement_keys import CODES_OF_THE_FIELD
from claimdesk.casebook.trades import TradeKind
from claimdesk.casebook.wording import CASE_NAMES, NOT_STATED, TextKind, names_in
from claimdesk.casework.reference import load_wording
from claimdesk.screens.case_window import ROOMS
from claimdesk.screens.help_view import HELP_PAGES
from claimdesk.screens.settlement_lines import settlement_groups

ROOT = Path(__file__).resolve().parent.parent
CASEBOOK = ROOT / "desktop" / "claimdesk" / "casebook"
WORDING = load_wording()
JUDGEMENTS = tuple(judged(variant.changes) for variant in (*CLAIMANT_VARIANTS, *TRADE_VARIANTS))
SAID_OTHERWISE = frozenset({Curability.COVER_NOTE, Curability.NOTED})
"""A cover note has words of its own, and what is only noted is in no letter."""
CHOICES = (DocumentQuality, RepresentativeKind, SentTo, TradeKind)


def constants(*files: Path) -> frozenset[str]:
    """Give every text that stands in these files of the program."""
    trees = (ast.parse(path.read_text("utf-8")) for path in files)
    return frozenset(
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def said_of(defect: Defect) -> Iterator[str]:
    """Give the three sentences of a defect as people read them."""
    yield WORDING.problem(defect, SONUS)
    yield WORDING.notice(defect, SONUS)
    yield WORDING.cure(defect, SONUS)


def beginning(sentence: str) -> str:
    """Give what stands before the first name in braces."""
    return sentence.partition("{")[0].strip()


def is_whole(sentence: str) -> bool:
    """Whether a sentence has no name left open and reads as a sentence."""
    first = sentence[:1]
    return NOT_STATED not in sentence and "{" not in sentence and first == first.upper() and sentence[-1] in '."?'


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_has_its_citation_and_its_five_texts(code: str) -> None:
    """Sonus cites a paragraph or practice for it, and title, problem, notice, cure and report are written."""
    assert any(citation.code == code for citation in SONUS.citations)
    assert code in WORDING.codes
    assert all(WORDING.codes[code].text(kind).strip() for kind in TextKind)
    assert len(WORDING.title(code).split()) <= 6
    assert WORDING.report(code).endswith(".")


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_has_its_golden_letter(code: str) -> None:
    """The text of a letter that names it lies beside the tests of letters, in the words of today."""
    golden = " ".join((ROOT / "tests" / "letters" / "golden" / f"{code}.txt").read_text("utf-8").split())
    texts = WORDING.codes[code]
    is_said = any(beginning(texts.text(TextKind.NOTICE, way)) in golden for way in ("", *texts.findings))
    assert golden.startswith("In re Sonus Networks, Inc. Securities Litigation")
    assert is_said is (CODES[code].curability not in SAID_OTHERWISE)


def test_there_is_no_wording_and_no_citation_for_a_code_that_is_none() -> None:
    """A code that was renamed leaves no sentence behind, and settlements may cite every code of the rules."""
    assert set(WORDING.codes) == set(CODES)
    assert set(CODES) <= CODES_OF_THE_FIELD


def test_every_defect_of_every_paper_is_said_in_whole_sentences() -> None:
    """Each name in braces is a particular of the defect or a fact of the case; none is left open."""
    open_sentences = [
        (defect.code.code, defect.finding, sentence)
        for judgement in JUDGEMENTS
        for defect in judgement.defects
        for sentence in said_of(defect)
        if not is_whole(sentence)
    ]
    assert open_sentences == []


def test_every_remark_of_every_paper_is_said_in_a_whole_sentence() -> None:
    """A remark names what it is about."""
    remarks: set[Remark] = {remark for judgement in JUDGEMENTS for remark in judgement.remarks}
    assert remarks
    assert [remark.name for remark in remarks if not is_whole(WORDING.remark(remark, SONUS))] == []


def test_every_remark_has_its_words_and_every_words_their_remark() -> None:
    """The names of the remarks in the rules are those of the file."""
    in_rules = constants(CASEBOOK / "remarks.py")
    assert set(WORDING.remarks) <= in_rules
    assert {remark.name for judgement in JUDGEMENTS for remark in judgement.remarks} <= set(WORDING.remarks)


def test_every_finding_that_has_words_is_one_that_a_rule_makes() -> None:
    """A way of being found that no rule names would never be said."""
    ways = constants(*(CASEBOOK / "deficiencies").glob("*.py"))
    ways |= {str(choice).replace(" ", "-") for choices in CHOICES for choice in choices}
    strange = [(code, way) for code, texts in WORDING.codes.items() for way in texts.findings if way not in ways]
    assert strange == []


def test_every_name_in_braces_is_known_to_the_rules() -> None:
    """The sentences that no sample paper shows ask for no name that the rules never give."""
    known = CASE_NAMES | constants(*(CASEBOOK / "deficiencies").glob("*.py"), CASEBOOK / "remarks.py")
    texts = [text for code in WORDING.codes.values() for text in code.texts.values()]
    texts += [text for code in WORDING.codes.values() for way in code.findings.values() for text in way.values()]
    texts += WORDING.remarks.values()
    assert frozenset().union(*(names_in(text) for text in texts)) <= known


def test_letters_use_no_codes_and_no_jargon() -> None:
    """A claimant reads plain words: no code, and none of the words that only the office uses."""
    office = ("deficien", "beneficial", "incurable", "TIN", "DCN", "adjudicat", "null")
    sentences = {
        sentence
        for judgement in JUDGEMENTS
        for defect in judgement.defects
        for sentence in (WORDING.notice(defect, SONUS), WORDING.cure(defect, SONUS))
    }
    strange = [sentence for sentence in sentences if any(word in sentence for word in (*office, *CODES))]
    assert strange == []


@pytest.mark.parametrize("verb", list(Verb))
def test_an_act_has_its_wording(verb: Verb) -> None:
    """The log is read by people: who did what, to which claim."""
    act = Act(
        sequence=1,
        at=datetime(2008, 4, 10, 12, tzinfo=UTC),
        who="Local person",
        verb=verb,
        on="SONUS-0000001",
        before="before",
        after="after",
        reason="reason",
        outcome="done",
    )
    assert verb.value in WORDING.acts
    said = WORDING.act(act)
    assert said.startswith("Local person ")
    assert said.endswith((".", "after", "reason"))
    assert NOT_STATED not in said


def test_every_rule_names_a_paragraph_or_practice_in_its_first_line() -> None:
    """The module docstring of a rule carries its citation."""
    silent = []
    for rule in REGISTER:
        path = CASEBOOK / "deficiencies" / f"{rule.code.code.lower().replace('-', '_')}.py"
        docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        if not any(word in docstring for word in ("form", "W-9", "practice")):
            silent.append(path.name)
    assert silent == []


def test_every_screen_has_its_page_of_help() -> None:
    """Each room of the rail, the claim and its letters have a page with a heading and whole sentences below it."""
    pages = {path.stem: path.read_text("utf-8") for path in (ROOT / "resources" / "help").glob("*.md")}
    assert set(pages) == {page.key for page in HELP_PAGES}
    assert {room.key for room in ROOMS} | {"claim", "schedule", "claim_letters"} <= set(pages)
    for text in pages.values():
        heading, _, body = text.strip().partition("\n")
        assert heading.startswith("# ")
        assert body.count(".") >= 2


def test_every_line_of_the_settlement_on_the_screen_names_its_source() -> None:
    """What the screen shows of a case is shown with the paragraph that it comes from."""
    shown = [line for group in settlement_groups(SONUS) if group.heading != "Not known" for line in group.lines]
    assert [line.name for line in shown if not line.source] == ["Version of the file"]
