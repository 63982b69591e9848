"""The readings of a difference as people see them, and as a screen reader says them, without a whole number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.paper import ValueKind, paper_field
from claimdesk.casebook.places import is_count
from claimdesk.casebook.reading import Mark
from claimdesk.casework.place_words import reading_words
from claimdesk.screens.fields.shown import quiet_word, shown_text
from claimdesk.screens.labels import load_labels
from claimdesk.screens.schedule_rows import column_words, target_of

if TYPE_CHECKING:
    from typing import Any

    from claimdesk.casebook.reading import Reading
    from claimdesk.casework.settle_differences import ShownDifference

NO_LINE, EMPTY_LINE = "This line is not on the paper", "A line with nothing in it"
_BETWEEN = "   "


def shown_reading(path: str, reading: Reading[Any]) -> str:
    """Give what stands in a place: its text, or blank or illegible in a word."""
    if reading.mark is Mark.WRITTEN:
        return shown_text(paper_field(path), reading)
    return quiet_word(reading.mark) or Mark.BLANK.value


def texts_of(difference: ShownDifference) -> tuple[str, str]:
    """Give both readings as they are shown; a line is what stands in its cells, one behind another."""
    if difference.is_line:
        return (_line_text(difference.paths, difference.one), _line_text(difference.paths, difference.two))
    return (shown_reading(difference.path, difference.one[0]), shown_reading(difference.path, difference.two[0]))


def _line_text(paths: tuple[str, ...], readings: tuple[Reading[Any], ...]) -> str:
    if not readings:
        return NO_LINE
    cells = zip(paths, readings, strict=True)
    return _BETWEEN.join(shown_reading(path, reading) for path, reading in cells if reading.stands_there) or EMPTY_LINE


def spoken_of(difference: ShownDifference) -> tuple[str, str]:
    """Give both readings as a screen reader says them: of a number of a taxpayer its last four digits."""
    if difference.is_line or paper_field(difference.path).kind is not ValueKind.TIN:
        return texts_of(difference)
    return (reading_words(difference.path, difference.one[0]), reading_words(difference.path, difference.two[0]))


def place_of(difference: ShownDifference) -> str:
    """Name the place as the form does: `Purchases line 3, price`, `Last name`."""
    path = difference.path
    target = target_of(path)
    if target is not None and target.key != "extra_sheets":
        section = target.key.replace("_", " ")
        line = "" if target.index is None else f" line {target.index + 1}"
        column = "" if target.column is None else f", {column_words(target.column)}"
        return f"{section[:1].upper()}{section[1:]}{line}{column}"
    if difference.is_line or is_count(path):
        words = difference.words
        return f"{words[:1].upper()}{words[1:]}"
    return load_labels().label(path)


def agreed_words(difference: ShownDifference) -> str:
    """Say by what else the line is found on the paper; empty where there is nothing."""
    cells = ", ".join(
        f"{cell.path.rpartition('.')[2].replace('_', ' ')} {shown_reading(cell.path, cell.reading)}"
        for cell in difference.agreed
    )
    return f"In this line both read {cells}" if cells else ""
