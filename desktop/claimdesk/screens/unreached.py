"""Which places of a paper nobody has been at yet, and the entries that record them as blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.origin import Origin
from claimdesk.casebook.paper import PAPER_FIELDS, Block, PaperField
from claimdesk.casebook.places import Entry, is_count, reading_at
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import Column
from claimdesk.screens.block_page import NEVER_ASKED, is_asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.trades import ExtraSheet, Holding, Trade

_FIRST_OF_DOCUMENTS = "documents[].kind"
_SELDOM = frozenset({Column.KIND, Column.EXPLANATION, Column.SECURITY})


def unreached_in(proof: ProofOfClaim, settlement: Settlement, *, block: str) -> tuple[str, ...]:
    """Give the paths of a block where nobody has been, in paper order; a list that nobody has closed by its count."""
    if block == Block.SCHEDULE:
        return tuple(_of_schedule(proof, settlement))
    places = (path for place in PAPER_FIELDS if place.block.value == block for path in _paths(place, proof, settlement))
    return tuple(path for path in places if is_count(path) or not reading_at(proof, path).is_reached)


def unreached(proof: ProofOfClaim, settlement: Settlement, *, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Give the paths of these blocks where nobody has been."""
    return tuple(path for block in blocks for path in unreached_in(proof, settlement, block=block.value))


def blank_entries(proof: ProofOfClaim, paths: tuple[str, ...]) -> tuple[Entry, ...]:
    """Give the entries that record these places as blank on the paper, and these lists as ending where they stand."""
    lengths = {f"schedule.{section.key}.count": len(section.trades) for section in proof.schedule.sections}
    return tuple(
        Entry(path, Mark.WRITTEN, str(lengths.get(path, 0)))
        if is_count(path)
        else Entry(path, Mark.BLANK, origin=Origin.REST_BLANK)
        for path in paths
    )


def _paths(place: PaperField, proof: ProofOfClaim, settlement: Settlement) -> Iterator[str]:
    pattern = place.pattern
    if pattern == _FIRST_OF_DOCUMENTS and proof.documents is None:
        yield "documents.count"
    if pattern in NEVER_ASKED or not is_asked(pattern, settlement):
        return
    if "[]" in pattern:
        yield from (pattern.replace("[]", f"[{at}]") for at in range(_length(pattern, proof)))
    elif not pattern.startswith("representative.") or proof.representative is not None:
        yield pattern


def _of_schedule(proof: ProofOfClaim, settlement: Settlement) -> Iterator[str]:
    """The columns that are keyed on every line; kind, explanation and security are blank unless the paper says more."""
    schedule = proof.schedule
    for section in settlement.sections:
        start = f"schedule.{section.key}"
        columns = tuple(column.value for column in section.columns if column not in _SELDOM)
        held = schedule.section(section.key)
        if held is None:
            yield from _open_places(start, schedule.position(section.key), columns)
            continue
        for at, trade in enumerate(held.trades):
            yield from _open_places(f"{start}[{at}]", trade, columns)
        if not held.is_finished:
            yield f"{start}.count"
    for at, sheet in enumerate(schedule.extra_sheets):
        yield from _open_places(f"schedule.extra_sheets[{at}]", sheet, ("signed", "name_printed"))


def _open_places(start: str, line: Trade | Holding | ExtraSheet | None, columns: tuple[str, ...]) -> Iterator[str]:
    """Read attributes, since a schedule of 500 lines is looked through after every key that commits."""
    for column in columns:
        reading: Reading[object] = getattr(line, column)
        if not reading.is_reached:
            yield f"{start}.{column}"


def _length(pattern: str, proof: ProofOfClaim) -> int:
    lists = {
        "documents[]": proof.documents or (),
        "joint_owners[]": proof.joint_owners,
        "release.joint_signed[]": proof.release.joint_signed,
    }
    return next((len(items) for start, items in lists.items() if pattern.startswith(start)), 0)
