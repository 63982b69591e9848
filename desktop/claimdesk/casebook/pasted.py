"""A rectangle from a spreadsheet or a notice becomes cells of a sheet; what is not understood stays and is said."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claimdesk.casebook.keyed_dates import DateContext
from claimdesk.casebook.plan_cells import CellKind, read_cell
from claimdesk.casebook.plan_sheets import Rows, Sheet, SheetKind

if TYPE_CHECKING:
    from claimdesk.casebook.plan_cells import Head

MOST_ROWS = 20_000
_WIDE_GAP = re.compile(r"\s{2,}")
_MONTH_DAY = re.compile(r"[A-Za-z]{3,9}\.? +\d{1,2}")
_YEAR = re.compile(r"\d{4}")
_DAYS = frozenset({CellKind.DAY, CellKind.EDGE})


@dataclass(frozen=True, slots=True)
class Rectangle:
    """What was on the clipboard: its cells as they stood, and the first line where it was taken for headings."""

    rows: Rows
    heading: str = ""

    @property
    def width(self) -> int:
        """The columns of its widest row."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedCell:
    """One cell of a sheet as it was pasted and as it is understood; `why` says why it is not."""

    row: int
    column: int
    was: str
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paste:
    """A rectangle laid on a sheet: every cell, the cells of the whole sheet after it, and what was left out."""

    cells: tuple[PastedCell, ...]
    rows: Rows
    left_out: tuple[str, ...]

    @property
    def not_understood(self) -> tuple[PastedCell, ...]:
        """The cells that stay as they were pasted."""
        return tuple(cell for cell in self.cells if cell.why)


def rectangle_of(text: str) -> Rectangle:
    """Cut a text into cells: at tabs, else at semicolons, else at wide gaps, else at commas outside of quotes.

    A first line without any digit is taken for headings. Days such as `March 29, 2004` keep their comma.
    """
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()][:MOST_ROWS]
    rows = [tuple(cell.strip() for cell in row) for row in _cut(lines)]
    heading = ""
    if len(rows) > 1 and not any(sign.isdigit() for cell in rows[0] for sign in cell):
        heading = "  ".join(cell for cell in rows[0] if cell)
        rows = rows[1:]
    return Rectangle(tuple(rows), heading)


def _cut(lines: list[str]) -> Iterator[list[str]]:
    for sign in ("\t", ";"):
        if any(sign in line for line in lines) and (sign == "\t" or all(sign in line for line in lines)):
            yield from (line.split(sign) for line in lines)
            return
    if lines and all(_WIDE_GAP.search(line.strip()) for line in lines):
        yield from (_WIDE_GAP.split(line.strip()) for line in lines)
        return
    for cells in csv.reader(lines):
        yield _with_years(cells)


def _with_years(cells: list[str]) -> list[str]:
    """Put a year back behind its month and day, which the comma of `March 29, 2004` has cut off."""
    whole: list[str] = []
    for cell in cells:
        if whole and _YEAR.fullmatch(cell.strip()) and _MONTH_DAY.fullmatch(whole[-1].strip()):
            whole[-1] = f"{whole[-1].strip()}, {cell.strip()}"
        else:
            whole.append(cell)
    return whole


def lay(
    rectangle: Rectangle,
    sheet: Sheet,
    *,
    row: int,
    column: int,
    period: DateContext,
    columns: tuple[int, ...] | None = None,
) -> Paste:
    """Lay a rectangle on a sheet with its corner at a cell; `columns` are those taken of it, counted from 0."""
    taken = columns if columns is not None else tuple(range(rectangle.width))
    grid = [list(cells) for cells in sheet.rows]
    width = column + len(taken) if sheet.kind is SheetKind.MATRIX else sheet.width
    previous = sheet.context(row, column, period=period).previous
    cells: list[PastedCell] = []
    fits = len(sheet.rows) - row if sheet.has_fixed_rows else len(rectangle.rows)
    for down, pasted in enumerate(rectangle.rows[: max(fits, 0)]):
        for across, source in enumerate(taken):
            at, over = row + down, column + across
            if over >= width or source >= len(pasted) or not sheet.is_open(at, over):
                continue
            head = sheet.head(at, over)
            context = DateContext(first=period.first, last=period.last, previous=previous)
            read = read_cell(head, pasted[source], context=context)
            previous = _day_of(read.text, head) or previous if not read.why else previous
            cells.append(PastedCell(row=at, column=over, was=pasted[source], text=read.text, why=read.why))
            _put(grid, at, over, text=read.text)
    below = 0 if sheet.has_fixed_rows else max(len(sheet.rows) - row - len(rectangle.rows), 0)
    left_out = tuple(_left_out(rectangle, len(taken), fits=fits, room=width - column, below=below))
    return Paste(cells=tuple(cells), rows=tuple(tuple(line) for line in grid), left_out=left_out)


def _day_of(text: str, head: Head) -> date | None:
    try:
        return date.fromisoformat(text.partition(" ")[0]) if head.kind in _DAYS else None
    except ValueError:
        return None


def _put(grid: list[list[str]], row: int, column: int, *, text: str) -> None:
    while len(grid) <= row:
        grid.append([])
    line = grid[row]
    line.extend([""] * (column + 1 - len(line)))
    line[column] = text


def _left_out(rectangle: Rectangle, columns: int, *, fits: int, room: int, below: int) -> Iterator[str]:
    if rectangle.heading:
        yield f"The first line, `{rectangle.heading}`, is taken for headings and left out."
    if columns > room:
        yield f"{columns} columns were pasted, and from here the sheet has {room}; say below which are taken."
    if fits < len(rectangle.rows):
        yield f"{len(rectangle.rows) - max(fits, 0)} rows lie below the last and are left out."
    if below:
        stay = "row below stays as it is" if below == 1 else "rows below stay as they are"
        yield f"{below:,} {stay}; Ctrl+A and Del empty a sheet before it is pasted into."
    widths = {len(row) for row in rectangle.rows}
    if len(widths) > 1:
        odd = next(at for at, row in enumerate(rectangle.rows, start=1) if len(row) != rectangle.width)
        yield (
            f"Row {odd} of what was pasted has {len(rectangle.rows[odd - 1])} cells and others have"
            f" {rectangle.width}; a number with a comma needs quotes or tabs around it."
        )


def read_columns(text: str, *, most: int) -> tuple[int, ...] | None:
    """Read which columns are taken, `1, 3`, counted from 1; None where it cannot be read."""
    words = [word for word in re.split(r"[,\s]+", text.strip()) if word]
    if not words or not all(word.isdecimal() and word.isascii() and 1 <= int(word) <= most for word in words):
        return None
    return tuple(int(word) - 1 for word in words)
