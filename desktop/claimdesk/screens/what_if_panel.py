"""What a claim would come to with one more sale: three fields and the answer, of which nothing is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from claimdesk.casebook.day_text import screen_date
from claimdesk.casebook.keyed import read_keyed
from claimdesk.casebook.keyed_dates import read_keyed_date
from claimdesk.casebook.money import millionths, money_text, shares_text
from claimdesk.casebook.paper import paper_field
from claimdesk.casework.what_if import MissingSale, what_if
from claimdesk.errors import Told
from claimdesk.screens.words import heading_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.casebook.explained_loss import ExplainedLoss
    from claimdesk.casework.desk import Desk

_FIELDS = (("on", "Trade date"), ("shares", "Shares"), ("price", "Price a share"))
_WIDTH = 130


class WhatIfPanel(QWidget):
    """Asks about the claim that was explained last."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("what_if")
        self.desk = desk
        self._explained: ExplainedLoss | None = None
        self.fields: dict[str, QLineEdit] = {}
        self.answer = wrapped_label("", self)
        self._ask = QPushButton("See the change", self)
        self._ask.clicked.connect(self.ask)
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, words in _FIELDS:
            field = QLineEdit(self)
            field.setPlaceholderText(words)
            field.setAccessibleName(f"Missing sale: {words.lower()}")
            field.setFixedWidth(_WIDTH)
            field.returnPressed.connect(self.ask)
            self.fields[name] = field
            row.addWidget(field)
        row.addWidget(self._ask)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading_label("What if a sale is missing", self))
        column.addLayout(row)
        column.addWidget(self.answer)

    def show_explained(self, explained: ExplainedLoss) -> None:
        """Ask about this claim from now on; an answer about an earlier state of it goes away."""
        if self._explained != explained:
            self._explained = explained
            self.answer.clear()

    def ask(self) -> None:
        """Answer in one sentence, or say which field cannot be read."""
        if self._explained is None:
            return
        try:
            sale = self._sale()
            found = what_if(self.desk, self._explained, sale=sale)
        except Told as told:
            self.answer.setText(str(told))
            return
        why = f" {found.problems[0]}" if found.loss.amount is None and found.problems else ""
        self.answer.setText(
            f"With a sale of {shares_text(sale.shares)} shares on {screen_date(sale.on)} at ${money_text(sale.price)}:"
            f" {found.headline}.{why} Without it: {self._explained.headline}. Nothing of this is stored."
        )

    def _sale(self) -> MissingSale:
        """Read the three fields by the grammar of the schedule.

        Raises:
            Told: one of them cannot be read.
        """
        on = read_keyed_date(self.fields["on"].text())
        if on.value is None:
            raise Told(f"The trade date cannot be read: {on.why or 'there is no such day'}.", "Key it as 2004-02-20.")
        return MissingSale(on=on.value, shares=self._figure("shares"), price=self._figure("price"))

    def _figure(self, name: str) -> int:
        keyed = read_keyed(paper_field(f"schedule.sales[0].{name}"), self.fields[name].text())
        if keyed.why or not keyed.text:
            raise Told(f"The {name} cannot be read: {keyed.why or 'nothing is keyed'}.", "Key a number.")
        return millionths(keyed.text)
