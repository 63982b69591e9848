"""Every shape of plan gives the answers that were worked out by hand, and those of a slow and obvious reference."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest
from reference_losses import FORMULAS, random_claim, reference_loss

from claimdesk.casebook.money import decimal_text
from claimdesk.casebook.recognized_loss import RecognizedLoss
from claimdesk.casebook.settlement import Settlement
from claimdesk.casework.check_settlement import check_settlement
from claimdesk.casework.file_losses import losses_of_text
from claimdesk.casework.reference import load_settlement

PLANS = Path(__file__).resolve().parents[1] / "samples" / "plans"
NAMES = sorted(path.parent.name for path in PLANS.glob("*/settlement.toml"))
HEADER = "account,security,code,date,quantity,price"
CLAIMS = 120


def plan_of(name: str) -> Settlement:
    """Load an example plan."""
    return load_settlement(str(PLANS / name))


def computed(settlement: Settlement, lines: list[str]) -> tuple[RecognizedLoss, ...]:
    """Compute the accounts of these lines, which have no fault."""
    found = losses_of_text("\n".join([HEADER, *lines]), settlement)
    assert found.faults == ()
    return found.losses


@pytest.mark.parametrize("name", NAMES)
def test_an_example_plan_gives_its_hand_worked_answers(name: str) -> None:
    """The check of the settlement runs the claims beside the plan; the arithmetic stands at the head of its file."""
    assert check_settlement(PLANS / name / "settlement.toml").faults == ()


def test_there_is_an_example_of_every_shape() -> None:
    """Fifteen shapes, and the options of matching and of the claim level after them."""
    assert {name[:2] for name in NAMES} >= {f"{number:02}" for number in range(1, 21)}


def test_an_answer_that_is_a_cent_off_is_a_fault(tmp_path: Path) -> None:
    """A plan that contradicts its own tests is refused, with the line of the expectation."""
    for path in (PLANS / "01-stepped-inflation").iterdir():
        (tmp_path / path.name).write_text(
            path.read_text("utf-8").replace("A,300.00,300.00", "A,300.00,300.01"), "utf-8"
        )
    (fault,) = check_settlement(tmp_path / "settlement.toml").faults
    assert (fault.path, fault.line) == ("plan_expected.csv", 2)
    assert fault.sentence == "recognized_loss: A gives 300.00, and 300.01 is expected"


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_random_claims_equal_the_reference(name: str) -> None:
    """Whatever is bought and sold on whatever days, both ways come to the same cent."""
    claims = [random_claim(seed) for seed in range(CLAIMS)]
    lines = [line for seed, claim in enumerate(claims) for line in claim.csv_lines(str(seed))]
    losses = computed(plan_of(name), lines)
    found = {int(loss.account): Decimal(decimal_text(loss.amount or 0)) for loss in losses}
    assert all(loss.amount is not None for loss in losses), [loss.problems for loss in losses if loss.problems][:3]
    assert found == {seed: reference_loss(name, claim) for seed, claim in enumerate(claims)}


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_the_order_of_lines_does_not_matter(name: str) -> None:
    """Lines of different days may stand anywhere; those of one day keep their order."""
    settlement, chance = plan_of(name), random.Random(7)  # noqa: S311 - a test wants the same order each time
    for seed in range(20):
        lines = random_claim(seed).csv_lines("A")
        shuffled = sorted(lines, key=lambda line: (chance.random(), line))
        days = [line.split(",")[3] for line in lines]
        if len(set(days[1:-1])) == len(days) - 2:
            assert computed(settlement, shuffled)[0].amount == computed(settlement, lines)[0].amount


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_partial_fills_change_nothing(name: str) -> None:
    """A line of several shares is the same as two lines of fewer at the same price on the same day."""
    settlement = plan_of(name)
    for seed in range(20):
        lines = random_claim(seed).csv_lines("A")
        split = []
        for line in lines:
            account, security, code, on, shares, price = line.split(",")
            if code in "PS" and int(shares) > 1:
                split.append(f"{account},{security},{code},{on},1,{price}")
                shares = str(int(shares) - 1)
            split.append(f"{account},{security},{code},{on},{shares},{price}")
        assert computed(settlement, split)[0].amount == computed(settlement, lines)[0].amount


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_every_share_is_matched_once_and_losses_scale(name: str) -> None:
    """Shares in are shares matched, those held included; no loss is below zero; tenfold shares are a tenfold loss."""
    settlement = plan_of(name)
    for seed in range(20):
        claim = random_claim(seed)
        lines = claim.csv_lines("A")
        (loss,) = computed(settlement, lines)
        shares_in = claim.opening + sum(trade.shares for trade in claim.trades if trade.is_purchase)
        assert sum(match.shares for match in loss.matches) == shares_in * 1_000_000
        assert all(match.amount >= 0 for match in loss.matches)
        tenfold = [
            ",".join([*cells[:4], str(int(cells[4]) * 10), cells[5]]) for cells in (line.split(",") for line in lines)
        ]
        (larger,) = computed(settlement, tenfold)
        assert larger.steps[-1].amount == 10 * loss.steps[-1].amount
