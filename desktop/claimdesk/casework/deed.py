"""A deed is one verb on its way: role checked, then change and act reach the store together or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import DONE, REFUSED
from claimdesk.casebook.roles import Role, may, who_may
from claimdesk.casework.place_words import without_whole_numbers
from claimdesk.casework.store_told import telling
from claimdesk.errors import Refused
from claimstore.acts import add_act
from claimstore.case_rows import ActRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdesk.casebook.acts import Verb
    from claimdesk.casework.desk import AtTheStore, StaffMember
    from claimstore.transaction import Transaction


@dataclass(slots=True, kw_only=True)
class Deed:
    """What the verb fills in while it works; `on` may become known on the way, such as a new claim number."""

    transaction: Transaction
    verb: Verb
    on: str
    before: str = ""
    after: str = ""
    reason: str = ""
    changes_nothing: bool = False
    """Whether there was nothing to do, so that no act goes on record."""

    def act(self, *, at: str, who: str, outcome: str = DONE) -> ActRow:
        """Give the entry for the log, without a taxpayer's number that somebody keyed where none belongs.

        The store gives it its sequence.
        """
        return ActRow(
            sequence=0,
            at=at,
            who=who,
            verb=self.verb.value,
            on_what=without_whole_numbers(self.on),
            before=without_whole_numbers(self.before),
            after=without_whole_numbers(self.after),
            reason=without_whole_numbers(self.reason),
            outcome=without_whole_numbers(outcome),
        )


@contextmanager
def deed(desk: AtTheStore, verb: Verb, *, on: str) -> Iterator[Deed]:
    """Do one verb in one transaction with one act; a refusal undoes the change and is itself put on record.

    Raises:
        Refused: the staff member's roles do not allow the verb, or the block has refused it.
        Told: the store cannot be written.
    """
    with refusals_on_record(desk, verb, on=on):
        refuse_roles(desk.staff, verb)
        with telling(), desk.store.writing() as transaction:
            work = Deed(transaction=transaction, verb=verb, on=on)
            yield work
            if not work.changes_nothing:
                add_act(transaction, work.act(at=desk.timestamp(), who=desk.staff.name))


@contextmanager
def refusals_on_record(desk: AtTheStore, verb: Verb, *, on: str) -> Iterator[None]:
    """Put a refusal on record: that of a deed, or of what is looked at before its transaction begins.

    Raises:
        Refused: the block has refused the verb.
        Told: the store cannot be written.
    """
    try:
        yield
    except Refused as refusal:
        with telling(), desk.store.writing() as transaction:
            refused = Deed(transaction=transaction, verb=verb, on=on)
            outcome = f"{REFUSED}{refusal.sentence}"
            add_act(transaction, refused.act(at=desk.timestamp(), who=desk.staff.name, outcome=outcome))
        raise


@contextmanager
def look(desk: AtTheStore) -> Iterator[Transaction]:
    """Read the store, all reads in one state of it.

    Raises:
        Told: the store cannot be read.
    """
    with telling(), desk.store.reading() as transaction:
        yield transaction


def refuse_by_role(desk: AtTheStore, verb: Verb, *, on: str = "") -> None:
    """Refuse a verb that the staff member's roles do not allow, before its deed begins, and put that on record.

    Raises:
        Refused: they do not; the sentence says who may.
        Told: the store cannot be written.
    """
    with refusals_on_record(desk, verb, on=on):
        refuse_roles(desk.staff, verb)


def refuse_roles(staff: StaffMember, verb: Verb) -> None:
    """Refuse a verb that these roles do not allow, where there is no open store yet.

    Raises:
        Refused: they do not; the sentence says who may.
    """
    if not may(staff.roles, verb):
        roles = " or ".join(f"{_article(role)} {role.value}" for role in who_may(verb))
        raise Refused(f"{staff.name} may not {verb.value}.", f"Ask {roles} to do it.")


def _article(role: Role) -> str:
    return "an" if role.value[0] in "aeiou" else "a"
