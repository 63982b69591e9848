"""The log of acts reads newest first, whole or what a filter leaves of it, and says whether it holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from claimdesk.casework.read_log import LogPage, people_in_log, read_log
from claimdesk.casework.verify_log import VerifiedLog, verify_log
from claimdesk.errors import Told
from claimdesk.screens.history_view import details, moment_text, sentence_of
from claimdesk.screens.log_filter import AskedLog, LogFilter
from claimdesk.screens.words import title_label, wrapped_label
from claimdesk.screens.wrapped_column import WrappedColumn

if TYPE_CHECKING:
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_ENTRY, _WHEN, _WHO, _WHAT = range(4)
_WIDTHS = (90, 170, 170)
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_STANDS = "Nothing is taken from this log and nothing in it is changed; a correction is a new act."
_SHOWN_AFTER = 20
"""How many entries are shown that follow one that does not hold."""


class LogRoom(QWidget):
    """One line an act; below it what was changed. The cursor on the last line brings older acts."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("log_room")
        self._workplace = workplace
        self._notices = notices
        self._older_than: int | None = None
        self._asked: AskedLog | None = None
        self._is_reading = False
        self.acts = QTreeWidget(self)
        self.acts.setObjectName("log")
        self.acts.setAccessibleName("Acts, the latest first")
        self.acts.setHeaderLabels(["Entry", "When", "Who", "What was done"])
        self.acts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for column, width in enumerate(_WIDTHS):
            self.acts.setColumnWidth(column, width)
        self.acts.header().setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        WrappedColumn(self.acts, _WHAT)
        self.acts.currentItemChanged.connect(self._go_on)
        # Tab enters at the list of acts, so that whatever it is to reach is made after that.
        self.filter = LogFilter(self)
        self.filter.wanted.connect(self._find)
        self.more = QPushButton("Show older acts", self)
        self.more.clicked.connect(self._read_on)
        self.every = QPushButton("Show every act", self)
        self.every.clicked.connect(self._show_every)
        self.verify = QPushButton("Verify the whole log", self)
        self.verify.clicked.connect(self._verify)
        self.words = wrapped_label(_STANDS, self)
        self.words.setProperty("tone", "quiet")
        self.verdict = wrapped_label("", self)
        self.verdict.hide()
        self._lay_out()
        self.setFocusProxy(self.acts)

    def reload(self) -> None:
        """Read who stands in the log, and the newest acts again."""
        self._workplace.do(people_in_log, owner=self, done=self.filter.offer, failed=self._notices.tell)
        self._find()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.filter, 1)
        row.addWidget(self.verify, 0, Qt.AlignmentFlag.AlignBottom)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.more)
        below.addWidget(self.every)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title_label("Log of acts", self))
        column.addLayout(row)
        column.addWidget(self.verdict)
        column.addWidget(self.words)
        column.addWidget(self.acts, 1)
        column.addLayout(below)

    def _find(self) -> None:
        try:
            self._asked = self.filter.asked(self._workplace.desk)
        except Told as told:
            self._notices.tell(told)
            return
        self._notices.clear()
        self._read(older_than=None)

    def _show_every(self) -> None:
        self.filter.clear()
        self._find()
        self.acts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is not None and self.acts.indexOfTopLevelItem(item) == self.acts.topLevelItemCount() - 1:
            self._read_on()

    def _read_on(self) -> None:
        if self._older_than is not None and not self._is_reading:
            self._read(older_than=self._older_than)

    def _read(self, *, older_than: int | None) -> None:
        if self._asked is None:
            return
        self._is_reading = True
        verb = partial(read_log, self._workplace.desk, self._asked.search, older_than=older_than)
        self._workplace.jobs.run_newest(
            verb,
            subject="log",
            owner=self,
            done=partial(self._show, is_first=older_than is None),
            failed=self._not_read,
        )

    def _not_read(self, told: Told) -> None:
        self._is_reading = False
        self._notices.tell(told)

    def _show(self, page: LogPage, *, is_first: bool) -> None:
        self._is_reading = False
        if is_first:
            self.acts.clear()
        wording = self._workplace.desk.wording
        for act in page.acts:
            sentence = sentence_of(act, wording)
            item = QTreeWidgetItem(self.acts, [f"{act.sequence:,}", moment_text(act.at), act.who, sentence])
            for column in range(self.acts.columnCount()):
                item.setTextAlignment(column, _TOP)
            item.setToolTip(_WHO, act.who)
            for line in details(act, sentence):
                QTreeWidgetItem(item, ["", "", "", line])
        self._older_than = page.next_older_than
        self.more.setVisible(self._older_than is not None)
        self._say_what_is_shown()
        newest = self.acts.topLevelItem(0)
        if is_first and newest is not None:
            self.acts.setCurrentItem(newest)

    def _say_what_is_shown(self) -> None:
        asked = self._asked.words if self._asked is not None else ""
        count = self.acts.topLevelItemCount()
        self.every.setVisible(bool(asked))
        if not count:
            self.words.setText(f"Nothing was done{asked}.")
        elif asked:
            shown = "1 act" if count == 1 else f"{count:,} acts"
            least = "The latest " if self._older_than is not None else ""
            self.words.setText(f"{least}{shown}{asked}.")
        else:
            self.words.setText(_STANDS)

    def _verify(self) -> None:
        self._tell("Verifying every entry.")
        self._workplace.do(verify_log, owner=self, done=self._say, failed=self._notices.tell)

    def _say(self, log: VerifiedLog) -> None:
        if log.first_bad is not None:
            self.filter.clear()
            self._asked = self.filter.asked(self._workplace.desk)
            self.acts.clear()
            self._read(older_than=log.first_bad + _SHOWN_AFTER)
        self._tell(f"{log.sentence} {log.remedy}".strip())

    def _tell(self, verdict: str) -> None:
        self.verdict.setText(verdict)
        self.verdict.show()
