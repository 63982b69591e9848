"""A window that works from the queue hands one claim in and takes the next by itself; keys of meanwhile wait for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from claimdesk.casework.next_claim import NextClaim, claims_ahead, save_and_take, take_and_open
from claimdesk.errors import Told
from claimdesk.screens.key_hold import KeyHold
from claimdesk.screens.queue_room import EMPTY_QUEUE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

    from claimdesk.casebook.work import Work
    from claimdesk.casework.desk import Desk
    from claimdesk.casework.save_claim import Saved
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

AHEAD = 2
"""How many claims are known before they are taken."""


class NextWork(QObject):
    """Belongs to one window, which does one kind of work; `is_wanted` says whether its person works from the queue."""

    handed = Signal(object)
    """The `NextClaim` that the window shows now, in the place of the one before; keys of meanwhile come after that."""

    stayed = Signal()
    """The claim on show could not be left."""

    def __init__(self, workplace: Workplace, window: QMainWindow, *, work: Work, notices: Notices) -> None:
        super().__init__(window)
        self.is_wanted = False
        self.is_going_on = False
        self.keys = KeyHold(window)
        self._workplace = workplace
        self._window = window
        self._work = work
        self._notices = notices
        self._number = ""
        self._kept = ""

    def show_number(self, claim_number: str) -> None:
        """Note which claim the window shows now, so that the queue hands it out nowhere else; empty for none."""
        if claim_number:
            self._workplace.put_on_screen(claim_number, instead=self._number)
        else:
            self._workplace.take_off_screen(self._number)
        self._number = claim_number

    def begin(self) -> None:
        """Let keys wait from now on, if another claim is to follow."""
        self.is_going_on = self.is_wanted
        if self.is_going_on:
            self.keys.hold()

    def take(self) -> None:
        """Take the next claim, if one is to follow."""
        if self.is_going_on:
            verb = partial(take_and_open, here=self._work, besides=self._workplace.claims_on_screen)
            self._workplace.do(verb, owner=self, done=self._go_on, failed=self.refuse)

    def taking(self, save: Callable[[Desk], Saved]) -> Callable[[Desk], Saved]:
        """Give a save as one errand with taking the next claim, if one is to follow."""
        if not self.is_going_on:
            return save
        return partial(save_and_take, save=save, here=self._work, besides=self._workplace.claims_on_screen)

    def follow(self, following: NextClaim | Told) -> None:
        """Go on with what was taken in one errand with a save; it waits as this person's own where they stay."""
        if isinstance(following, Told):
            self.refuse(following)
        elif self.is_going_on:
            self._go_on(following)

    def refuse(self, told: Told) -> None:
        """Say why the claim could not be left, and stay."""
        self._notices.tell(told)
        self.stay()

    def look_ahead(self) -> None:
        """Ask which claims come next, and have their pages drawn."""
        if self.is_wanted:
            verb = partial(claims_ahead, besides=self._workplace.claims_on_screen, count=AHEAD)
            self._workplace.do(verb, owner=self, done=self._workplace.scans.prefetch, failed=self._notices.tell)

    def stay(self) -> None:
        """Stay at the claim that could not be left; the held keys were meant for the next one, and it gets them.

        Where none is to follow they were meant for this one.
        """
        if not self.is_wanted:
            self.keys.release()
        if not self.is_going_on:
            return
        self.is_going_on = False
        held = self.keys.pause()
        self.stayed.emit()
        if held:
            why = self._notices.line_text.removesuffix(self._kept)
            self._kept = f"{'. ' if why else ''}{_keys(held)} typed since wait for the next claim"
            self._notices.say(why + self._kept)

    def lost(self) -> str:
        """Give as the end of a sentence how many keys came while a paper was handed in after which none follows."""
        lost = 0 if self.is_wanted else self.keys.drop()
        return f". {_keys(lost)} typed since went nowhere" if lost else ""

    def close(self) -> None:
        """Leave the claim, since its window closes; keys that waited for the next one are lost, and that is said."""
        lost, number = self.keys.drop(), self._number
        self.show_number("")
        if lost:
            words = f"{_keys(lost)} typed after {number} went nowhere: no claim followed in its window"
            self._workplace.said.emit(words)

    def leave(self, words: str) -> None:
        """Close the window, since no claim follows in it; keys of meanwhile had no claim to go to, and that is said."""
        lost = self.keys.drop()
        went = f"{_keys(lost)} typed since went nowhere" if lost else ""
        said = tuple(each for each in (words, went) if each)
        if said:
            self._workplace.screen_wanted.emit("queue")
            self._workplace.said.emit(". ".join(each for each in (self._notices.line_text, *said) if each))
        self._window.close()

    def _go_on(self, following: NextClaim) -> None:
        self.is_going_on = False
        item = following.item
        if item is None:
            self.leave(EMPTY_QUEUE)
        elif following.opened is None:
            self.leave("")
            self._workplace.work_wanted.emit(item.claim_number, item.work)
        else:
            done = self._notices.line_text
            self.show_number(item.claim_number)
            self.handed.emit(following)
            self._notices.say(f"{done}. Now {item.claim_number}" if done else f"Now {item.claim_number}")
            self.keys.release()


def _keys(count: int) -> str:
    return f"{count:,} key{'' if count == 1 else 's'}"
