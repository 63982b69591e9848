"""A second clerk keys a claim from the empty form: nothing of the first keying reaches them, and each place is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import Claim, ClaimState, ProofOfClaim
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.parts import Part
from claimdesk.casebook.pass_scope import PassScope
from claimdesk.casebook.pass_stage import PassStage
from claimdesk.casebook.places import Entry, entries_of
from claimdesk.casebook.work import Work
from claimdesk.casework.blind import refuse_who_has_seen
from claimdesk.casework.changes import Changes
from claimdesk.casework.compare_passes import compare_passes
from claimdesk.casework.deed import Deed, deed
from claimdesk.casework.open_claim import entries_of_draft
from claimdesk.casework.save_claim import store_claim
from claimdesk.casework.store_told import telling
from claimdesk.casework.stored_claim import refuse_state, stored_record
from claimdesk.casework.take_part import refuse_another_part, take_part
from claimdesk.casework.take_work import is_live
from claimdesk.casework.translate import claim_of
from claimdesk.errors import Refused
from claimstore import drafts, queue
from claimstore.claims import ClaimRecord
from claimstore.pass_rows import SecondPassRow, SecondReadingRow
from claimstore.queue_rows import ClaimHoldRow
from claimstore.second_pass import keep_pass, pass_of, readings_of, replace_readings

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction

_KEYED = frozenset({ClaimState.KEYED})


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPass:
    """What the second clerk is given: the number, what is asked, and what they have keyed so far themselves."""

    claim_number: str
    scope: PassScope
    entries: tuple[Entry, ...]
    kept_at: datetime | None
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondKeyed:
    """The claim whose second keying is finished; how it compares is not for the clerk to see."""

    claim_number: str
    changes: Changes


def begin_second_keying(desk: Desk, claim_number: str) -> SecondPass:
    """Take up the second keying of a claim, or go on with one's own.

    Raises:
        Refused: it is not asked for, finished, or another's; or this person keyed or has seen it, or may not key.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.BEGIN_SECOND_KEYING, on=claim_number) as work:
        record = stored_record(work.transaction, claim_number)
        claim = claim_of(record)
        refuse_state(claim, allowed=_KEYED, deed="keyed a second time")
        row = _to_be_keyed(work.transaction, claim, record=record)
        refuse_another_part(desk, work.transaction, row.claim_id, on=work.on, part=Part.SECOND_KEYING)
        refuse_who_has_seen(desk, work.transaction, row.claim_id, claim_number=claim_number)
        take_part(desk, work, row.claim_id, part=Part.SECOND_KEYING)
        _hold(desk, work.transaction, row, claim_number=claim_number)
        work.after = row.scope
        work.changes_nothing = row.second_keyer == desk.staff.name
        if row.second_keyer != desk.staff.name:
            row = replace(row, stage=PassStage.KEYING.value, second_keyer=desk.staff.name, taken_at=desk.timestamp())
            keep_pass(work.transaction, row)
        rows = readings_of(work.transaction, row.claim_id, staff=desk.staff.name)
    return SecondPass(
        claim_number=claim_number,
        scope=PassScope(row.scope),
        entries=entries_of_draft(rows),
        kept_at=max((datetime.fromisoformat(each.kept_at) for each in rows), default=None),
        changes=Changes(claim_numbers=(claim_number,)),
    )


def keep_second_reading(desk: Desk, claim_number: str, *, entries: tuple[Entry, ...]) -> None:
    """Keep entries of the second keying; they are on disk when this returns, and no act, for they change no claim.

    Raises:
        Refused: somebody else keys the claim by now, or it is finished.
        Told: the store cannot be written.
    """
    with telling(), desk.store.writing() as transaction:
        record = stored_record(transaction, claim_number)
        row = _own(desk, transaction, record)
        queue.keep_hold(transaction, row.claim_id, staff=desk.staff.name, tick=desk.clock.tick())
        drafts.keep(transaction, _rows(desk, row, entries, version=record.claim.version))


