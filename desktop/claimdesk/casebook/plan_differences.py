"""Two versions of a plan are compared cell by cell: rows of one name are the same row wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimdesk.casebook.plan_sheets import Row, SheetKind

if TYPE_CHECKING:
    from claimdesk.casebook.plan_sheets import PlanSheets, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class CellDifference:
    """A cell that differs: its sheet, the name of its row, its column, and both texts."""

    sheet: str
    row: str
    column: str
    before: str
    after: str


def differences(before: PlanSheets, after: PlanSheets) -> tuple[CellDifference, ...]:
    """Give every cell that differs, in the order of the sheets of the later version."""
    earlier = {sheet.title: sheet for sheet in _sheets(before)}
    later = {sheet.title: sheet for sheet in _sheets(after)}
    found: list[CellDifference] = []
    for title in dict.fromkeys((*later, *earlier)):
        found += _of_sheet(earlier.get(title), later.get(title))
    return tuple(found)


def _sheets(sheets: PlanSheets) -> Iterator[Sheet]:
    for key in sheets.keys:
        yield sheets.sheet(key)


def _of_sheet(before: Sheet | None, after: Sheet | None) -> Iterator[CellDifference]:
    shown = after or before
    if shown is None:
        return
    for name, old, new in _paired(before, after):
        for column, (was, becomes) in enumerate(zip_longest(old, new, fillvalue="")):
            if was != becomes and column < max(shown.width, len(old), len(new)):
                head = shown.title_of(column) if column < shown.width else str(column + 1)
                yield CellDifference(sheet=shown.title, row=name, column=head, before=was, after=becomes)


def _paired(before: Sheet | None, after: Sheet | None) -> Iterator[tuple[str, Row, Row]]:
    old, new = _named(before), _named(after)
    shown = after or before
    if old is not None and new is not None:
        for name in dict.fromkeys((*new, *old)):
            yield name, old.get(name, ()), new.get(name, ())
        return
    rows = zip_longest(before.rows if before else (), after.rows if after else (), fillvalue=())
    for place, (was, becomes) in enumerate(rows):
        yield f"row {shown.name_of(place) if shown else place}", was, becomes


def _named(sheet: Sheet | None) -> dict[str, Row] | None:
    """Give rows by their first cell, where each has its own; a matrix goes by place."""
    if sheet is None:
        return {}
    names = [row[0] if row else "" for row in sheet.rows]
    is_apart = len(set(names)) == len(names) and "" not in names
    if sheet.kind is SheetKind.MATRIX or not is_apart:
        return None if sheet.rows else {}
    return dict(zip(names, sheet.rows, strict=True))
