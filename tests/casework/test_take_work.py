"""The queue hands each claim to one person, the most urgent first, and takes it back from who has stopped."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from cases import at_desk_of, marguerite, open_sonus, paper, wrote
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moving_clock import MovingClock

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.parts import Part
from claimdesk.casebook.roles import Role
from claimdesk.casebook.work import Waiting, Work, first_to_do
from claimdesk.casework.desk import Desk
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.read_log import read_log
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.take_work import give_back, next_waiting, take_next
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Refused
from claimstore import hold as store_lock
from claimstore.parts import keep_part
from claimstore.queue import KINDS
from claimstore.work_rows import ClaimPartRow

IDLE = 30
DAYS = st.none() | st.dates(date(2008, 3, 1), date(2008, 5, 20))


def register(desk: Desk, *, postmark: str = "", received: str = "") -> str:
    """Register a claim with these days on it, and give its number."""
    number = register_claim(desk).claim.claim_number
    entries = [wrote(path, day) for path, day in (("postmark.on", postmark), ("received_on", received)) if day]
    if entries:
        save_claim(desk, number, proof=paper(desk, *entries), base_version=1)
    return number


def taken(desk: Desk, *, besides: frozenset[str] = frozenset()) -> str | None:
    """Take the next claim and give its number."""
    item = take_next(desk, besides=besides).item
    return item.claim_number if item else None


def moving(desk: Desk, clock: MovingClock, name: str) -> Desk:
    """Give the desk of a keyer whose clock a test moves."""
    return replace(at_desk_of(desk, name, Role.KEYER), clock=clock)


def test_the_oldest_deadline_comes_first_then_the_oldest_receipt(desk: Desk) -> None:
    """A claim without a postmark counts by the bar date; one whose receipt nobody noted comes before its equals."""
    late = register(desk, postmark="2008-05-02")
    bare = register(desk)
    second = register(desk, postmark="2008-04-10", received="2008-04-14")
    first = register(desk, postmark="2008-04-10", received="2008-04-12")
    ann = at_desk_of(desk, "Ann", Role.KEYER)
    assert [taken(ann, besides=frozenset(known)) for known in ([], [first], [first, second])] == [first, second, bare]
    assert taken(ann, besides=frozenset({first, second, bare})) == late


def test_nothing_waits_in_an_empty_queue_and_no_act_is_written(desk: Desk) -> None:
    """Asking for work where there is none changes nothing."""
    before = len(read_log(desk).acts)
    assert taken(desk) is None
    assert len(read_log(desk).acts) == before


def test_taking_is_an_act_and_going_on_with_ones_own_is_none(desk: Desk) -> None:
    """The log says who took what for which work, once."""
    number = register(desk)
    assert [taken(desk), taken(desk)] == [number, number]
    acts = open_claim(desk, number).history
    assert [(act.verb.value, act.after) for act in acts][1:] == [("take claim", "first keying")]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=8))
def test_claims_are_handed_out_in_the_order_of_the_rule(
    desk: Desk, days: list[tuple[date | None, date | None]]
) -> None:
    """Whatever days they bear, the store's order is that of deadline, receipt and number, and each comes once."""
    by_number = {
        register(
            desk,
            postmark=postmark.isoformat() if postmark else "",
            received=received.isoformat() if received else "",
        ): (postmark, received)
        for postmark, received in days
    }
    bar_date = desk.settlement.bar_date
    assert bar_date is not None

    def urgency(number: str) -> tuple[date, bool, date, str]:
        postmark, received = by_number[number]
        return (postmark or bar_date, received is not None, received or date.min, number)

    order = []
    while (number := taken(desk)) is not None:
        order.append(number)
        claim = open_claim(desk, number).claim
        save_claim(desk, number, proof=claim.proof, base_version=claim.version, finish=True)
    assert order == sorted(by_number, key=urgency)


@given(st.lists(st.tuples(DAYS, DAYS, st.booleans(), st.booleans()), min_size=1, max_size=12))
def test_ones_own_comes_first_and_what_was_given_back_last(
    items: list[tuple[date | None, date | None, bool, bool]],
) -> None:
    """Whatever else is urgent."""
    waiting = [
        Waiting(
            claim_number=f"{at:07d}",
            work=Work.FIRST_KEYING,
            deadline=deadline,
            received_on=received,
            is_own=own,
            was_given_back=back,
        )
        for at, (deadline, received, own, back) in enumerate(items)
    ]
    first = first_to_do(waiting)
    assert first is not None
    assert first.is_own == any(item.is_own for item in waiting)
    if not first.is_own and first.was_given_back:
        assert all(item.was_given_back for item in waiting)


def test_two_clerks_get_two_claims(desk: Desk) -> None:
    """The second one asked gets the next, the third nothing; each goes on with their own."""
    numbers = [register(desk), register(desk)]
    ann, ben, cal = (at_desk_of(desk, name, Role.KEYER) for name in ("Ann", "Ben", "Cal"))
    assert [taken(ann), taken(ben), taken(cal)] == [*numbers, None]
    assert [taken(ann), taken(ben)] == numbers


