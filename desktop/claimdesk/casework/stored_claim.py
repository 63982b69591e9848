"""A claim is fetched by its number for a verb, which is refused when it is not there or has changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casework.differences import differences
from claimdesk.casework.place_words import without_whole_numbers
from claimdesk.casework.translate import claim_of
from claimdesk.errors import Conflict, Refused
from claimstore.claims import ClaimRecord, claim_id_of, claim_named

if TYPE_CHECKING:
    from claimdesk.casebook.claim import Claim, ClaimState, ProofOfClaim
    from claimstore.transaction import Transaction


def stored_record(transaction: Transaction, claim_number: str) -> ClaimRecord:
    """Give all rows of a claim.

    Raises:
        Refused: there is no such claim.
    """
    record = claim_named(transaction, claim_number)
    if record is None:
        raise no_such_claim(claim_number)
    return record


def refuse_missing(transaction: Transaction, claim_number: str) -> int:
    """Give the key of a claim without reading all of it.

    Raises:
        Refused: there is no such claim.
    """
    claim_id = claim_id_of(transaction, claim_number)
    if claim_id is None:
        raise no_such_claim(claim_number)
    return claim_id


def no_such_claim(claim_number: str) -> Refused:
    """Give what is said of a claim that is not there."""
    return Refused(
        f"There is no claim {without_whole_numbers(claim_number)} in this case.", "Look for it by the claimant's name."
    )


def refuse_second_save(claim: Claim, *, base_version: int, proof: ProofOfClaim | None = None) -> None:
    """Refuse a change that rests on an older version; with a `proof`, name every field and both readings.

    Raises:
        Conflict: somebody has saved the claim since version `base_version`.
    """
    if claim.version == base_version:
        return
    found = differences(claim.proof, proof) if proof is not None else ()
    raise Conflict(
        f"Claim {claim.claim_number} was saved as version {claim.version} after you opened version {base_version}.",
        "Compare the readings field by field, keep the right ones, and save again."
        if found
        else "Open the claim again and look at what has changed.",
        differences=found,
    )


def refuse_state(claim: Claim, *, allowed: frozenset[ClaimState], deed: str) -> None:
    """Refuse a deed in a state that does not allow it.

    Raises:
        Refused: the claim is in another state than the `allowed` ones.
    """
    if claim.state not in allowed:
        states = " or ".join(sorted(state.value for state in allowed))
        raise Refused(
            f"Claim {claim.claim_number} is {claim.state.value} and cannot be {deed}.",
            f"Only a claim that is {states} can be {deed}.",
        )


def stored_claim(transaction: Transaction, claim_number: str) -> Claim:
    """Give a claim as it is stored.

    Raises:
        Refused: there is no such claim.
    """
    return claim_of(stored_record(transaction, claim_number))
