"""A second clerk keys blind: another person, nothing of the first keying, every place on disk, one clerk at a time."""

from dataclasses import replace

import pytest
from cases import PLANTED_TIN, at_desk_of, wrote
from moving_clock import MovingClock
from passes import (
    DOUBLE,
    FIRST,
    JUDGE,
    SECOND,
    THIRD,
    clerk,
    keyed_once,
    keyed_twice,
    paper_with,
    settle_all,
    with_plan,
)

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.pass_plan import PassKind, PassPlan
from claimdesk.casebook.pass_scope import PassScope
from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casebook.work import Work
from claimdesk.casework.blind import NOT_SHOWN
from claimdesk.casework.desk import Desk
from claimdesk.casework.find_claims import ClaimSearch, find_claims
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.read_log import LogSearch, read_log
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.second_keying import (
    begin_second_keying,
    finish_second_keying,
    keep_second_reading,
    return_second_keying,
)
from claimdesk.casework.take_work import take_next
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Refused
from claimstore.pass_rows import SecondPassRow
from claimstore.second_pass import keep_pass, pass_of


@pytest.fixture
def double(desk: Desk) -> Desk:
    """Give the desk of a case in which every claim is keyed twice."""
    return with_plan(desk)


def stored_pass(desk: Desk, claim_id: int = 1) -> SecondPassRow:
    """Give what the store says of the second pass of a claim."""
    with desk.store.reading() as transaction:
        row = pass_of(transaction, claim_id)
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("kind", "scope", "stage"),
    [
        (PassKind.SINGLE, "none", "not asked"),
        (PassKind.DOUBLE, "every place", "waiting"),
        (PassKind.FIGURES, "money, dates and TIN", "waiting"),
    ],
)
def test_the_plan_decides_when_the_first_keying_is_finished(desk: Desk, kind: PassKind, scope: str, stage: str) -> None:
    """The decision is stored with its rule and the first keyer, and not before the keying is finished."""
    planned = with_plan(desk, PassPlan(kind=kind))
    ines = clerk(planned, FIRST)
    number = keyed_once(planned, paper_with(planned))
    row = stored_pass(desk)
    assert (row.scope, row.stage, row.rule, row.first_keyer) == (scope, stage, kind.value, FIRST)
    save_claim(ines, number, proof=paper_with(planned, wrote("record_owner", "Brokerage")), base_version=2)
    assert stored_pass(desk) == row


def test_a_sample_is_decided_by_claim_and_case(desk: Desk) -> None:
    """Half of forty claims by and large, each with the rule that was in force."""
    planned = with_plan(desk, PassPlan(kind=PassKind.SAMPLE, sample_percent=50))
    for _ in range(40):
        keyed_once(planned, paper_with(planned, trades=0))
    rows = [stored_pass(desk, claim_id) for claim_id in range(1, 41)]
    assert {row.rule for row in rows} == {"sample, 500 of 1,000 claims"}
    assert 8 < sum(row.stage == "waiting" for row in rows) < 32


def test_the_sample_of_a_clerk_grows_with_the_errors_that_were_found(desk: Desk) -> None:
    """Four errors among few fields raise the share of the next claim above the floor; another clerk stays there."""
    double = with_plan(desk)
    slips = [wrote(f"schedule.purchases[{line}].shares", f"{line + 1}50") for line in range(4)]
    number = keyed_twice(double, paper_with(double, *slips), paper_with(double))
    settle_all(clerk(double, THIRD), number, first=False)
    adaptive = with_plan(desk, PassPlan(kind=PassKind.SAMPLE, sample_percent=10, is_adaptive=True))
    keyed_once(adaptive, paper_with(adaptive))
    keyed_once(adaptive, paper_with(adaptive), name=SECOND)
    percent = {row.first_keyer: row.rule for row in (stored_pass(desk, 2), stored_pass(desk, 3))}
    assert percent[SECOND] == "sample, 100 of 1,000 claims"
    assert percent[FIRST].startswith("sample, 2")


