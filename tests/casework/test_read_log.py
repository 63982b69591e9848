"""The log is found by person, by claim and by day, and its pages follow one another without a gap or a repeat."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from cases import at_desk_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from claimdesk.casebook.acts import Act
from claimdesk.casework import read_log as module
from claimdesk.casework.desk import Desk, FixedClock
from claimdesk.casework.look_at_number import look_at_number
from claimdesk.casework.read_log import LogSearch, people_in_log, read_log
from claimdesk.casework.register_claim import register_claim

FIRST = "SONUS-0000001"
NOON = datetime(2008, 4, 14, 12, tzinfo=UTC)


def at(desk: Desk, moment: datetime, *, who: str = "Ines") -> Desk:
    """Give the desk of somebody at another moment."""
    return replace(at_desk_of(desk, who), clock=FixedClock(moment))


def local(day: date, hour: int, minute: int = 0, *, second: int = 0) -> datetime:
    """Give a moment of a day of this machine."""
    return datetime(day.year, day.month, day.day, hour, minute, second).astimezone()


def everything(desk: Desk, search: LogSearch) -> list[Act]:
    """Turn every page, and give the acts in the order in which they came."""
    page = read_log(desk, search)
    found = list(page.acts)
    while page.next_older_than is not None:
        page = read_log(desk, search, older_than=page.next_older_than)
        found += page.acts
    return found


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page hold three acts."""
    monkeypatch.setattr(module, "PAGE", 3)


def test_a_day_is_that_of_this_machine_from_its_first_moment_to_its_last(desk: Desk) -> None:
    """The last second before midnight and the first after it belong to two days."""
    register_claim(desk)
    day = date(2008, 7, 1)
    for moment in (local(day, 0), local(day, 23, 59, second=59), local(day + timedelta(days=1), 0)):
        look_at_number(at(desk, moment), FIRST)
    on_the_day = read_log(desk, LogSearch(first_day=day, last_day=day)).acts
    assert [act.at.astimezone().date() for act in on_the_day] == [day, day]
    after = read_log(desk, LogSearch(first_day=day + timedelta(days=1), last_day=day + timedelta(days=9))).acts
    assert len(after) == 1
    assert read_log(desk, LogSearch(first_day=day - timedelta(days=9), last_day=day - timedelta(days=1))).acts == ()


@pytest.mark.usefixtures("small_pages")
@pytest.mark.parametrize(
    "search",
    [
        LogSearch(),
        LogSearch(who="Ines"),
        LogSearch(on=FIRST),
        LogSearch(first_day=date(2008, 1, 1), last_day=date(2009, 1, 1)),
        LogSearch(who="Kofi", first_day=date(2008, 1, 1), last_day=date(2009, 1, 1)),
        LogSearch(on=FIRST, first_day=date(2008, 1, 1), last_day=date(2009, 1, 1)),
    ],
    ids=["all", "person", "claim", "days", "person and days", "claim and days"],
)
def test_pages_follow_one_another_without_a_gap_or_a_repeat(desk: Desk, search: LogSearch) -> None:
    """Also where many acts happened in one moment, and where the number of acts is a multiple of the page."""
    register_claim(desk)
    for number in range(12):
        look_at_number(at(desk, NOON + timedelta(minutes=number // 4), who=("Ines", "Kofi")[number % 2]), FIRST)
    found = [act.sequence for act in everything(desk, search)]
    assert len(found) == len(set(found)) >= 6
    assert found == sorted(found, reverse=True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.tuples(some.integers(-40, 40), some.sampled_from(["Ines", "Kofi"])), max_size=12))
def test_a_clock_that_was_set_back_hides_no_act(desk: Desk, steps: list[tuple[int, str]]) -> None:
    """By day and by person exactly those acts are found whose moment lies in the days, whatever their sequence."""
    if not read_log(desk, LogSearch(on=FIRST)).acts:
        register_claim(desk)
    for hours, who in steps:
        look_at_number(at(desk, NOON + timedelta(hours=hours), who=who), FIRST)
    day = NOON.astimezone().date()
    acts = everything(desk, LogSearch(on=FIRST))
    for person in (None, "Ines", "Kofi"):
        found = everything(desk, LogSearch(who=person, on=FIRST, first_day=day, last_day=day))
        meant = [act for act in acts if act.at.astimezone().date() == day and person in {None, act.who}]
        assert {act.sequence for act in found} == {act.sequence for act in meant}
        assert [act.at for act in found] == sorted((act.at for act in meant), reverse=True)


def test_everybody_who_did_anything_is_offered_once(desk: Desk) -> None:
    """By name, also who is no longer on the staff."""
    register_claim(desk)
    for who in ("Kofi", "Ines", "Kofi"):
        look_at_number(at(desk, NOON, who=who), FIRST)
    assert people_in_log(desk) == ("Ines", "Kofi", "Local person")


def test_what_nobody_did_is_an_empty_page(desk: Desk) -> None:
    """A claim without acts, a person without any."""
    for search in (LogSearch(on="SONUS-0000099"), LogSearch(who="Nobody"), LogSearch(on="'; DROP TABLE act;--")):
        page = read_log(desk, search)
        assert (page.acts, page.next_older_than) == ((), None)
