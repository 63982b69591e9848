"""A third person settles what two keyings differ in; the last decision verifies the claim, and errors have names."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cases import at_desk_of, wrote
from passes import (
    FIRST,
    JUDGE,
    SECOND,
    THIRD,
    clerk,
    keyed_twice,
    paper_with,
    settle_all,
    side_of,
    stored_differences,
    with_plan,
)

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.figures import KeyedFigures, KeyingErrors
from claimdesk.casebook.pass_plan import PassKind, PassPlan
from claimdesk.casebook.places import reading_at
from claimdesk.casebook.reading import ILLEGIBLE, written
from claimdesk.casebook.roles import Role
from claimdesk.casebook.slips import Slip
from claimdesk.casebook.work import Work
from claimdesk.casework.desk import Desk, FixedClock
from claimdesk.casework.keying_figures import DAYS, case_figures, keep_figures, my_figures
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.settle_differences import (
    Answer,
    Side,
    open_differences,
    settle_difference,
    take_back_difference,
)
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Conflict, Refused

PRICE, SHARES, LAST, TIN = (
    "schedule.purchases[1].price",
    "schedule.purchases[2].shares",
    "beneficial_owner.last",
    "tin",
)


@pytest.fixture
def double(desk: Desk) -> Desk:
    """Give the desk of a case in which every claim is keyed twice."""
    return with_plan(desk)


@pytest.fixture
def number(double: Desk) -> str:
    """Give a claim whose second keying lost the last line and slipped in a name, a number, a price and shares."""
    slips = (wrote(LAST, "Quillfether"), wrote(TIN, "518-42-7763"), wrote(PRICE, "2.24"), wrote(SHARES, "35000"))
    return keyed_twice(double, paper_with(double), paper_with(double, *slips, trades=3))


def test_the_differences_come_in_paper_order_with_both_readings(double: Desk, number: str) -> None:
    """Name, number, price, shares, and the line that one pass lacks as one difference."""
    opened = open_differences(clerk(double, THIRD), number)
    assert [each.words for each in opened.differences] == [
        "beneficial owner, last",
        "TIN",
        "purchases line 2, price",
        "purchases line 3, shares",
        "purchases line 4",
    ]
    price, line = opened.differences[2], opened.differences[4]
    assert {price.one[0].text, price.two[0].text} == {"4.22", "2.24"}
    assert [cell.reading.text for cell in price.agreed] == ["2002-04-11", "2500", "7111.00", "yes"]
    assert (line.is_line, len(line.paths)) == (True, len(line.one or line.two))
    assert () in {line.one, line.two}
    assert all(each.is_open for each in opened.differences)


def test_the_order_of_the_readings_is_drawn_and_recorded(double: Desk) -> None:
    """Among sixty differences both orders occur, and opening them again shows the same one."""
    slips = [wrote(f"schedule.purchases[{line}].shares", f"9{line}") for line in range(60)]
    lines = [
        wrote(f"schedule.purchases[{line}].{column}", f"{line + 100}")
        for line in range(60)
        for column in ("shares", "price", "total")
    ]
    number = keyed_twice(double, paper_with(double, *lines), paper_with(double, *lines, *slips))
    order = [row.shows_second_first for row in stored_differences(double)]
    assert 5 < sum(order) < 55
    lena = clerk(double, THIRD)
    assert open_differences(lena, number) == open_differences(lena, number)


def test_the_last_decision_saves_the_proof_and_verifies_the_claim(double: Desk, number: str) -> None:
    """All readings of the first pass: the paper as it was keyed first, in a new version, every error the second's."""
    done = settle_all(clerk(double, THIRD), number, first=True)
    assert done.is_verified
    opened = open_claim(double, number)
    assert (opened.claim.state, opened.claim.version) == (ClaimState.VERIFIED, 3)
    assert opened.claim.proof.schedule == paper_with(double).schedule
    assert [act.verb for act in opened.history if act.who == THIRD] == ["settle difference"] * 5
    assert my_figures(clerk(double, FIRST)).errors.errors == 0
    assert {(each.pattern, each.slip, each.count) for each in my_figures(clerk(double, SECOND)).errors.counts} == {
        (LAST, Slip.OMITTED, 1),
        (TIN, Slip.DIGITS_SWAPPED, 1),
        ("schedule.*[].price", Slip.MISREAD, 1),
        ("schedule.*[].shares", Slip.OUT_BY_TEN, 1),
        ("schedule.*[]", Slip.OMITTED, 1),
    }


