"""A reading becomes a cell of the store and, where the cell cannot tell all, a mark beside it; both give it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.money import plain_text
from claimdesk.casebook.paper import PaperField, ValueKind, read_text
from claimdesk.casebook.reading import BLANK, Mark, Reading
from claimdesk.casebook.tax_identity import read_tin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimstore.claim_rows import PlaceMarkRow

Cell = str | int | None

LARGEST_CELL = 2**63 - 1
"""The largest INTEGER of a store; a larger figure is kept as its text."""

_YES_NO = ("no", "yes")


@dataclass(frozen=True, slots=True)
class CellOf:
    """How the readings of one place are stored: its value as a cell, and the text and the value of a cell."""

    place: PaperField
    cell: Callable[[Any], Cell]
    text: Callable[[Any], str]
    value: Callable[[Any], Any]

    def write(self, reading: Reading[Any]) -> Cell:
        """Give the cell of a reading; NULL when it is blank, not reached, illegible or without a value."""
        return None if reading.value is None else self.cell(reading.value)

    def needs_mark(self, reading: Reading[Any], cell: Cell) -> bool:
        """Whether the cell alone would not give the reading back."""
        if reading.mark is Mark.BLANK:
            return False
        return reading.mark is not Mark.WRITTEN or cell is None or self.text(cell) != reading.text

    def read(self, cell: Cell, *, beside: PlaceMarkRow | None) -> Reading[Any]:
        """Give the reading that was stored as this cell and the mark beside it."""
        if beside is not None:
            mark = Mark(beside.mark)
            return read_text(self.place, beside.text) if mark is Mark.WRITTEN else Reading(mark, beside.text)
        return BLANK if cell is None else Reading(Mark.WRITTEN, self.text(cell), self.value(cell))


def cell_of(place: PaperField) -> CellOf:
    """Give how the readings of `place` are stored."""
    choices = place.choices
    value = _VALUE.get(place.kind, _itself)
    if place.kind is ValueKind.CHOICE and choices is not None:
        value = choices
    if place.kind is ValueKind.CHOICES and choices is not None:
        value = _Choices(choices)
    return CellOf(place, _CELL[place.kind], _TEXT.get(place.kind, str), value)


@dataclass(frozen=True, slots=True)
class _Choices:
    choices: Callable[[str], Any]

    def __call__(self, cell: str) -> tuple[Any, ...]:
        return tuple(self.choices(word) for word in cell.split(", ") if word)


def _itself(cell: Any) -> Any:  # noqa: ANN401 - text and figures are their own cells
    return cell


def _figure_cell(amount: int) -> int | None:
    return amount if -LARGEST_CELL <= amount <= LARGEST_CELL else None


def _cents_text(amount: int) -> str:
    whole, _, decimals = plain_text(amount).partition(".")
    return f"{whole}.{decimals:0<2}"


_CELL: Mapping[ValueKind, Callable[[Any], Cell]] = MappingProxyType(
    {
        ValueKind.TEXT: _itself,
        ValueKind.DATE: date.isoformat,
        ValueKind.SHARES: _figure_cell,
        ValueKind.PRICE: _figure_cell,
        ValueKind.MONEY: _figure_cell,
        ValueKind.TIN: lambda tin: tin.written,
        ValueKind.YES_NO: int,
        ValueKind.CHOICE: lambda choice: choice.value,
        ValueKind.CHOICES: ", ".join,
    }
)
_TEXT: Mapping[ValueKind, Callable[[Any], str]] = MappingProxyType(
    {
        ValueKind.TEXT: _itself,
        ValueKind.SHARES: plain_text,
        ValueKind.PRICE: _cents_text,
        ValueKind.MONEY: _cents_text,
        ValueKind.YES_NO: _YES_NO.__getitem__,
    }
)
_VALUE: Mapping[ValueKind, Callable[[Any], Any]] = MappingProxyType(
    {ValueKind.DATE: date.fromisoformat, ValueKind.TIN: read_tin, ValueKind.YES_NO: bool}
)
