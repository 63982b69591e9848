"""What lies beside the paper, the letters, the amount and the history of a claim, is made at the first look at it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from claimdesk.casework.explain_loss import explain_schedule
from claimdesk.casework.issue_letter import letters_due_for
from claimdesk.errors import Told
from claimdesk.screens.block_list import BlockMark
from claimdesk.screens.history_view import HistoryView
from claimdesk.screens.letters_view import LettersView
from claimdesk.screens.loss_view import LossView, amount_words

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import LetterKind
    from claimdesk.casebook.trades import Schedule
    from claimdesk.casework.changes import Changes
    from claimdesk.casework.open_claim import OpenedClaim
    from claimdesk.screens.claim_form import ClaimForm
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

LETTERS, LOSS, HISTORY = "letters", "loss", "history"
LIVE_LINES = 300
"""Up to so many lines the amount follows what is keyed; a longer schedule is computed when somebody looks at it."""

PAUSE = 150
"""Milliseconds without news until the words in the list of blocks follow: a key never waits for them."""


class ClaimBeside(QObject):
    """Keeps the words of these pages in the list of blocks, and hands each page what is newest when it is looked at."""

    marked = Signal(str, object)
    """The key of a page, and the `BlockMark` that it has now."""

    def __init__(
        self, workplace: Workplace, claim_number: str, *, form: ClaimForm, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace, self._form, self._notices = workplace, form, notices
        self._claim_number = claim_number
        self._opened: OpenedClaim | None = None
        self._schedule: Schedule | None = None
        self._letters: LettersView | None = None
        self._loss: LossView | None = None
        self._history: HistoryView | None = None
        self._is_counted = self._is_computed = True
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._mark)
        form.add_beside(LETTERS, lambda: self.letters)
        form.add_beside(LOSS, lambda: self.loss)
        form.add_beside(HISTORY, lambda: self.history)
        workplace.changed.connect(self._look_at_plan)

    @property
    def letters(self) -> LettersView:
        """The letters of the claim."""
        if self._letters is None:
            made = LettersView(self._workplace, self._claim_number, notices=self._notices, parent=self._form)
            self._letters = made
            if self._opened is not None:
                made.show_claim(self._opened)
        return self._letters

    @property
    def loss(self) -> LossView:
        """Why the claim is recognized with its amount."""
        if self._loss is None:
            made = LossView(self._workplace, self._claim_number, notices=self._notices, parent=self._form)
            made.told.connect(self._mark_amount)
            self._loss = made
            if self._schedule is not None:
                made.show_schedule(self._schedule)
        return self._loss

    @property
    def history(self) -> HistoryView:
        """The acts on the claim."""
        if self._history is None:
            self._history = HistoryView(self._workplace.desk.wording, self._form)
            if self._opened is not None:
                self._history.show_acts(self._opened.history)
        return self._history

    def turn_to(self, claim_number: str) -> None:
        """Belong to another claim from now on, beginning with what is shown next."""
        self._claim_number = claim_number
        self._opened = self._schedule = None
        if self._letters is not None:
            self._letters.turn_to(claim_number)
        if self._loss is not None:
            self._loss.turn_to(claim_number)

    def show_claim(self, opened: OpenedClaim) -> None:
        """Show the letters and the history of a claim as it is stored now."""
        self._opened = opened
        if self._letters is not None:
            self._letters.show_claim(opened)
        if self._history is not None:
            self._history.show_acts(opened.history)
        acts = len(opened.history)
        self.marked.emit(HISTORY, BlockMark(is_form=False, words=f"{acts} act{'' if acts == 1 else 's'}"))
        self._is_counted = False
        self._later.start()

    def show_schedule(self, schedule: Schedule) -> None:
        """Take the schedule as it stands now."""
        if schedule is self._schedule:
            return
        self._schedule = schedule
        if self._loss is not None:
            self._loss.show_schedule(schedule)
        self._is_computed = False
        self._later.start()

    def _look_at_plan(self, changes: Changes) -> None:
        if changes.plan:
            self._is_computed = False
            self._later.start()

    def _mark(self) -> None:
        if not self._is_counted:
            self._is_counted = True
            verb = partial(letters_due_for, claim_number=self._claim_number)
            count = partial(self._mark_letters, self._claim_number)
            self._workplace.do(verb, owner=self, done=count, failed=self._notices.tell)
        if not self._is_computed and self._schedule is not None:
            self._is_computed = True
            if sum(len(section.trades) for section in self._schedule.sections) <= LIVE_LINES:
                self._mark_amount(self._amount(self._schedule))

    def _amount(self, schedule: Schedule) -> str:
        try:
            explained = explain_schedule(self._claim_number, schedule, settlement=self._workplace.desk.settlement)
        except Told:
            return amount_words(None)
        return amount_words(explained)

    def _mark_letters(self, claim_number: str, kinds: tuple[LetterKind, ...]) -> None:
        if claim_number == self._claim_number:
            words = f"{len(kinds)} due" if kinds else "none due"
            self.marked.emit(LETTERS, BlockMark(is_form=False, words=words))

    def _mark_amount(self, words: str) -> None:
        self.marked.emit(LOSS, BlockMark(is_form=False, words=words))
