"""Keys that come while one claim is saved and the next is on its way wait, and reach the next claim in their order."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

AT_ONCE = 64
"""Held keys that are sent before the screen gets a turn."""

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})


class KeyHold(QObject):
    """While it holds, no key reaches any widget; then the held ones come first, each where the cursor is by then."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: deque[QKeyEvent] = deque()
        self._is_holding = False
        self._is_sending = False
        self._is_watching = False
        self._is_covered = False

    @property
    def count(self) -> int:
        """How many keys wait."""
        return len(self._held)

    def hold(self) -> None:
        """Let no key through from now on."""
        self._is_holding = True
        self._watch()

    def release(self) -> None:
        """Send what was held to where the cursor is now, and let keys through again.

        Under the lock that is where the cursor stands in the window of the claim, never a line of the lock.
        """
        self._is_holding = False
        self._is_covered = not self._window.isVisible()
        self._watch()
        self._send_some()

    def pause(self) -> int:
        """Let new keys through, and keep what was held for the next release; give how many keys that are."""
        self._is_holding = False
        self._stop_watching()
        return len(self._held)

    def drop(self) -> int:
        """Let keys through again without what was held; give how many keys that were."""
        count = len(self._held)
        self._held.clear()
        self._is_holding = False
        self._stop_watching()
        return count

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take keys out of the stream while others of before are still to be sent."""
        if self._is_sending or event.type() not in _KEYS or QApplication.activeWindow() is not self._window:
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._held.append(event.clone())
        event.accept()
        return True

    def _send_some(self) -> None:
        """Send held keys until one of them asks for the next claim again, or until the screen is due for a turn."""
        for _key in range(AT_ONCE):
            if self._is_holding or not self._held:
                break
            self._is_sending = True
            try:
                here = self._window.focusWidget() if self._is_covered else QApplication.focusWidget()
                _send(self._held.popleft(), self._window, here=here or self._window)
            finally:
                self._is_sending = False
        if self._is_holding:
            return
        if self._held:
            QTimer.singleShot(0, self, self._send_some)
        else:
            self._stop_watching()

    def _watch(self) -> None:
        application = QApplication.instance()
        if not self._is_watching and application is not None:
            self._is_watching = True
            application.installEventFilter(self)

    def _stop_watching(self) -> None:
        application = QApplication.instance()
        if self._is_watching and application is not None:
            self._is_watching = False
            application.removeEventFilter(self)


def _send(event: QKeyEvent, window: QWidget, *, here: QWidget) -> None:
    """Send one key as the platform would: the cursor's widget may claim it, then a shortcut, then the widget."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
    asked.ignore()
    QApplication.sendEvent(here, asked)
    if not asked.isAccepted():
        for action in window.actions():
            if action.isEnabled() and _sequence(event) in action.shortcuts():
                action.trigger()
                return
    QApplication.sendEvent(here, event)
    QApplication.sendEvent(here, QKeyEvent(QEvent.Type.KeyRelease, event.key(), event.modifiers(), event.text()))


def _sequence(event: QKeyEvent) -> QKeySequence:
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(event.key() | plain.value)
