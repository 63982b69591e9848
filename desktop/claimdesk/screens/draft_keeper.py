"""What is keyed goes to disk as a draft at once; after a failure the next commit keeps all of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from claimdesk.casebook.line_order import NO_ORDERS
from claimdesk.casework.keep_draft import Kept, keep_draft

if TYPE_CHECKING:
    from claimdesk.casebook.line_order import LineOrders
    from claimdesk.casebook.places import Entry
    from claimdesk.errors import Told
    from claimdesk.screens.workplace import Workplace


class DraftKeeper(QObject):
    """Belongs to one session; its entries reach the store in the order in which they were committed."""

    turned = Signal()
    """Whether the draft is on disk has changed: `is_kept` says which."""
    stood = Signal(object)
    """A commit was kept: `Kept` says in which state the claim is by now, and who else holds it."""
    told = Signal(object)

    def __init__(self, workplace: Workplace, *, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.is_kept = True

    def keep(
        self, claim_number: str, entries: tuple[Entry, ...], *, base_version: int, lines: LineOrders = NO_ORDERS
    ) -> None:
        """Keep entries of a claim, and how its lines stand where that is another way than before."""
        verb = partial(keep_draft, claim_number=claim_number, entries=entries, base_version=base_version, lines=lines)
        self._workplace.do(verb, owner=self, done=self._show_kept, failed=self._not_kept)

    def _show_kept(self, kept: Kept) -> None:
        self._turn(is_kept=True)
        self.stood.emit(kept)

    def _not_kept(self, told: Told) -> None:
        self._turn(is_kept=False)
        self.told.emit(told)

    def _turn(self, *, is_kept: bool) -> None:
        if is_kept is not self.is_kept:
            self.is_kept = is_kept
            self.turned.emit()
