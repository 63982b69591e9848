"""Everybody sets a new password of their own with the present one; a wrong one counts as it does at signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casework.deed import deed, refusals_on_record
from claimdesk.casework.sign_in import unlocked
from claimdesk.casework.staff import refuse_weak
from claimdesk.casework.store_told import telling
from claimdesk.errors import Refused, Told
from claimstore.staff import give_way
from claimstore.trouble import StoreSealed, WrongPassword

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk


def change_own_password(desk: Desk, *, present: str, new: str) -> None:
    """Set a new password for whoever sits at the desk; the old one opens nothing any more.

    Raises:
        Refused: the present password is another; the attempt is counted and on record.
        Told: the new one is weak or the present one, it is too soon after wrong ones, or it cannot be written.
    """
    who, key = desk.staff.name, desk.store.key
    refuse_weak(new, name=who, settlement=desk.settlement)
    if new == present:
        raise Told("The new password is the present one.", "Take another.")
    with refusals_on_record(desk, Verb.CHANGE_PASSWORD, on=who):
        _refuse_another(desk, present)
    with deed(desk, Verb.CHANGE_PASSWORD, on=who), telling():
        if key is None:
            raise StoreSealed(desk.store.path, "it is not sealed and has no staff of its own")
        give_way(desk.store.path, key, name=who, password=new)


def _refuse_another(desk: Desk, present: str) -> None:
    try:
        key = unlocked(desk.folder, name=desk.staff.name, password=present, clock=desk.clock)
    except Told as told:
        if isinstance(told.__cause__, WrongPassword):
            raise Refused("The present password is another.", "Look at Caps Lock and key it again.") from told
        raise
    if key != desk.store.key:
        raise Told("The key file beside this case belongs to another case.", "Put back the key file of this case.")
