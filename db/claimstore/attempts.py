"""Wrong passwords are counted in a file beside the store, so that starting the program again does not forget them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from claimstore.driver import trouble_of_file

if TYPE_CHECKING:
    from pathlib import Path

FREE_ATTEMPTS = 3
LONGEST_WAIT = 60
_MOST_COUNTED = 1_000_000
_MOST_BYTES = 1_000


@dataclass(frozen=True, slots=True)
class Attempts:
    """How many wrong passwords were given since the last right one, and when the last was, in seconds of the epoch."""

    count: int = 0
    last_at: int = 0

    def wait(self, now: int) -> int:
        """Give how many seconds are left until the next attempt is looked at: 1, 2, 4 ... 60 from the fourth on."""
        over = self.count - FREE_ATTEMPTS
        if over < 0:
            return 0
        whole = min(1 << min(over, LONGEST_WAIT.bit_length()), LONGEST_WAIT)
        return max(0, min(whole, self.last_at + whole - now))

    def no_later_than(self, now: int) -> Attempts:
        """Give the same with the last attempt now, where it lies ahead: a clock was set back, or the file is forged."""
        return self if self.last_at <= now else Attempts(self.count, now)


def attempts_at(store_path: Path) -> Attempts:
    """Read the wrong attempts at a store; a file that cannot be understood counts as none."""
    place = _place(store_path)
    try:
        # A pipe or a device would be waited for without an end.
        if not place.is_file() or place.stat().st_size > _MOST_BYTES:
            return Attempts()
        written = json.loads(place.read_bytes())
        count, last_at = written["count"], written["last_at"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Attempts()
    if type(count) is not int or type(last_at) is not int:
        return Attempts()
    return Attempts(min(max(count, 0), _MOST_COUNTED), max(last_at, 0))


def note_attempt(store_path: Path, attempts: Attempts) -> None:
    """Keep the count.

    Raises:
        StoreTrouble: it cannot be written.
    """
    try:
        _place(store_path).write_text(json.dumps(asdict(attempts)), "utf-8")
    except OSError as error:
        raise trouble_of_file(error, store_path) from error


def _place(store_path: Path) -> Path:
    return store_path.with_name(f"{store_path.name}.attempts")
