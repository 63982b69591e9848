"""Recognized losses of a whole store are measured against a bare loop that streams the same rows and does bare FIFO."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from seed_claims import seed_claims
from table import Row

from claimdesk.casework.compute_losses import compute_losses
from claimdesk.casework.desk import Desk, FixedClock
from claimdesk.casework.explain_loss import explain_loss
from claimdesk.casework.open_case import STORE_NAME, close_case, open_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.errors import Cancelled
from claimstore.claim_rows import HoldingRow, TradeRow

CLAIMS = int(os.environ.get("CLAIMDESK_BENCH_CLAIMS", "200000"))
TRADES_EACH = 10
TURNS = 3
"""The three ways take turns, and the middle of their times counts: the machine has other things to do as well."""

EXPLAINED = 200
CLOCK = FixedClock(datetime(2008, 4, 14, 9, tzinfo=UTC))
FIRST_DAY, DAYS = date(2002, 3, 28), 728
MILLION = 1_000_000
CHUNK = 5_000


def measure() -> tuple[Row, ...]:
    """Compute one store with one process and with two, with and without reasons."""
    with tempfile.TemporaryDirectory(prefix="claimdesk-bench-") as folder:
        settlement = load_settlement("sonus-2004")
        desk = open_case(Path(folder) / "case", settlement=settlement, wording=load_wording(), clock=CLOCK)
        try:
            seed_claims(desk, CLAIMS)
            _seed_trades(desk)
            largest: list[float] = []
            backups: list[float] = []
            bares, ones, twos = [], [], []
            for turn in range(TURNS):
                bares.append(_bare(Path(folder) / "case" / STORE_NAME))
                ones.append(_run(desk, processes=1, version=f"one, {turn}", largest=largest, backups=backups))
                twos.append(_run(desk, processes=2, version=f"two, {turn}", largest=largest, backups=backups))
            bare, one, two = (statistics.median(times) for times in (bares, ones, twos))
            explained = _explained(desk)
        finally:
            close_case(desk)
    # The limit is on times, the slower the larger: seconds for a million claims.
    return (
        Row(name="losses, one process", measured=one, reference=bare, unit="s/1M claims", limit=3.0),
        Row(name="losses, two processes", measured=two, reference=one, unit="s/1M claims", limit=1 / 1.7),
        Row(name="one claim with its reasons, p95", measured=explained, unit="ms", goal="under 5 ms"),
        Row(name="backup before a run", measured=statistics.median(backups), unit="s/1M claims"),
        Row(
            name="largest worker",
            measured=max(largest, default=0),
            unit="MiB",
            goal="at most 64 MiB",
        ),
    )


def _seed_trades(desk: Desk) -> None:
    """Give every claim ten purchases and sales in balance, the same ones each time."""
    chance = random.Random(2004)  # noqa: S311 - invented trades, no secret
    for start in range(0, CLAIMS, CHUNK):
        with desk.store.writing() as transaction:
            holdings: list[HoldingRow] = []
            trades: list[TradeRow] = []
            for claim_id in range(start + 1, min(start + CHUNK, CLAIMS) + 1):
                held = _trades_of(claim_id, trades, chance)
                for ordinal, (section, shares) in enumerate((("opening_holding", 0), ("closing_holding", held))):
                    holdings.append(
                        HoldingRow(claim_id=claim_id, section=section, ordinal=ordinal, shares=shares, documented=1)
                    )
            transaction.insert(holdings)
            transaction.insert(trades)


def _trades_of(claim_id: int, trades: list[TradeRow], chance: random.Random) -> int:
    held, lines = 0, {"purchases": 0, "sales": 0}
    for on in sorted(FIRST_DAY + timedelta(chance.randrange(DAYS)) for _ in range(TRADES_EACH)):
        is_sale = held > 0 and chance.random() < 0.4
        shares = (chance.randrange(held // MILLION) + 1 if is_sale else chance.randrange(1, 2_000)) * MILLION
        held += -shares if is_sale else shares
        section = "sales" if is_sale else "purchases"
        trades.append(
            TradeRow(
                claim_id=claim_id,
                section=section,
                line=lines[section],
                trade_date=on.isoformat(),
                shares=shares,
                price=chance.randrange(20, 991) * 10_000,
                total=None,
                documented=1,
                kind=None,
                explanation=None,
                security=None,
            )
        )
        lines[section] += 1
    return held


def _bare(path: Path) -> float:
    """Stream the rows through bare sqlite3, match them first in, first out, write one total a claim; seconds per 1M."""
    with sqlite3.connect(path) as reader, sqlite3.connect(":memory:") as writer:
        writer.execute("CREATE TABLE total (claim_id INTEGER PRIMARY KEY, amount INTEGER)")
        start = time.perf_counter()
        totals: list[tuple[int, int]] = []
        lots: deque[list[int]] = deque()
        claim, total = 0, 0
        query = "SELECT claim_id, section, shares, price FROM trade ORDER BY claim_id, trade_date, section"
        for claim_id, section, shares, price in reader.execute(query):
            if claim_id != claim:
                totals.append((claim, total))
                claim, total = claim_id, 0
                lots.clear()
            if section == "purchases":
                lots.append([shares, price])
                continue
            left = shares
            while left and lots:
                lot = lots[0]
                taken = min(lot[0], left)
                total += taken * (lot[1] - price)
                left -= taken
                lot[0] -= taken
                if not lot[0]:
                    lots.popleft()
        totals.append((claim, total))
        writer.executemany("INSERT INTO total VALUES (?, ?)", totals)
        writer.commit()
        return (time.perf_counter() - start) / CLAIMS * MILLION


def _workers_mebibytes() -> Iterator[float]:
    """Give the most memory that each worker has used so far, where the system tells it."""
    for worker in multiprocessing.active_children():
        status = Path(f"/proc/{worker.pid}/status")
        if status.exists():
            peak = next((line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM")), "")
            yield int(peak.split()[1]) / 1024 if peak else 0


def _run(desk: Desk, *, processes: int, version: str, largest: list[float], backups: list[float]) -> float:
    """Compute the whole store as a run of its own; seconds per 1M claims.

    The run is first begun and stopped at once: the backup before it, which the bare loop has not, is measured alone.
    """
    plan = desk.settlement.plan
    if plan is None:
        raise ValueError("the settlement has no plan")
    own = replace(desk, settlement=replace(desk.settlement, plan=replace(plan, version=version)))
    start = time.perf_counter()
    with suppress(Cancelled):
        compute_losses(own, processes=1, progress=lambda _reached, _last: None, is_cancelled=lambda: True)
    backups.append((time.perf_counter() - start) / CLAIMS * MILLION)
    start = time.perf_counter()
    run = compute_losses(
        own,
        processes=processes,
        progress=lambda _reached, _last: largest.extend(_workers_mebibytes()),
        is_cancelled=lambda: False,
    )
    seconds = time.perf_counter() - start
    if run.not_computed or run.claims != CLAIMS or run.changed:
        raise ValueError(f"{run.not_computed} of {run.claims} claims were not computed, {len(run.changed)} changed")
    return seconds / CLAIMS * MILLION


def _explained(desk: Desk) -> float:
    """Compute single claims live with every reason; milliseconds, the 95th percentile."""
    times = []
    prefix = desk.settlement.claim_prefix
    for number in range(1, EXPLAINED + 1):
        start = time.perf_counter()
        explain_loss(desk, f"{prefix}-{number:07}")
        times.append((time.perf_counter() - start) * 1_000)
    return statistics.quantiles(times, n=20)[-1]
