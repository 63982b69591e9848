"""A process that this program has started reads the store of the program beside it, and can change nothing."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from claimstore.act_chain import head_key
from claimstore.driver import connect
from claimstore.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """The path of an open store and the key that it is sealed with, which nobody shows."""

    path: Path
    key: bytes | None = field(default=None, repr=False)


@contextmanager
def reading_at(address: StoreAddress) -> Iterator[Transaction]:
    """Read an open store in one and the same state of it.

    Raises:
        DriverError: it cannot be read.
    """
    connection = connect(address.path, key=address.key)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        yield Transaction(connection, head_key=head_key(address.key))
    finally:
        connection.close()
