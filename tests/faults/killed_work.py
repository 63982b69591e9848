"""F1, F2, F3, F23: a program killed while it saves, issues letters or computes leaves whole steps and no halves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from children import Killing, Work
from sealed_case import NUMBER, PLANTED, SONUS, Template, copied, demand, opened, paper_of

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casework import compute_losses as run_of_losses
from claimdesk.casework.desk import Desk
from claimdesk.casework.issue_letter import issue_letters, letters_due_for
from claimdesk.casework.open_case import close_case
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimstore.case_rows import LetterRow
from claimstore.losses import losses_of

TRADES_A_TIME = 200
"""Trades of the long claim for each time that its save is killed: 10,000 in the whole run."""

RESUMED_EVERY = 5
"""After so many kills the letters are issued to the end, which takes a second."""

CLAIMS_WITH_LOSSES = 12
NUMBERS = tuple(f"SONUS-{place + 1:07d}" for place in range(len(PLANTED)))


def killed_at(
    source: Path, folder: Path, times: int, *, key: bytes, work: Work, after: Callable[[int], None] = lambda _: None
) -> int:
    """Kill the same work so many times; `after` looks further after each."""
    killing = Killing(source, folder, key=key, work=work)
    for number in range(times):
        killing.strike(number)
        after(number)
    return times


def killed_saves(template: Template, folder: Path, times: int) -> int:
    """F1: at the n-th statement of a save, at any moment of it, in the middle of a write."""

    def save(desk: Desk) -> None:
        save_claim(desk, NUMBER, proof=paper_of(3), base_version=2)

    return killed_at(template.folder, folder, times, key=template.key, work=save)


def killed_long_saves(template: Template, folder: Path, times: int) -> int:
    """F2: a claim of ten thousand trades is there with all of them, or as it was."""
    long = _with_trades(paper_of(3), TRADES_A_TIME * times)

    def save(desk: Desk) -> None:
        save_claim(desk, NUMBER, proof=long, base_version=2)

    return killed_at(template.folder, folder, times, key=template.key, work=save)


def _with_trades(proof: ProofOfClaim, count: int) -> ProofOfClaim:
    trade = {"trade_date": "2003-09-24", "shares": "1000", "price": "7.50", "total": "7500.00", "documented": "yes"}
    entries = tuple(
        Entry(f"schedule.purchases[{line}].{name}", Mark.WRITTEN, text)
        for line in range(count)
        for name, text in trade.items()
    )
    return with_entries(proof, entries)


def killed_letters(template: Template, folder: Path, times: int) -> int:
    """F3: a batch of letters is issued whole or not at all, no number is given twice, and the rest goes on."""
    source = folder.with_name(f"{folder.name}-keyed")
    copied(template, source)
    desk = opened(source, template.key)
    for place, number in enumerate(NUMBERS):
        save_claim(desk, number, proof=paper_of(2, planted=place), base_version=2, finish=True)
    close_case(desk)

    def issue(desk: Desk) -> None:
        waiting = tuple(number for number in NUMBERS if letters_due_for(desk, number))
        if waiting:
            issue_letters(desk, claim_numbers=waiting, kind=LetterKind.ACKNOWLEDGMENT)

    def go_on(number: int) -> None:
        if number % RESUMED_EVERY == 0:
            desk = opened(folder, template.key)
            issue(desk)
            with desk.store.reading() as transaction:
                letters = transaction.rows(LetterRow, "1 = 1 ORDER BY letter_id")
            close_case(desk)
            demand(is_so=[row.letter_id for row in letters] == [1, 2, 3, 4, 5], otherwise="a letter number is wrong")
            demand(is_so=len({row.claim_id for row in letters}) == len(NUMBERS), otherwise="a claim has two letters")

    return killed_at(source, folder, times, key=template.key, work=issue, after=go_on)


def killed_registrations(template: Template, folder: Path, times: int) -> int:
    """F3: papers are registered one after the other; the next one never gets a number that another has had."""

    def register(desk: Desk) -> None:
        for _ in range(3):
            register_claim(desk)

    def go_on(_: int) -> None:
        desk = opened(folder, template.key)
        with desk.store.reading() as transaction:
            before = {number for (number,) in transaction.values("SELECT claim_number FROM claim")}
        number = register_claim(desk).claim.claim_number
        close_case(desk)
        demand(is_so=number == f"SONUS-{len(before) + 1:07d}", otherwise=f"{number} is not the next number")

    return killed_at(template.folder, folder, times, key=template.key, work=register, after=go_on)


def killed_losses(template: Template, folder: Path, times: int) -> int:
    """F23: a run that is killed keeps whole stretches, goes on to the same end, and the run before it stays."""
    source = folder.with_name(f"{folder.name}-losses")
    copied(template, source)
    desk = opened(source, template.key)
    for _ in range(CLAIMS_WITH_LOSSES):
        number = register_claim(desk).claim.claim_number
        blank = ProofOfClaim(schedule=SONUS.blank_schedule())
        held = {"schedule.opening_holding.shares": "0", "schedule.closing_holding.shares": "2000"}
        entries = tuple(Entry(path, Mark.WRITTEN, text) for path, text in held.items())
        save_claim(desk, number, proof=with_entries(_with_trades(blank, 2), entries), base_version=1)
    run_of_losses.STRETCH, run_of_losses.STRETCHES_AT_ONCE = 2, 1
    _compute(desk)
    before = _amounts(desk, 1)
    close_case(desk)
    demand(is_so=any(before), otherwise="there is no loss to be lost")

    def go_on(_: int) -> None:
        desk = opened(folder, template.key)
        _compute(desk)
        demand(is_so=_amounts(desk, 2) == before, otherwise="the run came to another end")
        demand(is_so=_amounts(desk, 1) == before, otherwise="the run before was changed")
        with desk.store.reading() as transaction:
            runs = transaction.values("SELECT plan_version, finished_at IS NOT NULL FROM loss_run")
        plan = SONUS.plan
        version = plan.version if plan else ""
        # A run that had come to its end before the kill is followed by another one.
        is_whole = len(runs) in {2, 3} and set(runs) == {(version, 1)}
        demand(is_so=is_whole, otherwise=f"a run has lost its plan or its end: {runs}")
        close_case(desk)

    return killed_at(source, folder, times, key=template.key, work=_compute, after=go_on)


def _compute(desk: Desk) -> None:
    run_of_losses.compute_losses(desk, processes=1, progress=lambda _reached, _last: None, is_cancelled=lambda: False)


def _amounts(desk: Desk, run: int) -> list[int | None]:
    with desk.store.reading() as transaction:
        return [loss.amount for loss in losses_of(transaction, run)]
