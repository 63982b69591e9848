"""A claim window that works from the queue: finish and take the next in the same place, put aside, give back."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from claimdesk.casebook.work import Work
from claimdesk.casework.next_claim import NextClaim, claims_ahead, take_and_open
from claimdesk.casework.put_aside import put_aside, withdraw_claim
from claimdesk.casework.save_claim import OPEN_STATES
from claimdesk.casework.take_work import give_back
from claimdesk.screens.aside_panel import AsidePanel
from claimdesk.screens.key_hold import KeyHold
from claimdesk.screens.queue_room import EMPTY_QUEUE
from claimdesk.screens.reason_panel import ReasonPanel
from claimdesk.screens.work_figures import WorkFigures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from claimdesk.casebook.places import Entry
    from claimdesk.casework.keep_draft import Kept
    from claimdesk.casework.open_claim import OpenedClaim
    from claimdesk.casework.put_aside import Moved
    from claimdesk.casework.save_claim import Saved
    from claimdesk.errors import Told
    from claimdesk.screens.claim_window import ClaimWindow
    from claimdesk.screens.workplace import Workplace

AHEAD = 2
"""How many claims are known before they are taken."""


class ClaimQueue(QObject):
    """Belongs to one claim window; `is_wanted` says whether its person works from the queue."""

    def __init__(self, workplace: Workplace, window: ClaimWindow, *, parent: QWidget) -> None:
        super().__init__(window)
        self.is_wanted = False
        self._workplace = workplace
        self._window = window
        self._figures = WorkFigures(workplace, window.notices, work=Work.FIRST_KEYING)
        workplace.put_on_screen(window.claim_number)
        self._is_going_on = False
        self.keys = KeyHold(window)
        self.aside = AsidePanel(workplace, window.notices, parent=parent)
        self.aside.given.connect(self.put_aside)
        self.withdrawal = ReasonPanel(parent)
        self.withdrawal.given.connect(self.withdraw)
        self._standing: Kept | None = None
        session = window.session
        session.changed.connect(self._count)
        session.saved.connect(self._after_save)
        session.conflicted.connect(lambda _stored: self._stay())
        session.told.connect(lambda _told: self._stay())
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
        self._is_going_on = self.is_wanted
        if self._is_going_on:
            self.keys.hold()
            self._window.session.is_leaving = True
        self._window.session.save(finish=True)

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
            done=lambda _changes: self._leave(f"{number} is back in the queue; what you keyed is kept as your draft"),
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
        following = " and takes the next claim" if self.is_wanted else ""
        self._window.notices.say(f"That was the last place of the paper. Ctrl+Enter finishes keying{following}")

    def close(self) -> None:
        """Leave the claim: its window closes."""
        self.keep_figures()
        self._workplace.take_off_screen(self._window.claim_number)

    def look_ahead(self) -> None:
        """Ask which claims come next, and have their pages drawn."""
        if self.is_wanted:
            verb = partial(claims_ahead, besides=self._workplace.claims_on_screen, count=AHEAD)
            self._workplace.do(verb, owner=self, done=self._workplace.scans.prefetch, failed=self._window.notices.tell)

    def put_aside(self, reason: str, until: date | None) -> None:
        """Put the claim aside for a reason, until a day where one is given, and go on from the queue."""
        session = self._window.session
        self._move(
            partial(
                put_aside,
                claim_number=session.claim_number,
                reason=reason,
                until=until,
                base_version=session.base_version,
            )
        )

    def withdraw(self, reason: str) -> None:
        """Withdraw the claim as the claimant asked, and go on from the queue."""
        session = self._window.session
        self._move(
            partial(
                withdraw_claim,
                claim_number=session.claim_number,
                reason=reason,
                base_version=session.base_version,
            )
        )

    def keep_figures(self) -> None:
        """Hand what was keyed since the last save to the store."""
        self._figures.keep(self._window.session.claim_number)

    def _begin(self, _opened: OpenedClaim) -> None:
        self._standing = None
        self._figures.begin()
        self.look_ahead()

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
        self._is_going_on = self.is_wanted
        if self._is_going_on:
            self.keys.hold()
        self._workplace.do(verb, owner=self, done=self._after_move, failed=self._not_moved)

    def _after_save(self, _saved: Saved) -> None:
        self.keep_figures()
        self._take()

    def _after_move(self, moved: Moved) -> None:
        self.keep_figures()
        self._window.session.show_moved(moved.claim, f"{moved.claim.claim_number} is {moved.claim.state.value}")
        self._take()

    def _not_moved(self, told: Told) -> None:
        self._window.notices.tell(told)
        self._stay()

    def _take(self) -> None:
        if not self._is_going_on:
            return
        verb = partial(take_and_open, besides=self._workplace.claims_on_screen)
        self._workplace.do(verb, owner=self, done=self._go_on, failed=self._not_moved)

    def _go_on(self, following: NextClaim) -> None:
        self._is_going_on = False
        item, opened = following.item, following.opened
        if item is None:
            self._leave(EMPTY_QUEUE)
        elif opened is None:
            self._leave("")
            self._workplace.work_wanted.emit(item.claim_number, item.work)
        else:
            done = self._window.notices.line_text
            self._turn_to(opened)
            self._window.notices.say(f"{done}. Now {item.claim_number}")
            self.keys.release()

    def _turn_to(self, opened: OpenedClaim) -> None:
        """Show the claim in the place of the one that is saved; nothing is painted until all of it is there."""
        window, number = self._window, opened.claim.claim_number
        self._workplace.put_on_screen(number, instead=window.claim_number)
        window.claim_number = number
        window.setUpdatesEnabled(False)
        try:
            window.setWindowTitle(f"{number} · {self._workplace.desk.settlement.short_caption}")
            window.header.number.setText(number)
            window.letters.turn_to(number)
            window.loss.turn_to(number)
            window.scan.pages.show_claim(number)
            window.session.turn_to(opened)
        finally:
            window.setUpdatesEnabled(True)

    def _leave(self, words: str) -> None:
        """Close the window, since no claim follows in it; keys of meanwhile had no claim to go to, and that is said."""
        lost = self.keys.drop()
        if lost:
            words = f"{words}. {lost:,} key{'' if lost == 1 else 's'} typed since went nowhere".lstrip(". ")
        done = self._window.notices.line_text
        if words:
            self._workplace.screen_wanted.emit("queue")
            self._workplace.said.emit(f"{done}. {words}")
        self._window.close()

    def _stay(self) -> None:
        """Stay at the claim that could not be left; the held keys were meant for the next one, and it gets them."""
        if not self._is_going_on:
            return
        self._is_going_on = self._window.session.is_leaving = False
        held = self.keys.pause()
        if held:
            self._window.notices.say(f"{held:,} key{'' if held == 1 else 's'} typed since wait for the next claim")
