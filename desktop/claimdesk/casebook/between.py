"""Between two proofs of one claim only some places differ: the entries that lead from the one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.places import Entry, entries_of, is_count
from claimdesk.casebook.reading import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimdesk.casebook.claim import ProofOfClaim

_COUNT = ".count"


def entries_between(before: ProofOfClaim, after: ProofOfClaim) -> tuple[Entry, ...]:
    """Give the entries that turn `before` into `after`, in the order in which they apply.

    The lengths of lists come first. A place that is reached in `before` alone becomes not reached; a list of which
    `after` says nothing has the count 0, not reached.
    """
    then = {entry.path: entry for entry in entries_of(before)}
    now = {entry.path: entry for entry in entries_of(after)}
    counts = [entry for path, entry in now.items() if is_count(path) and then.get(path) != entry]
    gone_lists = [Entry(path, Mark.NOT_REACHED, "0") for path in then if is_count(path) and path not in now]
    readings = [entry for path, entry in now.items() if not is_count(path) and then.get(path) != entry]
    cuts = (*counts, *gone_lists)
    emptied = [
        Entry(path, Mark.NOT_REACHED)
        for path in then
        if not is_count(path) and path not in now and not _is_cut_off(path, cuts)
    ]
    return (*cuts, *emptied, *readings)


def _is_cut_off(path: str, counts: Iterable[Entry]) -> bool:
    """Whether the item in which a place stands is behind the end of its list, or gone with the whole of it."""
    for count in counts:
        list_path = count.path.removesuffix(_COUNT)
        if path.startswith(f"{list_path}["):
            return int(path[len(list_path) + 1 :].partition("]")[0]) >= int(count.text)
        if path.startswith(f"{list_path}.") and not int(count.text):
            return True
    return False
