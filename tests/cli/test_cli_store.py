"""`claimdesk log verify`, `doctor`, `backup` and `restore` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cases import open_sonus
from click.testing import CliRunner, Result
from stores import tamper

from claimdesk.casework.open_case import STORE_NAME, close_case
from claimdesk.casework.register_claim import register_claim
from claimdesk.cli import main


def claimdesk(*words: object) -> Result:
    """Run the program with these words."""
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a closed case with one claim."""
    desk = open_sonus(tmp_path / "case")
    register_claim(desk)
    close_case(desk)
    return desk.folder


def test_a_log_that_holds_is_said_to_hold(folder: Path) -> None:
    """In words and as one document, with exit code 0."""
    answer = claimdesk("log", "verify", folder)
    assert answer.exit_code == 0
    assert answer.stdout.startswith("All 2 entries hold.")
    report = json.loads(claimdesk("log", "verify", folder, "--json").stdout)
    assert (report["entries"], report["first_bad"], report["tampering"]) == (2, None, "")


def test_a_forged_log_is_named_by_its_entry(folder: Path) -> None:
    """Exit code 1, the entry, and what was done to it."""
    guard = (
        "CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON act\n"
        "BEGIN\n    SELECT RAISE(ABORT, 'the log of acts is append-only');\nEND;"
    )
    tamper(
        folder / STORE_NAME, f"DROP TRIGGER act_is_never_changed; UPDATE act SET who = 'x' WHERE sequence = 2; {guard}"
    )
    answer = claimdesk("log", "verify", folder)
    assert answer.exit_code == 1
    assert "Entry 2 was changed after it was written." in answer.stdout
    report = json.loads(claimdesk("log", "verify", folder, "--json").stdout)
    assert (report["entries"], report["first_bad"], report["tampering"]) == (1, 2, "edited")


def test_the_doctor_names_what_is_not_well(folder: Path) -> None:
    """A case without a backup is not well; with one it is."""
    first = claimdesk("doctor", folder)
    assert first.exit_code == 1
    assert "backups: NOT WELL. There is no backup of this case. Make one: claimdesk backup." in first.stdout
    claimdesk("backup", folder)
    second = claimdesk("doctor", folder, "--json")
    assert second.exit_code == 0
    assert all(finding["is_well"] for finding in json.loads(second.stdout))


def test_a_backup_is_made_listed_and_restored(folder: Path) -> None:
    """The new one is marked; the restore says where the old store now lies."""
    made = claimdesk("backup", folder).stdout
    assert made.count("(new)") == 1
    place = made.split("  ")[0]
    answer = claimdesk("restore", folder, place)
    assert answer.exit_code == 0
    assert "Sonus" in answer.stdout
    assert "before-restore" in answer.stdout


def test_refusals_are_sentences_on_standard_error(folder: Path, tmp_path: Path) -> None:
    """No traceback, exit code 1, nothing on standard output."""
    for words in (
        ("log", "verify", tmp_path),
        ("backup", tmp_path / "gone"),
        ("restore", folder, tmp_path / "gone.claimdesk"),
        ("restore", tmp_path / "gone", tmp_path),
    ):
        answer = claimdesk(*words)
        assert answer.exit_code == 1
        assert answer.stdout == ""
        assert answer.stderr.strip().endswith(".")
