"""Where a person goes after a commit; whoever holds the fields knows the path of the paper."""

from __future__ import annotations

from enum import Enum, auto


class Walk(Enum):
    """Where a person goes after a commit."""

    NEXT = auto()
    PREVIOUS = auto()
    UP = auto()
    DOWN = auto()
