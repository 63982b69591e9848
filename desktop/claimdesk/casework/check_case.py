"""A case is checked from the file to the last claim, and each finding says what is so and what to do about it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import DONE, Verb
from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.day_text import screen_date
from claimdesk.casework.back_up_case import backups_in
from claimdesk.casework.deed import look
from claimdesk.casework.desk import LOCAL_PERSON, Clock, StaffMember, StoreRoom, SystemClock
from claimdesk.casework.open_case import open_store_room
from claimdesk.casework.verify_log import verify_log
from claimdesk.errors import Told
from claimstore.examine import Examination, examine
from claimstore.place import why_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLDEST_BACKUP_DAYS = 7
LEAST_FREE_BYTES = 500_000_000
_MEGABYTE = 1_000_000
_FROM_BACKUP = "Keep the file as it is and restore the latest backup: claimdesk restore."


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFinding:
    """What was looked at, whether it is well, what is so, and what to do where it is not."""

    subject: str
    is_well: bool
    sentence: str
    remedy: str = ""


def check_case(
    folder: Path,
    *,
    staff: StaffMember = LOCAL_PERSON,
    clock: Clock = SystemClock(),  # noqa: B008 - frozen and without state
    key: bytes | None = None,
) -> tuple[CaseFinding, ...]:
    """Check the case in `folder`, which nobody may have open; a store that does not open is itself a finding."""
    findings = list(_of_the_place(folder))
    try:
        with open_store_room(folder, staff=staff, clock=clock, key=key) as room:
            findings.append(_well("opening", "The store opens, and its tables and triggers are those of this version."))
            findings += _of_the_store(room)
    except Told as told:
        findings.append(CaseFinding(subject="opening", is_well=False, sentence=told.sentence, remedy=told.remedy))
    findings += _of_the_backups(folder, clock)
    return tuple(findings)


def warning_of_place(folder: Path) -> Told | None:
    """Give what a person is told of a folder on a network drive or in a synchronised place; None where it is well."""
    unsafe = why_unsafe(folder)
    if unsafe is None:
        return None
    return Told(
        f"The folder {folder} {unsafe}, which can damage the case while it is written.",
        "Move the case to a disk of this machine and let backups go to the other place.",
    )


def _well(subject: str, sentence: str) -> CaseFinding:
    return CaseFinding(subject=subject, is_well=True, sentence=sentence)


def _of_the_place(folder: Path) -> Iterator[CaseFinding]:
    warning = warning_of_place(folder)
    if warning:
        yield CaseFinding(subject="folder", is_well=False, sentence=warning.sentence, remedy=warning.remedy)
    else:
        yield _well("folder", "The folder lies on a disk of this machine.")
    if folder.is_dir():
        free = shutil.disk_usage(folder).free
        if free < LEAST_FREE_BYTES:
            yield CaseFinding(
                subject="disk",
                is_well=False,
                sentence=f"Only {free // _MEGABYTE} MB are free on the disk of the case.",
                remedy="Free some space before somebody goes on keying.",
            )
        else:
            yield _well("disk", f"{free // _MEGABYTE} MB are free.")


def _of_the_store(room: StoreRoom) -> Iterator[CaseFinding]:
    faults = room.store.check()
    if faults:
        sentence = f"The store contradicts itself in {len(faults)} places; the first: {faults[0]}."
        yield CaseFinding(subject="integrity", is_well=False, sentence=sentence, remedy=_FROM_BACKUP)
    else:
        yield _well("integrity", "Every page and every link between records is sound.")
    log = verify_log(room)
    yield CaseFinding(subject="act log", is_well=log.is_whole, sentence=log.sentence, remedy=log.remedy)
    with look(room) as transaction:
        examined = examine(transaction, registering=Verb.REGISTER_CLAIM.value, done=DONE)
    yield from _of_the_claims(examined)


def _of_the_claims(examined: Examination) -> Iterator[CaseFinding]:
    strange = sorted(set(examined.states) - {state.value for state in ClaimState})
    if strange:
        sentence = f"Some claims are in the state {', '.join(strange)}, which does not exist."
        yield CaseFinding(subject="states", is_well=False, sentence=sentence, remedy=_FROM_BACKUP)
    else:
        yield _well("states", f"Each of the {examined.claims} claims is in exactly one state.")
    orphans = [
        *(f"claim {number} has no act" for number in examined.claims_without_act),
        *(f"claim {number} was registered and is gone" for number in examined.acts_without_claim),
        *(f"claim {number} is put aside and nothing says why" for number in examined.aside_without_reason),
        *(f"batch {name} has no claim" for name in examined.batches_without_claims),
    ]
    if examined.files_without_letter:
        orphans.append(f"{examined.files_without_letter} letter files belong to no letter")
    if examined.scans_without_claim:
        orphans.append(f"{examined.scans_without_claim} scans belong to no claim")
    if orphans:
        sentence = f"Something belongs to nothing: {'; '.join(orphans)}."
        yield CaseFinding(subject="orphans", is_well=False, sentence=sentence, remedy=_FROM_BACKUP)
    else:
        yield _well("orphans", "Every claim has its acts, every letter its file and every scan its claim.")
    if examined.passes_at_odds:
        numbers = ", ".join(examined.passes_at_odds)
        sentence = (
            "The second keying contradicts the state of the claim or who keyed it,"
            f" or lacks readings or differences: {numbers}."
        )
        yield CaseFinding(subject="second keying", is_well=False, sentence=sentence, remedy=_FROM_BACKUP)
    else:
        yield _well("second keying", "Every second keying fits its claim, and what is settled has nothing open.")
    if examined.parts_at_odds:
        numbers = ", ".join(examined.parts_at_odds)
        sentence = f"Somebody has two parts in one claim, or it was judged before it was keyed: {numbers}."
        yield CaseFinding(subject="parts", is_well=False, sentence=sentence, remedy=_FROM_BACKUP)
    else:
        yield _well("parts", "Nobody has two parts in one claim.")


def _of_the_backups(folder: Path, clock: Clock) -> Iterator[CaseFinding]:
    backups = backups_in(folder)
    if not backups:
        sentence, remedy = "There is no backup of this case.", "Make one: claimdesk backup."
        yield CaseFinding(subject="backups", is_well=False, sentence=sentence, remedy=remedy)
        return
    age = (clock.now() - backups[0].at).days
    sentence = f"There are {len(backups)} backups, the latest of {screen_date(backups[0].at.date())}."
    is_old = age > OLDEST_BACKUP_DAYS
    remedy = "Make one: claimdesk backup." if is_old else ""
    yield CaseFinding(subject="backups", is_well=not is_old, sentence=sentence, remedy=remedy)
