"""Another settlement is another file: the same rules judge its sections and days, and what is unknown is silent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sample_papers import codes_of, judged, paper, trade, transcript

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.cure_date import cure_by
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.holdings_check import balance
from claimdesk.casebook.notices_due import letters_due
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casework.reference import load_settlement

TWITTER = load_settlement("twitter-2016")
SHARE = 1_000_000

FUND_21: dict[str, Any] = {
    "opening_holding": {"shares": "1444", "documented": True},
    "purchases": [trade("2015-02-27", "45", "49.07"), trade("2015-05-29", "409", "36.58")],
    "later_purchases": [trade("2015-08-31", "21", "27.70")],
    "sales": [trade("2015-07-30", "305", "31.24"), trade("2015-09-02", "206", "27.55")],
    "closing_holding": {"shares": "1408", "documented": True},
    "extra_sheets": [],
}
"""The trades of one fund as its filer delivered them; 1,444 + 45 + 409 + 21 - 305 - 206 = 1,408."""


def with_schedule(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    """Give the places of a paper whose schedule is that of the fund with sections changed."""
    return {"schedule": {**FUND_21, **changes}}


def test_the_schedule_has_the_sections_of_its_file() -> None:
    """Three sections of trades between two holdings, where Sonus has two."""
    schedule = TWITTER.blank_schedule()
    assert [position.key for position in schedule.positions] == ["opening_holding", "closing_holding"]
    assert [section.key for section in schedule.sections] == ["purchases", "later_purchases", "sales"]


def test_a_fund_balances_with_its_purchases_after_the_class_period() -> None:
    """The later purchases belong to the balance, and the paper has nothing that is asked about."""
    proof = paper(with_schedule(), settlement=TWITTER)
    sums = balance(proof.schedule, TWITTER)
    assert (sums.opening, sums.bought, sums.sold) == (1_444 * SHARE, 475 * SHARE, 511 * SHARE)
    assert sums.difference == 0
    assert codes_of(judge(proof, TWITTER)) == ()


def test_a_difference_is_known_but_not_asked_about_without_a_tolerance() -> None:
    """How far a schedule may be off is not known, so BAL stays silent; the difference is still stated."""
    judgement = judged(with_schedule(later_purchases=[]), settlement=TWITTER)
    assert judgement.difference == -21 * SHARE
    assert codes_of(judgement) == ()


def test_purchases_after_the_class_period_alone_are_no_purchase_in_it() -> None:
    """The class period of this settlement is known, so its rule speaks."""
    judgement = judged(with_schedule(purchases=[]), settlement=TWITTER)
    assert codes_of(judgement) == (("NCM-PERIOD", None),)


@pytest.mark.parametrize(
    "changes",
    [
        {"postmark.on": "2030-01-01", "received_on": "2030-01-05"},
        {"release.original": False},
        {"w9.classification": []},
        with_schedule(sales=[trade("2015-07-04", "305", "31.24"), trade("2015-09-02", "206", "1.00")]),
        with_schedule(sales=[trade("2015-07-30", "305", "31.24", total="1.00"), trade("2015-09-02", "206", "27.55")]),
    ],
    ids=["bar date", "manual signature", "W-9", "sessions and prices", "total"],
)
def test_what_is_not_known_stays_silent(changes: dict[str, Any]) -> None:
    """Bar date, form, sessions, prices and tolerances are missing; no rule that rests on them says anything."""
    assert codes_of(judged({**with_schedule(), **changes}, settlement=TWITTER)) == ()


def test_no_letter_is_due_and_no_day_to_cure_is_made_up() -> None:
    """A paper without signature is deficient, and nothing goes out before the settlement knows its letters."""
    proof = paper({**with_schedule(), "release.signed": False}, settlement=TWITTER)
    judgement = judge(proof, TWITTER)
    assert codes_of(judgement) == (("SIG-NONE", None),)
    assert letters_due(proof, judgement, TWITTER, on=date(2016, 1, 4)) == ()
    assert cure_by(TWITTER, mailed_on=date(2016, 1, 4)) is None


def test_the_same_paper_is_a_fault_in_a_settlement_without_its_sections() -> None:
    """Sonus knows no later purchases, so a transcript that has them is refused there."""
    text = transcript(with_schedule())
    assert isinstance(read_transcript(text, TWITTER), ProofOfClaim)
    assert not isinstance(read_transcript(text, load_settlement("sonus-2004")), ProofOfClaim)
