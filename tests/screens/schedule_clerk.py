"""A clerk at a schedule: keys into whatever has the focus, and applies what is committed as the claim window does."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark, Reading
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.trades import Trade
from claimdesk.casework.reference import load_settlement
from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.schedule_editor import ScheduleEditor

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
SONUS = load_settlement("sonus-2004")


class Clerk:
    """Keys into a schedule, and applies what it commits to a proof of its own, as the claim window does."""

    def __init__(self, qtbot: QtBot, settlement: Settlement = SONUS) -> None:
        self.window = QWidget()
        self.elsewhere = QLineEdit(self.window)
        self.editor = ScheduleEditor(settlement, self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(self.elsewhere)
        column.addWidget(self.editor)
        self.window.resize(1100, 760)
        qtbot.addWidget(self.window)
        self.proof = ProofOfClaim(schedule=settlement.blank_schedule())
        self.batches: list[tuple[Entry, ...]] = []
        self.walks: list[Walk] = []
        self.editor.committed.connect(self.keep)
        self.editor.walked.connect(self.walks.append)
        self.editor.show_proof(self.proof)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.editor.take_focus()

    def keep(self, entries: tuple[Entry, ...]) -> None:
        """Apply entries and show the proof again."""
        self.batches.append(entries)
        self.proof = with_entries(self.proof, entries)
        self.editor.show_proof(self.proof)

    @property
    def line(self) -> PaperLine:
        """The line over the open cell."""
        return self.editor.grid.line

    @property
    def at(self) -> str:
        """The path of the open cell."""
        assert self.editor.grid.at is not None
        row, column = self.editor.grid.at
        return self.editor.model.rows.at(row).path(column)

    def types(self, text: str) -> None:
        """Type into whatever has the focus."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def keys(self, *cells: str) -> None:
        """Key cells one after another: `*` is illegible, an empty text is passed over."""
        for cell in cells:
            if cell == "*":
                self.presses(Qt.Key.Key_Asterisk, KEYPAD)
            else:
                self.types(cell)
                self.presses(Qt.Key.Key_Return)

    def finishes(self) -> None:
        """Say that the section has no more lines."""
        self.presses(Qt.Key.Key_Minus, KEYPAD)

    def trades(self, key: str) -> tuple[Trade, ...]:
        """Give the trades of a section of the proof."""
        listed = self.proof.schedule.section(key)
        assert listed is not None
        return listed.trades

    def is_finished(self, key: str) -> bool:
        """Whether a section has been finished."""
        listed = self.proof.schedule.section(key)
        assert listed is not None
        return listed.is_finished


def keyed_text(reading: Reading[object]) -> str:
    """Give what a clerk keys for a place of a paper."""
    if reading.mark is Mark.ILLEGIBLE:
        return "*"
    if isinstance(reading.value, date):
        return f"{reading.value:%m%d%Y}"
    return {"yes": "y", "no": "n"}.get(reading.text, reading.text)


def key_trade(clerk: Clerk, trade: Trade) -> None:
    """Key one line; kind and explanation where the paper has another kind."""
    for reading in (trade.trade_date, trade.shares, trade.price, trade.total):
        clerk.keys(keyed_text(reading))
    if trade.kind.is_blank and trade.security.is_blank:
        clerk.keys(keyed_text(trade.documented))
        return
    clerk.types(keyed_text(trade.documented))
    clerk.presses(Qt.Key.Key_Right, ALT)
    clerk.keys(trade.kind.text, trade.explanation.text, trade.security.text)
