"""Every trouble with the store becomes one sentence for a person, and what to do about it."""

from __future__ import annotations

from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.errors import Told, no_memory
from claimstore import trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOLD: Mapping[type[trouble.StoreTrouble], tuple[str, str]] = MappingProxyType(
    {
        trouble.StoreMissing: (
            "The case in {folder} cannot be reached.",
            "Check that the drive is connected and the folder is still there, then open the case again.",
        ),
        trouble.StoreReadOnly: (
            "The case in {folder} cannot be written to.",
            "Ask for permission to write in this folder, or copy the case to a folder of yours and open it there.",
        ),
        trouble.StoreHeld: (
            "The case in {folder} is open in another window of Claimdesk ({detail}).",
            "Close it there, or go on working in that window.",
        ),
        trouble.StoreBusy: (
            "Another program is using the case in {folder} and did not let go of it in time.",
            "Nothing was saved and what you keyed is still here; wait a moment and do it again.",
        ),
        trouble.StoreNewer: (
            "The case in {folder} was last used by a newer version of Claimdesk ({detail}).",
            "Install that version or a later one, then open the case again; nothing was changed.",
        ),
        trouble.NotAStore: (
            "{file} is not a Claimdesk case that this version can trust.",
            "Choose another folder, or put a backup of the case in its place; the file was not changed.",
        ),
        trouble.StoreDamaged: (
            "The case file {file} is damaged.",
            "Keep the file as it is and open the latest backup of the case instead.",
        ),
        trouble.JournalForeign: (
            "The journal {file}-wal beside the case does not belong to it.",
            "Nothing was changed. Move that file out of the folder and open the case again, or restore a backup.",
        ),
        trouble.StoreSealed: (
            "The case in {folder} is sealed and this key does not open it.",
            "Sign in again, or restore a backup together with the key file beside it.",
        ),
        trouble.WrongPassword: (
            "Wrong name or password.",
            "Look at Caps Lock and key both again; an administrator can set a new password.",
        ),
        trouble.KeyFileDamaged: (
            "The file {file}, which holds the keys of the case, is missing or damaged.",
            "Put back the copy of it that lies with the backups; without it nobody can open the case.",
        ),
        trouble.DiskFull: (
            "The disk that holds {folder} is full.",
            "Nothing was saved and what you keyed is still here; free some space, then do it again.",
        ),
        trouble.StoreUnreadable: (
            "The drive that holds {folder} did not answer as it should ({detail}).",
            "Nothing was saved; check the drive or the network, then do it again.",
        ),
        trouble.AnotherCase: (
            "{file} is a backup of another case ({detail}).",
            "Choose a backup of this case, or restore it in the folder of its own case; nothing was changed.",
        ),
        trouble.BackupUnsound: (
            "The backup {file} is not sound: {detail}.",
            "Choose an earlier backup; nothing was changed.",
        ),
        trouble.TextUnstorable: (
            "A field holds a character that cannot be written down.",
            "Key the field again instead of pasting it.",
        ),
        trouble.MigrationFailed: (
            "The case in {folder} could not be brought to this version of Claimdesk.",
            "It is as it was, with a backup beside it ({detail}); open it with the earlier version and report this.",
        ),
    }
)


def told_of(error: trouble.StoreTrouble) -> Told:
    """Give the sentence and the remedy for a trouble with the store."""
    for kind in type(error).__mro__:
        if kind in _TOLD:
            sentence, remedy = _TOLD[kind]
            names = {"folder": error.path.parent, "file": error.path.name, "detail": error.detail or "no more is known"}
            return Told(sentence.format(**names), remedy.format(**names))
    return Told(f"The case in {error.path.parent} could not be opened.", "Try again, and report this if it stays so.")


@contextmanager
def reading_of(what: str) -> Iterator[None]:
    """Turn words and figures of the store that no version of the program writes into what a person is told."""
    try:
        yield
    except (ValueError, KeyError):
        # The error may carry the text itself, which may hold a whole number: it is not chained.
        raise Told(
            f"{what} cannot be read because the case file is damaged.",
            "Keep the file as it is and open the latest backup of the case instead.",
        ) from None


@contextmanager
def telling() -> Iterator[None]:
    """Turn a trouble with the store, or with the memory of this machine, into what a person is told."""
    try:
        yield
    except MemoryError:
        raise no_memory() from None
    except trouble.StoreTrouble as error:
        raise told_of(error) from error
