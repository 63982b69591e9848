"""The last day to cure is counted from mailing or receipt, and rolls forward to a day on which mail can be sent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from claimdesk.casebook.almanac import SATURDAY
from claimdesk.casebook.settlement import CureStart

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import CureRules, Settlement


def cure_by(settlement: Settlement, *, mailed_on: date, received_on: date | None = None) -> date | None:
    """Give the last day on which a cure of a notice mailed on `mailed_on` is in time.

    None where the settlement does not know its rules, or counts from a receipt by the claimant that is not known.
    The day of mailing or receipt is not counted (Fed. R. Civ. P. 6(a)(1)).
    """
    rules = settlement.cure
    if rules is None:
        return None
    return last_day(settlement, days=rules.days, mailed_on=mailed_on, received_on=received_on)


def contest_by(settlement: Settlement, *, mailed_on: date, received_on: date | None = None) -> date | None:
    """Give the last day to contest a rejection that was mailed on `mailed_on`, counted as a cure is."""
    rules = settlement.cure
    if rules is None:
        return None
    return last_day(settlement, days=rules.contest_days, mailed_on=mailed_on, received_on=received_on)


def last_day(settlement: Settlement, *, days: int, mailed_on: date, received_on: date | None = None) -> date | None:
    """Give the day that is `days` after mailing or receipt by the settlement, allowance and roll-forward included."""
    rules = settlement.cure
    if rules is None:
        return None
    start = mailed_on if rules.start is CureStart.MAILING else received_on
    if start is None:
        return None
    day = start + timedelta(days=days + rules.mail_allowance_days)
    while _rolls(day, rules, settlement=settlement):
        day += timedelta(days=1)
    return day


def _rolls(day: date, rules: CureRules, *, settlement: Settlement) -> bool:
    if rules.rolls_over_weekends and day.weekday() >= SATURDAY:
        return True
    post_office = settlement.almanac.post_office
    return rules.rolls_over_postal_holidays and post_office is not None and post_office.is_closed(day)
