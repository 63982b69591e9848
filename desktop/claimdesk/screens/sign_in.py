"""Nobody sees a claim before they have signed in; the first start asks for an administrator and shows the code once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from claimdesk.casework.recovery_sheet import recovery_sheet
from claimdesk.casework.sign_in import Door, DoorState, FirstStart, first_start, recover, sign_in, state_of
from claimdesk.errors import Told
from claimdesk.screens.notices import Notices
from claimdesk.screens.printing import asked_path, write_pdf
from claimdesk.screens.words import heading_label, quiet_label, title_label, wrapped_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimdesk.casework.desk import Desk

WIDTH, HEIGHT = 560, 640
_PANEL = 440


class SignIn(QWidget):
    """A window of its own: `entered` carries the desk of the person who signed in."""

    entered = Signal(object)

    def __init__(
        self, door: Door, *, enter: Callable[[str, str], Desk] | None = None, parent: QWidget | None = None
    ) -> None:
        """`enter` opens a desk for a name and a password; without it the case in the folder of the door is opened."""
        super().__init__(parent)
        self.setObjectName("sign_in")
        self.setWindowTitle(f"Claimdesk · {door.settlement.short_caption}")
        self.resize(WIDTH, HEIGHT)
        self._door = door
        self._enter = enter
        self._first: FirstStart | None = None
        self.notices = Notices(self)
        self.name = _line("Your name", self)
        self.password = _line("Password", self, is_secret=True)
        self.again = _line("The same password again", self, is_secret=True)
        self.code = _line("Recovery code", self)
        self.go = QPushButton(self)
        self.go.setProperty("primary", "true")
        self.go.clicked.connect(self._try)
        self.other = QPushButton(self)
        self.other.clicked.connect(self._turn)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._form())
        self.pages.addWidget(self._sheet())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        column.addWidget(self.notices)
        for line in (self.name, self.password, self.again, self.code):
            line.returnPressed.connect(self._next)
        self._is_recovering = False
        self.ask()

    def ask(self, name: str = "") -> None:
        """Ask for a name and a password; for what else depends on what stands in the folder."""
        self.pages.setCurrentIndex(0)
        is_first = self._enter is None and state_of(self._door.folder) is not DoorState.SEALED
        is_plain = is_first and state_of(self._door.folder) is DoorState.PLAIN
        self._is_first = is_first
        for line in (self.password, self.again, self.code):
            line.clear()
        self.name.setText(name or self.name.text())
        self._show_rows(again=is_first or self._is_recovering, code=self._is_recovering)
        self.other.setVisible(self._enter is None and not is_first)
        self.other.setText("Back to signing in" if self._is_recovering else "Use the recovery sheet")
        if is_first:
            self._head.setText("Make the administrator of this case")
            start = "This case is not sealed yet. " if is_plain else ""
            self._words.setText(
                f"{start}The case will be sealed: nobody reads it without a password. You add the others of the staff "
                "afterwards. The password needs 15 characters or more; a sentence of your own is best."
            )
            self.go.setText("Make the administrator")
        elif self._is_recovering:
            self._head.setText("Set a new password with the recovery sheet")
            self._words.setText("Key the code of the sheet, the name of an administrator, and a new password.")
            self.go.setText("Set the password and open")
        else:
            self._head.setText("Sign in")
            self._words.setText("Your name as the administrator keyed it, and your password.")
            self.go.setText("Sign in")
        target = self.code if self._is_recovering else self.password if self.name.text() else self.name
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _form(self) -> QFrame:
        panel = _panel(self)
        self._head = title_label("", panel)
        self._words = wrapped_label("", panel)
        self._words.setProperty("tone", "quiet")
        column = QVBoxLayout(panel)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(8)
        column.addWidget(quiet_label(self._door.settlement.short_caption, panel))
        column.addWidget(self._head)
        column.addWidget(self._words)
        self._rows: dict[QLineEdit, QWidget] = {}
        for line in (self.code, self.name, self.password, self.again):
            row = QWidget(panel)
            inner = QVBoxLayout(row)
            inner.setContentsMargins(0, 4, 0, 0)
            inner.setSpacing(4)
            inner.addWidget(quiet_label(line.accessibleName(), row))
            inner.addWidget(line)
            column.addWidget(row)
            self._rows[line] = row
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 12, 0, 0)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        column.addLayout(buttons)
        return panel

    def _sheet(self) -> QFrame:
        panel = _panel(self)
        column = QVBoxLayout(panel)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(12)
        column.addWidget(title_label("The recovery code of this case", panel))
        column.addWidget(
            wrapped_label(
                "It opens the case when every password is forgotten. It is shown this once and stored nowhere: save "
                "the sheet, print it, and lock the paper away.",
                panel,
            )
        )
        self.shown_code = heading_label("", panel)
        self.shown_code.setWordWrap(True)
        self.shown_code.setAccessibleName("Recovery code")
        column.addWidget(self.shown_code)
        self.save = QPushButton("Save the sheet as PDF…", panel)
        self.save.setProperty("primary", "true")
        self.save.clicked.connect(self._ask_sheet)
        self.open = QPushButton("The sheet is safe; open the case", panel)
        self.open.setEnabled(False)
        self.open.clicked.connect(self._give)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        column.addLayout(buttons)
        return panel

    def _show_rows(self, *, again: bool, code: bool) -> None:
        self._rows[self.again].setVisible(again)
        self._rows[self.code].setVisible(code)

    def _turn(self) -> None:
        self._is_recovering = not self._is_recovering
        self.notices.clear()
        self.ask()

    def _next(self) -> None:
        """Enter goes to the next empty line, and from the last one on."""
        lines = [line for line in self._rows if not self._rows[line].isHidden()]
        empty = next((line for line in lines if not line.text()), None)
        if empty is None:
            self._try()
        else:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        name, password = self.name.text().strip(), self.password.text()
        self.notices.clear()
        try:
            self._refuse_another(password)
            if self._is_first:
                self._first = first_start(self._door, name=name, password=password)
                self._show_code(self._first)
                return
            if self._is_recovering:
                desk = recover(self._door, code=self.code.text(), name=name, password=password)
            elif self._enter is not None:
                desk = self._enter(name, password)
            else:
                desk = sign_in(self._door, name=name, password=password)
        except Told as told:
            self.notices.tell(told)
            self.password.clear()
            self.again.clear()
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._is_recovering = False
        self._leave(desk)

    def _refuse_another(self, password: str) -> None:
        if not self._rows[self.again].isHidden() and password != self.again.text():
            raise Told("The two passwords differ.", "Key both again.")

    def _show_code(self, first: FirstStart) -> None:
        self.shown_code.setText(first.recovery_code)
        self.pages.setCurrentIndex(1)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_sheet(self) -> None:
        path = asked_path(self, "Save the recovery sheet", name="Claimdesk recovery sheet.pdf")
        if path is not None:
            self.save_sheet(path)

    def save_sheet(self, path: Path) -> None:
        """Write the recovery sheet to `path`; then the case may be opened."""
        if self._first is None:
            return
        try:
            write_pdf(recovery_sheet(self._first), path)
        except Told as told:
            self.notices.tell(told)
            return
        self.notices.say("The sheet was saved. Print it and lock the paper away")
        self.open.setEnabled(True)
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self._first is not None:
            desk, self._first = self._first.desk, None
            self._leave(desk)

    def _leave(self, desk: Desk) -> None:
        for line in (self.password, self.again, self.code):
            line.clear()
        self.shown_code.clear()
        self.entered.emit(desk)


def _line(name: str, parent: QWidget, *, is_secret: bool = False) -> QLineEdit:
    line = QLineEdit(parent)
    line.setAccessibleName(name)
    line.setMaxLength(1_000)
    if is_secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _panel(parent: QWidget) -> QFrame:
    panel = QFrame(parent)
    panel.setProperty("panel", "true")
    panel.setFixedWidth(_PANEL)
    return panel
