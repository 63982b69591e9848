"""Short dates take year and month from the period and the row above, and say so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.casebook.keyed_dates import ANY_DATE, DateContext, Inferred, around, read_keyed_date

FIRST, LAST = date(2002, 3, 28), date(2004, 3, 26)
PERIOD = DateContext(first=FIRST, last=LAST)
YEAR = frozenset({Inferred.YEAR})
YEAR_AND_MONTH = frozenset({Inferred.YEAR, Inferred.MONTH})


def after(previous: date) -> DateContext:
    """Give the context of a row below one of the date `previous`."""
    return DateContext(first=FIRST, last=LAST, previous=previous)


@pytest.mark.parametrize(
    "keyed",
    [
        "032802",
        "3/28/02",
        "03/28/2002",
        "03282002",
        "3-28-02",
        "3.28.2002",
        "3 28 2002",
        "28mar02",
        "28 Mar 2002",
        "28-mar-2002",
        "Mar 28, 2002",
        "MARCH 28 2002",
        "2002-03-28",
        "2002/3/28",
        "20020328",
    ],
)
def test_every_full_form_is_the_same_day(keyed: str) -> None:
    """Nothing of a date with its year is inferred."""
    read = read_keyed_date(keyed, context=PERIOD)
    assert (read.text, read.value, read.inferred, read.why) == ("2002-03-28", FIRST, frozenset(), "")


@pytest.mark.parametrize(
    ("keyed", "context", "day"),
    [
        ("0415", PERIOD, date(2002, 4, 15)),
        ("415", PERIOD, date(2002, 4, 15)),
        ("4/15", PERIOD, date(2002, 4, 15)),
        ("28mar", PERIOD, FIRST),
        ("0328", PERIOD, FIRST),
        ("0327", PERIOD, date(2003, 3, 27)),
        ("0326", PERIOD, date(2003, 3, 26)),
        ("0415", after(date(2002, 4, 15)), date(2002, 4, 15)),
        ("0415", after(date(2002, 4, 16)), date(2003, 4, 15)),
        ("0215", after(date(2003, 12, 31)), date(2004, 2, 15)),
        ("0229", PERIOD, date(2004, 2, 29)),
    ],
)
def test_month_and_day_take_the_earliest_year_that_fits(keyed: str, context: DateContext, day: date) -> None:
    """Inside the period and not before the row above; the year is said to be inferred."""
    read = read_keyed_date(keyed, context=context)
    assert (read.value, read.inferred) == (day, YEAR)


def test_a_day_after_the_period_stays_in_its_last_year() -> None:
    """15 April after a row of March 2004 can only be 2004, although the period is over."""
    assert read_keyed_date("0415", context=after(date(2004, 3, 1))).value == date(2004, 4, 15)


def test_a_row_out_of_order_takes_the_nearest_year_before() -> None:
    """19 March below 20 March 2004 is a slip of order, not of a year."""
    assert read_keyed_date("0319", context=after(date(2004, 3, 20))).value == date(2004, 3, 19)


def test_a_day_alone_stands_in_the_month_of_the_row_above() -> None:
    """Even when that is before the row above: the paper may be out of order."""
    read = read_keyed_date("15", context=after(date(2003, 4, 20)))
    assert (read.value, read.inferred) == (date(2003, 4, 15), YEAR_AND_MONTH)
    assert read_keyed_date("7", context=after(date(2003, 4, 20))).value == date(2003, 4, 7)


def test_a_day_alone_in_the_first_row_says_what_is_missing() -> None:
    """Nothing above tells the month."""
    read = read_keyed_date("15", context=PERIOD)
    assert (read.text, read.value) == ("15", None)
    assert read.why == "a day alone takes its month from the row above: key the month too"


def test_nothing_tells_the_year_without_period_and_row_above() -> None:
    """A year is never guessed."""
    read = read_keyed_date("0415", context=ANY_DATE)
    assert (read.text, read.value, read.why) == ("0415", None, "nothing here tells the year: key it too")


@pytest.mark.parametrize(
    ("keyed", "text", "why"),
    [
        ("02302003", "2003-02-30", "February 2003 has 28 days"),
        ("2/29/2003", "2003-02-29", "February 2003 has 28 days"),
        ("04312003", "2003-04-31", "April 2003 has 30 days"),
        ("13012003", "13012003", "there is no month 13"),
        ("31/12/03", "31/12/03", "there is no month 31"),
        ("01002003", "01002003", "January has no day 0"),
        ("01010000", "01010000", "there is no year 0"),
        ("99/99/99", "99/99/99", "there is no month 99"),
        ("0230", "0230", "February has no day 30"),
        ("1340", "1340", "there is no month 13"),
        ("soon", "soon", "a date is keyed as 0415, 032802, 3/28/02 or 28mar"),
        ("28xyz", "28xyz", "no month is called xyz"),
        ("32802", "32802", "a date is keyed as 0415, 032802, 3/28/02 or 28mar"),
    ],
)
def test_a_day_that_does_not_exist_keeps_what_was_keyed(keyed: str, text: str, why: str) -> None:
    """A day that its month lacks is kept as a date that cannot be, anything else as keyed; no day is moved."""
    read = read_keyed_date(keyed, context=PERIOD)
    assert (read.text, read.value, read.why) == (text, None, why)


@pytest.mark.parametrize(
    ("keyed", "context", "year"),
    [
        ("1/2/03", PERIOD, 2003),
        ("1/2/99", PERIOD, 1999),
        ("1/2/51", PERIOD, 2051),
        ("1/2/55", PERIOD, 1955),
        ("1/2/08", ANY_DATE, 2008),
        ("1/2/69", ANY_DATE, 2069),
        ("1/2/70", ANY_DATE, 1970),
    ],
)
def test_two_digits_of_a_year_lie_near_the_period(keyed: str, context: DateContext, year: int) -> None:
    """The century is that of the period; without one, years from 70 on are of the last century."""
    read = read_keyed_date(keyed, context=context)
    assert read.value == date(year, 1, 2)


@pytest.mark.parametrize(
    ("keyed", "day"),
    [
        ("0430", date(2008, 4, 30)),
        ("0105", date(2008, 1, 5)),
        ("1029", date(2008, 10, 29)),
        ("1031", date(2007, 10, 31)),
    ],
)
def test_a_date_of_the_form_lies_nearest_to_the_bar_date(keyed: str, day: date) -> None:
    """Half a year to both sides of 30 April 2008; without a bar date the year must be keyed."""
    assert read_keyed_date(keyed, context=around(date(2008, 4, 30))).value == day
    assert around(None) == ANY_DATE


@given(st.dates())
def test_every_date_reads_back_in_each_full_form(day: date) -> None:
    """What a field or a schedule shows of a date can be keyed again."""
    for text in (
        day.isoformat(),
        f"{day.month:02d}/{day.day:02d}/{day.year:04d}",
        f"{day.month:02d}{day.day:02d}{day.year:04d}",
        f"{day.day} {day:%b} {day.year:04d}",
    ):
        assert read_keyed_date(text).value == day


@given(st.dates(FIRST, LAST), st.dates(FIRST, LAST))
def test_month_and_day_inside_the_period_are_never_before_the_row_above_if_they_can(one: date, other: date) -> None:
    """Keyed in order, a row inside the period is inferred at or after the row above and inside the period."""
    above, below = sorted((one, other))
    read = read_keyed_date(f"{below:%m%d}", context=after(above))
    assert read.value is not None
    assert above <= read.value <= below


@given(st.text(max_size=16), st.none() | st.dates(), st.none() | st.dates(), st.none() | st.dates())
def test_no_text_breaks_the_grammar_of_dates(
    text: str, first: date | None, last: date | None, previous: date | None
) -> None:
    """Any text in any context gives a day or a line of why."""
    read = read_keyed_date(text, context=DateContext(first=first, last=last, previous=previous))
    assert (read.value is None) == bool(read.why)


@given(st.from_regex(r"[0-9]{1,8}", fullmatch=True), st.none() | st.dates(), st.none() | st.dates())
def test_no_figures_break_the_grammar_of_dates(text: str, first: date | None, previous: date | None) -> None:
    """Figures of any length, in any context, even at the ends of the calendar."""
    read = read_keyed_date(text, context=DateContext(first=first, last=first, previous=previous))
    assert (read.value is None) == bool(read.why)
    assert read.value is None or read.text == read.value.isoformat()


@pytest.mark.parametrize(
    ("keyed", "until", "day"),
    [
        ("10", date(2008, 4, 14), date(2008, 4, 10)),
        ("14", date(2008, 4, 14), date(2008, 4, 14)),
        ("15", date(2008, 4, 14), date(2008, 3, 15)),
        ("31", date(2008, 1, 2), date(2007, 12, 31)),
    ],
)
def test_a_day_alone_is_the_last_such_day_before_what_it_cannot_follow(keyed: str, until: date, day: date) -> None:
    """A postmark does not follow the receipt: its day is enough, and month and year are marked as inferred."""
    read = read_keyed_date(keyed, context=DateContext(not_after=until))
    assert (read.value, read.inferred) == (day, frozenset({Inferred.YEAR, Inferred.MONTH}))


def test_a_day_that_the_month_before_lacks_is_not_moved() -> None:
    """31 with a receipt on 5 March is 31 February: it is said, not corrected."""
    read = read_keyed_date("31", context=DateContext(not_after=date(2008, 3, 5)))
    assert (read.text, read.value, read.why) == ("2008-02-31", None, "February 2008 has 29 days")
