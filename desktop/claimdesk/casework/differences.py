"""Two readings of one paper differ place by place; the places are named and both readings shown as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.places import Entry, entries_of
from claimdesk.casebook.reading import Mark
from claimdesk.casework.place_words import place_words, reading_words
from claimdesk.errors import Difference

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim


def differences(stored: ProofOfClaim, yours: ProofOfClaim) -> tuple[Difference, ...]:
    """Give every place in which two proofs differ, in paper order."""
    here = {entry.path: entry for entry in entries_of(stored)}
    there = {entry.path: entry for entry in entries_of(yours)}
    return tuple(
        Difference(place_words(path), _words(here, path), _words(there, path))
        for path in (*there, *(path for path in here if path not in there))
        if here.get(path) != there.get(path)
    )


def _words(entries: dict[str, Entry], path: str) -> str:
    entry = entries.get(path)
    return Mark.NOT_REACHED.value if entry is None else reading_words(entry)


def as_lines(found: tuple[Difference, ...]) -> tuple[str, str]:
    """Give the readings before and after, one line a place, for the log of acts."""
    before = "\n".join(f"{each.field}: {each.stored}" for each in found if each.stored != Mark.NOT_REACHED.value)
    after = "\n".join(f"{each.field}: {each.yours}" for each in found)
    return before, after