def test_a_third_value_is_an_error_of_both(double: Desk, number: str) -> None:
    """Typed, it stands in the claim; what says the same as one of the two is that one, and no error of its keyer."""
    lena = clerk(double, THIRD)
    opened = open_differences(lena, number)
    name, tin = opened.differences[:2]
    settle_difference(
        lena, number, key=name.key, answer=Answer(reading=written("Quillfeathers")), version=opened.version
    )
    settle_difference(lena, number, key=tin.key, answer=Answer(reading=ILLEGIBLE), version=opened.version)
    price = opened.differences[2]
    again = settle_difference(
        lena,
        number,
        key=price.key,
        answer=Answer(reading=reading_at(paper_with(double), PRICE)),
        version=opened.version,
    )
    assert again.differences[2].answer == Answer(side=side_of(double, opened, 2, first=True))
    settle_all(lena, number, first=True)
    proof = open_claim(double, number).claim.proof
    assert (proof.beneficial_owner.last.text, proof.tin.is_illegible) == ("Quillfeathers", True)
    assert my_figures(clerk(double, FIRST)).errors.errors == 2
    assert my_figures(clerk(double, SECOND)).errors.errors == 5


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_neither_keyer_settles_their_own_differences(double: Desk, number: str, name: str) -> None:
    """Not to look at and not to decide; the store refuses a program that would let them."""
    keyer = at_desk_of(double, name)
    with pytest.raises(Refused, match="nobody has two parts"):
        open_differences(keyer, number)
    key = open_differences(clerk(double, THIRD), number).differences[0].key
    with pytest.raises(Refused, match="nobody has two parts"):
        settle_difference(keyer, number, key=key, answer=Answer(side=Side.ONE), version=2)
    with (
        pytest.raises(Exception, match="whoever keyed a claim does not settle its differences"),
        double.store.writing() as transaction,
    ):
        transaction.run("UPDATE pass_difference SET choice = 'first pass', decided_by = ?", (name,))
    assert all(row.choice is None for row in stored_differences(double))


def test_whoever_settled_the_differences_does_not_review_the_claim(double: Desk, number: str) -> None:
    """Their own readings would be judged by themselves."""
    settler = at_desk_of(double, THIRD, Role.ADJUDICATOR)
    settle_all(settler, number, first=True)
    with pytest.raises(Refused, match="Lena Third did the differences of"):
        review_claim(settler, number, base_version=3)
    judge = at_desk_of(double, JUDGE, Role.ADJUDICATOR)
    assert review_claim(judge, number, base_version=3).claim.state is ClaimState.REVIEWED


def test_a_query_leaves_the_difference_open(double: Desk, number: str) -> None:
    """The claim is not verified before somebody has answered it, and it is on record who asked."""
    lena = clerk(double, THIRD)
    opened = open_differences(lena, number)
    settle_difference(lena, number, key=opened.differences[0].key, answer=Answer(), version=opened.version)
    for at, difference in enumerate(opened.differences[1:], start=1):
        side = side_of(double, opened, at, first=True)
        last = settle_difference(lena, number, key=difference.key, answer=Answer(side=side), version=opened.version)
    assert (last.is_verified, [each.is_open for each in last.differences]) == (False, [True, *[False] * 4])
    assert open_claim(double, number).claim.state is ClaimState.KEYED
    assert "beneficial owner, last: query" in [act.after for act in open_claim(double, number).history]
    assert settle_all(at_desk_of(double, "Sol", Role.SUPERVISOR), number, first=True).is_verified


