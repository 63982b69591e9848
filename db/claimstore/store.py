"""A store is one case: whole transactions over it, its backup and its check; how it was opened nobody outside knows."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimstore.act_chain import head_key
from claimstore.backup import back_up
from claimstore.driver import DriverError, trouble_of
from claimstore.key_file import keep_copy_with_backups, key_file_of
from claimstore.reader import StoreAddress
from claimstore.transaction import Transaction
from claimstore.trouble import StoreDamaged, TextUnstorable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlite_utils import Database

    from claimstore.hold import Hold


class Store:
    """An open store; transactions of several threads follow one another."""

    def __init__(self, database: Database, path: Path, *, hold: Hold, key: bytes | None) -> None:
        self.path = path
        self.key = key
        """What the store is sealed with; None where it is not."""
        self._database = database
        self._hold = hold
        self._turn = threading.RLock()
        self._transaction = Transaction(database.conn, head_key=head_key(key))

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """One write: all of it is on disk when the block has ended, or nothing of it.

        Raises:
            StoreTrouble: the disk is full, the store is busy, read-only or damaged.
        """
        with self._turn, self._told():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._transaction
                self._database.commit()
            except BaseException:
                self._database.rollback()
                raise

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Several reads of one and the same state of the store.

        Raises:
            StoreTrouble: the store is busy or damaged.
        """
        with self._turn, self._told():
            self._database.execute("BEGIN")
            try:
                yield self._transaction
            finally:
                self._database.rollback()

    @property
    def address(self) -> StoreAddress:
        """Where this store is, for a reader in another process that this one has started."""
        return StoreAddress(self.path, self.key)

    def check(self) -> tuple[str, ...]:
        """Read the whole store and give what is wrong with it, nothing when it is sound."""
        with self._turn:
            try:
                sealing = self._database.execute("PRAGMA cipher_integrity_check") if self.key is not None else ()
                faults = [str(row[0]) for row in sealing]
                faults += [str(row[0]) for row in self._database.execute("PRAGMA integrity_check") if row[0] != "ok"]
                faults += [
                    f"{row[0]} {row[1]} names a missing {row[2]}"
                    for row in self._database.execute("PRAGMA foreign_key_check")
                ]
            except (DriverError, UnicodeDecodeError) as error:
                return (str(error),)
            return tuple(faults)

    def back_up(self, *, reason: str, at: str) -> Path:
        """Copy the store and its key file into the folder of backups, and let go of backups that are out of date.

        Raises:
            StoreTrouble: the copy cannot be written.
        """
        with self._turn:
            keep_copy_with_backups(key_file_of(self.path))
            return back_up(self._database, self.path, key=self.key, reason=reason, at=at)

    def close(self) -> None:
        """Close the store and give its lock back; a second time does nothing."""
        with self._turn:
            self._database.close()
            self._hold.release()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DriverError as error:
            trouble = trouble_of(error, self.path)
            if trouble is None:
                raise
            # The errors of damage and of the codec may carry a text with a whole number: they are not chained.
            raise trouble from (None if isinstance(trouble, StoreDamaged) else error)
        except UnicodeDecodeError:
            raise StoreDamaged(self.path) from None
        except UnicodeEncodeError:
            raise TextUnstorable(self.path) from None
