"""Below the sheet of the schedule stand words about the open cell, the balance in words, and the extra sheets."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from claimdesk.screens import theme
from claimdesk.screens.extra_sheets import ExtraSheets
from claimdesk.screens.fields.note import NoteLine
from claimdesk.screens.icons import IconLabel

if TYPE_CHECKING:
    from claimdesk.casebook.trades import ExtraSheet

_WORDS_HEIGHT = 22
_MARK = 20
_MARKS = MappingProxyType(
    {True: ("circle-check", "good"), False: ("alert-triangle", "caution"), None: ("circle", "quiet")}
)
"""Icon and tone for a schedule in balance, out of balance, and not known."""


class ScheduleFooter(QFrame):
    """`committed` carries a tuple of `Entry` about the extra sheets; `walked` a `Walk` that leads out of them."""

    committed = Signal(object)
    walked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scheduleFoot")
        self._words = NoteLine(self)
        self._words.setFixedHeight(_WORDS_HEIGHT)
        self._mark = IconLabel(size=_MARK, parent=self)
        self.sentence = QLabel(self)
        self.sentence.setObjectName("scheduleFooter")
        self.sentence.setFont(theme.font(theme.FOOTER_PIXELS, weight=QFont.Weight.DemiBold))
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.sheets = ExtraSheets(self)
        self.sheets.committed.connect(self.committed)
        self.sheets.walked.connect(self.walked)
        balance = QHBoxLayout()
        balance.setSpacing(8)
        balance.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        balance.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 4)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addLayout(balance)
        column.addWidget(self.sheets)

    @property
    def words(self) -> str:
        """What is said about the open cell."""
        return self._words.words

    def say(self, words: str, *, is_caution: bool) -> None:
        """Say one line about the open cell."""
        self._words.say(words, is_caution=is_caution)

    def show_balance(self, sentence: str, *, is_balanced: bool | None) -> None:
        """Show the balance in words behind a mark: in balance, out of balance, or not known yet."""
        if sentence != self.sentence.text():
            self.sentence.setText(sentence)
            icon, tone = _MARKS[is_balanced]
            self._mark.show_icon(icon, tone=tone)

    def show_sheets(self, sheets: tuple[ExtraSheet, ...]) -> None:
        """Show the extra sheets of the proof."""
        self.sheets.show_sheets(sheets)

    def take_focus(self) -> None:
        """Enter the extra sheets."""
        self.sheets.take_focus()

    def go_to(self, path: str) -> bool:
        """Focus the place of an extra sheet; give whether there is one."""
        return self.sheets.go_to(path)

    def commit(self) -> None:
        """Commit what is being keyed about the extra sheets."""
        self.sheets.commit()
