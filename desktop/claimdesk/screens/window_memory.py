"""Windows remember size and place in a file of the case folder; what the file says is checked before it is used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QGuiApplication

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
        self._settings = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)

    def restore(self, window: QWidget, name: str, *, width: int, height: int) -> None:
        """Give the window its last size and place; the given size when there is none, or none that a screen shows."""
        match = _PLACE.fullmatch(self._text(f"place/{name}"))
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
        self._settings.setValue(f"place/{name}", text)

    @property
    def scheme(self) -> str:
        """Which colours the person chose: `system`, `light` or `dark`."""
        chosen = self._text("scheme")
        return chosen if chosen in _SCHEMES else "system"

    def keep_scheme(self, scheme: str) -> None:
        """Note which colours the person chose."""
        self._settings.setValue("scheme", scheme)

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """Which keys the person chose for which deeds, by the qualified name of the deed: `claim.save`."""
        self._settings.beginGroup("keys")
        found = {name: self._settings.value(name) for name in self._settings.childKeys()}
        self._settings.endGroup()
        texts = {name: (value,) if isinstance(value, str) else value for name, value in found.items()}
        return {name: tuple(map(str, value)) for name, value in texts.items() if isinstance(value, tuple | list)}

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without a key the screen is locked, 1 to 240; 15 unless the file says otherwise."""
        text = self._text("lock_minutes")
        is_sane = _MINUTES.fullmatch(text) is not None and 1 <= int(text) <= LONGEST_WAIT
        return int(text) if is_sane else USUAL_WAIT

    def _text(self, key: str) -> str:
        value = self._settings.value(key, "")
        return value if isinstance(value, str) else ""


def _is_usable(place: QRect) -> bool:
    is_sane = SMALLEST <= place.width() <= LARGEST and SMALLEST <= place.height() <= LARGEST
    return is_sane and any(screen.availableGeometry().intersects(place) for screen in QGuiApplication.screens())
