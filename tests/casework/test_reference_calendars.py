"""The calendars know the special closings that a program which counts weekdays gets wrong."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from claimdesk.casework.calendars import ExchangeCalendar, PostOfficeCalendar
from claimdesk.casework.zip_places import ZipcodesPlaces

NYSE = ExchangeCalendar("NYSE")
POST_OFFICE = PostOfficeCalendar()
ZIP_CODES = ZipcodesPlaces()


@pytest.mark.parametrize(
    "day",
    [
        "2001-09-11",  # the attacks
        "2001-09-12",
        "2001-09-13",
        "2001-09-14",
        "2002-03-29",  # Good Friday, the second day of the Sonus class period
        "2003-04-18",  # Good Friday
        "2004-04-09",  # Good Friday
        "2004-06-11",  # mourning for President Reagan
        "2007-01-02",  # mourning for President Ford
        "2012-10-29",  # the storm
        "2012-10-30",
    ],
)
def test_the_exchange_was_closed(day: str) -> None:
    """Special closings and Good Friday are closings although they are weekdays and no federal holidays."""
    assert NYSE.is_closed(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2001-09-10", "2001-09-17", "2002-03-28", "2002-04-01", "2002-11-11", "2002-10-14"])
def test_the_exchange_was_open(day: str) -> None:
    """The days beside a closing, Columbus Day and Veterans Day were sessions."""
    assert not NYSE.is_closed(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "is_closed"),
    [
        ("2008-05-26", True),  # Memorial Day
        ("2008-07-04", True),
        ("2008-10-13", True),  # Columbus Day: no mail, although the exchange is open
        ("2008-03-21", False),  # Good Friday: mail is delivered
        ("2011-12-26", True),  # Christmas Day on a Sunday, observed on Monday
        ("2021-12-31", True),  # New Year's Day of 2022 on a Saturday, observed in the year before
        ("2020-12-31", False),
        ("2008-05-27", False),
    ],
)
def test_the_post_office_keeps_the_federal_holidays(day: str, *, is_closed: bool) -> None:
    """Observed days count, those of the next year's first day included."""
    assert POST_OFFICE.is_closed(date.fromisoformat(day)) is is_closed


def test_calendars_answer_the_same_from_several_threads() -> None:
    """The rules ask from the window and from the store thread at once; a year half built would answer wrongly."""
    days = [date(1990, 1, 1) + timedelta(37 * number) for number in range(200)]
    with ThreadPoolExecutor(8) as threads:
        answers = {tuple(threads.map(ExchangeCalendar("NYSE").is_closed, days)) for _ in range(3)}
    assert answers == {tuple(NYSE.is_closed(day) for day in days)}


@pytest.mark.parametrize(
    ("zip_code", "states", "city"),
    [
        ("01886", {"MA"}, "Westford"),
        ("01824", {"MA"}, "Chelmsford"),
        ("94912", {"CA"}, "San Rafael"),
        ("00501", {"NY"}, "Holtsville"),
        ("09499", {"AE"}, "Fpo"),
        ("00000", set(), ""),
        ("", set(), ""),
        ("9491", set(), ""),
        ("94912-8040", set(), ""),
        ("ABCDE", set(), ""),
        ("\uff19\uff14\uff19\uff11\uff12", set(), ""),
    ],
)
def test_a_zip_code_names_its_state_and_city(zip_code: str, states: set[str], city: str) -> None:
    """Five digits are looked up; anything else names no place, and is no error."""
    assert ZIP_CODES.states(zip_code) == states
    assert ZIP_CODES.city(zip_code) == city
