"""The staff of the case in one list; an administrator adds members, sets passwords anew and revokes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.roles import Role, may
from claimdesk.casework.staff import StaffEntry, add_staff, change_roles, reset_staff, revoke_staff, staff_list
from claimdesk.screens.own_password_panel import OwnPasswordPanel
from claimdesk.screens.words import heading_label, quiet_label, title_label, wrapped_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdesk.casework.desk import Desk
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_NAME_WIDTH = 220
_ROLES_WIDTH = 340


class StaffRoom(QWidget):
    """Everybody sees who is on the staff; the form below works for administrators only."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("staff_room")
        self._workplace = workplace
        self._notices = notices
        self.list = QTreeWidget(self)
        self.list.setObjectName("staff")
        self.list.setAccessibleName("Staff of this case")
        self.list.setRootIsDecorated(False)
        self.list.setColumnCount(3)
        self.list.setHeaderLabels(["Name", "Roles", "Way into the case"])
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setColumnWidth(0, _NAME_WIDTH)
        self.list.setColumnWidth(1, _ROLES_WIDTH)
        self.list.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.list.currentItemChanged.connect(self._take_name)
        self.name = QLineEdit(self)
        self.name.setAccessibleName("Name")
        self.password = QLineEdit(self)
        self.password.setAccessibleName("First or new password, 15 characters or more")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.roles = {role: QCheckBox(role.value.capitalize(), self) for role in Role}
        for role, box in self.roles.items():
            box.setAccessibleName(f"Role: {role.value}")
        self.add = self._button("Add to the staff", self._add)
        self.add.setProperty("primary", "true")
        self.reset = self._button("Set this password", self._reset)
        self.change = self._button("Set these roles", self._change)
        self.revoke = self._button("Revoke", self._revoke)
        self.own = OwnPasswordPanel(workplace, notices, self)
        self._deeds = (self.add, self.reset, self.change, self.revoke)
        self._words = wrapped_label("", self)
        self._words.setProperty("tone", "quiet")
        self._lay_out()
        self.setFocusProxy(self.list)

    def reload(self) -> None:
        """Read the list again."""
        self._run(staff_list, self._show)

    def _lay_out(self) -> None:
        self._administration = self._form()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title_label("Staff", self))
        column.addWidget(self._words)
        column.addWidget(self.list, 1)
        column.addWidget(self._administration)
        column.addWidget(self.own)

    def _form(self) -> QWidget:
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading_label("Add somebody, or change the one who is lit", form))
        fields = QHBoxLayout()
        for line in (self.name, self.password):
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(quiet_label(line.accessibleName(), form))
            cell.addWidget(line)
            fields.addLayout(cell, 1)
        column.addLayout(fields)
        boxes = QHBoxLayout()
        for box in self.roles.values():
            boxes.addWidget(box)
        boxes.addStretch(1)
        column.addLayout(boxes)
        buttons = QHBoxLayout()
        for button in self._deeds:
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return form

    def _button(self, text: str, deed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(deed)
        return button

    def _show(self, entries: tuple[StaffEntry, ...]) -> None:
        is_administrator = may(self._workplace.desk.staff.roles, Verb.ADD_STAFF)
        for widget in (self.name, self.password, *self.roles.values(), *self._deeds):
            widget.setEnabled(is_administrator)
        self._administration.setVisible(is_administrator)
        self.own.setVisible(self._workplace.desk.store.key is not None)
        who = "You add, reset and revoke them below." if is_administrator else "A case administrator looks after it."
        self._words.setText(f"Who may open this case, and what they may do. {who}")
        self.list.clear()
        for entry in entries:
            roles = ", ".join(role.value for role in Role if role in entry.roles)
            way = "revoked" if entry.is_revoked else f"added by {entry.added_by}"
            QTreeWidgetItem(self.list, [entry.name, roles, way])
        self.password.clear()

    def _take_name(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        self.name.setText(item.text(0))
        held = item.text(1).split(", ")
        for role, box in self.roles.items():
            box.setChecked(role.value in held)

    def _add(self) -> None:
        name, password = self.name.text().strip(), self.password.text()
        self._run(
            partial(add_staff, name=name, roles=self._chosen(), password=password), self._say(f"{name} may sign in now")
        )

    def _reset(self) -> None:
        name, password = self.name.text().strip(), self.password.text()
        self._run(partial(reset_staff, name=name, password=password), self._say(f"{name} has a new password"))

    def _change(self) -> None:
        name = self.name.text().strip()
        verb = partial(change_roles, name=name, roles=self._chosen())
        self._run(verb, self._say(f"{name} has these roles from the next sign-in on"))

    def _chosen(self) -> frozenset[Role]:
        return frozenset(role for role, box in self.roles.items() if box.isChecked())

    def _revoke(self) -> None:
        name = self.name.text().strip()
        self._notices.ask(
            f"{name} can no longer sign in once revoked. A key that was copied before opens the case until it is sealed"
            " anew: claimdesk seal-anew.",
            answer=f"Revoke {name}",
            deed=lambda: self._run(partial(revoke_staff, name=name), self._say(f"{name} was revoked")),
        )
        self._notices.take_focus()

    def _say(self, sentence: str) -> Callable[[object], None]:
        def done(_none: object) -> None:
            self._notices.clear()
            self._notices.say(sentence)
            self.name.clear()
            self.reload()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

        return done

    def _run(self, verb: Callable[[Desk], object], done: Callable[..., None]) -> None:
        self._workplace.do(verb, owner=self, done=done, failed=self._notices.tell)
