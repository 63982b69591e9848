"""A batch of letters is composed in a process of its own, so that no key waits for it; it can be stopped."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.casebook.almanac import Almanac
from claimdesk.casework.beside import starting_beside
from claimdesk.errors import Cancelled, Told
from claimdesk.letters.batch import BatchPdf, BatchTrouble, compose_batch
from claimdesk.letters.trouble import LetterTrouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from claimdesk.casebook.correspondence import Sender
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casework.letter_annex import Parcel

LOOK_SECONDS = 0.05
"""How long the wish to stop may go unseen."""

NAMED_TROUBLES = 3


@dataclass(frozen=True, slots=True)
class _Done:
    """How many letters are laid out."""

    letters: int


@dataclass(frozen=True, slots=True)
class _Troubles:
    """Why the batch was not made."""

    troubles: tuple[LetterTrouble, ...]


def compose_apart(
    parcels: tuple[Parcel, ...],
    sender: Sender,
    *,
    settlement: Settlement,
    progress: Callable[[int, int], None],
    is_cancelled: Callable[[], bool],
) -> BatchPdf:
    """Compose letters with their annexes into one PDF in another process; `progress` is told how many are done.

    Raises:
        Cancelled: `is_cancelled` said so; the other process is gone.
        Told: some letters cannot be printed, or the other process ended without a word.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    # The letters go through the pipe: as arguments they would hold up `start` for ever if the process died at once.
    worker = context.Process(target=_work, args=(there,), daemon=True)
    with starting_beside():
        worker.start()
    there.close()
    try:
        _send(here, parcels, sender, settlement=replace(settlement, almanac=Almanac()))
        return _await(here, len(parcels), progress=progress, is_cancelled=is_cancelled)
    finally:
        here.close()
        worker.terminate()
        worker.join()


def _send(here: Connection, parcels: tuple[Parcel, ...], sender: Sender, *, settlement: Settlement) -> None:
    try:
        here.send((parcels, sender, settlement))
    except OSError as error:
        raise _ended_early() from error


def _ended_early() -> Told:
    return Told("The letters could not be composed: the program that does it ended early.", "Try again.")


def _await(
    here: Connection, count: int, *, progress: Callable[[int, int], None], is_cancelled: Callable[[], bool]
) -> BatchPdf:
    while True:
        if is_cancelled():
            raise Cancelled(f"{count:,} letters were not composed, and nothing was stored")
        if not here.poll(LOOK_SECONDS):
            continue
        try:
            heard = here.recv()
        except (EOFError, OSError) as error:
            raise _ended_early() from error
        match heard:
            case _Done():
                progress(heard.letters, count)
            case _Troubles():
                raise told_of_troubles(heard.troubles)
            case BatchPdf():
                return heard


def told_of_troubles(troubles: tuple[LetterTrouble, ...]) -> Told:
    """Say which letters cannot be printed and why; the first three are named."""
    named = "; ".join(_sentence(trouble) for trouble in troubles[:NAMED_TROUBLES])
    more = len(troubles) - NAMED_TROUBLES
    rest = f"; and {more:,} more" if more > 0 else ""
    return Told(f"No letter was printed. {named}{rest}.", troubles[0].remedy)


def _sentence(trouble: LetterTrouble) -> str:
    if trouble.claim_number:
        return f"Claim {trouble.claim_number}: {trouble.sentence}"
    return trouble.sentence[:1].upper() + trouble.sentence[1:]


def _work(there: Connection) -> None:
    """Compose in the other process what it is sent, and send home what becomes of it."""
    parcels, sender, settlement = there.recv()
    try:
        letters = tuple(parcel.with_annex(settlement) for parcel in parcels)
        there.send(compose_batch(letters, sender, laid_out=lambda done: there.send(_Done(done))))
    except BatchTrouble as batch:
        there.send(_Troubles(batch.troubles))
    except LetterTrouble as trouble:
        there.send(_Troubles((trouble,)))
