"""Whoever keys a claim a second time, or may still be asked to, sees nothing of its first keying anywhere.

Somebody who keys and does other work besides may open such a claim; that is kept, and they key it no second time.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimdesk.casebook.pass_plan import PassKind
from claimdesk.casebook.roles import Role
from claimdesk.casework.deed import look
from claimdesk.casework.store_told import telling
from claimdesk.errors import Conflict, Refused
from claimstore.seen import Onlooker, closed_numbers, has_seen, is_first_sight, keep_sight, veiled_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction

NOT_SHOWN = "Not shown before the second keying"
"""What stands in a list instead of a claimant."""


def onlooker(desk: Desk) -> Onlooker:
    """Give who looks, as the store asks of it."""
    roles = desk.staff.roles
    return Onlooker(
        staff=desk.staff.name,
        is_keyer=Role.KEYER in roles,
        is_keyer_alone=roles == {Role.KEYER},
        is_planned=desk.settlement.pass_plan.kind is not PassKind.SINGLE,
    )


def may_be_blind(desk: Desk) -> bool:
    """Whether there may be claims of which this person sees nothing in a list."""
    who = onlooker(desk)
    return who.is_keyer and who.is_planned


def blind_to(desk: Desk, transaction: Transaction, claim_numbers: Iterable[str]) -> frozenset[str]:
    """Give those of these claims of which this person sees nothing in a list.

    Those whose second keying they have in hand; and for a keyer those whose second keying may still come to them: they
    have neither keyed the claim first nor seen a reading of it.
    """
    return veiled_numbers(transaction, tuple(claim_numbers), onlooker=onlooker(desk))


def closed_to(desk: Desk, transaction: Transaction, claim_numbers: Iterable[str]) -> frozenset[str]:
    """Give those of these claims that this person does not open.

    Those whose second keying they have in hand; and for somebody who only keys also those that wait for one.
    """
    return closed_numbers(transaction, tuple(claim_numbers), onlooker=onlooker(desk))


def refuse_blind(desk: Desk, transaction: Transaction, claim_number: str) -> None:
    """Refuse to open a claim of which this person may see nothing.

    Raises:
        Refused: its second keying is in their hands, or may still come to them.
    """
    if closed_to(desk, transaction, (claim_number,)):
        raise Refused(
            f"Claim {claim_number} is to be keyed a second time by somebody who has not seen the first keying.",
            "Take up its second keying, or open it when both keyings were compared.",
        )


def refuse_who_has_seen(desk: Desk, transaction: Transaction, claim_id: int, *, claim_number: str) -> None:
    """Refuse the second keying to whoever has seen a reading of the claim, in whatever part.

    Raises:
        Refused: they opened or saved the claim when somebody had keyed it.
    """
    if has_seen(transaction, claim_id, staff=desk.staff.name):
        raise Refused(
            f"{desk.staff.name} has seen what was keyed into claim {claim_number} before.",
            "Somebody who has not opened it has to do the second keying.",
        )


@contextmanager
def look_into(desk: Desk, claim_number: str) -> Iterator[Transaction]:
    """Read a claim as `look` does, once it is kept that this person sees what somebody else keyed into it.

    Raises:
        Refused: they may see nothing of it.
        Told: the store cannot be read, or it cannot be kept that they saw it.
    """
    with look(desk) as transaction:
        refuse_blind(desk, transaction, claim_number)
        is_news = is_first_sight(transaction, claim_number, staff=desk.staff.name)
    if is_news:
        note_sight(desk, claim_number)
    with look(desk) as transaction:
        yield transaction


@contextmanager
def conflict_is_seen(desk: Desk, claim_number: str) -> Iterator[None]:
    """Keep that this person is shown what somebody else has saved, where a save is refused with both readings.

    Raises:
        Conflict: the block has raised it.
        Told: the store cannot be written.
    """
    try:
        yield
    except Conflict as conflict:
        if conflict.differences:
            note_sight(desk, claim_number)
        raise


def note_sight(desk: Desk, claim_number: str) -> None:
    """Keep that this person is about to see readings of a claim; it changes no claim, so it is no act.

    Raises:
        Told: the store cannot be written.
    """
    with telling(), desk.store.writing() as transaction:
        keep_sight(transaction, claim_number, staff=desk.staff.name, at=desk.timestamp())
