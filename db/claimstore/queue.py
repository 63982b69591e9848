"""The queue reads claims by deadline and age and holds each for one person; nothing here asks what time it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimstore.queue_rows import ClaimAsideRow, ClaimGivenBackRow, ClaimHoldRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimstore.transaction import Transaction

FIRST_KEYING, SECOND_KEYING, DIFFERENCES = "first keying", "second keying", "differences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of work: the state in which a claim waits for it, and what must hold of the claim `c` besides.

    In `condition` the person who asks is `?1`, and the day where the desk stands `?5`. A kind of the second pass names
    the stages, as SQL, in which a pass waits for it.
    """

    state: str
    condition: str
    stages: str = ""

    @property
    def where(self) -> str:
        """All that must hold of the claim `c`."""
        if not self.stages:
            return self.condition
        waits = f"SELECT 1 FROM second_pass s WHERE s.claim_id = c.claim_id AND s.stage IN ({self.stages})"  # noqa: S608 - texts of this file
        return f"EXISTS ({waits}) AND {self.condition}"


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        FIRST_KEYING: Kind(
            state="received",
            condition="NOT EXISTS (SELECT 1 FROM claim_part p"
            " WHERE p.claim_id = c.claim_id AND p.staff = ?1 AND p.part <> 'first keying')",
        ),
        SECOND_KEYING: Kind(
            state="keyed",
            stages="'waiting', 'keying'",
            condition="NOT EXISTS (SELECT 1 FROM claim_part p"
            " WHERE p.claim_id = c.claim_id AND p.staff = ?1 AND p.part <> 'second keying')"
            " AND NOT EXISTS (SELECT 1 FROM claim_seen e WHERE e.claim_id = c.claim_id AND e.staff = ?1)",
        ),
        DIFFERENCES: Kind(
            state="keyed",
            stages="'differing'",
            condition="NOT EXISTS (SELECT 1 FROM claim_part p"
            " WHERE p.claim_id = c.claim_id AND p.staff = ?1 AND p.part <> 'differences')"
            # Whoever has asked about all that is left waits for the answer of somebody else.
            " AND EXISTS (SELECT 1 FROM pass_difference d WHERE d.claim_id = c.claim_id"
            " AND (d.choice IS NULL OR (d.choice = 'query' AND d.decided_by <> ?1)))",
        ),
    }
)
"""One entry for each kind of work, by the word that `claim_hold` keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks for work of one kind, when, and which claims are not wanted.

    A hold whose `seen_tick` is not after `idle_before`, or is later than `tick` (the machine was started anew since),
    is nobody's any more.
    """

    staff: str
    work: str
    tick: int
    idle_before: int
    today: str
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingClaim:
    """A claim that waits; days as ISO text."""

    claim_id: int
    claim_number: str
    postmark_on: str | None
    received_on: str | None
    is_own: bool
    was_given_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The state of a claim, and who holds it, live or idle."""

    claim_id: int
    state: str
    hold: ClaimHoldRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClaim:
    """A claim that one person holds; `fields` counts the places of their draft, or of their second keying."""

    claim_number: str
    claimant: str
    work: str
    taken_at: str
    fields: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideClaim:
    """A claim that was put aside, for a list."""

    claim_number: str
    claimant: str
    reason: str
    until_on: str | None
    staff: str


_COLUMNS = "c.claim_id, c.claim_number, c.postmark_on, c.received_on"
_LIVE = "h.seen_tick <= ?2 AND h.seen_tick > ?3"
_FREE = f"NOT EXISTS (SELECT 1 FROM claim_hold h WHERE h.claim_id = c.claim_id AND (h.staff = ?1 OR ({_LIVE})))"  # noqa: S608 - texts of this file
_WANTED = "c.claim_number NOT IN (SELECT value FROM json_each(?6))"
_GIVEN_BACK = "EXISTS (SELECT 1 FROM claim_given_back g WHERE g.claim_id = c.claim_id AND g.staff = ?1)"
_ASKED = "?4 IS NOT NULL AND ?5 IS NOT NULL"
_IN_QUEUE = f"c.state = ?7 AND {_FREE} AND {_WANTED} AND {_ASKED}"
# CROSS JOIN: SQLite walks the few holds and looks each claim up, and never the other way round.
_OWN = (
    f"SELECT {_COLUMNS} FROM claim_hold o CROSS JOIN claim c USING (claim_id)"  # noqa: S608 - texts of this file
    f" WHERE o.staff = ?1 AND o.work = ?4 AND c.state = ?7 AND {_WANTED}"
    " AND ?2 IS NOT NULL AND ?3 IS NOT NULL AND ?5 IS NOT NULL"
)
_BACK_BY_DAY = (
    f"SELECT {_COLUMNS} FROM claim_aside a CROSS JOIN claim c USING (claim_id)"  # noqa: S608 - texts of this file
    f" WHERE a.until_on <= ?5 AND a.state = ?7 AND c.state = 'put aside' AND {_FREE} AND {_WANTED} AND {_ASKED}"
)
_GIVEN_BACK_BY_ME = (
    f"SELECT {_COLUMNS} FROM claim_given_back g CROSS JOIN claim c USING (claim_id)"  # noqa: S608 - texts of this file
    f" WHERE g.staff = ?1 AND c.state = ?7 AND {_FREE} AND {_WANTED} AND {_ASKED}"
)
_FEW = 1_000
"""Passes that are walked and sorted by the age of their claims faster than all claims of a state are walked by age."""

_BY_AGE = "ORDER BY c.postmark_on, c.received_on, c.claim_id LIMIT 1"


def waiting_first(transaction: Transaction, asked: Asked) -> tuple[WaitingClaim, ...]:
    """Give the claims of which one is the first to do: of each way to come first, the one that does.

    One's own, one with a postmark, one without, one that was put aside until today, one that this person gave back.
    """
    kind = KINDS[asked.work]
    fit = f"AND {kind.where}"
    queue = _queue(transaction, kind)
    ways = (
        (f"{_OWN} {fit} {_BY_AGE}", True, False),
        (
            f"SELECT {_COLUMNS} {queue} AND c.postmark_on IS NOT NULL AND NOT {_GIVEN_BACK} {fit} {_BY_AGE}",
            False,
            False,
        ),
        (
            f"SELECT {_COLUMNS} {queue} AND c.postmark_on IS NULL AND NOT {_GIVEN_BACK} {fit} {_BY_AGE}",
            False,
            False,
        ),
        (f"{_BACK_BY_DAY} {fit} {_BY_AGE}", False, False),
        (f"{_GIVEN_BACK_BY_ME} {fit} {_BY_AGE}", False, True),
    )
    values = (*_values(asked), kind.state)
    return tuple(
        WaitingClaim(
            claim_id=row[0],
            claim_number=row[1],
            postmark_on=row[2],
            received_on=row[3],
            is_own=is_own,
            was_given_back=was_given_back,
        )
        for sql, is_own, was_given_back in ways
        for row in transaction.values(sql, values)
    )


def count_waiting(transaction: Transaction, asked: Asked) -> int:
    """Give how many claims wait for this kind of work and are free for this person, one's own not among them."""
    kind = KINDS[asked.work]
    values = (*_values(asked), kind.state)
    fit = f"AND {kind.where}"
    queued = transaction.values(f"SELECT COUNT(*) {_queue(transaction, kind)} {fit}", values)
    back = transaction.values(f"SELECT COUNT(*) FROM ({_BACK_BY_DAY} {fit})", values)  # noqa: S608 - texts of this file
    return int(queued[0][0]) + int(back[0][0])


