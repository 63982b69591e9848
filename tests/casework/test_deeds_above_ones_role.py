"""A deed above one's role is refused, changes nothing, and is on record: every verb, for all who may not do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import pytest
from cases import CLOCK, SONUS, WORDING, marguerite

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.batch import BatchFacts
from claimdesk.casebook.place_notes import NoteKind
from claimdesk.casebook.roles import Role, may
from claimdesk.casebook.scanned import ZoneMap
from claimdesk.casework import note_place, scan_zones
from claimdesk.casework.approve_plan import approve_plan, enter_plan, withdraw_plan
from claimdesk.casework.attach_scan import attach_scan, detach_scan
from claimdesk.casework.back_up_case import back_up_case, backups_in
from claimdesk.casework.compute_losses import compute_losses
from claimdesk.casework.desk import Desk, StaffMember
from claimdesk.casework.export_claims import export_claims
from claimdesk.casework.find_claims import ClaimSearch
from claimdesk.casework.issue_letter import issue_letter, issue_letters
from claimdesk.casework.keying_figures import case_figures
from claimdesk.casework.letters_out import print_letter, save_letter, save_letters
from claimdesk.casework.look_at_number import copy_number, look_at_number
from claimdesk.casework.loss_runs import RunReport, RunTotals, export_changes
from claimdesk.casework.note_place import NewNote, answer_query
from claimdesk.casework.open_case import close_case, sit_down
from claimdesk.casework.own_password import change_own_password
from claimdesk.casework.put_aside import bring_back, put_aside, withdraw_claim
from claimdesk.casework.recovery_sheet import recovery_sheet
from claimdesk.casework.register_batch import close_batch, register_batch
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.restore_case import restore_case
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.scan_zones import correct_zone
from claimdesk.casework.seal_anew import seal_case_anew
from claimdesk.casework.second_keying import begin_second_keying, finish_second_keying, return_second_keying
from claimdesk.casework.settle_differences import open_differences, settle_difference, take_back_difference
from claimdesk.casework.sign_in import Door, FirstStart, change_person, first_start
from claimdesk.casework.staff import add_staff, change_roles, reset_staff, revoke_staff
from claimdesk.casework.take_work import give_back, take_next
from claimdesk.casework.void_claim import void_claim
from claimdesk.casework.write_plan import write_plan
from claimdesk.errors import Refused
from claimstore.driver import connect
from claimstore.staff import keep_member, member_named

NUMBER = "SONUS-0000001"
ADA, ADAS = "Ada", "seven grey herons wade"
KIM, KIMS = "Kim", "a ladder of wet rope 9"
UNSEEN = cast("Any", None)
"""Stands for what is never looked at, because the role is asked first."""

RUN = RunTotals(run_id=1, plan_version="illustrative 1", claims=0, not_computed=0, total=0)


def leave_note(desk: Desk, kind: NoteKind) -> object:
    """Leave something at the number of the first claim."""
    return note_place.note_place(desk, NUMBER, note=NewNote(path="tin", kind=kind, words="illegible"))


ROLE_SETS = tuple(frozenset(some) for count in range(len(Role) + 1) for some in combinations(Role, count))
"""Every set of roles, from none to all."""

DEEDS: Mapping[Verb, tuple[Callable[[Desk], object], ...]] = MappingProxyType(
    {
        Verb.REGISTER_CLAIM: (register_claim,),
        Verb.TAKE_CLAIM: (take_next,),
        Verb.GIVE_BACK_CLAIM: (lambda desk: give_back(desk, NUMBER),),
        Verb.REGISTER_BATCH: (lambda desk: register_batch(desk, BatchFacts(name="T1", expected_documents=3)),),
        Verb.CLOSE_BATCH: (lambda desk: close_batch(desk, "T1", counted_documents=3, counted_pages=None),),
        Verb.PUT_ASIDE: (lambda desk: put_aside(desk, NUMBER, reason="wet", until=None, base_version=2),),
        Verb.BRING_BACK: (lambda desk: bring_back(desk, NUMBER),),
        Verb.WITHDRAW_CLAIM: (lambda desk: withdraw_claim(desk, NUMBER, reason="asked to", base_version=2),),
        Verb.READ_FIGURES: (case_figures,),
        Verb.SAVE_CLAIM: (lambda desk: save_claim(desk, NUMBER, proof=marguerite(desk), base_version=2),),
        Verb.FINISH_KEYING: (
            lambda desk: save_claim(desk, NUMBER, proof=marguerite(desk), base_version=2, finish=True),
        ),
        Verb.BEGIN_SECOND_KEYING: (lambda desk: begin_second_keying(desk, NUMBER),),
        Verb.RETURN_SECOND_KEYING: (lambda desk: return_second_keying(desk, NUMBER),),
        Verb.FINISH_SECOND_KEYING: (lambda desk: finish_second_keying(desk, NUMBER, proof=UNSEEN),),
        Verb.SETTLE_DIFFERENCE: (
            lambda desk: open_differences(desk, NUMBER),
            lambda desk: settle_difference(desk, NUMBER, key=UNSEEN, answer=UNSEEN, version=2),
        ),
        Verb.TAKE_BACK_DIFFERENCE: (lambda desk: take_back_difference(desk, NUMBER, key=UNSEEN, version=2),),
        Verb.REVIEW_CLAIM: (lambda desk: review_claim(desk, NUMBER, base_version=2),),
        Verb.VOID_CLAIM: (lambda desk: void_claim(desk, NUMBER, reason="sent twice", base_version=2),),
        Verb.ATTACH_SCAN: (lambda desk: attach_scan(desk, UNSEEN, claim_number=NUMBER),),
        Verb.DETACH_SCAN: (lambda desk: detach_scan(desk, 1, claim_number=NUMBER),),
        Verb.CORRECT_ZONE: (lambda desk: correct_zone(desk, NUMBER, path="tin", zone=UNSEEN, zones=ZoneMap()),),
        Verb.NOTE_PLACE: (lambda desk: scan_zones.note_place(desk, NUMBER, path="tin", zone=UNSEEN),),
        Verb.ASK_QUERY: (lambda desk: leave_note(desk, NoteKind.QUERY),),
        Verb.LEAVE_NOTE: (lambda desk: leave_note(desk, NoteKind.NOTE),),
        Verb.OVERRIDE_CHECK: (lambda desk: leave_note(desk, NoteKind.OVERRIDE),),
        Verb.ANSWER_QUERY: (lambda desk: answer_query(desk, NUMBER, note_id=1, answer="as on the paper"),),
        Verb.ISSUE_LETTER: (
            lambda desk: issue_letter(desk, NUMBER, kind=UNSEEN),
            lambda desk: issue_letters(desk, claim_numbers=(NUMBER,)),
        ),
        Verb.EXPORT_CLAIMS: (lambda desk: export_claims(desk, ClaimSearch()),),
        Verb.COMPUTE_LOSSES: (lambda desk: compute_losses(desk, progress=UNSEEN, is_cancelled=UNSEEN),),
        Verb.BACK_UP_CASE: (back_up_case,),
        Verb.ENTER_PLAN: (lambda desk: enter_plan(desk, UNSEEN),),
        Verb.APPROVE_PLAN: (lambda desk: approve_plan(desk, "illustrative 1"),),
        Verb.WITHDRAW_PLAN: (lambda desk: withdraw_plan(desk, "illustrative 1", reason="replaced"),),
        Verb.WRITE_PLAN: (lambda desk: write_plan(desk, "illustrative 1"),),
        Verb.ADD_STAFF: (lambda desk: add_staff(desk, name="Eve", roles=frozenset(Role), password=KIMS),),
        Verb.RESET_STAFF: (lambda desk: reset_staff(desk, name=ADA, password=KIMS),),
        Verb.REVOKE_STAFF: (lambda desk: revoke_staff(desk, name=ADA),),
        Verb.CHANGE_ROLES: (lambda desk: change_roles(desk, name=KIM, roles=frozenset(Role)),),
        Verb.CHANGE_PASSWORD: (lambda desk: change_own_password(desk, present=KIMS, new=f"{KIMS} again"),),
        Verb.LOOK_AT_NUMBER: (lambda desk: look_at_number(desk, NUMBER),),
        Verb.COPY_NUMBER: (lambda desk: copy_number(desk, NUMBER),),
        Verb.PRINT_LETTER: (lambda desk: print_letter(desk, NUMBER, what="the notice", pages=1),),
        Verb.SAVE_LETTER: (
            lambda desk: save_letter(desk, NUMBER, what="the notice", pages=1),
            lambda desk: save_letters(desk, what="2 notices"),
        ),
        Verb.SAVE_RECOVERY_SHEET: (lambda desk: recovery_sheet(FirstStart(desk, "ABCDE-FGHJK")),),
        Verb.EXPORT_LOSSES: (lambda desk: export_changes(desk, RunReport(run=RUN, before=None, changed=())),),
    }
)
"""What is done at an open desk, by its verb: every way that leads to it."""

AT_THE_DOOR = frozenset({Verb.OPEN_CASE, Verb.SIGN_IN, Verb.RESTORE_CASE, Verb.SEAL_ANEW})
"""What is done before there is a desk; each has a test of its own below."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a case of its own to a test."""
    yield from a_case(tmp_path)


