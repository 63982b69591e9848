"""A program that keys into a sealed case is killed at random keys; every committed field is in the draft afterwards."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from table import Row

from claimdesk.assets import asset
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.sign_in import Door, first_start, sign_in

KILLS = int(os.environ.get("CLAIMDESK_KILLS", "12"))
PROGRAM = Path(__file__).parents[1] / "screens" / "keying_until_killed.py"
PAPER = asset("papers/03-out-of-balance-and-one-sale-undocumented.json")
NAME, WORDS = "Ada", "seven grey herons wade"
MOST_PLACES = 35
LONGEST_PAUSE = 0.02


class LostFieldsError(RuntimeError):
    """A committed field is not on disk; the message names it."""


def measure() -> tuple[Row, ...]:
    """Kill the program again and again, and look for what it had committed.

    Raises:
        LostFieldsError: something committed is gone.
    """
    chance = random.Random(20080430)  # noqa: S311 - moments, no secret
    fields = sum(
        _killed(places=chance.randrange(1, MOST_PLACES), pause=chance.random() * LONGEST_PAUSE) for _ in range(KILLS)
    )
    return (
        Row(
            name=f"{KILLS} kills while keying into a sealed case, {fields} committed fields: lost",
            measured=0,
            unit="fields",
            goal="0",
        ),
    )


def _killed(*, places: int, pause: float) -> int:
    """Kill one program after so many places and a moment; give how many fields it had committed."""
    with TemporaryDirectory() as folder:
        door = Door(folder=Path(folder) / "case", settlement=load_settlement("sonus-2004"), wording=load_wording())
        close_case(first_start(door, name=NAME, password=WORDS).desk)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "CLAIMDESK_WORDS": WORDS}
        program = [sys.executable, str(PROGRAM), str(door.folder), str(PAPER), NAME]
        with subprocess.Popen(program, stdout=subprocess.PIPE, env=environment, text=True) as child:
            assert child.stdout is not None
            committed = [child.stdout.readline().strip() for _ in range(places)]
            time.sleep(pause)
            child.kill()
        desk = sign_in(door, name=NAME, password=WORDS)
        draft = {entry.path for entry in open_claim(desk, "SONUS-0000001").draft}
        faults = desk.store.check()
        close_case(desk)
    gone = {place for place in committed if place and not place.endswith("].trade_date")} - draft
    if gone or faults:
        raise LostFieldsError(", ".join((*sorted(gone), *faults)))
    return len(committed)
