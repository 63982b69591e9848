"""F19: of a log in which entries were edited, deleted, put in, moved or cut off, the first bad one is named."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from children import SEED
from damaged_files import behind_the_back
from sealed_case import CLOCK, PERSON, Template, copied, demand, opened, store_of

from claimdesk.casework.desk import StoreRoom
from claimdesk.casework.open_case import close_case
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.verify_log import VerifiedLog, verify_log
from claimstore.act_chain import START, fingerprint
from claimstore.driver import Connection, connect
from claimstore.opening import open_store

ENTRIES = 120
TEXTS = ("at", "who", "verb", "on_what", "before", "after", "reason", "outcome")

Change = Callable[[Connection, random.Random], tuple[int, str]]
"""Changes a log without triggers and gives the entry that is the first bad one, and what is said of it."""


def edited(bare: Connection, chance: random.Random) -> tuple[int, str]:
    """One text of an entry reads otherwise."""
    entry = chance.randrange(1, _last(bare) + 1)
    column = chance.choice(TEXTS)
    bare.execute(f"UPDATE act SET {column} = {column} || ? WHERE sequence = ?", (chance.choice(" .x\0"), entry))
    return entry, "edited"


def deleted(bare: Connection, chance: random.Random) -> tuple[int, str]:
    """An entry is gone, and half of the time the others are numbered anew."""
    entry = chance.randrange(1, _last(bare))
    bare.execute("DELETE FROM act WHERE sequence = ?", (entry,))
    if chance.random() < 1 / 2:
        _shift(bare, entry + 1, by=-1)
    return entry, "deleted"


def inserted(bare: Connection, chance: random.Random) -> tuple[int, str]:
    """An entry that is well made in itself is put in, and the others are numbered anew."""
    entry = chance.randrange(1, _last(bare) + 2)
    _shift(bare, entry, by=1)
    before = bare.execute("SELECT fingerprint FROM act WHERE sequence = ?", (entry - 1,)).fetchone()
    follows = before[0] if before else START
    texts = ("2008-04-14T09:30:00.000+00:00", "Mallory", "void claim", "SONUS-0000003", "", "", "", "done")
    bare.execute(
        f"INSERT INTO act (sequence, {', '.join(TEXTS)}, follows, fingerprint) VALUES ({', '.join('?' * 11)})",
        (entry, *texts, follows, fingerprint(follows, *texts)),
    )
    return entry, "inserted"


def reordered(bare: Connection, chance: random.Random) -> tuple[int, str]:
    """Two entries have changed places with all they carry."""
    first, second = sorted(chance.sample(range(1, _last(bare) + 1), 2))
    for old, new in ((first, -1), (second, first), (-1, second)):
        bare.execute("UPDATE act SET sequence = ? WHERE sequence = ?", (new, old))
    return first, "reordered"


def cut(bare: Connection, chance: random.Random) -> tuple[int, str]:
    """The end of the log is gone."""
    entry = chance.randrange(1, _last(bare) + 1)
    bare.execute("DELETE FROM act WHERE sequence >= ?", (entry,))
    return entry, "cut off"


CHANGES: tuple[Change, ...] = (edited, deleted, inserted, reordered, cut)


def tampered_logs(template: Template, folder: Path, times: int) -> int:
    """F19: at random places of a long log."""
    chance = random.Random(SEED)  # noqa: S311 - places, no secret
    copied(template, folder)
    desk = opened(folder, template.key)
    for _ in range(ENTRIES):
        register_claim(desk)
    close_case(desk)
    source = store_of(folder).with_name("whole")
    shutil.copy(store_of(folder), source)
    for number in range(times):
        shutil.copy(source, store_of(folder))
        expected = _tamper(folder, template.key, CHANGES[number % len(CHANGES)], chance)
        found = _verified(folder, template.key)
        demand(is_so=(found.first_bad, found.tampering) == expected, otherwise=f"{expected}: {found.sentence}")
        demand(is_so=str(expected[0]) in found.sentence, otherwise=f"no entry is named: {found.sentence}")
    return times


def _tamper(folder: Path, key: bytes, change: Change, chance: random.Random) -> tuple[int, str]:
    with closing(connect(store_of(folder), key=key)) as bare:
        return behind_the_back(bare, lambda: change(bare, chance))


def _verified(folder: Path, key: bytes) -> VerifiedLog:
    store = open_store(store_of(folder), key=key, holder="a fault", at=CLOCK.at.isoformat())
    found = verify_log(StoreRoom(store=store, staff=PERSON, clock=CLOCK, folder=folder))
    store.close()
    return found


def _last(bare: Connection) -> int:
    return int(bare.execute("SELECT MAX(sequence) FROM act").fetchone()[0])


def _shift(bare: Connection, first: int, *, by: int) -> None:
    bare.execute("UPDATE act SET sequence = -(sequence + ?) WHERE sequence >= ?", (by, first))
    bare.execute("UPDATE act SET sequence = -sequence WHERE sequence < 0")
