"""A process beside the program begins with what its own task imports, and without the whole program."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIN = "__main__"
_ONE_AT_A_TIME = Lock()


@contextmanager
def starting_beside() -> Iterator[None]:
    """Start processes within this block; they do not run the main module of this one once more.

    multiprocessing has every process that it spawns import the main module first, which for the window and the command
    line means all rooms: 120 MiB and seconds before the first line of the task.
    """
    with _ONE_AT_A_TIME:
        main = sys.modules[_MAIN]
        sys.modules[_MAIN] = ModuleType(_MAIN)
        try:
            yield
        finally:
            sys.modules[_MAIN] = main
