"""Under every shape of plan the words of an amount read well and its figures add up."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from claimdesk.casebook.explained_loss import ExplainedLoss
from claimdesk.casebook.loss_words import amount_text
from claimdesk.casework.explain_loss import explain_account
from claimdesk.casework.reference import load_settlement
from claimdesk.intake.trades_csv import read_trades

PLANS = Path(__file__).resolve().parents[1] / "samples" / "plans"
NAMES = sorted(path.parent.name for path in PLANS.glob("*/settlement.toml"))


def explained(plan: str) -> dict[str, ExplainedLoss]:
    """Explain every account that an example plan is tested on."""
    settlement = load_settlement(str(PLANS / plan))
    trades = read_trades((PLANS / plan / "plan_tests.csv").read_text("utf-8"), settlement.securities)
    return {account.name: explain_account(account, settlement) for account in trades.accounts}


@pytest.mark.parametrize("name", NAMES)
def test_the_matches_add_up_to_the_first_step(name: str) -> None:
    """And the last step is the recognized loss; nothing between them goes unsaid."""
    for found in explained(name).values():
        if found.loss.amount is None:
            continue
        assert found.steps[0].words == "Sum of the matches"
        assert found.steps[0].amount == amount_text(
            sum((Fraction(line.loss.amount) for line in found.lines), Fraction(0))
        )
        assert found.headline.removesuffix(", computed in part").endswith(found.steps[-1].amount)


@pytest.mark.parametrize("name", NAMES)
def test_every_match_has_a_sentence_for_people(name: str) -> None:
    """One share is one share, no value is left open, and days are not written as in a file."""
    for found in explained(name).values():
        for line in found.lines:
            assert " 1 shares" not in f" {line.sentence}"
            assert "2020-" not in line.sentence
            assert not set("{}") & set(line.sentence)


def sentences(plan: str, account: str) -> str:
    """Give all sentences of one account under an example plan."""
    return " ".join(line.sentence for line in explained(plan)[account].lines)


@pytest.mark.parametrize(
    ("plan", "account", "words"),
    [
        ("04-percentage-of-price", "C", "You bought 1 share on 3 Feb 2020 at $33.335 and sold it on"),
        ("07-look-back", "C", "sold them on 5 Oct 2020; what is sold after 28 Sep 2020 counts as still held"),
        ("10-two-statutes-sum", "A", "under Section 11; the plan adds its measures"),
        ("10-two-statutes-greater", "B", "under Section 11, the greatest of the measures of the plan"),
        ("11-record-dates", "A", "100 shares held on 31 Mar 2020, a record date"),
        ("13-correction-in-the-day", "B", "by its price the purchase counts as after it"),
        ("14-categories-and-currency", "B", "multiplied by 0.75 (for CAD) and 0.5 (the weight)"),
        ("15-options-notes-and-shares", "C", "You bought 10,000 units of Example 4% notes"),
        ("15-options-notes-and-shares", "C", "= $80.00 a unit: $800.00"),
        ("18-shorts-gifts-documents", "B", "You received 100 shares, which the plan counts as bought on 3 Feb 2020"),
        ("18-shorts-gifts-documents", "C", "bought by the donor on 4 Feb 2019, not on the days"),
        ("19-negatives-stay", "A", "The plan counts a gain: purchase price less sale price (-$3.00) = -$3.00 a share"),
        ("23-rounded-per-unit", "B", "= $1.26 a share (Table 1, row 1): $12.60. The plan rounds the loss a share"),
        ("23-rounded-per-match", "A", "$1.26. The plan rounds the amount to whole cents."),
    ],
)
def test_a_sentence_says_what_the_plan_did(plan: str, account: str, words: str) -> None:
    """Whatever makes the amount another than shares times the limb is said in words."""
    assert words in sentences(plan, account)


@pytest.mark.parametrize(
    ("plan", "account", "steps"),
    [
        ("19-negatives-per-security", "A", ["After the gain on Example, Inc. preferred stock counts as zero"]),
        ("19-negatives-per-claim", "A", ["After the gain of the claim counts as zero"]),
        ("20-netting-market-test-caps", "A", ["After inflation gained on shares that earn nothing"]),
        ("20-netting-market-test-caps", "B", ["Limited to the market loss", "After the cap of the claim"]),
        ("22-two-losses-required", "C", ["The market gave no loss, so nothing is left"]),
        (
            "25-caps-and-weights",
            "E",
            [
                "After the cap of Example, Inc. common stock",
                "After the cap of Example, Inc. preferred stock",
                "After the cap of the claim",
            ],
        ),
    ],
)
def test_each_step_that_changes_the_sum_is_named(plan: str, account: str, steps: list[str]) -> None:
    """Between the sum of the matches and the recognized loss stands what lies between them, and nothing else."""
    found = [step.words for step in explained(plan)[account].steps[1:-1] if not step.words.startswith("Market")]
    assert found == steps
