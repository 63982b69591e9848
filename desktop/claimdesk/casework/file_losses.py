"""The recognized losses of the accounts in a file of trades need no store: the file is read, the plan is applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.casebook.money import NotAnAmountError, millionths
from claimdesk.casebook.recognized_loss import RecognizedLoss, balance_days, recognized_loss
from claimdesk.casework.given_text import Expected, given_text
from claimdesk.errors import Told
from claimdesk.intake.trades_csv import TradesFault, read_trades

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.casebook.settlement import Settlement

_TRADES = Expected(
    mebibytes=512,
    too_large="Split the file by accounts.",
    no_text="Save the file as CSV in UTF-8.",
    no_file="Name a CSV file of trades.",
)


@dataclass(frozen=True, slots=True)
class FileLosses:
    """The result of each account in the order of the file; there are none where the file itself has faults."""

    losses: tuple[RecognizedLoss, ...]
    faults: tuple[TradesFault, ...]
    remarks: tuple[TradesFault, ...] = ()


def file_losses(path: Path, settlement: Settlement) -> FileLosses:
    """Compute the accounts of a file of trades under the plan of the settlement.

    Raises:
        Told: the settlement has no plan, or the file cannot be opened.
    """
    if settlement.plan is None:
        raise Told(f"The settlement {settlement.name} has no plan of allocation.", "Enter the plan in its file first.")
    return losses_of_text(given_text(path, _TRADES), settlement)


def with_holding_value(settlement: Settlement, text: str) -> Settlement:
    """Give the settlement with another holding value in the market test of its plan, in dollars.

    Raises:
        Told: the text is no amount of dollars.
    """
    try:
        value = millionths(text)
    except NotAnAmountError as error:
        raise Told(f"The holding value {text} cannot be read: {error}.", "Write it as 29.27.") from error
    plan = settlement.plan
    if plan is None:
        return settlement
    securities = tuple(replace(security, holding_value=None) for security in plan.securities)
    claim = replace(plan.claim, holding_value=value)
    return replace(settlement, plan=replace(plan, claim=claim, securities=securities))


def losses_of_text(text: str, settlement: Settlement) -> FileLosses:
    """Compute the accounts of a text of trades under the plan of the settlement, which has one."""
    plan = settlement.plan
    if plan is None:
        raise ValueError("a settlement without a plan has no losses")
    read = read_trades(text, settlement.securities)
    if read.faults:
        return FileLosses((), read.faults)
    days, tolerance = balance_days(settlement), settlement.tolerances.balance or 0
    losses = tuple(recognized_loss(account, plan, days=days, tolerance=tolerance) for account in read.accounts)
    return FileLosses(losses, (), read.remarks)
