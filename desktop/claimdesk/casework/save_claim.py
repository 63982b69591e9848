"""A claim is saved whole, judged, found by its new names, put on record, and its draft is dropped, all in one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import Claim, ClaimState, ProofOfClaim
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.line_order import NO_ORDERS
from claimdesk.casebook.parts import Part
from claimdesk.casework.blind import conflict_is_seen, refuse_blind
from claimdesk.casework.changes import Changes
from claimdesk.casework.compare_passes import follow_second_pass
from claimdesk.casework.deed import Deed, deed
from claimdesk.casework.differences import as_lines, differences
from claimdesk.casework.lines_kept import follow_lines
from claimdesk.casework.search_words import words_of_proof
from claimdesk.casework.stored_claim import refuse_second_save, refuse_state, stored_record
from claimdesk.casework.take_part import take_part
from claimdesk.casework.translate import claim_of, defect_rows, record_of
from claimstore import drafts
from claimstore.claim_rows import PlaceOriginRow
from claimstore.claims import ClaimRecord, change_claim, replace_defects, replace_words
from claimstore.origins import replace_origins
from claimstore.seen import keep_sight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.defects import Judgement
    from claimdesk.casebook.line_order import LineOrders
    from claimdesk.casebook.origin import Origin
    from claimdesk.casework.desk import Desk

OPEN_STATES = frozenset(
    {
        ClaimState.RECEIVED,
        ClaimState.KEYED,
        ClaimState.VERIFIED,
        ClaimState.REVIEWED,
        ClaimState.DEFICIENT,
        ClaimState.CURED,
        ClaimState.PUT_ASIDE,
    }
)
"""States in which what stands on the paper may still be changed."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The claim as it is now stored, what the rules say of it, and what has changed."""

    claim: Claim
    judgement: Judgement
    changes: Changes


def save_claim(
    desk: Desk,
    claim_number: str,
    *,
    proof: ProofOfClaim,
    base_version: int,
    origins: Mapping[str, Origin] | None = None,
    lines: LineOrders = NO_ORDERS,
    finish: bool = False,
) -> Saved:
    """Save a proof that rests on version `base_version`; `finish` also moves a received claim on to keyed.

    Whoever saves a claim that is still received has done its first keying. `origins` say of every place that was not
    simply typed where its reading came from; None leaves what is known. `lines` say which line of the stored version
    each line is: notes, overrides and places on the scan go with it.

    Raises:
        Conflict: somebody has saved the claim meanwhile; every differing field is named with both readings.
        Refused: the role, the state, another part or its second keying does not allow it, or there is no such claim.
        Told: the store cannot be written; the draft is still there.
    """
    judgement = judge(proof, desk.settlement)
    verb = Verb.FINISH_KEYING if finish else Verb.SAVE_CLAIM
    with conflict_is_seen(desk, claim_number), deed(desk, verb, on=claim_number) as work:
        record = stored_record(work.transaction, claim_number)
        refuse_blind(desk, work.transaction, claim_number)
        stored = claim_of(record)
        refuse_state(stored, allowed=OPEN_STATES, deed="changed")
        refuse_second_save(stored, base_version=base_version, proof=proof)
        if stored.state is ClaimState.RECEIVED:
            take_part(desk, work, record.claim.claim_id, part=Part.FIRST_KEYING)
        else:
            keep_sight(work.transaction, claim_number, staff=desk.staff.name, at=desk.timestamp())
        is_finished = finish and stored.state is ClaimState.RECEIVED
        claim = replace(
            stored,
            proof=proof,
            version=stored.version + 1,
            state=ClaimState.KEYED if is_finished else stored.state,
        )
        followed = follow_second_pass(desk, work, record.claim.claim_id, claim=claim, before=stored)
        if followed is not claim:
            claim, judgement = followed, judge(followed.proof, desk.settlement)
        store_claim(desk, work, record, claim=claim, judgement=judgement)
        if origins is not None:
            replace_origins(work.transaction, record.claim.claim_id, rows=_rows(origins, record.claim.claim_id))
        went = follow_lines(work.transaction, record.claim.claim_id, lines=lines, version=stored.version)
        work.before, after = as_lines(differences(stored.proof, claim.proof))
        work.after = "\n".join((after, *went)) if went else after
    return Saved(claim, judgement, Changes(claim_numbers=(claim_number,)))


def _rows(origins: Mapping[str, Origin], claim_id: int) -> tuple[PlaceOriginRow, ...]:
    return tuple(PlaceOriginRow(claim_id=claim_id, path=path, origin=origin.value) for path, origin in origins.items())


def store_claim(desk: Desk, work: Deed, record: ClaimRecord, *, claim: Claim, judgement: Judgement) -> None:
    """Store a claim in its next version with what the rules say of it; the draft of whoever does it is dropped."""
    transaction, claim_id = work.transaction, record.claim.claim_id
    change_claim(transaction, record, new=record_of(claim, claim_id=claim_id, updated_at=desk.timestamp()))
    replace_words(transaction, claim_id, words=words_of_proof(claim.proof))
    replace_defects(transaction, claim_id, defects=defect_rows(judgement, claim_id))
    drafts.drop(transaction, claim_id, staff=desk.staff.name)
