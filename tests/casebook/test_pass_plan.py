"""Which claims are keyed twice follows from the plan, the claim and the clerk's errors, and from nothing else."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from settlement_texts import SMALLEST, added, faults, opened

from claimdesk.casebook.pass_plan import KeyingRecord, PassKind, PassPlan, is_drawn, rate_of, sampled_share
from claimdesk.casebook.pass_scope import PassScope, narrowed
from claimdesk.casebook.settlement import Column
from claimdesk.casework.reference import load_settlement

ADAPTIVE = PassPlan(kind=PassKind.SAMPLE, sample_percent=5, is_adaptive=True)
FIELDS = st.integers(0, 50_000)


def drawn_of(count: int, share: Fraction) -> int:
    """Give how many of so many claims of one case are drawn."""
    return sum(is_drawn(f"SONUS{number:07d}", case_identity="case", share=share) for number in range(count))


def test_a_clerk_of_whom_nothing_is_known_has_the_floor() -> None:
    """The published rate of single keying is assumed of everybody."""
    assert sampled_share(ADAPTIVE, KeyingRecord()) == Fraction(5, 100)


def test_twice_the_published_rate_doubles_the_sample() -> None:
    """With 1,000 fields at 0.29 % beside them, 10,000 fields with 60.9 errors stand at exactly twice that rate."""
    record = KeyingRecord(fields=10_000_000, errors=58_000 + 3)
    assert Fraction(99, 1000) < sampled_share(ADAPTIVE, record) < Fraction(101, 1000)


def test_a_clerk_without_errors_is_back_at_the_floor() -> None:
    """However bad it was before: what is looked back on holds no error any more."""
    assert sampled_share(ADAPTIVE, KeyingRecord(fields=5_000)) == Fraction(5, 100)
    assert sampled_share(ADAPTIVE, KeyingRecord(fields=5_000, errors=100)) > Fraction(25, 100)


@given(FIELDS, st.integers(0, 500), st.integers(1, 500))
def test_more_errors_never_make_the_sample_smaller(fields: int, errors: int, more: int) -> None:
    """The share grows with the errors, from the floor up to every claim."""
    few = sampled_share(ADAPTIVE, KeyingRecord(fields=fields, errors=errors))
    many = sampled_share(ADAPTIVE, KeyingRecord(fields=fields, errors=errors + more))
    assert Fraction(5, 100) <= few <= many <= 1


@given(FIELDS, st.integers(0, 500), st.integers(1, 5_000))
def test_fields_without_an_error_never_make_the_sample_larger(fields: int, errors: int, more: int) -> None:
    """The rate falls as clean fields come in."""
    assert rate_of(KeyingRecord(fields=fields + more, errors=errors)) < rate_of(
        KeyingRecord(fields=fields, errors=errors)
    )


def test_a_sample_that_is_not_adaptive_ignores_the_errors() -> None:
    """It is its floor, whatever the clerk does."""
    plan = PassPlan(kind=PassKind.SAMPLE, sample_percent=20)
    assert sampled_share(plan, KeyingRecord(fields=100, errors=100)) == Fraction(1, 5)


@pytest.mark.parametrize(
    ("kind", "share"), [(PassKind.SINGLE, 0), (PassKind.DOUBLE, 1), (PassKind.FIGURES, 1)], ids=str
)
def test_the_other_plans_are_none_or_all(kind: PassKind, share: int) -> None:
    """Single keys no claim twice, the others every one."""
    assert sampled_share(PassPlan(kind=kind), KeyingRecord()) == share
    assert drawn_of(50, Fraction(share)) == 50 * share


def test_a_sample_of_five_in_a_hundred_draws_about_as_many() -> None:
    """Of 20,000 claims within four standard deviations of 1,000."""
    assert abs(drawn_of(20_000, Fraction(5, 100)) - 1_000) < 4 * 31


def test_a_larger_share_keeps_the_claims_of_a_smaller_one() -> None:
    """The draw of a claim does not change with the share."""
    for number in range(500):
        claim = f"SONUS{number:07d}"
        if is_drawn(claim, case_identity="case", share=Fraction(1, 10)):
            assert is_drawn(claim, case_identity="case", share=Fraction(2, 10))


def test_another_case_draws_other_claims() -> None:
    """Nobody can tell from the number alone."""
    half = Fraction(1, 2)
    numbers = [f"SONUS{number:07d}" for number in range(200)]
    one = [is_drawn(number, case_identity="one", share=half) for number in numbers]
    other = [is_drawn(number, case_identity="other", share=half) for number in numbers]
    assert one != other


def test_money_dates_and_numbers_leave_names_out() -> None:
    """The scope of figures asks for dates, shares, prices, totals and every number of a taxpayer."""
    asked = [pattern for pattern in ("tin", "w9.ssn", "w9.ein", "received_on") if PassScope.FIGURES.asks(pattern)]
    assert asked == ["tin", "w9.ssn", "w9.ein", "received_on"]
    assert PassScope.FIGURES.asks("schedule.*[].price")
    assert PassScope.FIGURES.asks("schedule.*.shares")
    assert not PassScope.FIGURES.asks("beneficial_owner.last")
    assert not PassScope.FIGURES.asks("schedule.*[].documented")
    assert not PassScope.WHOLE.asks("dcn")
    assert PassScope.WHOLE.asks("beneficial_owner.last")
    assert not PassScope.NONE.asks("tin")


def test_a_narrowed_schedule_has_the_columns_of_figures_alone() -> None:
    """The second clerk sees no column that is not asked."""
    columns = {
        column
        for section in narrowed(load_settlement("sonus-2004"), PassScope.FIGURES).sections
        for column in section.columns
    }
    assert columns == {Column.TRADE_DATE, Column.SHARES, Column.PRICE, Column.TOTAL}


def test_a_plan_is_read_from_the_file() -> None:
    """Kind, floor and whether it adapts."""
    text = '[second_pass]\nplan = "sample"\nsample_percent = 7\nadaptive = true\nsource = "order 4"\n'
    plan = opened(SMALLEST + text).pass_plan
    assert plan == PassPlan(kind=PassKind.SAMPLE, sample_percent=7, is_adaptive=True)
    assert opened(SMALLEST).pass_plan == PassPlan()
    assert load_settlement("sonus-2004").pass_plan.kind is PassKind.SINGLE


def test_a_plan_that_contradicts_itself_is_refused() -> None:
    """A sample below five in a hundred, and a percentage without a sample; five where a sample names none."""
    head = '[second_pass]\nsource = "order 4"\n'
    assert added(f'{head}plan = "sample"\nsample_percent = 4\n') == [("second_pass.sample_percent", 4)]
    assert opened(f'{SMALLEST}{head}plan = "sample"\n').pass_plan.sample_percent == 5
    assert added(f'{head}plan = "double"\nsample_percent = 50\nadaptive = true\n') == [
        ("second_pass.sample_percent", 4),
        ("second_pass.adaptive", 5),
    ]
    (fault,) = faults(f'{SMALLEST}{head}plan = "twice"\n')
    assert fault[0] == "second_pass.plan"
