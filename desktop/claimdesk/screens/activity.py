"""Signs that somebody is at the desk: keys where the cursor is, and the mouse over a window of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
    }
)


class Activity(QObject):
    """Looks at what has the cursor and at windows: every event of the program would take a quarter of its time."""

    keyed = Signal(QWidget)
    """The widget with the cursor, which a key has reached; a key that a shortcut takes reaches none."""

    seen = Signal()
    """Somebody has pressed a key, a shortcut among them, or has moved the mouse."""

    def __init__(self, application: QApplication, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._follow)
        application.focusWindowChanged.connect(self._follow_window)
        self._follow(None, application.focusWidget())
        self._follow_window(application.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of keys and of the mouse, and take nothing away."""
        kind = event.type()
        if kind in _SIGNS:
            self.seen.emit()
        if kind is QEvent.Type.KeyPress and isinstance(watched, QWidget):
            self.keyed.emit(watched)
        return False

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def _follow_window(self, window: QWindow | None) -> None:
        """Watch the mouse over a window from its first focus on: a window that is watched already is watched once."""
        if window is not None:
            window.installEventFilter(self)
