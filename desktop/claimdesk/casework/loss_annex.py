"""The annex of a letter is composed for a look at any time, and goes out only under a plan that is approved for use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.day_text import letter_date
from claimdesk.casework.deed import refusals_on_record
from claimdesk.casework.explain_loss import explain_loss
from claimdesk.casework.letter_batch import told_of_troubles
from claimdesk.casework.letter_facts import sender_of
from claimdesk.casework.plan_use import plan_use, refuse_unapproved
from claimdesk.letters import compose
from claimdesk.letters.trouble import LetterTrouble

if TYPE_CHECKING:
    from claimdesk.casework.desk import Desk


@dataclass(frozen=True, slots=True)
class Annex:
    """A composed annex: its title, its PDF, how many pages it has, and whether it may be mailed."""

    title: str
    pdf: bytes
    pages: int
    is_for_mailing: bool


def compose_annex(desk: Desk, claim_number: str) -> Annex:
    """Compose the annex of a claim as it is saved, for a look; under an unapproved plan its head says so.

    Raises:
        Refused: there is no such claim.
        Told: the settlement has no plan, the annex cannot be printed, or the store cannot be read.
    """
    is_for_mailing = plan_use(desk).is_approved
    explained = explain_loss(desk, claim_number, day=letter_date)
    sender = sender_of(desk.settlement)
    try:
        made = compose.compose_annex(explained, sender, dated=desk.today(), is_for_mailing=is_for_mailing)
    except LetterTrouble as trouble:
        raise told_of_troubles((trouble,)) from trouble
    return Annex(made.title, made.pdf, made.pages, is_for_mailing)


def annex_for_mailing(desk: Desk, claim_number: str) -> Annex:
    """Compose the annex of a claim as it goes out.

    Raises:
        Refused: the plan is not approved for use, or there is no such claim.
        Told: the settlement has no plan, the annex cannot be printed, or the store cannot be read.
    """
    with refusals_on_record(desk, Verb.SAVE_LETTER, on=claim_number):
        refuse_unapproved(desk)
    return compose_annex(desk, claim_number)
