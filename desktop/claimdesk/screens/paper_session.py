"""A paper under the keyboard: what fields commit is taken in and kept at once, as one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from claimdesk.casebook.paper import Block
from claimdesk.casebook.places import with_entries
from claimdesk.screens.claim_lines import ClaimLines
from claimdesk.screens.claim_origins import NOTHING, origins_after
from claimdesk.screens.claim_steps import ClaimSteps, Step
from claimdesk.screens.proof_changes import Unsaved, followers, lengths, whole_lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.line_order import LineOrders
    from claimdesk.casebook.origin import Origin
    from claimdesk.casebook.places import Entry
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.screens.claim_steps import Taken
    from claimdesk.screens.workplace import Workplace


class PaperSession(QObject):
    """What a first and a second keying do alike; each keeps its entries in its own way."""

    shown = Signal()
    """The proof is another one than the fields show: opened, restored, merged, saved, or a step taken back."""
    changed = Signal(object)
    """Entries were committed, by a field or as what follows from them."""

    def __init__(self, workplace: Workplace, claim_number: str, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.claim_number = claim_number
        self._proof: ProofOfClaim | None = None
        self.origins: Mapping[str, Origin] = NOTHING
        self.lines = ClaimLines()
        self._steps = ClaimSteps()
        self._unsaved = Unsaved()

    @property
    def proof(self) -> ProofOfClaim:
        """The proof as it stands on this screen."""
        if self._proof is None:
            message = "the claim is not open yet"
            raise RuntimeError(message)
        return self._proof

    def put(self, entries: tuple[Entry, ...]) -> None:
        """Take committed entries into the proof and keep them at once: one step, which can be undone."""
        before, origins, lines = self.proof, self.origins, self.lines.now
        self._take_in(entries)
        self.origins = origins_after(origins, entries, before=before, after=self.proof)
        self._steps.put(Step(before, self.proof, origins, self.origins, lines, self.lines.now))
        self._workplace.recent.put(self.claim_number, entries)

    def undo(self) -> Taken | None:
        """Take back the last commit of this claim; give what that was, or None without one."""
        return self._show_step(self._steps.undo())

    def redo(self) -> Taken | None:
        """Make again the commit that was taken back last; give what that is, or None without one."""
        return self._show_step(self._steps.redo())

    def _show_step(self, taken: Taken | None) -> Taken | None:
        if taken is not None:
            self._take_in(taken.entries, lines=taken.lines)
            self.origins = taken.origins
            self.shown.emit()
        return taken

    def _take_in(self, entries: tuple[Entry, ...], *, lines: LineOrders | None = None) -> None:
        before = lengths(self.proof)
        entries = (*entries, *followers(entries))
        self._proof = with_entries(self.proof, entries)
        self.lines.follow(entries, self._proof, back_to=lines)
        entries = (*entries, *whole_lists(self._proof, before=before, given=entries))
        self._unsaved.put(entries)
        self._keep(entries)
        self.changed.emit(entries)

    def _keep(self, entries: tuple[Entry, ...]) -> None:
        """Keep entries on disk."""
        raise NotImplementedError


def blocks_of(settlement: Settlement) -> tuple[Block, ...]:
    """Give the blocks of the form of a settlement: the W-9 only where the form has one."""
    form = settlement.form
    has_w9 = form is not None and form.has_w9 is True
    return tuple(block for block in Block if block is not Block.W9 or has_w9)
