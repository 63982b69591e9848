"""A pass plan says which claims are keyed twice: none, all, their figures, or a sample that follows the errors."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

LEAST_SAMPLE_PERCENT = 5
PUBLISHED_RATE = Fraction(29, 10_000)
"""Fields left wrong by single keying, pooled over 93 published papers: 0.29 of a hundred."""

FIELDS_LOOKED_BACK_ON = 5_000
"""A clerk's rate is measured on the last so many fields that were keyed twice."""

_FIELDS_AT_PUBLISHED_RATE = 1_000
_DRAW_BYTES = 8
_DRAWS = 256**_DRAW_BYTES
_HUNDRED = 100


class PassKind(StrEnum):
    """The plans of a settlement file, in its words."""

    SINGLE = "single"
    DOUBLE = "double"
    FIGURES = "money, dates and TIN"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassPlan:
    """The plan of a settlement; `sample_percent` is the floor of a sample, `is_adaptive` lets it follow the errors."""

    kind: PassKind = PassKind.SINGLE
    sample_percent: int = LEAST_SAMPLE_PERCENT
    is_adaptive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyingRecord:
    """How many fields of one clerk were keyed twice, and how many of their readings were not taken."""

    fields: int = 0
    errors: int = 0


def rate_of(record: KeyingRecord) -> Fraction:
    """Give a clerk's rate of errors: measured, together with 1,000 fields at the published rate.

    A clerk of whom little is known stands at the published rate, and a single slip among few fields moves it little.
    """
    errors = record.errors + _FIELDS_AT_PUBLISHED_RATE * PUBLISHED_RATE
    return errors / (record.fields + _FIELDS_AT_PUBLISHED_RATE)


def sampled_share(plan: PassPlan, record: KeyingRecord) -> Fraction:
    """Give the share of a clerk's claims that is keyed twice, between 0 and 1.

    An adaptive sample is the floor as long as the clerk's rate of errors is at or below the published one, and beyond
    it as many times the floor as the rate is of the published one, at most every claim. Fields keyed without an error
    bring it back to the floor.
    """
    if plan.kind is PassKind.SINGLE:
        return Fraction(0)
    if plan.kind is not PassKind.SAMPLE:
        return Fraction(1)
    floor = Fraction(plan.sample_percent, _HUNDRED)
    if not plan.is_adaptive:
        return floor
    return min(Fraction(1), floor * max(Fraction(1), rate_of(record) / PUBLISHED_RATE))


def is_drawn(claim_number: str, *, case_identity: str, share: Fraction) -> bool:
    """Whether a claim falls into a share of all claims: the same answer for the same case, whoever asks and when."""
    digest = hashlib.sha256(f"{case_identity}\n{claim_number}".encode()).digest()
    return Fraction(int.from_bytes(digest[:_DRAW_BYTES]), _DRAWS) < share
