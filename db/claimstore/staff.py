"""The staff of a case: who they are, what they may do, and the way of each into the sealed store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimstore.case_rows import StaffRow
from claimstore.key_file import Member, folded, key_file_of, read_members, wrapped, write_members

if TYPE_CHECKING:
    from pathlib import Path

    from claimstore.transaction import Transaction


def all_staff(transaction: Transaction) -> tuple[StaffRow, ...]:
    """Give everybody who is or was on the staff, by name."""
    return transaction.rows(StaffRow, "1 = 1 ORDER BY folded_name")


def member_named(transaction: Transaction, name: str) -> StaffRow | None:
    """Give one member of the staff, revoked or not, or None."""
    found = transaction.rows(StaffRow, "folded_name = ?", (folded(name),))
    return found[0] if found else None


def keep_member(transaction: Transaction, row: StaffRow) -> None:
    """Add a member of the staff, or change their roles or whether they are revoked."""
    transaction.upsert((row,))


def give_way(store_path: Path, key: bytes, *, name: str, password: str) -> None:
    """Give a member a way into the store; an older one of the same name is gone.

    Raises:
        StoreTrouble: the key file cannot be read or written.
    """
    path = key_file_of(store_path)
    others = _others(path, name) if path.exists() else ()
    write_members(path, (*others, wrapped(key, name=name, password=password)))


def give_first_ways(store_path: Path, key: bytes, *, passwords: tuple[tuple[str, str], ...]) -> None:
    """Give the first ways into a store, all of them or none; `passwords` are names with their passwords.

    Raises:
        StoreTrouble: the key file cannot be written.
    """
    ways = tuple(wrapped(key, name=name, password=password) for name, password in passwords)
    write_members(key_file_of(store_path), ways)


def take_way(store_path: Path, *, name: str) -> None:
    """Take a member's way into the store.

    Raises:
        StoreTrouble: the key file cannot be read or written.
    """
    path = key_file_of(store_path)
    write_members(path, _others(path, name))


def _others(path: Path, name: str) -> tuple[Member, ...]:
    return tuple(member for member in read_members(path) if folded(member.name) != folded(name))
