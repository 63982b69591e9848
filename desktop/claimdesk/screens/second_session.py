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
)
from claimdesk.screens.claim_origins import NOTHING
from claimdesk.screens.form_rules import FIRST_KEYING, FormRules
from claimdesk.screens.paper_session import PaperSession, blocks_of
from claimdesk.screens.proof_changes import Unsaved
from claimdesk.screens.unreached import unreached

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.errors import Told
    from claimdesk.screens.workplace import Workplace


class SecondSession(PaperSession):
    """Takes what fields commit, keeps it on disk at once, and finishes; it never asks the store for the claim."""

    opened = Signal(object)
    """The `SecondPass` that this clerk was given."""
    refused = Signal(object)
    """The `Told` that says why this clerk is not given it."""
    kept = Signal()
    finished = Signal(object)
    told = Signal(object)

    def __init__(self, workplace: Workplace, claim_number: str, *, parent: QObject) -> None:
        super().__init__(workplace, claim_number, parent=parent)
        self.rules = FIRST_KEYING
        self.settlement: Settlement = workplace.desk.settlement
        self._proof = ProofOfClaim(schedule=self.settlement.blank_schedule())
        self.is_open = False
        self.is_kept = True
        self._is_finishing = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the form of this settlement."""
        return blocks_of(self.settlement)

    @property
    def keyed(self) -> int:
        """How many places were committed here."""
        return len(self._unsaved)

    def unreached(self, *, block: Block | None = None) -> tuple[str, ...]:
        """Give the places that are asked for and that this clerk has not been at, of one block or of all."""
        blocks = self.blocks if block is None else (block,)
        found = unreached(self.proof, self.settlement, blocks=blocks)
        return tuple(path for path in found if self.rules.asks(path))

    def open(self) -> None:
        """Ask for the second keying of the claim."""
        verb = partial(begin_second_keying, claim_number=self.claim_number)
        self._workplace.do(verb, owner=self, done=self._show, failed=self.refused.emit)

    def turn_to(self, given: SecondPass) -> None:
        """Key another claim from now on; the one before is finished, and everything of it is kept."""
        self.claim_number = given.claim_number
        self._is_finishing = False
        self.is_kept = True
        self._show(given)

    def finish(self) -> None:
        """Hand the paper in as it was read."""
        if self._is_finishing or not self.is_open:
            return
        self._is_finishing = True
        verb = partial(finish_second_keying, claim_number=self.claim_number, proof=self.proof)
        self._workplace.do(verb, owner=self, done=self._show_finished, failed=self._not_finished)

    def close(self) -> None:
        """Key nothing more here: the claim was put aside, or is back in the queue."""
        self.is_open = False

    def _show(self, given: SecondPass) -> None:
        self.rules = FormRules(given.scope)
        self.settlement = narrowed(self._workplace.desk.settlement, given.scope)
        self._proof = with_entries(ProofOfClaim(schedule=self.settlement.blank_schedule()), given.entries)
        self.origins = NOTHING
        self._steps.forget()
        self._unsaved = Unsaved()
        self._unsaved.put(given.entries)
        self.is_open = True
        self.opened.emit(given)

    def _keep(self, entries: tuple[Entry, ...]) -> None:
        wanted = entries if self.is_kept else self._unsaved.entries()
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

    def _not_finished(self, told: Told) -> None:
        self._is_finishing = False
        self.told.emit(told)
