"""What is keyed is kept place by place before the next key is looked at; a draft changes no claim, so it is no act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casework.store_told import telling
from claimdesk.errors import Refused
from claimstore import drafts
from claimstore.claim_rows import DraftRow
from claimstore.claims import claim_id_of

if TYPE_CHECKING:
    from claimdesk.casebook.places import Entry
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction


def keep_draft(desk: Desk, claim_number: str, *, entries: tuple[Entry, ...], base_version: int) -> None:
    """Keep entries that rest on version `base_version` of the claim; they are on disk when this returns.

    Raises:
        Refused: there is no such claim.
        Told: the store cannot be written.
    """
    kept_at = desk.timestamp()
    with telling(), desk.store.writing() as transaction:
        claim_id = _claim_id(transaction, claim_number)
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
                for entry in entries
            ),
        )


def drop_draft(desk: Desk, claim_number: str) -> None:
    """Forget what this staff member has keyed into the claim and not saved.

    Raises:
        Refused: there is no such claim.
        Told: the store cannot be written.
    """
    with telling(), desk.store.writing() as transaction:
        drafts.drop(transaction, _claim_id(transaction, claim_number), staff=desk.staff.name)


def _claim_id(transaction: Transaction, claim_number: str) -> int:
    claim_id = claim_id_of(transaction, claim_number)
    if claim_id is None:
        raise Refused(f"There is no claim {claim_number} in this case.", "Look for it by the claimant's name.")
    return claim_id
