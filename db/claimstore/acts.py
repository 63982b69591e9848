"""The log of acts only grows: it is added to and read, and the store itself refuses anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimstore.act_chain import fingerprint, head_seal
from claimstore.case_rows import ActRow, CaseIdentityRow, SettlementVersionRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_ADD = (
    "INSERT INTO act (sequence, at, who, verb, on_what, before, after, reason, outcome, follows, fingerprint)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def add_act(transaction: Transaction, act: ActRow) -> None:
    """Add an act behind the last one, and move the sealed head on to it.

    The store gives it its sequence and both fingerprints, so that those of `act` are not looked at.
    """
    ((last, follows),) = transaction.values("SELECT sequence, fingerprint FROM act_head")
    texts = (act.at, act.who, act.verb, act.on_what, act.before, act.after, act.reason, act.outcome)
    sequence, own = last + 1, fingerprint(follows, *texts)
    transaction.run(_ADD, (sequence, *texts, follows, own))
    transaction.run(
        "UPDATE act_head SET sequence = ?, fingerprint = ?, seal = ?",
        (sequence, own, head_seal(transaction.head_key, sequence, own)),
    )


def acts_by_day(
    transaction: Transaction, *, who: str | None, on_what: str | None, before: int | None, limit: int
) -> tuple[ActRow, ...]:
    """Give the newest acts, of one person and on one subject where these are named, and older than entry `before`."""
    wanted = {"who = ?": who, "on_what = ?": on_what, "sequence < ?": before}
    conditions = [condition for condition, value in wanted.items() if value is not None]
    where = " AND ".join(conditions) or "1 = 1"
    values = tuple(value for value in wanted.values() if value is not None)
    return transaction.rows(ActRow, f"{where} ORDER BY sequence DESC LIMIT ?", (*values, limit))


def acts_on(transaction: Transaction, on_what: str) -> tuple[ActRow, ...]:
    """Give the acts on a claim or another subject, oldest first."""
    return transaction.rows(ActRow, "on_what = ? ORDER BY sequence", (on_what,))


def settlement_versions(transaction: Transaction) -> tuple[SettlementVersionRow, ...]:
    """Give the versions of the settlement file under which the store was worked on, oldest first."""
    return transaction.rows(SettlementVersionRow, "1 = 1 ORDER BY first_used_at")


def add_settlement_version(transaction: Transaction, version: SettlementVersionRow) -> None:
    """Note that the store is worked on under this version of the settlement file."""
    transaction.upsert((version,))


def identity_of(transaction: Transaction) -> str:
    """Give what tells this case from every other; its backups share it."""
    return transaction.rows(CaseIdentityRow, "1 = 1")[0].identity
