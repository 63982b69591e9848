"""`claimdesk settlement check` and `claimdesk form` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result
from pypdf import PdfReader

from claimdesk.assets import asset
from claimdesk.cli import main

SONUS = asset("settlements/sonus-2004/settlement.toml")


def claimdesk(*words: str) -> Result:
    """Run the program with these words."""
    return CliRunner().invoke(main, [*words], catch_exceptions=False)


def test_the_settlement_that_ships_has_no_fault() -> None:
    """Sonus is usable, and only what the paper does not know is missing."""
    answer = claimdesk("settlement", "check", str(SONUS), "--json")
    assert answer.exit_code == 0
    report = json.loads(answer.stdout)
    assert report["is_usable"] is True
    assert report["faults"] == []


def test_every_fault_is_told_with_its_key_and_line(tmp_path: Path) -> None:
    """A bar date that is no date and a key that nobody knows are two faults, each with the line where it stands."""
    text = SONUS.read_text("utf-8")
    lines = text.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("on = 2008-04-30"))
    lines[place] = 'on = "soon"'
    lines.insert(place + 1, "onn = 2008-04-30")
    broken = tmp_path / "settlement.toml"
    broken.write_text("\n".join(lines), "utf-8")
    answer = claimdesk("settlement", "check", str(broken), "--json")
    assert answer.exit_code == 1
    told = {(fault["path"], fault["line"]) for fault in json.loads(answer.stdout)["faults"]}
    assert {("bar_date.on", place + 1), ("bar_date.onn", place + 2)} <= told


def test_a_fault_of_the_prices_names_the_price_file(tmp_path: Path) -> None:
    """A row without its low is told with the price file and its line, not with those of the settlement file."""
    for file in SONUS.parent.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    prices = tmp_path / "daily_prices.csv"
    lines = prices.read_text("utf-8").splitlines()
    lines[3] = "2002-04-01,2.66"
    prices.write_text("\n".join(lines), "utf-8")
    answer = claimdesk("settlement", "check", str(tmp_path / "settlement.toml"))
    assert answer.exit_code == 1
    assert f"{prices}:4: the low is no price: the cell is empty" in answer.stdout
    assert "1 fault," in answer.stdout


def test_a_statement_that_is_not_closed_is_told_with_the_line_where_reading_stopped(tmp_path: Path) -> None:
    """A list that begins on one line and breaks five lines later names both."""
    lines = SONUS.read_text("utf-8").splitlines()
    begins = lines.index("address = [")
    del lines[begins + 6]
    broken = tmp_path / "settlement.toml"
    broken.write_text("\n".join(lines), "utf-8")
    answer = claimdesk("settlement", "check", str(broken), "--json")
    fault = next(each for each in json.loads(answer.stdout)["faults"] if "no TOML" in each["sentence"])
    assert fault["line"] == begins + 1
    assert fault["sentence"].endswith(f"seen on line {begins + 7}")


def test_a_code_without_its_citation_is_told(tmp_path: Path) -> None:
    """The table of citations is there and names every code but one: that one is not known."""
    text = SONUS.read_text("utf-8").replace('"ID-ADDR" = "Part I; practice"\n', "")
    (tmp_path / "settlement.toml").write_text(text, "utf-8")
    answer = claimdesk("settlement", "check", str(tmp_path / "settlement.toml"), "--json")
    missing = {each["path"] for each in json.loads(answer.stdout)["missing"]}
    assert "citations.ID-ADDR" in missing


def test_what_is_not_known_is_told_for_people_too() -> None:
    """Twitter's bar date is not known, and the answer says what stays silent."""
    answer = claimdesk("settlement", "check", str(asset("settlements/twitter-2016/settlement.toml")))
    assert answer.exit_code == 0
    assert "bar_date" in answer.stdout
    assert "LATE" in answer.stdout


def test_the_blank_form_is_written_as_a_pdf(tmp_path: Path) -> None:
    """The form bears its title, the bar date and both dates of the holdings."""
    out = tmp_path / "forms" / "form.pdf"
    answer = claimdesk("form", "--out", str(out))
    assert answer.exit_code == 0
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(out).pages)
    for words in ("PROOF OF CLAIM AND RELEASE", "April 30, 2008", "March 27, 2002", "March 26, 2004"):
        assert words.casefold() in text.casefold()


def test_a_form_that_the_settlement_does_not_know_is_refused(tmp_path: Path) -> None:
    """Twitter's form is not among what its file knows."""
    out = tmp_path / "form.pdf"
    answer = claimdesk("form", "--out", str(out), "--settlement", "twitter-2016")
    assert answer.exit_code == 1
    assert answer.stderr.strip()
    assert not out.exists()
