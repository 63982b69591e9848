"""A transcript is read strictly and whole: a proof, or every fault with its path; a proof is written and read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_papers import SAMPLES, SONUS, paper, transcript

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.paper import PAPER_FIELDS, PaperField, ValueKind
from claimdesk.casebook.places import Entry, entries_of, reading_at, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.transcript import read_transcript, transcript_of
from claimdesk.casebook.transcript_json import TranscriptFaults
from claimdesk.casework.reference import load_settlement


def faults_of(text: str) -> tuple[tuple[str, str], ...]:
    """Give the faults of a transcript as pairs of path and sentence."""
    read = read_transcript(text, SONUS)
    assert isinstance(read, TranscriptFaults)
    return tuple((fault.path, fault.sentence) for fault in read.faults)


def changed(change: Callable[[Any], object]) -> str:
    """Give the clean sample with its JSON document changed."""
    document = json.loads(transcript({}))
    change(document["paper"])
    return json.dumps(document)


@pytest.mark.parametrize("sample", sorted(path.stem for path in SAMPLES.glob("*.json")))
def test_a_sample_is_written_as_it_was_read(sample: str) -> None:
    """The paper of a sample comes back from its proof, value for value."""
    text = (SAMPLES / f"{sample}.json").read_text(encoding="utf-8")
    proof = read_transcript(text, SONUS)
    assert isinstance(proof, ProofOfClaim)
    assert json.loads(transcript_of(proof))["paper"] == json.loads(text)["paper"]


def test_null_is_blank_and_two_question_marks_are_illegible_anywhere() -> None:
    """Blank and illegible are read in every kind of place."""
    for place in (
        "received_on",
        "delivery",
        "tin",
        "record_owner",
        "w9.item_2",
        "w9.classification",
        "release.signed",
        "schedule.purchases[0].shares",
    ):
        assert reading_at(paper({place: None}), place).is_blank, place
        assert reading_at(paper({place: "??"}), place).is_illegible, place
    assert reading_at(paper({"record_owner": "  "}), "record_owner").is_blank


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("schedule.purchases[0].trade_date", "2003-02-30"),
        ("schedule.purchases[0].trade_date", "20030924"),
        ("schedule.purchases[0].trade_date", "2003-W39-3"),
        ("received_on", "April 14"),
        ("schedule.purchases[0].shares", "1e3"),
        ("schedule.purchases[0].shares", "1000 sh"),
        ("schedule.purchases[0].price", "NaN"),
        ("schedule.purchases[0].price", "0.0000001"),
        ("tin", "7.8051121E7"),
        ("tin", "12345678"),
    ],
)
def test_what_cannot_be_what_it_should_be_is_read_without_a_value(place: str, text: str) -> None:
    """Something stands on the paper, and the rules ask about it; the transcript has no fault."""
    reading = reading_at(paper({place: text}), place)
    assert (reading.mark, reading.text, reading.value) == (Mark.WRITTEN, text, None)


def test_all_lists_of_a_transcript_are_whole() -> None:
    """What a transcript does not list is not on the paper."""
    proof = paper({"documents": [], "joint_owners": []})
    assert proof.documents == ()
    assert all(section.is_finished for section in proof.schedule.sections)


def test_a_joint_owner_without_an_entry_has_not_signed() -> None:
    """One signature for two joint owners leaves the second one blank."""
    owner = {"first": "Elena", "middle": None, "last": "Henderson"}
    proof = paper({"joint_owners": [owner, owner], "release.joint_signed": [True]})
    assert [signature.signed.value for signature in proof.release.joint_signed] == [True, None]
    assert proof.release.joint_signed[1].signed.is_blank


def test_a_key_of_intake_may_be_there_or_not() -> None:
    """Batch and document control number are ours, not the paper's."""
    assert paper().batch.is_reached is False
    assert paper({"batch": "B-7", "dcn": "000123"}).dcn.value == "000123"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("", "This is not JSON"),
        ("Dear Sirs", "This is not JSON"),
        ('{"paper": {}', "This is not JSON"),
        ("\ufeff{}", "This is not JSON"),
        ("[" * 100_000, "This JSON is nested too deep"),
        ('{"a":' * 100_000, "This JSON is nested too deep"),
        ("[]", "This must be an object with keys, and it is a list"),
        ("null", "This must be an object with keys, and it is null"),
        ("7", "This must be an object with keys, and it is a number"),
    ],
)
def test_what_is_no_json_object_is_one_fault(text: str, begins: str) -> None:
    """The whole text is refused with one sentence, and nothing of it is repeated."""
    ((path, sentence),) = faults_of(text)
    assert path == ""
    assert sentence.startswith(begins)


