"""Which acts of the log are meant is said in one row of fields: who, on which claim, on which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from claimdesk.casebook.claim_number import numbers_meant
from claimdesk.casebook.day_text import screen_date
from claimdesk.casebook.keyed_dates import DateContext, read_keyed_date
from claimdesk.casework.read_log import LogSearch
from claimdesk.errors import Told
from claimdesk.screens.choice_box import ChoiceBox
from claimdesk.screens.words import quiet_label

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casework.desk import Desk

EVERYBODY = "Everybody"
TODAY, YESTERDAY = "today", "yesterday"
_A_YEAR = timedelta(days=364)
_FIELD_GAP, _CAPTION_GAP = 12, 4


@dataclass(frozen=True, slots=True)
class AskedLog:
    """The acts that are meant, and the same in words: ` by Ines Clerk on 10 Apr 2008`."""

    search: LogSearch
    words: str


class LogFilter(QWidget):
    """Enter in a field, or another choice of a person, asks for the acts."""

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.who = ChoiceBox(self)
        self.who.setAccessibleName("By this person")
        self.who.addItem(EVERYBODY)
        self.who.activated.connect(self.wanted)
        self.on = self._line("On this claim", hint="number")
        self.first = self._line("On this day", hint="041508, today")
        self.last = self._line("until this day", hint="the same day")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_FIELD_GAP)
        for field in (self.who, self.on, self.first, self.last):
            cell = QVBoxLayout()
            cell.setSpacing(_CAPTION_GAP)
            caption = quiet_label(field.accessibleName(), self)
            caption.setBuddy(field)
            cell.addWidget(caption)
            cell.addWidget(field)
            row.addLayout(cell, 1)

    def offer(self, people: tuple[str, ...]) -> None:
        """Offer everybody who stands in the log; the person who is chosen stays chosen."""
        chosen = self.who.currentText()
        self.who.clear()
        self.who.addItems([EVERYBODY, *people])
        self.who.setCurrentText(chosen)

    def clear(self) -> None:
        """Mean every act again."""
        self.who.setCurrentIndex(0)
        for line in (self.on, self.first, self.last):
            line.clear()

    def asked(self, desk: Desk) -> AskedLog:
        """Give what is asked for.

        Raises:
            Told: a day cannot be read, or the last day is before the first; the sentence says which.
        """
        who = self.who.currentText() if self.who.currentIndex() > 0 else None
        on = self.on.text().strip() or None
        if on is not None:
            on = next(iter(numbers_meant(desk.settlement.claim_prefix, on)), on)
            self.on.setText(on)
        today = desk.today()
        first, last = _day(self.first, today=today), _day(self.last, today=today)
        if first is None and last is not None:
            raise Told("The first day is missing.", "Key it before the last one, or leave both empty.")
        if first is not None and last is None:
            last = first
        if first is not None and last is not None and last < first:
            raise Told(f"{screen_date(last)} is before {screen_date(first)}.", "Key the earlier day first.")
        return AskedLog(LogSearch(who=who, on=on, first_day=first, last_day=last), _words(who, on, first, last))

    def _line(self, name: str, *, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.returnPressed.connect(self.wanted)
        return line


def _day(line: QLineEdit, *, today: date) -> date | None:
    """Read a day, the latest that it can mean, and show it in full."""
    text = line.text().strip()
    if not text:
        return None
    near = {TODAY: today, YESTERDAY: today - timedelta(days=1)}.get(text.casefold())
    keyed = read_keyed_date(text, context=DateContext(first=today - _A_YEAR, last=today))
    day = near if near is not None else keyed.value
    if day is None:
        line.setFocus()
        line.selectAll()
        raise Told(f"{text} is no day: {keyed.why}.", "Key it as 041508, 4/15/08, 15apr or today.")
    line.setText(screen_date(day))
    return day


def _words(who: str | None, on: str | None, first: date | None, last: date | None) -> str:
    words = f" by {who}" if who else ""
    if on:
        words += f" on {on}"
    if first and last:
        words += f" on {screen_date(first)}" if first == last else f" from {screen_date(first)} to {screen_date(last)}"
    return words
