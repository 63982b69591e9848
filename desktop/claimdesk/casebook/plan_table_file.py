"""The tables of a plan are read as printed: matrices and steps from its rows, daily values and means from files."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from claimdesk.casebook.plan_csv import read_daily
from claimdesk.casebook.plan_tables import Band, Matrix, OutsideRows, Series, SeriesRow, Table, TableKind, TableUnit
from claimdesk.casebook.plan_words import UnreadableError, amount, band, fraction_is_sound
from claimdesk.casebook.settlement_key import Exchange

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.plan_keys import PlanKeys

STEP_WORDS = 3
_MATRIX_KEYS = ("purchases", "sales", "values")
_SERIES_KEYS = ("rows", "file")
_END_KEYS = ("first", "last")


def read_tables(keys: PlanKeys, beside: Mapping[str, str]) -> dict[str, Table]:
    """Read every table by its name; `beside` holds the texts of files by their names."""
    tables: dict[str, Table] = {}
    for index in range(keys.count("table")):
        name, kind = keys.get(str, "table", index, "name"), keys.get(TableKind, "table", index, "kind")
        if name is None or kind is None:
            continue
        if name in tables:
            keys.trouble(("table", index, "name"), f"two tables are called {name}; each has its own name")
        table = None
        if _has_its_keys(keys, index, kind):
            matrix = kind is TableKind.MATRIX
            table = _matrix(keys, index, name) if matrix else _series(keys, index, name, beside=beside)
        if table is not None:
            tables[name] = table
            if not fraction_is_sound(table):
                keys.trouble(("table", index), f"a fraction of {name} is not between 0 and 1")
    return tables


def _has_its_keys(keys: PlanKeys, index: int, kind: TableKind) -> bool:
    is_matrix = kind is TableKind.MATRIX
    wanted, others = (_MATRIX_KEYS, _SERIES_KEYS) if is_matrix else (_SERIES_KEYS, _MATRIX_KEYS)
    by_days = kind in {TableKind.DAILY, TableKind.LOOK_BACK}
    for key in (*others, *(() if by_days else _END_KEYS)):
        if keys.has("table", index, key):
            keys.trouble(("table", index, key), f"a table of the kind {kind} has no such key")
    there = sum(keys.has("table", index, key) for key in wanted)
    if there == (len(wanted) if is_matrix else 1):
        return True
    keys.trouble(
        ("table", index),
        f"a table of the kind {kind} needs {', '.join(wanted)}" if is_matrix else "a table has either rows or a file",
    )
    return False


def _bands(keys: PlanKeys, index: int, key: str) -> tuple[Band, ...] | None:
    found = []
    rows = keys.rows("table", index, key)
    for place, words in enumerate(rows):
        read = partial(band, words, may_be_held=key == "sales", cuts=keys.cuts)
        found.append(keys.attempt(("table", index, key, place), read))
    bands = tuple(one for one in found if one is not None)
    return bands if len(bands) == len(rows) else None


def _matrix(keys: PlanKeys, index: int, name: str) -> Matrix | None:
    purchases, sales = _bands(keys, index, "purchases"), _bands(keys, index, "sales")
    values = []
    for place, row in enumerate(keys.rows("table", index, "values")):
        read = keys.attempt(("table", index, "values", place), partial(_amounts, row))
        if read is not None:
            values.append(read)
            if sales is not None and len(read) != len(sales):
                sentence = f"{len(read)} values stand in a row, and there are {len(sales)} bands of sales"
                keys.trouble(("table", index, "values", place), sentence)
    if purchases is not None and len(values) != len(purchases):
        sentence = f"there are {len(values)} rows of values and {len(purchases)} bands of purchases"
        keys.trouble(("table", index, "values"), sentence)
    if purchases is None or sales is None:
        return None
    return Matrix(
        name=name,
        unit=keys.get(TableUnit, "table", index, "unit") or TableUnit.DOLLARS,
        purchases=purchases,
        sales=sales,
        values=tuple(values),
        outside=keys.get(OutsideRows, "table", index, "outside") or OutsideRows.REFUSED,
        paragraph=keys.source("table", index),
    )


def _amounts(texts: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(amount(text) for text in texts)


def _series(keys: PlanKeys, index: int, name: str, *, beside: Mapping[str, str]) -> Series | None:
    file = keys.get(str, "table", index, "file")
    rows = _steps(keys, index) if file is None else _daily(keys, index, file, beside=beside)
    if not rows:
        return None
    return Series(
        name=name,
        kind=keys.get(TableKind, "table", index, "kind") or TableKind.STEPS,
        unit=keys.get(TableUnit, "table", index, "unit") or TableUnit.DOLLARS,
        rows=rows,
        outside=keys.get(OutsideRows, "table", index, "outside") or OutsideRows.REFUSED,
        paragraph=keys.source("table", index),
        exchange=keys.get(Exchange, "table", index, "exchange"),
        file=file or "",
        first_day=keys.get(date, "table", index, "first"),
        last_day=keys.get(date, "table", index, "last"),
    )


def _daily(keys: PlanKeys, index: int, file: str, *, beside: Mapping[str, str]) -> tuple[SeriesRow, ...]:
    text = beside.get(file)
    if text is None:
        keys.trouble(("table", index, "file"), f"{file} cannot be read beside the settlement file")
        return ()
    read = read_daily(text, file=file)
    keys.faults += read.faults
    return read.rows


def _steps(keys: PlanKeys, index: int) -> tuple[SeriesRow, ...]:
    rows = []
    for place, words in enumerate(keys.rows("table", index, "rows")):
        row = keys.attempt(("table", index, "rows", place), partial(_step, words, cuts=keys.cuts))
        if row is not None:
            rows.append(row)
    return tuple(rows)


def _step(words: tuple[str, ...], *, cuts: frozenset[date]) -> SeriesRow:
    if len(words) != STEP_WORDS:
        raise UnreadableError("a row is first day, last day and value")
    return SeriesRow(band(words[:2], may_be_held=False, cuts=cuts), amount(words[2]))
