"""A letter carries the annex of the recognized loss where the settlement says so and its plan is in use, else none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.casebook.day_text import letter_date
from claimdesk.casework.explain_loss import explain_schedule
from claimdesk.casework.plan_use import subject_of, use_of

if TYPE_CHECKING:
    from claimdesk.casebook.correspondence import Correspondence
    from claimdesk.casebook.settlement import LetterKind, Settlement
    from claimdesk.casebook.trades import Schedule
    from claimstore.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter, and the schedule that its annex explains; None where it carries none."""

    letter: Correspondence
    schedule: Schedule | None

    def with_annex(self, settlement: Settlement) -> Correspondence:
        """Give the letter with its annex.

        Raises:
            Told: the settlement has no plan of allocation.
        """
        if self.schedule is None:
            return self.letter
        explained = explain_schedule(self.letter.claim_number, self.schedule, settlement=settlement, day=letter_date)
        return replace(self.letter, annex=explained)


def kinds_with_annex(transaction: Transaction, settlement: Settlement) -> frozenset[LetterKind]:
    """Give the letters that carry the annex now: those of the settlement file under a plan in use, else none."""
    plan = settlement.plan
    if plan is None or not settlement.annex_with or not use_of(transaction, subject_of(plan)).is_approved:
        return frozenset()
    return frozenset(settlement.annex_with)
