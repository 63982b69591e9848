"""Losses are computed stretch by stretch in other processes, each of which holds one stretch and no more."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.plain_losses import PlainLosses, plain_losses
from claimdesk.casebook.recognized_loss import balance_days, recognized_loss
from claimdesk.casework.beside import starting_beside
from claimdesk.casework.schedule_accounts import account_of_cells
from claimdesk.errors import Cancelled, Told
from claimstore.case_rows import LossRow
from claimstore.losses import LossColumns, ScheduleCells, schedules
from claimstore.plain_claims import PlainQuery, plain_claims
from claimstore.reader import StoreAddress, reading_at
from claimstore.transaction import Transaction

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from claimdesk.casebook.settlement import Settlement

LOOK_SECONDS = 0.2
"""How long the wish to stop may go unseen."""

AHEAD = 4
"""Stretches that a worker has been asked for at a time, so that it need not wait while others are brought to disk."""

LONGEST_PROBLEM = 500

LARGEST_STORED = (1 << 63) - 1
"""Millionths of a dollar: the largest whole number that a store takes."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The claims after `after` and up to `up_to`, both of them inner numbers of the store."""

    after: int
    up_to: int


@dataclass(frozen=True, slots=True)
class Computed:
    """The results of one stretch: those of plain claims by columns, and the rows of the others."""

    stretch: Stretch
    columns: LossColumns
    rows: tuple[LossRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What every worker is given when it starts: the store, the settlement without its almanac, the run."""

    address: StoreAddress
    settlement: Settlement
    run_id: int


def compute_stretch(errand: Errand, stretch: Stretch, plain: PlainLosses | None) -> Computed:
    """Compute the claims of one stretch, in this process; `plain` is that of the errand's settlement."""
    columns = LossColumns()
    with reading_at(errand.address) as transaction:
        others = [stretch] if plain is None else _plain(transaction, stretch, plain, columns)
        rows = tuple(
            _full(cells, errand, transaction)
            for other in others
            for cells in schedules(transaction, after=other.after, up_to=other.up_to, left_out=ClaimState.VOIDED.value)
        )
    return Computed(stretch, columns, rows)


def _plain(transaction: Transaction, stretch: Stretch, plain: PlainLosses, columns: LossColumns) -> list[Stretch]:
    """Compute the plain claims of a stretch into columns, and give the others."""
    others: list[Stretch] = []
    sections = plain.sections
    query = PlainQuery(
        opening=sections.opening,
        closing=sections.closing,
        sections_in=sections.purchases,
        sections_out=sections.sales,
        first_day=sections.first_day,
        last_day=sections.last_day,
        left_out=ClaimState.VOIDED.value,
    )
    for claim_id, version, opening, closing, trades in plain_claims(
        transaction, query, after=stretch.after, up_to=stretch.up_to
    ):
        total = plain.total(opening, closing, trades)
        if total is None or total.before_claim_level > LARGEST_STORED:
            others.append(Stretch(claim_id - 1, claim_id))
            continue
        columns.claim_ids.append(claim_id)
        columns.claim_versions.append(version)
        columns.amounts.append(total.amount)
        columns.amounts_before_claim_level.append(total.before_claim_level)
    return others


def _full(cells: ScheduleCells, errand: Errand, transaction: Transaction) -> LossRow:
    """Compute a claim that is not plain by the engine that knows every rule."""
    settlement, plan = errand.settlement, errand.settlement.plan
    if plan is None:
        raise ValueError("a settlement without a plan has no losses")
    account = account_of_cells(cells, settlement, transaction)
    tolerance = settlement.tolerances.balance or 0
    found = recognized_loss(account, plan, days=balance_days(settlement), tolerance=tolerance)
    amounts = (found.amount, found.before_claim_level)
    problems = found.problems
    if any(amount is not None and abs(amount) > LARGEST_STORED for amount in amounts):
        amounts, problems = (
            (None, None),
            ("the amount is too large; see whether shares and prices are right", *problems),
        )
    return LossRow(
        run_id=errand.run_id,
        claim_id=cells.claim_id,
        claim_version=cells.version,
        amount=amounts[0],
        before_claim_level=amounts[1],
        problem="; ".join(problems)[:LONGEST_PROBLEM],
    )


def compute_apart(
    errand: Errand, stretches: Iterator[Stretch], *, processes: int, is_cancelled: Callable[[], bool]
) -> Iterator[Computed]:
    """Compute stretches in other processes and give the results in the order of the stretches.

    Raises:
        Cancelled: `is_cancelled` said so; the other processes are gone.
        Told: one of them ended without a word.
    """
    with _workers(errand, processes) as pipes:
        waiting: dict[Connection, deque[int]] = {pipe: deque() for pipe in pipes}
        ready: dict[int, Computed] = {}
        given = taken = 0

        def give(pipe: Connection) -> None:
            nonlocal given
            stretch = next(stretches, None)
            if stretch is not None:
                _ask(pipe, stretch)
                waiting[pipe].append(given)
                given += 1

        for pipe in pipes * AHEAD:
            give(pipe)
        while busy := [pipe for pipe, asked in waiting.items() if asked]:
            if is_cancelled():
                raise Cancelled("the losses were not all computed; what was computed is kept")
            speaking = wait(busy, LOOK_SECONDS)
            for pipe in [pipe for pipe in busy if pipe in speaking]:
                ready[waiting[pipe].popleft()] = _heard(pipe)
                give(pipe)
            while taken in ready:
                yield ready.pop(taken)
                taken += 1


def _ask(pipe: Connection, stretch: Stretch) -> None:
    try:
        pipe.send(stretch)
    except OSError as error:
        raise _ended_early() from error


def _heard(pipe: Connection) -> Computed:
    try:
        heard = pipe.recv()
    except (EOFError, OSError) as error:
        raise _ended_early() from error
    if not isinstance(heard, Computed):
        raise TypeError("a worker sends results and nothing else")
    return heard


def _ended_early() -> Told:
    return Told(
        "The losses were not all computed: a program that computes them ended early.",
        "Start the run again; it goes on where it stopped.",
    )


@contextmanager
def _workers(errand: Errand, processes: int) -> Iterator[list[Connection]]:
    context = multiprocessing.get_context("spawn")
    pipes: list[Connection] = []
    started: list[SpawnProcess] = []
    try:
        for _ in range(processes):
            here, there = context.Pipe()
            worker = context.Process(target=_work, args=(there, errand), daemon=True)
            with starting_beside():
                worker.start()
            there.close()
            pipes.append(here)
            started.append(worker)
        yield pipes
    finally:
        for pipe in pipes:
            pipe.close()
        for worker in started:
            worker.terminate()
            worker.join()


def _work(there: Connection, errand: Errand) -> None:
    """Compute one stretch after the other until nobody asks any more, or the program that asked is gone."""
    plain = plain_losses(errand.settlement)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            there.send(compute_stretch(errand, there.recv(), plain))
