"""The log of acts only grows: it is added to and read, and the store itself refuses anything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimstore.act_chain import fingerprint, head_seal
from claimstore.case_rows import ActRow, CaseIdentityRow, SettlementVersionRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_ADD = (
    "INSERT INTO act (sequence, at, who, verb, on_what, before, after, reason, outcome, follows, fingerprint)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PEOPLE = (
    "WITH RECURSIVE person (who) AS (SELECT MIN(who) FROM act"
    " UNION ALL SELECT (SELECT MIN(who) FROM act WHERE who > person.who) FROM person WHERE who IS NOT NULL)"
    " SELECT who FROM person WHERE who IS NOT NULL"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ActsWanted:
    """Which acts are meant: of a person, on a subject, from a moment on and before another; None where any will do.

    `older_than` is the entry behind which the page begins; moments are ISO texts in UTC, as the log has them.
    """

    who: str | None = None
    on_what: str | None = None
    since: str | None = None
    until: str | None = None
    older_than: int | None = None


def newest_acts(transaction: Transaction, wanted: ActsWanted, *, limit: int) -> tuple[ActRow, ...]:
    """Give the newest of the acts that are meant; by the clock where moments are named, else in their sequence."""
    is_by_time = wanted.since is not None or wanted.until is not None
    behind = "(at, sequence) < (SELECT at, sequence FROM act WHERE sequence = ?)" if is_by_time else "sequence < ?"
    conditions = {
        "who = ?": wanted.who,
        "on_what = ?": wanted.on_what,
        "at >= ?": wanted.since,
        "at < ?": wanted.until,
        behind: wanted.older_than,
    }
    where = " AND ".join(condition for condition, value in conditions.items() if value is not None) or "1 = 1"
    order = "at DESC, sequence DESC" if is_by_time else "sequence DESC"
    values = tuple(value for value in conditions.values() if value is not None)
    return transaction.rows(ActRow, f"{where} ORDER BY {order} LIMIT ?", (*values, limit))


def people_of_log(transaction: Transaction) -> tuple[str, ...]:
    """Give everybody who has done anything, by name; one step of the index for each, however long the log is."""
    return tuple(row[0] for row in transaction.values(_PEOPLE))


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
