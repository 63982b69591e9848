"""A file that a person names is read whole as UTF-8 text, or the person is told why it is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.errors import Told

if TYPE_CHECKING:
    from pathlib import Path

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a file is to be: its largest size in MiB, and what to do about one that is not that."""

    mebibytes: int
    too_large: str
    no_text: str
    no_file: str


def given_text(path: Path, expected: Expected) -> str:
    """Give the text of the file at `path`, a byte order mark left out.

    A pipe is not read: it would be waited for without an end.

    Raises:
        Told: it cannot be opened, is no file, is too large, or is no UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            raise Told(f"{path} is a folder, a pipe or a device, and no file.", expected.no_file)
        with path.open("rb") as file:
            content = file.read(expected.mebibytes * MEBIBYTE + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise Told(f"{path} cannot be opened: {reason}.", "Check the name and the folder.") from error
    if len(content) > expected.mebibytes * MEBIBYTE:
        raise Told(f"{path} is larger than {expected.mebibytes} MiB.", expected.too_large)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Told(f"{path} is not UTF-8 text at byte {error.start}.", expected.no_text) from error
