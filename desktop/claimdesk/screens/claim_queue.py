"""A claim window that works from the queue: finish and take the next in the same place, put aside, give back."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from claimdesk.casebook.work import Work
from claimdesk.casework.next_claim import SavedAndNext
from claimdesk.casework.open_claim import OpenedClaim
from claimdesk.casework.put_aside import put_aside, withdraw_claim
from claimdesk.casework.save_claim import OPEN_STATES
from claimdesk.casework.take_work import give_back
from claimdesk.screens.actions import Scope, hint_key
from claimdesk.screens.aside_panel import AsidePanel
from claimdesk.screens.next_work import NextWork
from claimdesk.screens.reason_panel import ReasonPanel
from claimdesk.screens.work_figures import WorkFigures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from claimdesk.casebook.places import Entry
    from claimdesk.casework.keep_draft import Kept
    from claimdesk.casework.next_claim import NextClaim
    from claimdesk.casework.put_aside import Moved
    from claimdesk.casework.save_claim import Saved
    from claimdesk.screens.claim_window import ClaimWindow
    from claimdesk.screens.workplace import Workplace


class ClaimQueue(QObject):
    """Belongs to one claim window."""

    def __init__(self, workplace: Workplace, window: ClaimWindow, *, parent: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._window = window
        self._figures = WorkFigures(workplace, window.notices, work=Work.FIRST_KEYING)
        self.next = NextWork(workplace, window, work=Work.FIRST_KEYING, notices=window.notices)
        self.next.show_number(window.claim_number)
        self.next.handed.connect(self._turn_to)
        self.next.stayed.connect(window.session.stay)
        self.aside = AsidePanel(workplace, window.notices, parent=parent)
        self.aside.given.connect(self.put_aside)
        self.withdrawal = ReasonPanel(parent)
        self.withdrawal.given.connect(self.withdraw)
        self._standing: Kept | None = None
        session = window.session
        session.changed.connect(self._count)
        session.answered.connect(self._after_save)
        window.deeds.finish_begun.connect(self._begin_leaving)
        window.deeds.clashed.connect(self.next.stay)
        session.told.connect(lambda _told: self.next.stay())
        session.opened.connect(self._begin)
        session.drafts.stood.connect(self._say_standing)
        for panel in (self.aside, self.withdrawal):
            panel.left.connect(window.back_to_form)

    @property
    def panels(self) -> tuple[QWidget, ...]:
        """What asks for reasons, to stand above the form."""
        return (self.aside, self.withdrawal)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What each deed about the queue does."""
        return MappingProxyType(
            {"put_aside": self.ask_aside, "give_back": self.give_back, "withdraw": self.ask_withdrawal}
        )

    def finish(self) -> None:
        """Save the claim as keyed; from the queue, go on with the next one, and let no key fall in between."""
        self._begin_leaving()
        self._window.session.save(finish=True, errand=self.next.taking)

    def ask_aside(self) -> None:
        """Ask what the claim waits for, and until when."""
        self._window.form.commit()
        self.aside.ask(self._window.session.claim_number)

    def ask_withdrawal(self) -> None:
        """Ask who withdraws the claim, then withdraw it."""
        self._window.form.commit()
        number = self._window.session.claim_number
        self.withdrawal.ask(f"Who withdraws {number}, when and how? It keeps its number.", deed=f"Withdraw {number}")

    def give_back(self) -> None:
        """Give the claim back to the queue with its draft kept, and close its window."""
        self._window.form.commit()
        number = self._window.session.claim_number
        self._workplace.do(
            partial(give_back, claim_number=number),
            owner=self,
            done=lambda _changes: self.next.leave(
                f"{number} is back in the queue; what you keyed is kept as your draft"
            ),
            failed=self._window.notices.tell,
        )

    def say_moved(self, opened: OpenedClaim) -> bool:
        """Say in one line that the claim can no longer be changed; whether that is so."""
        state = opened.claim.state
        if state in OPEN_STATES:
            return False
        kept = "; what you keyed is kept as your draft" if self._window.session.unsaved else ""
        self._window.notices.say(f"{opened.claim.claim_number} was {state.value} meanwhile{kept}")
        return True

    def say_end(self) -> None:
        """Say that the walk has led past the last place of the paper."""
        following = " and takes the next claim" if self.next.is_wanted else ""
        key = hint_key(self._workplace.deeds, Scope.CLAIM, "finish")
        self._window.notices.say(f"That was the last place of the paper. {key} finishes keying{following}")

    def close(self) -> None:
        """Leave the claim: its window closes."""
        self.keep_figures()
        self.next.close()

    def put_aside(self, reason: str, until: date | None) -> None:
        """Put the claim aside for a reason, until a day where one is given, and go on from the queue."""
        self._move(partial(put_aside, reason=reason, until=until))

    def withdraw(self, reason: str) -> None:
        """Withdraw the claim as the claimant asked, and go on from the queue."""
        self._move(partial(withdraw_claim, reason=reason))

    def keep_figures(self) -> None:
        """Hand what was keyed since the last save to the store."""
        self._figures.keep(self._window.session.claim_number)

    def _begin(self, _opened: OpenedClaim) -> None:
        self._standing = None
        self._figures.begin()
        self.next.look_ahead()

    def _say_standing(self, kept: Kept) -> None:
        """Say once that somebody else has the claim now, or that it can no longer be changed."""
        if kept == self._standing:
            return
        self._standing = kept
        number = self._window.session.claim_number
        if kept.state not in OPEN_STATES:
            self._window.notices.say(f"{number} was {kept.state.value} meanwhile; what you key is kept as your draft")
        elif kept.held_by:
            self._window.notices.say(
                f"{kept.held_by} has taken {number} from the queue; what you key is kept as your draft"
            )

    def _count(self, entries: tuple[Entry, ...]) -> None:
        self._figures.count(entries[0].path)

    def _move(self, verb: partial[Moved]) -> None:
        """Move the claim in the version that is stored once a save under way is answered; keys wait from now on."""
        self.next.begin()
        self._window.session.once_saved(partial(self._move_now, verb))

    def _move_now(self, verb: partial[Moved]) -> None:
        session = self._window.session
        moving = partial(verb, claim_number=session.claim_number, base_version=session.base_version)
        self._workplace.do(moving, owner=self, done=self._after_move, failed=self.next.refuse)

    def _begin_leaving(self) -> None:
        self.next.begin()
        self._window.session.is_leaving = self.next.is_going_on

    def _after_save(self, saved: Saved) -> None:
        self.keep_figures()
        if isinstance(saved, SavedAndNext):
            self.next.follow(saved.following)

    def _after_move(self, moved: Moved) -> None:
        self.keep_figures()
        self._window.session.show_moved(moved.claim, f"{moved.claim.claim_number} is {moved.claim.state.value}")
        self.next.take()

    def _turn_to(self, following: NextClaim) -> None:
        """Show the claim in the place of the one that is saved, painting what differs once all of it is there."""
        window, opened = self._window, following.opened
        if not isinstance(opened, OpenedClaim):
            return
        number = window.claim_number = opened.claim.claim_number
        window.setWindowTitle(f"{number} · {self._workplace.desk.settlement.short_caption}")
        window.header.number.setText(number)
        window.beside.turn_to(number)
        window.scan.pages.show_claim(number)
        window.form.forget()
        window.session.turn_to(opened)
