"""Files that people scanned are read, told by their content, and looked at in the process that may die of them."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from claimdesk.casework.given_text import MEBIBYTE
from claimdesk.errors import Told
from claimdesk.scans.drawing import GreyPage
from claimdesk.scans.media import media_type_of
from claimdesk.scans.renderer import Renderer, UnreadableScanError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_MEBIBYTES = 100
MOST_FILES = 20_000
"""Of one folder; the names of more are not even read."""

Picture = GreyPage


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadScan:
    """A file that can be attached: it was read whole, and its first and its last page could be drawn."""

    name: str
    stem: str
    sha256: str
    media_type: str
    pages: int
    content: bytes = field(repr=False)


class DrawingRoom:
    """Where pages are drawn, in a process of its own; any thread may ask, one is served at a time."""

    def __init__(self, renderer: Renderer | None = None) -> None:
        self._renderer = renderer if renderer is not None else Renderer()

    @property
    def process_id(self) -> int | None:
        """The number of the drawing process in the system; None while there is none."""
        return self._renderer.pid

    def read(self, path: Path) -> ReadScan:
        """Read a file that is to be attached.

        Raises:
            Told: it is no file, cannot be read, is no scan, or cannot be drawn.
        """
        content = _content(path)
        media_type = media_type_of(content)
        if media_type is None:
            raise Told(f"{path.name} is no PDF, TIFF, PNG or JPEG.", "Scan the paper as one of these.")
        key = sha256(content).hexdigest()
        try:
            pages = self._renderer.look(key, content)
        except UnreadableScanError as error:
            raise Told(f"{path.name} {error}.", "Nothing of it was attached. Scan the paper again.") from error
        return ReadScan(
            name=path.name, stem=path.stem, sha256=key, media_type=media_type.value, pages=pages, content=content
        )

    def draw(self, key: str, content: bytes, *, page: int) -> Picture:
        """Draw a page of a stored scan, counted from 0; `key` is the SHA-256 of its content.

        Raises:
            Told: it cannot be drawn.
        """
        try:
            return self._renderer.draw(key, content, page=page)
        except UnreadableScanError as error:
            raise Told(f"Page {page + 1} of the scan {error}.", "Key from the paper, or scan it again.") from error

    def start(self) -> None:
        """Start the drawing process before the first page is wanted."""
        self._renderer.start()

    def close(self) -> None:
        """End the drawing process."""
        self._renderer.close()


def _content(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise Told(f"{path.name} is a folder, a pipe or a device, and no file.", "Name a file of scanned pages.")
        with path.open("rb") as file:
            content = file.read(MOST_MEBIBYTES * MEBIBYTE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be read"
        raise Told(f"{path.name} cannot be opened: {reason}.", "Check the name and the folder.") from error
    if len(content) > MOST_MEBIBYTES * MEBIBYTE:
        raise Told(f"{path.name} is larger than {MOST_MEBIBYTES} MiB.", "Scan at 200 to 300 dots an inch, in grey.")
    if not content:
        raise Told(f"{path.name} is empty.", "Scan the paper again.")
    return content


def files_in(folder: Path) -> Iterator[Path]:
    """Give the files of a folder in the order of their names; folders within it, pipes and devices are passed over.

    Raises:
        Told: there is no such folder, or it holds too many files.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.is_file() and not entry.name.startswith(".")]
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise Told(f"{folder} cannot be read: {reason}.", "Name a folder of scans.") from error
    if len(names) > MOST_FILES:
        raise Told(
            f"{folder} holds {len(names):,} files, and {MOST_FILES:,} are taken at a time.", "Name a smaller one."
        )
    return (folder / name for name in sorted(names))
