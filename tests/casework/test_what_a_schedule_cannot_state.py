"""A schedule on paper states no category, no donor and no security of a holding, and its loss says what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from compared_losses import PLANS
from plain_cells import with_sections

from claimdesk.casebook.claim_account import account_of
from claimdesk.casebook.money import Price, Shares
from claimdesk.casebook.reading import BLANK, Mark, Reading, written
from claimdesk.casebook.recognized_loss import RecognizedLoss, balance_days, recognized_loss
from claimdesk.casebook.trades import HeldPosition, Holding, Schedule, Trade, TradeKind, TradeSection
from claimdesk.casework.reference import load_settlement


def trade(on: date, shares: int, price: int | None, *, security: str = "", kind: TradeKind | None = None) -> Trade:
    """Give a documented line of a schedule in whole shares and dollars."""
    return Trade(
        trade_date=Reading(Mark.WRITTEN, "", on),
        shares=Reading(Mark.WRITTEN, "", Shares(shares * 1_000_000)),
        price=BLANK if price is None else Reading(Mark.WRITTEN, "", Price(price * 1_000_000)),
        documented=Reading(Mark.WRITTEN, "", value=True),
        kind=BLANK if kind is None else Reading(Mark.WRITTEN, "", kind),
        security=written(security) if security else BLANK,
    )


def loss_of(plan: str, purchases: tuple[Trade, ...], sales: tuple[Trade, ...] = (), *, closing: int) -> RecognizedLoss:
    """Compute a schedule as it is keyed from paper."""
    settlement = with_sections(load_settlement(str(PLANS / plan)))
    assert settlement.plan is not None
    held = Holding(
        shares=Reading(Mark.WRITTEN, "", Shares(closing * 1_000_000)), documented=Reading(Mark.WRITTEN, "", value=True)
    )
    schedule = Schedule(
        positions=(HeldPosition("closing_holding", held),),
        sections=(TradeSection("purchases", purchases), TradeSection("sales", sales)),
    )
    return recognized_loss(account_of("1", schedule, settlement), settlement.plan, days=balance_days(settlement))


BOUGHT, SOLD = trade(date(2020, 2, 3), 10, 30), trade(date(2020, 5, 4), 10, 25)


def test_a_plan_that_needs_the_category_says_that_paper_states_none() -> None:
    """The claim is not computed under a category that somebody guessed."""
    loss = loss_of("14-categories-and-currency", (BOUGHT,), closing=10)
    assert loss.amount is None
    assert loss.problems == (
        (
            "the plan needs the category of the claimant, exchange, placement, and none is stated; a schedule on paper "
            "states none, so compute the account from a file of trades"
        ),
    )


def test_a_gift_says_that_the_purchase_of_its_donor_is_not_stated() -> None:
    """Under a plan that steps into it the shares earn nothing, and the person learns why."""
    gift = trade(date(2020, 2, 3), 10, None, kind=TradeKind.GIFT)
    loss = loss_of("18-shorts-gifts-documents", (gift,), (SOLD,), closing=0)
    assert loss.amount == 0
    assert loss.problems == (
        "purchases, line 1: day and price of the donor's purchase are not stated, so the shares earn nothing",
    )


def test_a_holding_of_one_of_several_securities_is_not_guessed() -> None:
    """Ten shares and ten notes were bought, and ten of something are held."""
    notes = replace(BOUGHT, security=written("NOTE"))
    loss = loss_of("15-options-notes-and-shares", (BOUGHT, notes), (SOLD,), closing=10)
    assert loss.amount is None
    assert loss.problems[0] == (
        "the holdings name no security, and there are trades of Example 4% notes besides Example, Inc. common stock; "
        "compute the account from a file of trades"
    )


def test_a_holding_beside_trades_of_the_first_security_alone_is_of_it() -> None:
    """The plan has five securities, and this claim has one: (30 - 25) x 10 = 50, and five are held."""
    bought = trade(date(2020, 2, 3), 15, 30)
    loss = loss_of("15-options-notes-and-shares", (bought,), (SOLD,), closing=5)
    assert (loss.amount, loss.problems) == (50_000_000, ())
