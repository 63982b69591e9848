"""A program that is killed at each statement with which the last difference is settled; run by its test."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

from cases import open_sonus, wrote
from passes import THIRD, clerk, keyed_twice, paper_with, with_plan

from claimdesk.casebook.claim import ClaimState
from claimdesk.casework.check_case import check_case
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.settle_differences import Answer, Side, open_differences, settle_difference

LAST = "beneficial_owner.last"
SOME = 8
"""The doctor is asked after every eighth kill, and at the end."""


def settle_killed_at(folder: Path, number: str, statement: int) -> bool:
    """Let a child settle the one difference and die at a statement; whether it died on the way."""
    child = os.fork()
    if child == 0:
        desk = clerk(with_plan(open_sonus(folder)), THIRD)
        opened = open_differences(desk, number)
        left = statement

        def count(_: str) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        connection: sqlite3.Connection = desk.store._database.conn
        connection.set_trace_callback(count)
        key = opened.differences[0].key
        settle_difference(desk, number, key=key, answer=Answer(side=Side.ONE), version=opened.version)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(folder: Path) -> None:
    """Kill at every statement until one child lives; after each the claim is whole: not settled, or verified."""
    desk = with_plan(open_sonus(folder))
    number = keyed_twice(desk, paper_with(desk), paper_with(desk, wrote(LAST, "Quill")))
    close_case(desk)
    statement = 1
    while settle_killed_at(folder, number, statement):
        desk = with_plan(open_sonus(folder))
        claim = open_claim(replace(desk), number).claim
        acts = [act.verb for act in open_claim(desk, number).history]
        is_verified = claim.state is ClaimState.VERIFIED
        assert claim.version == (3 if is_verified else 2), (statement, claim.version)
        assert ("settle difference" in acts) is is_verified, (statement, acts)
        close_case(desk)
        if statement % SOME == 0 or is_verified:
            faults = [each for each in check_case(folder) if not each.is_well and each.subject != "backups"]
            assert not faults, (statement, faults)
        if is_verified:
            break
        statement += 1
    sys.stdout.write(f"{statement} statements\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
