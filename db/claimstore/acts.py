"""The log of acts only grows: it is added to and read, and the store itself refuses anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimstore.rows import ActRow, SettlementVersionRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_ADD = "INSERT INTO act (at, who, verb, on_what, before, after, reason, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def add_act(transaction: Transaction, act: ActRow) -> None:
    """Add an act; the store gives it its sequence, so that of `act` is not looked at."""
    transaction.run(_ADD, (act.at, act.who, act.verb, act.on_what, act.before, act.after, act.reason, act.outcome))


def acts_on(transaction: Transaction, on_what: str) -> tuple[ActRow, ...]:
    """Give the acts on a claim or another subject, oldest first."""
    return transaction.rows(ActRow, "on_what = ? ORDER BY sequence", (on_what,))


def settlement_versions(transaction: Transaction) -> tuple[SettlementVersionRow, ...]:
    """Give the versions of the settlement file under which the store was worked on, oldest first."""
    return transaction.rows(SettlementVersionRow, "1 = 1 ORDER BY first_used_at")


def add_settlement_version(transaction: Transaction, version: SettlementVersionRow) -> None:
    """Note that the store is worked on under this version of the settlement file."""
    transaction.upsert((version,))
