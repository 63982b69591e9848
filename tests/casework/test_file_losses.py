"""The nineteen Twitter funds come to what is published for them, to the cent."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest

from claimdesk.assets import asset
from claimdesk.casebook.money import decimal_text
from claimdesk.casework.file_losses import file_losses, losses_of_text, with_holding_value
from claimdesk.casework.reference import load_settlement
from claimdesk.errors import Told

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "losses" / "twitter"
TWITTER = load_settlement("twitter-2016")
CODES = {"Beginning Holdings": "B", "Purchase": "P", "Sale": "S", "End Holdings": "U"}


def canonical_trades() -> str:
    """Turn the trades as they were filed into the canonical header, cell for cell."""
    lines = ["account,security,code,date,quantity,price"]
    with (SAMPLES / "trades.csv").open(encoding="utf-8-sig", newline="") as file:
        for filed in csv.DictReader(file):
            row = {(name or "").strip(): (cell or "").strip() for name, cell in filed.items()}
            code = CODES[row["Transaction Type"]]
            shares = (row["Purchases"] or row["Sales"] or row["Holdings"]).replace(",", "")
            on = datetime.strptime(row["Trade Date"].replace("-", "/"), "%m/%d/%Y").date()  # noqa: DTZ007 - a day
            price = "" if code in "BU" else repr(float(f"{float(row['Price per share'].replace(',', '')):.6f}"))
            lines.append(f"{row['Fund Name']},{row['ISIN/Cusip']},{code},{on},{shares},{price}")
    return "\n".join(lines)


def expected() -> list[dict[str, str]]:
    """Give the published results."""
    with (SAMPLES / "expected.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("holding_value", ["29.72", "29.27"])
def test_all_twitter_funds_to_the_cent(holding_value: str) -> None:
    """Before the market limit, and after it with either holding value."""
    found = losses_of_text(canonical_trades(), with_holding_value(TWITTER, holding_value))
    assert found.faults == ()
    results = {
        loss.account: (decimal_text(loss.before_claim_level or 0), decimal_text(loss.amount or 0), loss.problems)
        for loss in found.losses
    }
    assert results == {
        row["fund"]: (
            row["recognized_loss_before_claim_level_limits"],
            row[f"after_market_limit_HV_{holding_value}"],
            (),
        )
        for row in expected()
    }
    assert len(results) == 19


def test_the_trades_that_ship_with_the_plan_are_those_that_were_filed() -> None:
    """The plan is tested on the same shares, days and prices; only the names of the accounts say the client too."""
    shipped = asset("settlements/twitter-2016/plan_tests.csv").read_text("utf-8").splitlines()
    filed = canonical_trades().splitlines()
    assert len(shipped) == len(filed)
    with_client = losses_of_text("\n".join(shipped), TWITTER).losses
    without = losses_of_text("\n".join(filed), TWITTER).losses
    assert [loss.amount for loss in with_client] == [loss.amount for loss in without]
    assert [len(loss.matches) for loss in with_client] == [len(loss.matches) for loss in without]


def test_a_settlement_without_a_plan_is_told(tmp_path: Path) -> None:
    """Nothing is computed by guess, and a file that is not there is told in a sentence."""
    with pytest.raises(Told, match="cannot be opened"):
        file_losses(tmp_path / "nothing.csv", TWITTER)
    with pytest.raises(Told, match="holding value"):
        with_holding_value(TWITTER, "much")
