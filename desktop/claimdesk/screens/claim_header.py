"""The strip above a claim: its number, claimant, state, postmark against the bar date, and how many problems it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from claimdesk.casebook.day_text import screen_date
from claimdesk.screens import theme
from claimdesk.screens.chips import Chip
from claimdesk.screens.words import NameLabel, plain_label, quiet_label, title_label

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casebook.claim import Claim, ProofOfClaim
    from claimdesk.casebook.defects import Judgement

HEIGHT = 64
NO_NAME = "Name not keyed yet"


class ClaimHeader(QFrame):
    """Shows the claim and the paper as they stand on the screen."""

    def __init__(self, claim_number: str, *, bar_date: date | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("claim_header")
        self.setFixedHeight(HEIGHT)
        self._bar_date = bar_date
        self.number = title_label(claim_number, self)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.number.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.claimant = NameLabel(NO_NAME, self)
        self.claimant.setMinimumWidth(200)
        self.chip = Chip(self)
        self._postmark_top = quiet_label("Postmark", self)
        self.postmark = plain_label("", self)
        self._problems_top = quiet_label("Problems", self)
        self.problems = plain_label("", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(16)
        row.addWidget(self.number)
        row.addWidget(self.chip)
        row.addWidget(self.claimant, 1)
        row.addLayout(_pair(self._postmark_top, self.postmark))
        row.addLayout(_pair(self._problems_top, self.problems))

    def show_claim(self, claim: Claim) -> None:
        """Show the state of the claim."""
        self.chip.show_state(str(claim.state))

    def show_proof(self, proof: ProofOfClaim) -> None:
        """Show the claimant and when the paper was mailed."""
        self.claimant.setText(proof.beneficial_owner.full_name or NO_NAME)
        self.claimant.setToolTip(theme.plain_tip(proof.beneficial_owner.full_name))
        self.postmark.setText(mailed_text(proof, self._bar_date))

    def show_judgement(self, judgement: Judgement) -> None:
        """Show how many problems there are."""
        count = len(judgement.defects)
        self.problems.setText(str(count) if count else "none")
        tone = "caution" if count else "good"
        if self.problems.property("tone") != tone:
            self.problems.setProperty("tone", tone)
            self.problems.style().unpolish(self.problems)
            self.problems.style().polish(self.problems)


def mailed_text(proof: ProofOfClaim, bar_date: date | None) -> str:
    """Say when the paper was mailed, and how many days before or after the bar date that was."""
    mailed = proof.postmark.on.value
    word = ""
    if mailed is None:
        mailed, word = proof.received_on.value, "received "
    if mailed is None:
        return "not keyed yet"
    text = f"{word}{screen_date(mailed)}"
    if bar_date is None:
        return text
    left = (bar_date - mailed).days
    if left == 0:
        return f"{text}, on the bar date"
    days = f"{abs(left):,} day{'' if abs(left) == 1 else 's'}"
    return f"{text}, {days} {'before' if left > 0 else 'after'} the bar date"


def _pair(top: QWidget, below: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addStretch(1)
    column.addWidget(top)
    column.addWidget(below)
    column.addStretch(1)
    return column
