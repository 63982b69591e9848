"""Settings lie in a small file of sections and lines, `name=text`; whatever stands in it is text and nothing more.

Qt's own settings are not used: they would bring back objects of Python from such a file, and run what these ask for.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LARGEST = 65_536
"""Bytes; a larger file is none of ours, and is neither read nor written."""

_SECTION = re.compile(r"\[([^\[\]]+)\]")
_LINE = re.compile(r"([^=#;\[][^=]*)=(.*)")


class SettingsFile:
    """One file of settings; one that cannot be read holds nothing, and is left as it is."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def text(self, section: str, name: str) -> str:
        """Give the text of a line, empty where there is none."""
        return self.section(section).get(name, "")

    def section(self, section: str) -> Mapping[str, str]:
        """Give the lines of a section in their order; of two with one name the later counts."""
        found: dict[str, str] = {}
        inside = False
        for line in self._lines() or ():
            heading = _SECTION.fullmatch(line.strip())
            inside = heading[1] == section if heading else inside
            written = _LINE.fullmatch(line.strip())
            if inside and written:
                found[written[1].strip()] = written[2].strip()
        return found

    def keep(self, section: str, name: str, text: str) -> None:
        """Write a line; every other line stays, and a file that cannot be written is not worth a word."""
        lines = self._lines()
        if lines is None or self.text(section, name) == text:
            return
        half = self._path.with_name(f"{self._path.name}.half")
        with suppress(OSError):
            half.write_text("\n".join(_with_line(lines, section, f"{name}={text}")) + "\n", "utf-8")
            half.replace(self._path)

    def _lines(self) -> list[str] | None:
        """Give the lines of the file, none where there is no file, and None where it is not a file of settings."""
        try:
            if not self._path.exists():
                return []
            # A pipe or a device would be waited for without an end.
            if not self._path.is_file():
                return None
            with self._path.open("rb") as file:
                octets = file.read(LARGEST + 1)
            return octets.decode("utf-8-sig").splitlines() if len(octets) <= LARGEST else None
        except (OSError, UnicodeDecodeError):
            return None


def _with_line(lines: list[str], section: str, line: str) -> list[str]:
    """Put a line at the end of its section in the place of those that bear its name."""
    name = line.partition("=")[0]
    before: list[str] = []
    inside: list[str] = []
    after: list[str] = []
    place = before
    for each in lines:
        heading = _SECTION.fullmatch(each.strip())
        if heading:
            place = inside if heading[1] == section else after if inside else before
        if place is not inside or each.partition("=")[0].strip() != name:
            place.append(each)
    return [*before, *(inside or [f"[{section}]"]), line, *after]