def test_a_decision_is_taken_back_by_whoever_made_it(double: Desk, number: str) -> None:
    """It is open again, without an error of anybody; another person cannot take it back."""
    lena = clerk(double, THIRD)
    opened = open_differences(lena, number)
    key = opened.differences[0].key
    settle_difference(lena, number, key=key, answer=Answer(side=Side.ONE), version=opened.version)
    with pytest.raises(Refused, match="has not settled this difference"):
        take_back_difference(at_desk_of(double, "Sol"), number, key=key, version=opened.version)
    again = take_back_difference(lena, number, key=key, version=opened.version)
    assert again.differences == opened.differences
    row = stored_differences(double)[0]
    assert (row.choice, row.first_slip, row.second_slip) == (None, None, None)


def test_a_line_is_taken_or_not_and_never_typed(double: Desk, number: str) -> None:
    """A value in the place of a whole line is refused in words."""
    opened = open_differences(clerk(double, THIRD), number)
    with pytest.raises(Refused, match="A line is on the paper or it is not"):
        settle_difference(
            clerk(double, THIRD),
            number,
            key=opened.differences[4].key,
            answer=Answer(reading=written("5")),
            version=opened.version,
        )


def test_a_claim_that_was_saved_meanwhile_is_compared_anew(double: Desk, number: str) -> None:
    """Decisions about readings that the save left alone stand; the one that it changed is open again."""
    lena, judge = clerk(double, THIRD), at_desk_of(double, JUDGE)
    opened = open_differences(lena, number)
    for difference in opened.differences[:2]:
        settle_difference(lena, number, key=difference.key, answer=Answer(side=Side.ONE), version=opened.version)
    changed = paper_with(double, wrote(LAST, "Quillfever"), wrote(PRICE, "2.24"))
    save_claim(judge, number, proof=changed, base_version=2)
    with pytest.raises(Conflict, match="saved as version 3 meanwhile"):
        settle_difference(
            lena, number, key=opened.differences[3].key, answer=Answer(side=Side.ONE), version=opened.version
        )
    again = open_differences(lena, number)
    assert [(each.words, each.is_open) for each in again.differences] == [
        ("beneficial owner, last", True),
        ("TIN", False),
        ("purchases line 3, shares", True),
        ("purchases line 4", True),
    ]


def test_a_save_that_takes_the_last_difference_away_verifies_the_claim(double: Desk) -> None:
    """What the second pass reads was right, and the first was corrected to it."""
    number = keyed_twice(double, paper_with(double), paper_with(double, wrote(LAST, "Quill")))
    saved = save_claim(
        at_desk_of(double, JUDGE), number, proof=paper_with(double, wrote(LAST, "Quill")), base_version=2
    )
    assert saved.claim.state is ClaimState.VERIFIED
    with pytest.raises(Refused, match="is verified and cannot be verified"):
        open_differences(clerk(double, THIRD), number)


def test_a_claim_that_was_voided_meanwhile_keeps_its_decisions(double: Desk, number: str) -> None:
    """The person is told; nothing of what was settled is lost and nothing is half done."""
    lena = clerk(double, THIRD)
    opened = open_differences(lena, number)
    keys = [difference.key for difference in opened.differences]
    settle_difference(lena, number, key=keys[0], answer=Answer(side=Side.ONE), version=opened.version)
    void_claim(at_desk_of(double, "Sol", Role.SUPERVISOR), number, reason="twice filed", base_version=2)
    with pytest.raises(Refused, match="is voided"):
        settle_difference(lena, number, key=keys[1], answer=Answer(side=Side.ONE), version=opened.version)
    assert [row.choice is None for row in stored_differences(double)] == [False, True, True, True, True]


def test_no_whole_number_of_a_taxpayer_reaches_the_log(double: Desk, number: str) -> None:
    """Both readings of a TIN are on record by their last four digits."""
    settle_all(clerk(double, THIRD), number, first=True)
    said = [f"{act.before} {act.after}" for act in open_claim(double, number).history]
    assert any("•••••7736" in words and "•••••7763" in words for words in said)
    assert not any("518-42" in words or "51842" in words for words in said)


