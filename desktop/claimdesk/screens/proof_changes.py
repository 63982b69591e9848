"""A draft always knows how long its lists are: lengths by path, and those that a change has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.claim import ProofOfClaim

_COUNT = ".count"


def lengths(proof: ProofOfClaim) -> Mapping[str, Entry]:
    """Give the count of every list of a proof by its path; what nobody has spoken of has none."""
    found = {
        "joint_owners": len(proof.joint_owners),
        "release.joint_signed": len(proof.release.joint_signed),
        "schedule.extra_sheets": len(proof.schedule.extra_sheets),
    }
    if proof.documents is not None:
        found["documents"] = len(proof.documents)
    if proof.representative is not None:
        found["representative"] = 1
    counts = {f"{path}{_COUNT}": Entry(f"{path}{_COUNT}", Mark.WRITTEN, str(held)) for path, held in found.items()}
    for section in proof.schedule.sections:
        path = f"schedule.{section.key}{_COUNT}"
        mark = Mark.WRITTEN if section.is_finished else Mark.NOT_REACHED
        counts[path] = Entry(path, mark, str(len(section.trades)))
    return counts


def whole_lists(proof: ProofOfClaim, *, before: Mapping[str, Entry], given: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Give the counts that changed and that nobody gave, so that a draft always knows how long its lists are.

    A list that is gone altogether, such as the representative, has the count 0.
    """
    now = lengths(proof)
    named = {entry.path for entry in given}
    changed = [entry for path, entry in now.items() if before.get(path) != entry and path not in named]
    gone = [Entry(path, Mark.WRITTEN, "0") for path in before if path not in now and path not in named]
    return (*changed, *gone)
