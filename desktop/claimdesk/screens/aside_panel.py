"""Putting a claim aside asks what it waits for, and the day on which it comes back by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from claimdesk.screens.panel import Panel, UnreadableError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace


class AsidePanel(Panel):
    """`given` carries the reason and the day, None without one."""

    given = Signal(str, object)

    def __init__(self, workplace: Workplace, notices: Notices, *, parent: QWidget) -> None:
        super().__init__(workplace, notices, deed="Put aside", parent=parent)
        self.reason = self.line("What it waits for", stretch=4)
        self.until = self.line("Back on; empty: a supervisor brings it back", stretch=3)
        self._number = ""

    def ask(self, claim_number: str) -> None:
        """Ask for the reason and the day; what was written about the same claim before, and refused, stands there."""
        if claim_number != self._number:
            self.reason.clear()
            self.until.clear()
        self._number = claim_number
        self.reason.selectAll()
        self.do.setText(f"Put {claim_number} aside")
        self.show_panel(f"Why does {claim_number} wait? What was keyed is kept.")

    def give(self) -> None:
        """Hand reason and day on, or say what is missing."""
        if not self.reason.text().strip():
            self.say_unreadable("A claim is put aside for a reason: write what it waits for", self.reason)
            return
        try:
            until = self.day(self.until, "Back on", near=self.today)
        except UnreadableError:
            return
        self.hide()
        self.given.emit(self.reason.text().strip(), until)
