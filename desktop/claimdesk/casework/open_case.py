"""A case is a folder with a store; opening it makes a new one, refuses another case's, and is an act."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casework.deed import Deed, deed
from claimdesk.casework.desk import LOCAL_PERSON, Clock, Desk, StaffMember, SystemClock
from claimdesk.casework.store_told import telling
from claimdesk.errors import Told
from claimstore.acts import add_settlement_version, settlement_versions
from claimstore.driver import trouble_of_file
from claimstore.opening import open_store
from claimstore.rows import SettlementVersionRow

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.wording import Wording

STORE_NAME = "case.claimdesk"


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
    path = folder / STORE_NAME
    since = clock.now().astimezone()
    holder = f"{staff.name} on {platform.node() or 'this machine'} since {since:%d %b %Y, %H:%M}, process {os.getpid()}"
    with telling():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise trouble_of_file(error, path) from error
        store = open_store(path, key=key, holder=holder, at=clock.now().isoformat(timespec="milliseconds"))
    desk = Desk(store=store, staff=staff, settlement=settlement, wording=wording, clock=clock, folder=folder)
    try:
        with deed(desk, Verb.OPEN_CASE, on=settlement.name) as work:
            _note_settlement(desk, work)
    except BaseException:
        store.close()
        raise
    return desk


def close_case(desk: Desk) -> None:
    """Close the store and let other programs have it; a second time does nothing."""
    desk.store.close()


def _note_settlement(desk: Desk, work: Deed) -> None:
    versions = settlement_versions(work.transaction)
    settlement = desk.settlement
    if versions and versions[-1].name != settlement.name:
        raise Told(
            f"The folder {desk.folder} holds the case {versions[-1].caption}, not {settlement.caption}.",
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
