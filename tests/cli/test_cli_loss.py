"""`claimdesk loss` from the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimdesk.casework.open_case import close_case, open_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.cli import main

HEADER = "account,security,code,date,quantity,price\n"
FAULT_KEYS = {"path", "line", "column", "fault"}
"""A refusal has one shape, whatever is refused."""
FUND_103 = "F,TWTR,B,,0,\nF,TWTR,P,2015-05-29,3561,36.67\nF,TWTR,U,,3561,\n"


def losses(folder: Path, lines: str, *words: str) -> Result:
    """Write a file of trades and run the program on it."""
    (folder / "trades.csv").write_text(lines, encoding="utf-8")
    command = ["loss", "--settlement", "twitter-2016", "--trades", str(folder / "trades.csv"), *words]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def test_the_answer_has_every_match_and_what_bound_it(tmp_path: Path) -> None:
    """3,561 shares at 36.67, held: the least of 7.41 (row 3, last column) and 36.67 - 28.06 = 8.61; 7.41 a share.

    The market loss, 3,561 x (36.67 - 29.72) = 24,748.95, is below 3,561 x 7.41 = 26,387.01.
    """
    answer = losses(tmp_path, HEADER + FUND_103, "--json")
    assert answer.exit_code == 0
    (loss,) = json.loads(answer.stdout)
    assert loss["account"] == "F"
    assert loss["recognized_loss_before_claim_level"] == "26387.01"
    assert loss["recognized_loss"] == "24748.95"
    assert (loss["balance"], loss["problems"]) == ("0", [])
    (match,) = loss["matches"]
    assert {key: match[key] for key in ("shares", "acquired", "disposed", "per_share", "amount")} == {
        "shares": "3561",
        "acquired": "2015-05-29",
        "disposed": None,
        "per_share": "7.41",
        "amount": "26387.01",
    }
    assert match["case"] == "(d) held at the end of the look-back"
    assert match["bound_by"] == "decline, Table 1"
    assert [limb["per_share"] for limb in match["limbs"]] == ["7.41", "8.61"]


def test_an_account_out_of_balance_is_not_computed(tmp_path: Path) -> None:
    """It says by how many shares, and another account of the file is computed all the same."""
    out = "G,TWTR,B,,10,\nG,TWTR,P,2015-05-29,5,36.67\nG,TWTR,U,,12,\n"
    found = json.loads(losses(tmp_path, HEADER + FUND_103 + out, "--json").stdout)
    assert found[1]["recognized_loss"] is None
    assert found[1]["balance"] == "3"
    assert "out of balance by 3 shares" in found[1]["problems"][0]
    assert found[0]["recognized_loss"] == "24748.95"


def test_an_account_without_activity_has_no_loss(tmp_path: Path) -> None:
    """Holdings alone come to 0.00, not to nothing."""
    (loss,) = json.loads(losses(tmp_path, HEADER + "H,TWTR,B,,0,\nH,TWTR,U,,0,\n", "--json").stdout)
    assert loss["recognized_loss"] == "0.00"
    assert loss["matches"] == []


def test_a_line_that_cannot_be_read_keeps_its_account_from_being_computed(tmp_path: Path) -> None:
    """The problem names line and column."""
    (loss,) = json.loads(losses(tmp_path, HEADER + "H,TWTR,Q,2015-05-29,1,1\n", "--json").stdout)
    assert loss["recognized_loss"] is None
    assert loss["problems"][0].startswith("line 2, column code")


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    """One answer, the fault with its line, and exit code 1."""
    answer = losses(tmp_path, "account,code\n", "--json")
    assert answer.exit_code == 1
    assert all(set(fault) == FAULT_KEYS for fault in json.loads(answer.stdout)["faults"])
    assert {fault["column"] for fault in json.loads(answer.stdout)["faults"]} == {
        "security",
        "date",
        "quantity",
        "price",
    }


def test_another_holding_value_can_be_tried(tmp_path: Path) -> None:
    """With 29.27 the market loss is 3,561 x 7.40 = 26,351.40; for people the answer is a line an account."""
    answer = losses(tmp_path, HEADER + FUND_103, "--holding-value", "29.27")
    assert answer.stdout.strip() == "F: 26351.40"


def test_the_name_of_an_account_does_not_steer_the_terminal(tmp_path: Path) -> None:
    """An escape in a file of trades is left out of the lines for people, and stands escaped in the JSON."""
    trades = HEADER + FUND_103.replace("F,", "\x1b[31mF,")
    assert losses(tmp_path, trades).stdout == "[31mF: 24748.95\n"
    assert "\\u001b[31mF" in losses(tmp_path, trades, "--json").stdout


def test_the_losses_of_a_case_are_computed_from_the_command_line(tmp_path: Path) -> None:
    """A case without claims comes to nothing; a folder that is not there is told."""
    case = tmp_path / "case"
    desk = open_case(case, settlement=load_settlement("sonus-2004"), wording=load_wording())
    register_claim(desk)
    close_case(desk)
    answer = CliRunner().invoke(main, ["compute-losses", str(case), "--processes", "1"], catch_exceptions=False)
    assert answer.exit_code == 0
    assert "Run 1 under plan illustrative 1: 1 claims, 0.00 in all." in answer.stdout
    missing = CliRunner().invoke(main, ["compute-losses", str(tmp_path / "none")], catch_exceptions=False)
    assert missing.exit_code == 1
    assert "There is no case" in missing.stderr


@pytest.mark.parametrize("name", ["nothing.csv", "pipe.csv", "folder.csv", "bytes.csv"])
def test_a_refusal_as_json_is_one_document_too(tmp_path: Path, name: str) -> None:
    """No file, a pipe that nobody writes to, a folder, no text: the sentence stands on both outputs."""
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe")
    command = ["loss", "--settlement", "twitter-2016", "--trades", str(tmp_path / name), "--json"]
    answer = CliRunner().invoke(main, command, catch_exceptions=False)
    assert answer.exit_code == 1
    (fault,) = json.loads(answer.stdout)["faults"]
    assert name in fault["fault"]
    assert set(fault) == FAULT_KEYS
    assert name in answer.stderr


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("F\0G,TWTR,B,,0,\n", 2, "a NUL stands here"),
        ("F,TWTR,B,,0,\nF,TWTR,U,,0,\0\n", 3, "a NUL stands here"),
    ],
)
def test_a_nul_refuses_the_file(tmp_path: Path, text: str, line: int, part: str) -> None:
    """Nothing that has one is text, and no account is called so."""
    answer = losses(tmp_path, HEADER + text, "--json")
    assert answer.exit_code == 1
    (fault,) = json.loads(answer.stdout)["faults"]
    assert (fault["line"], fault["path"]) == (line, str(tmp_path / "trades.csv"))
    assert part in fault["fault"]


@pytest.mark.parametrize("text", ["", FUND_103, "\n\n"])
def test_a_file_without_a_header_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    """Not one sentence for every column that is missing."""
    answer = losses(tmp_path, text, "--json")
    assert answer.exit_code == 1
    (fault,) = json.loads(answer.stdout)["faults"]
    assert fault["fault"].endswith("it names the columns: account,security,code,date,quantity,price")


def test_a_column_that_nobody_knows_is_told_beside_the_answer(tmp_path: Path) -> None:
    """The answer is the same; a column that is nearly one that counts is refused, for it would change the answer."""
    lines = FUND_103.replace("\n", ",red\n")
    answer = losses(tmp_path, HEADER.replace("price", "price,colour") + lines, "--json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout)[0]["recognized_loss"] == "24748.95"
    assert "trades.csv:1: colour: the column colour is not read" in answer.stderr
    answer = losses(tmp_path, HEADER.replace("price", "price,documentd") + lines, "--json")
    assert answer.exit_code == 1
    assert "documented is nearly the same" in json.loads(answer.stdout)["faults"][0]["fault"]


@pytest.mark.parametrize(
    "lines",
    [
        "G,TWTR,P,2015-05-29,1.1234567,36.67\nG,TWTR,U,,1,\n",
        "G,NONE,P,2015-05-29,1,36.67\nG,NONE,U,,1,\n",
        "G,TWTR,P,2015-05-29,1,36.67\nG,TWTR,S,2015-06-29,5,36.67\nG,TWTR,U,,0,\n",
    ],
)
def test_a_balance_that_is_not_known_is_none(tmp_path: Path, lines: str) -> None:
    """Lines that cannot be read, an unknown security, more sold than held: no number stands for what nobody knows."""
    (loss,) = json.loads(losses(tmp_path, HEADER + lines, "--json").stdout)
    assert (loss["recognized_loss"], loss["balance"]) == (None, None)
    assert loss["problems"]


def test_an_account_without_purchases_has_no_step_that_takes_nothing_off(tmp_path: Path) -> None:
    """Where nothing is left to be taken off, the market test is no step."""
    (loss,) = json.loads(losses(tmp_path, HEADER + "H,TWTR,B,,0,\nH,TWTR,U,,0,\n", "--json").stdout)
    assert [step["step"] for step in loss["steps"]] == ["sum of the matches"]
