"""While a clerk keys a name or a word, what begins with it is offered: values used before, then the lists that ship."""

from __future__ import annotations

from bisect import bisect_left, insort
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.assets import asset
from claimdesk.casebook.paper import pattern_of
from claimdesk.casebook.places import is_count
from claimdesk.casebook.prefix_list import PrefixList, folded_words, read_prefix_list
from claimdesk.casebook.reading import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimdesk.casebook.places import Entry

MOST = 8
"""Lines of a list that is opened."""
_AFTER_ALL = "\U0010ffff"
_LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "record_owner": ("brokers",),
        "release.capacity": ("capacities",),
        "documents[].kind": ("documents",),
        "address.state": ("states",),
        "address.foreign_country": ("countries",),
        "release.state_or_country": ("states", "countries"),
        "address.city": (),
        "release.city": (),
        "address.foreign_province": (),
    }
)
"""The lists of each place that offers values, by the names of their files in resources/lists."""
_ONE_MEMORY = MappingProxyType({"release.city": "address.city"})
"""Places whose values are remembered together."""


class Offers:
    """What may be offered to one clerk: nothing that another has keyed."""

    def __init__(self) -> None:
        self._used: dict[str, Used] = {}

    def put(self, entries: Iterable[Entry]) -> None:
        """Remember values that were committed."""
        for entry in entries:
            if entry.mark is Mark.WRITTEN and not is_count(entry.path):
                pattern = pattern_of(entry.path)
                if pattern in _LISTS:
                    self._used.setdefault(_ONE_MEMORY.get(pattern, pattern), Used()).put(entry.text)

    def best(self, pattern: str, start: str) -> str:
        """Give the value that is offered for what is keyed so far; empty without one."""
        used = self._used.get(_ONE_MEMORY.get(pattern, pattern))
        found = used.best(start) if used else ""
        shipped = (_list(name).best(start) for name in _LISTS.get(pattern, ()))
        return found or next((text for text in shipped if text), "")

    def matches(self, pattern: str, start: str) -> tuple[str, ...]:
        """Give the values that begin with `start`, those used before first."""
        used = self._used.get(_ONE_MEMORY.get(pattern, pattern))
        texts = list(used.matches(start)) if used else []
        for name in _LISTS.get(pattern, ()):
            texts += _list(name).matches(start, most=MOST)
        return tuple(dict.fromkeys(texts))[:MOST]


def has_list(pattern: str) -> bool:
    """Whether a place offers values while one keys."""
    return pattern in _LISTS


class Used:
    """Values of one place with how often each was keyed."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._texts: dict[str, str] = {}
        self._times: dict[str, int] = {}

    def put(self, text: str) -> None:
        """Count a value once more."""
        words = folded_words(text)
        if words not in self._texts:
            insort(self._words, words)
        self._texts[words] = text
        self._times[words] = self._times.get(words, 0) + 1

    def best(self, start: str) -> str:
        """Give the value keyed most often that begins with `start`."""
        return next(iter(self.matches(start)), "") if folded_words(start) else ""

    def matches(self, start: str) -> tuple[str, ...]:
        """Give the values that begin with `start`, those keyed most often first."""
        folded = folded_words(start)
        within = self._words[bisect_left(self._words, folded) : bisect_left(self._words, folded + _AFTER_ALL)]
        ranked = sorted(within, key=lambda words: -self._times[words])
        return tuple(self._texts[words] for words in ranked[:MOST])


@cache
def _list(name: str) -> PrefixList:
    """Read a list once; they ship with the program."""
    return read_prefix_list(asset(f"lists/{name}.txt").read_text(encoding="utf-8"))
