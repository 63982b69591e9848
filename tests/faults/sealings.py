"""F14, F18, and sealings that are killed: a case opens with its password, sealed, whatever was broken off."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from children import SEED, killed_after
from sealed_case import (
    ADMINISTRATOR,
    ADMINISTRATORS_WORDS,
    CLOCK,
    FalsifiedError,
    Template,
    copied,
    demand,
    door_of,
    fill,
    look_at,
    opened,
    sound,
    store_of,
)

from claimdesk.casework.back_up_case import backups_in
from claimdesk.casework.desk import FixedClock
from claimdesk.casework.open_case import close_case
from claimdesk.casework.seal_anew import seal_case_anew
from claimdesk.casework.sign_in import first_start, sign_in
from claimdesk.casework.verify_log import verify_log
from claimdesk.errors import Told
from claimstore.migrations import MIGRATIONS
from claimstore.opening import open_store

ENTRIES = 50
LONGEST_SEALING, LONGEST_UPGRADE = 0.45, 0.05
LATER = timedelta(minutes=5)


def stopped_migrations(_template: Template, folder: Path, times: int) -> int:
    """F14: an upgrade killed at any moment leaves the store before or after a step, and goes on next time."""
    for number in range(times):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        at = CLOCK.at.isoformat()
        store = open_store(store_of(folder), key=None, holder="a fault", at=at, migrations=MIGRATIONS[:1])
        texts = "at, who, verb, on_what, before, after, reason, outcome"
        with store.writing() as transaction:
            for place in range(ENTRIES):
                values = (at, "Ines", "open case", str(place), "", "", "", "done")
                transaction.run(f"INSERT INTO act ({texts}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        store.close()
        moment = 0.002 + number * LONGEST_UPGRADE / times
        killed_after(moment, lambda: close_case(opened(folder, None)))
        sound(folder, None)
        desk = opened(folder, None)
        demand(is_so=verify_log(desk).entries >= ENTRIES, otherwise="an upgrade lost entries")
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
    shutil.rmtree(plain)
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
