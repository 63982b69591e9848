"""The act log is walked from its first entry to its sealed head, and the first entry that does not fit is named."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from claimstore.act_chain import START, fingerprint, head_seal

if TYPE_CHECKING:
    from typing import Any

    from claimstore.transaction import Transaction

_ENTRIES = (
    "SELECT sequence, follows, fingerprint, at, who, verb, on_what, before, after, reason, outcome"
    " FROM act ORDER BY sequence"
)


class Tampering(StrEnum):
    """What was done to a log."""

    EDITED = "edited"
    DELETED = "deleted"
    INSERTED = "inserted"
    REORDERED = "reordered"
    CUT_OFF = "cut off"
    REWRITTEN = "rewritten"
    UNSEALED = "unsealed"


@dataclass(frozen=True, slots=True)
class BadEntry:
    """The first entry that does not fit, and what was done there."""

    sequence: int
    tampering: Tampering


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReport:
    """How many entries fit from the first one on, the fingerprint of the last of them, and what does not fit."""

    entries: int
    last_fingerprint: str
    bad: BadEntry | None


def check_log(transaction: Transaction) -> LogReport:
    """Walk the whole log and compare its end with the sealed head."""
    previous, count = START, 0
    for row in transaction.walk(_ENTRIES):
        sequence, follows, own, at, who, verb, on_what, before, after, reason, outcome = row
        # The same form as in `act_chain.fingerprint`, written out because a log may have millions of entries.
        text = (
            f"{previous} {len(at)} {len(who)} {len(verb)} {len(on_what)} {len(before)} {len(after)} {len(reason)}"
            f" {len(outcome)}\n{at}{who}{verb}{on_what}{before}{after}{reason}{outcome}"
        )
        if sequence != count + 1 or follows != previous or sha256(text.encode()).hexdigest() != own:
            bad = _named(transaction, row, previous=previous, expected=count + 1)
            return LogReport(entries=bad.sequence - 1, last_fingerprint=previous, bad=bad)
        previous, count = own, sequence
    return LogReport(entries=count, last_fingerprint=previous, bad=_end(transaction, count, last=previous))


def _named(transaction: Transaction, row: tuple[Any, ...], *, previous: str, expected: int) -> BadEntry:
    """Say what was done at the first entry that does not fit."""
    sequence, follows, own, *texts = row
    if sequence != expected:
        return BadEntry(expected, Tampering.DELETED)
    if fingerprint(follows, *texts) != own:
        return BadEntry(sequence, Tampering.EDITED)
    if follows == START:
        first_put_in = 1
    else:
        before = transaction.values("SELECT sequence FROM act WHERE fingerprint = ?", (follows,))
        if not before:
            return BadEntry(sequence, _gone(transaction, previous, sequence=sequence))
        if before[0][0] >= sequence:
            return BadEntry(sequence, Tampering.REORDERED)
        first_put_in = before[0][0] + 1
    return BadEntry(first_put_in, Tampering.INSERTED)


def _gone(transaction: Transaction, previous: str, *, sequence: int) -> Tampering:
    """Tell an entry that was put in from one whose predecessor was removed: whether the next one stands elsewhere."""
    is_followed = transaction.values("SELECT 1 FROM act WHERE follows = ? AND sequence <> ?", (previous, sequence))
    return Tampering.INSERTED if is_followed else Tampering.DELETED


def _end(transaction: Transaction, count: int, *, last: str) -> BadEntry | None:
    heads = transaction.values("SELECT sequence, fingerprint, seal FROM act_head")
    if len(heads) != 1:
        return BadEntry(count, Tampering.UNSEALED)
    sequence, own, seal = heads[0]
    if not hmac.compare_digest(head_seal(transaction.head_key, sequence, own), seal):
        return BadEntry(sequence, Tampering.UNSEALED)
    if sequence > count:
        return BadEntry(count + 1, Tampering.CUT_OFF)
    if sequence < count:
        return BadEntry(sequence + 1, Tampering.INSERTED)
    return None if own == last else BadEntry(count, Tampering.REWRITTEN)
