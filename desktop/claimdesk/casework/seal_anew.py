"""A case is sealed with a new key, which the passwords of all who are still on its staff open, and nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casework.deed import deed, refuse_by_role
from claimdesk.casework.desk import Clock, StoreRoom, SystemClock
from claimdesk.casework.open_case import holder_note, opened_store
from claimdesk.casework.sign_in import open_sealed_room
from claimdesk.casework.store_told import telling
from claimstore.sealing import seal_anew

if TYPE_CHECKING:
    from pathlib import Path


def seal_case_anew(
    folder: Path,
    *,
    name: str,
    password: str,
    clock: Clock = SystemClock(),  # noqa: B008 - frozen and without state
) -> None:
    """Back the case up, seal it and all its backups with a new key, and put that on record.

    Raises:
        Refused: the role does not allow it.
        Told: the name or the password is another, the case is open elsewhere, or it cannot be written.
    """
    room = open_sealed_room(folder, name=name, password=password, clock=clock)
    try:
        refuse_by_role(room, Verb.SEAL_ANEW, on=room.staff.name)
        with telling():
            room.store.back_up(reason="before-seal-anew", at=room.timestamp())
    finally:
        room.store.close()
    with telling():
        path, key = room.store.path, room.store.key
        new_key = seal_anew(path, key or b"", holder=holder_note(room.staff, clock))
    store = opened_store(folder, staff=room.staff, clock=clock, key=new_key)
    try:
        with deed(
            StoreRoom(store=store, staff=room.staff, clock=clock, folder=folder), Verb.SEAL_ANEW, on=room.staff.name
        ):
            pass
    finally:
        store.close()
