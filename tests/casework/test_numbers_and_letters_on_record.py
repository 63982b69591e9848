"""Looking at a full taxpayer number, copying one, printing, saving and exporting are acts, and so is every refusal."""

from pathlib import Path

import pytest
from cases import CLOCK, PLANTED_TIN, SONUS, WORDING, at_desk_of, judge_at, marguerite

from claimdesk.casebook.acts import Act, Verb
from claimdesk.casebook.roles import Role
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casework.desk import Desk
from claimdesk.casework.export_claims import export_claims
from claimdesk.casework.find_claims import ClaimSearch
from claimdesk.casework.issue_letter import issue_letters
from claimdesk.casework.letters_out import print_letter, save_letter, save_letters
from claimdesk.casework.look_at_number import copy_number, look_at_number
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.read_log import LogSearch, read_log
from claimdesk.casework.recovery_sheet import recovery_sheet
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.restore_case import restore_sealed_case
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.seal_anew import seal_case_anew
from claimdesk.casework.sign_in import Door, first_start, sign_in
from claimdesk.casework.staff import add_staff
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Refused

INES, ADA = "Ines Clerk", "Ada"
ADAS, INES_WORDS = "seven grey herons wade", "a ladder of wet rope 9"
SPELLINGS = (PLANTED_TIN, "518427736", "518 42 7736", "51-8427736")


@pytest.fixture
def clerk(desk: Desk) -> Desk:
    """Give the desk of a keyer."""
    return at_desk_of(desk, INES, Role.KEYER)


def said(acts: tuple[Act, ...]) -> list[str]:
    """Give acts in words, the oldest first."""
    return [WORDING.act(act) for act in sorted(acts, key=lambda act: act.sequence)]


def newest(desk: Desk) -> str:
    """Give the newest act of the log in words."""
    return WORDING.act(read_log(desk).acts[0])


def test_the_history_of_a_claim_reads_like_a_story(desk: Desk, clerk: Desk) -> None:
    """Each deed is a sentence with its person, a refusal says what was tried and why not, and no number is in it."""
    number = register_claim(clerk).claim.claim_number
    save_claim(clerk, number, proof=marguerite(desk), base_version=1, finish=True)
    look_at_number(clerk, number)
    copy_number(clerk, number)
    with pytest.raises(Refused):
        void_claim(clerk, number, reason=f"same as {PLANTED_TIN}", base_version=2)
    judge = judge_at(desk)
    review_claim(judge, number, base_version=2)
    save_letter(judge, number, what="the deficiency notice", pages=2)
    print_letter(judge, number, what="the acknowledgment", pages=1)
    history = open_claim(desk, number).history
    assert said(history) == [
        "Ines Clerk registered claim SONUS-0000001.",
        "Ines Clerk finished keying claim SONUS-0000001.",
        "Ines Clerk looked at the full taxpayer number of claim SONUS-0000001.",
        "Ines Clerk copied the full taxpayer number of claim SONUS-0000001.",
        "Ines Clerk tried to void claim and was refused: Ines Clerk may not void claim.",
        "Jana reviewed claim SONUS-0000001.",
        "Jana saved the deficiency notice, 2 pages as PDF.",
        "Jana printed the acknowledgment, 1 page.",
    ]
    everything = " ".join(f"{act.before} {act.after} {act.reason} {act.outcome}" for act in history)
    assert not any(spelling in everything for spelling in SPELLINGS)


@pytest.mark.parametrize("verb", [look_at_number, copy_number])
def test_a_number_of_a_claim_that_is_not_there_is_refused(clerk: Desk, verb: object) -> None:
    """And the attempt is on record."""
    with pytest.raises(Refused, match="There is no claim SONUS-0000009"):
        verb(clerk, "SONUS-0000009")  # type: ignore[operator]  # one of the two verbs
    assert newest(clerk).endswith("was refused: There is no claim SONUS-0000009 in this case.")


def test_a_print_run_is_one_act_of_the_case(desk: Desk) -> None:
    """Beside the act of each letter that was issued."""
    save_letters(judge_at(desk), what="12 deficiency notices")
    assert newest(desk) == "Jana saved 12 deficiency notices as PDF."


def test_a_refused_batch_and_a_refused_export_are_on_record(desk: Desk, clerk: Desk) -> None:
    """By the role, before anything is composed; and by what the claims are due."""
    number = register_claim(clerk).claim.claim_number
    with pytest.raises(Refused):
        issue_letters(clerk, claim_numbers=(number,), kind=LetterKind.ACKNOWLEDGMENT)
    assert newest(desk).startswith("Ines Clerk tried to issue letter and was refused: Ines Clerk may not issue letter.")
    with pytest.raises(Refused):
        issue_letters(judge_at(desk), claim_numbers=(number,), kind=LetterKind.ACKNOWLEDGMENT)
    assert newest(desk).startswith("Jana tried to issue letter and was refused: ")
    with pytest.raises(Refused):
        export_claims(clerk, ClaimSearch())
    assert newest(desk) == "Ines Clerk tried to export claims and was refused: Ines Clerk may not export claims."
    export_claims(at_desk_of(desk, "Sol", Role.SUPERVISOR), ClaimSearch())
    assert newest(desk) == "Sol exported the list of claims as a workbook: 1 claim."


def test_what_is_refused_before_the_store_is_changed_is_on_record_too(tmp_path: Path) -> None:
    """A keyer who would seal the case anew or restore it is refused, and both attempts stay in the log of the case."""
    door = Door(folder=tmp_path, settlement=SONUS, wording=WORDING, clock=CLOCK)
    first = first_start(door, name=ADA, password=ADAS)
    add_staff(first.desk, name=INES, roles=frozenset({Role.KEYER}), password=INES_WORDS)
    backup = first.desk.store.back_up(reason="by-hand", at=first.desk.timestamp())
    close_case(first.desk)
    with pytest.raises(Refused):
        seal_case_anew(tmp_path, name=INES, password=INES_WORDS, clock=CLOCK)
    with pytest.raises(Refused):
        restore_sealed_case(tmp_path, backup, name=INES, password=INES_WORDS, clock=CLOCK)
    desk = sign_in(door, name=ADA, password=ADAS)
    assert said(read_log(desk, LogSearch(who=INES)).acts) == [
        "Ines Clerk tried to seal anew and was refused: Ines Clerk may not seal anew.",
        "Ines Clerk tried to restore case and was refused: Ines Clerk may not restore case.",
    ]
    close_case(desk)


def test_the_recovery_sheet_is_on_record_without_its_code(tmp_path: Path) -> None:
    """That it was saved, and by whom."""
    first = first_start(Door(folder=tmp_path, settlement=SONUS, wording=WORDING, clock=CLOCK), name=ADA, password=ADAS)
    assert recovery_sheet(first).startswith(b"%PDF")
    act = read_log(first.desk).acts[0]
    assert (act.verb, WORDING.act(act)) == (Verb.SAVE_RECOVERY_SHEET, "Ada saved the recovery sheet as PDF.")
    assert first.recovery_code not in f"{act.before}{act.after}{act.reason}{act.on}"
    close_case(first.desk)
