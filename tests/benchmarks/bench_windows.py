"""How soon a window takes keys, a search shows its rows among 100,000 claims, and a claim window answers a key."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from bench_keys import ENTER, LINES, key, percentile, typed, with_many_lines
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget
from seed_claims import seed_claims
from table import Row

from claimdesk.app import Office, start_application
from claimdesk.casework.desk import Desk
from claimdesk.casework.find_claims import ClaimSearch, find_claims
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim

CLAIMS = 100_000
STARTS = 5
ROUNDS = 60
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
    """Measure starts in processes of their own, then searches and keys in this one."""
    with tempfile.TemporaryDirectory() as folder:
        return (*_starts(Path(folder) / "start"), *_searches(Path(folder) / "many"), *_keys(Path(folder) / "keys"))


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


def _keys(folder: Path) -> tuple[Row, ...]:
    application = start_application()
    desk = _desk(folder)
    claim = register_claim(desk).claim
    proof = with_many_lines(claim.proof)
    save_claim(desk, claim.claim_number, proof=proof, base_version=claim.version)
    office = Office(application, desk)
    office.window.show()
    window = office.window.open_claim(claim.claim_number)
    window.activateWindow()
    _settle(office)
    characters, commits = _in_turn(window.form.go_to, "beneficial_owner.last", texts=("Henderson", "Hendersen"))
    lines, cells = _in_turn(window.form.go_to, f"schedule.purchases[{LINES - 1}].price", texts=("7.50", "7.60"))
    office.close()
    where = f"a claim window, {LINES} lines"
    return (
        Row(name=f"character in a field of {where}, p99", measured=percentile(characters), unit="ms", goal="4 ms"),
        Row(name=f"commit of a field of {where}, p99", measured=percentile(commits), unit="ms", goal="12 ms"),
        Row(name=f"character in a cell of {where}, p99", measured=percentile(lines), unit="ms", goal="4 ms"),
        Row(name=f"commit of a cell of {where}, p99", measured=percentile(cells), unit="ms", goal="12 ms"),
    )


def _in_turn(go_to: Callable[[str], bool], path: str, *, texts: Sequence[str]) -> tuple[list[float], list[float]]:
    """Key one place again and again: seconds of each character, and of each Enter with its draft on the way."""
    characters: list[float] = []
    commits: list[float] = []
    for round_ in range(ROUNDS):
        go_to(path)
        line = _focused()
        characters.extend(typed(line, texts[round_ % len(texts)]))
        commits.append(key(line, *ENTER))
    return characters, commits


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    if widget is None:
        message = "no widget has the cursor"
        raise RuntimeError(message)
    return widget


def _settle(office: Office) -> None:
    QApplication.processEvents()
    while office.jobs.is_busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]
