"""What each code of a line does to the loss, worked out by hand from the facts of the field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compared_losses import PLANS

from claimdesk.casebook.money import decimal_text
from claimdesk.casebook.plan import MarketTest
from claimdesk.casebook.recognized_loss import RecognizedLoss
from claimdesk.casebook.settlement import Settlement
from claimdesk.casework.explain_loss import explain_account
from claimdesk.casework.file_losses import losses_of_text
from claimdesk.casework.loss_answer import losses_json
from claimdesk.casework.reference import load_settlement
from claimdesk.intake.trades_csv import read_trades

HEADER = "account,security,code,date,quantity,price,documented,donor_date,donor_price"
TWITTER = "twitter-2016"
RECORD_DATES, SERIES, SPLIT, GIFTS, TWO = (
    str(PLANS / name)
    for name in (
        "11-record-dates",
        "15-options-notes-and-shares",
        "16-split",
        "18-shorts-gifts-documents",
        "19-negatives-per-security",
    )
)


def loss_of(plan: str | Settlement, *lines: str) -> RecognizedLoss:
    """Compute the account of which these are the lines, from the second line of a file on."""
    settlement = load_settlement(plan) if isinstance(plan, str) else plan
    (loss,) = losses_of_text("\n".join([HEADER, *(f"A,{line}" for line in lines)]), settlement).losses
    return loss


def texts(loss: RecognizedLoss) -> tuple[str, str]:
    """Give the amounts before and after the tests of the claim."""
    assert loss.before_claim_level is not None, loss.problems
    assert loss.amount is not None
    return decimal_text(loss.before_claim_level), decimal_text(loss.amount)


def test_shares_without_a_document_earn_nothing_on_a_record_date() -> None:
    """Neither a purchase nor the opening holding; the claim says that it is computed in part."""
    loss = loss_of(RECORD_DATES, "EXMP,B,,10,,no", "EXMP,P,2020-03-30,100,20,no", "EXMP,U,,110,")
    assert texts(loss) == ("0.00", "0.00")
    assert loss.is_in_part
    assert loss.problems == (
        "opening holding: shares without a document earn nothing; the claim is computed in part",
        "line 3: shares without a document earn nothing; the claim is computed in part",
    )


def test_a_sale_takes_undocumented_shares_in_their_turn() -> None:
    """100 undocumented and 100 documented, 150 sold before the first record date: 50 x (0.50 + 1.25) = 87.50."""
    lines = ("EXMP,P,2020-02-03,100,20,no", "EXMP,P,2020-02-04,100,20,", "EXMP,S,2020-03-02,150,20,", "EXMP,U,,50,")
    assert texts(loss_of(RECORD_DATES, *lines)) == ("87.50", "87.50")


def test_a_cover_and_a_later_purchase_leave_the_purchase_on_a_record_date() -> None:
    """10 sold short, 30 bought: 20 are held, (0.50 + 1.25) x 20 = 35.00."""
    lines = ("EXMP,SS,2020-02-03,10,20", "EXMP,P,2020-02-04,30,20", "EXMP,U,,20,")
    assert texts(loss_of(RECORD_DATES, *lines)) == ("35.00", "35.00")


@pytest.mark.parametrize("quantity", ["50", "-50"])
def test_an_assignment_is_a_sale_at_the_strike(quantity: str) -> None:
    """50 bought at 48 and assigned at 37: (48 - 37) x 50 = 550, less than the decline of 12.93."""
    lines = ("TWTR,P,2015-03-04,50,48", f"TWTR,AS,2015-05-04,{quantity},37", "TWTR,U,,0,")
    assert texts(loss_of(TWITTER, *lines)) == ("550.00", "550.00")


def test_the_plus_of_an_assigned_put_brings_shares_in() -> None:
    """They are no purchase of this plan, and belong to the balance."""
    loss = loss_of(TWITTER, "TWTR,AS,2015-05-04,+50,37", "TWTR,U,,50,")
    assert (texts(loss), loss.difference) == (("0.00", "0.00"), 0)


def test_the_minus_of_an_exercised_put_lets_shares_go() -> None:
    """50 bought at 48 and put at 40: (48 - 40) x 50 = 400."""
    lines = ("TWTR,P,2015-03-04,50,48", "TWTR,EX,2015-05-04,-50,40", "TWTR,U,,0,")
    assert texts(loss_of(TWITTER, *lines)) == ("400.00", "400.00")


def test_an_exercised_call_was_not_sold_at_the_strike() -> None:
    """The strike of 30 on 200 shares is no proceeds: the claim keeps the 50 of its shares, market test or not."""
    settlement = load_settlement(SERIES)
    assert settlement.plan is not None
    rules = replace(settlement.plan.claim, market_test=MarketTest.LOSS_CAPS, holding_value=25_000_000)
    tested = replace(settlement, plan=replace(settlement.plan, claim=rules))
    lines = (
        "CALL,P,2020-02-03,2,3",
        "CALL,EX,2020-05-04,2,30",
        "CALL,U,,0,",
        "EXMP,P,2020-02-03,10,30",
        "EXMP,S,2020-05-04,10,25",
        "EXMP,U,,0,",
    )
    assert texts(loss_of(tested, *lines)) == ("50.00", "50.00")


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            ("CALL,P,2020-02-03,2,3", "CALL,EX,2020-05-04,2,30", "CALL,U,,0,"),
            (
                "You bought 2 units of Example call 30 May 2020 on 3 Feb 2020 at $3.00 and exercised or delivered "
                "them on 4 May 2020; the plan allows nothing for them."
            ),
        ),
        (
            ("PUT,S,2020-02-03,2,3", "PUT,AS,2020-05-04,2,30", "PUT,U,,0,"),
            (
                "You wrote 2 units of Example put 20 May 2020 on 3 Feb 2020 for $3.00; the assignment of 4 May 2020 "
                "ended the position; the plan allows nothing for them."
            ),
        ),
    ],
)
def test_what_became_of_a_series_is_said(lines: tuple[str, ...], sentence: str) -> None:
    """Neither a call that was exercised nor a put that was assigned was given away."""
    settlement = load_settlement(SERIES)
    text = "\n".join([HEADER, *(f"A,{line}" for line in lines)])
    (account,) = read_trades(text, settlement.securities).accounts
    assert [line.sentence for line in explain_account(account, settlement).lines] == [sentence]


def test_a_series_that_was_exercised_needs_no_price() -> None:
    """Whatever the strike was, the series was not sold."""
    loss = loss_of(SERIES, "CALL,P,2020-02-03,2,3", "CALL,EX,2020-05-04,2,", "CALL,U,,0,")
    assert texts(loss) == ("0.00", "0.00")


@pytest.mark.parametrize("day", ["2020-03-03", "2020-06-15"])
def test_a_donor_who_bought_after_the_gift_is_refused(day: str) -> None:
    """The sentence names the line and both days; one day too late is too late."""
    loss = loss_of(GIFTS, f"EXMP,GI,2020-03-02,100,,,{day},30", "EXMP,S,2020-05-04,100,20", "EXMP,U,,0,")
    assert loss.amount is None
    assert loss.problems == (
        f"line 2: the donor's date {day} is after 2020-03-02, the day on which the shares were received",
    )


def test_a_donor_who_bought_on_the_day_of_the_gift_is_not() -> None:
    """(30 - 20) x 100 = 1,000."""
    lines = ("EXMP,GI,2020-03-02,100,,,2020-03-02,30", "EXMP,S,2020-05-04,100,20", "EXMP,U,,0,")
    assert texts(loss_of(GIFTS, *lines)) == ("1000.00", "1000.00")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("TWTR,SS,2015-03-04,50,48", "TWTR,P,2015-03-04,50,48"), id="bought on the day of the short sale"),
        pytest.param(("TWTR,P,2015-03-04,50,48", "TWTR,SS,2015-03-10,50,48"), id="sold short against what is held"),
        pytest.param(("TWTR,B,,-50,", "TWTR,FR,2015-03-10,50,"), id="received while short"),
        pytest.param(("TWTR,B,,50,", "TWTR,SS,2015-03-10,50,48"), id="sold short against the opening"),
    ],
)
def test_who_ends_flat_is_not_paid_as_a_holder(lines: tuple[str, ...]) -> None:
    """No share is held at the end; a short sale earns nothing, and so does the purchase that covers it."""
    loss = loss_of(TWITTER, *lines, "TWTR,U,,0,")
    assert texts(loss) == ("0.00", "0.00")
    assert all(match.amount == 0 for match in loss.matches)


def test_a_short_sale_leaves_the_rest_of_what_is_held() -> None:
    """80 bought, 50 sold short: 30 are held, min(20.34, 48 - 28.06) x 30 = 598.20; market loss (48 - 29.72) x 30."""
    lines = ("TWTR,P,2015-03-04,80,48", "TWTR,SS,2015-03-10,50,48", "TWTR,U,,30,")
    assert texts(loss_of(TWITTER, *lines)) == ("598.20", "548.40")


def test_what_is_keyed_as_a_cover_covers() -> None:
    """The purchase of the same day is held: (48 - 28.06) x 50 = 997.00; market loss (48 - 29.72) x 50 = 914.00."""
    lines = ("TWTR,B,,-50,", "TWTR,P,2015-03-03,50,48", "TWTR,BC,2015-03-03,50,48", "TWTR,U,,50,")
    assert texts(loss_of(TWITTER, *lines)) == ("997.00", "914.00")


def test_a_purchase_covers_what_no_cover_of_its_day_does() -> None:
    """60 short, 20 covered: 40 of the 50 bought cover the rest, and (48 - 28.06) x 10 = 199.40 is held."""
    lines = ("TWTR,B,,-60,", "TWTR,P,2015-03-03,50,48", "TWTR,BC,2015-03-03,20,48", "TWTR,U,,10,")
    assert texts(loss_of(TWITTER, *lines)) == ("199.40", "182.80")


def test_a_put_that_was_bought_and_sold_was_not_written() -> None:
    """The sale takes what is held; one more is written and closed at 4: (4 - 1) x 100 = 300."""
    lines = ("PUT,P,2020-02-03,5,4", "PUT,S,2020-02-10,6,1", "PUT,P,2020-02-11,1,4", "PUT,U,,0,")
    assert texts(loss_of(SERIES, *lines)) == ("300.00", "300.00")


def test_a_sale_without_a_document_is_said() -> None:
    """It counts, (30 - 20) x 100 = 1,000, and the claim says what it rests on."""
    loss = loss_of(GIFTS, "EXMP,P,2020-02-03,100,30", "EXMP,S,2020-05-04,100,20,no", "EXMP,U,,0,")
    assert texts(loss) == ("1000.00", "1000.00")
    assert loss.problems == ("line 3: no document shows this sale; it counts as it is stated",)


def test_a_gift_without_a_document_is_not_called_a_purchase() -> None:
    """It earns nothing, whatever the donor bought."""
    lines = ("EXMP,GI,2020-03-02,100,,no,2020-02-03,30", "EXMP,S,2020-05-04,100,20", "EXMP,U,,0,")
    loss = loss_of(GIFTS, *lines)
    assert texts(loss) == ("0.00", "0.00")
    assert loss.problems == ("line 2: shares without a document earn nothing; the claim is computed in part",)


def test_a_holding_of_another_day_is_said() -> None:
    """A closing holding in the middle of the class period, and an opening one on its first day."""
    lines = ("TWTR,B,2015-02-06,0,", "TWTR,P,2015-03-04,1,48", "TWTR,U,2015-05-04,1,")
    assert loss_of(TWITTER, *lines).problems == (
        "line 2: holds what was held on 2015-02-06, and is taken as the opening holding of 2015-02-05",
        "line 4: holds what was held on 2015-05-04, and is taken as the closing holding of 2015-10-30",
    )


def test_too_many_of_one_security_do_not_make_up_for_too_few_of_another() -> None:
    """One share too many here and one too few there are two that are out of balance, not none."""
    lines = ("EXMP,P,2020-02-03,5,30", "EXMP,U,,4,", "PREF,P,2020-02-03,5,30", "PREF,U,,6,")
    loss = loss_of(TWO, *lines)
    assert loss.amount is None
    assert '"balance": "2"' in losses_json([loss])


@pytest.mark.parametrize("faulty", ["EXMP,P,2020-02-03,5,-30", "EXMP,P,2020-02-03,five,30"])
def test_a_line_that_cannot_be_read_gives_no_second_problem(faulty: str) -> None:
    """Whether the account is in balance is not known before the line is mended."""
    loss = loss_of(GIFTS, faulty, "EXMP,U,,5,")
    assert (loss.amount, loss.difference, len(loss.problems)) == (None, None, 1)


def test_less_than_a_millionth_of_a_share_is_no_difference() -> None:
    """A millionth of an old share is a fifth of one of the end, which no closing holding can state."""
    loss = loss_of(SPLIT, "EXMP,P,2020-02-03,0.000001,30", "EXMP,U,,0,")
    assert (texts(loss), loss.problems) == (("0.00", "0.00"), ())
