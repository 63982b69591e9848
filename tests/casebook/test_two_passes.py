"""Two passes over one paper are compared in every place, and their decisions make one proof."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.assets import asset
from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.pass_scope import PassScope
from claimdesk.casebook.places import Entry, reading_at, with_entries, with_entry
from claimdesk.casebook.reading import ILLEGIBLE, Mark, written
from claimdesk.casebook.slips import Slip
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casebook.transcript_json import TranscriptFaults
from claimdesk.casebook.two_passes import (
    Choice,
    Decision,
    DifferenceKey,
    compare,
    decision_of,
    errors_of,
    settled,
)
from claimdesk.casework.reference import load_settlement

PAPERS = tuple(sorted(asset("papers").glob("[0-9][0-9]-*.json")))
SONUS = load_settlement("sonus-2004")
WHOLE, FIGURES = PassScope.WHOLE, PassScope.FIGURES


def proof_of(path: Path) -> ProofOfClaim:
    """Read a sample paper."""
    proof = read_transcript(path.read_text(encoding="utf-8"), SONUS)
    assert not isinstance(proof, TranscriptFaults)
    return proof


def wrote(path: str, text: str) -> Entry:
    """Give an entry of something written."""
    return Entry(path, Mark.WRITTEN, text)


def with_trades(count: int) -> ProofOfClaim:
    """Give a paper with so many purchases, no two alike."""
    entries = [
        wrote(f"schedule.purchases[{line}].{column}", text)
        for line in range(count)
        for column, text in (
            ("trade_date", f"2002-{4 + line // 28:02d}-{1 + line % 28:02d}"),
            ("shares", str(100 + line)),
            ("price", f"4.{10 + line}"),
            ("total", str(1_000 + 7 * line)),
            ("documented", "yes"),
        )
    ]
    return with_entries(ProofOfClaim(schedule=SONUS.blank_schedule()), tuple(entries))


def without_line(proof: ProofOfClaim, line: int) -> ProofOfClaim:
    """Give the paper with one purchase left out."""
    listed = proof.schedule.sections[0]
    trades = (*listed.trades[:line], *listed.trades[line + 1 :])
    sections = (replace(listed, trades=trades), *proof.schedule.sections[1:])
    return replace(proof, schedule=replace(proof.schedule, sections=sections))


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem[:2])
def test_a_paper_keyed_twice_the_same_has_no_difference(path: Path) -> None:
    """Every sample paper against itself, and nothing is lost when nothing is settled."""
    proof = proof_of(path)
    assert compare(proof, proof, scope=WHOLE).differences == ()
    assert settled(proof, proof, scope=WHOLE, decisions={}) == proof


@pytest.mark.parametrize("first", PAPERS, ids=lambda path: path.stem[:2])
@pytest.mark.parametrize("second", PAPERS[::4], ids=lambda path: path.stem[:2])
def test_one_pass_or_the_other_is_taken_whole(first: Path, second: Path) -> None:
    """All decisions for one side give that side in every place, with lists of any length.

    The words of our own office are never compared.
    """
    ours, theirs = proof_of(first), replace(proof_of(second), batch=proof_of(first).batch, dcn=proof_of(first).dcn)
    found = compare(ours, theirs, scope=WHOLE).differences
    for choice, wanted in ((Choice.FIRST, ours), (Choice.SECOND, theirs)):
        decisions = {difference.key: Decision(choice) for difference in found}
        taken = settled(ours, theirs, scope=WHOLE, decisions=decisions)
        assert compare(taken, wanted, scope=WHOLE).differences == ()


@pytest.mark.parametrize("count", [10, 50])
def test_an_omitted_line_and_a_slip_are_two_differences(count: int) -> None:
    """Rows compared by their numbers would be some sixteen at ten trades."""
    truth = with_trades(count)
    keyed = without_line(with_entry(truth, wrote("schedule.purchases[7].price", "4.71")), 2)
    line, slip = compare(truth, keyed, scope=WHOLE).differences
    assert (line.is_line, line.key) == (True, DifferenceKey("schedule.purchases[2]", ""))
    assert slip.key == DifferenceKey("schedule.purchases[7].price", "schedule.purchases[6].price")
    decisions = {line.key: Decision(Choice.FIRST), slip.key: Decision(Choice.FIRST)}
    assert settled(truth, keyed, scope=WHOLE, decisions=decisions) == truth
    assert (
        settled(
            keyed,
            truth,
            scope=WHOLE,
            decisions={DifferenceKey(key.second_path, key.first_path): Decision(Choice.SECOND) for key in decisions},
        )
        == truth
    )


def test_the_error_is_of_whoever_was_not_taken() -> None:
    """An omitted line of the second pass, a misread price of it; with a third value both have erred."""
    truth = with_trades(10)
    keyed = without_line(with_entry(truth, wrote("schedule.purchases[7].price", "4.71")), 2)
    line, slip = compare(truth, keyed, scope=WHOLE).differences
    assert errors_of(line, Decision(Choice.FIRST)).second is Slip.OMITTED
    assert errors_of(line, Decision(Choice.FIRST)).first is None
    assert errors_of(line, Decision(Choice.SECOND)).first is Slip.EXTRA
    assert errors_of(slip, Decision(Choice.FIRST)).second is Slip.DIGITS_SWAPPED
    both = errors_of(slip, decision_of(slip, ILLEGIBLE))
    assert (both.first, both.second) == (Slip.ILLEGIBLE, Slip.ILLEGIBLE)


def test_a_price_of_the_line_below_is_the_wrong_line() -> None:
    """The eye slipped to the next line of the paper."""
    truth = with_trades(10)
    keyed = with_entry(truth, wrote("schedule.purchases[4].price", "4.15"))
    (slip,) = compare(truth, keyed, scope=WHOLE).differences
    assert errors_of(slip, Decision(Choice.FIRST)).second is Slip.WRONG_LINE


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("beneficial_owner.last", "O'Neil", "ONEIL"),
        ("address.street", "12 Main St.", "12 main st"),
        ("address.street", "Smith-Jones Road", "SMITH JONES ROAD"),
        ("tin", "518-42-7736", "518427736"),
        ("schedule.purchases[0].price", "4.5", "4.50"),
    ],
)
def test_what_the_grammar_leaves_free_is_no_difference(path: str, one: str, other: str) -> None:
    """Case, punctuation, hyphens of a number and zeros behind it; the first reading stands."""
    blank = ProofOfClaim(schedule=SONUS.blank_schedule())
    first, second = (with_entry(blank, wrote(path, text)) for text in (one, other))
    assert compare(first, second, scope=WHOLE).differences == ()
    assert reading_at(settled(first, second, scope=WHOLE, decisions={}), path).text == one


def test_what_says_the_same_as_one_reading_is_that_reading() -> None:
    """Somebody who types the value of a pass has chosen that pass."""
    blank = ProofOfClaim(schedule=SONUS.blank_schedule())
    first, second = (with_entry(blank, wrote("beneficial_owner.last", text)) for text in ("Clark", "Clarke"))
    (difference,) = compare(first, second, scope=WHOLE).differences
    assert decision_of(difference, written("CLARKE")).choice is Choice.SECOND
    assert decision_of(difference, written("clark.")).choice is Choice.FIRST
    other = decision_of(difference, written("Klark"))
    taken = settled(first, second, scope=WHOLE, decisions={difference.key: other})
    assert taken.beneficial_owner.last.text == "Klark"


def test_figures_alone_leave_the_rest_to_the_first_pass() -> None:
    """A second pass that was asked for figures says nothing of names, and cannot take them away."""
    first = with_entry(with_trades(3), wrote("beneficial_owner.last", "Clark"))
    keyed = with_trades(3)
    keyed = with_entry(keyed, Entry("schedule.purchases[1].documented", Mark.NOT_REACHED))
    keyed = with_entry(keyed, wrote("schedule.purchases[1].shares", "110"))
    (difference,) = compare(first, keyed, scope=FIGURES).differences
    assert difference.path == "schedule.purchases[1].shares"
    taken = settled(first, keyed, scope=FIGURES, decisions={difference.key: Decision(Choice.SECOND)})
    assert taken.beneficial_owner.last.text == "Clark"
    assert reading_at(taken, "schedule.purchases[1].documented").text == "yes"
    assert reading_at(taken, "schedule.purchases[1].shares").text == "110"


def test_a_place_that_only_the_second_pass_reached_is_taken_from_it() -> None:
    """Blank in one and not looked at in the other is no difference, and somebody has looked."""
    blank = ProofOfClaim(schedule=SONUS.blank_schedule())
    second = with_entry(blank, Entry("record_owner", Mark.BLANK))
    assert compare(blank, second, scope=WHOLE).differences == ()
    assert settled(blank, second, scope=WHOLE, decisions={}).record_owner.is_blank


@given(st.sets(st.integers(0, 11), max_size=5), st.sets(st.integers(0, 11), max_size=5))
def test_comparing_is_the_same_from_either_side(lost: set[int], lost_by_other: set[int]) -> None:
    """As many differences whichever pass came first, and at most one for each line that one of them lost."""
    truth = with_trades(12)
    ours, theirs = truth, truth
    for line in sorted(lost, reverse=True):
        ours = without_line(ours, line)
    for line in sorted(lost_by_other, reverse=True):
        theirs = without_line(theirs, line)
    found, turned = compare(ours, theirs, scope=WHOLE), compare(theirs, ours, scope=WHOLE)
    assert {(each.key.second_path, each.key.first_path) for each in found.differences} == {
        tuple(each.key) for each in turned.differences
    }
    assert found.fields == turned.fields
