"""How the plan of allocation stands: whose it is, who put it forward, who approved it, and what may be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from claimdesk.casebook.plan import PlanStatus
from claimdesk.casework.approve_plan import PlanMoved, PlanUse, approve_plan, enter_plan, plan_use
from claimdesk.screens.words import heading_label, rule, wrapped_label

if TYPE_CHECKING:
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace


class PlanPanel(QWidget):
    """One sentence of whose plan it is, one of who stands behind its use, and the two deeds."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan_panel")
        self._workplace, self._notices = workplace, notices
        plan = workplace.desk.settlement.plan
        self.standing = wrapped_label("", self)
        self.use = wrapped_label("", self)
        self.use.setProperty("tone", "quiet")
        if plan is None:
            self.standing.setText("The settlement file has no plan of allocation; no recognized loss is computed.")
        else:
            self.standing.setText(f"{plan.title}, version {plan.version}: {plan.status.value}.")
            self.standing.setProperty("tone", "" if plan.status is PlanStatus.APPROVED else "caution")
        self.enter_button = QPushButton("Put the plan forward", self)
        self.enter_button.clicked.connect(self.enter)
        self.approve_button = QPushButton("Approve the plan for use", self)
        self.approve_button.clicked.connect(self.approve)
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in (self.enter_button, self.approve_button):
            button.setVisible(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(6)
        for widget in (heading_label("Plan of allocation", self), rule(self), self.standing, self.use):
            column.addWidget(widget)
        column.addLayout(row)

    def reload(self) -> None:
        """Ask the log of acts how the plan stands."""
        if self._workplace.desk.settlement.plan is not None:
            self._workplace.do(plan_use, owner=self, done=self._show, failed=self._notices.tell)

    def enter(self) -> None:
        """Put the plan forward for approval."""
        self._workplace.do(enter_plan, owner=self, done=self._show_moved, failed=self._notices.tell)

    def approve(self) -> None:
        """Approve the plan that somebody else has put forward."""
        self._workplace.do(approve_plan, owner=self, done=self._show_moved, failed=self._notices.tell)

    def _show_moved(self, moved: PlanMoved) -> None:
        self._notices.say("The plan is in use" if moved.use.is_approved else "The plan is put forward for approval")
        self._show(moved.use)

    def _show(self, use: PlanUse) -> None:
        if use.is_approved:
            words = f"In use: put forward by {use.entered_by}, approved for use by {use.approved_by}."
        elif use.entered_by:
            words = f"Not in use yet: put forward by {use.entered_by}, to be approved by somebody else."
        else:
            words = "Not in use: nobody has put it forward. Letters with the annex are refused until it is approved."
        self.use.setText(words)
        self.enter_button.setVisible(not use.entered_by)
        self.approve_button.setVisible(bool(use.entered_by) and not use.is_approved)
