"""The claims that a search means leave the case as a workbook, made in another process; that they did is on record."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casework.beside import starting_beside
from claimdesk.casework.deed import deed, refuse_by_role
from claimdesk.casework.find_claims import ClaimRow, ClaimSearch, find_claims
from claimdesk.errors import Cancelled
from claimdesk.reports.claims_workbook import ClaimLine, claims_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimdesk.casework.desk import Desk

PAGE = 1_000


@dataclass(frozen=True, slots=True)
class ExportedClaims:
    """The workbook (xlsx) and how many claims it holds."""

    workbook: bytes
    count: int


def export_claims(
    desk: Desk, search: ClaimSearch, *, is_cancelled: Callable[[], bool] = lambda: False
) -> ExportedClaims:
    """Give every claim that the search means as a workbook, in the order of their numbers.

    Raises:
        Refused: the role does not allow it.
        Cancelled: a person stopped it; nothing was exported and nothing is on record.
        Told: the store cannot be read.
    """
    refuse_by_role(desk, Verb.EXPORT_CLAIMS, on=desk.settlement.name)
    lines = tuple(_line(row) for row in _rows(desk, search, is_cancelled=is_cancelled))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        with starting_beside():
            made = apart.submit(claims_workbook, lines, title=desk.settlement.caption)
        workbook = made.result()
    with deed(desk, Verb.EXPORT_CLAIMS, on=desk.settlement.name) as work:
        work.after = "1 claim" if len(lines) == 1 else f"{len(lines):,} claims"
    return ExportedClaims(workbook, len(lines))


def _rows(desk: Desk, search: ClaimSearch, *, is_cancelled: Callable[[], bool]) -> Iterator[ClaimRow]:
    page = find_claims(desk, replace(search, after=None, limit=PAGE))
    yield from page.rows
    while page.next_after is not None:
        if is_cancelled():
            raise Cancelled
        page = find_claims(desk, replace(search, after=page.next_after, limit=PAGE))
        yield from page.rows


def _line(row: ClaimRow) -> ClaimLine:
    return ClaimLine(
        claim_number=row.claim_number,
        claimant=row.claimant,
        tin_last_four=row.tin_last_four,
        state=row.state.value,
        postmark_on=row.postmark_on,
        received_on=row.received_on,
        codes=row.codes,
    )
