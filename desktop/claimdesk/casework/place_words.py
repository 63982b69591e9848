"""Every place of the paper has a name for people, and a reading shows no more than four digits of a number."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.paper import ValueKind, paper_field
from claimdesk.casebook.reading import Mark

if TYPE_CHECKING:
    from claimdesk.casebook.places import Entry

_STEP = re.compile(r"([a-z0-9_]+)(?:\[(\d+)\])?")
_COUNT = ".count"
_WHOLE_NUMBER = re.compile(
    r"(?<!\d)(?:\d{3}[ \u2010-\u2015-]\d{2}[ \u2010-\u2015-]|\d{2}[\u2010-\u2015-]\d{3})(\d{4})(?!\d)"
)
_SHORT = MappingProxyType({"w9": "W-9", "tin": "TIN", "dcn": "DCN", "ssn": "SSN", "ein": "EIN", "zip": "ZIP"})


@lru_cache(maxsize=4096)
def place_words(path: str) -> str:
    """Give the words for a place: `schedule.purchases[0].price` is `purchases line 1, price`."""
    is_count = path.endswith(_COUNT)
    steps = []
    for match in _STEP.finditer(path.removesuffix(_COUNT).removeprefix("schedule.")):
        words = _SHORT.get(match[1], match[1].replace("_", " "))
        steps.append(f"{words} line {int(match[2]) + 1}" if match[2] else words)
    return ", ".join([*steps, "lines"] if is_count else steps)


def reading_words(entry: Entry) -> str:
    """Give what stands in a place as text for people, numbers of a taxpayer with their last four digits only."""
    if entry.mark is not Mark.WRITTEN and not entry.path.endswith(_COUNT):
        return entry.mark.value
    if entry.path.endswith(_COUNT):
        return entry.text if entry.mark is Mark.WRITTEN else f"{entry.text}, not finished"
    if _kind(entry.path) is ValueKind.TIN:
        value = entry.reading.value
        return "not a whole number" if value is None else str(value)
    return without_whole_numbers(entry.text)


def without_whole_numbers(text: str) -> str:
    """Give a text in which every number written like a taxpayer's shows its last four digits only."""
    return _WHOLE_NUMBER.sub(r"•••••\1", text)


@lru_cache(maxsize=4096)
def _kind(path: str) -> ValueKind:
    return paper_field(path).kind
