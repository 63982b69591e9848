"""Random claims under every shape of plan: what must hold whatever was bought, sold, given or written."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from compared_losses import PLANS, compare
from random_claims import EX_DATE, FIRST, HEADER, OLD_FOR_NEW, RandomClaim, RandomLine, random_claim
from reference_losses import SHAPES

from claimdesk.casebook.recognized_loss import RecognizedLoss
from claimdesk.casebook.settlement import Settlement
from claimdesk.casework.file_losses import losses_of_text
from claimdesk.casework.reference import load_settlement

COMPARED = 120
LOOKED_AT = 20
MILLION = 1_000_000
MATCHES_NOTHING = "11-record-dates"
MAY_BE_NEGATIVE = "19-negatives-stay"
ROUNDED_BY_MATCH = "23-rounded-per-match"
"""Two fills are two matches, and each has its own cents."""


def computed(settlement: Settlement, claims: list[RandomClaim]) -> tuple[RecognizedLoss, ...]:
    """Compute these claims, in their order."""
    lines = [line for number, claim in enumerate(claims) for line in claim.csv_lines(str(number))]
    found = losses_of_text("\n".join([HEADER, *lines]), settlement)
    assert found.faults == ()
    return found.losses


def of_shape(shape: str, change: Callable[[RandomClaim], RandomClaim]) -> list[tuple[RecognizedLoss, RecognizedLoss]]:
    """Compute claims of a shape as they are and changed, those aside that are not computed."""
    settlement = load_settlement(str(PLANS / shape))
    claims = [random_claim(shape, seed) for seed in range(LOOKED_AT)]
    pairs = zip(computed(settlement, claims), computed(settlement, list(map(change, claims))), strict=True)
    found = [(plain, changed) for plain, changed in pairs if plain.amount is not None]
    assert len(found) > LOOKED_AT / 2
    return found


def test_every_example_has_its_reference() -> None:
    """Each folder of an example plan is a shape that the reference knows."""
    assert sorted(SHAPES) == sorted(path.parent.name for path in PLANS.glob("*/settlement.toml"))


@pytest.mark.parametrize("shape", SHAPES)
def test_random_claims_equal_the_reference(shape: str) -> None:
    """Whatever happened on whatever days, all ways come to the same cent, or none has an answer."""
    found = compare(shape, range(COMPARED))
    assert found.disagreements == []
    assert found.earning > COMPARED / 8
    assert 0 < found.not_computed < COMPARED / 3


def test_a_plan_with_other_tables_disagrees_with_the_reference() -> None:
    """What is compared can differ: the claims of one shape under the plan of another."""
    other = load_settlement(str(PLANS / "08-least-by-disposal-case"))
    assert len(compare("01-stepped-inflation", range(COMPARED), settlement=other).disagreements) > COMPARED / 4


@pytest.mark.parametrize("shape", SHAPES)
def test_the_order_of_lines_of_different_days_does_not_matter(shape: str) -> None:
    """Days may stand anywhere in a schedule; the lines of one day keep their order."""
    chance = random.Random(7)  # noqa: S311 - a test wants the same order each time

    def shuffled(claim: RandomClaim) -> RandomClaim:
        days = list({line.on for line in claim.lines})
        chance.shuffle(days)
        return replace(claim, lines=tuple(line for day in days for line in claim.lines if line.on == day))

    for plain, changed in of_shape(shape, shuffled):
        assert changed.amount == plain.amount
        assert changed.before_claim_level == plain.before_claim_level


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {ROUNDED_BY_MATCH}))
def test_partial_fills_change_nothing(shape: str) -> None:
    """A line is the same as two lines of fewer shares at the same price on the same day."""

    def filled_in_parts(claim: RandomClaim) -> RandomClaim:
        if any(line.code == "CX" for line in claim.lines):
            return claim
        parts: list[RandomLine] = []
        for line in claim.lines:
            first = Fraction(line.shares // 3) or line.shares / 2
            parts += (replace(line, shares=first), replace(line, shares=line.shares - first))
        return replace(claim, lines=tuple(parts))

    for plain, changed in of_shape(shape, filled_in_parts):
        assert changed.steps[0] == plain.steps[0]
        assert changed.amount == plain.amount


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {ROUNDED_BY_MATCH}))
def test_tenfold_shares_are_a_tenfold_loss(shape: str) -> None:
    """The sum of the matches is tenfold exactly, before anything is rounded."""

    def tenfold(claim: RandomClaim) -> RandomClaim:
        return RandomClaim(
            {name: shares * 10 for name, shares in claim.openings.items()},
            tuple(replace(line, shares=line.shares * 10) for line in claim.lines),
            {name: shares * 10 for name, shares in claim.closings.items()},
            claim.category,
        )

    for plain, changed in of_shape(shape, tenfold):
        assert changed.steps[0].amount == plain.steps[0].amount * 10


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {MAY_BE_NEGATIVE}))
def test_no_loss_is_below_zero(shape: str) -> None:
    """Neither before the tests of the claim nor after them."""
    for plain, _ in of_shape(shape, lambda claim: claim):
        assert (plain.before_claim_level or 0) >= 0
        assert (plain.amount or 0) >= 0


def test_a_loss_is_below_zero_where_the_plan_says_so() -> None:
    """The plan whose gains stay gains gives some claims less than nothing."""
    assert any((plain.amount or 0) < 0 for plain, _ in of_shape(MAY_BE_NEGATIVE, lambda claim: claim))


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {MATCHES_NOTHING}))
def test_every_share_is_in_one_match(shape: str) -> None:
    """The shares of each line and of the opening holding are those of their matches, sold, covered or held."""
    settlement = load_settlement(str(PLANS / shape))
    counted_twice = "Section 11" if shape == "10-two-statutes-sum" else "none"
    for seed in range(LOOKED_AT):
        claim = random_claim(shape, seed)
        (loss,) = computed(settlement, [claim])
        if loss.amount is None:
            continue
        came: dict[str, Fraction] = defaultdict(Fraction)
        went: dict[str, Fraction] = defaultdict(Fraction)
        for match in loss.matches:
            if match.measure != counted_twice:
                came[match.purchase_source] += Fraction(match.shares, MILLION)
                went[match.disposal_source] += Fraction(match.shares, MILLION)
        old = OLD_FOR_NEW if shape == "16-split" else 1
        opening = came[""] + went["short at the opening"]
        assert opening == Fraction(sum(map(abs, claim.openings.values())), old)
        for source, line in counted_lines(claim, closing_on=settlement.closing_on):
            assert came[source] + went[source] == line.shares / (old if line.on < EX_DATE else 1), (seed, source)


def counted_lines(claim: RandomClaim, *, closing_on: date | None) -> Iterator[tuple[str, RandomLine]]:
    """Give the lines that count, each with its place in the file; those outside and those cancelled do not."""
    for number, line in enumerate(claim.lines):
        is_cancelled = "CX" in {line.code, *(after.code for after in claim.lines[number + 1 : number + 2])}
        if not is_cancelled and FIRST <= line.on <= (closing_on or line.on):
            yield f"line {number + 2 + len(claim.openings)}", line
