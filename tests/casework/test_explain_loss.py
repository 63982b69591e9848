"""Every cent of a recognized loss is explained, for a stored claim and for one that is still being keyed."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from cases import CLOCK, SONUS, WORDING, at_desk_of, paper, wrote

from claimdesk.assets import asset
from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.explained_loss import ExplainedLoss
from claimdesk.casebook.loss_words import dollars
from claimdesk.casebook.match_loss import FINE
from claimdesk.casebook.money import CENT, decimal_text, rounded
from claimdesk.casebook.places import Entry
from claimdesk.casework.desk import Desk
from claimdesk.casework.explain_loss import explain_account, explain_loss, explain_schedule
from claimdesk.casework.open_case import close_case, open_case
from claimdesk.casework.reference import load_settlement
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.errors import Told
from claimdesk.intake.trades_csv import read_trades

TWITTER = load_settlement("twitter-2016")
PLANS = Path(__file__).resolve().parents[1] / "samples" / "plans"
SHAPES = tuple(sorted(folder.name for folder in PLANS.iterdir() if folder.is_dir()))
BOUGHT_AND_HELD = (
    "You bought 1,500 shares on 19 Mar 2015 at $46.97 and still held them on 30 Oct 2015. The plan allows the least of"
    " decline by Table 1 ($20.34) and purchase price less $28.06 ($18.91) = $18.91 a share: $28,365.00."
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Open a case of the Twitter settlement, whose plan is the court's as far as it is known."""
    return open_case(tmp_path / "case", settlement=TWITTER, wording=WORDING, clock=CLOCK)


def line(section: str, number: int, on: str, *, shares: str, price: str, documented: str = "yes") -> tuple[Entry, ...]:
    """Give the entries of one line of the schedule."""
    place = f"schedule.{section}[{number}]"
    return (
        wrote(f"{place}.trade_date", on),
        wrote(f"{place}.shares", shares),
        wrote(f"{place}.price", price),
        wrote(f"{place}.documented", documented),
    )


def held(section: str, shares: str) -> Entry:
    """Give the entry of a holding."""
    return wrote(f"schedule.{section}.shares", shares)


def explained(proof: ProofOfClaim) -> ExplainedLoss:
    """Explain a paper that is not saved."""
    return explain_schedule("TWITTER-1", proof.schedule, settlement=TWITTER)


def fund_six(desk: Desk, *, closing: str = "2000") -> ProofOfClaim:
    """Give the paper of a fund that bought 1,500 and 500 shares and held them; its opening shares were sold."""
    return paper(
        desk,
        held("opening_holding", "1300"),
        *line("purchases", 0, "2015-03-19", shares="1500", price="46.97"),
        *line("purchases", 1, "2015-05-29", shares="500", price="36.67"),
        *line("sales", 0, "2015-03-17", shares="1300", price="46.66"),
        held("closing_holding", closing),
    )


def test_a_stored_claim_is_explained_match_by_match(desk: Desk) -> None:
    """1,500 x 18.91 + 500 x 7.41 = 32,070.00; the market loss of 29,350.00 limits it."""
    number = register_claim(desk).claim.claim_number
    save_claim(desk, number, proof=fund_six(desk), base_version=1)
    found = explain_loss(desk, number)
    assert found.headline == "Recognized loss $29,350.00"
    assert [line.amount for line in found.lines] == ["$0.00", "$28,365.00", "$3,705.00"]
    assert found.lines[1].sentence == BOUGHT_AND_HELD
    assert [(limb.words, limb.is_bound) for limb in found.lines[1].limbs] == [
        ("decline by Table 1", False),
        ("purchase price less $28.06", True),
    ]
    assert found.lines[0].sentence == (
        "You sold 1,300 shares on 17 Mar 2015 that you held before the class period; the plan allows nothing for them."
    )
    assert [(step.words, step.amount) for step in found.steps] == [
        ("Sum of the matches", "$32,070.00"),
        ("Limited to the market loss", "$29,350.00"),
        ("Market loss on the shares that can earn", "$29,350.00"),
        ("Recognized loss, in whole cents", "$29,350.00"),
    ]
    assert found.standing == "Proposed plan, not approved by the court."
    close_case(desk)


def test_the_plan_on_screen_and_the_plan_of_a_keyer_are_one(desk: Desk) -> None:
    """Whoever looks sees the same amount: nothing of it depends on the person."""
    number = register_claim(desk).claim.claim_number
    save_claim(desk, number, proof=fund_six(desk), base_version=1)
    assert explain_loss(at_desk_of(desk, "Keyer"), number) == explain_loss(desk, number)
    close_case(desk)


