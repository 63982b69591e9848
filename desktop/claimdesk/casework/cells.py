"""A reading becomes a cell of the store and, where the cell cannot tell all, a mark beside it; both give it back."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from claimdesk.casebook.money import plain_text
from claimdesk.casebook.paper import PaperField, ValueKind, read_text
from claimdesk.casebook.reading import BLANK, Mark, Reading
from claimdesk.casebook.tax_identity import read_tin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimstore.rows import PlaceMarkRow

Cell = str | int | None

LARGEST_CELL = 2**63 - 1
"""The largest INTEGER of a store; a larger figure is kept as its text."""

_YES_NO = ("no", "yes")


class Written(NamedTuple):
    """How one reading is stored: its cell, and the mark and text beside it where the cell does not tell all."""

    cell: Cell
    mark: Mark | None = None
    text: str = ""


def write(place: PaperField, reading: Reading[Any]) -> Written:
    """Give how a reading of this place is stored."""
    if reading.mark is Mark.BLANK:
        return Written(None)
    if reading.mark is not Mark.WRITTEN or reading.value is None:
        return Written(None, reading.mark, reading.text)
    cell = _CELL[place.kind](reading.value)
    if cell is None or _TEXT[place.kind](cell) != reading.text:
        return Written(cell, Mark.WRITTEN, reading.text)
    return Written(cell)


def read(place: PaperField, cell: Cell, *, beside: PlaceMarkRow | None) -> Reading[Any]:
    """Give the reading that was stored as this cell and the mark beside it."""
    if beside is not None:
        mark = Mark(beside.mark)
        return read_text(place, beside.text) if mark is Mark.WRITTEN else Reading(mark, beside.text)
    if cell is None:
        return BLANK
    return Reading(Mark.WRITTEN, _TEXT[place.kind](cell), _value(place, cell))


def _value(place: PaperField, cell: Any) -> Any:  # noqa: ANN401 - the kind of the place decides the type
    match place.kind:
        case ValueKind.DATE:
            return date.fromisoformat(cell)
        case ValueKind.TIN:
            return read_tin(cell)
        case ValueKind.YES_NO:
            return bool(cell)
        case ValueKind.CHOICE if place.choices:
            return place.choices(cell)
        case ValueKind.CHOICES if place.choices:
            return tuple(place.choices(word) for word in cell.split(", ") if word)
    return cell


def _figure_cell(amount: int) -> int | None:
    return amount if -LARGEST_CELL <= amount <= LARGEST_CELL else None


def _cents_text(amount: int) -> str:
    whole, _, decimals = plain_text(amount).partition(".")
    return f"{whole}.{decimals:0<2}"


_CELL: Mapping[ValueKind, Callable[[Any], Cell]] = MappingProxyType(
    {
        ValueKind.TEXT: str,
        ValueKind.DATE: date.isoformat,
        ValueKind.SHARES: _figure_cell,
        ValueKind.PRICE: _figure_cell,
        ValueKind.MONEY: _figure_cell,
        ValueKind.TIN: lambda tin: tin.written,
        ValueKind.YES_NO: int,
        ValueKind.CHOICE: str,
        ValueKind.CHOICES: ", ".join,
    }
)
_TEXT: Mapping[ValueKind, Callable[[Any], str]] = MappingProxyType(
    {
        ValueKind.TEXT: str,
        ValueKind.DATE: str,
        ValueKind.SHARES: plain_text,
        ValueKind.PRICE: _cents_text,
        ValueKind.MONEY: _cents_text,
        ValueKind.TIN: str,
        ValueKind.YES_NO: _YES_NO.__getitem__,
        ValueKind.CHOICE: str,
        ValueKind.CHOICES: str,
    }
)
