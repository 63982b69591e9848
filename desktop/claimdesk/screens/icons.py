"""Buttons and labels with an icon draw it again in the text colour whenever the scheme changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from claimdesk.screens import theme


class IconButton(QToolButton):
    """A flat button with an icon of resources/icons; `name` is said to screen readers and shown as a tip."""

    def __init__(self, icon: str, name: str, *, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._size = size
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setIconSize(QSize(size, size))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.setIcon(theme.icon(self._icon, self._size, tone="text"))


class IconLabel(QLabel):
    """An icon that stands beside words."""

    def __init__(self, icon: str = "", *, size: int = 16, tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._size = size
        self._tone = tone
        self.setFixedSize(size, size)
        self._draw()

    def show_icon(self, icon: str, *, tone: str = "text") -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        if self._icon:
            ratio = self.devicePixelRatioF()
            self.setPixmap(theme.icon_pixmap(self._icon, self._size, tone=self._tone, ratio=ratio))
