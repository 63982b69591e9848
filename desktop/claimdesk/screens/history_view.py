"""The history of a claim is its acts in words, the latest first, with what was changed beside each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from claimdesk.casebook.day_text import screen_date
from claimdesk.screens.words import heading_label
from claimdesk.screens.wrapped_column import WrappedColumn

if TYPE_CHECKING:
    from datetime import datetime

    from claimdesk.casebook.acts import Act
    from claimdesk.casebook.wording import Wording

_WHEN_WIDTH = 190


class HistoryView(QWidget):
    """A tree: each act in one sentence, below it the readings that it changed."""

    def __init__(self, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._wording = wording
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("acts")
        self.tree.setAccessibleName("Acts on this claim, the latest first")
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels(["When", "What was done"])
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setColumnWidth(0, _WHEN_WIDTH)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        WrappedColumn(self.tree, 1)
        self.setFocusProxy(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading_label("History of this claim", self))
        column.addWidget(self.tree, 1)

    def show_acts(self, acts: tuple[Act, ...]) -> None:
        """Show the acts of one claim."""
        self.tree.clear()
        for act in sorted(acts, key=lambda act: act.sequence, reverse=True):
            sentence = sentence_of(act, self._wording)
            item = QTreeWidgetItem(self.tree, [moment_text(act.at), sentence])
            item.setTextAlignment(0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            for line in details(act, sentence):
                QTreeWidgetItem(item, ["", line])
        latest = self.tree.topLevelItem(0)
        if latest is not None:
            self.tree.setCurrentItem(latest)


def sentence_of(act: Act, wording: Wording) -> str:
    """Give the one line that says what was done."""
    return wording.act(act).split("\n", maxsplit=1)[0]


def details(act: Act, sentence: str) -> tuple[str, ...]:
    """Give what else is known of an act, one line a place: what it is now, and what it was before where it differs."""
    if act.after in sentence or act.after == act.before:
        return ()
    before = dict(_place_and_reading(line) for line in act.before.splitlines())
    if len(before) == 1 and "" in before:
        return (f"was {act.before}, now {act.after}",)
    lines = []
    for line in act.after.splitlines():
        old = before.get(_place_and_reading(line)[0], "")
        lines.append(f"{line} (before: {old})" if old else line)
    return tuple(lines)


def _place_and_reading(line: str) -> tuple[str, str]:
    """Part a line of a change into the place and what stands there; a line that names no place has an empty one."""
    place, is_parted, reading = line.partition(": ")
    return (place, reading) if is_parted else ("", line)


def moment_text(at: datetime) -> str:
    """Write a moment for people in the zone of this machine: `10 Apr 2008, 14:02`."""
    local = at.astimezone()
    return f"{screen_date(local.date())}, {local:%H:%M}"
