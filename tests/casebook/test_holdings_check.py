"""A schedule is added up: opening, what came in, what went out, closing, and what stands after each line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sample_papers import SONUS, paper, trade

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.holdings_check import Ledger, balance, running
from claimdesk.casebook.money import MILLION
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark

PURCHASES, SALES = "schedule.purchases", "schedule.sales"


def _whole(amount: int | None) -> int | None:
    return None if amount is None else amount // MILLION


def test_the_sample_out_of_balance_adds_up_as_its_paper_says() -> None:
    """Sample 3: 200 and 1,400 in, 600 out, 900 held: 100 are missing."""
    sums = balance(paper(of="03-out-of-balance-and-one-sale-undocumented").schedule, SONUS)
    parts = (sums.opening, sums.bought, sums.sold, sums.closing, sums.difference)
    assert [_whole(part) for part in parts] == [200, 1400, 600, 900, 100]


def test_the_running_balance_follows_the_paper_section_by_section() -> None:
    """After each line: 1,200, 1,600, then 1,000 after the sale."""
    after = running(paper(of="03-out-of-balance-and-one-sale-undocumented").schedule, SONUS)
    assert [(line.line, _whole(line.shares)) for line in after] == [
        ("purchases[0]", 1200),
        ("purchases[1]", 1600),
        ("sales[0]", 1000),
    ]


def test_a_line_outside_changes_nothing_and_one_of_another_security_is_left_out() -> None:
    """A purchase before the class period keeps the balance as it was."""
    schedule = paper(
        {
            PURCHASES: [
                trade("2002-03-27", "5", "2.80"),
                trade("2003-09-24", "7", "7.50", security="Sycamore"),
                trade("2003-09-24", "10", "7.50"),
            ]
        }
    ).schedule
    after = running(schedule, SONUS)
    assert [(line.line, line.counts, _whole(line.shares)) for line in after] == [
        ("purchases[0]", False, 0),
        ("purchases[2]", True, 10),
    ]
    assert _whole(balance(schedule, SONUS).bought) == 10


def test_a_line_that_cannot_be_counted_makes_all_after_it_unknown() -> None:
    """Zero or illegible shares leave the running balance unknown from there on."""
    schedule = paper({PURCHASES: [trade("2003-09-24", "10", "7.50"), trade("2003-09-25", "0", "7.50")]}).schedule
    assert [_whole(line.shares) for line in running(schedule, SONUS)] == [10, None]
    sums = balance(schedule, SONUS)
    assert (sums.bought, sums.difference) == (None, None)


def test_a_gift_goes_the_way_of_its_section_and_a_transfer_its_own() -> None:
    """A gift among the sales goes out; a transfer out among the purchases goes out too."""
    schedule = paper(
        {
            PURCHASES: [trade("2003-09-24", "10", "7.50"), trade("2003-09-25", "4", None, kind="transfer out")],
            SALES: [trade("2003-09-26", "1", None, kind="gift"), trade("2003-09-29", "2", None, kind="transfer in")],
        }
    ).schedule
    sums = balance(schedule, SONUS)
    assert (_whole(sums.bought), _whole(sums.sold)) == (12, 5)
    assert [_whole(line.shares) for line in running(schedule, SONUS)] == [10, 6, 5, 7]


def test_a_line_being_keyed_leaves_the_sum_so_far_and_no_difference() -> None:
    """The footer shows what was keyed; a difference is known when every line has its shares."""
    keyed = paper()
    with_new_line = with_entries(keyed, (Entry("schedule.purchases.count", Mark.NOT_REACHED, "2"),))
    sums = balance(with_new_line.schedule, SONUS)
    assert (_whole(sums.bought), sums.difference) == (1000, None)
    assert balance(keyed.schedule, SONUS).difference == 0


def test_a_paper_that_nobody_has_keyed_has_no_holdings() -> None:
    """Nothing listed is nothing bought; what is held is not known."""
    sums = balance(ProofOfClaim(schedule=SONUS.blank_schedule()).schedule, SONUS)
    assert (sums.opening, sums.bought, sums.sold, sums.closing, sums.difference) == (None, 0, 0, None, None)
    assert running(ProofOfClaim().schedule, SONUS) == ()


PLACES = ("purchases[0]", "purchases[1]", "purchases[2]", "sales[0]", "sales[1]")
SHARES = ("1", "200", "12.5", "0", "-3", "many")
DATES = ("2001-01-02", "2003-09-24", "2004-03-26", "2004-04-01", "2003-02-30")


@given(
    st.lists(
        st.one_of(
            st.builds("schedule.{}.shares={}".format, st.sampled_from(PLACES), st.sampled_from(SHARES)),
            st.builds("schedule.{}.trade_date={}".format, st.sampled_from(PLACES), st.sampled_from(DATES)),
            st.builds(
                "schedule.{}.kind={}".format, st.sampled_from(PLACES), st.sampled_from(("gift", "sale", "cover"))
            ),
            st.builds(
                "schedule.{}.security={}".format, st.sampled_from(PLACES), st.sampled_from(("Other Inc", "SONS"))
            ),
            st.builds(
                "schedule.{}.shares={}".format, st.sampled_from(("opening_holding", "closing_holding")), st.just("7")
            ),
            st.builds("schedule.{}.count={}".format, st.sampled_from(("purchases", "sales")), st.sampled_from("0123")),
        ),
        max_size=30,
    )
)
def test_a_ledger_that_has_seen_earlier_schedules_adds_up_as_a_new_one(changes: list[str]) -> None:
    """Whatever was keyed, changed, cut or added before, each schedule has its own sums."""
    ledger = Ledger(SONUS)
    proof = ProofOfClaim(schedule=SONUS.blank_schedule())
    for change in changes:
        path, _, text = change.partition("=")
        proof = with_entries(proof, (Entry(path, Mark.WRITTEN, text),))
        assert ledger.add_up(proof.schedule) == Ledger(SONUS).add_up(proof.schedule)
