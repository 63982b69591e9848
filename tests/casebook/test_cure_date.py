"""The last day to cure: counted from mailing or receipt, with an allowance, and rolled over days without mail."""

from dataclasses import replace
from datetime import date

import pytest
from sample_papers import SONUS

from claimdesk.casebook.cure_date import contest_by, cure_by
from claimdesk.casebook.settlement import CureRules, CureStart, Settlement


def _with(**changes: object) -> Settlement:
    assert SONUS.cure is not None
    return replace(SONUS, cure=replace(SONUS.cure, **changes))  # type: ignore[arg-type]  # fields of CureRules by name


@pytest.mark.parametrize(
    ("mailed_on", "last_day"),
    [
        (date(2008, 6, 2), date(2008, 6, 23)),  # 22 June 2008 was a Sunday
        (date(2008, 6, 6), date(2008, 6, 26)),  # a Friday and 20 days is a Thursday
        (date(2008, 6, 14), date(2008, 7, 7)),  # 4 July 2008 was a Friday and a holiday, then a weekend
        (date(2008, 2, 9), date(2008, 2, 29)),  # 29 February 2008 was a Friday
        (date(2007, 2, 9), date(2007, 3, 1)),  # there was none in 2007
        (date(2008, 12, 12), date(2009, 1, 2)),  # New Year's Day 2009 was a Thursday
        (date(2008, 12, 5), date(2008, 12, 26)),  # Christmas Day 2008 was a Thursday
        (date(2008, 8, 12), date(2008, 9, 2)),  # Labor Day was Monday, 1 September 2008
        (date(2008, 6, 3), date(2008, 6, 23)),  # a Monday stands
        (date(2008, 6, 1), date(2008, 6, 23)),  # a Saturday rolls to Monday
    ],
)
def test_twenty_days_from_mailing_roll_over_weekends_and_postal_holidays(mailed_on: date, last_day: date) -> None:
    """The Sonus rules: 20 days from mailing, no allowance, forward to a day with mail."""
    assert cure_by(SONUS, mailed_on=mailed_on) == last_day


def test_without_roll_forward_the_day_stands() -> None:
    """A settlement may count plain calendar days."""
    plain = _with(rolls_over_weekends=False, rolls_over_postal_holidays=False)
    assert cure_by(plain, mailed_on=date(2008, 6, 2)) == date(2008, 6, 22)


def test_weekends_and_holidays_roll_each_for_itself() -> None:
    """A holiday stands where only weekends roll, and a weekend where only holidays do."""
    assert cure_by(_with(rolls_over_postal_holidays=False), mailed_on=date(2008, 6, 14)) == date(2008, 7, 4)
    assert cure_by(_with(rolls_over_weekends=False), mailed_on=date(2008, 6, 14)) == date(2008, 7, 5)


def test_an_allowance_for_the_mail_is_added_before_the_day_rolls() -> None:
    """Twenty days and three for the mail from Monday 2 June 2008 is Wednesday 25 June."""
    assert cure_by(_with(mail_allowance_days=3), mailed_on=date(2008, 6, 2)) == date(2008, 6, 25)


def test_days_from_receipt_need_the_day_of_receipt() -> None:
    """Where receipt starts the count, nothing is known before it."""
    receipt = _with(start=CureStart.RECEIPT)
    assert cure_by(receipt, mailed_on=date(2008, 6, 2)) is None
    assert cure_by(receipt, mailed_on=date(2008, 6, 2), received_on=date(2008, 6, 6)) == date(2008, 6, 26)


def test_a_settlement_without_rules_gives_no_day() -> None:
    """What the file does not know is not made up."""
    nothing = replace(SONUS, cure=None)
    assert cure_by(nothing, mailed_on=date(2008, 6, 2)) is None
    assert contest_by(nothing, mailed_on=date(2008, 6, 2)) is None


def test_the_days_to_contest_are_a_key_of_their_own() -> None:
    """A rejection may be contested for another number of days than a defect is cured in."""
    own = replace(SONUS, cure=CureRules(days=20, start=CureStart.MAILING, contest_days=30))
    assert contest_by(own, mailed_on=date(2008, 6, 2)) == date(2008, 7, 2)
    assert cure_by(own, mailed_on=date(2008, 6, 2)) == date(2008, 6, 22)
