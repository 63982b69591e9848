"""F10, F11, F12, F22: several programs and people at one case; each is told, and a backup is one committed state."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import closing
from pathlib import Path

from children import TOLD, child_status, fingerprint_of, said_by_children
from sealed_case import (
    CLOCK,
    NUMBER,
    PERSON,
    FalsifiedError,
    Template,
    copied,
    demand,
    look_at,
    opened,
    paper_of,
    store_of,
)

from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import STORE_NAME, close_case
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.errors import Conflict
from claimstore.driver import connect
from claimstore.opening import open_store

BACKUPS_WHILE_WRITING = 3
MOST_WRITES = 100_000
OTHER_VERSION = 50
"""How far the paper of the second person is from that of the first."""


def second_programs(template: Template, folder: Path, times: int) -> int:
    """F10, F11: a second program is told who has the case; a note that a dead one left holds nothing."""
    copied(template, folder)
    for number in range(times):
        store_of(folder).with_name(f"{STORE_NAME}.lock").write_text(f"somebody elsewhere, process {number + 1}")
        desk = opened(folder, template.key)
        said_by_children().unlink(missing_ok=True)
        status = child_status(lambda: opened(folder, template.key))
        close_case(desk)
        demand(is_so=os.waitstatus_to_exitcode(status) == TOLD, otherwise="two programs had one case open")
        demand(is_so=PERSON.name in said_by_children().read_text("utf-8"), otherwise="it was not told who has the case")
    look_at(folder, template.key, versions=frozenset({2}))
    return times


def backups_while_writing(template: Template, folder: Path, times: int) -> int:
    """F12: while a thread of the program, or another program, writes, a backup is one committed state."""
    for number in range(times):
        copied(template, folder)
        desk = opened(folder, template.key)
        (_backup_beside_thread, _backup_beside_program)[number % 2](desk, template.key)
        close_case(desk)
    return times


def _backup_beside_thread(desk: Desk, key: bytes) -> None:
    committed = {fingerprint_of(desk.store.path, key)}
    is_over = threading.Event()

    def write() -> None:
        while not is_over.is_set():
            register_claim(desk)
            committed.add(fingerprint_of(desk.store.path, key))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        places = [desk.store.back_up(reason="a-fault", at=CLOCK.at.isoformat()) for _ in range(BACKUPS_WHILE_WRITING)]
    finally:
        is_over.set()
        writer.join()
    for place in places:
        demand(is_so=fingerprint_of(place, key) in committed, otherwise="a backup is no committed state")


def _backup_beside_program(desk: Desk, key: bytes) -> None:
    """Another program changes all claims together; a backup holds one change or the other for all of them."""
    child = os.fork()
    if child == 0:
        with closing(connect(desk.store.path, key=key)) as other:
            for number in range(MOST_WRITES):
                other.execute("UPDATE claim SET void_reason = ?", (str(number),))
                other.commit()
        os._exit(0)
    try:
        places = [desk.store.back_up(reason="a-fault", at=CLOCK.at.isoformat()) for _ in range(BACKUPS_WHILE_WRITING)]
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    for place in places:
        store = open_store(place, key=key, holder="a fault", at=CLOCK.at.isoformat())
        with store.reading() as transaction:
            found = transaction.values("SELECT COUNT(DISTINCT void_reason) FROM claim")
        demand(is_so=store.check() == () and found == [(1,)], otherwise="a backup is a mixture")
        store.close()


def second_saves(template: Template, folder: Path, times: int) -> int:
    """F22: two people on one claim: the second save is refused with both readings."""
    copied(template, folder)
    desk = opened(folder, template.key)
    for number in range(times):
        version = 2 + number
        save_claim(desk, NUMBER, proof=paper_of(version + 1), base_version=version)
        try:
            save_claim(desk, NUMBER, proof=paper_of(version + OTHER_VERSION), base_version=version)
        except Conflict as conflict:
            readings = {(each.stored, each.yours) for each in conflict.differences}
            both = (f"Version{version + 1}", f"Version{version + OTHER_VERSION}")
            demand(is_so=both in readings, otherwise="the refusal does not give both readings")
        else:
            raise FalsifiedError("a second save went through")
    close_case(desk)
    look_at(folder, template.key, versions=frozenset({2 + times}))
    return times
