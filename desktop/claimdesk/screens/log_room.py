"""The log of acts reads newest first, whole, of one person or of one claim, and says whether it holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from claimdesk.casework.read_log import LogPage, read_log
from claimdesk.casework.verify_log import VerifiedLog, verify_log
from claimdesk.screens.history_view import moment_text
from claimdesk.screens.words import quiet_label, title_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_WIDTHS = (80, 170, 150)


class LogRoom(QWidget):
    """One line an act; below it what was changed."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("log_room")
        self._workplace = workplace
        self._notices = notices
        self._next: int | None = None
        self.acts = QTreeWidget(self)
        self.acts.setObjectName("log")
        self.acts.setAccessibleName("Acts, the latest first")
        self.acts.setColumnCount(4)
        self.acts.setHeaderLabels(["Entry", "When", "Who", "What was done"])
        self.acts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.acts.setWordWrap(True)
        for column, width in enumerate(_WIDTHS):
            self.acts.setColumnWidth(column, width)
        self.acts.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.who = self._line("By this person")
        self.on = self._line("On this claim")
        self.more = QPushButton("Show older acts", self)
        self.more.clicked.connect(partial(self._read, is_first=False))
        self.verify = QPushButton("Verify the whole log", self)
        self.verify.clicked.connect(self._verify)
        self.words = wrapped_label("", self)
        self.words.setProperty("tone", "quiet")
        self._lay_out()
        self.setFocusProxy(self.acts)

    def reload(self) -> None:
        """Read the newest acts again."""
        self._read(is_first=True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for line in (self.who, self.on):
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(quiet_label(line.accessibleName(), self))
            cell.addWidget(line)
            row.addLayout(cell, 1)
        row.addStretch(1)
        row.addWidget(self.verify, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title_label("Log of acts", self))
        column.addLayout(row)
        column.addWidget(self.words)
        column.addWidget(self.acts, 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.returnPressed.connect(self.reload)
        line.editingFinished.connect(self.reload)
        return line

    def _read(self, *, is_first: bool) -> None:
        verb = partial(
            read_log,
            self._workplace.desk,
            who=self.who.text().strip() or None,
            on=self.on.text().strip().upper() or None,
            before=None if is_first else self._next,
        )
        self._workplace.jobs.run_newest(
            verb, subject="log", owner=self, done=partial(self._show, is_first=is_first), failed=self._notices.tell
        )

    def _show(self, page: LogPage, *, is_first: bool) -> None:
        if is_first:
            self.acts.clear()
        wording = self._workplace.desk.wording
        for act in page.acts:
            sentence = wording.act(act).split("\n", maxsplit=1)[0]
            item = QTreeWidgetItem(self.acts, [str(act.sequence), moment_text(act.at), act.who, sentence])
            for line in act.after.splitlines():
                QTreeWidgetItem(item, ["", "", "", line])
        self._next = page.next_before
        self.more.setVisible(self._next is not None)
        if is_first:
            self.words.setText(
                "Nothing is taken from this log and nothing in it is changed; a correction is a new act."
            )

    def _verify(self) -> None:
        self.words.setText("Verifying every entry.")
        self._workplace.do(verify_log, owner=self, done=self._say, failed=self._notices.tell)

    def _say(self, log: VerifiedLog) -> None:
        self.words.setText(f"{log.sentence} {log.remedy}".strip())
