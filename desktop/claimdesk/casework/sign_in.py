"""A sealed case opens for a member of its staff with their password; the first start makes the administrator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import REFUSED, Verb
from claimdesk.casebook.roles import Role
from claimdesk.casework.deed import Deed, deed, look, refusals_on_record
from claimdesk.casework.desk import Clock, Desk, StaffMember, StoreRoom, SystemClock, timestamp_of
from claimdesk.casework.open_case import STORE_NAME, holder_note, opened_store, sit_down
from claimdesk.casework.staff import refuse_name, refuse_weak, roles_of
from claimdesk.casework.store_told import telling
from claimdesk.errors import Refused, Told
from claimstore.acts import add_act
from claimstore.attempts import Attempts, attempts_at, note_attempt
from claimstore.backup import backups_of
from claimstore.case_rows import StaffRow
from claimstore.driver import trouble_of_file
from claimstore.key_file import RECOVERY, folded, key_file_of, new_key, new_recovery_code, unwrap_by_name
from claimstore.sealing import is_anything_plain, is_plain, key_in_force, seal_what_is_plain
from claimstore.staff import all_staff, give_first_ways, give_way, keep_member, member_named
from claimstore.trouble import WrongPassword

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.wording import Wording
    from claimstore.store import Store

NOBODY = frozenset[Role]()


class DoorState(Enum):
    """What stands in the folder of a case."""

    NEW = "nothing yet"
    PLAIN = "a store that is not sealed"
    SEALED = "a sealed store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The folder of a case before anybody has signed in, and what a desk in it is made with."""

    folder: Path
    settlement: Settlement
    wording: Wording
    clock: Clock = SystemClock()  # noqa: RUF009 - frozen and without state

    @property
    def store_path(self) -> Path:
        """Where the store is, or will be."""
        return self.folder / STORE_NAME


@dataclass(frozen=True, slots=True)
class FirstStart:
    """The administrator's desk, and the recovery code, which is shown once and stored nowhere."""

    desk: Desk
    recovery_code: str


def state_of(folder: Path) -> DoorState:
    """Say what stands in the folder.

    Raises:
        Told: it cannot be read.
    """
    store = folder / STORE_NAME
    if key_file_of(store).exists():
        return DoorState.SEALED
    with telling():
        if not store.exists():
            return DoorState.NEW
        return DoorState.PLAIN if is_plain(store) else DoorState.SEALED


def first_start(door: Door, *, name: str, password: str) -> FirstStart:
    """Make the case, or seal the one that is there, and make its administrator.

    Raises:
        Refused: the case has its staff already.
        Told: the name is empty, the password weak, or the folder cannot be written.
    """
    if state_of(door.folder) is DoorState.SEALED:
        raise Refused("This case has its administrator already.", "Sign in, or ask the administrator to add you.")
    refuse_name(name)
    refuse_weak(password, name=name, settlement=door.settlement)
    if state_of(door.folder) is DoorState.PLAIN:
        # A store that this program would not open is refused before it is sealed, and stays as it is.
        opened_store(door.folder, staff=StaffMember(name, NOBODY), clock=door.clock, key=None).close()
    key, code = new_key(), new_recovery_code()
    with telling():
        try:
            door.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise trouble_of_file(error, door.store_path) from error
        give_first_ways(door.store_path, key, passwords=((RECOVERY, code), (name, password)))
    return FirstStart(_opened(door, name=name, key=key, wrong=0), code)


def sign_in(door: Door, *, name: str, password: str) -> Desk:
    """Open the case for a member of the staff.

    Raises:
        Refused: the member was revoked.
        Told: the name or the password is another, it is too soon after wrong ones, or the store cannot be opened.
    """
    store = door.store_path
    wrong = attempts_at(store).count
    key = _key(door, name=name, password=password)
    if not store.exists() and backups_of(store):
        raise Told(f"The case file is gone from {door.folder}.", "Restore the latest backup: claimdesk restore.")
    return _opened(door, name=name, key=key, wrong=wrong)


def recover(door: Door, *, code: str, name: str, password: str) -> Desk:
    """Set a new password for an administrator with the code of the recovery sheet, and open the case.

    Raises:
        Refused: there is no such administrator.
        Told: the code is another, the password weak, or the store cannot be opened.
    """
    refuse_weak(password, name=name, settlement=door.settlement)
    key = _key(door, name=RECOVERY, password=code.strip().upper())
    with telling():
        store = opened_store(door.folder, staff=StaffMember(name, NOBODY), clock=door.clock, key=key)
        try:
            with store.reading() as transaction:
                row = member_named(transaction, name)
        finally:
            store.close()
        if row is None or row.is_revoked or Role.CASE_ADMINISTRATOR not in roles_of(row):
            raise Refused(f"{name} is no administrator of this case.", "Key the name of an administrator.")
        give_way(door.store_path, key, name=row.name, password=password)
    return _opened(door, name=row.name, key=key, wrong=0)


