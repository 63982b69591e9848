"""Saving and finding claims is measured against the same statements through bare sqlite3, in one run."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from seed_claims import seed_claims
from table import Row

from claimdesk.casebook.claim import ClaimState, ProofOfClaim
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casework.desk import Desk, FixedClock
from claimdesk.casework.find_claims import ClaimSearch, find_claims
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import STORE_NAME, close_case, open_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim

SAVES = 200
CLAIMS = 100_000
REPEATS = 30
TABLES = ("claim", "claim_part", "place_mark", "list_state", "holding", "trade", "search_word", "defect")
_NAMED = "claim_id IN (SELECT claim_id FROM search_word WHERE word >= '{}' AND word < '{}')"
CLOCK = FixedClock(datetime(2008, 4, 14, 9, tzinfo=UTC))
MILLISECONDS = 1_000


@dataclass(frozen=True, slots=True)
class Statement:
    """One insert with the rows it is given, as bare sqlite3 runs it."""

    sql: str
    rows: tuple[tuple[Any, ...], ...]


def measure() -> tuple[Row, ...]:
    """Measure saves, drafts and searches on stores of their own in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="claimdesk-bench-") as folder:
        return (*_saves(Path(folder) / "saves"), *_searches(Path(folder) / "searches"))


def _desk(folder: Path) -> Desk:
    settlement = load_settlement("sonus-2004")
    return open_case(folder, settlement=settlement, wording=load_wording(), clock=CLOCK)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * MILLISECONDS


def ten_trades(desk: Desk) -> ProofOfClaim:
    """Give a paper of ten trades, keyed to the end."""
    texts = {
        "batch": "B-17",
        "dcn": "00017-0042",
        "received_on": "2008-04-14",
        "postmark.on": "2008-04-10",
        "postmark.source": "postmark",
        "beneficial_owner.first": "Marguerite",
        "beneficial_owner.last": "O'Neil",
        "address.street": "1247 Maple Ridge Dr",
        "address.zip": "94901",
        "address.city": "San Rafael",
        "address.state": "CA",
        "tin": "518-42-7736",
        "schedule.opening_holding.shares": "0",
        "schedule.closing_holding.shares": "10000",
        "schedule.closing_holding.documented": "yes",
        "w9.classification": "individual",
        "w9.ssn": "518-42-7736",
        "release.signed": "yes",
        "release.printed_name": "Marguerite O'Neil",
    }
    trade = {"trade_date": "2002-04-15", "shares": "1000", "price": "2.55", "total": "2550.00", "documented": "yes"}
    lines = {f"schedule.purchases[{line}].{name}": text for line in range(10) for name, text in trade.items()}
    entries = tuple(Entry(path, Mark.WRITTEN, text) for path, text in {**texts, **lines}.items())
    return with_entries(ProofOfClaim(schedule=desk.settlement.blank_schedule()), entries)


def _saves(folder: Path) -> tuple[Row, ...]:
    desk = _desk(folder)
    proof = ten_trades(desk)
    numbers = [register_claim(desk).claim.claim_number for _ in range(SAVES)]
    bare = _bare_store(folder)
    ours, theirs, rules, drafts = [], [], [], []
    for claim_id, number in enumerate(numbers, start=1):
        entry = (Entry("beneficial_owner.last", Mark.WRITTEN, "O'Neil"),)
        drafts.append(_milliseconds(partial(keep_draft, desk, number, entries=entry, base_version=1)))
        rules.append(_milliseconds(partial(judge, proof, desk.settlement)))
        ours.append(_milliseconds(partial(save_claim, desk, number, proof=proof, base_version=1)))
        theirs.append(_milliseconds(partial(_insert, bare, _statements(desk, claim_id))))
    bare.close()
    close_case(desk)
    return (
        Row(
            name="save a claim of ten trades, judged and logged",
            measured=statistics.median(ours),
            reference=statistics.median(theirs),
            limit=4,
            unit="ms",
            goal="the same inserts by sqlite3",
        ),
        Row(name="of this, the rules", measured=statistics.median(rules), unit="ms"),
        Row(name="keep one field in the draft", measured=statistics.median(drafts), unit="ms", goal="about 1 ms"),
    )


