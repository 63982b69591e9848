"""A case for trying out has five people, each with a password that is said once and stored nowhere."""

from pathlib import Path

import pytest
from cases import CLOCK, SONUS, WORDING, marguerite

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.roles import Role
from claimdesk.casework.open_case import close_case
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.sign_in import Door, change_person
from claimdesk.casework.staff import staff_list
from claimdesk.casework.trial import CLERK, JUDGE, trial_case
from claimdesk.errors import Refused


def test_everybody_of_the_trial_staff_signs_in_with_the_password_that_was_said(tmp_path: Path) -> None:
    """Two keyers, an adjudicator, a supervisor and an administrator; neither key file nor store holds a password."""
    said: list[str] = []
    trial = trial_case(Door(folder=tmp_path, settlement=SONUS, wording=WORDING, clock=CLOCK), say=said.append)
    assert trial.desk.staff.name == CLERK
    assert len({member.password for member in trial.staff}) == len(trial.staff) == 5
    assert {entry.name: entry.roles for entry in staff_list(trial.desk)} == {
        each.name: each.roles for each in trial.staff
    }
    assert sum(member.roles == {Role.KEYER} for member in trial.staff) == 2
    for member in trial.staff:
        assert next(line for line in said if line.endswith(f": {member.password}")).startswith(f"{member.name}, ")
        assert member.password not in repr(trial)
        assert change_person(trial.desk, name=member.name, password=member.password).staff.roles == member.roles
    close_case(trial.desk)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert not any(member.password.encode() in written for member in trial.staff)


def test_the_first_claim_of_a_trial_case_is_keyed_by_one_and_reviewed_by_another(tmp_path: Path) -> None:
    """Nobody of the staff has both rights, and who has more roles than one still has one part in a claim."""
    trial = trial_case(Door(folder=tmp_path, settlement=SONUS, wording=WORDING, clock=CLOCK), say=lambda _: None)
    number = register_claim(trial.desk).claim.claim_number
    save_claim(trial.desk, number, proof=marguerite(trial.desk), base_version=1, finish=True)
    with pytest.raises(Refused, match="Ines Clerk may not review claim"):
        review_claim(trial.desk, number, base_version=2)
    judge = change_person(trial.desk, name=JUDGE, password=trial.member(JUDGE).password)
    assert review_claim(judge, number, base_version=2).claim.state is ClaimState.REVIEWED
    close_case(judge)
