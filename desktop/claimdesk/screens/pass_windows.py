"""The windows of second keyings and of differences: one claim each, closed when somebody else signs in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from claimdesk.screens.differences_window import DifferencesWindow
from claimdesk.screens.second_window import SecondWindow

if TYPE_CHECKING:
    from claimdesk.screens.case_window import CaseWindow
    from claimdesk.screens.workplace import Workplace

PassWindow = SecondWindow | DifferencesWindow
W = TypeVar("W", SecondWindow, DifferencesWindow)


class PassWindows(QObject):
    """Belongs to the case window."""

    def __init__(self, workplace: Workplace, case: CaseWindow) -> None:
        super().__init__(case)
        self._workplace = workplace
        self._case = case
        self.windows: list[PassWindow] = []

    def open_second(self, claim_number: str) -> SecondWindow:
        """Open the blind form of a claim; a window that shows the first keying of it closes before."""
        for claim in tuple(self._case.claim_windows):
            if claim.claim_number == claim_number:
                claim.close()
        window = SecondWindow(self._workplace, claim_number)
        self._show(window)
        return window

    def open_differences(self, claim_number: str) -> DifferencesWindow:
        """Open the differences of a claim."""
        window = DifferencesWindow(self._workplace, claim_number)
        self._show(window)
        return window

    def work_on_second(self, claim_number: str) -> None:
        """Key a claim again that was taken from the queue: in the window that has it already, or in a new one."""
        self._work_in(self._known(SecondWindow, claim_number) or self.open_second(claim_number))

    def work_on_differences(self, claim_number: str) -> None:
        """Settle a claim that was taken from the queue: in the window that has it already, or in a new one."""
        self._work_in(self._known(DifferencesWindow, claim_number) or self.open_differences(claim_number))

    def second_of_current(self) -> None:
        """Open the blind form of the claim that is lit in the list."""
        if self._case.claims.current:
            self.open_second(self._case.claims.current)
        else:
            self._say_none()

    def differences_of_current(self) -> None:
        """Open the differences of the claim that is lit in the list."""
        if self._case.claims.current:
            self.open_differences(self._case.claims.current)
        else:
            self._say_none()

    def commit(self) -> None:
        """Commit what is being keyed in any of them."""
        for window in self.windows:
            window.commit()

    def close_all(self) -> bool:
        """Close every one of them, which commits what is being keyed; whether all are closed."""
        closed = tuple(window.close() for window in tuple(self.windows))
        return all(closed)

    def _known(self, kind: type[W], claim_number: str) -> W | None:
        return next(
            (each for each in self.windows if isinstance(each, kind) and each.claim_number == claim_number), None
        )

    def _work_in(self, window: PassWindow) -> None:
        window.deeds.next.is_wanted = True
        window.raise_()
        window.activateWindow()

    def _say_none(self) -> None:
        self._case.notices.say("Choose a claim in the list of claims first")

    def _show(self, window: PassWindow) -> None:
        self.windows.append(window)
        window.destroyed.connect(partial(self._forget, window))
        window.show()
        window.activateWindow()

    def _forget(self, window: PassWindow) -> None:
        self.windows = [other for other in self.windows if other is not window]
