"""A case is restored from a backup of its own, whole and no newer than this program; what it replaces is kept aside."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.roles import Role
from claimdesk.casework.deed import deed, refuse_by_role, refuse_roles
from claimdesk.casework.desk import LOCAL_PERSON, Clock, StaffMember, SystemClock, timestamp_of
from claimdesk.casework.open_case import STORE_NAME, holder_note, no_case, open_store_room
from claimdesk.casework.sign_in import open_sealed_room, unlocked
from claimdesk.casework.store_told import telling
from claimdesk.errors import Refused, Told
from claimstore.restore import restore_store

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """The case that was restored, how many acts the backup holds, and where the store that it replaced now lies."""

    caption: str
    acts: int
    safety_copy: Path | None


def restore_case(
    folder: Path,
    backup: Path,
    *,
    staff: StaffMember = LOCAL_PERSON,
    clock: Clock = SystemClock(),  # noqa: B008 - frozen and without state
    key: bytes | None = None,
) -> Restored:
    """Put a backup in the place of the case in `folder`, which nobody may have open, and put that on record in it.

    Raises:
        Refused: the role does not allow it.
        Told: the backup is of another case, newer, damaged or missing, or the case is open elsewhere; nothing changed.
    """
    _refuse_by_role(folder, staff=staff, clock=clock, key=key)
    if not folder.is_dir():
        raise no_case(folder)
    with telling():
        replaced = restore_store(
            folder / STORE_NAME, backup, key=key, holder=holder_note(staff, clock), at=timestamp_of(clock)
        )
    with (
        open_store_room(folder, staff=staff, clock=clock, key=key) as room,
        deed(room, Verb.RESTORE_CASE, on=replaced.nature.settlement) as work,
    ):
        work.before = replaced.safety_copy.name if replaced.safety_copy else ""
        work.after = backup.name
    return Restored(caption=replaced.nature.caption, acts=replaced.nature.acts, safety_copy=replaced.safety_copy)


def _refuse_by_role(folder: Path, *, staff: StaffMember, clock: Clock, key: bytes | None) -> None:
    """Refuse who may not restore, on record where the case still opens.

    Raises:
        Refused: the role does not allow it.
    """
    try:
        refuse_roles(staff, Verb.RESTORE_CASE)
    except Refused:
        with suppress(Told), open_store_room(folder, staff=staff, clock=clock, key=key) as room:
            refuse_by_role(room, Verb.RESTORE_CASE, on=folder.name)
        raise


def restore_sealed_case(
    folder: Path,
    backup: Path,
    *,
    name: str,
    password: str,
    clock: Clock = SystemClock(),  # noqa: B008 - frozen and without state
) -> Restored:
    """Restore a sealed case for a member of its staff; `restore_case` says the rest.

    Where the store can no longer be read, whoever has a way into it may restore it: nobody else could say who may.

    Raises:
        Refused: the role does not allow it.
        Told: the name or the password is another, or the backup is refused.
    """
    key = unlocked(folder, name=name, password=password, clock=clock)
    try:
        room = open_sealed_room(folder, name=name, password=password, clock=clock)
    except Refused:
        raise
    except Told:
        staff = StaffMember(name, frozenset({Role.CASE_ADMINISTRATOR}))
    else:
        staff = room.staff
        try:
            refuse_by_role(room, Verb.RESTORE_CASE, on=backup.name)
        finally:
            room.store.close()
    return restore_case(folder, backup, staff=staff, clock=clock, key=key)
