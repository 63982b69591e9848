"""Runs of recognized losses are begun, go on where they stopped, and are held against the run before them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import TYPE_CHECKING

from claimstore.case_rows import LossRow, LossRunRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimstore.transaction import Transaction

ROWS_AT_ONCE = 50
"""Rows of one statement; in statements of their own they take half as long again."""

_WIDTH = 5
_INSERT = "INSERT INTO loss (run_id, claim_id, claim_version, amount, before_claim_level, problem)"
_ROW = "(?, ?, ?, ?, ?, '')"
_IN_RANGE = "claim_id > ? AND claim_id <= ?"
_CHANGED = """
SELECT new.claim_id, old.amount, new.amount, old.claim_id IS NULL, 0
FROM loss AS new LEFT JOIN loss AS old ON old.run_id = ?1 AND old.claim_id = new.claim_id
WHERE new.run_id = ?2 AND (new.amount IS NOT old.amount OR old.claim_id IS NULL)
UNION ALL
SELECT old.claim_id, old.amount, NULL, 0, 1
FROM loss AS old LEFT JOIN loss AS new ON new.run_id = ?2 AND new.claim_id = old.claim_id
WHERE old.run_id = ?1 AND new.claim_id IS NULL
"""
_STALE = """
SELECT claim.claim_id
FROM claim LEFT JOIN loss ON loss.run_id = ? AND loss.claim_id = claim.claim_id
WHERE claim.claim_id <= ? AND claim.state <> ? AND loss.claim_version IS NOT claim.version
ORDER BY claim.claim_id
"""
_GONE = "DELETE FROM loss WHERE run_id = ? AND claim_id IN (SELECT claim_id FROM claim WHERE state = ?)"


HoldingCells = tuple[int, str, int | None, int | None]
"""Claim, section, shares and whether documented."""

TradeCells = tuple[int, str, str | None, int | None, int | None, int | None, str | None, str | None]
"""Claim, section, trade date, shares, price, whether documented, kind and security."""


@dataclass(frozen=True, slots=True)
class ScheduleCells:
    """The cells of one claim that its loss rests on, as they lie in the store; marked where cells do not tell all."""

    claim_id: int
    claim_number: str
    version: int
    is_marked: bool
    holdings: Sequence[HoldingCells]
    trades: Sequence[TradeCells]
    """In the order of the lines."""


@dataclass(frozen=True, slots=True)
class LossColumns:
    """Results of claims that were all computed, column by column: a fifth of the bytes and of the time of rows."""

    claim_ids: array[int] = field(default_factory=lambda: array("q"))
    claim_versions: array[int] = field(default_factory=lambda: array("q"))
    amounts: array[int] = field(default_factory=lambda: array("q"))
    amounts_before_claim_level: array[int] = field(default_factory=lambda: array("q"))


@dataclass(frozen=True, slots=True)
class ChangedLoss:
    """A claim whose loss differs between two runs, in millionths of a dollar; None where it was not computed.

    A claim that has come was not in the run before, one that has gone is no longer in this one.
    """

    claim_number: str
    before: int | None
    after: int | None
    has_come: bool
    has_gone: bool


def unfinished_run(transaction: Transaction, *, plan_version: str, settlement_version: str) -> LossRunRow | None:
    """Give the run that was stopped under the same plan and the same settlement file, unless a whole one lies after."""
    found = transaction.rows(
        LossRunRow,
        "finished_at IS NULL AND plan_version = ? AND settlement_version = ? AND run_id >"
        " (SELECT coalesce(max(run_id), 0) FROM loss_run WHERE finished_at IS NOT NULL) ORDER BY run_id DESC LIMIT 1",
        (plan_version, settlement_version),
    )
    return found[0] if found else None


def finished_run_before(transaction: Transaction, run_id: int) -> LossRunRow | None:
    """Give the last whole run before this one."""
    found = transaction.rows(
        LossRunRow, "finished_at IS NOT NULL AND run_id < ? ORDER BY run_id DESC LIMIT 1", (run_id,)
    )
    return found[0] if found else None


def next_run_id(transaction: Transaction) -> int:
    """Give the number of a new run."""
    return int(transaction.values("SELECT coalesce(max(run_id), 0) + 1 FROM loss_run")[0][0])


def last_claim_id(transaction: Transaction) -> int:
    """Give the highest claim of the store, 0 when there is none."""
    return int(transaction.values("SELECT coalesce(max(claim_id), 0) FROM claim")[0][0])


def add_losses(transaction: Transaction, run: LossRunRow, *, columns: LossColumns, rows: Sequence[LossRow]) -> None:
    """Add the results of a stretch of claims to a run."""
    by_claim = (columns.claim_ids, columns.claim_versions, columns.amounts, columns.amounts_before_claim_level)
    cells = tuple(chain.from_iterable(zip(repeat(run.run_id), *by_claim, strict=False)))
    whole = len(cells) - len(cells) % (ROWS_AT_ONCE * _WIDTH)
    for start, end, count in ((0, whole, ROWS_AT_ONCE), (whole, len(cells), 1)):
        width = count * _WIDTH
        parts = (cells[place : place + width] for place in range(start, end, width))
        transaction.run_many(f"{_INSERT} VALUES {', '.join([_ROW] * count)}", parts)
    transaction.insert(rows)


def losses_of(transaction: Transaction, run_id: int) -> tuple[LossRow, ...]:
    """Give the results of a run in the order of the claims."""
    return transaction.rows(LossRow, "run_id = ? ORDER BY claim_id", (run_id,))


def loss_totals(transaction: Transaction, run_id: int) -> tuple[int, int, int]:
    """Give how many claims a run has, how many of them could not be computed, and the sum of the others."""
    row = transaction.values(
        "SELECT count(*), count(*) - count(amount), coalesce(sum(amount), 0) FROM loss WHERE run_id = ?", (run_id,)
    )[0]
    return int(row[0]), int(row[1]), int(row[2])


def changed_losses(transaction: Transaction, *, run_id: int, earlier: int) -> Iterator[ChangedLoss]:
    """Give the claims whose result differs between two runs, or that only one of them has, in their order."""
    sql = f"SELECT claim_number, changed.* FROM ({_CHANGED}) AS changed JOIN claim USING (claim_id) ORDER BY claim_id"  # noqa: S608 - constants
    for claim_number, _claim_id, before, after, came, went in transaction.walk(sql, (earlier, run_id)):
        yield ChangedLoss(claim_number, before, after, has_come=bool(came), has_gone=bool(went))


def stale_claims(transaction: Transaction, run: LossRunRow, *, left_out: str) -> list[int]:
    """Give the claims up to where a run has come that it lacks, or that were saved again since it computed them."""
    found = transaction.values(_STALE, (run.run_id, run.last_claim_id, left_out))
    return [int(claim_id) for (claim_id,) in found]


def drop_losses(transaction: Transaction, run: LossRunRow, claim_ids: Sequence[int]) -> None:
    """Take results out of a run that is not whole yet, because they are to be computed anew."""
    transaction.run_many(
        "DELETE FROM loss WHERE run_id = ? AND claim_id = ?", ((run.run_id, claim_id) for claim_id in claim_ids)
    )


def drop_left_out(transaction: Transaction, run: LossRunRow, *, left_out: str) -> None:
    """Take the claims out of a run that are in the state `left_out` by now."""
    transaction.run(_GONE, (run.run_id, left_out))


def schedules(transaction: Transaction, *, after: int, up_to: int, left_out: str) -> Iterator[ScheduleCells]:
    """Give the schedules of the claims after one and up to another, those in the state `left_out` aside."""
    stretch = (after, up_to)
    holdings: dict[int, list[HoldingCells]] = defaultdict(list)
    for holding in transaction.walk(
        f"SELECT claim_id, section, shares, documented FROM holding WHERE {_IN_RANGE}",  # noqa: S608 - a constant
        stretch,
    ):
        holdings[holding[0]].append(holding)
    trades: dict[int, list[TradeCells]] = defaultdict(list)
    for trade in transaction.walk(
        "SELECT claim_id, section, trade_date, shares, price, documented, kind, security"  # noqa: S608 - a constant
        f" FROM trade WHERE {_IN_RANGE} ORDER BY claim_id, section, line",
        stretch,
    ):
        trades[trade[0]].append(trade)
    marked = {
        row[0]
        for row in transaction.walk(
            f"SELECT DISTINCT claim_id FROM place_mark WHERE {_IN_RANGE} AND path LIKE 'schedule.%'",  # noqa: S608 - a constant
            stretch,
        )
    }
    for claim_id, claim_number, version in transaction.walk(
        f"SELECT claim_id, claim_number, version FROM claim WHERE {_IN_RANGE} AND state <> ? ORDER BY claim_id",  # noqa: S608 - a constant
        (*stretch, left_out),
    ):
        yield ScheduleCells(
            claim_id,
            claim_number,
            version,
            claim_id in marked,
            holdings.get(claim_id, ()),
            trades.get(claim_id, ()),
        )
