"""Keys and active time are counted between commits; a long pause, a lock and keys outside of a claim count nothing."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from claimdesk.casebook.figures import FieldFigures, KeyedFigures

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from claimdesk.screens.activity import Activity

LONGEST_PAUSE = 20_000
"""Milliseconds between two keys that count as work; a longer one is a pause and counts nothing."""

CLAIM_WINDOW = "claim_window"
_PLACE = re.compile(r"\[\d+\]")


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
        """Count a key that is keyed into a claim."""
        if here.window().objectName() != CLAIM_WINDOW:
            return
        now = time.monotonic_ns() // 1_000_000
        if self._last is not None and now - self._last <= LONGEST_PAUSE:
            self._active_ms += now - self._last
        self._last = now
        self._keys += 1


class ClaimFigures:
    """What was keyed into one claim since it was saved last, by field of the form."""

    def __init__(self) -> None:
        self._fields: dict[str, FieldFigures] = {}

    def add(self, path: str, spent: Spent) -> None:
        """Add what a commit at this path took; lines of a list are one field."""
        field = _PLACE.sub("[]", path)
        known = self._fields.get(field, FieldFigures(field=field, times=0, keys=0, active_ms=0))
        self._fields[field] = replace(
            known, times=known.times + 1, keys=known.keys + spent.keys, active_ms=known.active_ms + spent.active_ms
        )

    def take(self) -> KeyedFigures:
        """Give the figures and begin anew."""
        fields = tuple(self._fields.values())
        self._fields = {}
        return KeyedFigures(
            keys=sum(each.keys for each in fields),
            active_ms=sum(each.active_ms for each in fields),
            fields=fields,
        )
