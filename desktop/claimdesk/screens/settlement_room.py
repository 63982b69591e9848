"""The room of the settlement: its sheet, and the pages on which its plan is keyed, compared and computed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.roles import may
from claimdesk.errors import Told
from claimdesk.screens.loss_run_page import LossRunPage
from claimdesk.screens.plan_differences_page import PlanDifferences
from claimdesk.screens.plan_entry import PlanEntry
from claimdesk.screens.settlement_view import SettlementView

if TYPE_CHECKING:
    from claimdesk.casework.approve_plan import PlanMoved
    from claimdesk.casework.changes import Changes
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace


class SettlementRoom(QStackedWidget):
    """One page at a time; Esc leads back to the sheet."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settlement_room")
        self._workplace, self._notices = workplace, notices
        self.view = SettlementView(workplace, notices, self)
        self.entry = PlanEntry(workplace, notices, self)
        self.differences = PlanDifferences(workplace, notices, self)
        self.run = LossRunPage(workplace, notices, self)
        for page in (self.view, self.entry, self.differences, self.run):
            self.addWidget(page)
        plan = self.view.plan
        plan.entry_wanted.connect(self._key_plan)
        plan.comparison_wanted.connect(self._compare)
        plan.run_wanted.connect(self._compute)
        self.entry.left.connect(self.go_back)
        self.entry.moved.connect(self._take_moved)
        self.differences.left.connect(self.go_back)
        self.run.left.connect(self.go_back)
        workplace.changed.connect(self.on_changed)
        workplace.person_changed.connect(self.go_back)

    @property
    def help_page(self) -> str:
        """The key of the page of help for what is on show."""
        pages = {self.entry: "plan_entry", self.run: "loss_run"}
        return next((key for page, key in pages.items() if page is self.currentWidget()), "settlement")

    def reload(self) -> None:
        """Look again at what the case says of the plan."""
        self.view.reload()

    def on_changed(self, changes: Changes) -> None:
        """Look again when a version was put forward, approved or withdrawn."""
        if changes.plan and self.isVisible():
            self.reload()

    def go_back(self) -> None:
        """Show the sheet again."""
        self._turn_to(self.view)
        self.view.plan.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _key_plan(self, name: str) -> None:
        self._turn_to(self.entry)
        self.entry.begin(name)

    def _compare(self, name: str) -> None:
        self._turn_to(self.differences)
        self.differences.compare(name)
        self.differences.setFocus(Qt.FocusReason.OtherFocusReason)

    def compute_losses(self) -> None:
        """Turn to the run of losses under the version by which the case works, for those who may start one."""
        desk = self._workplace.desk
        if not may(desk.staff.roles, Verb.COMPUTE_LOSSES):
            self._notices.tell(Told("Your role computes no losses.", "Ask a supervisor or the case administrator."))
        elif desk.settlement.plan is None:
            self._notices.tell(Told("The case has no plan of allocation yet.", "Key the plan, or open its file."))
        else:
            self._compute(desk.settlement.plan.version)

    def _compute(self, name: str) -> None:
        self._turn_to(self.run)
        self.run.show_version(name)
        self.run.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the cursor into the page on show; a focus proxy of a stack would keep Tab within it."""
        page = self.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, page: QWidget) -> None:
        self.setCurrentWidget(page)

    def _take_moved(self, moved: PlanMoved) -> None:
        self._workplace.work_by(moved.settlement)
        self._notices.say(f"Version {moved.name} of the plan is put forward for approval")
        self.go_back()
