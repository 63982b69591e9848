"""A program that is killed at the n-th statement of a save, or at any moment of it; run by its test."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

from cases import marguerite, open_sonus, wrote

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.places import with_entries
from claimdesk.casework.desk import Desk
from claimdesk.casework.find_claims import ClaimSearch, find_claims
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim

NUMBER = "SONUS-0000001"
MOMENTS = 160
LONGEST_SAVE = 0.006


def paper_of(desk: Desk, version: int) -> ProofOfClaim:
    """Give the paper that version `version` of the claim bears: its last name and each price tell the version."""
    entries = [wrote("beneficial_owner.last", f"Version{version}")]
    entries += [wrote(f"schedule.purchases[{line}].price", f"{version}.25") for line in range(10)]
    return with_entries(marguerite(desk), tuple(entries))


def killed(folder: Path, *, save: Callable[[Desk], None]) -> bool:
    """Let a child open the case and save; whether it died on the way."""
    child = os.fork()
    if child == 0:
        save(open_sonus(folder))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def at_statement(number: int, version: int) -> Callable[[Desk], None]:
    """Give a save that is killed when its `number`th statement begins."""
    left = number

    def count(_: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def save(desk: Desk) -> None:
        connection: sqlite3.Connection = desk.store._database.conn
        connection.set_trace_callback(count)
        save_claim(desk, NUMBER, proof=paper_of(desk, version), base_version=version - 1)

    return save


def at_moment(seconds: float, version: int) -> Callable[[Desk], None]:
    """Give a save during which a timer kills the program after `seconds`."""

    def save(desk: Desk) -> None:
        proof = paper_of(desk, version)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        save_claim(desk, NUMBER, proof=proof, base_version=version - 1)
        time.sleep(seconds)

    return save


def look_at(folder: Path, *, version: int) -> int:
    """Check the case after a kill and give the version that the claim has: the old one or the new one, whole."""
    desk = open_sonus(folder)
    opened = open_claim(desk, NUMBER)
    found = opened.claim.version
    assert found in {version - 1, version}, f"version {found}"
    assert opened.claim.proof == paper_of(desk, found), "old and new are mixed"
    assert len([act for act in opened.history if act.outcome == "done"]) == found, "an act is missing or too many"
    assert bool(opened.draft) is (found == version - 1), "the draft went without its claim, or stayed"
    assert len(find_claims(desk, ClaimSearch(text=f"version{found}")).rows) == 1, "the words are of another version"
    assert desk.store.check() == (), "the store is not sound"
    if not opened.draft:
        keep_draft(desk, NUMBER, entries=(wrote("address.city", "Oslo"),), base_version=found)
    close_case(desk)
    return found


def main(folder: Path) -> None:
    """Kill saves at every statement and at random moments, and look at the case after each."""
    desk = open_sonus(folder)
    register_claim(desk)
    save_claim(desk, NUMBER, proof=paper_of(desk, 2), base_version=1)
    keep_draft(desk, NUMBER, entries=(wrote("address.city", "Oslo"),), base_version=2)
    close_case(desk)
    version, statement, kills = 2, 0, 0
    is_killed = True
    while is_killed:
        statement += 1
        is_killed = killed(folder, save=at_statement(statement, version + 1))
        kills += is_killed
        version = look_at(folder, version=version + 1)
    chance = random.Random(2004)  # noqa: S311 - moments, no secret
    for _ in range(MOMENTS):
        kills += killed(folder, save=at_moment(chance.uniform(0.0001, LONGEST_SAVE), version + 1))
        version = look_at(folder, version=version + 1)
    sys.stdout.write(f"{statement - 1} statements, {kills} kills, version {version}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
