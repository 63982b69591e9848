"""Which places of a paper nobody has been at yet, and the entries that record them as blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.paper import PAPER_FIELDS, Block, PaperField
from claimdesk.casebook.places import Entry, reading_at
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import Column
from claimdesk.screens.block_page import is_asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

NEVER_ASKED = frozenset({"batch", "dcn"})
"""Words of our own office, not of the paper: a claim may be finished without them."""

_SECTIONS = "schedule.*"
_LINES = "schedule.*[]"


def unreached_in(proof: ProofOfClaim, settlement: Settlement, *, block: str) -> tuple[str, ...]:
    """Give the paths of a block where nobody has been, in paper order; a list that nobody has closed by its count."""
    paths = _lists_open(proof, block)
    places = (path for place in PAPER_FIELDS if place.block.value == block for path in _paths(place, proof, settlement))
    return (*paths, *(path for path in places if not reading_at(proof, path).is_reached))


def unreached(proof: ProofOfClaim, settlement: Settlement, *, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Give the paths of these blocks where nobody has been."""
    return tuple(path for block in blocks for path in unreached_in(proof, settlement, block=block.value))


def blank_entries(proof: ProofOfClaim, paths: tuple[str, ...]) -> tuple[Entry, ...]:
    """Give the entries that record these places as blank on the paper, and these lists as ending where they stand."""
    lengths = {f"schedule.{section.key}.count": len(section.trades) for section in proof.schedule.sections}
    return tuple(
        Entry(path, Mark.WRITTEN, str(lengths.get(path, 0))) if path.endswith(".count") else Entry(path, Mark.BLANK)
        for path in paths
    )


def _lists_open(proof: ProofOfClaim, block: str) -> tuple[str, ...]:
    if block == Block.INTAKE and proof.documents is None:
        return ("documents.count",)
    if block == Block.SCHEDULE:
        return tuple(f"schedule.{section.key}.count" for section in proof.schedule.sections if not section.is_finished)
    return ()


def _paths(place: PaperField, proof: ProofOfClaim, settlement: Settlement) -> Iterator[str]:
    pattern = place.pattern
    if pattern in NEVER_ASKED or not is_asked(pattern, settlement):
        return
    if pattern.startswith(_SECTIONS):
        yield from _schedule_paths(pattern, proof, settlement)
    elif "[]" in pattern:
        yield from (pattern.replace("[]", f"[{at}]") for at in range(_length(pattern, proof)))
    elif not pattern.startswith("representative.") or proof.representative is not None:
        yield pattern


def _schedule_paths(pattern: str, proof: ProofOfClaim, settlement: Settlement) -> Iterator[str]:
    """The columns that are keyed on every line; kind, explanation and security are blank unless the paper says more."""
    is_line = pattern.startswith(_LINES)
    name = pattern.rpartition(".")[2]
    if name in {Column.KIND, Column.EXPLANATION, Column.SECURITY}:
        return
    for section in settlement.sections:
        if section.holds_trades is not is_line or name not in section.columns:
            continue
        if not is_line:
            yield f"schedule.{section.key}.{name}"
            continue
        held = proof.schedule.section(section.key)
        for at, trade in enumerate(held.trades if held else ()):
            # Asked here too, since a path for each of thousands of reached places would cost more than a key may.
            if not getattr(trade, name).is_reached:
                yield f"schedule.{section.key}[{at}].{name}"


def _length(pattern: str, proof: ProofOfClaim) -> int:
    lists = {
        "documents[]": proof.documents or (),
        "joint_owners[]": proof.joint_owners,
        "release.joint_signed[]": proof.release.joint_signed,
        "schedule.extra_sheets[]": proof.schedule.extra_sheets,
    }
    return next((len(items) for start, items in lists.items() if pattern.startswith(start)), 0)
