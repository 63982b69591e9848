"""A paper that was keyed when the settlement file knew fewer sections has room for all of them, and loses none."""

from __future__ import annotations

from dataclasses import replace

from sample_papers import SONUS

from claimdesk.casebook.trades import HeldPosition, Schedule, TradeSection

PURCHASES = TradeSection("purchases", is_finished=True)
REDEMPTIONS = TradeSection("redemptions", is_finished=True)


def test_missing_sections_are_there_in_the_order_of_part_two() -> None:
    """What was keyed stands among them unchanged."""
    whole = SONUS.whole_schedule(Schedule(sections=(PURCHASES,)))
    assert [held.key for held in whole.positions] == ["opening_holding", "closing_holding"]
    assert whole.sections == (PURCHASES, TradeSection("sales"))


def test_a_section_that_part_two_has_no_longer_is_kept() -> None:
    """It stands behind the others."""
    whole = SONUS.whole_schedule(Schedule(positions=(HeldPosition("held_later"),), sections=(REDEMPTIONS,)))
    assert [section.key for section in whole.sections] == ["purchases", "sales", "redemptions"]
    assert [held.key for held in whole.positions] == ["opening_holding", "closing_holding", "held_later"]


def test_a_whole_schedule_stays_itself() -> None:
    """Nothing is made anew for the usual paper."""
    schedule = replace(SONUS.blank_schedule())
    assert SONUS.whole_schedule(schedule) is schedule
