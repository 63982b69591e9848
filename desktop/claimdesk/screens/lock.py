"""A desk that nobody uses locks itself: every window is hidden, and a password brings them back as they were."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from claimdesk.casework.sign_in import Door, change_person
from claimdesk.screens.sign_in import SignIn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from claimdesk.casework.desk import Desk
    from claimdesk.screens.case_window import CaseWindow
    from claimdesk.screens.workplace import Workplace

CLIPBOARD_MILLISECONDS = 10_000
MINUTE = 60_000
_TIN = re.compile(r"(?<!\d)(\d{3}[- ]?\d{2}[- ]?\d{4}|\d{2}-?\d{7})(?!\d)")


class Lock(QObject):
    """Waits for a desk that nobody is at, and stands before the windows then."""

    opened_again = Signal(object)
    """The desk of whoever signed in at the locked case."""

    def __init__(self, workplace: Workplace, window: CaseWindow, *, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._window = window
        self._hidden: tuple[QWidget, ...] = ()
        self._active: QWidget | None = None
        self.sign_in: SignIn | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        self._idle.setInterval(workplace.memory.lock_minutes * MINUTE)
        self._idle.start()
        workplace.activity.seen.connect(self._idle.start)

    @property
    def is_locked(self) -> bool:
        """Whether the windows are hidden until somebody signs in."""
        return self.sign_in is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep windows hidden while it is locked."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QMainWindow):
            # What the store was asked for before the lock may open a window only now.
            QTimer.singleShot(0, self, partial(self._hide_late, watched))
        return False

    def lock(self) -> None:
        """Commit what is being keyed, hide every window and ask who goes on; locked already, do nothing."""
        self._workplace.keying.pause()
        if self.is_locked or self._workplace.desk.store.key is None:
            return
        for claim in self._window.claim_windows:
            claim.form.commit()
        self._window.passes.commit()
        desk = self._workplace.desk
        door = Door(folder=desk.folder, settlement=desk.settlement, wording=desk.wording, clock=desk.clock)
        self.sign_in = SignIn(door, enter=self._enter)
        self.sign_in.entered.connect(self._open_again)
        self._active = QApplication.activeWindow()
        self._hidden = tuple(each for each in QApplication.topLevelWidgets() if _is_ours(each, self.sign_in))
        self.sign_in.ask(desk.staff.name)
        self.sign_in.show()
        for window in self._hidden:
            window.hide()
        self.sign_in.activateWindow()
        self._watch_windows()

    def stop(self) -> None:
        """Watch no longer."""
        self._workplace.activity.seen.disconnect(self._idle.start)
        self._idle.stop()
        if self.sign_in is not None:
            self.sign_in.deleteLater()
            self.sign_in = None
        self._watch_windows()

    def _watch_windows(self) -> None:
        """Look at every event of the program while it is locked, and only then."""
        application = QApplication.instance()
        if application is not None:
            (application.installEventFilter if self.is_locked else application.removeEventFilter)(self)

    def _hide_late(self, window: QMainWindow) -> None:
        if self.sign_in is not None and _is_ours(window, self.sign_in):
            window.hide()
            self._hidden = (*(each for each in self._hidden if each is not window), window)
            self.sign_in.activateWindow()

    def _enter(self, name: str, password: str) -> Desk:
        return change_person(self._workplace.desk, name=name, password=password)

    def _open_again(self, desk: Desk) -> None:
        if self.sign_in is None:
            return
        sign_in, self.sign_in = self.sign_in, None
        self._watch_windows()
        if desk.staff != self._workplace.desk.staff:
            # What the other person has keyed is kept as their draft when their windows close.
            for claim in tuple(self._window.claim_windows):
                claim.close()
            self._window.passes.close_all()
            self._workplace.sit(desk)
            self._hidden = (self._window,)
        there = QApplication.topLevelWidgets()
        for window in self._hidden:
            if window in there:  # what was finished under the lock has closed its window
                window.show()
        before = self._active if self._active in self._hidden and self._active in there else self._window
        self._hidden, self._active = (), None
        before.activateWindow()
        sign_in.hide()
        sign_in.deleteLater()
        self._idle.start()
        self.opened_again.emit(desk)


class ClipboardGuard(QObject):
    """Takes a whole number of a taxpayer from the clipboard ten seconds after it was copied, here or elsewhere."""

    def __init__(self, *, parent: QObject, milliseconds: int = CLIPBOARD_MILLISECONDS) -> None:
        super().__init__(parent)
        self._milliseconds = milliseconds
        self._held = ""
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._look)

    def stop(self) -> None:
        """Take the number at once, since nobody waits any longer."""
        if self._held:
            self._take(self._held)

    def _look(self) -> None:
        text = self._clipboard.text()
        if _TIN.search(text):
            self._held = text
            QTimer.singleShot(self._milliseconds, self, partial(self._take, text))

    def _take(self, text: str) -> None:
        """Clear the clipboard unless it holds something else by now."""
        if self._clipboard.text() == text:
            self._clipboard.clear()


def _is_ours(window: QWidget, sign_in: SignIn) -> bool:
    return window.isVisible() and window.isWindow() and window is not sign_in
