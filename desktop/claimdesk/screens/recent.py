"""What one clerk keyed last is kept while the program runs, for this clerk alone, and never a number of a taxpayer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimdesk.casebook.paper import ValueKind, paper_field
from claimdesk.casebook.places import Entry, is_count
from claimdesk.casebook.reading import Mark
from claimdesk.screens.offers import Offers

if TYPE_CHECKING:
    from collections.abc import Iterable

_INDEX = re.compile(r"\[\d+\]")
_CLAIMS = 4
"""Claims that are remembered: as many as one keeps open beside each other."""


class Recent:
    """Belongs to the workplace of one person, so nothing is offered across clerks."""

    def __init__(self) -> None:
        self.offers = Offers()
        self._used: dict[str, Entry] = {}
        self._claims: dict[str, dict[str, Entry]] = {}

    def put(self, claim_number: str, entries: Iterable[Entry]) -> None:
        """Remember what was committed in a claim."""
        entries = tuple(entries)
        self.offers.put(entries)
        kept = self._claims.pop(claim_number, {})
        self._claims[claim_number] = kept
        for entry in entries:
            if not is_count(entry.path) and is_repeatable(entry.path) and entry.mark is not Mark.NOT_REACHED:
                kept[entry.path] = entry
                self._used[_INDEX.sub("", entry.path)] = entry
        while len(self._claims) > _CLAIMS:
            del self._claims[next(iter(self._claims))]

    def used_last(self, path: str) -> Entry | None:
        """Give what was committed last in this field, or this column of this section, in whatever claim."""
        return self._used.get(_INDEX.sub("", path))

    def of_previous_claim(self, path: str, *, claim_number: str) -> Entry | None:
        """Give what was committed at `path` in the claim that was keyed before this one."""
        others = [number for number in self._claims if number != claim_number]
        return self._claims[others[-1]].get(path) if others else None


def is_repeatable(path: str) -> bool:
    """Whether a place may be filled from another: a number of a taxpayer is keyed wherever it stands."""
    return paper_field(path).kind is not ValueKind.TIN