def test_the_second_clerk_is_given_the_number_and_what_is_asked(double: Desk) -> None:
    """Nothing else, and of their own readings those that they have kept."""
    number = keyed_once(double, paper_with(double))
    kofi = clerk(double, SECOND)
    given = begin_second_keying(kofi, number)
    assert (given.claim_number, given.scope, given.entries, given.kept_at) == (number, PassScope.WHOLE, (), None)
    keep_second_reading(kofi, number, entries=(wrote("beneficial_owner.last", "Quill"),))
    again = begin_second_keying(kofi, number)
    assert again.entries == (wrote("beneficial_owner.last", "Quill"),)
    assert again.kept_at == double.clock.now()


def test_a_list_that_was_cut_and_grew_again_comes_back_so(double: Desk) -> None:
    """The readings of a second pass are kept like a draft: what stood behind the cut is forgotten."""
    number = keyed_once(double, paper_with(double))
    kofi = clerk(double, SECOND)
    begin_second_keying(kofi, number)
    count = "joint_owners.count"
    for entries in (
        (Entry(count, Mark.WRITTEN, "2"), wrote("joint_owners[1].last", "Gone")),
        (Entry(count, Mark.WRITTEN, "1"),),
        (Entry(count, Mark.WRITTEN, "2"),),
    ):
        keep_second_reading(kofi, number, entries=entries)
    assert begin_second_keying(kofi, number).entries == (
        Entry(count, Mark.NOT_REACHED, "1"),
        Entry(count, Mark.WRITTEN, "2"),
    )


def test_the_first_clerk_is_refused_by_verb_and_by_store(double: Desk) -> None:
    """The sentence says why; a program that forgot to ask is refused by the table itself."""
    number = keyed_once(double, paper_with(double))
    with pytest.raises(Refused, match="Ines Clerk did the first keying"):
        begin_second_keying(at_desk_of(double, FIRST), number)
    row = replace(stored_pass(double), stage="keying", second_keyer=FIRST, taken_at="x")
    with pytest.raises(Exception, match="has that part in it"), double.store.writing() as transaction:
        keep_pass(transaction, row)
    assert stored_pass(double).second_keyer is None


def test_whoever_saved_the_claim_later_knows_it_too(double: Desk) -> None:
    """An adjudicator who corrected a keyed claim cannot key it blind."""
    number = keyed_once(double, paper_with(double))
    save_claim(at_desk_of(double, JUDGE), number, proof=paper_with(double, trades=3), base_version=2)
    with pytest.raises(Refused, match="Jana Judge has seen what was keyed into claim"):
        begin_second_keying(at_desk_of(double, JUDGE), number)


def test_two_clerks_cannot_take_the_same_second_pass(double: Desk) -> None:
    """The second is told who has it; after half an hour without a key it is free, and the first is told."""
    clock = MovingClock()
    number = keyed_once(double, paper_with(double))
    kofi, lena = (replace(clerk(double, name), clock=clock) for name in (SECOND, THIRD))
    begin_second_keying(kofi, number)
    with pytest.raises(Refused, match="Kofi Clerk is keying claim") as refusal:
        begin_second_keying(lena, number)
    assert "30 minutes" in refusal.value.remedy
    clock.go_on(minutes=29)
    keep_second_reading(kofi, number, entries=(wrote("address.city", "Lowell"),))
    clock.go_on(minutes=29)
    with pytest.raises(Refused, match="Kofi Clerk is keying claim"):
        begin_second_keying(lena, number)
    clock.go_on(minutes=1)
    taken = begin_second_keying(lena, number)
    assert taken.entries == ()
    with pytest.raises(Refused, match="not in the hands of Kofi Clerk any more"):
        keep_second_reading(kofi, number, entries=(wrote("address.city", "Lowell"),))
    with pytest.raises(Refused, match="not in the hands"):
        finish_second_keying(kofi, number, proof=paper_with(double))