def standing_of(transaction: Transaction, claim_number: str) -> Standing | None:
    """Give how a claim stands and who holds it, in one look; None when there is no such claim."""
    found = transaction.values(
        "SELECT claim_id, state, work, staff, taken_at, seen_tick FROM claim LEFT JOIN claim_hold USING (claim_id)"
        " WHERE claim_number = ?",
        (claim_number,),
    )
    if not found:
        return None
    claim_id, state, work, staff, taken_at, seen_tick = found[0]
    held = staff and ClaimHoldRow(claim_id=claim_id, work=work, staff=staff, taken_at=taken_at, seen_tick=seen_tick)
    return Standing(claim_id=claim_id, state=state, hold=held)


def hold_of(transaction: Transaction, claim_id: int) -> ClaimHoldRow | None:
    """Give who holds a claim, live or idle; None when nobody does."""
    found = transaction.rows(ClaimHoldRow, "claim_id = ?", (claim_id,))
    return found[0] if found else None


def hold(transaction: Transaction, row: ClaimHoldRow) -> None:
    """Hold a claim for one person, whoever had it before; whoever gave it back may be handed it as before."""
    transaction.upsert((row,))
    transaction.run("DELETE FROM claim_given_back WHERE claim_id = ?", (row.claim_id,))


def keep_hold(transaction: Transaction, claim_id: int, *, staff: str, tick: int) -> bool:
    """Note that this person is at the claim; whether they hold it."""
    changed = transaction.run(
        "UPDATE claim_hold SET seen_tick = ? WHERE claim_id = ? AND staff = ?", (tick, claim_id, staff)
    )
    return changed > 0


