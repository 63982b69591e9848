"""What sealing costs: the same verbs on a sealed store and on the same store unsealed, in turn and in one run."""

from __future__ import annotations

import secrets
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench_store import CLOCK, ten_trades
from seed_claims import seed_claims
from table import Row

from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import Desk, StaffMember
from claimdesk.casework.find_claims import ClaimSearch, find_claims
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.look_at_number import look_at_number
from claimdesk.casework.open_case import close_case, open_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.sign_in import Door, first_start, sign_in

CLAIMS = 100_000
SAVES = 150
SEARCHES = 20
OPENINGS = 5
SAVE_LIMIT, SEARCH_LIMIT = 2.0, 1.2
WORDS = ("smith", "marg", "garcia m", "joh", "o'neil", "1234")
ADMINISTRATOR = "Ada Administrator"
MILLISECONDS = 1_000


def measure() -> tuple[Row, ...]:
    """Measure on two stores with the same claims, in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="claimdesk-bench-") as folder:
        door = Door(
            folder=Path(folder) / "sealed",
            settlement=load_settlement("sonus-2004"),
            wording=load_wording(),
            clock=CLOCK,
        )
        password = secrets.token_urlsafe(20)
        sealed = _with_every_role(first_start(door, name=ADMINISTRATOR, password=password).desk)
        plain = open_case(
            Path(folder) / "plain",
            settlement=door.settlement,
            wording=door.wording,
            staff=sealed.staff,
            clock=CLOCK,
        )
        rows = (*_writes(sealed, plain), *_searches(sealed, plain))
        close_case(plain)
        close_case(sealed)
        return (*rows, _opening(door, password))


def _with_every_role(desk: Desk) -> Desk:
    return replace(desk, staff=StaffMember(desk.staff.name, frozenset(Role)))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * MILLISECONDS


def _row(name: str, sealed: list[float], plain: list[float], *, limit: float | None = None) -> Row:
    return Row(
        name=f"{name}, sealed and unsealed",
        measured=statistics.median(sealed),
        reference=statistics.median(plain),
        unit="ms",
        limit=limit,
    )


def _writes(sealed: Desk, plain: Desk) -> tuple[Row, ...]:
    """Save, keep a field and put an act on record, the one store after the other."""
    entry = (Entry("beneficial_owner.last", Mark.WRITTEN, "O'Neil"),)
    proof = ten_trades(sealed)
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in ("save", "field", "act")}
    for _ in range(SAVES):
        for place, desk in enumerate((sealed, plain)):
            number = register_claim(desk).claim.claim_number
            keep = partial(keep_draft, desk, number, entries=entry, base_version=1)
            times["field"][place].append(_timed(keep))
            times["save"][place].append(_timed(partial(save_claim, desk, number, proof=proof, base_version=1)))
            times["act"][place].append(_timed(partial(look_at_number, desk, number)))
    return (
        _row("save a claim of ten trades", *times["save"], limit=SAVE_LIMIT),
        _row("keep one field in the draft", *times["field"]),
        _row("put one act on record, on the disk", *times["act"]),
    )


def _searches(sealed: Desk, plain: Desk) -> tuple[Row, ...]:
    for desk in (sealed, plain):
        seed_claims(desk, CLAIMS)
    times: tuple[list[float], list[float]] = ([], [])
    for text in WORDS * SEARCHES:
        for place, desk in enumerate((sealed, plain)):
            times[place].append(_timed(partial(find_claims, desk, ClaimSearch(text=text))))
    warm = tuple(each[len(WORDS) :] for each in times)
    return (_row(f"search {CLAIMS:,} claims, warm", *warm, limit=SEARCH_LIMIT),)


def _opening(door: Door, password: str) -> Row:
    times = []
    for _ in range(OPENINGS):
        start = time.perf_counter()
        desk = sign_in(door, name=ADMINISTRATOR, password=password)
        times.append(time.perf_counter() - start)
        close_case(desk)
    name = f"open {CLAIMS:,} claims with the right password"
    return Row(name=name, measured=statistics.median(times), unit="s", goal="under 1 s")
