"""Figures of keying are kept with the save: a person sees their own, a supervisor the sum of all, nobody a ranking."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.figures import DayFigures, FieldFigures, Figures, KeyedFigures
from claimdesk.casework.deed import look, refuse_by_role
from claimdesk.casework.keying_errors import errors_since
from claimdesk.casework.store_told import telling
from claimdesk.errors import Refused
from claimstore import figures as store_figures
from claimstore.claims import claim_id_of
from claimstore.figure_rows import KeyedClaimRow, KeyedFieldRow

if TYPE_CHECKING:
    from claimdesk.casebook.work import Work
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction

DAYS = 14
LEAST_PERSONS = 2
"""The sum of fewer is the figure of one, which is theirs alone."""


def keep_figures(desk: Desk, claim_number: str, *, figures: KeyedFigures, work: Work) -> None:
    """Add what this person keyed into a claim to their figures; they change no claim, so this is no act.

    Raises:
        Told: the store cannot be written.
    """
    day, staff = desk.today().isoformat(), desk.staff.name
    with telling(), desk.store.writing() as transaction:
        claim_id = claim_id_of(transaction, claim_number)
        if claim_id is None:
            return
        store_figures.add_figures(
            transaction,
            KeyedClaimRow(
                staff=staff,
                day=day,
                claim_id=claim_id,
                work=work.value,
                keys=figures.keys,
                active_ms=figures.active_ms,
            ),
            fields=tuple(
                KeyedFieldRow(
                    staff=staff, day=day, field=each.field, times=each.times, keys=each.keys, active_ms=each.active_ms
                )
                for each in figures.fields
            ),
        )


def my_figures(desk: Desk) -> Figures:
    """Give the figures of this person over the last days, and the errors that second keying found in them.

    Raises:
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        return _figures(desk, transaction, staff=desk.staff.name)


def case_figures(desk: Desk) -> Figures:
    """Give the sums over everybody who keyed in the last days, without a name.

    Raises:
        Refused: the role does not allow it, or only one person keyed, whose figures are theirs alone.
        Told: the store cannot be read.
    """
    refuse_by_role(desk, Verb.READ_FIGURES)
    with look(desk) as transaction:
        figures = _figures(desk, transaction, staff=None)
    if figures.persons < LEAST_PERSONS:
        raise Refused(
            "Fewer than two persons keyed in these days, and the figures of one are theirs alone.",
            "The sums are shown as soon as a second person has keyed.",
        )
    return figures


def _figures(desk: Desk, transaction: Transaction, *, staff: str | None) -> Figures:
    since = (desk.today() - timedelta(days=DAYS - 1)).isoformat()
    days = store_figures.sums_by_day(transaction, staff=staff, since=since)
    fields = store_figures.sums_by_field(transaction, staff=staff, since=since)
    persons = store_figures.persons_since(transaction, since) if staff is None else min(1, len(days))
    return Figures(
        persons=persons,
        errors=errors_since(transaction, staff=staff, since=since),
        days=tuple(
            DayFigures(day=date.fromisoformat(each.day), claims=each.claims, keys=each.keys, active_ms=each.active_ms)
            for each in days
        ),
        fields=tuple(
            FieldFigures(field=each.field, times=each.times, keys=each.keys, active_ms=each.active_ms)
            for each in fields
        ),
    )
