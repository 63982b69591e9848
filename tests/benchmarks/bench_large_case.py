"""A sealed case of 100,000 claims with 1,000,000 trades: unlocking it, its first window, and a search in it."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

from bench_windows import BARE_START
from seed_claims import seed_claims
from table import Row

from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import Desk, StaffMember
from claimdesk.casework.find_claims import ClaimSearch, find_claims
from claimdesk.casework.open_case import close_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.sign_in import Door, first_start, sign_in, unlocked

CLAIMS, TRADES_EACH = 100_000, 10
TIMES = 5
ADMINISTRATOR = "Ada Administrator"
SEARCHES = ("smith", "marg", "garcia m", "joh", "o'neil", "1234", "SONUS-0054321") * 5
MILLISECONDS = 1_000

START = """
import sys
from pathlib import Path
from claimdesk.app import Office, start_application
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.sign_in import Door, sign_in
application = start_application()
door = Door(folder=Path(sys.argv[1]), settlement=load_settlement("sonus-2004"), wording=load_wording())
office = Office(application, sign_in(door, name=sys.argv[2], password=sys.stdin.readline().rstrip()))
office.window.show()
while office.jobs.is_busy:
    application.processEvents()
office.close()
"""


def measure() -> tuple[Row, ...]:
    """Make the case in a temporary folder and measure it."""
    with tempfile.TemporaryDirectory(prefix="claimdesk-bench-") as folder:
        door = Door(folder=Path(folder), settlement=load_settlement("sonus-2004"), wording=load_wording())
        password = secrets.token_urlsafe(20)
        made = first_start(door, name=ADMINISTRATOR, password=password).desk
        seed_claims(made, CLAIMS, trades_each=TRADES_EACH)
        close_case(made)
        return (*_unlocking(door, password), _window(door, password), _search(door, password))


def _unlocking(door: Door, password: str) -> tuple[Row, ...]:
    whole, key_alone = [], []
    for _ in range(TIMES):
        begun = time.perf_counter()
        desk = sign_in(door, name=ADMINISTRATOR, password=password)
        whole.append(time.perf_counter() - begun)
        close_case(desk)
        begun = time.perf_counter()
        unlocked(door.folder, name=ADMINISTRATOR, password=password, clock=door.clock)
        key_alone.append(time.perf_counter() - begun)
    return (
        Row(
            name="100,000 claims with 1,000,000 trades, sealed: unlocked",
            measured=median(whole),
            reference=median(key_alone),
            unit="s",
            goal="under 1 s; bare is the key of the password alone",
        ),
    )


def _window(door: Door, password: str) -> Row:
    ours = [_started(START, str(door.folder), ADMINISTRATOR, asked=password) for _ in range(TIMES)]
    bare = [_started(BARE_START, asked="") for _ in range(TIMES)]
    return Row(
        name="the same: start to a usable window",
        measured=median(ours),
        reference=median(bare),
        unit="s",
        goal="under 2 s; bare is an empty window of Qt",
    )


def _started(program: str, *words: str, asked: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program, *words]
    begun = time.perf_counter()
    subprocess.run(command, check=True, env=environment, capture_output=True, input=f"{asked}\n", text=True)
    return time.perf_counter() - begun


def _search(door: Door, password: str) -> Row:
    desk: Desk = sign_in(door, name=ADMINISTRATOR, password=password)
    desk = replace(desk, staff=StaffMember(ADMINISTRATOR, frozenset(Role)))
    took = []
    for text in SEARCHES:
        begun = time.perf_counter()
        find_claims(desk, ClaimSearch(text=text))
        took.append((time.perf_counter() - begun) * MILLISECONDS)
    close_case(desk)
    return Row(name="the same: a search, p95", measured=quantiles(took, n=20)[-1], unit="ms", goal="under 50 ms")
