"""Why a claim is recognized with its amount: its matches, the sentence of one, the steps of the claim, a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from claimdesk.casebook.loss_words import NOT_COMPUTED
from claimdesk.casebook.plan import PlanStatus
from claimdesk.casework.explain_loss import explain_schedule
from claimdesk.casework.what_if import may_ask_what_if
from claimdesk.errors import Told
from claimdesk.screens import theme
from claimdesk.screens.annex_panel import AnnexPanel
from claimdesk.screens.loss_table import LossTable
from claimdesk.screens.loss_timeline import LossTimeline, timeline_of
from claimdesk.screens.what_if_panel import WhatIfPanel
from claimdesk.screens.words import heading_label, plain_label, quiet_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.casebook.explained_loss import ExplainedLoss
    from claimdesk.casebook.trades import Schedule
    from claimdesk.casework.changes import Changes
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_NOTHING_KEYED = "No purchase and no sale is keyed. Each match of the schedule becomes a line here with its sentence."
_NOT_COMPUTED = "Once what is said above is mended in the schedule, each match becomes a line here with its sentence."
_NAMED_PROBLEMS = 3


class LossView(QScrollArea):
    """Follows the claim as it stands in the window, saved or not; nothing here is stored."""

    told = Signal(str)
    """The amount in a word or two, for the list of blocks."""

    def __init__(self, workplace: Workplace, claim_number: str, *, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("loss")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget(self)
        self._claim_number, self._settlement = claim_number, workplace.desk.settlement
        self._schedule: Schedule | None = None
        self._is_stale = True
        self.explained: ExplainedLoss | None = None
        self.headline = plain_label("", sheet)
        self.headline.setFont(theme.font(theme.FOOTER_PIXELS, weight=QFont.Weight.DemiBold))
        self.standing = wrapped_label("", sheet)
        self.problems = wrapped_label("", sheet)
        self.problems.setProperty("tone", "caution")
        self._body = QWidget(sheet)
        self.timeline = LossTimeline(self._body)
        self.table = LossTable(self._body)
        self.table.lit.connect(self._show_match)
        self.empty = wrapped_label("", self._body)
        self.empty.setProperty("tone", "quiet")
        self.sentence = wrapped_label("", self._body)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.paragraph = quiet_label("", self._body)
        self._steps: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self.annex = AnnexPanel(workplace, claim_number, notices=notices, parent=sheet)
        self.annex.turned.connect(self._body.setHidden)
        self.what_if = WhatIfPanel(workplace.desk, self._body)
        self.what_if.setVisible(may_ask_what_if(workplace.desk))
        self.setFocusProxy(self.table)
        self._lay_out(sheet)
        # A wrapped label would keep the height it needs in a narrow page, and the page would scroll for nothing.
        for label in (self.standing, self.problems, self.sentence):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWidget(sheet)
        self._workplace = workplace
        workplace.changed.connect(self.on_changed)

    def turn_to(self, claim_number: str) -> None:
        """Show the amount of another claim from now on, beginning with the next `show_schedule`."""
        self._claim_number = self.annex.claim_number = claim_number

    def show_schedule(self, schedule: Schedule) -> None:
        """Take the schedule as it stands now; it is computed while the page is on show."""
        self._schedule, self._is_stale = schedule, True
        if self.isVisible():
            self._compute()

    def on_changed(self, changes: Changes) -> None:
        """Compute again when the case works by another version of the plan."""
        if changes.plan:
            self._settlement = self._workplace.desk.settlement
            self.what_if.desk = self._workplace.desk
            if self._schedule is not None:
                self.show_schedule(self._schedule)

    def showEvent(self, event: QShowEvent) -> None:
        """Compute what was put off."""
        super().showEvent(event)
        self._compute()

    def _lay_out(self, sheet: QWidget) -> None:
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(heading_label("Why this amount", sheet))
        words.addWidget(self.headline)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self.annex.show_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.annex.save_button, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.timeline)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.sentence)
        self.sentence.hide()
        column.addWidget(self.paragraph)
        column.addLayout(self._grid)
        column.addWidget(self.what_if)
        page = QVBoxLayout(sheet)
        page.setContentsMargins(24, 16, 24, 12)
        page.setSpacing(8)
        page.addLayout(head)
        page.addWidget(self.standing)
        page.addWidget(self.problems)
        page.addWidget(self._body, 1)
        page.addWidget(self.annex, 1)

    def _compute(self) -> None:
        if self._schedule is None or not self._is_stale:
            return
        self._is_stale = False
        try:
            self.explained = explain_schedule(self._claim_number, self._schedule, settlement=self._settlement)
        except Told as told:
            self._show_no_plan(told)
            return
        self._show(self.explained)

    def _show_no_plan(self, told: Told) -> None:
        self.explained = None
        self.headline.setText("Not computed")
        self.standing.setText(str(told))
        self.problems.setVisible(False)
        for widget in (self._body, self.annex.show_button, self.annex.save_button):
            widget.setVisible(False)
        self.told.emit(amount_words(None))

    def _show(self, explained: ExplainedLoss) -> None:
        plan = explained.plan
        self.headline.setText(explained.headline)
        self.standing.setText(f"{plan.title}, version {plan.version}. {explained.standing}")
        tone = "quiet" if plan.status is PlanStatus.APPROVED else "caution"
        if self.standing.property("tone") != tone:
            self.standing.setProperty("tone", tone)
            self.standing.style().polish(self.standing)
        self.problems.setText(_problems_text(explained.problems))
        self.problems.setVisible(bool(explained.problems))
        self.timeline.show_timeline(timeline_of(explained, self._settlement))
        self._show_lines(explained)
        self._show_match(self.table.currentIndex().row())
        self._make_room_for(len(explained.steps))
        for place, (words, amount) in enumerate(self._steps):
            step = explained.steps[place] if place < len(explained.steps) else None
            words.setText(step.words if step else "")
            amount.setText(step.amount if step else "")
            words.setVisible(step is not None)
            amount.setVisible(step is not None)
        self.what_if.show_explained(explained)
        self.told.emit(amount_words(explained))

    def _make_room_for(self, steps: int) -> None:
        """A plan with many securities has a step for each of them."""
        for row in range(len(self._steps), steps):
            name, amount = plain_label("", self._body), _figure(self._body)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(amount, row, 1)
            self._steps.append((name, amount))

    def _show_lines(self, explained: ExplainedLoss) -> None:
        """Show the matches; where there are none a sentence says what will bring them."""
        has_lines = bool(explained.lines)
        self.table.show_lines(explained.lines)
        self.table.setVisible(has_lines)
        self.empty.setVisible(not has_lines)
        self.empty.setText("" if has_lines else _NOT_COMPUTED if explained.problems else _NOTHING_KEYED)
        self.setFocusProxy(self.table if has_lines else self.annex.show_button)

    def _show_match(self, row: int) -> None:
        lines = self.explained.lines if self.explained else ()
        line = lines[row] if 0 <= row < len(lines) else None
        self.sentence.setText(line.sentence if line else "")
        self.sentence.setVisible(line is not None)
        cited = " · ".join(filter(None, (line.loss.case, line.loss.paragraph))) if line else ""
        self.paragraph.setText(cited)


def amount_words(explained: ExplainedLoss | None) -> str:
    """Give the amount in a word or two; None is a case without a plan."""
    if explained is None:
        return "no plan"
    return explained.steps[-1].amount if explained.steps else NOT_COMPUTED


def _problems_text(problems: tuple[str, ...]) -> str:
    more = len(problems) - _NAMED_PROBLEMS
    named = list(problems[:_NAMED_PROBLEMS])
    return "\n".join([*named, f"And {more} more."] if more > 0 else named)


def _figure(parent: QWidget) -> QLabel:
    label = plain_label("", parent)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
