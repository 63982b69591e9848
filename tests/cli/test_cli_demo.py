"""The demonstration keys every sample paper with real keys, and says so when something is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from claimdesk.assets import asset
from claimdesk.casework.place_words import numbers_of
from claimdesk.casework.reference import load_settlement
from claimdesk.casework.sample_papers import sample_papers
from claimdesk.cli import main

SONUS = load_settlement("sonus-2004")
FULL_NUMBERS = frozenset(tin.digits for paper in sample_papers(SONUS) for tin in numbers_of(paper.proof))


@dataclass(frozen=True, slots=True)
class Played:
    """The folder that a demonstration has left, and what it said."""

    folder: Path
    said: str


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Played:
    """Play the demonstration once."""
    assert qapp is not None
    out = tmp_path_factory.mktemp("demonstration") / "out"
    result = CliRunner().invoke(main, ["demo", "--out", str(out)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert "12 of 12 papers" in result.output
    return Played(out, result.output)


@pytest.fixture
def played(demonstration: Played) -> Path:
    """Give the folder that the demonstration has left."""
    return demonstration.folder


def spellings(digits: str) -> tuple[str, ...]:
    """Give a number as people write it: bare, as an SSN, as an EIN, and with blanks."""
    social = (digits[:3], digits[3:5], digits[5:])
    return (digits, "-".join(social), f"{digits[:2]}-{digits[2:]}", " ".join(social))


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


def test_nothing_that_is_left_holds_a_full_number(demonstration: Played) -> None:
    """Neither table, log, key file, store, backup, picture nor its name, letter nor its text, nor what was said."""
    assert len(FULL_NUMBERS) == 4
    wanted = tuple(spelling for number in FULL_NUMBERS for spelling in spellings(number))
    files = tuple(path for path in demonstration.folder.rglob("*") if path.is_file())
    assert {path.suffix for path in files} >= {".md", ".pdf", ".png", ".claimdesk", ".keys", ".ini"}
    texts = {"what was said": demonstration.said}
    for path in files:
        texts[path.name] = f"{path.relative_to(demonstration.folder)}\n{path.read_bytes().decode('latin-1')}"
        if path.suffix == ".pdf":
            texts[f"text of {path.name}"] = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    assert [name for name, text in texts.items() if any(spelling in text for spelling in wanted)] == []


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
