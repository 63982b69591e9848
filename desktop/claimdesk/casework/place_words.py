"""Every place of the paper has a name for people, and a reading shows no more than four digits of a number."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.claimant_number import number_places
from claimdesk.casebook.paper import PAPER_FIELDS, ValueKind
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.tax_identity import DIGITS

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.tax_identity import Tin

_STEP = re.compile(r"([a-z0-9_]+)(?:\[(\d+)\])?")
_COUNT = ".count"
_DASH = r"[ \u2010-\u2015-]"
_WHOLE_NUMBER = re.compile(rf"(?<!\d)(?:\d{{3}}{_DASH}\d{{2}}{_DASH}|\d{{2}}[\u2010-\u2015-]\d{{3}})(\d{{4}})(?!\d)")
_BETWEEN_DIGITS = rf"{_DASH}*"
_NINE_DIGITS = re.compile(rf"(?:\d{_BETWEEN_DIGITS}){{8}}\d")
_SHORT = MappingProxyType(
    {"w9": "W-9", "tin": "TIN", "dcn": "DCN", "ssn": "SSN", "ein": "EIN", "zip": "ZIP"},
)
_ITEMS = MappingProxyType(
    {
        "documents": "document",
        "extra_sheets": "extra sheet",
        "joint_owners": "joint owner",
        "joint_signed": "joint owner",
    },
)
_SHORTEST = 9
_TIN_PLACES = frozenset(place.pattern for place in PAPER_FIELDS if place.kind is ValueKind.TIN)


@lru_cache(maxsize=8192)
def place_words(path: str) -> str:
    """Give the words for a place: `schedule.purchases[0].price` is `purchases line 1, price`; sheets have no lines."""
    is_count = path.endswith(_COUNT)
    steps = []
    for match in _STEP.finditer(path.removesuffix(_COUNT).removeprefix("schedule.")):
        words = _SHORT.get(match[1], match[1].replace("_", " "))
        item = _ITEMS.get(match[1], f"{words} line")
        steps.append(f"{item} {int(match[2]) + 1}" if match[2] else words)
    return f"{', '.join(steps)}, number" if is_count else ", ".join(steps)


def reading_words(path: str, reading: Reading[Any]) -> str:
    """Give what stands in a place as text for people, numbers of a taxpayer with their last four digits only."""
    if reading.mark is not Mark.WRITTEN:
        return reading.mark.value
    if path in _TIN_PLACES:
        return "not a whole number" if reading.value is None else str(reading.value)
    return without_whole_numbers(reading.text)


def without_whole_numbers(text: str) -> str:
    """Give a text in which every number written like a taxpayer's shows its last four digits only."""
    return _WHOLE_NUMBER.sub(r"•••••\1", text) if len(text) > _SHORTEST else text


def numbers_of(proof: ProofOfClaim) -> tuple[Tin, ...]:
    """Give the taxpayer numbers that stand on a paper, that of Part I first."""
    return tuple(place.reading.value for place in number_places(proof) if place.reading.value)


def without_own_numbers(text: str, *proofs: ProofOfClaim) -> str:
    """Give a text in which the own numbers of these papers, however written, show their last four digits only."""
    if len(text) < DIGITS or not _NINE_DIGITS.search(text):
        return text
    for number in {number.digits: number for proof in proofs for number in numbers_of(proof)}.values():
        text = re.sub(_BETWEEN_DIGITS.join(number.digits), str(number), text)
    return text
