"""Trades that a plan has no answer for keep their account from being computed, with a sentence that says why."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest
from compared_losses import PLANS

from claimdesk.casebook.recognized_loss import RecognizedLoss
from claimdesk.casework.check_settlement import check_settlement
from claimdesk.casework.file_losses import losses_of_text
from claimdesk.casework.reference import load_settlement

HEADER = "account,security,code,date,quantity,price,category"
STEPPED, LOOK_BACK, SERIES = "01-stepped-inflation", "07-look-back", "15-options-notes-and-shares"
MANY, FEWER = 10_000, 1_000


UNCOMPUTED = (
    pytest.param(
        STEPPED,
        ["EXMP,P,2020-02-03,80,30", "EXMP,S,2020-05-04,1090,20", "EXMP,U,,0,"],
        "line 3: 1,010 shares more than were held went out on 2020-05-04",
        id="more sold than held",
    ),
    pytest.param(
        STEPPED,
        ["EXMP,S,2020-05-04,1,20", "EXMP,P,2020-05-05,1,30", "EXMP,U,,0,"],
        "line 2: 1 share more than were held went out on 2020-05-04",
        id="sold before it was bought",
    ),
    pytest.param(
        STEPPED,
        ["EXMP,P,2020-02-03,1080,30", "EXMP,U,,1081,"],
        "out of balance by 1 share: fewer came in than went out or are held at the closing",
        id="fewer in",
    ),
    pytest.param(
        STEPPED,
        ["EXMP,P,2020-02-03,2000.5,30", "EXMP,U,,1,"],
        "out of balance by 1,999.5 shares: more came in than went out or are held at the closing",
        id="more in",
    ),
    pytest.param(STEPPED, ["EXMP,P,2020-02-03,0,30"], "line 2: 0 shares cannot be traded", id="no shares"),
    pytest.param(STEPPED, ["EXMP,S,2020-02-03,-5,30"], "line 2: -5 shares cannot be traded", id="below zero"),
    pytest.param(STEPPED, ["EXMP,P,2020-02-03,5,"], "line 2: a line with the code P needs its price", id="no price"),
    pytest.param(STEPPED, ["EXMP,P,2020-02-03,5,-1"], "line 2: a price below zero", id="price below zero"),
    pytest.param(
        STEPPED, ["EXMP,SP,2020-02-03,5,"], "line 2: a split of which the plan knows nothing", id="unknown split"
    ),
    pytest.param(
        STEPPED, ["EXMP,CX,2020-02-03,5,3"], "line 2: cancels a line that is not above it", id="cancels nothing"
    ),
    pytest.param(
        SERIES,
        ["CALL,P,2020-05-18,1,3", "CALL,U,,1,"],
        "Example call 30 May 2020: line 2: 2020-05-18 is after the series expired on 2020-05-15",
        id="after the series expired",
    ),
    pytest.param(
        "14-categories-and-currency",
        ["EXMP,P,2020-02-03,1,30,broker", "EXMP,U,,1,,broker"],
        "the category broker is none of the plan, which has exchange, placement",
        id="unknown category",
    ),
    pytest.param(
        STEPPED,
        ["OTHR,P,2020-02-03,1,30"],
        "line 2, column security: `OTHR` is no security of the settlement",
        id="unknown security",
    ),
    pytest.param(
        STEPPED,
        ["EXMP,P,2020-02-03,1.0000001,30"],
        "line 2, column quantity: `1.0000001`: a number here has at most six decimals",
        id="seven decimals",
    ),
)
"""A shape of plan, lines of an account, and its first problem."""


def loss_of(shape: str, *lines: str) -> RecognizedLoss:
    """Compute the account A of which these are the lines, from the second line of a file on."""
    text = "\n".join([HEADER, *(f"A,{line}" for line in lines)])
    (loss,) = losses_of_text(text, load_settlement(str(PLANS / shape))).losses
    return loss


@pytest.mark.parametrize(("shape", "lines", "problem"), UNCOMPUTED)
def test_an_account_that_cannot_be_computed_says_why(shape: str, lines: list[str], problem: str) -> None:
    """It has no amount, and the first problem is the sentence."""
    loss = loss_of(shape, *lines)
    assert (loss.amount, loss.before_claim_level, loss.matches) == (None, None, ())
    assert loss.problems[0] == problem


def test_a_security_that_the_plan_does_not_cover_is_named(tmp_path: Path) -> None:
    """The settlement knows the notes; its plan has a table for the shares alone."""
    for path in (PLANS / STEPPED).iterdir():
        text = path.read_text("utf-8").replace(
            "[[section]]",
            '[[security]]\nname = "Example notes"\nnames = ["NOTE"]\nsource = "assumed"\n\n[[section]]',
            1,
        )
        text = text.replace(
            "[[plan.table]]",
            '[[plan.security]]\nname = "Example, Inc. common stock"\nsource = "assumed"\n\n[[plan.table]]',
            1,
        )
        (tmp_path / path.name).write_text(text, "utf-8")
    settlement = check_settlement(tmp_path / "settlement.toml").settlement
    assert settlement is not None
    text = f"{HEADER}\nA,NOTE,P,2020-02-03,1,30\nA,NOTE,U,,1,\n"
    (loss,) = losses_of_text(text, settlement).losses
    assert loss.amount is None
    assert loss.problems == ("the plan does not cover Example notes",)


@pytest.mark.parametrize("day", ["2020-01-01", "2020-09-29"])
def test_a_trade_outside_of_the_days_of_the_balance_is_left_out_and_said_so(day: str) -> None:
    """A day before the class period, and the day after the closing holding: the rest is computed."""
    loss = loss_of(STEPPED, "EXMP,P,2020-06-30,10,30", f"EXMP,P,{day},5,30", "EXMP,U,,10,")
    assert loss.amount == 20_000_000
    assert loss.problems == (f"line 3: {day} lies outside of the days of the balance, the line is left out",)


def test_a_sale_on_a_day_without_a_row_is_not_guessed(tmp_path: Path) -> None:
    """Where the table refuses days without a row, a sale on a Friday that has none keeps its account from an amount."""
    for path in (PLANS / LOOK_BACK).iterdir():
        text = path.read_text("utf-8").replace('outside = "row before"', 'outside = "refused"')
        text = text.replace('tests = "plan_tests.csv"\nexpected = "plan_expected.csv"\n', "")
        (tmp_path / path.name).write_text(text, "utf-8")
    lines = f"{HEADER}\nA,EXMP,P,2020-02-03,100,25\nA,EXMP,S,2020-07-03,100,18\nA,EXMP,U,,0,\n"
    (loss,) = losses_of_text(lines, load_settlement(str(tmp_path))).losses
    assert loss.amount is None
    assert loss.problems == ("the plan has no answer: Table 2 has no row for 2020-07-03",)


def calls_of(lines: list[str]) -> int:
    """Count the calls that it takes to compute the account of these lines."""
    count = 0

    def note(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    text, settlement = "\n".join([HEADER, *lines]), load_settlement(str(PLANS / STEPPED))
    sys.setprofile(note)
    try:
        (loss,) = losses_of_text(text, settlement).losses
    finally:
        sys.setprofile(None)
    assert loss.amount is not None
    return count


def in_turns(count: int) -> list[str]:
    """Give purchases of two shares and sales of one in turns: half of the shares stay in the queue."""
    codes = ("P,2020-02-03,2,30", "S,2020-03-02,1,20")
    return [*(f"A,EXMP,{codes[number % 2]}" for number in range(count)), f"A,EXMP,U,,{count // 2},"]


def in_one_sale(count: int) -> list[str]:
    """Give purchases of one share each, and one sale of all of them."""
    bought = [f"A,EXMP,P,2020-02-03,1,{number % 50 + 1}" for number in range(count - 1)]
    return [*bought, f"A,EXMP,S,2020-05-04,{count - 1},20", "A,EXMP,U,,0,"]


def cancelled(count: int) -> list[str]:
    """Give lines of which each is cancelled, the first one first, far below."""
    cells = [f"2020-02-03,100,{number % 7000 + 1}" for number in range(count // 2)]
    return [*(f"A,EXMP,P,{cell}" for cell in cells), *(f"A,EXMP,CX,{cell}" for cell in cells), "A,EXMP,U,,0,"]


@pytest.mark.parametrize("kind", [in_turns, in_one_sale, cancelled])
def test_ten_thousand_trades_take_ten_times_the_steps_of_a_thousand(kind: object) -> None:
    """Whatever they are: the steps grow with the lines, not with their square."""
    assert callable(kind)
    assert calls_of(kind(MANY)) < calls_of(kind(FEWER)) * (MANY / FEWER) * 1.2