def test_a_claim_that_is_keyed_from_the_list_is_handed_to_nobody_else(desk: Desk) -> None:
    """The first commit holds it; a claim that is only looked at is not held."""
    first, second = register(desk), register(desk)
    ann, ben = at_desk_of(desk, "Ann", Role.KEYER), at_desk_of(desk, "Ben", Role.KEYER)
    keep_draft(ann, first, entries=(wrote("address.city", "Oslo"),), base_version=1)
    open_claim(ann, second)
    assert taken(ben) == second
    assert taken(ann) == first


def test_many_threads_never_take_the_same_claim(desk: Desk) -> None:
    """Eight clerks who ask at once for forty claims get forty different ones."""
    numbers = {register(desk) for _ in range(40)}
    got: dict[str, list[str]] = {f"Clerk {at}": [] for at in range(8)}
    start = threading.Barrier(len(got))

    def work(name: str) -> None:
        own = at_desk_of(desk, name, Role.KEYER)
        start.wait()
        while (number := taken(own, besides=frozenset(got[name]))) is not None:
            got[name].append(number)

    threads = [threading.Thread(target=work, args=(name,)) for name in got]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    handed = [number for mine in got.values() for number in mine]
    assert sorted(handed) == sorted(numbers)


def test_two_processes_never_take_the_same_claim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even past the lock that lets one program open a case, the store hands each claim out once."""
    case = open_sonus(tmp_path / "case")
    numbers = [register(case) for _ in range(30)]
    close_case(case)
    monkeypatch.setattr(store_lock, "_lock", lambda _handle: None)
    both = [_in_a_process(tmp_path, name=name) for name in ("Ann", "Ben")]
    (tmp_path / "begin").touch()
    for child in both:
        _, status = os.waitpid(child, 0)
        assert status == 0
    got = [(tmp_path / f"{name}.txt").read_text("utf-8").split() for name in ("Ann", "Ben")]
    assert all(got)
    assert sorted([*got[0], *got[1]]) == numbers


_TURN = 0.05
"""Seconds for which a clerk looks at a claim, so that the other one's wait for the store ends too."""


def _in_a_process(folder: Path, *, name: str) -> int:
    """Start a clerk in a process of their own, who waits for the other one at the open case."""
    child = os.fork()
    if child:
        _wait_for(folder / f"{name} is ready")
        return child
    try:
        own = at_desk_of(open_sonus(folder / "case"), name, Role.KEYER)
        (folder / f"{name} is ready").touch()
        _wait_for(folder / "begin")
        numbers: list[str] = []
        while (number := taken(own, besides=frozenset(numbers))) is not None:
            numbers.append(number)
            time.sleep(_TURN)
        (folder / f"{name}.txt").write_text("\n".join(numbers), "utf-8")
    except BaseException:  # noqa: BLE001 - the parent reads the status
        os._exit(1)
    os._exit(0)


def _wait_for(path: Path) -> None:
    for _ in range(6_000):
        if path.exists():
            return
        time.sleep(0.005)
    raise AssertionError(path.name)


def test_an_idle_claim_goes_to_who_asks_next_and_the_draft_stays(desk: Desk) -> None:
    """A minute less and it is held; after thirty it is Ben's, the log says whose it was, and Ann's draft is kept."""
    clock = MovingClock()
    ann, ben = moving(desk, clock, "Ann"), moving(desk, clock, "Ben")
    number = register(desk)
    assert taken(ann) == number
    keep_draft(ann, number, entries=(wrote("address.city", "Oslo"),), base_version=1)
    clock.go_on(IDLE - 1)
    assert taken(ben) is None
    clock.go_on(1)
    assert taken(ben) == number
    assert open_claim(ben, number).history[-1].before.startswith("held by Ann since 2008-04-14T09:30")
    assert [entry.text for entry in open_claim(ann, number).draft] == ["Oslo"]
    kept = keep_draft(ann, number, entries=(wrote("address.city", "Bergen"),), base_version=1)
    assert kept.held_by == "Ben"
    assert taken(ann) is None


def test_every_commit_keeps_the_claim_for_another_half_hour(desk: Desk) -> None:
    """Whoever keys slowly is not idle."""
    clock = MovingClock()
    ann, ben = moving(desk, clock, "Ann"), moving(desk, clock, "Ben")
    number = register(desk)
    assert taken(ann) == number
    for _ in range(4):
        clock.go_on(IDLE - 1)
        assert not keep_draft(ann, number, entries=(wrote("address.city", "Oslo"),), base_version=1).held_by
    assert taken(ben) is None


