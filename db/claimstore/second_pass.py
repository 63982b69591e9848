"""The second pass of a claim as it is stored: what was decided, what was read, what differs and who settled it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimstore.pass_rows import PassDifferenceRow, SecondPassRow, SecondReadingRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_ONE = "claim_id = ?"
_NEWEST_SETTLED = "{} = ? AND stage = 'settled' ORDER BY settled_at DESC, claim_id DESC LIMIT ?"
_SLIPS = """
SELECT pass_difference.claim_id, pass_difference.first_path, pass_difference.second_path, {slip}
FROM second_pass JOIN pass_difference ON pass_difference.claim_id = second_pass.claim_id
WHERE second_pass.stage = 'settled' AND (?1 IS NULL OR second_pass.{keyer} = ?1) AND {slip} IS NOT NULL
AND second_pass.settled_at >= ?2
"""
_SETTLED = """
SELECT s.claim_id, s.settled_at, COALESCE((
    SELECT SUM(k.keys) FROM keyed_claim k
    WHERE k.claim_id = s.claim_id AND k.work IN ('first keying', 'second keying') AND (?1 IS NULL OR k.staff = ?1)
), 0)
FROM second_pass s
WHERE s.stage = 'settled' AND s.settled_at >= ?2 AND (?1 IS NULL OR ?1 IN (s.first_keyer, s.second_keyer))
ORDER BY s.settled_at, s.claim_id
"""
_WORK = """
SELECT claim.claim_number, second_pass.stage, second_pass.first_keyer, second_pass.second_keyer
FROM second_pass JOIN claim ON claim.claim_id = second_pass.claim_id
WHERE second_pass.stage IN ('waiting', 'keying', 'differing') AND claim.state = ?
ORDER BY second_pass.decided_at, second_pass.claim_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSlip:
    """One error of one person: where it was, and its kind as it was named."""

    claim_id: int
    path: str
    slip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledClaim:
    """A claim whose second pass is settled, at a moment in UTC, and the keys that went into its two keyings."""

    claim_id: int
    settled_at: str
    keys: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PassWork:
    """A claim that waits for a second keying or for somebody to settle its differences."""

    claim_number: str
    stage: str
    first_keyer: str
    second_keyer: str | None


def pass_of(transaction: Transaction, claim_id: int) -> SecondPassRow | None:
    """Give what was decided for a claim; None before its first keying is finished."""
    found = transaction.rows(SecondPassRow, _ONE, (claim_id,))
    return found[0] if found else None


def keep_pass(transaction: Transaction, row: SecondPassRow) -> None:
    """Store how far the second pass of a claim is."""
    transaction.upsert((row,))


def readings_of(transaction: Transaction, claim_id: int, *, staff: str) -> tuple[SecondReadingRow, ...]:
    """Give what somebody has read in a second pass, the counts of lists first."""
    return transaction.rows(
        SecondReadingRow, f"{_ONE} AND staff = ? ORDER BY path LIKE '%.count' DESC, path", (claim_id, staff)
    )


def replace_readings(
    transaction: Transaction, claim_id: int, *, staff: str, rows: tuple[SecondReadingRow, ...]
) -> None:
    """Make `rows` what somebody has read in a second pass."""
    transaction.run("DELETE FROM second_reading WHERE claim_id = ? AND staff = ?", (claim_id, staff))
    transaction.insert(rows)


def differences_of(transaction: Transaction, claim_id: int) -> tuple[PassDifferenceRow, ...]:
    """Give the differences of a claim in paper order."""
    return transaction.rows(PassDifferenceRow, f"{_ONE} ORDER BY ordinal", (claim_id,))


def replace_differences(transaction: Transaction, claim_id: int, *, rows: tuple[PassDifferenceRow, ...]) -> None:
    """Make `rows` the differences of a claim."""
    transaction.run("DELETE FROM pass_difference WHERE claim_id = ?", (claim_id,))
    transaction.insert(rows)


def keep_difference(transaction: Transaction, row: PassDifferenceRow) -> None:
    """Store how one difference was settled.

    Raises:
        DriverError: whoever settled it has keyed the claim, which whoever calls has asked before.
    """
    transaction.upsert((row,))


def passes_settled(transaction: Transaction, *, staff: str, most: int) -> tuple[SecondPassRow, ...]:
    """Give the latest settled passes in which somebody keyed, first or second, the newest first."""
    rows = [
        row
        for keyer in ("first_keyer", "second_keyer")
        for row in transaction.rows(SecondPassRow, _NEWEST_SETTLED.format(keyer), (staff, most))
    ]
    return tuple(sorted(rows, key=lambda row: (row.settled_at or "", row.claim_id), reverse=True)[:most])


def slips_of(transaction: Transaction, *, staff: str) -> tuple[StoredSlip, ...]:
    """Give every error of one person in settled claims."""
    return slips_since(transaction, staff=staff, since="")


def slips_since(transaction: Transaction, *, staff: str | None, since: str) -> tuple[StoredSlip, ...]:
    """Give every error of one person, or of all, in the claims that were settled from a day on."""
    found = []
    for keyer in ("first", "second"):
        sql = _SLIPS.format(keyer=f"{keyer}_keyer", slip=f"pass_difference.{keyer}_slip")
        for claim_id, first_path, second_path, slip in transaction.values(sql, (staff, since)):
            found.append(StoredSlip(claim_id=claim_id, path=first_path or second_path, slip=slip))
    return tuple(found)


def settled_since(transaction: Transaction, *, staff: str | None, since: str) -> tuple[SettledClaim, ...]:
    """Give the claims that one person, or anybody, has keyed and that were settled from a day on, with the keys."""
    return tuple(
        SettledClaim(claim_id=claim_id, settled_at=settled_at, keys=keys)
        for claim_id, settled_at, keys in transaction.values(_SETTLED, (staff, since))
    )


def pass_work(transaction: Transaction, *, state: str) -> tuple[PassWork, ...]:
    """Give the claims in one state that wait for a second keying or have differences, the longest waiting first."""
    return tuple(
        PassWork(claim_number=number, stage=stage, first_keyer=first, second_keyer=second)
        for number, stage, first, second in transaction.values(_WORK, (state,))
    )
