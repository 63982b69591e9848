"""A tray is attached from the command line; what was not attached is a sentence on standard error."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from pictures_of_paper import file_of, page

from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import close_case
from claimdesk.casework.register_claim import register_claim
from claimdesk.cli import main


def test_a_tray_is_attached_by_its_numbers(desk: Desk, tmp_path: Path) -> None:
    """Both folders are gone through; the exit code is 1 because one file was not attached."""
    number = register_claim(desk, dcn="0017").claim.claim_number
    close_case(desk)
    tray, other = tmp_path / "tray", tmp_path / "other"
    for folder in (tray, other):
        folder.mkdir()
    (tray / "0017.pdf").write_bytes(file_of(page(), "PDF", page(lines=3)))
    (other / "0018.png").write_bytes(file_of(page(lines=5), "PNG"))
    ran = CliRunner().invoke(main, ["attach-scans", "--case", str(desk.folder), str(tray), str(other)])
    assert ran.exit_code == 1
    assert ran.stdout == f"{number}: 0017.pdf, 2 pages\n1 attached, 1 not attached.\n"
    assert ran.stderr == (
        "No claim has the DCN 0018, as 0018.png says. Register the claim with this number first, or rename the file.\n"
    )
    again = CliRunner().invoke(main, ["attach-scans", "--case", str(desk.folder), str(tray)])
    assert f"attached to {number} already" in again.stderr


def test_a_case_or_a_tray_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Nothing is made in their place."""
    ran = CliRunner().invoke(main, ["attach-scans", "--case", str(tmp_path / "case"), str(tmp_path)])
    assert ran.exit_code == 1
    assert "There is no case in" in ran.stderr
    assert not (tmp_path / "case").exists()
