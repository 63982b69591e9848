"""Cases of the Sonus settlement for tests, and what is keyed into their claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import LOCAL_PERSON, Desk, FixedClock, StaffMember
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement, load_wording

CLOCK = FixedClock(datetime(2008, 4, 14, 9, 30, tzinfo=UTC))
SONUS = load_settlement("sonus-2004")
WORDING = load_wording()
PLANTED_TIN = "518-42-7736"


def open_sonus(folder: Path, *, staff: StaffMember = LOCAL_PERSON) -> Desk:
    """Open a case of the Sonus settlement in `folder`."""
    return open_case(folder, settlement=SONUS, wording=WORDING, staff=staff, clock=CLOCK)


def at_desk_of(desk: Desk, name: str, *roles: Role) -> Desk:
    """Give the same case as another member of the staff sees it."""
    return replace(desk, staff=StaffMember(name, frozenset(roles or Role)))


def judge_at(desk: Desk) -> Desk:
    """Give the same case as its adjudicator sees it, who has keyed nothing."""
    return at_desk_of(desk, "Jana", Role.ADJUDICATOR)


def wrote(path: str, text: str) -> Entry:
    """Give an entry of something written."""
    return Entry(path, Mark.WRITTEN, text)


def paper(desk: Desk, *entries: Entry) -> ProofOfClaim:
    """Give a paper on which these entries stand and nothing else was reached."""
    return with_entries(ProofOfClaim(schedule=desk.settlement.blank_schedule()), entries)


def marguerite(desk: Desk) -> ProofOfClaim:
    """Give a paper with a name, a number and two trades."""
    return paper(
        desk,
        wrote("beneficial_owner.first", "Marguerite"),
        wrote("beneficial_owner.last", "O'Neil"),
        wrote("tin", PLANTED_TIN),
        wrote("postmark.on", "2008-04-10"),
        wrote("schedule.purchases[0].trade_date", "2002-04-15"),
        wrote("schedule.purchases[0].shares", "1000"),
        wrote("schedule.purchases[0].price", "2.55"),
        wrote("schedule.purchases[1].shares", "12.5"),
        Entry("schedule.purchases[1].price", Mark.ILLEGIBLE),
    )
