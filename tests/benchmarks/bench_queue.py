"""The queue: the next claim with its form, a burst of keys across save-and-next, and a long day in one window."""

from __future__ import annotations

import os
import resource
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from seed_claims import seed_claims
from table import Row

from claimdesk.app import Office
from claimdesk.casebook.batch import BatchFacts
from claimdesk.casebook.claim import ClaimState
from claimdesk.casework.open_case import open_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_batch import register_batch
from claimdesk.casework.take_work import take_next

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimdesk.screens.claim_window import ClaimWindow

CLAIMS = int(os.environ.get("CLAIMDESK_CLAIMS", "100000"))
"""How many claims lie in the large store."""

BURST = int(os.environ.get("CLAIMDESK_BURST", "10000"))
SOAK = int(os.environ.get("CLAIMDESK_SOAK", "120"))
"""How many claims are keyed in one window; the whole is 2,000."""

FEW, TURNS = 60, 40
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = "\r"
EARLIEST = date(2002, 1, 1)
"""A postmark before all of the invented claims, so that the batch is handed out first."""

PATIENCE = 30
"""Seconds after which a claim that does not go away is no slow one."""

MEBIBYTE = 1024
KEYS_EACH = 8
"""Keys that the burst sends for a claim: five of a name, Enter, finish, next block."""


class LostKeysError(RuntimeError):
    """Keys were lost or stand in another claim than the one for which they were typed; the message says which."""


