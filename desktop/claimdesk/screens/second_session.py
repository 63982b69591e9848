"""One second keying in one window: the paper as this clerk reads it, kept place by place, and nothing of the first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.paper import Block
from claimdesk.casebook.pass_scope import narrowed
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casework.second_keying import (
    SecondKeyed,
    SecondPass,
    begin_second_keying,
    finish_second_keying,
    keep_second_reading,
    return_second_keying,
)
from claimdesk.screens.claim_origins import NOTHING, origins_after
from claimdesk.screens.claim_steps import ClaimSteps, Step
from claimdesk.screens.form_rules import FIRST_KEYING, FormRules
from claimdesk.screens.proof_changes import Unsaved, followers, lengths, whole_lists
from claimdesk.screens.unreached import unreached

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.origin import Origin
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.errors import Told
    from claimdesk.screens.claim_steps import Taken
    from claimdesk.screens.workplace import Workplace


class SecondSession(QObject):
    """Takes what fields commit, keeps it on disk at once, and finishes; it never asks the store for the claim."""

    opened = Signal(object)
    """The `SecondPass` that this clerk was given."""
    refused = Signal(object)
    """The `Told` that says why this clerk is not given it."""
    shown = Signal()
    changed = Signal(object)
    kept = Signal()
    finished = Signal(object)
    returned = Signal()
    told = Signal(object)

    def __init__(self, workplace: Workplace, claim_number: str, *, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.claim_number = claim_number
        self.rules = FIRST_KEYING
        self.settlement: Settlement = workplace.desk.settlement
        self.proof = ProofOfClaim(schedule=self.settlement.blank_schedule())
        self.origins: Mapping[str, Origin] = NOTHING
        self._steps = ClaimSteps()
        self._keyed = Unsaved()
        self.is_open = False
        self.is_kept = True
        self._is_finishing = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the form of this settlement."""
        form = self.settlement.form
        has_w9 = form is not None and form.has_w9 is True
        return tuple(block for block in Block if block is not Block.W9 or has_w9)

    @property
    def keyed(self) -> int:
        """How many places were committed here."""
        return len(self._keyed)

    def unreached(self, *, block: Block | None = None) -> tuple[str, ...]:
        """Give the places that are asked for and that this clerk has not been at, of one block or of all."""
        blocks = self.blocks if block is None else (block,)
        found = unreached(self.proof, self.settlement, blocks=blocks)
        return tuple(path for path in found if self.rules.asks(path))

    def open(self) -> None:
        """Ask for the second keying of the claim."""
        verb = partial(begin_second_keying, claim_number=self.claim_number)
        self._workplace.do(verb, owner=self, done=self._show, failed=self.refused.emit)

    def put(self, entries: tuple[Entry, ...]) -> None:
        """Take committed entries in and keep them at once: one step, which can be undone."""
        before, origins = self.proof, self.origins
        self._take_in(entries)
        self.origins = origins_after(origins, entries, before=before, after=self.proof)
        self._steps.put(Step(before, self.proof, origins, self.origins))
        self._workplace.recent.put(self.claim_number, entries)

    def undo(self) -> Taken | None:
        """Take back the last commit; give what that was, or None without one."""
        return self._show_step(self._steps.undo())

    def redo(self) -> Taken | None:
        """Make again the commit that was taken back last; give what that is, or None without one."""
        return self._show_step(self._steps.redo())

    def finish(self) -> None:
        """Hand the paper in as it was read."""
        if self._is_finishing or not self.is_open:
            return
        self._is_finishing = True
        verb = partial(finish_second_keying, claim_number=self.claim_number, proof=self.proof)
        self._workplace.do(verb, owner=self, done=self._show_finished, failed=self._not_finished)

    def give_back(self) -> None:
        """Let another clerk take the second keying up."""
        verb = partial(return_second_keying, claim_number=self.claim_number)
        self._workplace.do(verb, owner=self, done=self._show_returned, failed=self.told.emit)

    def _show(self, given: SecondPass) -> None:
        self.rules = FormRules(given.scope)
        self.settlement = narrowed(self._workplace.desk.settlement, given.scope)
        self.proof = with_entries(ProofOfClaim(schedule=self.settlement.blank_schedule()), given.entries)
        self._keyed.put(given.entries)
        self.is_open = True
        self.opened.emit(given)

    def _show_step(self, taken: Taken | None) -> Taken | None:
        if taken is not None:
            self._take_in(taken.entries)
            self.origins = taken.origins
            self.shown.emit()
        return taken

    def _take_in(self, entries: tuple[Entry, ...]) -> None:
        before = lengths(self.proof)
        entries = (*entries, *followers(entries))
        self.proof = with_entries(self.proof, entries)
        entries = (*entries, *whole_lists(self.proof, before=before, given=entries))
        self._keyed.put(entries)
        self._keep(entries)
        self.changed.emit(entries)

    def _keep(self, entries: tuple[Entry, ...]) -> None:
        wanted = entries if self.is_kept else self._keyed.entries()
        verb = partial(keep_second_reading, claim_number=self.claim_number, entries=wanted)
        self._workplace.do(verb, owner=self, done=lambda _none: self._set_kept(True), failed=self._not_kept)

    def _set_kept(self, is_kept: bool) -> None:  # noqa: FBT001 - one fact, said by position like Qt's setters
        if is_kept is not self.is_kept:
            self.is_kept = is_kept
            self.kept.emit()

    def _not_kept(self, told: Told) -> None:
        self._set_kept(False)
        self.told.emit(told)

    def _show_finished(self, done: SecondKeyed) -> None:
        self.is_open = False
        self.finished.emit(done)

    def _show_returned(self, _changes: object) -> None:
        self.is_open = False
        self.returned.emit()

    def _not_finished(self, told: Told) -> None:
        self._is_finishing = False
        self.told.emit(told)
