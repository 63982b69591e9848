"""The strip above a second keying: the number and what is asked, and neither name nor state of the claim."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from claimdesk.casebook.pass_scope import PassScope
from claimdesk.screens.claim_header import HEIGHT
from claimdesk.screens.words import plain_label, quiet_label, title_label

if TYPE_CHECKING:
    from claimdesk.casework.second_keying import SecondPass

_ASKED = MappingProxyType(
    {
        PassScope.WHOLE: "Every place of the paper is keyed again, years and totals too",
        PassScope.FIGURES: "Money, dates and taxpayer numbers alone are keyed again, years and totals too",
    }
)


class SecondHeader(QFrame):
    """Shows which paper to take and what to key of it."""

    def __init__(self, claim_number: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("claim_header")
        self.setFixedHeight(HEIGHT)
        self.number = title_label(claim_number, self)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.number.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip = QLabel("second keying", self)
        chip.setTextFormat(Qt.TextFormat.PlainText)
        chip.setProperty("chip", "accent")
        self.asked = plain_label("", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(16)
        row.addWidget(self.number)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.asked)
        row.addStretch(1)
        row.addWidget(quiet_label("The first keying is not shown", self))

    def show_given(self, given: SecondPass) -> None:
        """Say what is asked for."""
        self.asked.setText(_ASKED.get(given.scope, ""))