def test_a_second_keying_that_is_given_back_waits_for_anybody(double: Desk) -> None:
    """Another clerk begins from nothing; whoever gave it back finds their own readings again."""
    number = keyed_once(double, paper_with(double))
    kofi, lena = clerk(double, SECOND), clerk(double, THIRD)
    begin_second_keying(kofi, number)
    keep_second_reading(kofi, number, entries=(wrote("address.city", "Lowell"),))
    return_second_keying(kofi, number)
    assert stored_pass(double).stage == "waiting"
    assert begin_second_keying(lena, number).entries == ()
    return_second_keying(lena, number)
    assert begin_second_keying(kofi, number).entries == (wrote("address.city", "Lowell"),)


def test_two_keyings_that_agree_make_the_claim_verified_at_once(double: Desk) -> None:
    """A new version, an act of the second clerk, and nothing to settle."""
    number = keyed_twice(double, paper_with(double), paper_with(double, wrote("beneficial_owner.last", "QUILLFEATHER")))
    opened = open_claim(double, number)
    assert (opened.claim.state, opened.claim.version) == (ClaimState.VERIFIED, 3)
    assert opened.claim.proof.beneficial_owner.last.text == "Quillfeather"
    assert (opened.history[-1].who, opened.history[-1].after) == (SECOND, "verified")
    row = stored_pass(double)
    assert (row.stage, row.second_keyer, row.compared_version) == ("settled", SECOND, 2)
    assert (row.fields or 0) > 50


def test_two_keyings_that_differ_leave_the_claim_keyed(double: Desk) -> None:
    """It waits for a third person, and the clerk is told nothing of what differs."""
    number = keyed_once(double, paper_with(double))
    kofi = clerk(double, SECOND)
    begin_second_keying(kofi, number)
    done = finish_second_keying(kofi, number, proof=paper_with(double, wrote("tin", "518-42-7763")))
    assert (done.claim_number, done.changes.claim_numbers) == (number, (number,))
    assert open_claim(double, number).claim.state is ClaimState.KEYED
    assert stored_pass(double).stage == "differing"


def test_a_claim_is_not_reviewed_before_its_second_keying(double: Desk) -> None:
    """Nor before its differences are settled; under a single plan it is."""
    judge = at_desk_of(double, JUDGE, Role.ADJUDICATOR)
    number = keyed_once(double, paper_with(double))
    with pytest.raises(Refused, match="keyed a second time before it is reviewed"):
        review_claim(judge, number, base_version=2)
    kofi = clerk(double, SECOND)
    begin_second_keying(kofi, number)
    finish_second_keying(kofi, number, proof=paper_with(double, trades=3))
    with pytest.raises(Refused, match="differ, and nobody has settled"):
        review_claim(judge, number, base_version=2)
    single = with_plan(double, PassPlan())
    other = keyed_once(single, paper_with(single))
    assert review_claim(judge, other, base_version=2).claim.state is ClaimState.REVIEWED


def test_a_claim_that_was_voided_meanwhile_is_told_and_its_readings_stay(double: Desk) -> None:
    """Nothing is lost, nothing half done, and it is on record why it was refused."""
    number = keyed_once(double, paper_with(double))
    kofi = clerk(double, SECOND)
    begin_second_keying(kofi, number)
    keep_second_reading(kofi, number, entries=(wrote("address.city", "Lowell"),))
    void_claim(at_desk_of(double, "Sol", Role.SUPERVISOR), number, reason="twice filed", base_version=2)
    with pytest.raises(Refused, match="is voided and cannot be keyed a second time"):
        finish_second_keying(kofi, number, proof=paper_with(double))
    assert stored_pass(double).stage == "keying"
    assert open_claim(double, number).history[-1].outcome.startswith("refused: ")
    with pytest.raises(Refused, match="is voided"):
        begin_second_keying(kofi, number)


@pytest.mark.parametrize("plan", [PassPlan(), DOUBLE], ids=["single", "double"])
def test_a_claim_that_is_not_to_be_keyed_again_is_refused(desk: Desk, plan: PassPlan) -> None:
    """One that the plan leaves out, and one whose second keying is finished."""
    planned = with_plan(desk, plan)
    lena = clerk(planned, THIRD)
    if plan is DOUBLE:
        number = keyed_twice(planned, paper_with(planned), paper_with(planned, trades=3))
        with pytest.raises(Refused, match="is finished"):
            begin_second_keying(lena, number)
        return
    number = keyed_once(planned, paper_with(planned))
    with pytest.raises(Refused, match="is not to be keyed a second time"):
        begin_second_keying(lena, number)


