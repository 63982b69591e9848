"""The log of a sealed store: what an act and a page of a million cost, and verifying it beside a bare SHA-256 loop."""

from __future__ import annotations

import hashlib
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from table import Row

from claimstore.act_chain import START, fingerprint, head_seal
from claimstore.acts import ActsWanted, add_act, newest_acts
from claimstore.case_rows import ActRow
from claimstore.key_file import new_key
from claimstore.log_check import check_log
from claimstore.opening import open_store
from claimstore.store import Store
from claimstore.transaction import Transaction

ENTRIES = 1_000_000
ACTS = 2_000
VERIFY_LIMIT = 2.0
FIRST_AT = datetime(2008, 4, 14, 9, 30, tzinfo=UTC)
AT = FIRST_AT.isoformat(timespec="milliseconds")
PEOPLE = ("Ines", "Kofi", "Jana", "Sol")
PAGE, REPEATS = 200, 30
TEXTS = "at, who, verb, on_what, before, after, reason, outcome"
_INSERT = f"INSERT INTO act (sequence, {TEXTS}, follows, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def measure() -> tuple[Row, ...]:
    """Measure on a store in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="claimdesk-bench-") as folder:
        store = open_store(Path(folder) / "case.claimdesk", key=new_key(), holder="a benchmark", at=AT)
        try:
            act = _act_row(store)
            _fill(store)
            return (act, *_page_rows(store), _verify_row(store))
        finally:
            store.close()


def _texts(number: int) -> tuple[str, ...]:
    after = "Price of line 1: 2.55\nShares of line 1: 1,000"
    at = (FIRST_AT + timedelta(minutes=number)).isoformat(timespec="milliseconds")
    return (
        at,
        PEOPLE[number % 4],
        "save claim",
        f"SONUS-{number % 100_000:07d}",
        "Price of line 1: 2.45",
        after,
        "",
        "done",
    )


def _act(number: int) -> ActRow:
    at, who, verb, on_what, before, after, reason, outcome = _texts(number)
    return ActRow(
        sequence=0,
        at=at,
        who=who,
        verb=verb,
        on_what=on_what,
        before=before,
        after=after,
        reason=reason,
        outcome=outcome,
    )


def _act_row(store: Store) -> Row:
    """Compare acts within one transaction with bare inserts of the same texts."""
    with store.writing() as transaction:
        start = time.perf_counter()
        for number in range(ACTS):
            add_act(transaction, _act(number))
        chained = time.perf_counter() - start
    bare = "CREATE TEMP TABLE bare (at TEXT, who TEXT, verb TEXT, on_what TEXT, b TEXT, a TEXT, r TEXT, o TEXT)"
    with store.writing() as transaction:
        transaction.run(bare)
        start = time.perf_counter()
        for number in range(ACTS):
            transaction.run("INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _texts(number))
        plain = time.perf_counter() - start
    scale = 1_000_000 / ACTS
    return Row(name="one act, chained and sealed", measured=chained * scale, unit="µs", reference=plain * scale)


def _fill(store: Store) -> None:
    """Bring the log to a million entries that hold."""
    with store.writing() as transaction:
        ((last, follows),) = transaction.values("SELECT sequence, fingerprint FROM act_head")
        for sequence in range(last + 1, ENTRIES + 1):
            texts = _texts(sequence)
            at, who, verb, on_what, before, after, reason, outcome = texts
            own = fingerprint(follows, at, who, verb, on_what, before, after, reason, outcome)
            transaction.run(_INSERT, (sequence, *texts, follows, own))
            transaction.run(
                "UPDATE act_head SET sequence = ?, fingerprint = ?, seal = ?",
                (sequence, own, head_seal(transaction.head_key, sequence, own)),
            )
            follows = own


def _page_rows(store: Store) -> tuple[Row, ...]:
    """Read pages in the middle of the log, each a few times."""
    day = FIRST_AT + timedelta(days=300)
    since, until = (each.isoformat(timespec="milliseconds") for each in (day, day + timedelta(days=1)))
    year = (FIRST_AT + timedelta(days=365)).isoformat(timespec="milliseconds")
    pages = {
        "of a person": ActsWanted(who="Jana", older_than=ENTRIES // 2),
        "on a claim": ActsWanted(on_what="SONUS-0050000"),
        "of a day": ActsWanted(since=since, until=until),
        "of a person in a year": ActsWanted(who="Jana", since=AT, until=year),
    }
    return tuple(
        Row(
            name=f"a page of the log {name}",
            measured=statistics.median(_milliseconds(store, wanted) for _ in range(REPEATS)),
            unit="ms",
            goal="under 50 ms",
        )
        for name, wanted in pages.items()
    )


def _milliseconds(store: Store, wanted: ActsWanted) -> float:
    with store.reading() as transaction:
        start = time.perf_counter()
        newest_acts(transaction, wanted, limit=PAGE)
        return (time.perf_counter() - start) * 1_000


def _verify_row(store: Store) -> Row:
    with store.reading() as transaction:
        start = time.perf_counter()
        report = check_log(transaction)
        verified = time.perf_counter() - start
        start = time.perf_counter()
        bare_loop(transaction)
        bare = time.perf_counter() - start
    if report.bad is not None or report.entries != ENTRIES:
        raise AssertionError(report)
    return Row(name=f"verifying {ENTRIES:,} entries", measured=verified, unit="s", reference=bare, limit=VERIFY_LIMIT)


def bare_loop(transaction: Transaction) -> str:
    """Hash every row after the other, as the least that a verification can do."""
    last = START
    for row in transaction.walk(f"SELECT sequence, {TEXTS}, follows, fingerprint FROM act ORDER BY sequence"):
        last = hashlib.sha256("".join(map(str, row)).encode()).hexdigest()
    return last