@pytest.fixture(scope="module")
def shared_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give one case to all tests that leave it as it is."""
    yield from a_case(tmp_path_factory.mktemp("case"))


def a_case(folder: Path) -> Iterator[Desk]:
    """Give a sealed case that Ada administers and Kim keys in, with one claim and one backup."""
    made = first_start(Door(folder=folder, settlement=SONUS, wording=WORDING, clock=CLOCK), name=ADA, password=ADAS)
    add_staff(made.desk, name=KIM, roles=frozenset({Role.KEYER}), password=KIMS)
    whole = replace(made.desk, staff=StaffMember(ADA, frozenset(Role)))
    register_claim(whole)
    save_claim(whole, NUMBER, proof=marguerite(whole), base_version=1)
    back_up_case(whole)
    yield whole
    close_case(whole)


def state_of_case(desk: Desk) -> tuple[object, ...]:
    """Give every row of every table but those of the log, and what lies in the folder beside the store."""
    with closing(connect(desk.store.path, key=desk.store.key)) as bare:
        tables = [name for (name,) in bare.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [(name, sorted(map(repr, bare.execute(f'SELECT * FROM "{name}"')))) for name in sorted(tables)]
    beside = sorted(path.name for path in desk.folder.rglob("*") if not path.name.endswith(("-wal", "-shm")))
    keys = desk.store.path.with_name(f"{desk.store.path.name}.keys").read_bytes()
    return [each for each in rows if each[0] not in {"act", "act_head"}], beside, keys


def last_act(desk: Desk) -> tuple[str, str, str]:
    """Give who did what last, and how it ended."""
    with closing(connect(desk.store.path, key=desk.store.key)) as bare:
        row = bare.execute("SELECT who, verb, outcome FROM act ORDER BY sequence DESC LIMIT 1").fetchone()
    return str(row[0]), str(row[1]), str(row[2])


def those_who_may_not(verb: Verb) -> tuple[frozenset[Role], ...]:
    """Give every set of roles that does not allow a verb."""
    return tuple(roles for roles in ROLE_SETS if not may(roles, verb))


def test_every_verb_is_tried_by_those_who_may_not_do_it() -> None:
    """A verb that is added to the register needs a line above; nobody without a role may do anything at all."""
    missing = set(Verb) - set(DEEDS) - AT_THE_DOOR
    assert not missing, f"give DEEDS a line for: {', '.join(sorted(missing))}"
    assert all(frozenset() in those_who_may_not(verb) for verb in Verb)


@pytest.mark.parametrize("verb", DEEDS, ids=lambda verb: verb.value.replace(" ", "-"))
def test_a_deed_above_ones_role_is_refused_and_on_record(shared_desk: Desk, verb: Verb) -> None:
    """Whatever the roles and whichever way leads there: a sentence with who may, the same store, one more entry."""
    desk, before = shared_desk, state_of_case(shared_desk)
    for roles in those_who_may_not(verb):
        kim = replace(desk, staff=StaffMember(KIM, roles))
        for deed in DEEDS[verb]:
            with pytest.raises(Refused, match=f"^Kim may not {verb.value}") as refused:
                deed(kim)
            assert refused.value.remedy.startswith("Ask a")
            assert last_act(desk) == (KIM, verb.value, f"refused: {refused.value.sentence}")
    assert state_of_case(desk) == before


def test_nobody_opens_a_case_without_a_role(desk: Desk) -> None:
    """The desk is closed again, and that somebody tried is on record."""
    before = state_of_case(desk)
    with pytest.raises(Refused, match="Kim may not open case"):
        sit_down(replace(desk, staff=StaffMember(KIM, frozenset())))
    assert last_act(desk) == (KIM, "open case", "refused: Kim may not open case.")
    assert state_of_case(desk) == before


def test_nobody_signs_in_at_an_open_case_without_a_role(desk: Desk) -> None:
    """A role that this version does not know gives no right."""
    give_roles(desk, "partner")
    with pytest.raises(Refused, match="Kim may not sign in"):
        change_person(desk, name=KIM, password=KIMS)
    assert last_act(desk) == (KIM, "sign in", "refused: Kim may not sign in.")


def give_roles(desk: Desk, roles: str) -> None:
    """Let Kim hold these roles, as the list of the staff writes them."""
    with desk.store.writing() as transaction:
        row = member_named(transaction, KIM)
        assert row is not None
        keep_member(transaction, replace(row, roles=roles))


def test_only_an_administrator_restores_and_the_attempt_is_on_record(desk: Desk) -> None:
    """Every other set of roles leaves the case as it is."""
    (backup, *_) = backups_in(desk.folder)
    close_case(desk)
    before = state_of_case(desk)
    for roles in those_who_may_not(Verb.RESTORE_CASE):
        with pytest.raises(Refused, match="Kim may not restore case"):
            restore_case(desk.folder, backup.path, staff=StaffMember(KIM, roles), clock=CLOCK, key=desk.store.key)
        assert last_act(desk) == (KIM, "restore case", "refused: Kim may not restore case.")
    assert state_of_case(desk) == before


@pytest.mark.parametrize("roles", ["", "keyer", "keyer\nadjudicator", "adjudicator", "adjudicator\nkeyer\nsupervisor"])
def test_only_an_administrator_seals_anew_and_the_attempt_is_on_record(desk: Desk, roles: str) -> None:
    """The key stays as it was."""
    give_roles(desk, roles)
    close_case(desk)
    before = state_of_case(desk)
    with pytest.raises(Refused, match="Kim may not seal anew"):
        seal_case_anew(desk.folder, name=KIM, password=KIMS, clock=CLOCK)
    assert last_act(desk) == (KIM, "seal anew", "refused: Kim may not seal anew.")
    assert state_of_case(desk) == before
