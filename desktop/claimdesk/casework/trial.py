"""A case for trying out has a staff of its own with random passwords, which are said once and stored nowhere."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from claimdesk.casebook.roles import Role
from claimdesk.casework.open_case import close_case
from claimdesk.casework.sign_in import change_person, first_start
from claimdesk.casework.staff import add_staff

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdesk.casework.desk import Desk
    from claimdesk.casework.sign_in import Door

ADMINISTRATOR = "Ada Administrator"
CLERK = "Ines Clerk"
_PASSWORD_BYTES = 15


def trial_desk(door: Door, *, say: Callable[[str], None]) -> Desk:
    """Make a sealed case with an administrator and a clerk who holds every other role, and sit the clerk down.

    `say` is given a sentence, one line for each person and one for the recovery code.

    Raises:
        Refused: the case has its staff already.
        Told: the folder cannot be written.
    """
    first_password, password = (secrets.token_urlsafe(_PASSWORD_BYTES) for _ in range(2))
    first = first_start(door, name=ADMINISTRATOR, password=first_password)
    try:
        add_staff(first.desk, name=CLERK, roles=frozenset(Role) - {Role.CASE_ADMINISTRATOR}, password=password)
        desk = change_person(first.desk, name=CLERK, password=password)
    except BaseException:
        close_case(first.desk)
        raise
    say(f"A new case in {door.folder}, sealed. These passwords are said only here; note them to open it again.")
    say(f"{ADMINISTRATOR}, case administrator: {first_password}")
    say(f"{CLERK}, every other role, signed in now: {password}")
    say(f"Recovery code: {first.recovery_code}")
    return desk
