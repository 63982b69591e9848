"""The balance in words, and what differs between two schedules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.holdings_check import balance
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.trades import Schedule
from claimdesk.casework.reference import load_settlement
from claimdesk.screens.schedule_change import change_between
from claimdesk.screens.schedule_rows import RowKind, RowMap, entries_of_lines, target_of
from claimdesk.screens.schedule_words import balance_sentence

SONUS = load_settlement("sonus-2004")
OPENING, CLOSING = "schedule.opening_holding.shares", "schedule.closing_holding.shares"
BOUGHT, SOLD = "schedule.purchases[0].shares", "schedule.sales[0].shares"


def schedule_of(**texts: str) -> Schedule:
    """Give a schedule with shares of the named places; `*` is illegible."""
    paths = {"opening": OPENING, "bought": BOUGHT, "sold": SOLD, "closing": CLOSING}
    entries = tuple(
        Entry(paths[name], Mark.ILLEGIBLE if text == "*" else Mark.WRITTEN, "" if text == "*" else text)
        for name, text in texts.items()
    )
    return with_entries(ProofOfClaim(schedule=SONUS.blank_schedule()), entries).schedule


def rows_of(schedule: Schedule) -> RowMap:
    """Give the rows of a schedule."""
    counts = {part.key: len(part.trades) for part in schedule.sections}
    return RowMap(SONUS.sections, tuple(counts.get(section.key, 0) for section in SONUS.sections))


@pytest.mark.parametrize(
    ("texts", "sentence", "is_balanced"),
    [
        (
            {"opening": "0", "bought": "10000", "sold": "4000", "closing": "6000"},
            "Opening 0 + bought 10,000 - sold 4,000 - closing 6,000 = 0, balanced",
            True,
        ),
        (
            {"opening": "12.5", "bought": "1", "sold": "2", "closing": "0"},
            "Opening 12.5 + bought 1 - sold 2 - closing 0 = 11.5, out of balance",
            False,
        ),
        (
            {"opening": "0", "closing": "100"},
            "Opening 0 + bought 0 - sold 0 - closing 100 = -100, out of balance",
            False,
        ),
        (
            {"opening": "*", "bought": "*", "closing": "5"},
            (
                "Opening ? + bought ? - sold 0 - closing 5 = ?, "
                "not known without the opening holding and a number of shares bought"
            ),
            None,
        ),
    ],
)
def test_the_balance_is_said_in_words(texts: dict[str, str], sentence: str, *, is_balanced: bool | None) -> None:
    """Balanced, out of balance by so many, or not known and why."""
    assert balance_sentence(balance(schedule_of(**texts), SONUS), SONUS) == (sentence, is_balanced)


def test_every_row_has_its_place_and_leads_back_to_it() -> None:
    """Heading, lines and the empty line of each section, in the order of the settlement."""
    rows = rows_of(schedule_of(bought="1"))
    kinds = [rows.at(row).kind.name for row in range(len(rows))]
    assert kinds == ["HEADING", "HOLDING", "HEADING", "TRADE", "NEW", "HEADING", "NEW", "HEADING", "HOLDING"]
    for row in range(len(rows)):
        here = rows.at(row)
        if here.kind is not RowKind.HEADING:
            assert rows.row_of(here.section.key, here.index) == row
    with pytest.raises(IndexError):
        rows.at(len(rows))


def test_a_path_is_taken_apart_as_far_as_it_goes() -> None:
    """Section, line and column; what is no place of the schedule is none."""
    target = target_of("schedule.purchases[12].price")
    assert target is not None
    assert (target.key, target.index, target.column) == ("purchases", 12, "price")
    assert target_of("release.signed") is None


def test_a_price_moves_no_sum_and_only_its_row() -> None:
    """Keying a price draws one row; keying shares draws the rows below too, whose balance moves."""
    before = schedule_of(opening="0", bought="5", sold="1")
    proof = ProofOfClaim(schedule=before)
    priced = with_entries(proof, (Entry("schedule.purchases[0].price", Mark.WRITTEN, "7"),)).schedule
    change = change_between(before, priced, rows=rows_of(priced))
    assert (change.first, change.last, change.moves_sums, change.headings) == (3, 3, False, ())
    bought = with_entries(proof, (Entry(BOUGHT, Mark.WRITTEN, "7"),)).schedule
    change = change_between(before, bought, rows=rows_of(bought))
    assert (change.first, change.last, change.moves_sums) == (3, len(rows_of(bought)) - 1, True)


def test_a_finished_section_changes_its_heading_alone() -> None:
    """The word finished stands in the heading."""
    before = schedule_of(bought="5")
    after = with_entries(
        ProofOfClaim(schedule=before), (Entry("schedule.purchases.count", Mark.WRITTEN, "1"),)
    ).schedule
    change = change_between(before, after, rows=rows_of(after))
    assert (change.headings, change.moves_sums, change.first > change.last) == ((2,), False, True)


@given(st.lists(st.sampled_from(["", "*", "5", "12.5", "x"]), min_size=1, max_size=8), st.data())
def test_a_deletion_takes_out_one_line_and_keeps_the_others(shares: list[str], data: st.DataObject) -> None:
    """Whatever the lines hold, places never reached included."""
    marks = {"": (Mark.NOT_REACHED, ""), "*": (Mark.ILLEGIBLE, "")}
    entries = tuple(
        Entry(f"schedule.sales[{place}].shares", *marks.get(text, (Mark.WRITTEN, text)))
        for place, text in enumerate(shares)
    )
    proof = with_entries(ProofOfClaim(schedule=SONUS.blank_schedule()), entries)
    listed = proof.schedule.section("sales")
    assert listed is not None
    index = data.draw(st.integers(min_value=0, max_value=len(shares) - 1))
    left = listed.trades[:index] + listed.trades[index + 1 :]
    after = with_entries(proof, entries_of_lines(listed, left)).schedule.section("sales")
    assert after is not None
    assert after.trades == left
