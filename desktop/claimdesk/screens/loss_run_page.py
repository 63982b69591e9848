"""The losses of all claims are computed from the window: how far it is, how to stop it, and what it has changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.loss_words import NOT_COMPUTED, NOT_IN_THE_RUN
from claimdesk.casebook.money import money_text
from claimdesk.casebook.roles import may
from claimdesk.casework.compute_losses import LossRun, compute_losses
from claimdesk.casework.loss_runs import (
    ChangedAmount,
    ExportedLosses,
    RunReport,
    RunStanding,
    RunTotals,
    export_changes,
    run_standing,
)
from claimdesk.casework.plan_versions import under_version
from claimdesk.screens.printing import asked_path, write_file
from claimdesk.screens.words import heading_label, plain_label, title_label, wrapped_label

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.errors import Told
    from claimdesk.screens.jobs import LongJob
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_AnyIndex = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_ROW_HEIGHT = 26
_PROCESSES = 2


class ChangedModel(QAbstractTableModel):
    """One row a claim whose amount is another."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self.changed: tuple[ChangedAmount, ...] = ()

    def show_report(self, report: RunReport | None) -> None:
        """Show what a run has changed."""
        self.beginResetModel()
        before = report.before.plan_version if report and report.before else ""
        after = report.run.plan_version if report else ""
        self._heads = ("Claim", f"Under {before}", f"Under {after}", "Difference")
        self.changed = report.changed if report else ()
        self.endResetModel()

    def rowCount(self, _parent: _AnyIndex = _TOP) -> int:
        """One row a claim."""
        return len(self.changed)

    def columnCount(self, _parent: _AnyIndex = _TOP) -> int:
        """Claim, both amounts, their difference."""
        return len(self._heads)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Give the text of a cell; amounts stand to the right."""
        one = self.changed[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            both = one.before is not None and one.after is not None
            cells = (
                one.claim_number,
                NOT_IN_THE_RUN if one.has_come else _amount(one.before),
                NOT_IN_THE_RUN if one.has_gone else _amount(one.after),
                _amount((one.after or 0) - (one.before or 0)) if both else "",
            )
            return cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Give the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return None


class LossRunPage(QWidget):
    """Keys in other windows never wait for it; a run that was stopped goes on where it was."""

    left = Signal()
    progressed = Signal(int, int)
    """The claim reached and the last one; sent from the thread that waits for the other processes."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("loss_run")
        self._workplace, self._notices = workplace, notices
        self._job: LongJob | None = None
        self._version = ""
        self.standing: RunStanding | None = None
        self.title = title_label("Recognized losses", self)
        self.words = wrapped_label("", self)
        self.start_button = QPushButton("Compute", self)
        self.start_button.setProperty("primary", "true")
        self.start_button.clicked.connect(self.start)
        self.stop_button = QPushButton("Stop; it goes on later", self)
        self.stop_button.clicked.connect(self.stop)
        self.back_button = QPushButton("Back", self)
        self.back_button.clicked.connect(self.left.emit)
        self.save_button = QPushButton("Save these claims as a workbook…", self)
        self.save_button.clicked.connect(self._ask_path)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Claims computed")
        self.progress = plain_label("", self)
        self.sums = wrapped_label("", self)
        self.heading = heading_label("", self)
        self.table = _changed_table(self)
        self.model = ChangedModel(self.table)
        self.table.setModel(self.model)
        self.progressed.connect(self._show_progress)
        self.setFocusProxy(self.start_button)
        self._lay_out()
        self._set_busy(False)

    @property
    def is_busy(self) -> bool:
        """Whether losses are being computed."""
        return self._job is not None

    def show_version(self, name: str) -> None:
        """Show how the runs stand for a version; while one is running it stays on show."""
        if self._job is None:
            self._version = name
            self.title.setText(f"Recognized losses under version {name}")
            self.reload()

    def reload(self) -> None:
        """Ask the case how the runs stand."""
        verb = partial(run_standing, name=self._version)
        self._workplace.do(verb, owner=self, done=self._show, failed=self._notices.tell)

    def start(self) -> None:
        """Compute the losses of every claim under the version that is on show."""
        desk, name = self._workplace.desk, self._version

        def run(job: LongJob) -> LossRun:
            return compute_losses(
                under_version(desk, name),
                processes=_PROCESSES,
                progress=self.progressed.emit,
                is_cancelled=job.is_cancelled,
            )

        self._show_progress(0, 0)
        self._set_busy(True)
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._job = self._workplace.jobs.run_aside(
            run, owner=self, done=self._say_done, failed=self._say_failed, cancelled=self._say_stopped, alone=True
        )

    def stop(self) -> None:
        """Stop the run; what was computed is kept."""
        if self._job is not None:
            self._job.cancel()

    def save_to(self, path: Path) -> None:
        """Write the claims whose amount changed as a workbook."""
        desk, report = self._workplace.desk, self.standing.report if self.standing else None
        if report is None:
            return

        def run(_job: LongJob) -> ExportedLosses:
            exported = export_changes(desk, report)
            write_file(exported.workbook, path if path.suffix else path.with_suffix(".xlsx"))
            return exported

        self._workplace.jobs.run_aside(
            run,
            owner=self,
            done=lambda exported: self._notices.say(f"Saved {exported.count:,} claims as {path.name}"),
            failed=self._notices.tell,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the claim of the lit line, Esc leads back; a run goes on meanwhile."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.hasFocus():
            self._open(self.table.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.model.changed):
            self._workplace.claim_wanted.emit(self.model.changed[index.row()].claim_number)

    def _ask_path(self) -> None:
        path = asked_path(self, "Save the claims whose loss changed", name="changed losses.xlsx")
        if path is not None:
            self.save_to(path)

    def _show(self, standing: RunStanding) -> None:
        self.standing = standing
        claims, report = standing.claims, standing.report
        plural = "" if claims == 1 else "s"
        if standing.reached is not None:
            self.words.setText(
                f"A run under this version was stopped at claim {standing.reached:,} of {standing.last:,};"
                " what was computed is kept."
            )
            self.start_button.setText("Go on with it")
        else:
            self.words.setText("Every claim that is not voided is computed, in two processes beside this window.")
            self.start_button.setText(f"Compute the losses of {claims:,} claim{plural}")
        is_mine = may(self._workplace.desk.staff.roles, Verb.COMPUTE_LOSSES)
        self.start_button.setEnabled(is_mine and claims > 0 and self._job is None)
        self.sums.setText(_sums(report) if claims else "No claim is keyed yet, so there is nothing to compute.")
        self._show_changed(report)

    def _show_changed(self, report: RunReport | None) -> None:
        self.model.show_report(report)
        count = len(self.model.changed)
        if report is None or report.before is None:
            self.heading.setText("")
        elif count:
            self.heading.setText(f"{count:,} claim{'' if count == 1 else 's'} changed; Enter opens the lit one")
        else:
            self.heading.setText("No claim changed")
        for widget in (self.table, self.save_button):
            widget.setVisible(count > 0)
        if count:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _show_progress(self, reached: int, last: int) -> None:
        self.bar.setMaximum(last)
        self.bar.setValue(reached)
        self.progress.setText(f"{reached:,} of {last:,} claims" if last else "The first claims are being computed")

    def _set_busy(self, is_busy: bool) -> None:  # noqa: FBT001 - one fact, said by position like Qt's setters
        for widget in (self.bar, self.progress, self.stop_button):
            widget.setVisible(is_busy)
        self.start_button.setEnabled(not is_busy)

    def _say_done(self, run: LossRun) -> None:
        self._end()
        self._notices.say(
            f"Computed {run.claims:,} claims under version {run.plan_version}: ${money_text(run.total)} in all"
        )

    def _say_failed(self, told: Told) -> None:
        self._end()
        self._notices.tell(told)

    def _say_stopped(self) -> None:
        self._end()
        self._notices.say("Stopped; what was computed is kept, and the run goes on from there")

    def _end(self) -> None:
        self._job = None
        self._set_busy(False)
        self.reload()
        if self.isVisible():
            self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title, 1)
        top.addWidget(self.back_button)
        running = QHBoxLayout()
        running.setSpacing(12)
        running.addWidget(self.start_button)
        running.addWidget(self.bar, 1)
        running.addWidget(self.progress)
        running.addWidget(self.stop_button)
        running.addStretch(0)
        below = QHBoxLayout()
        below.addWidget(self.heading, 1)
        below.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addLayout(running)
        column.addWidget(self.sums)
        column.addLayout(below)
        column.addWidget(self.table, 1)
        column.addStretch(0)


def _changed_table(parent: QWidget) -> QTableView:
    table = QTableView(parent)
    table.setObjectName("changed_losses")
    table.setAccessibleName("Claims whose loss changed")
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setHighlightSections(False)
    return table


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _amount(amount: int | None) -> str:
    if amount is None:
        return NOT_COMPUTED
    return f"-${money_text(-amount)}" if amount < 0 else f"${money_text(amount)}"


def _sums(report: RunReport | None) -> str:
    if report is None:
        return "No run was finished yet."
    lines = [_sum_of(report.run)]
    if report.before is not None:
        lines.append(f"Held against {_sum_of(report.before)[0].lower()}{_sum_of(report.before)[1:]}")
    return "\n".join(lines)


def _sum_of(totals: RunTotals) -> str:
    open_claims = f", {totals.not_computed:,} of them not computed" if totals.not_computed else ""
    return (
        f"Run {totals.run_id} under version {totals.plan_version}: {totals.claims:,} claims{open_claims},"
        f" {_amount(totals.total)} in all."
    )
