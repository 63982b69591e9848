"""A bug is written to a file without personal data: its kind and the places in the code, never a value."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LOG_NAME = "errors.log"
LARGEST_LOG = 1_000_000
"""Bytes; a larger log is begun anew, with the old one kept beside it."""


def describe(trouble: BaseException) -> str:
    """Give the kinds of an exception and its causes and the lines they passed, without messages and without values."""
    return "\n".join(_lines(trouble))


def _lines(trouble: BaseException) -> Iterator[str]:
    cause = trouble.__cause__ or (None if trouble.__suppress_context__ else trouble.__context__)
    if cause is not None:
        yield from _lines(cause)
        yield "which led to"
    for frame in traceback.extract_tb(trouble.__traceback__):
        yield f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
    yield f"{type(trouble).__module__}.{type(trouble).__qualname__}"


class BugLog:
    """The file `errors.log` in the folder of a case."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOG_NAME

    def write(self, trouble: BaseException) -> bool:
        """Add one bug; give whether it could be written, for a full disk must not end the program."""
        entry = f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{describe(trouble)}\n\n"
        try:
            if self.path.exists() and self.path.stat().st_size > LARGEST_LOG:
                self.path.replace(self.path.with_suffix(".old.log"))
            with self.path.open("a", encoding="utf-8") as log:
                log.write(entry)
        except OSError:
            return False
        return True
