"""A pasted table is shown as it is understood before it becomes lines of the schedule: Enter takes, Esc leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTableWidgetItem, QVBoxLayout, QWidget

from claimdesk.screens.pasted_preview import PastedPreview
from claimdesk.screens.schedule_cells import text_in_grid
from claimdesk.screens.schedule_rows import column_words
from claimdesk.screens.words import quiet_label

if TYPE_CHECKING:
    from claimdesk.casebook.pasted_trades import PastedTrades

_SHOWN = 200
_HEIGHT = 220


class TradesPaste(PastedPreview):
    """Shows what was pasted into the schedule; `taken` carries the trades."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="trades_paste")
        self._pasted: PastedTrades | None = None
        self.words = quiet_label("", self)
        self.table.setFixedHeight(_HEIGHT)
        self.faults.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.faults.setFixedHeight(_HEIGHT)
        self._lay_out()

    def show_pasted(self, pasted: PastedTrades, *, style: str) -> None:
        """Show what was understood and what was not; dates in the form of the settlement."""
        self._pasted = pasted
        lines, wrong = len(pasted.trades), len(pasted.not_understood)
        self.heading.setText(
            f"{_count(lines, 'line')} on the clipboard, {_count(wrong, 'cell') if wrong else 'all'}"
            f" {'not understood' if wrong else 'understood'}"
        )
        taken = ", ".join(column_words(column) for column in pasted.columns)
        left = f". {_count(pasted.left_out, 'column')} of the table left out" if pasted.left_out else ""
        self.words.setText(f"Taken as {taken}{left}. One undo takes them all back")
        self.take_button.setText(f"Take {_count(lines, 'line')}")
        self.faults.clear()
        for fault in pasted.not_understood[:_SHOWN]:
            self.faults.addItem(f"Line {fault.line}, {column_words(fault.column)} `{fault.text}`: {fault.why}")
        self.faults.setVisible(bool(wrong))
        self._fill(pasted, style)
        self._open()

    def _offered(self) -> object | None:
        return None if self._pasted is None else self._pasted.trades

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.take_button)
        row.addWidget(self.leave_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addLayout(self._cells())
        column.addLayout(row)

    def _fill(self, pasted: PastedTrades, style: str) -> None:
        self.table.clear()
        self.table.setColumnCount(len(pasted.columns))
        self.table.setRowCount(min(len(pasted.trades), _SHOWN))
        self.table.setHorizontalHeaderLabels([column_words(column).capitalize() for column in pasted.columns])
        for row, trade in enumerate(pasted.trades[:_SHOWN]):
            for place, column in enumerate(pasted.columns):
                text = text_in_grid(column, getattr(trade, column.value), style=style)
                self.table.setItem(row, place, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
