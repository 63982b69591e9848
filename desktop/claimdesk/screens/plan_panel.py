"""How the plan of allocation stands: its versions, who is behind each, and what may be done with the lit one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.day_text import screen_date
from claimdesk.casebook.plan import PlanStatus
from claimdesk.casebook.roles import may
from claimdesk.casework.approve_plan import PlanMoved, approve_plan, enter_plan, withdraw_plan
from claimdesk.casework.plan_versions import PlanVersion, versions_of
from claimdesk.casework.write_plan import write_plan
from claimdesk.screens.printing import write_file
from claimdesk.screens.reason_panel import ReasonPanel
from claimdesk.screens.words import heading_label, rule, wrapped_label

if TYPE_CHECKING:
    from claimdesk.casebook.plan_paper import FileBeside
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_HEADS = ("Version", "What stands behind it", "For use", "In effect since", "Comes from")
_WIDTHS = (130, 170, 190, 110)
_ROW_HEIGHT, _MOST_ROWS = 26, 6
NO_PLAN = "There is no plan of allocation, so no recognized loss is computed. Key the court's tables, or paste them."


class PlanPanel(QWidget):
    """A line a version, the sentence of the one that is lit, and the deeds.

    `entry_wanted`, `comparison_wanted` and `run_wanted` carry the name of the version that is lit.
    """

    entry_wanted = Signal(str)
    comparison_wanted = Signal(str)
    run_wanted = Signal(str)

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan_panel")
        self._workplace, self._notices = workplace, notices
        self._versions: tuple[PlanVersion, ...] = ()
        self.standing = wrapped_label("", self)
        self.use = wrapped_label("", self)
        self.use.setProperty("tone", "quiet")
        self.list = _version_list(self)
        self.list.currentItemChanged.connect(self._light)
        self.enter_button = QPushButton("Put it forward", self)
        self.enter_button.clicked.connect(self.enter)
        self.approve_button = QPushButton("Approve it for use", self)
        self.approve_button.clicked.connect(self.approve)
        self.withdraw_button = QPushButton("Withdraw it…", self)
        self.withdraw_button.clicked.connect(self._ask_reason)
        self.key_button = QPushButton("Key a new version…", self)
        self.key_button.clicked.connect(lambda: self.entry_wanted.emit(self._lit_name))
        self.compare_button = QPushButton("Compare with the one before", self)
        self.compare_button.clicked.connect(lambda: self.comparison_wanted.emit(self._lit_name))
        self.write_button = QPushButton("Write it out as files…", self)
        self.write_button.clicked.connect(self._ask_folder)
        self.run_button = QPushButton("Compute the losses…", self)
        self.run_button.clicked.connect(lambda: self.run_wanted.emit(self._lit_name))
        self.reason = ReasonPanel(self)
        self.reason.given.connect(self.withdraw)
        self.reason.left.connect(self.list.setFocus)
        self.setFocusProxy(self.list)
        self._lay_out()

    @property
    def _lit_name(self) -> str:
        return self.lit.name if self.lit else ""

    @property
    def lit(self) -> PlanVersion | None:
        """The version that is lit."""
        row = self.list.currentIndex().row()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def reload(self) -> None:
        """Ask the case which versions there are and how they stand."""
        self._workplace.do(versions_of, owner=self, done=self._show, failed=self._notices.tell)

    def enter(self) -> None:
        """Put the version that is lit forward for approval."""
        if self.lit is not None:
            verb = partial(enter_plan, paper=self.lit.paper)
            self._workplace.do(verb, owner=self, done=self._show_moved, failed=self._notices.tell)

    def approve(self) -> None:
        """Approve the version that somebody else has put forward."""
        if self.lit is not None:
            verb = partial(approve_plan, name=self.lit.name)
            self._workplace.do(verb, owner=self, done=self._show_moved, failed=self._notices.tell)

    def withdraw(self, reason: str) -> None:
        """Withdraw the version that is lit."""
        if self.lit is not None:
            verb = partial(withdraw_plan, name=self.lit.name, reason=reason)
            self._workplace.do(verb, owner=self, done=self._show_moved, failed=self._notices.tell)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(6)
        for widget in (heading_label("Plan of allocation", self), rule(self), self.standing, self.list, self.use):
            column.addWidget(widget)
        rows = (
            (self.enter_button, self.approve_button, self.withdraw_button, self.run_button),
            (self.key_button, self.compare_button, self.write_button),
        )
        for row in rows:
            buttons = QHBoxLayout()
            buttons.setSpacing(12)
            for button in row:
                button.setVisible(False)
                buttons.addWidget(button)
            buttons.addStretch(1)
            column.addLayout(buttons)
        column.addWidget(self.reason)

    def _ask_reason(self) -> None:
        if self.lit is not None:
            self.reason.ask(f"Why is version {self.lit.name} withdrawn?", deed="Withdraw it")

    def write_to(self, folder: Path) -> None:
        """Write the version that is lit into a folder."""
        verb = partial(write_plan, name=self._lit_name)
        done = partial(self._save_files, folder)
        self._workplace.do(verb, owner=self, done=done, failed=self._notices.tell)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "The folder for the files of the plan")
        if chosen:
            self.write_to(Path(chosen))

    def _save_files(self, folder: Path, files: tuple[FileBeside, ...]) -> None:
        self._workplace.jobs.run_aside(
            lambda _job: [write_file(file.text.encode(), folder / file.name) for file in files],
            owner=self,
            done=lambda written: self._notices.say(f"Wrote {len(written)} files to {folder.name}"),
            failed=self._notices.tell,
        )

    def _show_moved(self, moved: PlanMoved) -> None:
        if moved.use.is_approved:
            self._notices.say(f"Version {moved.name} of the plan is in use")
        elif moved.use.withdrawn_by:
            self._notices.say(f"Version {moved.name} of the plan is withdrawn")
        else:
            self._notices.say(f"Version {moved.name} of the plan is put forward for approval")
        self._workplace.work_by(moved.settlement)
        self.reload()

    def _show(self, versions: tuple[PlanVersion, ...]) -> None:
        lit = self.lit.name if self.lit else ""
        self._versions = versions
        self.list.clear()
        for version in versions:
            QTreeWidgetItem(self.list, list(_cells(version)))
        self.list.setVisible(bool(versions))
        self.list.setFixedHeight(_ROW_HEIGHT * (min(len(versions), _MOST_ROWS) + 1) + 10)
        at_work = next((version for version in versions if version.is_at_work), None)
        self.standing.setText(_standing(at_work))
        is_courts = at_work is not None and at_work.plan is not None and at_work.plan.status is PlanStatus.APPROVED
        self.standing.setProperty("tone", "" if is_courts else "caution")
        self.standing.style().polish(self.standing)
        wanted = next((row for row, version in enumerate(versions) if version.name == lit), None)
        if wanted is None:
            wanted = next((row for row, version in enumerate(versions) if version.is_at_work), 0)
        if versions:
            self.list.setCurrentIndex(self.list.model().index(wanted, 0))
        else:
            self._light()

    def _light(self, *_items: QTreeWidgetItem | None) -> None:
        version = self.lit
        roles = self._workplace.desk.staff.roles
        is_mine = may(roles, Verb.ENTER_PLAN)
        self.use.setText(_use(version, who=self._workplace.desk.staff.name) if version else "")
        use = version.use if version else None
        is_forward = use is not None and bool(use.entered_by) and not use.withdrawn_by
        self.enter_button.setVisible(is_mine and version is not None and version.plan is not None and not is_forward)
        waits = is_mine and is_forward and use is not None and not use.is_approved
        is_own = use is not None and use.entered_by == self._workplace.desk.staff.name
        self.approve_button.setVisible(waits and not is_own)
        self.withdraw_button.setVisible(is_mine and is_forward)
        self.key_button.setVisible(is_mine)
        self.compare_button.setVisible(bool(self._versions) and version is not self._versions[0])
        self.run_button.setVisible(may(roles, Verb.COMPUTE_LOSSES) and version is not None and version.plan is not None)
        self.write_button.setVisible(may(roles, Verb.WRITE_PLAN) and version is not None)


def _version_list(parent: QWidget) -> QTreeWidget:
    made = QTreeWidget(parent)
    made.setObjectName("plan_versions")
    made.setAccessibleName("Versions of the plan")
    made.setColumnCount(len(_HEADS))
    made.setHeaderLabels(list(_HEADS))
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    for column, width in enumerate(_WIDTHS):
        made.setColumnWidth(column, width)
    made.header().setSectionResizeMode(len(_HEADS) - 1, QHeaderView.ResizeMode.Stretch)
    made.header().setSectionsMovable(False)
    return made


def _cells(version: PlanVersion) -> tuple[str, ...]:
    plan = version.plan
    status = plan.status.value if plan else "cannot be read any more"
    if plan and plan.withdrawn_on:
        status = f"{status} on {screen_date(plan.withdrawn_on)}"
    use = version.use
    if use.is_approved:
        state = "in use"
    elif use.withdrawn_by:
        state = "withdrawn"
    elif use.entered_by:
        state = "put forward, to be approved"
    else:
        state = "not put forward"
    since = screen_date(plan.since) if plan and plan.since else ""
    return (version.name, status, state, since, version.paper.source)


def _standing(version: PlanVersion | None) -> str:
    if version is None:
        return NO_PLAN
    if version.plan is None:
        return f"Version {version.name} is in use and cannot be read any more: {version.fault}. Nothing is computed."
    plan = version.plan
    return f"The case works by {plan.title}, version {plan.version}: {plan.status.value}."


def _use(version: PlanVersion, *, who: str) -> str:
    use, name = version.use, f"Version {version.name}, {version.origin.value}"
    if version.fault:
        return f"{name}, cannot be read with the settlement file as it is now: {version.fault}."
    if use.is_approved:
        return f"{name}. In use: put forward by {use.entered_by}, approved for use by {use.approved_by}."
    if use.withdrawn_by:
        return f"{name}. Not in use: withdrawn by {use.withdrawn_by}. Reason: {use.reason}"
    if use.entered_by == who:
        return f"{name}. Not in use yet: you put it forward, so somebody else approves it."
    if use.entered_by:
        return f"{name}. Not in use yet: put forward by {use.entered_by}, to be approved by somebody else."
    return f"{name}. Not in use: nobody has put it forward. No annex goes out until it is approved."
