"""Windows remember size and place in a file of the case folder; what the file says is checked before it is used."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from claimdesk.screens.settings_file import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

FILE_NAME = "windows.ini"
SMALLEST = 400
LARGEST = 20_000
_PLACE = re.compile(r"(-?\d{1,5}) (-?\d{1,5}) (\d{1,5}) (\d{1,5}) (normal|maximized)")
_MINUTES = re.compile(r"\d{1,3}", re.ASCII)
USUAL_WAIT, LONGEST_WAIT = 15, 240
_SCHEMES = frozenset({"system", "light", "dark"})


class WindowMemory:
    """The file `windows.ini` of a case folder."""

    def __init__(self, folder: Path) -> None:
        self._settings = SettingsFile(folder / FILE_NAME)

    def restore(self, window: QWidget, name: str, *, width: int, height: int) -> None:
        """Give the window its last size and place; the given size when there is none, or none that a screen shows."""
        match = _PLACE.fullmatch(self._settings.text("place", name))
        place = QRect(int(match[1]), int(match[2]), int(match[3]), int(match[4])) if match else None
        if match is None or place is None or not _is_usable(place):
            window.resize(width, height)
            return
        window.setGeometry(place)
        if match[5] == "maximized":
            window.showMaximized()

    def keep(self, window: QWidget, name: str) -> None:
        """Note the size and place of the window."""
        place = window.normalGeometry() if window.isMaximized() else window.geometry()
        form = "maximized" if window.isMaximized() else "normal"
        text = f"{place.x()} {place.y()} {place.width()} {place.height()} {form}"
        self._settings.keep("place", name, text)

    @property
    def scheme(self) -> str:
        """Which colours the person chose: `system`, `light` or `dark`."""
        chosen = self._settings.text("General", "scheme")
        return chosen if chosen in _SCHEMES else "system"

    def keep_scheme(self, scheme: str) -> None:
        """Note which colours the person chose."""
        self._settings.keep("General", "scheme", scheme)

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """Which keys the person chose for which deeds, by the qualified name of the deed: `claim.save`."""
        return {name: _several(text) for name, text in self._settings.section("keys").items()}

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without a key the screen is locked, 1 to 240; 15 unless the file says otherwise."""
        text = self._settings.text("General", "lock_minutes")
        is_sane = _MINUTES.fullmatch(text) is not None and 1 <= int(text) <= LONGEST_WAIT
        return int(text) if is_sane else USUAL_WAIT


def _several(text: str) -> tuple[str, ...]:
    """Give the parts of a text between its commas; a part with a comma of its own stands in quotation marks."""
    try:
        return tuple(part.strip() for part in next(csv.reader([text], skipinitialspace=True), ()))
    except csv.Error:
        return (text,)


def _is_usable(place: QRect) -> bool:
    is_sane = SMALLEST <= place.width() <= LARGEST and SMALLEST <= place.height() <= LARGEST
    return is_sane and any(screen.availableGeometry().intersects(place) for screen in QGuiApplication.screens())
