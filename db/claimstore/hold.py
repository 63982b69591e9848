"""One program at a time has a store open; the operating system takes the lock back however the program ends."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from claimstore.driver import trouble_of_file
from claimstore.trouble import StoreHeld

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LONGEST_NOTE = 300
_LOCKED_BYTE = 1 << 20
"""Far behind the note, since Windows lets nobody read a locked byte."""


class Hold:
    """The lock on one store; the file beside it says who holds it, for the next program to show."""

    def __init__(self, store_path: Path, *, note: str) -> None:
        """Take the lock and leave `note`.

        Raises:
            StoreHeld: another program has it; the detail is that program's note.
            StoreTrouble: the file beside the store cannot be written.
        """
        path = store_path.with_name(f"{store_path.name}.lock")
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise trouble_of_file(error, store_path) from error
        try:
            _lock(self._handle)
        except OSError as error:
            os.lseek(self._handle, 0, os.SEEK_SET)
            holder = os.read(self._handle, LONGEST_NOTE)
            os.close(self._handle)
            raise StoreHeld(store_path, holder.decode("utf-8", "replace")) from error
        try:
            os.ftruncate(self._handle, 0)
            os.write(self._handle, note.encode("utf-8", "replace")[:LONGEST_NOTE])
        except OSError as error:
            os.close(self._handle)
            raise trouble_of_file(error, store_path) from error

    def release(self) -> None:
        """Give the lock back; a second time does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
