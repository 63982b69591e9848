"""The rail on the left of the case window: the rooms that exist and that one may open, each with icon and word."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from claimdesk.screens import theme

WIDTH = 168
_ICON = 20
_GAP = "\N{EN SPACE}"
"""Stands between icon and word, since a style sheet cannot set that distance: about 8 px with those of the style."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the case window: its key, its word and its icon."""

    key: str
    word: str
    icon: str


class RailButton(QToolButton):
    """One room on the rail."""

    def __init__(self, room: Room, *, keys: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.room = room
        self.setObjectName(f"rail_{room.key}")
        self.setText(f"{_GAP}{room.word}")
        self.setAccessibleName(room.word)
        self.setToolTip(f"{room.word}  {keys}" if keys else room.word)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setFixedSize(WIDTH - 24, 36)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggled.connect(lambda _checked: self._draw())
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.setIcon(theme.icon(self.room.icon, _ICON, tone="accent" if self.isChecked() else "text"))


class Rail(QFrame):
    """The rooms from top to bottom; arrows walk them, `chosen` tells the key of the one that is wanted."""

    chosen = Signal(str)

    def __init__(self, rooms: tuple[Room, ...], *, keys: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._buttons: dict[str, RailButton] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        for room in rooms:
            button = RailButton(room, keys=keys.get(room.key, ""), parent=self)
            button.clicked.connect(lambda _checked=False, key=room.key: self.chosen.emit(key))
            group.addButton(button)
            column.addWidget(button)
            self._buttons[room.key] = button
        column.addStretch(1)

    def light(self, key: str) -> None:
        """Show which room is open."""
        self._buttons[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk the rooms, Enter opens one."""
        buttons = list(self._buttons.values())
        focused = next((at for at, button in enumerate(buttons) if button.hasFocus()), None)
        if focused is not None and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif focused is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(buttons[focused].room.key)
        else:
            super().keyPressEvent(event)
