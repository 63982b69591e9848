"""What a second keying and differences do about the queue: go on, put aside, give back, and count what was keyed."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from claimdesk.casebook.work import Work
from claimdesk.casework.put_aside import put_aside
from claimdesk.screens.actions import Scope, hint_key
from claimdesk.screens.aside_panel import AsidePanel
from claimdesk.screens.next_work import NextWork
from claimdesk.screens.work_figures import WorkFigures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QMainWindow, QWidget

    from claimdesk.casework.changes import Changes
    from claimdesk.casework.desk import Desk
    from claimdesk.casework.put_aside import Moved
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace


class PassDeeds(QObject):
    """Belongs to one window, which closes its paper at `left`; `give_back` is the verb of its kind of work."""

    left = Signal()
    """The claim was put aside, or is back in the queue."""

    def __init__(
        self,
        workplace: Workplace,
        window: QMainWindow,
        *,
        work: Work,
        notices: Notices,
        give_back: Callable[[Desk, str], Changes],
        parent: QWidget,
    ) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._window = window
        self._notices = notices
        self._give_back = give_back
        self._scope = Scope.DIFFERENCES if work is Work.DIFFERENCES else Scope.CLAIM
        self._number = ""
        self._is_there = False
        self.next = NextWork(workplace, window, work=work, notices=notices)
        self.figures = WorkFigures(workplace, notices, work=work)
        self.aside = AsidePanel(workplace, notices, parent=parent)
        self.aside.given.connect(self._put_aside)

    @property
    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What each deed about the queue does."""
        return MappingProxyType({"put_aside": self.ask_aside, "give_back": self.give_back})

    def key(self, name: str) -> str:
        """Give the key of a deed of this window, as it is bound now."""
        return hint_key(self._workplace.deeds, self._scope, name)

    def show_claim(self, claim_number: str) -> None:
        """Work on a claim from now on."""
        self._number = claim_number
        self.next.show_number(claim_number)

    def begin(self) -> None:
        """The claim has come from the store, and is keyed now."""
        self._is_there = True
        self.figures.begin()
        self.next.look_ahead()

    def hand_in(self, words: str) -> None:
        """Say that the claim is done, keep its figures, and go on where another one follows."""
        self.end(
            words if self.next.is_going_on else f"{words}; {self.key('close')} closes this window{self.next.lost()}"
        )
        self.next.take()

    def end(self, words: str) -> None:
        """Say that the claim is done, and keep its figures."""
        self._is_there = False
        self.figures.keep(self._number)
        self._notices.clear()
        self._notices.say(words)

    def close(self) -> None:
        """Leave the claim: its window closes."""
        self.figures.keep(self._number)
        self.next.close()

    def ask_aside(self) -> None:
        """Ask what the claim waits for, and until when."""
        if self._is_there:
            self.aside.ask(self._number)

    def give_back(self) -> None:
        """Give the claim back to the queue with what was done kept, and close its window."""
        if self._is_there:
            number = self._number
            self._workplace.do(
                lambda desk: self._give_back(desk, number),
                owner=self,
                done=lambda _changes: self._leave(f"{number} is back in the queue; what you did is kept"),
                failed=self._notices.tell,
            )

    def _leave(self, words: str) -> None:
        self._is_there = False
        self.left.emit()
        self._notices.clear()
        self.next.leave(words)

    def _put_aside(self, reason: str, until: date | None) -> None:
        self.next.begin()
        verb = partial(put_aside, claim_number=self._number, reason=reason, until=until)
        self._workplace.do(verb, owner=self, done=self._after_move, failed=self.next.refuse)

    def _after_move(self, moved: Moved) -> None:
        words = f"{self._number} is {moved.claim.state.value}"
        self.left.emit()
        if self.next.is_going_on:
            self.hand_in(words)
        else:
            self._leave(words)