@pytest.mark.parametrize("days", [-366, -1, 1, 366])
def test_a_wall_clock_that_jumps_neither_loses_a_claim_nor_hands_it_out_twice(desk: Desk, days: int) -> None:
    """Held through the jump, and idle after half an hour of the clock that nobody sets."""
    clock = MovingClock()
    ann, ben = moving(desk, clock, "Ann"), moving(desk, clock, "Ben")
    number = register(desk)
    assert taken(ann) == number
    clock.set_wall(days)
    assert taken(ben) is None
    assert taken(ann) == number
    clock.go_on(IDLE)
    assert taken(ben) == number


def test_a_machine_that_was_started_anew_holds_no_claim_of_before(desk: Desk) -> None:
    """Its steady clock begins again, and nobody sits at the claim that was held."""
    clock = MovingClock()
    ann, ben = moving(desk, clock, "Ann"), moving(desk, clock, "Ben")
    number = register(desk)
    assert taken(ann) == number
    clock.ticks = 40_000
    assert taken(ben) == number


def test_a_claim_given_back_goes_to_another_and_comes_to_oneself_last(desk: Desk) -> None:
    """The draft is kept; nobody gives back what they do not hold."""
    first, second = register(desk), register(desk)
    ann, ben = at_desk_of(desk, "Ann", Role.KEYER), at_desk_of(desk, "Ben", Role.KEYER)
    assert taken(ann) == first
    keep_draft(ann, first, entries=(wrote("address.city", "Oslo"),), base_version=1)
    give_back(ann, first)
    assert len(open_claim(ann, first).draft) == 1
    assert [taken(ann), taken(ann, besides=frozenset({second}))] == [second, first]
    give_back(ann, first)
    assert taken(ben) == first
    with pytest.raises(Refused, match="is not held by Ann") as refused:
        give_back(ann, first)
    assert refused.value.remedy == "It is held by Ben."


def test_a_voided_claim_is_never_handed_out_and_its_hold_ends(desk: Desk) -> None:
    """Voided while it is keyed: the keyer is told at the next commit, and the draft is kept."""
    number = register(desk)
    ann = at_desk_of(desk, "Ann", Role.KEYER)
    assert taken(ann) == number
    void_claim(desk, number, reason="registered twice", base_version=1)
    kept = keep_draft(ann, number, entries=(wrote("address.city", "Oslo"),), base_version=1)
    assert kept.state is ClaimState.VOIDED
    assert len(open_claim(ann, number).draft) == 1
    assert taken(ann) is None


def test_a_keyed_claim_has_left_the_queue(desk: Desk) -> None:
    """Finished, it waits for no first keying any more."""
    number = register(desk)
    assert taken(desk) == number
    save_claim(desk, number, proof=marguerite(desk), base_version=1, finish=True)
    assert taken(desk) is None


def test_who_has_another_part_in_a_claim_is_not_handed_it(desk: Desk) -> None:
    """Ann keyed it the second time; its first keying is for somebody else."""
    number = register(desk)
    with desk.store.writing() as transaction:
        row = ClaimPartRow(claim_id=1, part=Part.SECOND_KEYING.value, staff="Ann", at=desk.timestamp())
        keep_part(transaction, row)
    assert taken(at_desk_of(desk, "Ann", Role.KEYER)) is None
    assert taken(at_desk_of(desk, "Ben", Role.KEYER)) == number


def test_looking_ahead_takes_nothing(desk: Desk) -> None:
    """What comes next is known before it is taken, and to nobody who takes no work."""
    number = register(desk)
    ann = at_desk_of(desk, "Ann", Role.KEYER)
    seen = next_waiting(ann)
    assert seen is not None
    assert seen.claim_number == number
    assert next_waiting(at_desk_of(desk, "Ina", Role.ADJUDICATOR)) is None
    assert taken(at_desk_of(desk, "Ben", Role.KEYER)) == number


def test_the_store_has_one_question_for_each_kind_of_work() -> None:
    """A kind that the store cannot ask for would never be handed out, and one that nobody names never asked for."""
    assert KINDS.keys() == {work.value for work in Work}


def test_an_adjudicator_takes_nothing_to_key(desk: Desk) -> None:
    """They may be handed differences, and no keying; who takes no work at all is refused, with who does."""
    register(desk)
    assert take_next(at_desk_of(desk, "Ina", Role.ADJUDICATOR)).item is None
    with pytest.raises(Refused, match="Ina may not take claim"):
        take_next(at_desk_of(desk, "Ina", Role.CASE_ADMINISTRATOR))


def test_a_deadline_is_the_postmark_or_the_bar_date(desk: Desk) -> None:
    """What the queue shows beside a claim is what it is sorted by."""
    register(desk, postmark="2008-04-10", received="2008-04-12")
    seen = next_waiting(desk)
    assert seen is not None
    assert (seen.deadline, seen.received_on) == (date(2008, 4, 10), date(2008, 4, 10) + timedelta(days=2))
