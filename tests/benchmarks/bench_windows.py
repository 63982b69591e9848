"""How soon the window takes keys, and how soon a search shows its rows among 100,000 claims."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench_keys import typed
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from seed_claims import seed_claims
from table import Row

from claimdesk.app import Office, start_application
from claimdesk.casework.desk import Desk
from claimdesk.casework.find_claims import ClaimSearch, find_claims
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement, load_wording

CLAIMS = 100_000
STARTS = 5
SEARCHES = ("s", "sm", "smi", "smit", "mary", "mary s", "4321", "54321", "SONUS-0054321", "garcia", "nguy", "o")

START = """
import sys
from pathlib import Path
from claimdesk.app import Office, start_application
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement, load_wording
application = start_application()
desk = open_case(Path(sys.argv[1]), settlement=load_settlement("sonus-2004"), wording=load_wording())
office = Office(application, desk)
office.window.show()
while office.jobs.is_busy:
    application.processEvents()
office.close()
"""
BARE_START = """
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableView(window))
window.show()
application.processEvents()
"""


def measure() -> tuple[Row, ...]:
    """Measure starts in processes of their own, then searches in this one."""
    with tempfile.TemporaryDirectory() as folder:
        return (*_starts(Path(folder) / "start"), *_searches(Path(folder) / "many"))


def _starts(folder: Path) -> tuple[Row, ...]:
    ours = [_started(START, str(folder)) for _ in range(STARTS)]
    bare = [_started(BARE_START) for _ in range(STARTS)]
    return (
        Row(
            name="start to a usable window, a process of its own",
            measured=median(ours),
            reference=median(bare),
            unit="s",
            goal="under 2 s; bare is an empty window of Qt",
        ),
    )


def _started(program: str, *arguments: str) -> float:
    """Give the seconds from starting Python to the window with its first rows."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, *arguments], check=True, env=environment, capture_output=True)
    return time.perf_counter() - begun


def _desk(folder: Path) -> Desk:
    return open_case(folder, settlement=load_settlement("sonus-2004"), wording=load_wording())


def _searches(folder: Path) -> tuple[Row, ...]:
    application = start_application()
    desk = _desk(folder)
    seed_claims(desk, CLAIMS)
    office = Office(application, desk)
    office.window.show()
    _settle(office)
    claims = office.window.claims
    ours, bare = [], []
    for text in SEARCHES * 3:
        claims.search.setText(text[:-1])
        claims.reload()
        _settle(office)
        begun = time.perf_counter()
        typed(claims.search, text[-1])
        _settle(office)
        claims.table.viewport().repaint()
        ours.append(1000 * (time.perf_counter() - begun))
        begun = time.perf_counter()
        find_claims(desk, ClaimSearch(text=text))
        bare.append(1000 * (time.perf_counter() - begun))
    office.close()
    return (
        Row(
            name="a key in the search to its first rows on the screen, 100,000 claims, p95",
            measured=_p95(ours),
            reference=_p95(bare),
            unit="ms",
            goal="under 50 ms; bare is the verb alone",
        ),
    )


def _settle(office: Office) -> None:
    QApplication.processEvents()
    while office.jobs.is_busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]