def test_every_fault_of_a_transcript_is_told_with_its_path() -> None:
    """Unknown and missing keys, wrong types and wrong words come together, in the order of the text."""

    def spoil(document: dict[str, Any]) -> None:
        document["delivery"] = "pigeon"
        document["postmark"]["sorce"] = document["postmark"].pop("source")
        document["tin"] = 518427736
        document["representative"] = []
        document["schedule"]["purchases"][0]["shares"] = 1000
        document["schedule"]["purchases"][0]["documented"] = "yes"
        document["schedule"]["purchases"].append("another")
        document["schedule"]["options"] = []
        document["release"]["joint_signed"] = [1]
        document["w9"]["classification"] = ["individual", "club", "individual", 7]
        del document["record_owner"]

    assert set(faults_of(changed(spoil))) == {
        ("paper.record_owner", "This key is missing; write null where the paper is blank."),
        (
            "paper.delivery",
            "This must be first-class, certified, private carrier, hand or electronic.",
        ),
        ("paper.postmark.sorce", "No such key is known here; did you mean source?"),
        ("paper.postmark.source", "This key is missing; write null where the paper is blank."),
        ("paper.tin", "This must be text or null, figures and dates too, and it is a number."),
        ("paper.representative", "This must be an object with keys, and it is a list."),
        ("paper.schedule.options", "No such key is known here."),
        (
            "paper.schedule.purchases[0].shares",
            "This must be text or null, figures and dates too, and it is a number.",
        ),
        ("paper.schedule.purchases[0].documented", "This must be true, false or null, and it is text."),
        ("paper.schedule.purchases[1]", "This must be an object with keys, and it is text."),
        ("paper.release.joint_signed[0]", "This must be true, false or null, and it is a number."),
        (
            "paper.w9.classification[1]",
            "This must be individual, pension plan, corporation, partnership, trust, ira or other.",
        ),
        ("paper.w9.classification[2]", "This word stands in the list twice."),
        (
            "paper.w9.classification[3]",
            "This must be individual, pension plan, corporation, partnership, trust, ira or other, and it is a number.",
        ),
    }


def test_a_key_that_stands_twice_is_a_fault() -> None:
    """JSON would silently take the second one."""
    text = transcript({}).replace('"tin": "518-42-7736"', '"tin": null, "tin": "518-42-7736"')
    assert faults_of(text) == (("paper.tin", "This key stands here twice."),)


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_a_constant_that_json_does_not_know_is_a_fault(constant: str) -> None:
    """Python would read it as a number."""
    text = transcript({}).replace('"price": "7.50"', f'"price": {constant}')
    ((path, sentence),) = faults_of(text)
    assert path == "paper.schedule.purchases[0].price"
    assert sentence.endswith("and it is no JSON value.")


def test_a_number_of_many_digits_is_told_as_a_number() -> None:
    """Python refuses to read 5,000 digits as an integer; the transcript never asks it to."""
    ((path, _),) = faults_of(transcript({}).replace('"tin": "518-42-7736"', f'"tin": {"5" * 5000}'))
    assert path == "paper.tin"


