"""Which taxpayer identification numbers of a paper are possible: that of Part I, and those on the lines of the W-9."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.claim import DocumentQuality, W9Class
from claimdesk.casebook.tax_identity import Tin, TinShape, could_be_employer, could_be_social

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import Settlement

EMPLOYER_CLASSES = frozenset({W9Class.CORPORATION, W9Class.PARTNERSHIP, W9Class.PENSION_PLAN})
"""Boxes whose number is an EIN and never an SSN."""


def number_of_part_one(proof: ProofOfClaim, settlement: Settlement) -> Tin | None:
    """Give the number of Part I when it is a possible one.

    Hyphens say whether it is meant as an SSN or an EIN; nine bare digits are what the W-9 says, and where it says
    nothing, what they could be.
    """
    tin = proof.tin.value
    if tin is None or tin.digits in settlement.own_eins:
        return None
    is_social = could_be_social(tin, received_on=proof.received_on.value)
    is_employer = could_be_employer(tin)
    if tin.shape is TinShape.SOCIAL:
        return tin if is_social else None
    if tin.shape is TinShape.EMPLOYER:
        return tin if is_employer else None
    boxes = proof.w9.classification.value or ()
    if len(boxes) == 1 and boxes[0] in EMPLOYER_CLASSES:
        return tin if is_employer else None
    if boxes == (W9Class.INDIVIDUAL,) and not proof.w9.ein.stands_there:
        return tin if is_social else None
    return tin if is_social or is_employer else None


def numbers_of_w9(proof: ProofOfClaim, settlement: Settlement) -> tuple[Tin, ...]:
    """Give the possible numbers of the W-9, that of the SSN line first; the line says what each is meant to be."""
    ssn, ein = proof.w9.ssn.value, proof.w9.ein.value
    found = []
    if ssn is not None and could_be_social(ssn, received_on=proof.received_on.value):
        found.append(ssn)
    if ein is not None and could_be_employer(ein):
        found.append(ein)
    return tuple(tin for tin in found if tin.digits not in settlement.own_eins)


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """A place of the paper where a number may stand, and what stands there."""

    path: str
    reading: Reading[Tin]


def number_places(proof: ProofOfClaim) -> tuple[NumberPlace, ...]:
    """Give the three places of the paper where a number may stand, with their paths, in paper order."""
    return (NumberPlace("tin", proof.tin), NumberPlace("w9.ssn", proof.w9.ssn), NumberPlace("w9.ein", proof.w9.ein))


def is_foreign_without_number(proof: ProofOfClaim) -> bool:
    """Whether a foreign claimant has left every place for a number blank, so that a W-8BEN takes their place."""
    readings = tuple(place.reading for place in number_places(proof))
    return (
        proof.address.is_foreign
        and any(reading.is_reached for reading in readings)
        and not any(reading.stands_there for reading in readings)
    )


def encloses_w8ben(proof: ProofOfClaim) -> bool:
    """Whether a good Form W-8BEN is among the documents, however its name is spelled."""
    return any(
        _is_w8ben(document.kind.value or "") and document.quality.value is DocumentQuality.GOOD
        for document in proof.documents or ()
    )


def _is_w8ben(kind: str) -> bool:
    return "w8ben" in "".join(sign for sign in kind.casefold() if sign.isalnum())
