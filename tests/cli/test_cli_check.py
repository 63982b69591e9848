"""`claimdesk check` judges one transcript: JSON and nothing else, and exit codes that say what happened."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claimdesk.assets import asset
from claimdesk.cli import main

PAPERS = tuple(sorted(asset("papers").glob("*.json")))


def check(*words: str) -> Result:
    """Run `claimdesk check` with these words."""
    return CliRunner().invoke(main, ["check", *words], catch_exceptions=False)


def paper(name: str) -> Any:  # noqa: ANN401 - a JSON document
    """Give the JSON of a sample paper whose name starts so."""
    return json.loads(next(path for path in PAPERS if path.name.startswith(name)).read_text("utf-8"))


def written(folder: Path, document: object) -> str:
    """Write a transcript into a folder and give its path."""
    path = folder / "claim.json"
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return str(path)


def found(output: str) -> set[tuple[str, str | None]]:
    """Give codes and lines of a JSON answer."""
    return {(each["code"], each["line"]) for each in json.loads(output)["codes"]}


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem[:2])
def test_each_sample_paper_gives_exactly_what_is_wrong_with_it(path: Path) -> None:
    """Codes, lines, difference and backup withholding are those that stand beside the paper, nothing more or less."""
    expected = json.loads(path.read_text("utf-8"))["expected"]
    answer = check(str(path), "--json")
    assert answer.exit_code == 0
    checked = json.loads(answer.stdout)
    assert set(checked) == {"codes", "difference", "backup_withholding"}
    assert found(answer.stdout) == {(each["code"], each["line"]) for each in expected["codes"]}
    assert len(checked["codes"]) == len(expected["codes"])
    assert checked["difference"] == expected["difference"]
    assert checked["backup_withholding"] is expected["backup_withholding"]


def test_every_code_comes_with_its_paragraph_and_its_cure() -> None:
    """The price that nobody can read rests on paragraph IV.2 and is cured by a confirmation."""
    answer = check(str(next(path for path in PAPERS if path.name.startswith("11"))), "--json")
    price = next(each for each in json.loads(answer.stdout)["codes"] if each["code"] == "TX-PRICE")
    assert set(price) == {"code", "line", "citation", "cure"}
    assert price["citation"] == "IV.2"
    assert "confirmation" in price["cure"]


def test_expected_is_ignored(tmp_path: Path) -> None:
    """What a file expects does not change what the rules find."""
    document = paper("01")
    document["expected"] = {"codes": [{"code": "LATE", "line": None}]}
    assert json.loads(check(written(tmp_path, document), "--json").stdout)["codes"] == []


def test_the_second_settlement_keeps_silent_on_what_it_does_not_know(tmp_path: Path) -> None:
    """Under Twitter no bar date, no prices and no W-9 are known: LATE, TX-PRICE and W9-CLASS are not raised."""
    document = paper("01")
    document["paper"]["postmark"]["on"] = "2031-01-02"
    trade = document["paper"]["schedule"]["purchases"][0]
    trade.update(trade_date="2015-03-02", price="999.00", total=None)
    document["paper"]["schedule"].update(later_purchases=[])
    document["paper"]["w9"]["classification"] = []
    answer = check(written(tmp_path, document), "--settlement", "twitter-2016", "--json")
    assert answer.exit_code == 0, answer.stderr
    assert found(answer.stdout) == set()


def test_faults_of_a_transcript_are_all_told_and_nothing_is_judged(tmp_path: Path) -> None:
    """An unknown key, a wrong type and a missing key are three faults with their paths; the exit code is 1."""
    document = paper("01")
    document["paper"]["shoe_size"] = "9"
    document["paper"]["release"]["signed"] = "maybe"
    del document["paper"]["phones"]["home"]
    answer = check(written(tmp_path, document), "--json")
    assert answer.exit_code == 1
    paths = {fault["path"] for fault in json.loads(answer.stdout)["faults"]}
    assert paths == {"paper.shoe_size", "paper.release.signed", "paper.phones.home"}
    assert "3 faults" in answer.stderr


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe{}", b'{"paper": 1}', b"null", b"[" * 100_000])
def test_what_is_no_transcript_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    """Empty, cut off, of another shape, in another encoding, too deep: exit code 1 and a sentence, never a trace."""
    path = tmp_path / "claim.json"
    path.write_bytes(content)
    answer = check(str(path), "--json")
    assert answer.exit_code == 1
    assert answer.stderr.strip()
    assert "Traceback" not in answer.stderr


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The sentence names the file."""
    answer = check(str(tmp_path / "nothing.json"))
    assert answer.exit_code == 1
    assert "nothing.json" in answer.stderr


@pytest.mark.parametrize("name", ["nothing.json", "folder", "pipe", "bytes.json"])
def test_a_refusal_as_json_is_one_document_too(tmp_path: Path, name: str) -> None:
    """No file, a folder, a pipe that nobody writes to, no text: the sentence stands on both outputs."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe")
    answer = check(str(tmp_path / name), "--json")
    assert answer.exit_code == 1
    (fault,) = json.loads(answer.stdout)["faults"]
    assert fault["path"] == ""
    assert name in fault["fault"]
    assert fault["fault"] in answer.stderr


def test_a_fault_of_the_whole_text_has_no_empty_place(tmp_path: Path) -> None:
    """A text that is no JSON has no path, so none is printed, and one fault is counted as one."""
    path = tmp_path / "claim.json"
    path.write_text("{", "utf-8")
    answer = check(str(path))
    assert ": : " not in answer.stderr
    assert "1 fault." in answer.stderr


def test_what_stands_on_a_paper_steers_no_terminal_and_shows_no_number(tmp_path: Path) -> None:
    """An escape sequence in a name, and the owner's number among other words of it."""
    document = paper("01")
    document["paper"]["beneficial_owner"]["last"] = "\x1b[31mRed\u202e 518427736"
    document["paper"]["schedule"]["purchases"][0]["security"] = "Fund 518 42 7736"
    said = check(written(tmp_path, document)).stdout
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "[31mRed •••••7736" in said
    assert 'in "Fund •••••7736"' in said


def test_a_number_in_the_place_of_a_key_is_masked(tmp_path: Path) -> None:
    """A key that holds a taxpayer number is told without its digits."""
    document = paper("01")
    document["paper"]["518-42-7736"] = "5"
    answer = check(written(tmp_path, document), "--json")
    assert answer.exit_code == 1
    assert "7736" not in answer.stdout + answer.stderr


def test_a_settlement_that_is_not_there_is_refused() -> None:
    """The sentence names the settlements that there are."""
    answer = check(str(PAPERS[0]), "--settlement", "atlantis-1999")
    assert answer.exit_code == 1
    assert "sonus-2004" in answer.stderr


def test_wrong_usage_is_exit_code_2() -> None:
    """No paper, and an option that does not exist."""
    assert check().exit_code == 2
    assert check(str(PAPERS[0]), "--yaml").exit_code == 2


def test_no_full_number_of_a_taxpayer_is_printed(tmp_path: Path) -> None:
    """Neither the answer nor the refusal of a paper repeats its numbers."""
    document = paper("06")
    clean = check(written(tmp_path, document))
    document["paper"]["tin"] = {"518-42-7736": "518-42-7763"}
    refused = check(written(tmp_path, document))
    for answer in (clean, refused):
        said = (answer.stdout + answer.stderr).replace("-", "")
        assert "518427736" not in said
        assert "518427763" not in said
