"""Every version of a plan is checked with its own tests, and two of them are never in force at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk.casework.check_settlement import check_settlement

SOURCE = Path(__file__).resolve().parents[1] / "samples" / "plans" / "08-least-by-disposal-case"
EARLIER = '\n[[plan.earlier]]\nfile = "plan_1.toml"\nsource = "order 1"\n'


def with_earlier(folder: Path, *, status: str, now: str, version: str = "0", expected: str = "") -> Path:
    """Write a settlement whose plan stands as `now`, and an earlier version that stands as `status`."""
    for path in SOURCE.iterdir():
        (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    text = (SOURCE / "settlement.toml").read_text("utf-8")
    plan = text[text.index("[plan]") :]
    assert 'status = "illustrative"' in plan
    own = plan.replace('status = "illustrative"', f'status = "{now}"')
    (folder / "settlement.toml").write_text(text.replace(plan, own) + EARLIER, "utf-8")
    name = next(line for line in plan.splitlines() if line.startswith("version = "))
    earlier = plan.replace('status = "illustrative"', f'status = "{status}"').replace(name, f'version = "{version}"')
    if expected:
        earlier = earlier.replace('expected = "plan_expected.csv"', f'expected = "{expected}"')
    (folder / "plan_1.toml").write_text(earlier, "utf-8")
    return folder / "settlement.toml"


def test_an_earlier_version_is_read_and_checked(tmp_path: Path) -> None:
    """It is kept as it is written, with the texts beside it."""
    report = check_settlement(with_earlier(tmp_path, status="withdrawn", now="approved by the court"))
    assert report.faults == ()
    assert report.settlement is not None
    (earlier,) = report.settlement.earlier_plans
    assert earlier.version == "0"
    assert {file.name for file in earlier.beside} == {"look_back.csv", "plan_tests.csv", "plan_expected.csv"}
    assert not any("nothing is in its place" in missing.sentence for missing in report.missing)


def test_two_versions_in_force_are_refused(tmp_path: Path) -> None:
    """The court stands behind one at a time."""
    report = check_settlement(with_earlier(tmp_path, status="approved by the court", now="approved by the court"))
    assert [fault.sentence for fault in report.faults] == [
        "the versions 1 and 0 are all approved by the court; one that was replaced is withdrawn"
    ]


def test_a_withdrawn_plan_with_nothing_in_its_place_is_said(tmp_path: Path) -> None:
    """It is no fault, for that is how the case stands; the check says what follows from it."""
    report = check_settlement(with_earlier(tmp_path, status="withdrawn", now="withdrawn"))
    assert report.faults == ()
    assert [missing.sentence for missing in report.missing if missing.path == "plan.status"] == [
        "Version 1 of the plan is withdrawn and nothing is in its place: no annex goes out, nobody is paid."
    ]


def test_an_earlier_version_is_held_to_its_own_tests(tmp_path: Path) -> None:
    """Results that it does not give are a fault in the file that states them."""
    path = with_earlier(tmp_path, status="withdrawn", now="approved by the court", expected="old_expected.csv")
    (tmp_path / "old_expected.csv").write_text("account,before_claim_level,recognized_loss\nA,9.99,9.99\n", "utf-8")
    faults = check_settlement(path).faults
    assert any(fault.path == "old_expected.csv" and "9.99 is expected" in fault.sentence for fault in faults)


@pytest.mark.parametrize(
    ("was", "becomes", "path", "part"),
    [
        ('["nothing"]', '["naught"]', "plan_1.toml: plan.case[0].limbs[0]", "is no limb"),
        ("[plan]", "[class_period]\nfirst = 2020-01-02\n[plan]", "plan_1.toml: class_period", "only [plan] stands"),
        ("[plan]", "plan", "plan_1.toml: ", "Expected"),
        ('version = "0"', 'version = "1"', "plan.version", "two versions are called 1"),
        ('file = "look_back.csv"', 'file = "gone.csv"', "gone.csv", "cannot be read"),
    ],
)
def test_a_fault_of_an_earlier_version_has_its_file_and_key(
    tmp_path: Path, was: str, becomes: str, path: str, part: str
) -> None:
    """The version that the case works by is not blamed for it."""
    settlement = with_earlier(tmp_path, status="withdrawn", now="approved by the court")
    earlier = tmp_path / "plan_1.toml"
    assert was in earlier.read_text("utf-8")
    earlier.write_text(earlier.read_text("utf-8").replace(was, becomes, 1), "utf-8")
    faults = check_settlement(settlement).faults
    assert any(fault.path.startswith(path) and part in fault.sentence for fault in faults), faults


def test_a_version_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """The file that the settlement names is asked for."""
    path = with_earlier(tmp_path, status="withdrawn", now="approved by the court")
    (tmp_path / "plan_1.toml").unlink()
    assert [fault.path for fault in check_settlement(path).faults] == ["plan_1.toml"]


def test_a_day_of_withdrawal_needs_its_status(tmp_path: Path) -> None:
    """A plan that is in effect was withdrawn on no day."""
    path = with_earlier(tmp_path, status="withdrawn", now="approved by the court")
    text = path.read_text("utf-8")
    path.write_text(text.replace("[plan]\n", "[plan]\nwithdrawn_on = 2021-01-04\n", 1), "utf-8")
    assert [fault.path for fault in check_settlement(path).faults] == ["plan.withdrawn_on"]
