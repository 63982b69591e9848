"""What every window of one person works with: the desk, the store thread, and the news of what a verb changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from claimdesk.screens.activity import Activity
from claimdesk.screens.keying_clock import KeyingClock
from claimdesk.screens.recent import Recent
from claimdesk.screens.scan_pages import ScanPages

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casework.changes import Changes
    from claimdesk.casework.desk import Desk
    from claimdesk.errors import Told
    from claimdesk.screens.actions import Deed
    from claimdesk.screens.jobs import Jobs
    from claimdesk.screens.window_memory import WindowMemory

T = TypeVar("T")


class Workplace(QObject):
    """Handed by the composition root to each window; nobody finds it by a global name."""

    changed = Signal(object)
    """Changes of a verb that has just succeeded; every open screen decides for itself whether to reload."""

    claim_wanted = Signal(str)
    """The number of a claim that somebody wants to see in a window."""

    work_wanted = Signal(str, object)
    """The number of a claim and the `Work` that somebody has taken it for; each kind opens its own window."""

    said = Signal(str)
    """A sentence for the line of the case window, from a window that has closed."""

    person_changed = Signal()
    """Somebody else has signed in."""

    screen_wanted = Signal(str)
    """The name of a screen of the case window that somebody wants to see."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        *,
        application: QApplication,
        memory: WindowMemory,
        deeds: tuple[Deed, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self.memory = memory
        self.deeds = deeds
        self.recent = Recent()
        self.scans = ScanPages(self)
        self.activity = Activity(application, parent=self)
        self.keying = KeyingClock(self.activity, parent=self)
        self._on_screen: list[str] = []

    @property
    def claims_on_screen(self) -> frozenset[str]:
        """The numbers of the claims that are open in a window here."""
        return frozenset(self._on_screen)

    def put_on_screen(self, claim_number: str, *, instead: str = "") -> None:
        """Note that a claim is open in a window, in which another one was before."""
        self.take_off_screen(instead)
        self._on_screen.append(claim_number)

    def take_off_screen(self, claim_number: str) -> None:
        """Note that a window on a claim is closed."""
        if claim_number in self._on_screen:
            self._on_screen.remove(claim_number)

    def sit(self, desk: Desk) -> None:
        """Let another person work here; what was asked for before is still done for the one before."""
        if desk.staff.name != self.desk.staff.name:
            self.recent = Recent()
        self.desk = desk
        self.recent = Recent()
        self.person_changed.emit()

    def work_by(self, settlement: Settlement) -> None:
        """Go on with the plan by which the case works from now on."""
        self.desk = replace(self.desk, settlement=settlement)

    def do(
        self,
        verb: Callable[[Desk], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Told], None],
    ) -> None:
        """Run a verb of this desk on the store thread; after `done` every screen is told what it changed."""

        def finished(result: T) -> None:
            changes: Changes | None = getattr(result, "changes", None)
            done(result)
            if changes is not None:
                self.changed.emit(changes)

        desk = self.desk
        self.jobs.run(lambda: verb(desk), owner=owner, done=finished, failed=failed)
