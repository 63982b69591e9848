"""A deed that needs a reason asks for it in one line above the form; an empty reason is no reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from claimdesk.screens.words import heading_label


class ReasonPanel(QFrame):
    """Asks for one reason; `given` carries it."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reason")
        self._question = heading_label("", self)
        self._do = QPushButton(self)
        self._do.setProperty("primary", "true")
        self._do.clicked.connect(self._give)
        self.line = QLineEdit(self)
        self.line.setObjectName("reason_text")
        self.line.setMaxLength(200)
        self.line.textChanged.connect(lambda text: self._do.setEnabled(bool(text.strip())))
        self.line.returnPressed.connect(self._give)
        self._keep = QPushButton("Leave it as it is", self)
        self._keep.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.line, 1)
        row.addWidget(self._do)
        row.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addLayout(row)
        self.hide()

    def ask(self, question: str, *, deed: str) -> None:
        """Ask why; `deed` stands on the button."""
        self._question.setText(question)
        self.line.setAccessibleName(question)
        self.line.clear()
        self._do.setText(deed)
        self._do.setEnabled(False)
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close the panel without a deed."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def _give(self) -> None:
        reason = self.line.text().strip()
        if reason:
            self.hide()
            self.given.emit(reason)
