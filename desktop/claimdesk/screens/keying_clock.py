"""Keys and active time are counted between commits; a long pause, a lock and keys outside of a claim count nothing."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from claimdesk.screens.activity import Activity

LONGEST_PAUSE = 20_000
"""Milliseconds between two keys that count as work; a longer one is a pause and counts nothing."""

KEYING_WINDOWS = frozenset({"claim_window", "second_window", "differences_window"})
"""The names of the windows in which papers are keyed, keyed again and settled."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What went into one commit."""

    keys: int
    active_ms: int


class KeyingClock(QObject):
    """Counts in memory: a key costs an addition, and the store hears of it with the next save."""

    def __init__(self, activity: Activity, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = 0
        self._active_ms = 0
        self._last: int | None = None
        activity.keyed.connect(self._take_key)

    def pause(self) -> None:
        """Stop until the next key: the time in between is nobody's work."""
        self._last = None

    def take(self) -> Spent:
        """Give what was spent since this was asked last, and begin anew."""
        spent = Spent(self._keys, self._active_ms)
        self._keys = self._active_ms = 0
        return spent

    def _take_key(self, here: QWidget) -> None:
        """Count a key that is keyed into a claim, or says what stands in it."""
        if here.window().objectName() not in KEYING_WINDOWS:
            return
        now = time.monotonic_ns() // 1_000_000
        if self._last is not None and now - self._last <= LONGEST_PAUSE:
            self._active_ms += now - self._last
        self._last = now
        self._keys += 1
