"""Whoever has seen a reading of a claim keys it no second time; a keyer who has not finds nothing of it anywhere."""

from dataclasses import replace

import pytest
from cases import at_desk_of, wrote
from passes import FIRST, JUDGE, SECOND, THIRD, clerk, keyed_once, keyed_twice, paper_with, with_plan

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.pass_plan import PassPlan
from claimdesk.casebook.roles import Role
from claimdesk.casebook.settlement import Acknowledged, LetterKind
from claimdesk.casebook.work import Work
from claimdesk.casework.blind import NOT_SHOWN
from claimdesk.casework.check_case import check_case
from claimdesk.casework.desk import Desk
from claimdesk.casework.explain_loss import explain_loss
from claimdesk.casework.find_claims import ClaimSearch, counts, find_claims
from claimdesk.casework.issue_letter import compose_letter, issue_letter, letters_due_for, read_letter
from claimdesk.casework.letters_waiting import letters_waiting
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.put_aside import put_aside
from claimdesk.casework.read_log import read_log
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.second_keying import (
    begin_second_keying,
    finish_second_keying,
    keep_second_reading,
    return_second_keying,
)
from claimdesk.casework.see_queue import see_queue
from claimdesk.casework.take_work import take_next
from claimdesk.errors import Conflict, Refused

HAS_SEEN = "has seen what was keyed into claim"


@pytest.fixture
def double(desk: Desk) -> Desk:
    """Give the desk of a case in which every claim is keyed twice."""
    return with_plan(desk)


def half_keyed(desk: Desk) -> str:
    """Let the first clerk save a claim and not finish it; give its number."""
    ines = clerk(desk, FIRST)
    number = register_claim(ines).claim.claim_number
    save_claim(ines, number, proof=paper_with(desk), base_version=1)
    return number


def run(desk: Desk, sql: str, *values: object) -> None:
    """Write past every verb."""
    with desk.store.writing() as transaction:
        transaction.run(sql, values)


def test_whoever_opened_a_half_keyed_claim_is_not_its_second_keyer(double: Desk) -> None:
    """Saved and not finished, it may be looked at by whoever may go on with it; the queue hands them another one."""
    number = half_keyed(double)
    kofi, lena = clerk(double, SECOND), clerk(double, THIRD)
    assert open_claim(kofi, number).claim.proof.beneficial_owner.last.text == "Quillfeather"
    save_claim(clerk(double, FIRST), number, proof=paper_with(double), base_version=2, finish=True)
    with pytest.raises(Refused, match=HAS_SEEN):
        begin_second_keying(kofi, number)
    assert take_next(kofi).item is None
    taken = take_next(lena).item
    assert taken is not None
    assert (taken.claim_number, taken.work) == (number, Work.SECOND_KEYING)


def test_a_conflict_shows_readings_and_is_remembered(double: Desk) -> None:
    """Who was shown both readings, because somebody saved before them, keys the claim no second time."""
    number = half_keyed(double)
    kofi = clerk(double, SECOND)
    with pytest.raises(Conflict) as conflict:
        save_claim(kofi, number, proof=paper_with(double, trades=1), base_version=1)
    assert conflict.value.differences
    save_claim(clerk(double, FIRST), number, proof=paper_with(double), base_version=2, finish=True)
    with pytest.raises(Refused, match=HAS_SEEN):
        begin_second_keying(kofi, number)


def test_a_save_that_comes_too_late_shows_nothing(double: Desk) -> None:
    """A window that was opened before the first keying was finished is told so, and no reading of it."""
    number = keyed_once(double, paper_with(double))
    kofi = clerk(double, SECOND)
    with pytest.raises(Refused, match="has not seen the first keying") as refusal:
        save_claim(kofi, number, proof=paper_with(double, trades=1), base_version=1)
    assert not isinstance(refusal.value, Conflict)
    assert begin_second_keying(kofi, number).claim_number == number


@pytest.mark.parametrize("besides", [Role.ADJUDICATOR, Role.SUPERVISOR, Role.CASE_ADMINISTRATOR])
def test_a_keyer_with_another_role_opens_the_claim_or_keys_it(double: Desk, besides: Role) -> None:
    """Not both: neither after a look, nor after a second keying was given back and looked at then."""
    looked, given_back = (keyed_once(double, paper_with(double)) for _ in range(2))
    both = at_desk_of(double, "Bo Both", Role.KEYER, besides)
    assert {row.claimant for row in find_claims(both, ClaimSearch()).rows} == {NOT_SHOWN}
    open_claim(both, looked)
    assert [row.claimant for row in find_claims(both, ClaimSearch(text="Quill")).rows] == ["Quillfeather"]
    with pytest.raises(Refused, match=HAS_SEEN):
        begin_second_keying(both, looked)
    begin_second_keying(both, given_back)
    with pytest.raises(Refused, match="has not seen the first keying"):
        open_claim(both, given_back)
    return_second_keying(both, given_back)
    open_claim(both, given_back)
    with pytest.raises(Refused, match=HAS_SEEN):
        begin_second_keying(both, given_back)


