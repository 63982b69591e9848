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


def followers(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Give what follows from entries on the paper itself: one signature place for each joint owner."""
    return tuple(
        Entry("release.joint_signed.count", entry.mark, entry.text)
        for entry in entries
        if entry.path == "joint_owners.count"
    )


class Unsaved:
    """What a person committed and not saved, one entry a place, in an order that applies to any version."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._lowest: dict[str, int] = {}

    def __len__(self) -> int:
        """How many places differ; the lengths of lists follow from them and do not count beside them."""
        readings = sum(not path.endswith(_COUNT) for path in self._entries)
        return readings or min(len(self._entries), 1)

    def put(self, entries: tuple[Entry, ...]) -> None:
        """Take in entries; what stood behind the end of a list that was cut is forgotten."""
        for entry in entries:
            if entry.path.endswith(_COUNT):
                self._cut(entry.path, int(entry.text))
            self._entries[entry.path] = entry

    def entries(self) -> tuple[Entry, ...]:
        """Give all entries, lengths of lists first; a list that was cut and has grown again is cut again first."""
        counts = [entry for path, entry in self._entries.items() if path.endswith(_COUNT)]
        readings = [entry for path, entry in self._entries.items() if not path.endswith(_COUNT)]
        cuts = [Entry(path, Mark.NOT_REACHED, str(lowest)) for path, lowest in self._lowest.items()]
        return (*cuts, *counts, *readings)

    def later_than(self, sent: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Give the entries that were put in after `sent` was taken."""
        before = {entry.path: entry for entry in sent}
        return tuple(entry for path, entry in self._entries.items() if before.get(path) != entry)

    def _cut(self, path: str, length: int) -> None:
        list_path = path.removesuffix(_COUNT)
        gone = [each for each in self._entries if _index_in(each, list_path) >= length]
        if not length:
            gone += [each for each in self._entries if each.startswith(f"{list_path}.") and each != path]
        for each in gone:
            del self._entries[each]
        if gone or length < self._lowest.get(path, length):
            self._lowest[path] = min(length, self._lowest.get(path, length))


def _index_in(path: str, list_path: str) -> int:
    """Give the index of the item of a list in which a path lies; -1 outside of it."""
    start = f"{list_path}["
    return int(path[len(start) :].partition("]")[0]) if path.startswith(start) else -1
