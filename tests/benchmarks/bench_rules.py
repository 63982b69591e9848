"""Judging a paper runs at each committed key, so it must cost next to nothing."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from time import perf_counter

from table import Row

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.holdings_check import running
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import Settlement
from claimdesk.casework.reference import load_settlement

ROUNDS = 60
LINE = {"trade_date": "2003-09-24", "shares": "1000", "price": "7.50", "total": "7500.00", "documented": "yes"}


def paper_of(trades: int, settlement: Settlement) -> ProofOfClaim:
    """Give a paper with that many purchases, all alike."""
    one = tuple(Entry(f"schedule.purchases[0].{place}", Mark.WRITTEN, text) for place, text in LINE.items())
    proof = with_entries(ProofOfClaim(schedule=settlement.blank_schedule()), one)
    listed = tuple(
        replace(section, trades=section.trades * trades, is_finished=True) for section in proof.schedule.sections
    )
    return replace(proof, schedule=replace(proof.schedule, sections=listed))


def measure() -> tuple[Row, ...]:
    """Measure a judgement of 10, 50 and 500 trades, and the running balance beside 500 lines."""
    settlement = load_settlement("sonus-2004")
    goals = ((10, "under 1 ms"), (50, "under 3 ms"), (500, "under 15 ms"))
    rows = []
    for trades, goal in goals:
        proof = paper_of(trades, settlement)
        rows.append(
            Row(name=f"judge a paper of {trades} trades", measured=_judging(proof, settlement), unit="ms", goal=goal)
        )
    proof = paper_of(500, settlement)
    rows.append(Row(name="running balance of 500 trades", measured=_balancing(proof, settlement), unit="ms"))
    return tuple(rows)


def _judging(proof: ProofOfClaim, settlement: Settlement) -> float:
    times = []
    for _ in range(ROUNDS):
        began = perf_counter()
        judge(proof, settlement)
        times.append(perf_counter() - began)
    return median(times) * 1000


def _balancing(proof: ProofOfClaim, settlement: Settlement) -> float:
    times = []
    for _ in range(ROUNDS):
        began = perf_counter()
        running(proof.schedule, settlement)
        times.append(perf_counter() - began)
    return median(times) * 1000
