"""The lines of an open claim are known by their numbers in the store, before a save, during it and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.line_order import NO_ORDERS, plain_orders, restored_orders

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.line_order import LineOrders
    from claimdesk.casebook.places import Entry
    from claimdesk.screens.claim_steps import ClaimSteps


class ClaimLines:
    """Follows the steps of one claim: `now` is how its lines stand against the version on which it rests."""

    def __init__(self) -> None:
        self.now: LineOrders = NO_ORDERS
        self._kept: LineOrders = NO_ORDERS
        self._sent: LineOrders | None = None
        self._version = 0

    def show(self, proof: ProofOfClaim, *, stored: ProofOfClaim, kept: LineOrders = NO_ORDERS) -> None:
        """Begin with a proof over the stored one, and with what a draft has kept of its lines."""
        self.now = restored_orders(plain_orders(proof.schedule, stored=stored.schedule), kept)
        self._kept = self.now
        self._sent = None

    def follow(self, entries: Iterable[Entry], proof: ProofOfClaim, *, back_to: LineOrders | None = None) -> None:
        """Follow a commit that has led to this proof, or a step that was taken back or made again."""
        self.now = self.now.after(entries, proof.schedule) if back_to is None else self.now.back_to(back_to)

    def unkept(self, *, all_of_them: bool = False) -> LineOrders:
        """Give what the draft does not know of yet, or all that it has to know; from now on it knows."""
        changed = self.now.differing_from(NO_ORDERS if all_of_them else self._kept)
        self._kept = self.now
        return changed

    def send(self, *, version: int) -> LineOrders:
        """Give the lines that go with a save over the version; it is under way until `saved` or `not_saved`."""
        self._sent, self._version = self.now, version
        return self.now

    def saved(self, steps: ClaimSteps) -> None:
        """Know the lines, and those of the steps, by their places in the version that was saved."""
        steps.rebase(self.rebased)
        self.now = self._kept = self.rebased(self.now)
        self._sent = None

    def not_saved(self) -> None:
        """Know that the store is as it was."""
        self._sent = None

    def rebased(self, orders: LineOrders) -> LineOrders:
        """Give orders of before the save that is under way by the numbers of after it."""
        return orders if self._sent is None else orders.rebased(self._sent, version=self._version)

    def stored_path(self, path: str) -> str:
        """Give the path by which what is said of a place now is kept: what is asked of the store waits for a save."""
        return self.rebased(self.now).stored_path(path)
