"""What is keyed is kept place by place before the next key is looked at; a draft changes no claim, so it is no act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.line_order import NO_ORDERS
from claimdesk.casebook.roles import may
from claimdesk.casebook.work import Work
from claimdesk.casework.lines_kept import lines_as_entries
from claimdesk.casework.place_words import without_whole_numbers
from claimdesk.casework.store_told import telling
from claimdesk.casework.take_work import is_live
from claimdesk.errors import Refused
from claimstore import drafts
from claimstore.claim_rows import DraftRow
from claimstore.queue import Standing, hold, keep_hold, standing_of
from claimstore.queue_rows import ClaimHoldRow

if TYPE_CHECKING:
    from claimdesk.casebook.line_order import LineOrders
    from claimdesk.casebook.places import Entry
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How the claim stood when the entries were kept: its state, and who else holds it; empty when nobody does."""

    state: ClaimState
    held_by: str = ""


def keep_draft(
    desk: Desk,
    claim_number: str,
    *,
    entries: tuple[Entry, ...],
    base_version: int,
    lines: LineOrders = NO_ORDERS,
) -> Kept:
    """Keep entries that rest on version `base_version` of the claim; they are on disk when this returns.

    `lines` say of each section whose lines have moved how they stand against that version.
    A received claim that nobody holds is held for who keys it, so that the queue hands it to nobody else.

    Raises:
        Refused: there is no such claim.
        Told: the store cannot be written.
    """
    kept_at = desk.timestamp()
    with telling(), desk.store.writing() as transaction:
        standing = _standing(transaction, claim_number)
        claim_id = standing.claim_id
        drafts.keep(
            transaction,
            tuple(
                DraftRow(
                    claim_id=claim_id,
                    staff=desk.staff.name,
                    path=entry.path,
                    mark=entry.mark.value,
                    text=entry.text,
                    lowest=None,
                    base_version=base_version,
                    kept_at=kept_at,
                    origin=entry.origin.value,
                )
                for entry in (*entries, *lines_as_entries(lines))
            ),
        )
        held_by = _hold(desk, transaction, standing)
    return Kept(state=ClaimState(standing.state), held_by=held_by)


def drop_draft(desk: Desk, claim_number: str) -> None:
    """Forget what this staff member has keyed into the claim and not saved.

    Raises:
        Refused: there is no such claim.
        Told: the store cannot be written.
    """
    with telling(), desk.store.writing() as transaction:
        drafts.drop(transaction, _standing(transaction, claim_number).claim_id, staff=desk.staff.name)


def _standing(transaction: Transaction, claim_number: str) -> Standing:
    standing = standing_of(transaction, claim_number)
    if standing is None:
        number = without_whole_numbers(claim_number)
        raise Refused(f"There is no claim {number} in this case.", "Look for it by the claimant's name.")
    return standing


def _hold(desk: Desk, transaction: Transaction, standing: Standing) -> str:
    """Hold the claim for who keys it; give who else holds it, empty when nobody does."""
    me, tick = desk.staff.name, desk.clock.tick()
    if standing.hold is not None and standing.hold.staff != me and is_live(desk, standing.hold):
        return standing.hold.staff
    if standing.hold is not None and standing.hold.staff == me:
        keep_hold(transaction, standing.claim_id, staff=me, tick=tick)
    elif standing.state == ClaimState.RECEIVED and may(desk.staff.roles, Verb.TAKE_CLAIM):
        row = ClaimHoldRow(
            claim_id=standing.claim_id,
            work=Work.FIRST_KEYING.value,
            staff=me,
            taken_at=desk.timestamp(),
            seen_tick=tick,
        )
        hold(transaction, row)
    return ""
