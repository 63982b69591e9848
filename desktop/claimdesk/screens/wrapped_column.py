"""A tree makes its lines as high as the words of a column need: by itself it cuts them at the edge of the column."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

_BESIDE = 18
"""Pixels of a cell that its words cannot have: padding of the style sheet and the margin of the text."""
_MOST_LINES = 12
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class WrappedColumn(QStyledItemDelegate):
    """Held by the tree whose `column` wraps; lines are laid out again when the column gets another width."""

    def __init__(self, tree: QTreeView, column: int) -> None:
        super().__init__(tree)
        self._tree = tree
        self._column = column
        tree.setWordWrap(True)
        tree.setUniformRowHeights(False)
        tree.setItemDelegateForColumn(column, self)
        tree.header().sectionResized.connect(self._lay_out_again)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the height of the words as they stand in the column, which is one line more often than not."""
        size = super().sizeHint(option, index)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        metrics = self._tree.fontMetrics()
        width = max(1, self._tree.columnWidth(self._column) - _BESIDE)
        room = QRect(0, 0, width, _MOST_LINES * metrics.height())
        more = metrics.boundingRect(room, _FLAGS, words).height() - metrics.height()
        return QSize(size.width(), size.height() + max(0, more))

    def _lay_out_again(self, column: int, before: int, after: int) -> None:
        if column == self._column and before != after:
            self._tree.scheduleDelayedItemsLayout()
