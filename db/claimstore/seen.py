"""Who may see nothing of a claim before its second keying, and who has seen a reading of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimstore.work_rows import ClaimSeenRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_IN_HAND = """EXISTS (
    SELECT 1 FROM second_pass WHERE second_pass.claim_id = claim.claim_id AND stage = 'keying' AND second_keyer = ?
)"""
_WAITS = """EXISTS (
    SELECT 1 FROM second_pass WHERE second_pass.claim_id = claim.claim_id AND stage IN ('waiting', 'keying')
)"""
_MAY_COME = """(
    state IN ('received', 'put aside')
    AND EXISTS (SELECT 1 FROM claim_part WHERE claim_part.claim_id = claim.claim_id AND part = 'first keying')
    AND NOT EXISTS (SELECT 1 FROM second_pass WHERE second_pass.claim_id = claim.claim_id)
)"""
"""Somebody has saved readings of the claim, and whether it is keyed twice is not decided before they finish."""
_STRANGE = """NOT EXISTS (
    SELECT 1 FROM claim_part
    WHERE claim_part.claim_id = claim.claim_id AND part = 'first keying' AND claim_part.staff = ?
) AND NOT EXISTS (SELECT 1 FROM claim_seen WHERE claim_seen.claim_id = claim.claim_id AND claim_seen.staff = ?)"""
_VEILED = f"({_IN_HAND} OR (? AND {_STRANGE} AND ({_WAITS} OR (? AND {_MAY_COME}))))"
_CLOSED = f"({_IN_HAND} OR (? AND {_STRANGE} AND {_WAITS}))"
_FIRST_SIGHT = f"{_STRANGE} AND ({_WAITS} OR {_MAY_COME})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Onlooker:
    """Whoever looks: by name, whether they key, whether they do nothing else, and whether this case keys twice."""

    staff: str
    is_keyer: bool
    is_keyer_alone: bool
    is_planned: bool

    @property
    def veiled(self) -> tuple[str, tuple[str | bool, ...]]:
        """The condition on `claim` of which this person sees nothing in a list, and its values."""
        return _VEILED, (self.staff, self.is_keyer, self.staff, self.staff, self.is_planned)

    @property
    def closed(self) -> tuple[str, tuple[str | bool, ...]]:
        """The condition on `claim` that this person does not open, and its values."""
        return _CLOSED, (self.staff, self.is_keyer_alone, self.staff, self.staff)


def veiled_numbers(transaction: Transaction, claim_numbers: tuple[str, ...], *, onlooker: Onlooker) -> frozenset[str]:
    """Give those of these claims of which this person sees nothing in a list."""
    return _numbers(transaction, claim_numbers, *onlooker.veiled)


def closed_numbers(transaction: Transaction, claim_numbers: tuple[str, ...], *, onlooker: Onlooker) -> frozenset[str]:
    """Give those of these claims that this person does not open."""
    return _numbers(transaction, claim_numbers, *onlooker.closed)


def is_first_sight(transaction: Transaction, claim_number: str, *, staff: str) -> bool:
    """Whether this person would see readings of somebody else for the first time, and could still key them blind."""
    found = transaction.values(
        f"SELECT 1 FROM claim WHERE claim_number = ? AND {_FIRST_SIGHT}",  # noqa: S608 - texts of this file
        (claim_number, staff, staff),
    )
    return bool(found)


def has_seen(transaction: Transaction, claim_id: int, *, staff: str) -> bool:
    """Whether this person has seen a reading of the claim before its second keying."""
    return bool(transaction.rows(ClaimSeenRow, "claim_id = ? AND staff = ?", (claim_id, staff)))


def keep_sight(transaction: Transaction, claim_number: str, *, staff: str, at: str) -> None:
    """Put on record that this person sees a reading of the claim, where that is news and matters."""
    transaction.run(
        "INSERT INTO claim_seen (claim_id, staff, at)"  # noqa: S608 - texts of this file
        f" SELECT claim_id, ?, ? FROM claim WHERE claim_number = ? AND {_FIRST_SIGHT}",
        (staff, at, claim_number, staff, staff),
    )


def _numbers(
    transaction: Transaction, claim_numbers: tuple[str, ...], condition: str, values: tuple[str | bool, ...]
) -> frozenset[str]:
    marks = ", ".join("?" * len(claim_numbers))
    sql = f"SELECT claim_number FROM claim WHERE claim_number IN ({marks}) AND {condition}"  # noqa: S608 - texts of this file
    return frozenset(row[0] for row in transaction.values(sql, (*claim_numbers, *values)))
