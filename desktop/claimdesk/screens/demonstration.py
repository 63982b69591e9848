"""A demonstration plays a clerk's work on the real windows with real keys, and takes a picture of what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from claimdesk.casebook.claim import ClaimState
from claimdesk.casework.issue_letter import issue_letter, letters_due_for
from claimdesk.screens.typist import Typist
from claimdesk.screens.unreached import unreached

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import LetterKind
    from claimdesk.casework.desk import Desk
    from claimdesk.casework.issue_letter import Letter
    from claimdesk.screens.case_window import CaseWindow
    from claimdesk.screens.claim_window import ClaimWindow
    from claimdesk.screens.workplace import Workplace

T = TypeVar("T")
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MOST_PLACES = 5_000
_PATIENCE = 15_000  # milliseconds


class StuckError(RuntimeError):
    """Something that was to happen on a screen did not; the message says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedPaper:
    """A paper that was keyed, finished, reviewed and answered: its number, the keys it took, and its letters."""

    claim_number: str
    keys: int
    letters: tuple[Letter, ...]

    @property
    def kinds(self) -> tuple[LetterKind, ...]:
        """The kinds of its letters."""
        return tuple(letter.kind for letter in self.letters)


class Demonstration:
    """Plays on one case window; pictures go into the folder `pictures`."""

    def __init__(self, workplace: Workplace, window: CaseWindow, *, pictures: Path) -> None:
        self._workplace = workplace
        self._window = window
        self._pictures = pictures

    def key_paper(self, proof: ProofOfClaim, *, name: str, with_blocks: bool = False) -> KeyedPaper:
        """Register a claim, key the paper, finish it, mark it as reviewed, and issue every letter that is due.

        With `with_blocks` a picture is taken of every page of the claim.

        Raises:
            StuckError: a screen did not do what it should.
            LostFocusError: the keyboard left the form.
        """
        typist = Typist()
        claim = self._register(typist)
        self._key(typist, claim, proof=proof)
        typist.press(Qt.Key.Key_Return, _CTRL)
        self._wait(lambda: _state(claim) is ClaimState.KEYED, f"{name} finished")
        claim.form.turn_to("schedule")
        self.take(claim, f"{name}-keyed")
        if with_blocks:
            self._take_blocks(claim, name=name)
        typist.press(Qt.Key.Key_R, _CTRL | _SHIFT)
        self._wait(lambda: _state(claim) is ClaimState.REVIEWED, f"{name} reviewed")
        typist.press(Qt.Key.Key_L, _CTRL)
        self._wait(lambda: claim.form.key == "letters" and not self._workplace.jobs.is_busy, f"letters of {name}")
        self.take(claim, f"{name}-letters")
        letters = self._issue(claim.claim_number)
        number = claim.claim_number
        typist.press(Qt.Key.Key_W, _CTRL)
        self._wait(lambda: not self._window.claim_windows, f"the window of {number} closed")
        return KeyedPaper(claim_number=number, keys=typist.keys, letters=letters)

    def show_rooms(self, rooms: tuple[str, ...]) -> None:
        """Open the rooms of the case window one after another and take a picture of each."""
        for room in rooms:
            self._window.show_room(room)
            self._settle()
            self.take(self._window, f"room-{room}")

    def take(self, window: QWidget, name: str) -> None:
        """Take a picture of a window as it stands."""
        self._settle()
        picture = window.grab()
        if not picture.save(str(self._pictures / f"{name}.png")):
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

    def _register(self, typist: Typist) -> ClaimWindow:
        self._window.activateWindow()
        self._window.show_room("claims")
        self._wait(lambda: self._window.isActiveWindow() and QApplication.focusWidget() is not None, "the list of claims")
        typist.press(Qt.Key.Key_N, _CTRL)
        self._wait(lambda: bool(self._window.claim_windows), "a window for the new claim")
        claim = self._window.claim_windows[-1]
        self._wait(lambda: claim.session.is_open and claim.isActiveWindow() and _holds_focus(claim), "the new claim")
        return claim

    def _key(self, typist: Typist, claim: ClaimWindow, *, proof: ProofOfClaim) -> None:
        settlement, blocks = self._workplace.desk.settlement, claim.session.blocks
        for _ in range(_MOST_PLACES):
            typist.key_here(proof)
            QApplication.processEvents()
            if not unreached(claim.session.proof, settlement, blocks=blocks):
                return
        raise StuckError(f"{claim.claim_number} was not keyed to its end: the keyboard is at {claim.form.key}")

    def _take_blocks(self, claim: ClaimWindow, *, name: str) -> None:
        for key in claim.form.keys:
            claim.form.turn_to(key)
            self.take(claim, f"{name}-{key}")

    def _issue(self, claim_number: str) -> tuple[Letter, ...]:
        kinds = self.ask(lambda desk: letters_due_for(desk, claim_number), f"letters due for {claim_number}")
        return tuple(
            self.ask(lambda desk, kind=kind: issue_letter(desk, claim_number, kind=kind), f"{kind} for {claim_number}").letter
            for kind in kinds
        )

    def _settle(self) -> None:
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


def _holds_focus(claim: ClaimWindow) -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and claim.isAncestorOf(widget)
