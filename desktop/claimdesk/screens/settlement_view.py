"""The settlement as its file says it, read only: caption, dates, schedule, rules, and what it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from claimdesk.screens.plan_panel import PlanPanel
from claimdesk.screens.settlement_lines import KeyGroup, settlement_groups
from claimdesk.screens.words import heading_label, plain_label, quiet_label, rule, title_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_NAME_WIDTH = 190
_SOURCE_WIDTH = 220


class SettlementView(QScrollArea):
    """A sheet of three columns: what, value, and the paragraph that it comes from."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settlement")
        self.setAccessibleName("The settlement file")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(6)
        column.addWidget(title_label("Settlement", sheet))
        column.addWidget(quiet_label("Read from its file; nothing of it is changed here.", sheet))
        self.plan = PlanPanel(workplace, notices, sheet)
        column.addWidget(self.plan)
        for group in settlement_groups(workplace.desk.settlement):
            if group.lines:
                column.addSpacing(18)
                column.addWidget(heading_label(group.heading, sheet))
                column.addWidget(rule(sheet))
                column.addLayout(_grid(group, sheet))
        column.addStretch(1)
        self.setWidget(sheet)

    def reload(self) -> None:
        """Look again at what the log says of the plan; the file itself was read when the case was opened."""
        self.plan.reload()


def _grid(group: KeyGroup, sheet: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, _NAME_WIDTH)
    grid.setColumnStretch(1, 3)
    has_sources = any(line.source for line in group.lines)
    for row, line in enumerate(group.lines):
        name = wrapped_label(line.name, sheet)
        name.setProperty("tone", "quiet")
        name.setMaximumWidth(_NAME_WIDTH)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(wrapped_label(line.value, sheet), row, 1, Qt.AlignmentFlag.AlignTop)
        if has_sources:
            source = wrapped_label(line.source, sheet) if line.source else plain_label("", sheet)
            source.setProperty("tone", "quiet")
            source.setFixedWidth(_SOURCE_WIDTH)
            grid.addWidget(source, row, 2, Qt.AlignmentFlag.AlignTop)
    return grid