def measure() -> tuple[Row, ...]:
    """Measure the next claim in a small and in a large store, then the burst and the long day."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with case(application, papers=FEW + 10) as office:
        small, small_take = turns(office), takes(office)
    with case(application, papers=FEW + 10, seeded=CLAIMS) as office:
        large, large_take = turns(office), takes(office)
        cold = cold_openings(office)
    return (
        at_95(f"take the next claim, {CLAIMS:,} claims", large_take, reference=small_take, limit=4.0, goal=""),
        at_95(
            f"finish, next claim on the screen, {CLAIMS:,} claims",
            large,
            reference=small,
            limit=2.5,
            goal="p95 at most 30 ms",
        ),
        Row(
            name=f"a claim in a new window, {CLAIMS:,} claims",
            measured=percentile(cold, 95),
            unit="ms",
            goal="p95 at most 250 ms",
        ),
        *burst(application),
        *soak(application),
    )


@contextmanager
def case(application: QApplication, *, papers: int, seeded: int = 0) -> Iterator[Office]:
    """Give an office on a new case with a batch of so many papers, and with invented claims besides."""
    with TemporaryDirectory() as folder:
        desk = open_case(Path(folder), settlement=load_settlement("sonus-2004"), wording=load_wording())
        if seeded:
            seed_claims(desk, seeded, trades_each=0)
        for batch in range(0, papers, 1_000):
            count = min(1_000, papers - batch)
            register_batch(desk, BatchFacts(name=f"B-{batch}", expected_documents=count, postmark_on=EARLIEST))
        office = Office(application, desk)
        office.window.show()
        answered(office)
        try:
            yield office
        finally:
            office.close()


def first_claim(office: Office) -> ClaimWindow:
    """Take the first claim of the queue in a window."""
    office.window.queue.take_next()
    while not office.window.claim_windows or not office.window.claim_windows[0].session.is_open:
        QApplication.processEvents()
    answered(office)
    claim = office.window.claim_windows[0]
    claim.activateWindow()
    return claim


def turns(office: Office) -> list[float]:
    """Finish claims and give the seconds from the key until what differs of the next one is painted.

    The thread of the windows sleeps while the store works, as it does for a person.
    """
    claim = first_claim(office)
    times = []
    for _turn in range(TURNS):
        number = claim.claim_number
        begun = time.perf_counter()
        QTest.keyClick(focused(), Qt.Key.Key_B, CONTROL | SHIFT)
        while claim.claim_number == number:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)  # what is still to be painted
        times.append(time.perf_counter() - begun)
        answered(office)
    claim.close()
    answered(office)
    return times


def takes(office: Office) -> list[float]:
    """Take claims and give the seconds of each."""
    times = []
    known: set[str] = set()
    for _claim in range(TURNS // 2):
        begun = time.perf_counter()
        item = take_next(office.desk, besides=frozenset(known)).item
        times.append(time.perf_counter() - begun)
        if item is not None:
            known.add(item.claim_number)
    return times


def cold_openings(office: Office) -> list[float]:
    """Open claims in new windows and give the seconds until each is painted."""
    times = []
    for number in range(100, 120):
        begun = time.perf_counter()
        claim = office.window.open_claim(f"SONUS-{number:07d}")
        while not claim.session.is_open:
            QApplication.processEvents()
        claim.repaint()
        times.append(time.perf_counter() - begun)
        answered(office)
        claim.close()
        answered(office)
    return times


def burst(application: QApplication) -> tuple[Row, ...]:
    """Send keys without a pause across many claims; each claim's name is its own place in the order.

    Raises:
        LostKeysError: a key was lost or stands in the wrong claim.
    """
    sent, claims = 0, 0
    with case(application, papers=BURST // KEYS_EACH + 3) as office:
        claim = first_claim(office)
        claim.go_to("beneficial_owner.first")
        window = claim.windowHandle()
        begun = time.perf_counter()
        while sent < BURST:
            claims += 1
            for sign in f"{claims:05d}":
                QTest.keyClick(window, Qt.Key(ord(sign)))
            QTest.keyClick(window, Qt.Key.Key_Return)
            QTest.keyClick(window, Qt.Key.Key_B, CONTROL | SHIFT)
            QTest.keyClick(window, Qt.Key.Key_F6)
            sent += KEYS_EACH
        while claim.queue.next.keys.count or office.jobs.is_busy:
            QApplication.processEvents()
        answered(office)
        spent = time.perf_counter() - begun
        wrong = [at for at in range(1, claims + 1) if not _is_right(office, at)]
        following = claim.claim_number
    if wrong or following != f"SONUS-{claims + 1:07d}":
        raise LostKeysError(f"{len(wrong)} of {claims} claims are wrong, the first: {wrong[:3]}; now at {following}")
    return (
        Row(
            name=f"{sent:,} keys without a pause over {claims:,} claims: lost or misplaced",
            measured=0,
            unit="keys",
            goal="0",
        ),
        Row(name="such a key, with its share of save and next", measured=1000 * spent / sent, unit="ms"),
    )


def _is_right(office: Office, at: int) -> bool:
    claim = open_claim(office.desk, f"SONUS-{at:07d}").claim
    return claim.state is ClaimState.KEYED and claim.proof.beneficial_owner.first.text == f"{at:05d}"


def soak(application: QApplication) -> tuple[Row, ...]:
    """Key claims in one window for long: memory after the first tenth and at the end, keys of both ends."""
    times: list[list[float]] = []
    with case(application, papers=SOAK + 2) as office:
        claim = first_claim(office)
        before = 0
        for turn in range(SOAK):
            number = claim.claim_number
            times.append(keyed(claim, turn))
            QTest.keyClick(focused(), Qt.Key.Key_B, CONTROL | SHIFT)
            patience = time.perf_counter() + PATIENCE
            while claim.claim_number == number:
                QApplication.processEvents()
                if time.perf_counter() > patience:
                    raise LostKeysError(f"{number} was not finished: {claim.notices.line_text}")
            if turn == SOAK // 10:
                before = resident_kibibytes()
        grown = resident_kibibytes() - before
    tenth = SOAK // 4
    first = [each for turn in times[tenth : 2 * tenth] for each in turn]
    last = [each for turn in times[-tenth:] for each in turn]
    return (
        Row(
            name=f"memory that {SOAK:,} claims in one window add",
            measured=grown / MEBIBYTE,
            unit="MiB",
            goal="under 50 MiB for 2,000",
        ),
        Row(
            name="a key at the end of them, against the second quarter",
            measured=percentile(last, 99),
            unit="ms",
            reference=percentile(first, 99),
            limit=1.5,
            goal="p99 within 20 %",
        ),
    )


def keyed(claim: ClaimWindow, turn: int) -> list[float]:
    """Key some fields of a claim and give the seconds of each key."""
    times: list[float] = []
    claim.go_to("beneficial_owner.first")
    for text in (f"Ada{turn}", "", "Lovelace", "", "", "12 St James's Square", "94912"):
        times.extend(_timed(sign) for sign in text)
        times.append(_timed(ENTER))
    return times


def focused() -> QWidget:
    """Give the widget that has the cursor."""
    widget = QApplication.focusWidget()
    if widget is None:
        message = "no widget has the cursor"
        raise LostKeysError(message)
    return widget


def _timed(sign: str) -> float:
    begun = time.perf_counter()
    if sign == ENTER:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    else:
        QTest.keyClicks(focused(), sign)
    QApplication.processEvents()
    return time.perf_counter() - begun


def resident_kibibytes() -> int:
    """Give the memory of this process: what is resident now, or at its highest where the system does not say."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text("ascii").split()[1]) * resource.getpagesize() // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def at_95(name: str, times: Sequence[float], *, reference: Sequence[float], limit: float, goal: str) -> Row:
    """Give the row of a 95th percentile against that of the small store."""
    return Row(
        name=name,
        measured=percentile(times, 95),
        unit="ms",
        reference=percentile(reference, 95),
        limit=limit,
        goal=goal,
    )


def percentile(times: Sequence[float], share: int) -> float:
    """Give a percentile in milliseconds."""
    return 1000 * sorted(times)[max(0, len(times) * share // 100 - 1)]


def answered(office: Office) -> None:
    """Wait until the store has answered everything and the rules have judged."""
    QApplication.processEvents()
    while office.jobs.is_busy or any(claim.session._judging.isActive() for claim in office.window.claim_windows):
        QApplication.processEvents()
