"""A desk is what a signed-in person works with: store, staff member, settlement, wording, clock and case folder."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from claimdesk.casebook.roles import Role

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.wording import Wording
    from claimstore.store import Store


NANOSECONDS = 1_000_000
"""In a millisecond."""


class Clock(Protocol):
    """Tells what time it is."""

    def now(self) -> datetime:
        """Give the present moment in UTC, aware of its zone."""

    def today(self) -> date:
        """Give the calendar day where the desk stands."""

    def tick(self) -> int:
        """Give milliseconds of a clock that nobody sets, the same for every program of this machine."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Give the present moment in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Give the calendar day of this machine's zone."""
        return self.now().astimezone().date()

    def tick(self) -> int:
        """Give the milliseconds since about the start of this machine."""
        return time.monotonic_ns() // NANOSECONDS


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still at `at`, for tests and demonstrations."""

    at: datetime

    def now(self) -> datetime:
        """Give the moment at which the clock stands."""
        return self.at

    def today(self) -> date:
        """Give the calendar day of that moment in its own zone."""
        return self.at.date()

    def tick(self) -> int:
        """Give the one tick of a clock that stands still."""
        return 0


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One person of the staff and the roles they hold."""

    name: str
    roles: frozenset[Role]


LOCAL_PERSON = StaffMember("Local person", frozenset(Role))
"""Who works on a store that is not sealed: one person who holds every role and, like anybody, one part in a claim.

What was keyed there is reviewed once the case is sealed and somebody else of its staff signs in.
"""


class AtTheStore(Protocol):
    """Somebody who works on an open store; a desk is one, and so is whoever looks after the store itself."""

    @property
    def store(self) -> Store:
        """The open store."""

    @property
    def staff(self) -> StaffMember:
        """Who works on it."""

    def timestamp(self) -> str:
        """Give the present moment in UTC as ISO text, to the millisecond."""


def timestamp_of(clock: Clock) -> str:
    """Give the present moment in UTC as ISO text, to the millisecond."""
    return clock.now().astimezone(UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreRoom:
    """The open store of a case, to be looked after without its settlement; made by `open_store_room`."""

    store: Store
    staff: StaffMember
    clock: Clock
    folder: Path

    def timestamp(self) -> str:
        """Give the present moment in UTC as ISO text, to the millisecond."""
        return timestamp_of(self.clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything that a verb needs; made by `open_case`."""

    store: Store
    staff: StaffMember
    settlement: Settlement
    wording: Wording
    clock: Clock
    folder: Path

    def today(self) -> date:
        """Give the calendar day where the desk stands."""
        return self.clock.today()

    def timestamp(self) -> str:
        """Give the present moment in UTC as ISO text, to the millisecond."""
        return timestamp_of(self.clock)
