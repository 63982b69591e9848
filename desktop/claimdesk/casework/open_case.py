"""A case is a folder with a store; opening it makes a new one, refuses another case's, and is an act."""

from __future__ import annotations

import os
import platform
from contextlib import contextmanager
from textwrap import shorten
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casework.deed import Deed, deed
from claimdesk.casework.desk import LOCAL_PERSON, Clock, Desk, StaffMember, StoreRoom, SystemClock, timestamp_of
from claimdesk.casework.plan_versions import seated
from claimdesk.casework.store_told import telling
from claimdesk.errors import Told
from claimstore.acts import add_settlement_version, settlement_versions
from claimstore.case_rows import SettlementVersionRow
from claimstore.driver import trouble_of_file
from claimstore.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.wording import Wording
    from claimstore.store import Store

STORE_NAME = "case.claimdesk"

LONGEST_PATH = 480
"""Bytes; SQLite takes 512, and the names of its journals are longer than that of the store."""

LONGEST_NAME = 255
"""Bytes of one name on a path, as file systems have it."""

LONGEST_SHOWN = 60
LONGEST_CAPTION = 200
"""Signs of a name out of a store that are repeated in a sentence."""


def open_case(
    folder: Path,
    *,
    settlement: Settlement,
    wording: Wording,
    staff: StaffMember = LOCAL_PERSON,
    clock: Clock = SystemClock(),  # noqa: B008 - frozen and without state
    key: bytes | None = None,
) -> Desk:
    """Open the case in `folder`, making folder and store when they are new.

    Raises:
        Told: the store is held, newer, damaged, read-only or out of reach, or the folder holds another case.
    """
    _refuse_what_is_no_folder(folder)
    with telling():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise trouble_of_file(error, folder / STORE_NAME) from error
    store = opened_store(folder, staff=staff, clock=clock, key=key)
    desk = Desk(store=store, staff=staff, settlement=settlement, wording=wording, clock=clock, folder=folder)
    return sit_down(desk)


def sit_down(desk: Desk) -> Desk:
    """Put on record that the case was opened under this settlement, and give the desk with the plan it works by.

    The store is closed when that is refused.

    Raises:
        Told: the folder holds another case, or the store cannot be written.
    """
    try:
        with deed(desk, Verb.OPEN_CASE, on=desk.settlement.name) as work:
            _note_settlement(desk, work)
        return seated(desk)
    except BaseException:
        desk.store.close()
        raise


def _refuse_what_is_no_folder(folder: Path) -> None:
    """Refuse a place where no case can be: a file, a link to nowhere, or a path that SQLite cannot hold."""
    place = os.fsencode(folder.absolute() / STORE_NAME)
    longest_name = max(len(os.fsencode(part)) for part in (*folder.parts, STORE_NAME))
    if len(place) > LONGEST_PATH or longest_name > LONGEST_NAME or b"\0" in place:
        raise Told(
            f"The path of the folder {folder.name[:LONGEST_SHOWN]} is too long, or holds a character that no path can.",
            "Choose a folder nearer to the top of the drive, with a shorter name.",
        )
    if (folder.is_symlink() or folder.exists()) and not folder.is_dir():
        raise Told(f"{folder} is no folder, and a case is one.", "Choose a folder, or a name that is not taken yet.")


@contextmanager
def open_store_room(
    folder: Path,
    *,
    staff: StaffMember = LOCAL_PERSON,
    clock: Clock = SystemClock(),  # noqa: B008 - frozen and without state
    key: bytes | None = None,
) -> Iterator[StoreRoom]:
    """Open the store of an existing case without its settlement, to look after it; it is closed afterwards.

    Raises:
        Told: there is no case in the folder, or its store cannot be opened.
    """
    if not (folder / STORE_NAME).exists():
        raise no_case(folder)
    store = opened_store(folder, staff=staff, clock=clock, key=key)
    try:
        yield StoreRoom(store=store, staff=staff, clock=clock, folder=folder)
    finally:
        store.close()


def no_case(folder: Path) -> Told:
    """Give what is told of a folder without a store."""
    return Told(f"There is no case in {folder}.", "Name the folder that holds the file case.claimdesk.")


def holder_note(staff: StaffMember, clock: Clock) -> str:
    """Give what the next program is told of the one that holds the store."""
    since = clock.now().astimezone()
    return f"{staff.name} on {platform.node() or 'this machine'} since {since:%d %b %Y, %H:%M}, process {os.getpid()}"


def opened_store(folder: Path, *, staff: StaffMember, clock: Clock, key: bytes | None) -> Store:
    """Open the store of a folder for somebody.

    Raises:
        Told: it cannot be opened.
    """
    with telling():
        return open_store(folder / STORE_NAME, key=key, holder=holder_note(staff, clock), at=timestamp_of(clock))


def close_case(desk: Desk) -> None:
    """Close the store and let other programs have it; a second time does nothing."""
    desk.store.close()


def _note_settlement(desk: Desk, work: Deed) -> None:
    versions = settlement_versions(work.transaction)
    settlement = desk.settlement
    if versions and versions[-1].name != settlement.name:
        raise Told(
            f"The folder {desk.folder} holds the case {shorten(versions[-1].caption, LONGEST_CAPTION)},"
            f" not {settlement.caption}.",
            "Choose another folder for this settlement, or open that case with its own settlement.",
        )
    work.before = versions[-1].version if versions else ""
    work.after = settlement.version
    if settlement.version not in {each.version for each in versions}:
        add_settlement_version(
            work.transaction,
            SettlementVersionRow(
                version=settlement.version,
                name=settlement.name,
                caption=settlement.caption,
                first_used_at=desk.timestamp(),
            ),
        )
