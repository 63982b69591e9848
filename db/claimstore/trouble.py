"""What can go wrong with a store without a mistake in the program; each kind has its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class StoreTrouble(Exception):
    """Something about the store at `path` that a person must be told; `detail` adds who, which or why."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {path.name} {detail}".strip())
        self.path = path
        self.detail = detail


class StoreMissing(StoreTrouble):
    """The folder or the file is not there, or cannot be reached."""


class StoreReadOnly(StoreTrouble):
    """The folder or the file may not be written."""


class StoreHeld(StoreTrouble):
    """Another program has the store open; `detail` says who, where and since when."""


class StoreBusy(StoreTrouble):
    """Another program is writing and did not finish in time."""


class StoreNewer(StoreTrouble):
    """A newer version of the program has changed the store; `detail` names the first unknown migration."""


class NotAStore(StoreTrouble):
    """The file is something else, or holds parts that no version of this program has put there."""


class StoreDamaged(StoreTrouble):
    """The file is cut short or its contents contradict each other."""


class JournalForeign(StoreTrouble):
    """The journal beside the store is not its own; reading it in would destroy the store."""


class StoreSealed(StoreTrouble):
    """The store is sealed and the key is missing or another one."""


class WrongPassword(StoreTrouble):
    """No member of the staff has this name and this password."""


class KeyFileDamaged(StoreTrouble):
    """The file with the wrapped keys is missing or cannot be understood."""


class DiskFull(StoreTrouble):
    """There is no room left where the store lies."""


class StoreUnreadable(StoreTrouble):
    """The disk or the network drive did not do what it was asked."""


class AnotherCase(StoreTrouble):
    """The backup at `path` is of another case; `detail` says of which."""


class BackupUnsound(StoreTrouble):
    """The backup at `path` is whole as a file and not within itself; `detail` says what is wrong."""


class TextUnstorable(StoreTrouble):
    """A text holds half a character and cannot be written down."""


class MigrationFailed(StoreTrouble):
    """The store could not be brought to this version; it is as it was, and `detail` names the backup."""