def return_second_keying(desk: Desk, claim_number: str) -> Changes:
    """Give the second keying back, for any clerk to take up; what was keyed is kept for whoever gave it back.

    Raises:
        Refused: it is not this person's.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.RETURN_SECOND_KEYING, on=claim_number) as work:
        row = _own(desk, work.transaction, stored_record(work.transaction, claim_number))
        queue.give_back(work.transaction, row.claim_id, staff=desk.staff.name)
        keep_pass(work.transaction, replace(row, stage=PassStage.WAITING.value, second_keyer=None, taken_at=None))
    return Changes(claim_numbers=(claim_number,))


def finish_second_keying(desk: Desk, claim_number: str, *, proof: ProofOfClaim) -> SecondKeyed:
    """Finish the second keying with the paper as it was read, and compare it with the first.

    Raises:
        Refused: it is not this person's, they have another part, or the claim was voided, withdrawn or put aside.
        Told: the store cannot be written; what was kept is still there.
    """
    with deed(desk, Verb.FINISH_SECOND_KEYING, on=claim_number) as work:
        record = stored_record(work.transaction, claim_number)
        claim = claim_of(record)
        refuse_state(claim, allowed=_KEYED, deed="keyed a second time")
        row = _own(desk, work.transaction, record)
        take_part(desk, work, row.claim_id, part=Part.SECOND_KEYING)
        rows = _rows(desk, row, entries_of(proof), version=claim.version)
        replace_readings(work.transaction, row.claim_id, staff=desk.staff.name, rows=rows)
        queue.let_go(work.transaction, row.claim_id)
        row = replace(row, keyed_at=desk.timestamp())
        compared = compare_passes(desk, work.transaction, claim=claim, row=row)
        store_if_verified(desk, work, record, claim=compared)
        work.before, work.after = claim.state.value, compared.state.value
    return SecondKeyed(claim_number=claim_number, changes=Changes(claim_numbers=(claim_number,)))


def store_if_verified(desk: Desk, work: Deed, record: ClaimRecord, *, claim: Claim) -> Claim:
    """Store a claim that the comparison has verified as its next version; leave any other alone."""
    if claim.state is not ClaimState.VERIFIED:
        return claim
    claim = replace(claim, version=claim.version + 1)
    store_claim(desk, work, record, claim=claim, judgement=judge(claim.proof, desk.settlement))
    return claim


def _to_be_keyed(transaction: Transaction, claim: Claim, *, record: ClaimRecord) -> SecondPassRow:
    row = pass_of(transaction, record.claim.claim_id)
    if row is None or row.stage == PassStage.NOT_ASKED:
        raise Refused(
            f"Claim {claim.claim_number} is not to be keyed a second time.",
            "The plan of this settlement asks for its first keying alone.",
        )
    if row.stage in {PassStage.DIFFERING, PassStage.SETTLED}:
        raise Refused(
            f"The second keying of claim {claim.claim_number} is finished.", "Take another claim from the queue."
        )
    return row


def _hold(desk: Desk, transaction: Transaction, row: SecondPassRow, *, claim_number: str) -> None:
    """Hold the claim for this person, unless somebody else holds it and has touched it of late."""
    held = queue.hold_of(transaction, row.claim_id)
    if held is not None and held.staff != desk.staff.name and is_live(desk, held):
        raise Refused(
            f"{held.staff} is keying claim {claim_number} a second time.",
            f"Take another claim; this one is free once {held.staff} has not touched it for"
            f" {desk.settlement.intake.idle_minutes} minutes.",
        )
    is_own = held is not None and held.staff == desk.staff.name
    queue.hold(
        transaction,
        ClaimHoldRow(
            claim_id=row.claim_id,
            work=Work.SECOND_KEYING.value,
            staff=desk.staff.name,
            taken_at=held.taken_at if held is not None and is_own else desk.timestamp(),
            seen_tick=desk.clock.tick(),
        ),
    )


def _own(desk: Desk, transaction: Transaction, record: ClaimRecord) -> SecondPassRow:
    row, number = pass_of(transaction, record.claim.claim_id), record.claim.claim_number
    if row is not None and row.stage == PassStage.KEYING and row.second_keyer == desk.staff.name:
        return row
    raise Refused(
        f"The second keying of claim {number} is not in the hands of {desk.staff.name} any more.",
        "It was finished or taken up by somebody else; take another claim.",
    )


def _rows(desk: Desk, row: SecondPassRow, entries: tuple[Entry, ...], *, version: int) -> tuple[SecondReadingRow, ...]:
    kept_at = desk.timestamp()
    return tuple(
        SecondReadingRow(
            claim_id=row.claim_id,
            staff=desk.staff.name,
            path=entry.path,
            mark=entry.mark.value,
            text=entry.text,
            lowest=None,
            base_version=version,
            kept_at=kept_at,
            origin=entry.origin.value,
        )
        for entry in entries
    )
