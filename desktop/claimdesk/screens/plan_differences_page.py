"""Which cells of two versions of a plan differ: the sheet, the row, the column, and both texts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from claimdesk.casework.plan_versions import ComparedPlans, compare_plans
from claimdesk.screens.words import title_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_WIDTHS = (220, 180, 170, 200)


class PlanDifferences(QWidget):
    """One line a cell; Esc leads back."""

    left = Signal()

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan_differences")
        self._workplace, self._notices = workplace, notices
        self.title = title_label("", self)
        self.words = wrapped_label("", self)
        self.words.setProperty("tone", "quiet")
        self.list = QTreeWidget(self)
        self.list.setAccessibleName("Cells that differ")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setColumnCount(5)
        for column, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(column, width)
        self.list.header().setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.back_button = QPushButton("Back", self)
        self.back_button.clicked.connect(self.left.emit)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.back_button)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(24, 20, 24, 16)
        column_of.setSpacing(12)
        column_of.addLayout(top)
        column_of.addWidget(self.words)
        column_of.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def compare(self, name: str) -> None:
        """Compare a version with the one before it."""
        self._workplace.do(partial(compare_plans, name=name), owner=self, done=self._show, failed=self._notices.tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, compared: ComparedPlans) -> None:
        before, after = compared.before, compared.after
        self.title.setText(f"Version {after} beside version {before}")
        self.list.setHeaderLabels(["Sheet", "Row", "Column", f"In {before}", f"In {after}"])
        count = len(compared.differences)
        self.words.setText(
            f"{count:,} cell{' differs' if count == 1 else 's differ'}." if count else "No cell differs."
        )
        self.list.clear()
        for one in compared.differences:
            item = QTreeWidgetItem(self.list, [one.sheet, one.row, one.column, one.before or "-", one.after or "-"])
            for column, text in ((3, one.before), (4, one.after)):
                item.setToolTip(column, "" if len(text) < 30 else text)  # noqa: PLR2004 - about what a column shows
