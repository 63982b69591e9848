"""Why a claim comes to its amount is told while it is keyed, so it must cost next to nothing for a usual claim."""

from __future__ import annotations

from time import perf_counter

from bench_rules import paper_of
from table import Row

from claimdesk.casework.explain_loss import explain_schedule
from claimdesk.casework.reference import load_settlement

ROUNDS = 200
SHARE = 95


def measure() -> tuple[Row, ...]:
    """Measure one claim of ten trades, computed and explained, on the plan of the reference case."""
    settlement = load_settlement("sonus-2004")
    schedule = paper_of(10, settlement).schedule
    assert explain_schedule("SONUS-1", schedule, settlement=settlement).loss.amount is not None
    times = []
    for _ in range(ROUNDS):
        began = perf_counter()
        explain_schedule("SONUS-1", schedule, settlement=settlement)
        times.append(perf_counter() - began)
    slow = sorted(times)[ROUNDS * SHARE // 100]
    return (Row(name="explain a claim of ten trades", measured=slow * 1000, unit="ms", goal="p95 under 5 ms"),)
