"""Papers that arrive together get consecutive numbers and their common facts at once; at the end their totals agree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.batch import MOST_COUNTED, MOST_DOCUMENTS, BatchFacts, BatchTotals
from claimdesk.casebook.claim import Claim, ClaimState, ProofOfClaim
from claimdesk.casebook.claim_number import claim_number_text
from claimdesk.casebook.origin import Origin
from claimdesk.casebook.places import with_entries
from claimdesk.casework.changes import Changes
from claimdesk.casework.deed import Deed, deed
from claimdesk.casework.place_words import without_whole_numbers
from claimdesk.casework.translate import record_of
from claimdesk.errors import Refused
from claimstore import batches
from claimstore.acts import add_act
from claimstore.claim_rows import PlaceOriginRow
from claimstore.claims import add_claim, next_number
from claimstore.origins import replace_origins
from claimstore.queue_rows import BatchClaimRow, BatchRow

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredBatch:
    """The claims of a new batch and the control numbers of their documents, both in the order of the papers."""

    name: str
    claim_numbers: tuple[str, ...]
    dcns: tuple[str, ...]
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedBatch:
    """The totals with which a batch was closed, and what has changed."""

    totals: BatchTotals
    changes: Changes


def register_batch(desk: Desk, facts: BatchFacts) -> RegisteredBatch:
    """Register as many claims as the batch is expected to hold, and its common facts in the intake of each.

    Raises:
        Refused: a batch of this name is there, the number of papers is none, or the role does not allow it.
        Told: the store cannot be written.
    """
    facts = replace(facts, name=" ".join(facts.name.split()))
    with deed(desk, Verb.REGISTER_BATCH, on=facts.name) as work:
        _refuse_facts(facts)
        if batches.batch_named(work.transaction, facts.name) is not None:
            raise Refused(
                f"There is a batch {facts.name} already.", "Give this one another name, such as one with a letter."
            )
        batch_id = batches.next_batch_id(work.transaction)
        batches.add_batch(work.transaction, _row(desk, facts, batch_id))
        rows: list[BatchClaimRow] = []
        numbers: list[str] = []
        for _paper in range(facts.expected_documents):
            dcn = desk.settlement.intake.dcn.text(batches.next_document(work.transaction))
            claim_id, number = _register_paper(desk, work, facts, dcn=dcn)
            rows.append(BatchClaimRow(claim_id=claim_id, batch_id=batch_id, dcn=dcn))
            numbers.append(number)
        batches.add_to_batch(work.transaction, tuple(rows))
        work.after = f"{numbers[0]} to {numbers[-1]}, DCN {rows[0].dcn} to {rows[-1].dcn}"
    return RegisteredBatch(
        name=facts.name,
        claim_numbers=tuple(numbers),
        dcns=tuple(row.dcn for row in rows),
        changes=Changes(claim_numbers=tuple(numbers)),
    )


def close_batch(
    desk: Desk, name: str, *, counted_documents: int, counted_pages: int | None, reason: str = ""
) -> ClosedBatch:
    """Close a batch with what was counted in it; a difference is named and needs a reason.

    Raises:
        Refused: something differs without a reason, no batch can hold so many, the batch is closed or not there, or
            the role does not allow it.
        Told: the store cannot be written.
    """
    why = without_whole_numbers(" ".join(reason.split()))
    with deed(desk, Verb.CLOSE_BATCH, on=name) as work:
        _refuse_count("documents", counted_documents)
        _refuse_count("pages", counted_pages)
        row = batches.batch_named(work.transaction, name)
        if row is None:
            raise Refused(f"There is no batch {name} in this case.", "The queue lists those that are open.")
        if row.closed_at is not None:
            raise Refused(f"Batch {name} was closed by {row.closed_by}.", "A closed batch is never changed.")
        counted = batches.count_of(work.transaction, row)
        totals = BatchTotals(
            expected_documents=row.expected_documents,
            expected_pages=row.expected_pages,
            counted_documents=counted_documents,
            counted_pages=counted_pages,
            standing_claims=counted.claims - counted.voided,
        )
        differences = totals.differences()
        if differences and not why:
            raise Refused(
                f"Batch {name} does not agree: {' '.join(differences)}",
                "Count again, or close it with a reason for each difference.",
            )
        closed = replace(
            row,
            counted_documents=counted_documents,
            counted_pages=counted_pages,
            closed_by=desk.staff.name,
            closed_at=desk.timestamp(),
            close_reason=why,
        )
        batches.close(work.transaction, closed)
        work.after = " ".join(differences) or "everything agrees"
        work.reason = why
    return ClosedBatch(totals=totals, changes=Changes(batches=True))


def _refuse_facts(facts: BatchFacts) -> None:
    if not facts.name:
        raise Refused("A batch has a name.", "Write what stands on its tray or file, such as B-17.")
    if not 1 <= facts.expected_documents <= MOST_DOCUMENTS:
        raise Refused(
            f"A batch holds 1 to {MOST_DOCUMENTS:,} documents, and {facts.expected_documents:,} is none of these.",
            "Count the documents in the tray; split a larger one.",
        )
    if facts.expected_pages is not None and facts.expected_pages < facts.expected_documents:
        raise Refused(
            f"{facts.expected_documents:,} documents have more than {facts.expected_pages:,} pages.",
            "Count again, or leave the pages empty.",
        )
    _refuse_count("pages", facts.expected_pages)


def _refuse_count(noun: str, count: int | None) -> None:
    if count is not None and not 0 <= count <= MOST_COUNTED:
        raise Refused(
            f"So many {noun} cannot be in a batch: it has 0 to {MOST_COUNTED:,} of them.",
            "Count again: a digit too many, or a sign, may have slipped in.",
        )


def _row(desk: Desk, facts: BatchFacts, batch_id: int) -> BatchRow:
    return BatchRow(
        batch_id=batch_id,
        name=facts.name,
        received_on=facts.received_on.isoformat() if facts.received_on else None,
        postmark_on=facts.postmark_on.isoformat() if facts.postmark_on else None,
        delivery=facts.delivery.value if facts.delivery else None,
        sent_to=facts.sent_to.value if facts.sent_to else None,
        expected_documents=facts.expected_documents,
        expected_pages=facts.expected_pages,
        registered_by=desk.staff.name,
        registered_at=desk.timestamp(),
    )


def _register_paper(desk: Desk, work: Deed, facts: BatchFacts, *, dcn: str) -> tuple[int, str]:
    """Register one paper of a batch with an act of its own, which says what was taken from the batch."""
    entries = facts.entries(dcn)
    claim_id = next_number(work.transaction)
    claim = Claim(
        claim_number=claim_number_text(desk.settlement.claim_prefix, claim_id),
        version=1,
        state=ClaimState.RECEIVED,
        proof=with_entries(ProofOfClaim(schedule=desk.settlement.blank_schedule()), entries),
    )
    add_claim(work.transaction, record_of(claim, claim_id=claim_id, updated_at=desk.timestamp()))
    origins = tuple(PlaceOriginRow(claim_id=claim_id, path=entry.path, origin=Origin.BATCH.value) for entry in entries)
    replace_origins(work.transaction, claim_id, rows=origins)
    taken = "\n".join(f"{entry.path}: {entry.text} (taken from the batch)" for entry in entries)
    registered = Deed(
        transaction=work.transaction,
        verb=Verb.REGISTER_CLAIM,
        on=claim.claim_number,
        after=f"batch {facts.name}\n{taken}",
    )
    add_act(work.transaction, registered.act(at=desk.timestamp(), who=desk.staff.name))
    return claim_id, claim.claim_number
