"""Once both passes are there they are compared; a claim without an open difference is verified at once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.claim import Claim, ClaimState, ProofOfClaim
from claimdesk.casebook.paper import paper_field, pattern_of, read_text
from claimdesk.casebook.pass_scope import PassScope
from claimdesk.casebook.pass_stage import PassStage
from claimdesk.casebook.places import with_entries
from claimdesk.casebook.reading import Mark, Reading
from claimdesk.casebook.two_passes import (
    Choice,
    Decision,
    DifferenceKey,
    PassDifference,
    compare,
    settled,
)
from claimdesk.casework.open_claim import entries_of_draft
from claimdesk.casework.plan_second_pass import plan_second_pass
from claimstore.pass_rows import PassDifferenceRow, SecondPassRow
from claimstore.second_pass import differences_of, keep_pass, pass_of, readings_of, replace_differences

if TYPE_CHECKING:
    from claimdesk.casework.deed import Deed
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction

QUERY = "query"
"""What the row of a difference says that somebody has put a question to, instead of a choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPasses:
    """Both passes of a claim, what they differ in, and the row of each difference by its key."""

    first: ProofOfClaim
    second: ProofOfClaim
    scope: PassScope
    differences: tuple[PassDifference, ...]
    rows: dict[DifferenceKey, PassDifferenceRow]
    fields: int

    @property
    def open(self) -> int:
        """How many differences nobody has settled; one with a query is open."""
        return sum(row.choice in {None, QUERY} for row in self.rows.values())

    def asks(self, path: str) -> bool:
        """Whether the second pass was asked for the place at this path."""
        return self.scope.asks(pattern_of(path))

    def merged(self) -> ProofOfClaim:
        """Give the proof that the decisions make."""
        decisions = {key: decision_in(row) for key, row in self.rows.items()}
        return settled(self.first, self.second, scope=self.scope, decisions=decisions)


def two_passes(desk: Desk, transaction: Transaction, *, first: ProofOfClaim, row: SecondPassRow) -> TwoPasses:
    """Compare a proof with the second pass that is stored, each difference with the row that it has there."""
    scope = PassScope(row.scope)
    second = second_proof(desk, transaction, row)
    found = compare(first, second, scope=scope)
    stored = {
        DifferenceKey(each.first_path, each.second_path): each for each in differences_of(transaction, row.claim_id)
    }
    rows = {each.key: stored[each.key] for each in found.differences if each.key in stored}
    return TwoPasses(
        first=first, second=second, scope=scope, differences=found.differences, rows=rows, fields=found.fields
    )


def second_proof(desk: Desk, transaction: Transaction, row: SecondPassRow) -> ProofOfClaim:
    """Give the paper as the second pass reads it, with every section of the schedule."""
    rows = readings_of(transaction, row.claim_id, staff=row.second_keyer or "")
    return with_entries(ProofOfClaim(schedule=desk.settlement.blank_schedule()), entries_of_draft(rows))


def follow_second_pass(desk: Desk, work: Deed, claim_id: int, *, claim: Claim, before: Claim) -> Claim:
    """Give a claim that is about to be saved with what follows: a second pass is planned, or compared anew.

    Decisions about readings that the save leaves alone stand.
    """
    if claim.state is not ClaimState.KEYED:
        return claim
    if before.state is ClaimState.RECEIVED:
        plan_second_pass(desk, work, claim_id)
        return claim
    row = pass_of(work.transaction, claim_id)
    if row is None or row.stage != PassStage.DIFFERING:
        return claim
    old = two_passes(desk, work.transaction, first=whole(desk, before.proof), row=row)
    return compare_passes(desk, work.transaction, claim=claim, row=row, old=old)


def compare_passes(
    desk: Desk, transaction: Transaction, *, claim: Claim, row: SecondPassRow, old: TwoPasses | None = None
) -> Claim:
    """Compare the passes, store every difference with the order drawn for it, and give the claim, verified without one.

    `old` is the comparison whose decisions stand where its readings are the same.
    """
    found = two_passes(desk, transaction, first=whole(desk, claim.proof), row=row)
    known = {each: old.rows[each.key] for each in old.differences} if old else {}
    rows = tuple(
        replace(known[each], ordinal=ordinal) if each in known else _drawn(row.claim_id, ordinal, each.key)
        for ordinal, each in enumerate(found.differences)
    )
    replace_differences(transaction, row.claim_id, rows=rows)
    now = replace(found, rows={each.key: made for each, made in zip(found.differences, rows, strict=True)})
    kept = replace(row, stage=PassStage.DIFFERING.value, compared_version=claim.version, fields=found.fields)
    if now.open:
        keep_pass(transaction, kept)
        return claim
    return verified(desk, transaction, claim=claim, row=kept, passes=now)


def verified(desk: Desk, transaction: Transaction, *, claim: Claim, row: SecondPassRow, passes: TwoPasses) -> Claim:
    """Give the claim with the proof that the decisions make, verified, and end its second pass."""
    keep_pass(transaction, replace(row, stage=PassStage.SETTLED.value, settled_at=desk.timestamp()))
    return replace(claim, proof=passes.merged(), state=ClaimState.VERIFIED)


def decision_in(row: PassDifferenceRow) -> Decision:
    """Give the decision that a settled row holds.

    Raises:
        ValueError: nobody has settled it.
    """
    choice = Choice(row.choice or "")
    return Decision(choice, _reading(row)) if choice is Choice.OTHER else Decision(choice)


def _reading(row: PassDifferenceRow) -> Reading[Any]:
    mark = Mark(row.mark or "")
    return read_text(paper_field(row.first_path), row.text or "") if mark is Mark.WRITTEN else Reading(mark)


def _drawn(claim_id: int, ordinal: int, key: DifferenceKey) -> PassDifferenceRow:
    return PassDifferenceRow(
        claim_id=claim_id,
        ordinal=ordinal,
        first_path=key.first_path,
        second_path=key.second_path,
        shows_second_first=secrets.randbelow(2),
        choice=None,
        mark=None,
        text=None,
        decided_by=None,
        decided_at=None,
        first_slip=None,
        second_slip=None,
    )


def whole(desk: Desk, proof: ProofOfClaim) -> ProofOfClaim:
    """Give a proof with every section that the settlement has, as both passes are compared."""
    return replace(proof, schedule=desk.settlement.whole_schedule(proof.schedule))
