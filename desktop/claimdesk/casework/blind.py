"""Whoever keys a claim a second time, or may still be asked to, sees nothing of its first keying anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.roles import Role
from claimdesk.errors import Refused
from claimstore.second_pass import blind_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimdesk.casework.desk import AtTheStore
    from claimstore.transaction import Transaction

NOT_SHOWN = "Not shown before the second keying"
"""What stands in a list instead of a claimant."""

_KEYERS_ALONE = frozenset({Role.KEYER})


def blind_to(desk: AtTheStore, transaction: Transaction, claim_numbers: Iterable[str]) -> frozenset[str]:
    """Give those of these claims of which this person may see nothing.

    Those whose second keying they have in hand; and for somebody who only keys also those that wait for one, unless
    they did the first keying themselves.
    """
    return blind_numbers(
        transaction,
        tuple(claim_numbers),
        staff=desk.staff.name,
        is_keyer_alone=desk.staff.roles == _KEYERS_ALONE,
    )


def refuse_blind(desk: AtTheStore, transaction: Transaction, claim_number: str) -> None:
    """Refuse to open a claim of which this person may see nothing.

    Raises:
        Refused: its second keying is in their hands, or may still come to them.
    """
    if blind_to(desk, transaction, (claim_number,)):
        raise Refused(
            f"Claim {claim_number} is to be keyed a second time by somebody who has not seen the first keying.",
            "Take up its second keying, or open it when both keyings were compared.",
        )
