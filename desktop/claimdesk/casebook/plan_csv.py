"""A table of a plan that lies in a file of its own has the columns date and value, and every wrong row is a fault."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from claimdesk.casebook.money import NotAnAmountError, millionths
from claimdesk.casebook.plan_tables import Band, SeriesRow
from claimdesk.casebook.plan_words import UnreadableError, band

NEEDED = ("date", "value")


@dataclass(frozen=True, slots=True)
class FileFault:
    """What is wrong on a line of a file beside the settlement file."""

    file: str
    line: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class DailyRead:
    """The rows of a file, one day each, and every fault with its line."""

    rows: tuple[SeriesRow, ...]
    faults: tuple[FileFault, ...]


def read_daily(text: str, *, file: str) -> DailyRead:
    """Read a CSV with a header and the columns date (2002-03-28) and value (dollars or a fraction)."""
    reader = csv.DictReader(text.splitlines(), strict=True)
    rows: list[SeriesRow] = []
    faults: list[FileFault] = []
    try:
        lacking = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if lacking:
            sentence = f"the columns {', '.join(lacking)} are missing; the first line names the columns"
            return DailyRead((), (FileFault(file, 1, sentence),))
        for cells in reader:
            if None in cells:
                sentence = "more cells than the first line has columns; a decimal point is a point"
                faults.append(FileFault(file, reader.line_num, sentence))
                continue
            try:
                row = SeriesRow(_day(cells["date"] or ""), _value(cells["value"] or ""))
            except UnreadableError as error:
                faults.append(FileFault(file, reader.line_num, str(error)))
                continue
            if rows and row.band.first <= rows[-1].band.first:
                is_twice = row.band == rows[-1].band
                sentence = f"{row.band.text} stands twice" if is_twice else f"{row.band.text} stands after a later day"
                faults.append(FileFault(file, reader.line_num, f"{sentence}; rows are in order of their days"))
            rows.append(row)
    except csv.Error as error:
        faults.append(FileFault(file, reader.line_num, f"this is no CSV: {error}"))
    if not rows and not faults:
        faults.append(FileFault(file, None, "the file has no row"))
    return DailyRead(tuple(rows), tuple(faults))


def _day(text: str) -> Band:
    return band((text.strip(),), may_be_held=False, cuts=frozenset())


def _value(text: str) -> int:
    try:
        return millionths(text.strip())
    except NotAnAmountError as error:
        raise UnreadableError(f"the value {text} is no number: {error}") from error
