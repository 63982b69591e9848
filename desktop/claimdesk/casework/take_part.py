"""A person takes a part in a claim, and is refused when they have another one there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.parts import Part
from claimdesk.errors import Refused
from claimstore.parts import keep_part, parts_of
from claimstore.work_rows import ClaimPartRow

if TYPE_CHECKING:
    from claimdesk.casework.deed import Deed
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction


def take_part(desk: Desk, work: Deed, claim_id: int, *, part: Part) -> None:
    """Put the part of whoever does this deed on record.

    Raises:
        Refused: they have had another part in this claim; the sentence says which.
    """
    refuse_another_part(desk, work.transaction, claim_id, on=work.on, part=part)
    row = ClaimPartRow(claim_id=claim_id, part=part.value, staff=desk.staff.name, at=desk.timestamp())
    keep_part(work.transaction, row)


def refuse_another_part(desk: Desk, transaction: Transaction, claim_id: int, *, on: str, part: Part) -> None:
    """Refuse whoever has another part in this claim, before they see what they may not.

    Raises:
        Refused: they have had another part; the sentence says which.
    """
    mine = [Part(row.part) for row in parts_of(transaction, claim_id) if row.staff == desk.staff.name]
    others = [other for other in mine if other is not part]
    if others:
        raise Refused(
            f"{desk.staff.name} did the {others[0].value} of {on}, and nobody has two parts in one claim.",
            f"Somebody else has to do the {part.value}.",
        )
