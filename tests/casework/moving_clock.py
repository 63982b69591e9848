"""A clock that a test sets and moves: what a person sees on the wall, and the steady one that nobody sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta


@dataclass(slots=True)
class MovingClock:
    """The wall clock stands at `at`, the steady one at `ticks` milliseconds."""

    at: datetime = datetime(2008, 4, 14, 9, 30, tzinfo=UTC)
    ticks: int = 5_000_000

    def now(self) -> datetime:
        """Give what the wall clock shows."""
        return self.at

    def today(self) -> date:
        """Give the day that the wall clock shows."""
        return self.at.date()

    def tick(self) -> int:
        """Give what the steady clock shows."""
        return self.ticks

    def go_on(self, minutes: int) -> None:
        """Let both clocks go on."""
        self.at += timedelta(minutes=minutes)
        self.ticks += minutes * 60_000

    def set_wall(self, days: int) -> None:
        """Set the wall clock by days, as somebody may, while the steady one stays."""
        self.at += timedelta(days=days)
