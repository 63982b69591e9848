"""Below the sheet of the schedule stand words about the open cell, the balance in words, and the extra sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from claimdesk.screens import theme
from claimdesk.screens.extra_sheets import ExtraSheets
from claimdesk.screens.fields.note import NoteLine

if TYPE_CHECKING:
    from claimdesk.casebook.trades import ExtraSheet

_WORDS_HEIGHT = 22
_MARK = 20


class ScheduleFooter(QFrame):
    """`committed` carries a tuple of `Entry` about the extra sheets; `walked` a `Walk` that leads out of them."""

    committed = Signal(object)
    walked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scheduleFoot")
        self._is_balanced: bool | None = None
        self._words = NoteLine(self)
        self._words.setFixedHeight(_WORDS_HEIGHT)
        self._mark = QLabel(self)
        self._mark.setFixedSize(_MARK, _MARK)
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
        if sentence == self.sentence.text():
            return
        self.sentence.setText(sentence)
        if is_balanced is not self._is_balanced or self._mark.pixmap().isNull():
            self._is_balanced = is_balanced
            self._show_mark()

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

    def changeEvent(self, event: QEvent) -> None:
        """Draw the mark in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_mark"):
            self._show_mark()

    def _show_mark(self) -> None:
        name, tone = {
            True: ("circle-check", "good"),
            False: ("alert-triangle", "caution"),
            None: ("circle", "quiet"),
        }[self._is_balanced]
        self._mark.setPixmap(theme.icon_pixmap(name, _MARK, tone=tone, ratio=self.devicePixelRatioF()))
