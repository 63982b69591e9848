"""A list of several columns in which a line stands for something, and Enter does what the list is there for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBER = Qt.ItemDataRole.UserRole


class Lines(QTreeWidget):
    """A list of several columns whose lit line does something at Enter."""

    def __init__(
        self, name: str, columns: tuple[tuple[str, int], ...], *, enter: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRootIsDecorated(False)
        self.setColumnCount(len(columns))
        self.setHeaderLabels([title for title, _width in columns])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        for column, (_title, width) in enumerate(columns):
            if width:
                self.setColumnWidth(column, width)
            else:
                self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.header().setStretchLastSection(False)
        self._enter = enter
        self.itemDoubleClicked.connect(lambda _item, _column: enter())

    def show_lines(self, lines: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        """Show other lines, each with the key that stands for it; the lit one stays lit where it is still there."""
        kept = self.key
        self.clear()
        for key, texts in lines:
            item = QTreeWidgetItem(self, list(texts))
            item.setData(0, _NUMBER, key)
            item.setToolTip(len(texts) - 1, texts[-1])
            if key == kept:
                self.setCurrentItem(item)
        first = self.topLevelItem(0)
        if first is not None and not self.key:
            self.setCurrentItem(first)

    @property
    def key(self) -> str:
        """The key of the lit line; empty without one."""
        item = self.currentItem()
        return "" if item is None else str(item.data(0, _NUMBER))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the list is there for; a letter is the room's, not a search in the list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif event.text().isalpha() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)