def test_figures_alone_are_compared_where_figures_alone_were_asked(desk: Desk) -> None:
    """A name that only the first pass has is no difference."""
    planned = with_plan(desk, PassPlan(kind=PassKind.FIGURES))
    second = paper_with(planned, wrote(LAST, ""), wrote(PRICE, "4.23"))
    number = keyed_twice(planned, paper_with(planned), second)
    assert [each.words for each in open_differences(clerk(planned, THIRD), number).differences] == [
        "purchases line 2, price"
    ]
    settle_all(clerk(planned, THIRD), number, first=False)
    proof = open_claim(planned, number).claim.proof
    assert (proof.beneficial_owner.last.text, reading_at(proof, PRICE).text) == ("Quillfeather", "4.23")


def test_errors_stand_against_the_keys_of_their_own_claims(double: Desk, number: str) -> None:
    """Keys of other claims and of settling count nothing; who keyed nothing has no rate, who settled no error."""
    ines, kofi, lena = (clerk(double, name) for name in (FIRST, SECOND, THIRD))
    other = register_claim(ines).claim.claim_number
    for desk, claim_number, keys, work in (
        (ines, number, 600, Work.FIRST_KEYING),
        (kofi, number, 400, Work.SECOND_KEYING),
        (kofi, number, 250, Work.SECOND_KEYING),
        (kofi, other, 9_000, Work.FIRST_KEYING),
        (lena, number, 7_000, Work.DIFFERENCES),
    ):
        keep_figures(desk, claim_number, figures=KeyedFigures(keys=keys, active_ms=keys * 200), work=work)
    assert my_figures(kofi).errors == KeyingErrors()
    settle_all(lena, number, first=True)
    first, second = my_figures(ines).errors, my_figures(kofi).errors
    assert (first.claims, first.errors, first.keys, first.tenths_per_thousand_keys) == (1, 0, 600, 0)
    # 5 errors in 650 keys are 7.69 in 1,000.
    assert (second.claims, second.errors, second.keys, second.tenths_per_thousand_keys) == (1, 5, 650, 77)
    assert [(day.claims, day.errors) for day in second.days] == [(1, 5)]
    assert dict(second.by_kind)[Slip.OMITTED] == 2
    assert [pattern for pattern, _counts in second.by_field] == sorted(pattern for pattern, _counts in second.by_field)
    assert my_figures(lena).errors == KeyingErrors()


def test_errors_of_before_the_last_two_weeks_are_past(double: Desk, number: str) -> None:
    """They still decide how many claims of a clerk are keyed twice, and stand in no figure of now."""
    settle_all(clerk(double, THIRD), number, first=True)
    later = replace(clerk(double, SECOND), clock=FixedClock(double.clock.now() + timedelta(days=DAYS)))
    assert my_figures(later).errors == KeyingErrors()
    day_before = replace(later, clock=FixedClock(double.clock.now() + timedelta(days=DAYS - 1)))
    assert my_figures(day_before).errors.errors == 5


def test_the_totals_of_all_are_for_the_supervisor(double: Desk, number: str) -> None:
    """They name nobody, and count the two keyings of a claim as one claim; a clerk is refused."""
    settle_all(clerk(double, THIRD), number, first=True)
    for name, work in ((FIRST, Work.FIRST_KEYING), (SECOND, Work.SECOND_KEYING)):
        keep_figures(clerk(double, name), number, figures=KeyedFigures(keys=500, active_ms=100_000), work=work)
    with pytest.raises(Refused):
        case_figures(clerk(double, FIRST))
    total = case_figures(at_desk_of(double, "Sol", Role.SUPERVISOR)).errors
    assert (total.claims, total.errors, total.keys, total.tenths_per_thousand_keys) == (1, 5, 1_000, 50)
    assert FIRST not in repr(total)
    assert SECOND not in repr(total)
