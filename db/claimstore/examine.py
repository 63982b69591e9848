"""What a store holds is examined beyond what SQLite checks: states, letters without a claim, files without a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_ORPHANED_FILES = "SELECT COUNT(*) FROM letter_file WHERE sha256 NOT IN (SELECT sha256 FROM letter)"
_ORPHANED_SCANS = "SELECT COUNT(*) FROM scan_file WHERE sha256 NOT IN (SELECT sha256 FROM scan)"
_WITHOUT_ACT = (
    "SELECT claim_number FROM claim WHERE claim_number NOT IN (SELECT on_what FROM act) ORDER BY claim_id LIMIT 20"
)
_ACTS_ON_NOTHING = (
    "SELECT DISTINCT on_what FROM act WHERE verb = ? AND outcome = ?"
    " AND on_what NOT IN (SELECT claim_number FROM claim) ORDER BY on_what LIMIT 20"
)
_PASSES_AT_ODDS = """
SELECT claim_number FROM claim LEFT JOIN second_pass ON second_pass.claim_id = claim.claim_id
WHERE (state = 'verified' AND stage IS NOT 'settled')
    OR (state = 'received' AND stage IS NOT NULL)
    OR (stage = 'settled' AND EXISTS (
        SELECT 1 FROM pass_difference WHERE pass_difference.claim_id = claim.claim_id
        AND (choice IS NULL OR choice = 'query')
    ))
    OR (stage = 'differing' AND NOT EXISTS (
        SELECT 1 FROM pass_difference WHERE pass_difference.claim_id = claim.claim_id
        AND (choice IS NULL OR choice = 'query')
    ))
    OR (stage IN ('differing', 'settled') AND NOT EXISTS (
        SELECT 1 FROM second_reading
        WHERE second_reading.claim_id = claim.claim_id AND second_reading.staff = second_keyer
    ))
    OR (stage IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM claim_part WHERE claim_part.claim_id = claim.claim_id
        AND part = 'first keying' AND claim_part.staff = first_keyer
    ))
    OR (second_keyer IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM claim_part WHERE claim_part.claim_id = claim.claim_id
        AND part = 'second keying' AND claim_part.staff = second_keyer
    ))
    OR (stage = 'keying' AND EXISTS (
        SELECT 1 FROM claim_seen WHERE claim_seen.claim_id = claim.claim_id AND claim_seen.staff = second_keyer
    ))
    OR EXISTS (
        SELECT 1 FROM second_reading WHERE second_reading.claim_id = claim.claim_id AND NOT EXISTS (
            SELECT 1 FROM claim_part WHERE claim_part.claim_id = claim.claim_id
            AND part = 'second keying' AND claim_part.staff = second_reading.staff
        )
    )
ORDER BY claim.claim_id LIMIT 20
"""
_PARTS_AT_ODDS = """
SELECT claim_number FROM claim
WHERE claim_id IN (SELECT claim_id FROM claim_part GROUP BY claim_id, staff HAVING COUNT(*) > 1)
    OR (state = 'received' AND claim_id IN (
        SELECT claim_id FROM claim_part WHERE part IN ('adjudication', 'approval')
    ))
ORDER BY claim_id LIMIT 20
"""

_ASIDE_WITHOUT_REASON = (
    "SELECT claim_number FROM claim WHERE state = 'put aside' AND claim_id NOT IN (SELECT claim_id FROM claim_aside)"
    " ORDER BY claim_id LIMIT 20"
)
_BATCHES_WITHOUT_CLAIMS = (
    "SELECT name FROM batch WHERE batch_id NOT IN (SELECT batch_id FROM batch_claim) ORDER BY batch_id LIMIT 20"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """The states that claims have, and what belongs to nothing; claims are named by their numbers."""

    claims: int
    states: tuple[str, ...]
    files_without_letter: int
    scans_without_claim: int
    claims_without_act: tuple[str, ...]
    acts_without_claim: tuple[str, ...]
    parts_at_odds: tuple[str, ...]
    """Claims in which one person has two parts, or that were judged before they were keyed."""
    passes_at_odds: tuple[str, ...]
    """Claims whose second keying contradicts their state or their parts, or lacks its readings or its differences."""
    aside_without_reason: tuple[str, ...]
    batches_without_claims: tuple[str, ...]


def examine(transaction: Transaction, *, registering: str, done: str) -> Examination:
    """Examine all claims; an act of the verb `registering` that ended `done` must have left its claim."""
    return Examination(
        claims=int(transaction.values("SELECT COUNT(*) FROM claim")[0][0]),
        states=tuple(row[0] for row in transaction.values("SELECT DISTINCT state FROM claim ORDER BY state")),
        files_without_letter=int(transaction.values(_ORPHANED_FILES)[0][0]),
        scans_without_claim=int(transaction.values(_ORPHANED_SCANS)[0][0]),
        claims_without_act=tuple(row[0] for row in transaction.values(_WITHOUT_ACT)),
        parts_at_odds=tuple(row[0] for row in transaction.values(_PARTS_AT_ODDS)),
        passes_at_odds=tuple(row[0] for row in transaction.values(_PASSES_AT_ODDS)),
        acts_without_claim=tuple(row[0] for row in transaction.values(_ACTS_ON_NOTHING, (registering, done))),
        aside_without_reason=tuple(row[0] for row in transaction.values(_ASIDE_WITHOUT_REASON)),
        batches_without_claims=tuple(row[0] for row in transaction.values(_BATCHES_WITHOUT_CLAIMS)),
    )
