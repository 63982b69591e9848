"""Whoever is signed in sets a new password of their own: the present one, the new one, and the new one again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from claimdesk.casework.own_password import change_own_password
from claimdesk.errors import Told
from claimdesk.screens.words import heading_label, quiet_label

if TYPE_CHECKING:
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_MOST_SIGNS = 1_000


class OwnPasswordPanel(QWidget):
    """Three covered lines and a button; Enter goes from line to line, and from the last one sets the password."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("own_password")
        self._workplace = workplace
        self._notices = notices
        self.present = self._line("Present password")
        self.new = self._line("New password, 15 characters or more")
        self.again = self._line("The new password again")
        self.present.returnPressed.connect(partial(self._go_to, self.new))
        self.new.returnPressed.connect(partial(self._go_to, self.again))
        self.again.returnPressed.connect(self.change)
        self.set = QPushButton("Set my password", self)
        self.set.clicked.connect(self.change)
        row = QHBoxLayout()
        row.setSpacing(12)
        for line in (self.present, self.new, self.again):
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(quiet_label(line.accessibleName(), self))
            cell.addWidget(line)
            row.addLayout(cell, 1)
        row.addWidget(self.set, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading_label("Your own password", self))
        column.addLayout(row)
        workplace.person_changed.connect(self.clear)

    def clear(self) -> None:
        """Forget what was keyed."""
        for line in (self.present, self.new, self.again):
            line.clear()

    def change(self) -> None:
        """Set the new password, once both of its lines say the same."""
        if self.new.text() != self.again.text():
            self._tell(Told("The two new passwords differ.", "Key both again."))
            return
        verb = partial(change_own_password, present=self.present.text(), new=self.new.text())
        self._workplace.do(verb, owner=self, done=self._say_done, failed=self._tell)

    def _say_done(self, _none: None) -> None:
        self.clear()
        self._notices.clear()
        self._notices.say("Your new password is set; the old one opens nothing any more")

    def _tell(self, told: Told) -> None:
        self.clear()
        self._notices.tell(told)
        self._go_to(self.present)

    def _go_to(self, line: QLineEdit) -> None:
        line.setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setMaxLength(_MOST_SIGNS)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return line
