"""A sealed case with planted numbers, copied for each fault, and the invariants that hold after every one of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from datetime import UTC, datetime
from pathlib import Path

from claimdesk.casebook.acts import DONE, Verb
from claimdesk.casebook.claim import ClaimState, ProofOfClaim
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casework.back_up_case import back_up_case
from claimdesk.casework.desk import Desk, FixedClock, StaffMember, StoreRoom
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import STORE_NAME, close_case, open_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.sign_in import Door, first_start
from claimdesk.casework.verify_log import verify_log
from claimstore.examine import examine
from claimstore.opening import open_store

CLOCK = FixedClock(datetime(2008, 4, 14, 9, 30, tzinfo=UTC))
SONUS = load_settlement("sonus-2004")
WORDING = load_wording()
PERSON = StaffMember("Ines", frozenset(Role))
ADMINISTRATOR, ADMINISTRATORS_WORDS = "Ada", "seven grey herons wade"
NUMBER = "SONUS-0000001"
PLANTED = (
    ("518", "42", "7736"),
    ("203", "31", "8846"),
    ("518", "42", "7763"),
    ("612", "55", "1234"),
    ("345", "67", "8912"),
)
SPELLINGS = tuple(
    spelling.encode()
    for area, group, serial in PLANTED
    for spelling in (
        f"{area}-{group}-{serial}",
        f"{area}{group}{serial}",
        f"{area} {group} {serial}",
        f"{area[:2]}-{area[2:]}{group}{serial}",
    )
)


class FalsifiedError(AssertionError):
    """Something committed was lost or changed, or something planted can be read."""


@dataclass(frozen=True, slots=True)
class Template:
    """A closed sealed case that holds one claim of version 2 with a draft, four more claims, and a backup."""

    folder: Path
    key: bytes
    recovery_code: str


def door_of(folder: Path) -> Door:
    """Give the door of the case in a folder."""
    return Door(folder=folder, settlement=SONUS, wording=WORDING, clock=CLOCK)


def opened(folder: Path, key: bytes | None) -> Desk:
    """Open a case with its raw key, as somebody who may do everything."""
    return open_case(folder, settlement=SONUS, wording=WORDING, staff=PERSON, clock=CLOCK, key=key)


def paper_of(version: int, *, planted: int = 0) -> ProofOfClaim:
    """Give the paper that version `version` of a claim bears; name and each price tell the version."""
    texts = {"beneficial_owner.last": f"Version{version}", "tin": "-".join(PLANTED[planted])}
    texts |= {f"schedule.purchases[{line}].price": f"{version}.25" for line in range(10)}
    blank = ProofOfClaim(schedule=SONUS.blank_schedule())
    return with_entries(blank, tuple(Entry(path, Mark.WRITTEN, text) for path, text in texts.items()))


def fill(desk: Desk) -> None:
    """Register five claims, save each, leave a draft on the first, and make a backup."""
    for place in range(len(PLANTED)):
        number = register_claim(desk).claim.claim_number
        save_claim(desk, number, proof=paper_of(2, planted=place), base_version=1)
    keep_draft(desk, NUMBER, entries=(Entry("address.city", Mark.WRITTEN, "Oslo"),), base_version=2)
    back_up_case(desk)


def make_template(folder: Path) -> Template:
    """Make the case that every fault begins with."""
    first = first_start(door_of(folder), name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS)
    key = first.desk.store.key
    close_case(first.desk)
    if key is None:
        raise FalsifiedError("the case is not sealed")
    desk = opened(folder, key)
    fill(desk)
    close_case(desk)
    return Template(folder, key, first.recovery_code)


def copied(template: Template, folder: Path) -> Path:
    """Give a fresh copy of the template."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template.folder, folder)
    return folder


def demand(*, is_so: bool, otherwise: str) -> None:
    """Fail where something does not hold.

    Raises:
        FalsifiedError: it does not.
    """
    if not is_so:
        raise FalsifiedError(otherwise)


def sound(folder: Path, key: bytes | None) -> None:
    """Check what holds after every fault, whatever was being done.

    The store opens; it and its links are sound; the log verifies; every claim is in exactly one state and has its acts;
    no planted number can be read.

    Raises:
        FalsifiedError: one of them does not hold.
    """
    store = open_store(store_of(folder), key=key, holder="a fault", at=CLOCK.at.isoformat())
    room = StoreRoom(store=store, staff=PERSON, clock=CLOCK, folder=folder)
    try:
        demand(is_so=store.check() == (), otherwise="the store is not sound")
        demand(is_so=verify_log(room).is_whole, otherwise="the log does not hold")
        with store.reading() as transaction:
            found = examine(transaction, registering=Verb.REGISTER_CLAIM.value, done=DONE)
        known = {state.value for state in ClaimState}
        demand(is_so=known.issuperset(found.states), otherwise="a claim is in no state")
        orphans = (found.files_without_letter, *found.claims_without_act, *found.acts_without_claim)
        demand(is_so=not any(orphans), otherwise="something belongs to nothing")
    finally:
        store.close()
    if key is not None:
        demand_nothing_plain(folder)


def look_at(folder: Path, key: bytes | None, *, versions: frozenset[int]) -> int:
    """Check that a case is sound and unchanged, and give the version that its first claim has, one of `versions`.

    Raises:
        FalsifiedError: it is not.
    """
    sound(folder, key)
    desk = opened(folder, key)
    try:
        claim = open_claim(desk, NUMBER).claim
        demand(is_so=claim.version in versions, otherwise=f"version {claim.version}")
        demand(is_so=claim.proof == paper_of(claim.version), otherwise="old and new are mixed")
        for place in range(1, len(PLANTED)):
            other = open_claim(desk, f"SONUS-{place + 1:07d}").claim
            demand(is_so=other.proof == paper_of(2, planted=place), otherwise=f"claim {place + 1} was changed")
            demand(is_so=other.state is ClaimState.RECEIVED, otherwise=f"claim {place + 1} has another state")
    finally:
        close_case(desk)
    return claim.version


def demand_nothing_plain(folder: Path) -> None:
    """Look for every spelling of every planted number in every file below the folder.

    Raises:
        FalsifiedError: one can be read.
    """
    for path in folder.rglob("*"):
        if path.is_file():
            octets = path.read_bytes()
            demand(
                is_so=not any(spelling in octets for spelling in SPELLINGS),
                otherwise=f"a number lies in plain in {path.name}",
            )


def store_of(folder: Path) -> Path:
    """Give the file of the store in a folder."""
    return folder / STORE_NAME


Injection = Callable[[Template, Path, int], int]
"""Injects a fault so many times in a folder, checks the invariants after each, and gives how many there were."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the list: its name, what injects it, and how often in the whole run and in a bounded one."""

    name: str
    inject: Injection
    _: KW_ONLY
    whole: int
    bounded: int