def test_a_supervisor_who_does_not_key_is_given_no_second_keying(double: Desk) -> None:
    """They find every claim by name, so that none is left that they could key blind."""
    number = keyed_once(double, paper_with(double))
    supervisor = at_desk_of(double, "Sol", Role.SUPERVISOR)
    assert find_claims(supervisor, ClaimSearch(text="Quillfeather")).rows
    with pytest.raises(Refused, match="may not begin second keying"):
        begin_second_keying(supervisor, number)
    assert take_next(supervisor).item is None


def test_a_look_that_shows_nothing_new_is_not_remembered(double: Desk) -> None:
    """At a claim that nobody has saved, at one's own, and at one whose two keyings were compared."""
    ines, kofi = clerk(double, FIRST), clerk(double, SECOND)
    empty = register_claim(ines).claim.claim_number
    open_claim(kofi, empty)
    save_claim(ines, empty, proof=paper_with(double), base_version=1, finish=True)
    open_claim(ines, empty)
    begin_second_keying(kofi, empty)
    finish_second_keying(kofi, empty, proof=paper_with(double))
    open_claim(kofi, empty)
    with double.store.reading() as transaction:
        assert transaction.values("SELECT COUNT(*) FROM claim_seen") == [(0,)]


@pytest.mark.parametrize("half", [False, True], ids=["keyed", "half keyed"])
def test_a_search_for_what_was_keyed_finds_no_blind_claim(double: Desk, half: bool) -> None:  # noqa: FBT001 - a parameter
    """Not by name, last four or problem; by number and state, and so it is counted; for those who judge as ever."""
    number = half_keyed(double) if half else keyed_once(double, paper_with(double))
    kofi, jana = clerk(double, SECOND), at_desk_of(double, JUDGE, Role.ADJUDICATOR)
    codes = tuple(each.name for each in counts(jana).by_code)
    state = ClaimState.RECEIVED if half else ClaimState.KEYED
    keyed = (ClaimSearch(text="Quillfeather"), ClaimSearch(text="quill"), ClaimSearch(text="7736"))
    for search in (*keyed, *(ClaimSearch(code=code) for code in codes), ClaimSearch(text=number, code=codes[0])):
        assert find_claims(jana, search).rows, search
        assert find_claims(kofi, search).rows == (), search
    for search in (
        ClaimSearch(),
        ClaimSearch(text=number),
        ClaimSearch(text="1", state=state),
        ClaimSearch(state=state),
    ):
        (row,) = find_claims(kofi, search).rows
        assert (row.claim_number, row.claimant, row.codes) == (number, NOT_SHOWN, ())
    assert counts(kofi).by_code == ()
    assert counts(kofi).by_state == counts(jana).by_state
    assert codes


def test_a_case_keyed_once_veils_nothing(desk: Desk) -> None:
    """Where nobody keys a second time, every keyer finds every claim, finished or not."""
    single = with_plan(desk, PassPlan())
    half_keyed(single)
    keyed_once(single, paper_with(single))
    assert len(find_claims(clerk(single, SECOND), ClaimSearch(text="Quillfeather")).rows) == 2


def test_the_queue_names_no_blind_claim(double: Desk) -> None:
    """Neither claimant nor reason of one put aside, nor the claimant of one in hand, nor days of the next."""
    days = (wrote("postmark.on", "2008-04-10"), wrote("received_on", "2008-04-17"))
    kofi, ines = clerk(double, SECOND), clerk(double, FIRST)
    aside, held, next_one = (keyed_once(double, paper_with(double, *days)) for _ in range(3))
    put_aside(ines, aside, reason="Quillfeather writes again", until=None, base_version=2)
    begin_second_keying(kofi, held)
    seen = see_queue(kofi)
    (waiting,) = seen.aside
    assert (waiting.claim_number, waiting.claimant, waiting.reason) == (aside, NOT_SHOWN, NOT_SHOWN)
    assert [(own.claim_number, own.claimant) for own in seen.mine] == [(held, NOT_SHOWN)]
    counted = see_queue(clerk(double, THIRD)).counts
    first = next(each.first for each in counted if each.work is Work.SECOND_KEYING)
    assert first is not None
    assert (first.claim_number, first.deadline, first.received_on) == (next_one, None, None)
    assert see_queue(ines).aside[0].claimant == "Quillfeather"


def test_a_blind_claim_is_not_put_aside_unseen(double: Desk) -> None:
    """With the version of a window that is open no more it is refused; with none, the claim comes back empty."""
    number = keyed_once(double, paper_with(double))
    with pytest.raises(Refused, match="has not seen the first keying"):
        put_aside(clerk(double, SECOND), number, reason="smudged", until=None, base_version=2)
    moved = put_aside(clerk(double, SECOND), number, reason="smudged", until=None)
    assert "Quillfeather" not in repr(moved)
    assert [each.reason for each in see_queue(clerk(double, SECOND)).aside] == ["smudged"]