def _bare_store(folder: Path) -> sqlite3.Connection:
    """Give a bare connection to an empty copy of the store, with the same pragmas."""
    source = sqlite3.connect(folder / STORE_NAME)
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    source.backup(bare)
    source.close()
    bare.executescript("DROP TRIGGER claim_is_never_removed; PRAGMA foreign_keys = OFF")
    for table in TABLES:
        bare.execute(f"DELETE FROM {table}")
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        bare.execute(f"PRAGMA {pragma}")
    return bare


def _statements(desk: Desk, claim_id: int) -> tuple[Statement, ...]:
    """Give what saving the claim has left in the store, as bare inserts of the same rows."""
    of_claim = f"FROM {{}} WHERE claim_id = {claim_id}"
    queries = {table: f"SELECT * {of_claim.format(table)}" for table in TABLES}
    act = "SELECT * FROM act ORDER BY sequence DESC LIMIT 1"
    with desk.store.reading() as transaction:
        found = {table: transaction.values(query) for table, query in {**queries, "act": act}.items()}
        head = transaction.values("SELECT sequence, fingerprint, seal FROM act_head")
    inserts = tuple(
        Statement(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", tuple(rows))
        for table, rows in found.items()
        if rows
    )
    return (*inserts, Statement("UPDATE act_head SET sequence = ?, fingerprint = ?, seal = ?", tuple(head)))


def _insert(bare: sqlite3.Connection, statements: tuple[Statement, ...]) -> None:
    bare.execute("BEGIN IMMEDIATE")
    for statement in statements:
        bare.executemany(statement.sql, statement.rows)
    bare.execute("COMMIT")


@dataclass(frozen=True, slots=True)
class Search:
    """One search, and the query that bare sqlite3 needs for the same claims."""

    name: str
    search: ClaimSearch
    bare: str


SEARCHES = (
    Search("the whole list", ClaimSearch(), "1 = 1"),
    Search("page behind claim 50,000", ClaimSearch(after="SONUS-0050000"), "claim_id > 50000"),
    Search("name begins with s", ClaimSearch(text="s"), _NAMED.format("s", "t")),
    Search("name begins with smi", ClaimSearch(text="smi"), _NAMED.format("smi", "smj")),
    Search(
        "two names",
        ClaimSearch(text="mary smith"),
        f"{_NAMED.format('mary', 'marz')} AND {_NAMED.format('smith', 'smiti')}",
    ),
    Search("claim number", ClaimSearch(text="SONUS-0054321"), "claim_number = 'SONUS-0054321'"),
    Search("last four digits", ClaimSearch(text="4321"), "tin_last_four = '4321'"),
    Search("state", ClaimSearch(state=ClaimState.REVIEWED), "state = 'reviewed'"),
    Search("problem", ClaimSearch(code="BAL"), "claim_id IN (SELECT claim_id FROM defect WHERE code = 'BAL')"),
)


def _searches(folder: Path) -> tuple[Row, ...]:
    desk = _desk(folder)
    seed_claims(desk, CLAIMS)
    opening = _opening(desk)
    desk = _desk(folder)
    bare = sqlite3.connect(folder / STORE_NAME)
    rows = tuple(_search(desk, bare, each) for each in SEARCHES)
    bare.close()
    close_case(desk)
    return (opening, *rows)


def _opening(desk: Desk) -> Row:
    """Measure closing what was just filled and opening it again."""
    settlement, wording, folder = desk.settlement, desk.wording, desk.folder
    close_case(desk)
    start = time.perf_counter()
    again = open_case(folder, settlement=settlement, wording=wording, clock=CLOCK)
    took = (time.perf_counter() - start) * MILLISECONDS
    close_case(again)
    return Row(name="100,000 claims, open the case", measured=took, unit="ms", goal="under 1 s")


def _search(desk: Desk, bare: sqlite3.Connection, each: Search) -> Row:
    columns = "claim_number, claimant, tin_last_four, state, postmark_on, received_on, updated_at"
    query = f"SELECT {columns} FROM claim WHERE {each.bare} ORDER BY claim_id LIMIT 200"
    ours, theirs = [], []
    for _ in range(REPEATS):
        ours.append(_milliseconds(lambda: find_claims(desk, each.search)))
        theirs.append(_milliseconds(lambda: bare.execute(query).fetchall()))
    return Row(
        name=f"100,000 claims, {each.name}",
        measured=_p95(ours),
        reference=_p95(theirs),
        unit="ms",
        goal="p95 under 50 ms",
    )


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
