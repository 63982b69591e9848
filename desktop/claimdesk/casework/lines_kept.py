"""How the lines of a claim stand is kept with its draft, and what was said of a line goes where the line goes."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.line_order import GONE, LineOrders, line_path, read_line_order
from claimdesk.casebook.place_notes import NoteKind
from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import Mark
from claimdesk.casework.place_words import place_words
from claimstore.notes import move_note, notes_of
from claimstore.scans import all_places_of, replace_places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimstore.claim_rows import DraftRow
    from claimstore.note_rows import PlaceNoteRow
    from claimstore.transaction import Transaction

_LINES = ".lines"


def lines_as_entries(lines: LineOrders) -> tuple[Entry, ...]:
    """Give what a draft keeps of the order of lines."""
    return tuple(Entry(f"schedule.{key}{_LINES}", Mark.WRITTEN, str(order)) for key, order in lines.sections.items())


def is_of_lines(row: DraftRow) -> bool:
    """Whether a row of a draft says how lines stand, and is no place of the paper."""
    return row.path.endswith(_LINES)


def lines_of_draft(rows: Iterable[DraftRow]) -> LineOrders:
    """Give how the lines stand that a draft has moved.

    Raises:
        ValueError: a row holds what no version writes.
    """
    return LineOrders(
        MappingProxyType({row.path.split(".")[1]: read_line_order(row.text) for row in rows if is_of_lines(row)})
    )


def follow_lines(transaction: Transaction, claim_id: int, *, lines: LineOrders, version: int) -> tuple[str, ...]:
    """Let notes, overrides and places of values go where their lines go when these are saved over the version.

    What belongs to a line that is gone is kept and stands nowhere; give a sentence for each open query or note of it.
    """
    if lines.is_plain:
        return ()
    went = []
    for row in notes_of(transaction, claim_id):
        path = lines.saved_path(row.path, version=version)
        if path != row.path:
            move_note(transaction, row.note_id, path=path)
            if not lines.path_now(row.path) and _is_open(row):
                went.append(f"{place_words(row.path)}: {row.kind} went with its line: {row.words}")
    places = all_places_of(transaction, claim_id)
    moved = tuple(replace(row, path=lines.saved_path(row.path, version=version)) for row in places)
    replace_places(transaction, places, moved)
    return tuple(went)


def _is_open(row: PlaceNoteRow) -> bool:
    line = line_path(row.path)
    return row.answered_at is None and row.kind != NoteKind.OVERRIDE.value and line is not None and line.place < GONE