def test_no_letter_and_no_amount_tells_of_a_blind_claim(double: Desk) -> None:
    """Neither due nor composed nor issued letters, nor why it is recognized with an amount."""
    address = (wrote("address.street", "77 Marmoset Wynd"), wrote("address.city", "Lowell"))
    double = replace(double, settlement=replace(double.settlement, acknowledged=Acknowledged.ALL))
    number = keyed_once(double, paper_with(double, *address))
    kofi, jana = clerk(double, SECOND), at_desk_of(double, JUDGE, Role.ADJUDICATOR)
    assert letters_waiting(kofi).not_reviewed == 0
    assert letters_waiting(jana).not_reviewed == 1
    issue_letter(jana, number, kind=LetterKind.ACKNOWLEDGMENT)
    for look in (
        lambda: letters_due_for(kofi, number),
        lambda: compose_letter(kofi, number, kind=LetterKind.DEFICIENCY_NOTICE),
        lambda: read_letter(kofi, 1),
        lambda: explain_loss(kofi, number),
    ):
        with pytest.raises(Refused, match="has not seen the first keying"):
            look()


def test_the_log_tells_no_reading_of_a_half_keyed_claim(double: Desk) -> None:
    """What was saved and not finished is kept back from whoever may still key it blind."""
    half_keyed(double)
    for desk in (clerk(double, SECOND), at_desk_of(double, "Bo Both", Role.KEYER, Role.SUPERVISOR)):
        assert "Quillfeather" not in repr(read_log(desk).acts)
    assert "Quillfeather" in repr(read_log(clerk(double, FIRST)).acts)


PUT_IN_HAND = "UPDATE second_pass SET stage = 'keying', second_keyer = ? WHERE claim_id = 1"
READING = "INSERT INTO second_reading VALUES (1, ?, 'tin', 'blank', '', NULL, 1, 'x', 'typed')"


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (PUT_IN_HAND, (FIRST,)),
        (PUT_IN_HAND, (SECOND,)),
        ("UPDATE second_pass SET stage = 'keying', first_keyer = 'Nobody', second_keyer = ?", (FIRST,)),
        ("UPDATE second_pass SET first_keyer = ?", (THIRD,)),
        ("DELETE FROM second_pass", ()),
        ("INSERT INTO claim_part VALUES (1, 'second keying', ?, 'x')", (FIRST,)),
        ("INSERT INTO claim_part VALUES (1, 'second keying', ?, 'x')", (JUDGE,)),
        ("DELETE FROM claim_seen", ()),
        ("UPDATE claim_seen SET staff = ?", (THIRD,)),
        (READING, (FIRST,)),
        (READING, (JUDGE,)),
    ],
)
def test_the_store_itself_holds_the_keyers_apart(double: Desk, sql: str, values: tuple[str, ...]) -> None:
    """Past every verb: nobody keys second who keyed first or has seen it, and who keyed first is not written anew."""
    number = keyed_once(double, paper_with(double))
    open_claim(at_desk_of(double, JUDGE, Role.ADJUDICATOR), number)
    with pytest.raises(Exception, match=r"keys a claim|keyed a claim|second keying|seen|another part"):
        run(double, sql, *values)


def test_a_reading_stays_of_who_keyed_it(double: Desk) -> None:
    """What the second clerk has read is not made another's."""
    number = keyed_once(double, paper_with(double))
    kofi = clerk(double, SECOND)
    begin_second_keying(kofi, number)
    keep_second_reading(kofi, number, entries=(wrote("address.city", "Lowell"),))
    with pytest.raises(Exception, match="whose a reading is"):
        run(double, "UPDATE second_reading SET staff = ?", FIRST)


def forged(desk: Desk, *triggers: str) -> str:
    """Make the first clerk the second one too, in a store from which triggers were taken out and put back."""
    number = keyed_once(desk, paper_with(desk))
    with desk.store.writing() as transaction:
        texts = [
            transaction.values("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,))[0][0] for trigger in triggers
        ]
        for trigger in triggers:
            transaction.run(f"DROP TRIGGER {trigger}")
        transaction.run("UPDATE second_pass SET stage = 'keying', first_keyer = 'Nobody', second_keyer = ?", (FIRST,))
        for text in texts:
            transaction.run(text)
    return number


def test_who_keyed_first_does_not_finish_a_second_keying_that_was_forged(double: Desk) -> None:
    """The verb asks for the parts again; the check of the case names the claim."""
    number = forged(double, "second_pass_keeps_who_keyed_first", "second_pass_goes_on_with_its_keyers")
    with pytest.raises(Refused, match="Ines Clerk did the first keying"):
        finish_second_keying(clerk(double, FIRST), number, proof=paper_with(double))
    assert open_claim(at_desk_of(double, JUDGE), number).claim.state is ClaimState.KEYED
    close_case(double)
    found = {each.subject: each for each in check_case(double.folder)}
    assert not found["second keying"].is_well
    assert number in found["second keying"].sentence


def test_two_keyings_of_two_people_are_well(double: Desk) -> None:
    """What the verbs leave behind is at odds with nothing."""
    keyed_twice(double, paper_with(double), paper_with(double, trades=3))
    open_claim(at_desk_of(double, JUDGE, Role.ADJUDICATOR), keyed_once(double, paper_with(double)))
    close_case(double)
    assert {each.subject: each for each in check_case(double.folder)}["second keying"].is_well
