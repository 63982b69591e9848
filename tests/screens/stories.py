"""What the stories of the screens share: patience with the store thread, and keys into whatever has the cursor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from claimdesk.app import Office
from claimdesk.casebook.claim import Claim, ProofOfClaim
from claimdesk.screens.claim_window import ClaimWindow

ReadPaper = Callable[[int], ProofOfClaim]
"""Reads a sample paper by its number."""

KeepPaper = Callable[[int], Claim]
"""Stores a sample paper, by its number, as a keyed claim."""

OpenClaim = Callable[[str], ClaimWindow]
"""Opens a window on a claim and waits until it takes keys."""

PATIENCE = 10_000
"""Milliseconds that a step of a story may take on a busy machine."""

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def settle(qtbot: QtBot, office: Office) -> None:
    """Wait until the store thread has answered everything and the rules have judged what was committed."""

    def is_quiet() -> bool:
        is_judging = any(claim.session._judging.isActive() for claim in office.window.claim_windows)
        return not office.jobs.is_busy and not is_judging

    qtbot.waitUntil(is_quiet, timeout=PATIENCE)
    QApplication.processEvents()  # what was told meanwhile is laid out


def focused() -> QWidget:
    """Give the widget that has the cursor."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the cursor is."""
    QTest.keyClick(focused(), key, modifiers)


def key(text: str) -> None:
    """Key a text where the cursor is, wherever it goes meanwhile, and Enter."""
    for sign in text:
        QTest.keyClicks(focused(), sign)
    press(Qt.Key.Key_Return)