def change_person(desk: Desk, *, name: str, password: str) -> Desk:
    """Let the same or another member of the staff go on at an open case.

    Raises:
        Refused: the member was revoked.
        Told: the name or the password is another, or it is too soon after wrong ones.
    """
    door = Door(folder=desk.folder, settlement=desk.settlement, wording=desk.wording, clock=desk.clock)
    wrong = attempts_at(desk.store.path).count
    if _key(door, name=name, password=password) != desk.store.key:
        raise Told("The key file beside this case belongs to another case.", "Put back the key file of this case.")
    staff = _admitted(desk.store, name, clock=desk.clock, folder=desk.folder)
    changed = replace(desk, staff=staff)
    with deed(changed, Verb.SIGN_IN, on=staff.name) as work:
        _note_wrong(work, changed, wrong=wrong)
    return changed


def open_sealed_room(folder: Path, *, name: str, password: str, clock: Clock = SystemClock()) -> StoreRoom:  # noqa: B008 - frozen
    """Open the sealed store of a folder without its settlement, to look after it; the caller closes it.

    Raises:
        Refused: the member was revoked.
        Told: the name or the password is another, or the store cannot be opened.
    """
    key = unlocked(folder, name=name, password=password, clock=clock)
    store = opened_store(folder, staff=StaffMember(name, NOBODY), clock=clock, key=key)
    try:
        staff = _admitted(store, name, clock=clock, folder=folder)
    except BaseException:
        store.close()
        raise
    return StoreRoom(store=store, staff=staff, clock=clock, folder=folder)


def unlocked(folder: Path, *, name: str, password: str, clock: Clock) -> bytes:
    """Give the key that a name and a password open, counting wrong ones.

    Raises:
        Told: the name or the password is another, it is too soon, or the key file cannot be read.
    """
    path = folder / STORE_NAME
    now = int(clock.now().timestamp())
    written = attempts_at(path)
    attempts = written.no_later_than(now)
    if attempts != written:
        with telling():
            note_attempt(path, attempts)
    wait = attempts.wait(now)
    if wait:
        raise Told(f"There were {attempts.count} wrong passwords.", f"Wait {wait} seconds, then sign in again.")
    with telling():
        try:
            keys = unwrap_by_name(key_file_of(path), name, password=password)
        except WrongPassword:
            note_attempt(path, Attempts(attempts.count + 1, now))
            raise
        if attempts.count:
            note_attempt(path, Attempts())
        holder = holder_note(StaffMember(name, NOBODY), clock)
        return key_in_force(path, keys, holder=holder) if path.exists() else keys.key


def _key(door: Door, *, name: str, password: str) -> bytes:
    return unlocked(door.folder, name=name, password=password, clock=door.clock)


def _opened(door: Door, *, name: str, key: bytes, wrong: int) -> Desk:
    """Open the store, sealing first what is still plain of it and its backups, and sit the member down at it."""
    nobody = StaffMember(name, NOBODY)
    with telling():
        if door.store_path.exists() and is_anything_plain(door.store_path):
            seal_what_is_plain(door.store_path, key, holder=holder_note(nobody, door.clock))
    store = opened_store(door.folder, staff=nobody, clock=door.clock, key=key)
    try:
        with telling(), store.writing() as transaction:
            if not all_staff(transaction):
                row = StaffRow(
                    folded_name=folded(name),
                    name=name,
                    roles=Role.CASE_ADMINISTRATOR.value,
                    is_revoked=0,
                    added_at=timestamp_of(door.clock),
                    added_by=name,
                )
                keep_member(transaction, row)
        staff = _admitted(store, name, clock=door.clock, folder=door.folder)
        desk = Desk(
            store=store,
            staff=staff,
            settlement=door.settlement,
            wording=door.wording,
            clock=door.clock,
            folder=door.folder,
        )
        if wrong:
            with deed(desk, Verb.SIGN_IN, on=staff.name) as work:
                _note_wrong(work, desk, wrong=wrong)
    except BaseException:
        store.close()
        raise
    return sit_down(desk)


def _note_wrong(work: Deed, desk: Desk, *, wrong: int) -> None:
    """Put the wrong passwords before this right one on record, which could not be written while the case was closed."""
    if wrong:
        refused = Deed(transaction=work.transaction, verb=Verb.SIGN_IN, on=work.on)
        outcome = f"{REFUSED}{wrong} wrong password{'' if wrong == 1 else 's'}"
        add_act(work.transaction, refused.act(at=desk.timestamp(), who="somebody", outcome=outcome))


def _admitted(store: Store, name: str, *, clock: Clock, folder: Path) -> StaffMember:
    """Give the member of this name; whoever kept a copy of a way that was taken from them is refused on record."""
    room = StoreRoom(store=store, staff=StaffMember(name, NOBODY), clock=clock, folder=folder)
    with refusals_on_record(room, Verb.SIGN_IN, on=name), look(room) as transaction:
        return _member(member_named(transaction, name), name)


def _member(row: StaffRow | None, name: str) -> StaffMember:
    if row is None or row.is_revoked:
        raise Refused(f"{name} is not on the staff of this case.", "Ask the administrator to add you.")
    return StaffMember(row.name, roles_of(row))
