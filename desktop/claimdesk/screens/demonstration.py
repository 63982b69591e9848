"""A demonstration plays a clerk's work on the real windows with real keys, and takes a picture of what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from claimdesk.casebook.claim import ClaimState
from claimdesk.casework.attach_scan import attach_scan
from claimdesk.casework.issue_letter import issue_letter, letters_due_for
from claimdesk.screens.case_window import ROOMS, CaseWindow
from claimdesk.screens.typist import Typist
from claimdesk.screens.unreached import unreached

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casework.desk import Desk
    from claimdesk.casework.issue_letter import Letter
    from claimdesk.casework.trial import TrialMember
    from claimdesk.screens.claim_window import ClaimWindow
    from claimdesk.screens.lock import Lock
    from claimdesk.screens.paper_view import PaperView
    from claimdesk.screens.workplace import Workplace

T = TypeVar("T")
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MOST_PLACES = 5_000
_PATIENCE = 60_000  # milliseconds, on a machine that may be busy


class StuckError(RuntimeError):
    """Something that was to happen on a screen did not; the message says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedPaper:
    """A paper that was keyed and finished: its number and the keys it took."""

    claim_number: str
    keys: int


class Demonstration:
    """Plays on one case window; pictures go into the folder `pictures`, and without one none is taken."""

    def __init__(self, workplace: Workplace, window: CaseWindow, *, pictures: Path | None = None) -> None:
        self._workplace = workplace
        self._window = window
        self._pictures = pictures

    def key_paper(self, proof: ProofOfClaim, *, name: str) -> KeyedPaper:
        """Register a claim, key the paper, finish it, and close its window.

        Raises:
            StuckError: a screen did not do what it should.
            LostFocusError: the keyboard left the form.
        """
        typist = Typist()
        claim = self.register(typist)
        self._key(typist, claim, proof=proof)
        typist.press(Qt.Key.Key_Return, _CTRL)
        self._wait(lambda: _state(claim) is ClaimState.KEYED, f"{name} finished")
        claim.form.turn_to("schedule")
        self.take(claim, f"{name}-keyed")
        self.close(claim)
        return KeyedPaper(claim_number=claim.claim_number, keys=typist.keys)

    def change_person(self, member: TrialMember, *, lock: Lock) -> None:
        """Lock the screen by its key and let another member of the staff sign in.

        Raises:
            StuckError: the screen did not lock or did not open again.
        """
        typist = Typist()
        self._window.activateWindow()
        self._wait(lambda: _holds_focus(self._window), "the case window")
        typist.press(Qt.Key.Key_P, _CTRL | Qt.KeyboardModifier.AltModifier)
        self._wait(lambda: lock.sign_in is not None and _holds_focus(lock.sign_in), "the locked screen")
        typist.press(Qt.Key.Key_Backtab)
        for text in (member.name, member.password):
            typist.key(text)
            typist.press(Qt.Key.Key_Return)
        self._wait(lambda: not lock.is_locked and _holds_focus(self._window), f"the desk of {member.name}")

    def review_paper(self, claim_number: str, *, name: str) -> None:
        """Open a keyed claim, mark it as reviewed, look at its letters, and close its window.

        Raises:
            StuckError: a screen did not do what it should.
        """
        typist, claim = Typist(), self.open(claim_number)
        typist.press(Qt.Key.Key_R, _CTRL | _SHIFT)
        self._wait(lambda: _state(claim) is ClaimState.REVIEWED, f"{claim_number} reviewed")
        typist.press(Qt.Key.Key_L, _CTRL)
        self._wait(lambda: claim.form.key == "letters", f"the letters of {claim_number}")
        self.take(claim, f"{name}-letters")
        self.close(claim)

    def issue_letters(self, claim_number: str) -> tuple[Letter, ...]:
        """Issue every letter that is due for a claim, and give them in the order of issue."""
        kinds = self.ask(partial(letters_due_for, claim_number=claim_number), f"letters due for {claim_number}")
        return tuple(
            self.ask(
                partial(issue_letter, claim_number=claim_number, kind=kind), f"{kind.value} for {claim_number}"
            ).letter
            for kind in kinds
        )

    def register(self, typist: Typist) -> ClaimWindow:
        """Register a claim by its key and wait for its window."""
        self._window.activateWindow()
        self._window.show_room("claims")
        self._wait(lambda: _holds_focus(self._window), "the list of claims")
        typist.press(Qt.Key.Key_N, _CTRL)
        self._wait(lambda: bool(self._window.claim_windows), "a window for the new claim")
        claim = self._window.claim_windows[-1]
        self._wait(lambda: claim.session.is_open and _holds_focus(claim), "the new claim")
        return claim

    def open(self, claim_number: str) -> ClaimWindow:
        """Open the window of a claim."""
        claim = self._window.open_claim(claim_number)
        self._wait(lambda: claim.session.is_open and _holds_focus(claim), f"the window of {claim_number}")
        return claim

    def attach(self, claim_number: str, paths: tuple[Path, ...]) -> None:
        """Attach scans to a claim."""
        for path in paths:
            scan = self._workplace.scans.room.read(path)
            self.ask(partial(attach_scan, scan=scan, claim_number=claim_number), f"{path.name} attached")

    def wait_for_strip(self, paper: PaperView) -> None:
        """Wait until the page of the strip is drawn."""
        self.settle()
        self._wait(lambda: paper.pages.image(paper.strip.page) is not None, "the page of a scan")

    def wait_for_letter(self, claim: ClaimWindow) -> None:
        """Wait until the letter that is lit, if there is one, is drawn as wide as there is room."""
        self.settle()
        pages = claim.beside.letters.pages
        self._wait(lambda: not claim.beside.letters.list.count() or pages.is_drawn, "the page of a letter")

    def close(self, claim: ClaimWindow) -> None:
        """Close the window of a claim."""
        claim.close()
        self._wait(lambda: not self._window.claim_windows, "the window of the claim to close")

    def show_rooms(self, *, name: str) -> int:
        """Open the rooms of the case window one after another and take a picture of each; give how many there are."""
        for room in ROOMS:
            self._window.show_room(room.key)
            self.take(self._window, f"{name}-{room.key}")
        return len(ROOMS)

    def show_plan(self, *, name: str) -> int:
        """Take a picture of each page on which the plan is keyed and computed by; give how many there are."""
        self._window.show_room("settlement")
        self.settle()
        room = self._window.settlement
        room.view.plan.key_button.click()
        self._wait(lambda: room.entry.is_checked, "the check of the plan")
        sheets = ("rules", "table:0", "table:1", "case")
        for key in sheets:
            room.entry.show_sheet(key)
            self.take(self._window, f"{name}-plan-{key.replace(':', '-')}")
        room.go_back()
        room.view.plan.run_button.click()
        self.settle()
        room.run.start()
        self._wait(lambda: not room.run.is_busy, "the losses of all claims")
        self.take(self._window, f"{name}-loss-run")
        room.go_back()
        self._window.notices.say("")
        return len(sheets) + 1

    def take(self, window: QWidget, name: str) -> None:
        """Take a picture of a window as it stands."""
        self.settle()
        if self._pictures is not None and not window.grab().save(str(self._pictures / f"{name}.png")):
            raise StuckError(f"the picture {name} cannot be written to {self._pictures}")

    def ask(self, verb: Callable[[Desk], T], what: str) -> T:
        """Let the store thread do a verb and wait for its answer.

        Raises:
            StuckError: it was refused, or took too long.
        """
        answers: list[T] = []
        troubles: list[Exception] = []
        self._workplace.do(verb, owner=self._window, done=answers.append, failed=troubles.append)
        self._wait(lambda: bool(answers or troubles), what)
        if troubles:
            raise StuckError(f"{what}: {troubles[0]}")
        return answers[0]

    def _key(self, typist: Typist, claim: ClaimWindow, *, proof: ProofOfClaim) -> None:
        settlement, blocks = self._workplace.desk.settlement, claim.session.blocks
        for _ in range(_MOST_PLACES):
            typist.key_here(proof)
            QApplication.processEvents()
            if not unreached(claim.session.proof, settlement, blocks=blocks):
                return
        raise StuckError(f"{claim.claim_number} was not keyed to its end: the keyboard is at {claim.form.key}")

    def settle(self) -> None:
        """Wait until the store thread has answered, and what it said is painted."""
        self._wait(lambda: not self._workplace.jobs.is_busy, "the store to answer")
        QTest.qWait(20)

    def _wait(self, is_so: Callable[[], bool], what: str) -> None:
        clock = QElapsedTimer()
        clock.start()
        while not is_so():
            if clock.elapsed() > _PATIENCE:
                raise StuckError(f"waited in vain for {what}")
            QTest.qWait(2)


def _state(claim: ClaimWindow) -> ClaimState | None:
    return claim.session.claim.state if claim.session.claim is not None else None


def _holds_focus(window: QWidget) -> bool:
    widget = QApplication.focusWidget()
    return window.isActiveWindow() and widget is not None and window.isAncestorOf(widget)
