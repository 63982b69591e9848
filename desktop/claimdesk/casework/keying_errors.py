"""The errors that second keying found, by field and kind: each clerk sees their own, a supervisor the totals of all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.paper import pattern_of
from claimdesk.casebook.roles import Role
from claimdesk.casebook.slips import Slip
from claimdesk.casework.deed import look
from claimdesk.casework.plan_second_pass import keying_record
from claimdesk.errors import Refused
from claimstore.second_pass import keyers, slips_of

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk
    from claimstore.second_pass import StoredSlip
    from claimstore.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCount:
    """How many errors of one kind in one place of the form, such as `schedule.*[].price`."""

    pattern: str
    slip: Slip
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyingErrors:
    """Errors of one person or of all: the counts, most first, and the latest fields with the errors in them."""

    counts: tuple[ErrorCount, ...]
    fields: int
    recent_errors: int

    @property
    def errors(self) -> int:
        """All errors together."""
        return sum(each.count for each in self.counts)


def own_errors(desk: Desk) -> KeyingErrors:
    """Give the errors of whoever asks; nobody else's are told by name.

    Raises:
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        return _errors(transaction, (desk.staff.name,))


def errors_of_all(desk: Desk) -> KeyingErrors:
    """Give the errors of everybody together, by no name.

    Raises:
        Refused: only a supervisor is told.
        Told: the store cannot be read.
    """
    if Role.SUPERVISOR not in desk.staff.roles:
        raise Refused("The totals of all clerks are for the supervisor.", "Your own errors are with your own figures.")
    with look(desk) as transaction:
        return _errors(transaction, keyers(transaction))


def _errors(transaction: Transaction, staff: tuple[str, ...]) -> KeyingErrors:
    slips: list[StoredSlip] = []
    fields = recent = 0
    for name in staff:
        slips.extend(slips_of(transaction, staff=name))
        record = keying_record(transaction, staff=name)
        fields, recent = fields + record.fields, recent + record.errors
    counted = Counter((pattern_of(slip.path), Slip(slip.slip)) for slip in slips)
    counts = tuple(ErrorCount(pattern=pattern, slip=slip, count=count) for (pattern, slip), count in counted.items())
    return KeyingErrors(
        counts=tuple(sorted(counts, key=lambda each: (-each.count, each.pattern, each.slip))),
        fields=fields,
        recent_errors=recent,
    )