def test_out_of_balance_is_told_by_how_much(desk: Desk) -> None:
    """2,000 shares are left and 1,900 are stated: 100 shares more came in."""
    found = explained(fund_six(desk, closing="1900"))
    assert found.headline == "Not computed"
    assert found.loss.amount is None
    assert found.problems == ("Out of balance by 100 shares: more came in than went out or are held at the closing.",)
    close_case(desk)


def test_an_undocumented_purchase_earns_nothing_and_is_said_so(desk: Desk) -> None:
    """Of the two lots only that of 500 earns: 500 x 7.41 = 3,705.00, limited to its market loss 500 x 6.95."""
    found = explained(
        paper(
            desk,
            *line("purchases", 0, "2015-03-19", shares="1500", price="46.97", documented="no"),
            *line("purchases", 1, "2015-05-29", shares="500", price="36.67"),
            held("closing_holding", "2000"),
        )
    )
    assert found.headline == "Recognized loss $3,475.00, computed in part"
    assert "no document supports it" in found.lines[0].sentence
    assert found.problems == (
        "Purchases, line 1: shares without a document earn nothing; the claim is computed in part.",
    )
    close_case(desk)


def test_a_line_without_shares_keeps_the_claim_from_being_computed(desk: Desk) -> None:
    """The line is named as the office names it."""
    found = explained(paper(desk, wrote("schedule.sales[0].trade_date", "2015-05-29")))
    assert found.headline == "Not computed"
    assert "Sales, line 1: the number of shares is not known." in found.problems
    close_case(desk)


def test_a_schedule_with_nothing_in_it_comes_to_zero(desk: Desk) -> None:
    """Nobody is told of a gain or a loss where no share is listed."""
    found = explained(paper(desk))
    assert found.headline == "Recognized loss $0.00: the claim lists no shares"
    assert found.lines == ()
    close_case(desk)


def test_a_settlement_without_a_plan_says_so() -> None:
    """No amount is made up where the file has no plan."""
    with pytest.raises(Told, match="has no plan"):
        explain_schedule("S-1", SONUS.blank_schedule(), settlement=replace(SONUS, plan=None))


def test_the_lines_tie_with_the_result_for_all_published_funds() -> None:
    """The amounts of the lines add up to the published figure, and the last step is the published loss."""
    folder = asset("settlements/twitter-2016")
    read = read_trades((folder / "plan_tests.csv").read_text(encoding="utf-8"), TWITTER.securities)
    with (folder / "plan_expected.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["account"]: row for row in csv.DictReader(file)}
    assert len(read.accounts) == 19
    for account in read.accounts:
        found = explain_account(account, TWITTER)
        row = rows[account.name]
        total = sum(line.loss.amount for line in found.lines)
        assert decimal_text(rounded(total, unit=CENT * FINE) // FINE) == row["before_claim_level"]
        assert found.steps[-1].amount == dollars(found.loss.amount or 0)
        assert decimal_text(found.loss.amount or 0) == row["recognized_loss"]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_plan_has_its_words(shape: str) -> None:
    """Each match of each example claim is said in whole sentences, and the last step is the recognized loss."""
    settlement = load_settlement(str(PLANS / shape))
    read = read_trades((PLANS / shape / "plan_tests.csv").read_text(encoding="utf-8"), settlement.securities)
    for account in read.accounts:
        found = explain_account(account, settlement)
        assert all(line.sentence.endswith(".") and "{" not in line.sentence for line in found.lines)
        if found.loss.amount is not None:
            assert found.steps[-1].amount == dollars(found.loss.amount)


def test_a_price_that_is_not_the_one_paid_is_said_so() -> None:
    """Bought at 22.00 in an offering at 20.00 and sold at 15.00: 5.00 a share, and the sentence says why not 7.00."""
    settlement = load_settlement(str(PLANS / "09-section-11"))
    read = read_trades((PLANS / "09-section-11" / "plan_tests.csv").read_text(encoding="utf-8"), settlement.securities)
    sentence = explain_account(read.accounts[0], settlement).lines[0].sentence
    assert "at $22.00 and sold them on 2 Mar 2020 at $15.00" in sentence
    assert sentence.endswith("= $5.00 a share: $500.00. It counts at most $20.00 a share of what you paid.")
