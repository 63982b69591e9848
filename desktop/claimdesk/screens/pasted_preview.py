"""What was pasted is shown as it is understood before it is taken: a table, and a line for each cell that is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QTableWidget,
    QWidget,
)

from claimdesk.screens.words import heading_label


class PastedPreview(QFrame):
    """Enter takes what is shown, or leaves it where that button is lit; Esc leaves. `taken` carries what is taken."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget, *, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.heading = heading_label("", self)
        self.table = QTableWidget(self)
        self.table.setAccessibleName("What was pasted, as it is understood")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.faults = QListWidget(self)
        self.faults.setAccessibleName("Cells that were not understood")
        self.faults.setWordWrap(True)
        self.faults.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.take_button = QPushButton(self)
        self.take_button.setProperty("primary", "true")
        self.take_button.clicked.connect(self.take)
        self.leave_button = QPushButton("Leave it", self)
        self.leave_button.clicked.connect(self.leave)
        self.hide()

    def take(self) -> None:
        """Take what is shown, if there is something to take."""
        offered = self._offered()
        if offered is not None:
            self.hide()
            self.taken.emit(offered)

    def leave(self) -> None:
        """Leave everything as it is."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes, Esc leaves."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape or (is_enter and self.leave_button.hasFocus()):
            self.leave()
        elif is_enter:
            self.take()
        else:
            super().keyPressEvent(event)

    def _offered(self) -> object | None:
        """Give what `taken` carries; None where there is nothing to take."""
        raise NotImplementedError

    def _open(self) -> None:
        """Show the preview, with the key that takes it under Enter."""
        self.show()
        self.take_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cells(self) -> QHBoxLayout:
        """Give the table with the cells that were not understood beside it."""
        cells = QHBoxLayout()
        cells.setSpacing(12)
        cells.addWidget(self.table, 3)
        cells.addWidget(self.faults, 2)
        return cells