def give_back(transaction: Transaction, claim_id: int, *, staff: str) -> bool:
    """Let go of a claim, to be handed to this person again after all others; whether they held it."""
    if not transaction.run("DELETE FROM claim_hold WHERE claim_id = ? AND staff = ?", (claim_id, staff)):
        return False
    known = transaction.rows(ClaimGivenBackRow, "claim_id = ? AND staff = ?", (claim_id, staff))
    if not known:
        transaction.insert((ClaimGivenBackRow(claim_id=claim_id, staff=staff),))
    return True


def claims_of(transaction: Transaction, staff: str) -> tuple[HeldClaim, ...]:
    """Give the claims that one person holds, with what they have keyed and not saved, the oldest hold first."""
    found = transaction.values(
        "SELECT claim_number, claimant, work, taken_at,"
        " CASE work WHEN 'second keying'"
        " THEN (SELECT COUNT(*) FROM second_reading r WHERE r.claim_id = claim.claim_id AND r.staff = claim_hold.staff)"
        " ELSE (SELECT COUNT(*) FROM draft d WHERE d.claim_id = claim.claim_id AND d.staff = claim_hold.staff) END"
        " FROM claim_hold JOIN claim USING (claim_id) WHERE staff = ? ORDER BY taken_at, claim_id",
        (staff,),
    )
    return tuple(
        HeldClaim(claim_number=number, claimant=claimant, work=work, taken_at=taken_at, fields=fields)
        for number, claimant, work, taken_at, fields in found
    )


def set_aside(transaction: Transaction, row: ClaimAsideRow) -> None:
    """Say why and until when a claim is put aside, after it was moved there."""
    transaction.upsert((row,))


def all_aside(transaction: Transaction) -> tuple[AsideClaim, ...]:
    """Give the claims that are put aside: those with a day first, the earliest first."""
    found = transaction.values(
        "SELECT claim_number, claimant, reason, until_on, staff FROM claim_aside JOIN claim USING (claim_id)"
        " ORDER BY until_on IS NULL, until_on, claim_id"
    )
    return tuple(
        AsideClaim(claim_number=number, claimant=claimant, reason=reason, until_on=until_on, staff=staff)
        for number, claimant, reason, until_on, staff in found
    )


def let_go(transaction: Transaction, claim_id: int) -> None:
    """End the hold on a claim whose work is done while its state is still the same."""
    transaction.run("DELETE FROM claim_hold WHERE claim_id = ?", (claim_id,))


def aside_of(transaction: Transaction, claim_id: int) -> ClaimAsideRow | None:
    """Give why and until when a claim was put aside; None when it is not."""
    found = transaction.rows(ClaimAsideRow, "claim_id = ?", (claim_id,))
    return found[0] if found else None


def _queue(transaction: Transaction, kind: Kind) -> str:
    """Give where the claims of a kind are looked for: in their state by age, or, where few passes wait, in these."""
    if not kind.stages:
        return f"FROM claim c WHERE {_IN_QUEUE}"
    waiting = f"FROM second_pass q WHERE q.stage IN ({kind.stages})"
    found = transaction.values(f"SELECT COUNT(*) FROM (SELECT 1 {waiting} LIMIT {_FEW + 1})")  # noqa: S608 - texts of this file
    if int(found[0][0]) > _FEW:
        return f"FROM claim c WHERE {_IN_QUEUE}"
    # CROSS JOIN: as for one's own claims, the few come first.
    return f"FROM second_pass q CROSS JOIN claim c USING (claim_id) WHERE q.stage IN ({kind.stages}) AND {_IN_QUEUE}"


def _values(asked: Asked) -> tuple[Any, ...]:
    return (asked.staff, asked.tick, asked.idle_before, asked.work, asked.today, json.dumps(asked.besides))
