"""F6, F7, F8, F13: cut stores, flipped bits, journals and backups that do not belong are refused and change nothing."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from children import SEED, child_died
from sealed_case import (
    ADMINISTRATOR,
    CLOCK,
    PERSON,
    FalsifiedError,
    Template,
    copied,
    demand,
    look_at,
    opened,
    store_of,
)

from claimdesk.casework.back_up_case import backups_in
from claimdesk.casework.find_claims import counts
from claimdesk.casework.open_case import close_case
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.restore_case import restore_case, restore_sealed_case
from claimdesk.errors import Told
from claimstore.driver import Connection, connect
from claimstore.key_file import new_key
from claimstore.migrations import MIGRATIONS, Migration
from claimstore.opening import open_store

LONGEST_SENTENCE = 400

Changed = TypeVar("Changed")


def cut_files(template: Template, folder: Path, times: int) -> int:
    """F6: the store cut anywhere is refused, stays as it is, and a backup brings the case back."""
    copied(template, folder)
    whole = store_of(folder).read_bytes()
    for point in range(times):
        cut = whole[: point * len(whole) // times]
        store_of(folder).write_bytes(cut)
        try:
            close_case(opened(folder, template.key))
        except Told as told:
            demand(is_so=store_of(folder).read_bytes() == cut, otherwise="a refused file was touched")
            demand(is_so="backup" in told.remedy, otherwise=f"no backup is offered: {told}")
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
        damaged = _flipped(whole, chance)
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


def _flipped(whole: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(whole)
    damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


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
            # The desk is not closed, so that its journal stays beside the store.
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


@dataclass(frozen=True, slots=True)
class Backups:
    """Backups that may not take the place of the case, and how the sentence about each of them goes."""

    folder: Path
    key: bytes

    def of_another_case(self, _: random.Random) -> tuple[Path, str]:
        """Another case under the same key."""
        other = self.folder / "other"
        shutil.rmtree(other, ignore_errors=True)
        close_case(opened(other, self.key))
        return store_of(other), "is a backup of another case"

    def of_another_key(self, _: random.Random) -> tuple[Path, str]:
        """A case that another key opens."""
        other = self.folder / "sealed"
        shutil.rmtree(other, ignore_errors=True)
        close_case(opened(other, new_key()))
        return store_of(other), "is sealed and this key does not open it"

    def newer(self, chance: random.Random) -> tuple[Path, str]:
        """The case as a later version of the program would leave it."""
        place = self._copy("newer")
        later = Migration(f"m9{chance.randrange(999):03d}_later", "CREATE TABLE later (at TEXT) STRICT;")
        open_store(
            place, key=self.key, holder="a later version", at=CLOCK.at.isoformat(), migrations=(*MIGRATIONS, later)
        ).close()
        return place, "by a newer version of Claimdesk"

    def cut(self, chance: random.Random) -> tuple[Path, str]:
        """Half a backup."""
        place = self._copy("cut")
        whole = place.read_bytes()
        place.write_bytes(whole[: chance.randrange(len(whole))])
        return place, "case"

    def flipped(self, chance: random.Random) -> tuple[Path, str]:
        """A backup in which one bit was turned."""
        place = self._copy("flipped")
        place.write_bytes(_flipped(place.read_bytes(), chance))
        return place, ""

    def missing(self, chance: random.Random) -> tuple[Path, str]:
        """A file that is not there."""
        return self.folder / f"gone-{chance.randrange(99)}", "cannot be reached"

    def forged(self, chance: random.Random) -> tuple[Path, str]:
        """A backup whose log was changed."""
        place = self._copy("forged")
        with closing(connect(place, key=self.key)) as connection:
            forged = "UPDATE act SET who = 'Mallory' WHERE sequence = ?"
            entry = chance.randrange(1, 12)
            behind_the_back(connection, lambda: connection.execute(forged, (entry,)))
        return place, "is not sound: its log does not hold"

    def _copy(self, name: str) -> Path:
        place = self.folder / f"{name}.claimdesk"
        for leftover in self.folder.glob(f"{place.name}*"):
            leftover.unlink()
        (newest, *_) = backups_in(self.folder / "template")
        shutil.copy(newest.path, place)
        return place


def refused_backups(template: Template, folder: Path, times: int) -> int:
    """F13: a backup of another case, of a newer schema, under another key, damaged or forged is refused in words.

    One of an older schema is brought to this version, and a wrong password opens none.
    """
    beside = folder.with_name(f"{folder.name}-backups")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(template.folder, beside / "template")
    made = Backups(beside, template.key)
    kinds: tuple[Callable[[random.Random], tuple[Path, str]], ...] = (
        made.of_another_case,
        made.of_another_key,
        made.newer,
        made.cut,
        made.flipped,
        made.missing,
        made.forged,
    )
    chance = random.Random(SEED)  # noqa: S311 - places, no secret
    copied(template, folder)
    for number in range(times):
        if number % (len(kinds) + 1) == len(kinds):
            _refuse_password(folder, template)
            continue
        backup, words = kinds[number % (len(kinds) + 1)](chance)
        before = store_of(folder).read_bytes()
        try:
            restore_case(folder, backup, staff=PERSON, clock=CLOCK, key=template.key)
        except Told as told:
            sentence = told.sentence
        else:
            raise FalsifiedError(f"{backup.name} was restored")
        demand(is_so=words in sentence and len(sentence) < LONGEST_SENTENCE, otherwise=f"{backup.name}: {sentence}")
        demand(is_so=store_of(folder).read_bytes() == before, otherwise="a refused backup changed the store")
        look_at(folder, template.key, versions=frozenset({2}))
    return times


def _refuse_password(folder: Path, template: Template) -> None:
    (newest, *_) = backups_in(template.folder)
    before = store_of(folder).read_bytes()
    try:
        restore_sealed_case(folder, newest.path, name=ADMINISTRATOR, password="not the words at all", clock=CLOCK)  # noqa: S106 - a wrong one
    except Told as told:
        demand(is_so=told.sentence == "Wrong name or password.", otherwise=told.sentence)
    else:
        raise FalsifiedError("a wrong password restored the case")
    demand(is_so=store_of(folder).read_bytes() == before, otherwise="a wrong password changed the store")
    folder.joinpath("case.claimdesk.attempts").unlink()


def older_backups(template: Template, folder: Path, times: int) -> int:
    """F13: a backup of an older schema takes the place of the case, and the copy kept aside brings the case back."""
    older = folder.with_name(f"{folder.name}-older.claimdesk")
    for number in range(times):
        copied(template, folder)
        for leftover in older.parent.glob(f"{older.name}*"):
            leftover.unlink()
        steps = MIGRATIONS[: 2 + number % (len(MIGRATIONS) - 2)]
        open_store(
            older, key=template.key, holder="an older version", at=CLOCK.at.isoformat(), migrations=steps
        ).close()
        _make_it_of(older, folder, key=template.key)
        restored = restore_case(folder, older, staff=PERSON, clock=CLOCK, key=template.key)
        if restored.safety_copy is None:
            raise FalsifiedError("no copy was kept of what was replaced")
        desk = opened(folder, template.key)
        demand(is_so=counts(desk).claims == 0 and desk.store.check() == (), otherwise="the older store is not whole")
        close_case(desk)
        restore_case(folder, restored.safety_copy, staff=PERSON, clock=CLOCK, key=template.key)
        look_at(folder, template.key, versions=frozenset({2}))
    return times


def _make_it_of(store: Path, folder: Path, *, key: bytes) -> None:
    """Let a store be one of the case in a folder."""
    query = "SELECT identity FROM case_identity"
    with closing(connect(store_of(folder), key=key)) as case, closing(connect(store, key=key)) as other:
        identity = case.execute(query).fetchone()
        behind_the_back(other, lambda: other.execute("UPDATE case_identity SET identity = ?", identity))


def behind_the_back(connection: Connection, change: Callable[[], Changed]) -> Changed:
    """Change a store as no trigger of it allows, put the triggers back as they were, and give what the change gives."""
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    changed = change()
    for _, text in triggers:
        connection.execute(text)
    connection.commit()
    return changed
