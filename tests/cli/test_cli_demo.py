"""The demonstration keys every sample paper with real keys, and says so when something is not as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from claimdesk.assets import asset
from claimdesk.cli import main

FULL_NUMBERS = ("518427736", "518427763", "203318846", "078051120")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    """Play the demonstration once and give its folder."""
    assert qapp is not None
    out = tmp_path_factory.mktemp("demonstration") / "out"
    result = CliRunner().invoke(main, ["demo", "--out", str(out)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert "12 of 12 papers" in result.output
    return out


def test_every_paper_is_stored_as_it_stands_and_judged_as_expected(played: Path) -> None:
    """The summary has a row for each sample paper, and none of them differs."""
    summary = (played / "summary.md").read_text("utf-8")
    rows = [line for line in summary.splitlines() if line.startswith("| ") and "SONUS-" in line]
    assert len(rows) == len(tuple(asset("papers").glob("*.json"))) == 12
    assert all("as it stands" in row for row in rows)


def test_the_letters_that_are_due_lie_there(played: Path) -> None:
    """Eleven notices, two acknowledgments (the clean claim and the certified one), and the blank form."""
    names = sorted(path.name for path in (played / "letters").glob("*.pdf"))
    assert [name for name in names if "acknowledgment" in name] == ["01-acknowledgment.pdf", "10-acknowledgment.pdf"]
    assert [name[:2] for name in names if "rejection" in name] == ["04", "09", "11", "12"]
    assert [name[:2] for name in names if "deficiency" in name] == ["02", "03", "05", "06", "07", "08", "10"]
    assert "sonus-2004-blank-form.pdf" in names


def test_nothing_that_is_left_for_people_holds_a_full_number(played: Path) -> None:
    """Neither the summary nor the text of any letter has nine digits of a taxpayer in a row, hyphens or not."""
    texts = [(played / "summary.md").read_text("utf-8")]
    for path in (played / "letters").glob("*.pdf"):
        texts += [page.extract_text() for page in PdfReader(path).pages]
    for text in texts:
        bare = text.replace("-", "").replace(" ", "")
        assert not any(number in bare for number in FULL_NUMBERS)


def test_there_is_a_picture_of_each_room_and_of_each_claim(played: Path) -> None:
    """Two pictures a paper, one a room, none of them empty."""
    pictures = tuple((played / "pictures").glob("*.png"))
    assert len([path for path in pictures if path.name[:2].isdigit()]) == 24
    assert {path.stem for path in pictures} >= {"case-claims", "case-overview", "case-settlement", "case-letters"}
    assert all(path.stat().st_size > 5_000 for path in pictures)


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path, qtbot: QtBot) -> None:
    """Refused with a sentence, and what lies there stays."""
    assert qtbot is not None
    precious = tmp_path / "thesis.txt"
    precious.write_text("years of work", "utf-8")
    result = CliRunner().invoke(main, ["demo", "--out", str(tmp_path)], catch_exceptions=False)
    assert result.exit_code == 1
    assert "is not empty" in result.output
    assert precious.read_text("utf-8") == "years of work"
