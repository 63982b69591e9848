"""Each fault of the list is injected for real: killed children, full disks, cut files, flipped bits, other journals."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sealed_case import (
    ADMINISTRATOR,
    ADMINISTRATORS_WORDS,
    CLOCK,
    NUMBER,
    PERSON,
    FalsifiedError,
    Injection,
    Template,
    copied,
    demand,
    demand_nothing_plain,
    door_of,
    fill,
    look_at,
    opened,
    paper_of,
    store_of,
)

from claimdesk.casework.back_up_case import backups_in
from claimdesk.casework.desk import FixedClock
from claimdesk.casework.open_case import close_case
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.restore_case import restore_case
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.seal_anew import seal_case_anew
from claimdesk.casework.sign_in import first_start, sign_in
from claimdesk.casework.verify_log import verify_log
from claimdesk.errors import Conflict, Told
from claimstore.key_file import new_key
from claimstore.migrations import MIGRATIONS
from claimstore.opening import open_store

SEED = 2004
LONGEST_SAVE = 0.012
LONGEST_SEALING = 0.45
LATER = timedelta(minutes=5)
MANY_STATEMENTS = 60


def child_died(work: Callable[[], object]) -> bool:
    """Let a child of this process work; whether it was killed on the way."""
    child = os.fork()
    if child == 0:
        with suppress(Told):
            work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def killed_after(seconds: float, work: Callable[[], object]) -> bool:
    """Let a child work until a timer kills it."""

    def timed() -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        work()
        time.sleep(seconds)

    return child_died(timed)


def killed_saves(template: Template, folder: Path, times: int) -> int:
    """F1: killed at the n-th statement of a save and at any moment of it: the old state or the new one."""
    chance = random.Random(SEED)  # noqa: S311 - moments, no secret
    copied(template, folder)
    version = 2
    for number in range(times):
        following = version + 1

        def save(following: int = following, number: int = number) -> None:
            desk = opened(folder, template.key)
            if number % 2:
                left = [chance.randrange(1, MANY_STATEMENTS)]

                def count(_: str) -> None:
                    left[0] -= 1
                    if left[0] == 0:
                        os.kill(os.getpid(), signal.SIGKILL)

                desk.store._database.conn.set_trace_callback(count)
            else:
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
                signal.setitimer(signal.ITIMER_REAL, chance.uniform(0.0001, LONGEST_SAVE))
            save_claim(desk, NUMBER, proof=paper_of(following), base_version=following - 1)

        for _ in range(number):
            chance.random()
        child_died(save)
        version = look_at(folder, template.key, versions=frozenset({version, following}))
    return times


def full_disks(template: Template, folder: Path, times: int) -> int:
    """F5: no file may grow beyond the n-th byte: a sentence, nothing lost, and the next save works."""
    copied(template, folder)
    for point in range(times):

        def save(point: int = point) -> None:
            desk = opened(folder, template.key)
            _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            journal = store_of(folder).with_name(f"{store_of(folder).name}-wal").stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (journal + point * 400, hard))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            save_claim(desk, NUMBER, proof=paper_of(3), base_version=2)

        child_died(save)
        if look_at(folder, template.key, versions=frozenset({2, 3})) == 3:
            copied(template, folder)
    return times


def cut_files(template: Template, folder: Path, times: int) -> int:
    """F6: the store cut anywhere is refused, stays as it is, and a backup brings the case back."""
    copied(template, folder)
    whole = store_of(folder).read_bytes()
    for point in range(times):
        cut = whole[: point * len(whole) // times]
        store_of(folder).write_bytes(cut)
        try:
            close_case(opened(folder, template.key))
        except Told:
            demand(is_so=store_of(folder).read_bytes() == cut, otherwise="a refused file was touched")
        else:
            raise FalsifiedError(f"a store cut at {len(cut)} bytes was opened")
    (backup,) = backups_in(template.folder)
    restore_case(folder, backup.path, staff=PERSON, clock=CLOCK, key=template.key)
    look_at(folder, template.key, versions=frozenset({2}))
    return times


def flipped_bits(template: Template, folder: Path, times: int) -> int:
    """F7: one bit turned anywhere in the sealed store is found: it does not open, or its check says so."""
    chance = random.Random(SEED)  # noqa: S311 - places, no secret
    copied(template, folder)
    whole = store_of(folder).read_bytes()
    for _ in range(times):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        for journal in folder.glob("case.claimdesk-*"):
            journal.unlink()
        store_of(folder).write_bytes(damaged)
        try:
            store = open_store(store_of(folder), key=template.key, holder="a fault", at=CLOCK.at.isoformat())
        except Exception as error:  # noqa: BLE001 - any other kind than the store's own is the failure looked for
            demand(is_so=type(error).__module__ == "claimstore.trouble", otherwise=f"a flipped bit ended in {error!r}")
            continue
        faults = store.check()
        store.close()
        demand(is_so=faults != (), otherwise="a flipped bit was not found")
    return times


def other_journals(template: Template, folder: Path, times: int) -> int:
    """F8: the journal of another case is refused and changes nothing; with it gone the case opens as it was."""
    other = folder.with_name(f"{folder.name}-other")
    for number in range(times):
        copied(template, folder)
        shutil.rmtree(other, ignore_errors=True)
        key = new_key() if number % 2 else None
        close_case(opened(other, key))

        def write(key: bytes | None = key) -> None:
            desk = opened(other, key)
            register_claim(desk)
            os._exit(0)

        child_died(write)
        for journal in other.glob("case.claimdesk-wal"):
            shutil.copy(journal, folder / journal.name)
        before = store_of(folder).read_bytes()
        with suppress(Told):
            close_case(opened(folder, template.key))
            raise FalsifiedError("the journal of another case was read in")
        demand(is_so=store_of(folder).read_bytes() == before, otherwise="a foreign journal changed the store")
        for journal in folder.glob("case.claimdesk-*"):
            journal.unlink()
        look_at(folder, template.key, versions=frozenset({2}))
    return times


def second_programs(template: Template, folder: Path, times: int) -> int:
    """F10, F11: a second program is told who has the case; a note that a dead one left holds nothing."""
    copied(template, folder)
    for number in range(times):
        store_of(folder).with_name("case.claimdesk.lock").write_text(f"somebody elsewhere, process {number + 1}")
        desk = opened(folder, template.key)
        child = os.fork()
        if child == 0:
            try:
                opened(folder, template.key)
            except Told as told:
                os._exit(0 if PERSON.name in told.sentence else 2)
            os._exit(1)
        _, status = os.waitpid(child, 0)
        close_case(desk)
        demand(is_so=os.waitstatus_to_exitcode(status) == 0, otherwise="two programs had one case open")
    look_at(folder, template.key, versions=frozenset({2}))
    return times


def stopped_migrations(_template: Template, folder: Path, times: int) -> int:
    """F14: an upgrade killed at the n-th statement leaves the store before or after a step, and goes on next time."""
    for number in range(times):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        at = CLOCK.at.isoformat()
        store = open_store(store_of(folder), key=None, holder="a fault", at=at, migrations=MIGRATIONS[:1])
        texts = "at, who, verb, on_what, before, after, reason, outcome"
        with store.writing() as transaction:
            for place in range(50):
                values = (at, "Ines", "open case", str(place), "", "", "", "done")
                transaction.run(f"INSERT INTO act ({texts}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        store.close()
        killed_after(0.002 + number * 0.05 / times, lambda: close_case(opened(folder, None)))
        desk = opened(folder, None)
        log = verify_log(desk)
        demand(is_so=log.is_whole and log.entries >= 50, otherwise="an upgrade lost entries")
        demand(is_so=desk.store.check() == (), otherwise="an upgrade left the store unsound")
        close_case(desk)
    return times


def killed_sealings(_template: Template, folder: Path, times: int) -> int:
    """A plain case whose sealing is killed is there whole, plain or sealed, and the next start leaves nothing plain."""
    chance = random.Random(SEED)  # noqa: S311 - moments, no secret
    plain = folder.with_name(f"{folder.name}-plain")
    shutil.rmtree(plain, ignore_errors=True)
    desk = opened(plain, None)
    fill(desk)
    close_case(desk)
    for _ in range(times):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(plain, folder)

        def start() -> None:
            first_start(door_of(folder), name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS)

        killed_after(chance.uniform(0.05, LONGEST_SEALING), start)
        try:
            desk = first_start(door_of(folder), name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS).desk
        except Told:
            desk = sign_in(door_of(folder), name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS)
        key = desk.store.key
        close_case(desk)
        demand(is_so=key is not None, otherwise="the case stayed plain")
        look_at(folder, key, versions=frozenset({2}))
    return times


def killed_sealings_anew(template: Template, folder: Path, times: int) -> int:
    """A case whose sealing anew is killed opens with the same password, and so do all its backups after it."""
    chance = random.Random(SEED)  # noqa: S311 - moments, no secret
    for _ in range(times):
        copied(template, folder)

        def seal() -> None:
            seal_case_anew(folder, name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS, clock=CLOCK)

        killed_after(chance.uniform(0.1, LONGEST_SEALING), seal)
        desk = sign_in(door_of(folder), name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS)
        key = desk.store.key
        close_case(desk)
        look_at(folder, key, versions=frozenset({2}))
        for backup in backups_in(folder):
            open_store(backup.path, key=key, holder="a fault", at=CLOCK.at.isoformat()).close()
    return times


def moved_clocks(template: Template, folder: Path, times: int) -> int:
    """F15: a clock set back, a leap day and a change to summer time keep the log in its order."""
    copied(template, folder)
    desk = opened(folder, template.key)
    before = verify_log(desk).entries
    moments = (-timedelta(days=400), timedelta(days=-45), timedelta(0), timedelta(days=3650), -timedelta(hours=1))
    for number in range(times):
        clock = FixedClock(CLOCK.at + moments[number % len(moments)])
        register_claim(replace(desk, clock=clock))
    log = verify_log(desk)
    close_case(desk)
    demand(is_so=log.is_whole and log.entries == before + times, otherwise="the log lost its order")
    return times


def wrong_passwords(template: Template, folder: Path, times: int) -> int:
    """F18: wrong passwords open nothing and wipe nothing; the right one opens the case afterwards."""
    copied(template, folder)
    for number in range(times):
        try:
            desk = sign_in(door_of(folder), name=ADMINISTRATOR, password=f"wrong herons wade {number}")
        except Told:
            continue
        close_case(desk)
        raise FalsifiedError("a wrong password opened the case")
    later = replace(door_of(folder), clock=FixedClock(CLOCK.at + LATER))
    close_case(sign_in(later, name=ADMINISTRATOR, password=ADMINISTRATORS_WORDS))
    look_at(folder, template.key, versions=frozenset({2}))
    return times


def strange_names(template: Template, folder: Path, times: int) -> int:
    """F20: folders with signs that mean something elsewhere, of any script, and beyond 260 characters."""
    names = ("it's", 'a "quoted" one', "semi;colon", "100%25 ?x=1#y", "Łódź 王", "a" * 200, "/".join(["deep" * 20] * 4))
    for number in range(times):
        place = folder / names[number % len(names)]
        copied(template, place)
        look_at(place, template.key, versions=frozenset({2}))
        shutil.rmtree(folder, ignore_errors=True)
    return times


def second_saves(template: Template, folder: Path, times: int) -> int:
    """F22: two people on one claim: the second save is refused with both readings."""
    copied(template, folder)
    desk = opened(folder, template.key)
    for number in range(times):
        version = 2 + number
        save_claim(desk, NUMBER, proof=paper_of(version + 1), base_version=version)
        try:
            save_claim(desk, NUMBER, proof=paper_of(version + 50), base_version=version)
        except Conflict as conflict:
            demand(is_so=bool(conflict.differences), otherwise="the refusal names no difference")
        else:
            raise FalsifiedError("a second save went through")
    close_case(desk)
    look_at(folder, template.key, versions=frozenset({2 + times}))
    demand_nothing_plain(folder)
    return times


FAULTS: tuple[tuple[str, Injection, int, int], ...] = (
    ("F1 killed during a save", killed_saves, 200, 24),
    ("F5 disk full at the n-th byte", full_disks, 100, 12),
    ("F6 file cut", cut_files, 100, 25),
    ("F7 flipped bits", flipped_bits, 1_000, 60),
    ("F8 another journal", other_journals, 20, 2),
    ("F10, F11 second program, stale lock", second_programs, 20, 4),
    ("F14 upgrade killed", stopped_migrations, 50, 6),
    ("sealing killed", killed_sealings, 50, 4),
    ("sealing anew killed", killed_sealings_anew, 50, 4),
    ("F15 moved clock", moved_clocks, 30, 10),
    ("F18 wrong passwords", wrong_passwords, 100, 8),
    ("F20 strange names", strange_names, 14, 7),
    ("F22 second save", second_saves, 50, 5),
)
"""Every fault: what it is called, what injects it, how often in the whole run, and how often in a bounded one."""