def test_half_a_character_is_a_fault() -> None:
    """A lone surrogate could not be stored."""
    text = transcript({}).replace('"Charles Schwab', '"\\ud800Charles Schwab')
    assert faults_of(text) == (("paper.record_owner", "This text holds half of a character (a lone surrogate)."),)


def test_no_fault_repeats_what_stands_in_a_field() -> None:
    """A taxpayer number in a wrong place is not told to a log."""
    text = changed(lambda document: document.update({"delivery": "518-42-7736", "518427736": None}))
    told = [sentence for path, sentence in faults_of(text)]
    assert not any("518" in sentence for sentence in told)


def test_what_the_rules_must_find_is_ignored() -> None:
    """`expected` may hold anything."""
    document = json.loads(transcript({}))
    document["expected"] = {"anything": [1, {"deep": None}]}
    assert isinstance(read_transcript(json.dumps(document), SONUS), ProofOfClaim)
    assert faults_of(json.dumps({**document, "notes": 1})) == (("notes", "No such key is known here."),)


def test_the_sections_come_from_the_settlement() -> None:
    """A Sonus paper lacks a section of another settlement, and its W-9 is not asked there."""
    twitter = load_settlement("twitter-2016")
    read = read_transcript(changed(lambda document: document.pop("w9")), twitter)
    assert isinstance(read, TranscriptFaults)
    assert [fault.path for fault in read.faults] == ["paper.schedule.later_purchases"]


def _text_of(place: PaperField) -> st.SearchStrategy[str]:
    match place.kind:
        case ValueKind.YES_NO:
            return st.sampled_from(("yes", "no"))
        case ValueKind.CHOICE:
            return st.sampled_from([choice.value for choice in place.choices or ()])
        case ValueKind.CHOICES:
            words = st.sampled_from([choice.value for choice in place.choices or ()])
            return st.lists(words, min_size=1, unique=True).map(", ".join)
        case _:
            characters = st.characters(exclude_categories=("Cs", "Cc"))
            texts = st.text(characters, min_size=1, max_size=20)
            return texts.filter(lambda text: text == text.strip() and text != "??")


def _entry(path: str, place: PaperField) -> st.SearchStrategy[Entry]:
    written = _text_of(place).map(lambda text: Entry(path, Mark.WRITTEN, text))
    return st.one_of(st.sampled_from((Entry(path, Mark.BLANK), Entry(path, Mark.ILLEGIBLE))), written)


def _paths(place: PaperField) -> tuple[str, ...]:
    keys = [section.key for section in SONUS.sections if section.holds_trades is ("[]" in place.pattern)]
    patterns = [place.pattern.replace("*", key, 1) for key in keys] if "*" in place.pattern else [place.pattern]
    return tuple(pattern.replace("[]", f"[{index}]") for pattern in patterns for index in range(2))


WHOLE_ENTRIES = st.tuples(*(_entry(path, place) for place in PAPER_FIELDS for path in dict.fromkeys(_paths(place))))


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(WHOLE_ENTRIES)
def test_a_whole_proof_comes_back_from_its_transcript(entries: tuple[Entry, ...]) -> None:
    """Every mark, every list and every text survives being written and read."""
    counts = tuple(
        Entry(f"schedule.{section.key}.count", Mark.WRITTEN, "2") for section in SONUS.sections if section.holds_trades
    )
    proof = with_entries(ProofOfClaim(schedule=SONUS.blank_schedule()), (*entries, *counts))
    back = read_transcript(transcript_of(proof), SONUS)
    assert back == proof, back if isinstance(back, TranscriptFaults) else ""


def test_a_proof_taken_apart_is_the_proof_of_its_transcript() -> None:
    """Entries and transcript are two ways of the same paper."""
    proof = paper(of="11-illegible-price-unsigned-extra-sheet-sent-to-court")
    assert with_entries(ProofOfClaim(schedule=SONUS.blank_schedule()), entries_of(proof)) == proof
