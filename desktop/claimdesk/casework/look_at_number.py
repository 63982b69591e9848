"""Whoever looks at a full taxpayer number, or copies it, is put on record; the number itself never is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casework.deed import deed
from claimdesk.casework.stored_claim import refuse_missing

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk


def look_at_number(desk: Desk, claim_number: str) -> None:
    """Put on record that a stored number of a claim was uncovered.

    Raises:
        Refused: there is no such claim.
        Told: the store cannot be written.
    """
    _note(desk, Verb.LOOK_AT_NUMBER, claim_number)


def copy_number(desk: Desk, claim_number: str) -> None:
    """Put on record that a number of a claim was copied.

    Raises:
        Refused: there is no such claim.
        Told: the store cannot be written.
    """
    _note(desk, Verb.COPY_NUMBER, claim_number)


def _note(desk: Desk, verb: Verb, claim_number: str) -> None:
    with deed(desk, verb, on=claim_number) as work:
        refuse_missing(work.transaction, claim_number)
