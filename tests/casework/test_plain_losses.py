"""Totals without reasons are those of the engine, cent for cent, or are left to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reference_losses import FORMULAS, RandomClaim, random_claim

from claimdesk.casebook.plain_losses import HoldingCells, PlainLosses, TradeCells
from claimdesk.casebook.plain_plan import is_plain
from claimdesk.casebook.settlement import Column, ScheduleSection, SectionRole, Settlement
from claimdesk.casework.file_losses import losses_of_text
from claimdesk.casework.reference import load_settlement

PLANS = Path(__file__).resolve().parents[1] / "samples" / "plans"
HEADER = "account,security,code,date,quantity,price"
NOT_PLAIN = {
    "05-true-value": "it has a floor",
    "09-section-11": "it bounds the price",
    "12-average-cost": "it has no lots",
    "17-last-in-first-out": "it takes the last",
}
CLAIMS = 150
MILLION = 1_000_000


def with_sections(settlement: Settlement) -> Settlement:
    """Give an example with the four sections of a schedule."""
    keys = (
        ("opening_holding", SectionRole.OPENING),
        ("purchases", SectionRole.IN),
        ("sales", SectionRole.OUT),
        ("closing_holding", SectionRole.CLOSING),
    )
    return replace(
        settlement,
        sections=tuple(
            ScheduleSection(key=key, heading=key, role=role, columns=(Column.SHARES,)) for key, role in keys
        ),
    )


def cells_of(claim: RandomClaim) -> tuple[list[HoldingCells], list[TradeCells]]:
    """Give a claim as the store has it: lines by section, shares and prices in millionths."""
    holdings: list[HoldingCells] = [
        (1, "opening_holding", claim.opening * MILLION, 1),
        (1, "closing_holding", claim.closing * MILLION, 1),
    ]
    trades: list[TradeCells] = [
        (1, section, trade.on.isoformat(), trade.shares * MILLION, trade.cents * 10_000, 1, None, None)
        for section, is_purchase in (("purchases", True), ("sales", False))
        for trade in claim.trades
        if trade.is_purchase is is_purchase
    ]
    return holdings, trades


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_plain_totals_are_those_of_the_engine(name: str) -> None:
    """Every random claim comes to the same, except on the day of a cut, which is left to the engine."""
    settlement = with_sections(load_settlement(str(PLANS / name)))
    assert settlement.plan is not None
    assert is_plain(settlement.plan) is (name not in NOT_PLAIN)
    plain, computed = PlainLosses(settlement), 0
    for seed in range(CLAIMS):
        claim = random_claim(seed)
        total = plain.total(*cells_of(claim))
        (loss,) = losses_of_text("\n".join([HEADER, *claim.csv_lines("A")]), settlement).losses
        if total is not None:
            computed += 1
            assert (total.amount, total.before_claim_level) == (loss.amount, loss.before_claim_level)
    assert computed > CLAIMS * 0.8 if name not in NOT_PLAIN else computed == 0


@pytest.mark.parametrize("holding_value", [0, 12_000_000, 29_000_000])
def test_the_market_test_is_that_of_the_engine(holding_value: int) -> None:
    """A gain gives zero, a loss caps, whatever a share still held is worth."""
    twitter = load_settlement("twitter-2016")
    example = with_sections(load_settlement(str(PLANS / "08-least-by-disposal-case")))
    assert twitter.plan is not None
    assert example.plan is not None
    claim_rules = replace(twitter.plan.claim, holding_value=holding_value)
    settlement = replace(example, plan=replace(example.plan, claim=claim_rules))
    plain, amounts = PlainLosses(settlement), set()
    for seed in range(CLAIMS):
        claim = random_claim(seed)
        total = plain.total(*cells_of(claim))
        (loss,) = losses_of_text("\n".join([HEADER, *claim.csv_lines("A")]), settlement).losses
        assert total is not None
        assert (total.amount, total.before_claim_level) == (loss.amount, loss.before_claim_level)
        amounts.add(total.amount == total.before_claim_level)
    assert amounts == {True, False}


def test_what_is_not_plain_is_left_to_the_engine() -> None:
    """A kind, a security, a line without document, shares or price, a day outside, and a claim out of balance."""
    settlement = with_sections(load_settlement(str(PLANS / "01-stepped-inflation")))
    plain = PlainLosses(settlement)
    holdings: list[HoldingCells] = [(1, "opening_holding", 0, 1), (1, "closing_holding", 5, 1)]
    good: TradeCells = (1, "purchases", "2020-02-03", 5, 30, 1, None, None)
    assert plain.total(holdings, [good]) is not None
    for strange in (
        (1, "purchases", "2020-02-03", 5, 30, 1, "gift", None),
        (1, "purchases", "2020-02-03", 5, 30, 1, None, "EXMP"),
        (1, "purchases", "2020-02-03", 5, 30, 0, None, None),
        (1, "purchases", "2020-02-03", 5, 30, None, None, None),
        (1, "purchases", "2020-02-03", None, 30, 1, None, None),
        (1, "purchases", "2020-02-03", 5, None, 1, None, None),
        (1, "purchases", None, 5, 30, 1, None, None),
        (1, "purchases", "2020-10-01", 5, 30, 1, None, None),
        (1, "elsewhere", "2020-02-03", 5, 30, 1, None, None),
        (1, "purchases", "2020-02-03", 4, 30, 1, None, None),
        (1, "sales", "2020-02-03", 5, 30, 1, None, None),
    ):
        assert plain.total(holdings, [strange]) is None
    assert plain.total(holdings[:1], [good]) is None
