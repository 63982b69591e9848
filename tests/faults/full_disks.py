"""F4, F5, F9: failed writes, full disks and refused memory end in a sentence, and nothing is lost."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import write_shim
from children import child_died, child_status
from sealed_case import (
    ADMINISTRATOR,
    ADMINISTRATORS_WORDS,
    NUMBER,
    Template,
    copied,
    demand,
    door_of,
    look_at,
    opened,
    paper_of,
    sound,
    store_of,
)
from write_shim import Strike

from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import Mark
from claimdesk.casework.back_up_case import back_up_case
from claimdesk.casework.desk import Desk
from claimdesk.casework.issue_letter import read_letter
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.sign_in import DoorState, first_start, sign_in, state_of
from claimdesk.casework.verify_log import verify_log
from claimdesk.errors import Conflict, Told
from claimstore.case_rows import LetterRow
from claimstore.letters import add_file, add_letters

BYTES_A_STEP = 400
LARGE_LETTER = 16 << 20
"""Bytes of a letter that makes the store a large file."""

MOST_MEMORY = 128 << 20
"""Bytes beyond what the program has already, with which everything succeeds."""

AtCase = Callable[[Path, bytes], object]
"""What is done to the case in a folder, from its opening on."""


def save(folder: Path, key: bytes) -> None:
    """Save the first claim; what failed is done again, at the same desk where there is one."""
    try:
        desk = opened(folder, key)
    except Told:
        desk = opened(folder, key)
    try:
        save_claim(desk, NUMBER, proof=paper_of(3), base_version=2)
    except Told:
        # Where the disk failed after all was written, the second save finds the first one done.
        with suppress(Conflict):
            save_claim(desk, NUMBER, proof=paper_of(3), base_version=2)


def keep(folder: Path, key: bytes) -> None:
    """Keep a field of a draft."""
    keep_draft(opened(folder, key), NUMBER, entries=(Entry("address.city", Mark.WRITTEN, "Bergen"),), base_version=2)


def register(folder: Path, key: bytes) -> None:
    """Register a claim."""
    register_claim(opened(folder, key))


def back_up(folder: Path, key: bytes) -> None:
    """Make a backup."""
    back_up_case(opened(folder, key))


def go_in(folder: Path, _key: bytes) -> None:
    """Sign in with a wrong password, which is counted in a file, and with the right one."""
    with suppress(Told):
        sign_in(door_of(folder), name=ADMINISTRATOR, password="a wrong one that is long")  # noqa: S106 - of a test
    sign_in(door_of(folder), name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS)


def make(folder: Path, _key: bytes) -> None:
    """Make another case in a folder below."""
    first_start(door_of(folder / "new"), name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS)


AT_CASE: tuple[AtCase, ...] = (save, keep, register, back_up, go_in, make)


def failed_writes(template: Template, folder: Path, times: int) -> int:
    """F4: the n-th write or sync fails, once or from then on, whatever is being done: a sentence, and nothing lost."""
    if not write_shim.is_loaded():
        sys.stdout.write(f"F4 {write_shim.WITHOUT}\n")
        return 0
    writes = [_writes_of(template, folder, work) for work in AT_CASE]
    ways = [(work, strike) for work in range(len(AT_CASE)) for strike in (Strike.ONCE, Strike.ALWAYS)]
    rounds = -(-times // len(ways))
    for number in range(times):
        place, strike = ways[number % len(ways)]
        at = 1 + (number // len(ways)) * writes[place] // rounds
        copied(template, folder)

        def work(place: int = place, strike: Strike = strike, at: int = at) -> None:
            write_shim.arm(folder, at=at, strike=strike)
            AT_CASE[place](folder, template.key)

        status = child_status(work)
        version = look_at(folder, template.key, versions=frozenset({2, 3}))
        if AT_CASE[place] is save and (status == 0 or strike is Strike.ONCE):
            demand(is_so=version == 3, otherwise="a save that was told done, or was done again, is not there")
        if AT_CASE[place] is make:
            _start_again(folder / "new")
    return times


def _writes_of(template: Template, folder: Path, work: AtCase) -> int:
    copied(template, folder)
    write_shim.arm(folder, at=0, strike=Strike.COUNT)
    child = os.pipe()

    def count() -> None:
        work(folder, template.key)
        os.write(child[1], str(write_shim.seen()).encode())

    child_status(count)
    os.close(child[1])
    with os.fdopen(child[0]) as said:
        writes = int(said.read())
    write_shim.arm(folder, at=0, strike=Strike.OFF)
    return writes


def _start_again(folder: Path) -> None:
    """A case whose making failed is made, or opened, by the next start."""
    door = door_of(folder)
    if state_of(folder) is DoorState.SEALED:
        desk = sign_in(door, name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS)
    else:
        desk = first_start(door, name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS).desk
    key = desk.store.key
    close_case(desk)
    sound(folder, key)


def full_disks(template: Template, folder: Path, times: int) -> int:
    """F5: no file may grow beyond the n-th byte: a sentence, nothing lost, and the next save works."""
    copied(template, folder)
    for point in range(times):

        def work(point: int = point) -> None:
            desk = opened(folder, template.key)
            _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            journal = store_of(folder).with_name(f"{store_of(folder).name}-wal").stat().st_size
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (journal + point * BYTES_A_STEP, hard))
            save_claim(desk, NUMBER, proof=paper_of(3), base_version=2)

        child_died(work)
        if look_at(folder, template.key, versions=frozenset({2, 3})) == 3:
            copied(template, folder)
    return times


def refused_memory(template: Template, folder: Path, times: int) -> int:
    """F9: a case with a large file, and less and less memory: each deed succeeds or ends in a sentence."""
    if not sys.platform.startswith("linux"):
        sys.stdout.write("F9 needs Linux, which alone limits the memory of a program reliably\n")
        return 0
    copied(template, folder)
    desk = opened(folder, template.key)
    _add_large_letter(desk)
    close_case(desk)
    for number in range(times):
        allowed = MOST_MEMORY * number // max(times - 1, 1)

        def work(allowed: int = allowed) -> None:
            pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
            limit = pages * resource.getpagesize() + allowed
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
            desk = sign_in(door_of(folder), name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS)
            open_claim(desk, NUMBER)
            read_letter(desk, 1)
            verify_log(desk)
            back_up_case(desk)

        status = child_status(work)
        demand(is_so=not os.WIFSIGNALED(status), otherwise="refused memory brought the program down")
        demand(is_so=status == 0 or number < times - 1, otherwise="the most memory is not enough")
        look_at(folder, template.key, versions=frozenset({2}))
        shutil.rmtree(folder / "backups", ignore_errors=True)
    return times


def _add_large_letter(desk: Desk) -> None:
    with desk.store.writing() as transaction:
        letter = LetterRow(
            letter_id=1,
            claim_id=1,
            kind="acknowledgment",
            title="Acknowledgment",
            mailed_on="2008-04-14",
            cure_by=None,
            sha256=add_file(transaction, os.urandom(LARGE_LETTER)),
            first_page=0,
            pages=1,
            issued_at=desk.timestamp(),
            issued_by=desk.staff.name,
        )
        add_letters(transaction, (letter,))
