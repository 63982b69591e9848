"""The errors that second keying found, by day, field and kind: of one person, or of all together without a name."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from claimdesk.casebook.figures import DayErrors, ErrorCount, KeyingErrors
from claimdesk.casebook.paper import pattern_of
from claimdesk.casebook.slips import Slip
from claimstore.second_pass import settled_since, slips_since

if TYPE_CHECKING:
    from datetime import date

    from claimstore.transaction import Transaction


def errors_since(transaction: Transaction, *, staff: str | None, since: str) -> KeyingErrors:
    """Give what was found in the claims that were settled from a day on, of one person or of all who keyed.

    An error counts on the day on which its claim was settled, and so do the keys of that claim, whenever they were
    pressed: the two belong together.
    """
    slips = slips_since(transaction, staff=staff, since=since)
    errors = Counter(slip.claim_id for slip in slips)
    days: dict[date, DayErrors] = {}
    for each in settled_since(transaction, staff=staff, since=since):
        day = datetime.fromisoformat(each.settled_at).astimezone().date()
        known = days.get(day, DayErrors(day=day, claims=0, keys=0, errors=0))
        days[day] = DayErrors(
            day=day,
            claims=known.claims + 1,
            keys=known.keys + each.keys,
            errors=known.errors + errors[each.claim_id],
        )
    counted = Counter((pattern_of(slip.path), Slip(slip.slip)) for slip in slips)
    counts = (ErrorCount(pattern=pattern, slip=slip, count=count) for (pattern, slip), count in counted.items())
    return KeyingErrors(
        days=tuple(days[day] for day in sorted(days)),
        counts=tuple(sorted(counts, key=lambda each: (-each.count, each.pattern, each.slip))),
    )
