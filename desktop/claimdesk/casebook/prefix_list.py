"""A list finds what begins with the letters keyed so far, the most frequent first, and nothing that contains them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_AFTER_ALL = "\U0010ffff"
_LONGEST_READY = 2
"""Letters up to which the best of a long list is made ready beforehand."""


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """One way to find a value: the folded words that are keyed, its rank, 0 the most frequent, and the value."""

    words: str
    rank: int
    text: str


class PrefixList:
    """Values by the words that find them; a search is two bisections, however long the list is."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        self._listed = tuple(sorted(listed))
        ready: dict[str, Listed] = {}
        for each in self._listed:
            for length in range(1, _LONGEST_READY + 1):
                best = ready.get(each.words[:length])
                if best is None or each.rank < best.rank:
                    ready[each.words[:length]] = each
        self._ready = ready

    def __len__(self) -> int:
        return len(self._listed)

    def best(self, start: str) -> str:
        """Give the most frequent value that begins with `start`; empty without one, and for no letters."""
        folded = folded_words(start)
        if not folded:
            return ""
        if len(folded) <= _LONGEST_READY:
            found = self._ready.get(folded)
            return found.text if found else ""
        within = self._within(folded)
        return min(within, key=lambda each: each.rank).text if within else ""

    def matches(self, start: str, *, most: int) -> tuple[str, ...]:
        """Give up to `most` values that begin with `start`, the most frequent first."""
        ranked = sorted(self._within(folded_words(start)), key=lambda each: each.rank)
        return tuple(dict.fromkeys(each.text for each in ranked))[:most]

    def _within(self, folded: str) -> tuple[Listed, ...]:
        first = bisect_left(self._listed, Listed(folded, -1, ""))
        last = bisect_left(self._listed, Listed(folded + _AFTER_ALL, -1, ""))
        return self._listed[first:last]


def read_prefix_list(text: str) -> PrefixList:
    """Read a list: a value a line, the most frequent first, behind a tab another way to find it; `#` begins a note."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return PrefixList(
        Listed(folded_words(words), rank, line.partition("\t")[0].strip())
        for rank, line in enumerate(lines)
        for words in line.split("\t")
    )


def folded_words(text: str) -> str:
    """Give a text as it is compared: small letters, single spaces, none before it."""
    return " ".join(text.casefold().split())
