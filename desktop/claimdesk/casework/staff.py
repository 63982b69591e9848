"""The administrator adds members of the staff, sets their passwords anew and revokes them; each is an act."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.passwords import why_weak
from claimdesk.casebook.roles import Role
from claimdesk.casework.deed import deed, look
from claimdesk.casework.store_told import telling
from claimdesk.errors import Refused, Told
from claimstore.case_rows import StaffRow
from claimstore.key_file import RECOVERY, folded
from claimstore.staff import all_staff, give_way, keep_member, member_named, take_way
from claimstore.trouble import StoreSealed

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffEntry:
    """One line of the staff list."""

    name: str
    roles: frozenset[Role]
    is_revoked: bool
    added_by: str


def staff_list(desk: Desk) -> tuple[StaffEntry, ...]:
    """Give everybody who is or was on the staff.

    Raises:
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        return tuple(
            StaffEntry(name=row.name, roles=roles_of(row), is_revoked=bool(row.is_revoked), added_by=row.added_by)
            for row in all_staff(transaction)
        )


def add_staff(desk: Desk, *, name: str, roles: frozenset[Role], password: str) -> None:
    """Add a member, or take a revoked one back; they sign in with this password.

    Raises:
        Refused: the role does not allow it, or the name is on the list already.
        Told: the name is empty, no role is named, the password is weak, or it cannot be written.
    """
    refuse_name(name)
    refuse_weak(password, name=name, settlement=desk.settlement)
    if not roles:
        raise Told(f"{name} has no role yet.", "Choose at least one role.")
    with deed(desk, Verb.ADD_STAFF, on=name) as work:
        known = member_named(work.transaction, name)
        if known is not None and not known.is_revoked:
            raise Refused(f"{known.name} is on the staff already.", "Choose a name that tells the two apart.")
        row = StaffRow(
            folded_name=folded(name),
            name=known.name if known else name,
            roles=_stored(roles),
            is_revoked=0,
            added_at=desk.timestamp(),
            added_by=desk.staff.name,
        )
        keep_member(work.transaction, row)
        work.after = _in_words(row)
        with telling():
            give_way(desk.store.path, _key(desk), name=row.name, password=password)


def reset_staff(desk: Desk, *, name: str, password: str) -> None:
    """Set a new password for a member who has forgotten theirs.

    Raises:
        Refused: the role does not allow it, or there is no such member.
        Told: the password is weak, or it cannot be written.
    """
    refuse_weak(password, name=name, settlement=desk.settlement)
    with deed(desk, Verb.RESET_STAFF, on=name) as work:
        row = _active(work.transaction, name)
        with telling():
            give_way(desk.store.path, _key(desk), name=row.name, password=password)


def change_roles(desk: Desk, *, name: str, roles: frozenset[Role]) -> None:
    """Give a member these roles and no others; they hold from the next time that the member signs in.

    Raises:
        Refused: the role does not allow it, there is no such member, or nobody could administer the case any more.
        Told: no role is named, or it cannot be written.
    """
    if not roles:
        raise Told(f"{name} would have no role.", "Choose at least one role, or revoke the member.")
    with deed(desk, Verb.CHANGE_ROLES, on=name) as work:
        row = _active(work.transaction, name)
        if Role.CASE_ADMINISTRATOR not in roles:
            _refuse_last_administrator(work.transaction, row)
        changed = replace(row, roles=_stored(roles))
        keep_member(work.transaction, changed)
        work.on = row.name
        work.before, work.after = _in_words(row), _in_words(changed)


def revoke_staff(desk: Desk, *, name: str) -> None:
    """Take a member's way into the case; what they did stays on record under their name.

    Raises:
        Refused: the role does not allow it, there is no such member, or nobody could administer the case any more.
        Told: it cannot be written.
    """
    with deed(desk, Verb.REVOKE_STAFF, on=name) as work:
        row = _active(work.transaction, name)
        _refuse_last_administrator(work.transaction, row)
        keep_member(work.transaction, replace(row, is_revoked=1))
        with telling():
            take_way(desk.store.path, name=row.name)


def roles_of(row: StaffRow) -> frozenset[Role]:
    """Give the roles of a row; a role that this version does not know gives no right."""
    known = {role.value: role for role in Role}
    return frozenset(known[name] for name in row.roles.split("\n") if name in known)


def refuse_name(name: str) -> None:
    """Refuse a name that cannot stand in a list or a log.

    Raises:
        Told: it is empty, too long, reserved, or holds signs that do not show.
    """
    is_shown = all(unicodedata.category(sign)[0] != "C" for sign in name)
    if not name.strip() or name != name.strip() or len(name) > LONGEST_NAME or not is_shown:
        raise Told("This name cannot be used.", f"Key a name of 1 to {LONGEST_NAME} characters.")
    if folded(name) == RECOVERY:
        raise Told(f"{name} is the name of the recovery sheet.", "Choose another name.")


def refuse_weak(password: str, *, name: str, settlement: Settlement) -> None:
    """Refuse a weak password; the sentence never repeats it.

    Raises:
        Told: it is too short, or anybody would try it.
    """
    why = why_weak(password, names=(name, settlement.name, settlement.short_caption))
    if why:
        raise Told(
            f"The password {why}.", "Take a sentence of your own; a long one is easier to keep than a short one."
        )


def _stored(roles: frozenset[Role]) -> str:
    return "\n".join(sorted(role.value for role in roles))


def _in_words(row: StaffRow) -> str:
    return " and ".join(role.value for role in Role if role in roles_of(row))


def _refuse_last_administrator(transaction: Transaction, row: StaffRow) -> None:
    others = [
        other for other in all_staff(transaction) if other.folded_name != row.folded_name and not other.is_revoked
    ]
    if not any(Role.CASE_ADMINISTRATOR in roles_of(other) for other in others):
        raise Refused(f"{row.name} is the only case administrator.", "Add another case administrator first.")


def _active(transaction: Transaction, name: str) -> StaffRow:
    row = member_named(transaction, name)
    if row is None or row.is_revoked:
        raise Refused(f"{name} is not on the staff of this case.", "Choose a name from the list.")
    return row


def _key(desk: Desk) -> bytes:
    if desk.store.key is None:
        raise StoreSealed(desk.store.path, "it is not sealed and has no staff of its own")
    return desk.store.key
