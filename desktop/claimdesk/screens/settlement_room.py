"""The room of the settlement: its sheet, and the pages on which its plan is keyed, compared and computed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from claimdesk.screens.settlement_view import SettlementView

if TYPE_CHECKING:
    from claimdesk.casework.changes import Changes
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace


class SettlementRoom(QStackedWidget):
    """One page at a time; Esc leads back to the sheet."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settlement_room")
        self.view = SettlementView(workplace, notices, self)
        self.addWidget(self.view)
        self.setFocusProxy(self.view)
        workplace.changed.connect(self.on_changed)

    def reload(self) -> None:
        """Look again at what the case says of the plan."""
        self.view.reload()

    def on_changed(self, changes: Changes) -> None:
        """Look again when a version was put forward, approved or withdrawn."""
        if changes.plan and self.isVisible():
            self.reload()
