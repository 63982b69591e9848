"""The differences of one claim as one person settles them: an answer goes to the store while one reads on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from claimdesk.casebook.paper import ValueKind
from claimdesk.casebook.same_reading import kind_of
from claimdesk.casework.look_at_number import look_at_number
from claimdesk.casework.settle_differences import (
    Answer,
    OpenedDifferences,
    ShownDifference,
    open_differences,
    settle_difference,
    take_back_difference,
)

if TYPE_CHECKING:
    from claimdesk.casebook.two_passes import DifferenceKey
    from claimdesk.errors import Told
    from claimdesk.screens.workplace import Workplace


class DifferencesSession(QObject):
    """Holds the differences and where one is; an answer that the store refuses opens them anew."""

    refused = Signal(object)
    """The `Told` that says why this person is not shown them."""
    shown = Signal()
    """Another difference is on show, or another answer."""
    verified = Signal(object)
    """The last was settled: the `OpenedDifferences` of the claim, which is verified."""
    told = Signal(object)

    def __init__(self, workplace: Workplace, claim_number: str, *, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.claim_number = claim_number
        self.differences: tuple[ShownDifference, ...] = ()
        self.at: int | None = None
        self.is_verified = False
        self._version = 0
        self._given: list[DifferenceKey] = []
        self._is_paper_noted = False

    @property
    def current(self) -> ShownDifference | None:
        """The difference on show; None when this person has answered every one."""
        return None if self.at is None else self.differences[self.at]

    @property
    def left(self) -> int:
        """How many differences nobody has answered and nobody has put a query to."""
        return sum(each.answer is None for each in self.differences)

    @property
    def queries(self) -> int:
        """How many differences somebody has put a query to."""
        return sum(each.answer is not None and each.answer.is_query for each in self.differences)

    def open(self) -> None:
        """Ask the store for the differences of the claim."""
        verb = partial(open_differences, claim_number=self.claim_number)
        self._workplace.do(verb, owner=self, done=self._show, failed=self.refused.emit)

    def turn_to(self, opened: OpenedDifferences) -> None:
        """Settle another claim from now on; everything of the one before is in the store."""
        self.claim_number = opened.claim_number
        self.is_verified = self._is_paper_noted = False
        self._given.clear()
        self._show(opened)

    def answer(self, answer: Answer) -> None:
        """Answer the difference on show, and go on to the next; the store is told in its own time."""
        current = self.current
        if current is None:
            return
        self._given.append(current.key)
        self._put(current.key, answer, by=self._workplace.desk.staff.name)
        verb = partial(
            settle_difference, claim_number=self.claim_number, key=current.key, answer=answer, version=self._version
        )
        self._workplace.do(verb, owner=self, done=self._note, failed=self._fail)
        self._go_on()

    def undo(self) -> bool:
        """Open the difference again that was answered last here, and go to it; whether there was one."""
        if not self._given or self.is_verified:
            return False
        key = self._given.pop()
        self._put(key, None, by="")
        verb = partial(take_back_difference, claim_number=self.claim_number, key=key, version=self._version)
        self._workplace.do(verb, owner=self, done=self._note, failed=self._fail)
        self.at = next(at for at, each in enumerate(self.differences) if each.key == key)
        self._show_current()
        return True

    def step(self, *, forward: bool) -> None:
        """Show the next or the previous difference, answered or not, round and round."""
        if self.differences and not self.is_verified:
            last = len(self.differences)
            here = self.at if self.at is not None else (-1 if forward else last)
            self.at = (here + (1 if forward else -1)) % last
            self._show_current()

    def _show(self, opened: OpenedDifferences) -> None:
        self.differences, self._version = opened.differences, opened.version
        self.at = None
        self._go_on(queries=True)

    def _go_on(self, *, queries: bool = False) -> None:
        """Go to the next difference without an answer, from here on and then from the first; at last to queries."""
        begin = 0 if self.at is None else self.at + 1
        places = (*range(begin, len(self.differences)), *range(begin))
        unanswered = (at for at in places if self.differences[at].answer is None)
        asked = (at for at in places if queries and self.differences[at].is_open)
        self.at = next(unanswered, next(asked, None))
        self._show_current()

    def _show_current(self) -> None:
        """Show where one is; two whole numbers of a taxpayer are on show then, which is put on record."""
        current = self.current
        if current is not None and not current.is_line and kind_of(current.path) is ValueKind.TIN:
            verb = partial(look_at_number, claim_number=self.claim_number)
            self._workplace.do(verb, owner=self, done=lambda _none: None, failed=self.told.emit)
        self.shown.emit()

    def note_paper(self, path: str) -> None:
        """Put on record once that a whole number may be seen on the scan: at its own place, or on a page turned to."""
        if not self._is_paper_noted and (not path or kind_of(path) is ValueKind.TIN):
            self._is_paper_noted = True
            verb = partial(look_at_number, claim_number=self.claim_number)
            self._workplace.do(verb, owner=self, done=lambda _none: None, failed=self.told.emit)

    def _put(self, key: DifferenceKey, answer: Answer | None, *, by: str) -> None:
        self.differences = tuple(
            replace(each, answer=answer, answered_by=by) if each.key == key else each for each in self.differences
        )

    def _note(self, opened: OpenedDifferences) -> None:
        if opened.is_verified:
            self.is_verified = True
            self.differences, self.at = opened.differences, None
            self.verified.emit(opened)

    def _fail(self, told: Told) -> None:
        """Show why, and the differences as they stand in the store: what was refused is not answered."""
        self._given.clear()
        self.told.emit(told)
        self.open()
