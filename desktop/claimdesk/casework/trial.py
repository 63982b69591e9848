"""A case for trying out has a staff of its own with random passwords, which are said once and stored nowhere."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.roles import Role
from claimdesk.casework.open_case import close_case
from claimdesk.casework.sign_in import change_person, first_start
from claimdesk.casework.staff import add_staff

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.casework.desk import Desk
    from claimdesk.casework.sign_in import Door

ADMINISTRATOR, CLERK, SECOND_CLERK, JUDGE, SUPERVISOR = (
    "Ada Administrator",
    "Ines Clerk",
    "Kofi Clerk",
    "Jana Judge",
    "Sol Supervisor",
)
_ROLES: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        ADMINISTRATOR: frozenset({Role.CASE_ADMINISTRATOR}),
        CLERK: frozenset({Role.KEYER}),
        SECOND_CLERK: frozenset({Role.KEYER}),
        JUDGE: frozenset({Role.ADJUDICATOR}),
        SUPERVISOR: frozenset({Role.SUPERVISOR, Role.ADJUDICATOR}),
    }
)
_PASSWORD_BYTES = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialMember:
    """One person of the staff of a case for trying out."""

    name: str
    roles: frozenset[Role]
    password: str = field(repr=False)

    @property
    def roles_text(self) -> str:
        """The roles in words, in the order of the staff list."""
        return " and ".join(role.value for role in Role if role in self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialCase:
    """The desk of the first clerk, who is signed in, and everybody of the staff."""

    desk: Desk
    staff: tuple[TrialMember, ...]

    def member(self, name: str) -> TrialMember:
        """Give one person of the staff."""
        return next(member for member in self.staff if member.name == name)


def trial_case(door: Door, *, say: Callable[[str], None]) -> TrialCase:
    """Make a sealed case with an administrator, two keyers, an adjudicator and a supervisor, and sit a keyer down.

    `say` is given a sentence, one line for each person and one for the recovery code.

    Raises:
        Refused: the case has its staff already.
        Told: the folder cannot be written.
    """
    staff = tuple(
        TrialMember(name=name, roles=roles, password=secrets.token_urlsafe(_PASSWORD_BYTES))
        for name, roles in _ROLES.items()
    )
    administrator, clerk, *_ = staff
    first = first_start(door, name=administrator.name, password=administrator.password)
    try:
        for member in staff[1:]:
            add_staff(first.desk, name=member.name, roles=member.roles, password=member.password)
        desk = change_person(first.desk, name=clerk.name, password=clerk.password)
    except BaseException:
        close_case(first.desk)
        raise
    say(f"A new case in {door.folder}, sealed. These passwords are said only here; note them to open it again.")
    for member in staff:
        is_here = ", signed in now" if member is clerk else ""
        say(f"{member.name}, {member.roles_text}{is_here}: {member.password}")
    say(f"Recovery code: {first.recovery_code}")
    return TrialCase(desk=desk, staff=staff)
