"""Every shape of plan gives the answers that were worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk.casework.check_settlement import check_settlement

PLANS = Path(__file__).resolve().parents[1] / "samples" / "plans"
NAMES = sorted(path.parent.name for path in PLANS.glob("*/settlement.toml"))


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


@pytest.mark.parametrize(
    ("key", "word", "sentence"),
    [
        ("measures_joined", "least", "several measures give the greatest or the sum, not the least"),
        ("measures_joined_per", "never", "`never` is no answer here; it is match, security or claim"),
        ("rounded", "never", "`never` is none of: unit, match, security, claim"),
    ],
)
def test_a_word_that_no_step_of_the_claim_follows_is_a_fault(
    tmp_path: Path, key: str, word: str, sentence: str
) -> None:
    """A word that the format knows and the plan cannot follow is told, and never stands for another one."""
    for path in (PLANS / "10-two-statutes-greater").iterdir():
        kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(f"{key} = ")]
        text = "\n".join(kept).replace("[plan.claim]", f'[plan.claim]\n{key} = "{word}"')
        (tmp_path / path.name).write_text(text, "utf-8")
    (fault,) = check_settlement(tmp_path / "settlement.toml").faults
    assert (fault.path, fault.sentence) == (f"plan.claim.{key}", sentence)
