"""Totals without reasons are those of the engine, cent for cent, or are left to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from plain_cells import MILLION, cells_of, with_sections
from random_claims import HEADER, random_claim
from reference_formulas import FORMULAS

from claimdesk.casebook.plain_losses import PlainLosses, PlainTrade, plain_losses
from claimdesk.casebook.plan import MarketTest
from claimdesk.casebook.settlement import Settlement
from claimdesk.casework.file_losses import losses_of_text
from claimdesk.casework.reference import load_settlement

PLANS = Path(__file__).resolve().parents[1] / "samples" / "plans"
NOT_PLAIN = {
    "05-true-value": "it has a floor",
    "09-section-11": "it bounds the price",
    "12-average-cost": "it has no lots",
    "16-split": "its shares change",
    "17-last-in-first-out": "it takes the last",
    "17-opening-first-then-last": "it takes the opening holding, and then the last",
    "20-netting-market-test-caps": "it nets gains, and has a cap",
    "21-sales-first": "its sales come first on a day",
    "22-two-losses-required": "its market loss caps nothing",
    "23-rounded-down": "it rounds down",
    "23-rounded-per-match": "it rounds each match",
    "23-rounded-per-unit": "it rounds the loss of a share",
    "24-exercises-and-mergers": "not purchases alone can earn",
}
CLAIMS = 150


def example(name: str) -> Settlement:
    """Load an example plan, with the sections of a form."""
    return with_sections(load_settlement(str(PLANS / name)))


def plain(settlement: Settlement) -> PlainLosses:
    """Give what computes the plain claims of a settlement that has some."""
    found = plain_losses(settlement)
    assert found is not None
    return found


@pytest.mark.parametrize("name", sorted(NOT_PLAIN))
def test_a_plan_that_is_not_plain_is_left_to_the_engine(name: str) -> None:
    """Floors, bounds of the price, averages, splits and the like need more than the least of limbs."""
    assert plain_losses(example(name)) is None


@pytest.mark.parametrize("name", sorted(FORMULAS.keys() - NOT_PLAIN.keys()))
def test_a_plan_of_lots_and_limbs_is_plain(name: str) -> None:
    """Its random claims are compared with those of the engine and the reference beside all others."""
    assert plain_losses(example(name)) is not None


@pytest.mark.parametrize("holding_value", [0, 12_000_000, 29_000_000])
def test_the_market_test_is_that_of_the_engine(holding_value: int) -> None:
    """A gain gives zero, a loss caps, whatever a share still held is worth."""
    twitter, settlement = load_settlement("twitter-2016"), example("08-least-by-disposal-case")
    assert twitter.plan is not None
    assert settlement.plan is not None
    claim_rules = replace(twitter.plan.claim, holding_value=holding_value)
    settlement = replace(settlement, plan=replace(settlement.plan, claim=claim_rules))
    totals, amounts = plain(settlement), set()
    for seed in range(CLAIMS):
        claim = random_claim("08-least-by-disposal-case", seed)
        total = totals.total(*cells_of(claim, settlement))
        (loss,) = losses_of_text("\n".join([HEADER, *claim.csv_lines("A")]), settlement).losses
        if total is not None:
            assert (total.amount, total.before_claim_level) == (loss.amount, loss.before_claim_level)
            amounts.add(total.amount == total.before_claim_level)
    assert amounts == {True, False}


def test_a_market_test_without_a_holding_value_is_left_to_the_engine() -> None:
    """The engine has a sentence for it; a total without the test would be too high."""
    settlement = example("01-stepped-inflation")
    assert settlement.plan is not None
    rules = replace(settlement.plan.claim, market_test=MarketTest.LOSS_CAPS, holding_value=None)
    assert plain_losses(replace(settlement, plan=replace(settlement.plan, claim=rules))) is None


@pytest.mark.parametrize("missing", ["opening_holding", "closing_holding"])
def test_a_form_without_both_holdings_is_left_to_the_engine(missing: str) -> None:
    """Without one of the holdings nobody can say that a claim is in balance."""
    settlement = example("01-stepped-inflation")
    sections = tuple(section for section in settlement.sections if section.key != missing)
    assert plain_losses(replace(settlement, sections=sections)) is None


@pytest.mark.parametrize(
    ("opening", "closing", "trades"),
    [
        pytest.param(None, 5, [], id="no opening holding"),
        pytest.param(0, None, [], id="no closing holding"),
        pytest.param(-5, 0, [(1, "2020-02-03", 5, 30)], id="short at the opening"),
        pytest.param(0, 5, [(1, "2020-02-03", None, 30)], id="a trade that is not plain"),
        pytest.param(0, 4, [(1, "2020-02-03", 5, 30)], id="out of balance"),
        pytest.param(0, 0, [(1, "2020-02-03", -5, 30), (1, "2020-02-04", 5, 30)], id="sold before it was bought"),
    ],
)
def test_what_is_not_plain_is_left_to_the_engine(
    opening: int | None, closing: int | None, trades: list[PlainTrade]
) -> None:
    """Each of them has its sentence from the engine."""
    assert plain(example("01-stepped-inflation")).total(opening, closing, trades) is None


def test_a_claim_without_trades_comes_to_nothing() -> None:
    """What was held at the opening and still is earns nothing."""
    total = plain(example("01-stepped-inflation")).total(7 * MILLION, 7 * MILLION, [])
    assert total == (0, 0)
