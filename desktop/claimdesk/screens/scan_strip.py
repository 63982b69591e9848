"""The strip of the active field: what stands on the paper there, beside where it is keyed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from claimdesk.casebook.scanned import WHOLE, Zone
from claimdesk.screens.page_canvas import PageCanvas

if TYPE_CHECKING:
    from claimdesk.screens.claim_pages import ClaimPages

STRIP_HEIGHT = 116
PIXELS_PER_PAGE = 1_240
"""Logical pixels that the width of a page takes in the strip: 146 an inch on Letter paper, near the size of writing."""

LEAST_MARGIN = 24
ZONE_STEP = 40
"""Ten-thousandths of a side that an arrow moves a zone: a third of a millimetre on Letter paper, three with Ctrl."""

LARGE_STEP = 10
_ARROWS = MappingProxyType(
    {
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, -1),
        Qt.Key.Key_Down: (0, 1),
    }
)


class ScanStrip(PageCanvas):
    """Shows the zone of a place, at one scale wherever it fits; of fixed height, so that the form below never moves."""

    zone_left = Signal()
    """Esc or Enter left the zone mode."""

    def __init__(self, pages: ClaimPages, *, parent: QWidget) -> None:
        super().__init__(pages, parent=parent)
        self.setObjectName("scan_strip")
        self.setAccessibleName("What stands on the paper here")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(STRIP_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._path = ""
        pages.changed.connect(self._show_again)

    @property
    def path(self) -> str:
        """The place of the paper that is shown."""
        return self._path

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(600, STRIP_HEIGHT)

    def show_path(self, path: str) -> None:
        """Show where the place at `path` stands; a place that the form has not leaves the strip as it is."""
        self._path = path
        self._show_again()

    def base_scale(self, image: QImage) -> float:
        """The scale of writing, or a smaller one where the whole zone would not fit."""
        scale = PIXELS_PER_PAGE / max(1, min(image.width(), image.height()))
        if self.zone is None:
            return scale
        wide = self.zone.width / WHOLE * image.width()
        high = self.zone.height / WHOLE * image.height()
        room, tall = self.width() - LEAST_MARGIN, self.height() - LEAST_MARGIN
        return min(scale, room / max(1.0, wide), tall / max(1.0, high))

    def open_zone(self, zone: Zone) -> None:
        """Let the arrows move the zone and with Shift size it; Esc leaves."""
        self.is_zone_open = True
        self.show_zone(zone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_zone(self) -> None:
        """Leave the zone as it is."""
        self.is_zone_open = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and size the open zone."""
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if not self.is_zone_open or self.zone is None:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.zone_left.emit()
        elif arrow is not None:
            held = event.modifiers()
            step = ZONE_STEP * (LARGE_STEP if held & Qt.KeyboardModifier.ControlModifier else 1)
            right, down = arrow[0] * step, arrow[1] * step
            is_sizing = bool(held & Qt.KeyboardModifier.ShiftModifier)
            self.show_zone(self.zone.sized(right, down) if is_sizing else self.zone.moved(right, down))

    def _show_again(self) -> None:
        if not self.is_zone_open and self._path:
            self.show_zone(self.pages.claim.zone_of(self._path))