def test_the_draft_of_a_claim_window_is_no_second_reading(double: Desk) -> None:
    """What somebody has keyed over the first keying, and not saved, does not come up in the blind form."""
    kofi = clerk(double, SECOND)
    number = keyed_once(double, paper_with(double))
    keep_draft(kofi, number, entries=(wrote("address.city", "Lowell"),), base_version=2)
    assert begin_second_keying(kofi, number).entries == ()


def test_whoever_may_key_it_blind_sees_nothing_of_the_claim(double: Desk) -> None:
    """No window, no name, no last four, no codes and no readings in the log, before and while they key it."""
    number = keyed_once(double, paper_with(double))
    kofi = clerk(double, SECOND)
    for _ in ("before", "while"):
        with pytest.raises(Refused, match="has not seen the first keying"):
            open_claim(kofi, number)
        (row,) = find_claims(kofi, ClaimSearch()).rows
        assert (row.claimant, row.tin_last_four, row.codes, row.postmark_on) == (NOT_SHOWN, "", (), None)
        said = " ".join(f"{act.before} {act.after}" for act in read_log(kofi, LogSearch(on=number)).acts)
        assert "Quillfeather" not in said
        assert PLANTED_TIN[-4:] not in said
        begin_second_keying(kofi, number)
    supervisor = at_desk_of(double, SECOND)
    with pytest.raises(Refused, match="has not seen the first keying"):
        open_claim(supervisor, number)
    finish_second_keying(kofi, number, proof=paper_with(double))
    assert open_claim(kofi, number).claim.proof.beneficial_owner.last.text == "Quillfeather"
    assert find_claims(kofi, ClaimSearch()).rows[0].claimant == "Quillfeather"


def test_the_first_clerk_and_those_who_judge_still_see_the_claim(double: Desk) -> None:
    """It is closed to those alone who may key it blind."""
    number = keyed_once(double, paper_with(double))
    for desk in (clerk(double, FIRST), at_desk_of(double, JUDGE, Role.ADJUDICATOR)):
        assert open_claim(desk, number).claim.proof.beneficial_owner.last.text == "Quillfeather"


def test_a_clerk_without_the_role_is_refused_on_record(double: Desk) -> None:
    """An adjudicator keys nothing."""
    number = keyed_once(double, paper_with(double))
    with pytest.raises(Refused, match="may not begin second keying"):
        begin_second_keying(at_desk_of(double, JUDGE, Role.ADJUDICATOR), number)
    assert open_claim(double, number).history[-1].outcome.startswith("refused: ")


def test_the_queue_hands_out_second_keyings_and_differences(double: Desk) -> None:
    """To those alone who have no other part in the claim; a finished second keying is nobody's any more."""
    number = keyed_once(double, paper_with(double))
    assert take_next(clerk(double, FIRST)).item is None
    kofi, lena = clerk(double, SECOND), clerk(double, THIRD)
    taken = take_next(kofi).item
    assert taken is not None
    assert (taken.claim_number, taken.work) == (number, Work.SECOND_KEYING)
    assert take_next(lena).item is None
    begin_second_keying(kofi, number)
    finish_second_keying(kofi, number, proof=paper_with(double, trades=3))
    assert take_next(kofi).item is None
    assert take_next(clerk(double, FIRST)).item is None
    settling = take_next(lena).item
    assert settling is not None
    assert (settling.claim_number, settling.work) == (number, Work.DIFFERENCES)


def test_whoever_saved_a_keyed_claim_is_handed_no_second_keying_of_it(double: Desk) -> None:
    """The queue asks what the verb asks, so that it hands out nothing that is refused then."""
    number = keyed_once(double, paper_with(double))
    save_claim(at_desk_of(double, JUDGE), number, proof=paper_with(double, trades=3), base_version=2)
    assert take_next(at_desk_of(double, JUDGE, Role.KEYER)).item is None
    assert take_next(clerk(double, SECOND)).item is not None
