"""A cell of the schedule shows figures with thousands, dates in the settlement's form, and quiet words for marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.keyed import choice_words
from claimdesk.casebook.keyed_dates import Inferred
from claimdesk.casebook.money import shares_text
from claimdesk.casebook.paper import ValueKind, paper_field
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import Column
from claimdesk.screens.fields.shown import quiet_word, shown_text

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casebook.holdings_check import RunningLine
    from claimdesk.casebook.reading import Reading
    from claimdesk.screens.schedule_rows import GridRow

_FIGURES = frozenset({Column.SHARES, Column.PRICE, Column.TOTAL})
_YEAR_LENGTH = 4
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
"""A canonical date, of a day that exists or of one that does not."""


class Tone(Enum):
    """How loud a cell is."""

    TEXT = auto()
    QUIET = auto()
    CAUTION = auto()
    HEADING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShown:
    """One cell as it is drawn; `underlined` is the inferred part as (start, length)."""

    text: str = ""
    tone: Tone = Tone.TEXT
    is_figure: bool = False
    underlined: tuple[int, int] = (0, 0)
    has_problem: bool = False


EMPTY = CellShown()


def is_figure(column: Column) -> bool:
    """Whether the column holds figures, which stand at its right."""
    return column in _FIGURES


def day_in_grid(day: date, style: str) -> str:
    """Write a day in the form of the settlement: `us` 03/28/2002, else ISO."""
    return f"{day:%m/%d/}{day.year:04d}" if style == "us" else day.isoformat()


def underlined_in_grid(text: str, style: str, inferred: frozenset[Inferred]) -> tuple[int, int]:
    """Give the part of a text in the grid that was inferred, as (start, length): all, year, or month and year."""
    if not inferred:
        return (0, 0)
    if Inferred.WHOLE in inferred:
        return (0, len(text))
    if style == "us":
        return (0, 10) if Inferred.MONTH in inferred else (6, _YEAR_LENGTH)
    return (0, 7) if Inferred.MONTH in inferred else (0, _YEAR_LENGTH)


def text_in_grid(column: Column, reading: Reading[Any], *, style: str) -> str:
    """Give the text of a reading as its cell and its editor show it; empty for marks without text."""
    place = paper_field(f"schedule.section[0].{column.value}")
    if place.kind is ValueKind.DATE and reading.mark is Mark.WRITTEN:
        written = _ISO.fullmatch(reading.text)
        return "/".join(written.group(2, 3, 1)) if written and style == "us" else reading.text
    return shown_text(place, reading)


def shown_cell(
    row: GridRow,
    column: Column,
    *,
    reading: Reading[Any],
    style: str,
    inferred: frozenset[Inferred] = frozenset(),
) -> CellShown:
    """Give one keyed cell; a blank kind shows the kind of its section, quietly."""
    figure = is_figure(column)
    if reading.mark is Mark.WRITTEN:
        text = text_in_grid(column, reading, style=style)
        return CellShown(
            text=text,
            tone=Tone.TEXT if reading.value is not None else Tone.CAUTION,
            is_figure=figure,
            underlined=underlined_in_grid(text, style, inferred),
        )
    if reading.is_blank and column is Column.KIND and row.section.kind is not None:
        return CellShown(text=choice_words(row.section.kind), tone=Tone.QUIET)
    if reading.is_blank and column in {Column.EXPLANATION, Column.SECURITY}:
        return EMPTY
    return CellShown(text=quiet_word(reading.mark), tone=Tone.QUIET, is_figure=figure)


def shown_running(line: RunningLine | None) -> CellShown:
    """Give the shares that stand after a line; a dash where the line stays out of the balance."""
    if line is None or (line.counts and line.shares is None):
        return CellShown(tone=Tone.QUIET, is_figure=True)
    if not line.counts:
        return CellShown(text="not counted", tone=Tone.QUIET, is_figure=True)
    return CellShown(text=shares_text(line.shares or 0), tone=Tone.QUIET, is_figure=True)
