"""A claim is our record and judgement of a Proof of Claim; the proof is the paper as received, place by place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from claimdesk.casebook.parties import Address, BeneficialOwner, Phones
from claimdesk.casebook.reading import NOT_REACHED, Reading
from claimdesk.casebook.trades import Schedule

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casebook.parties import ClaimantKind, JointOwner, Representative
    from claimdesk.casebook.tax_identity import Tin


class PostmarkSource(StrEnum):
    """What the date of mailing was read from."""

    POSTMARK = "postmark"
    METER = "meter"
    PRIVATE_CARRIER = "private carrier"
    NONE = "none"


class Delivery(StrEnum):
    """How the paper came."""

    FIRST_CLASS = "first-class"
    CERTIFIED = "certified"
    PRIVATE_CARRIER = "private carrier"
    HAND = "hand"
    ELECTRONIC = "electronic"


class SentTo(StrEnum):
    """To whom the claimant addressed the paper (form I.6)."""

    ADMINISTRATOR = "administrator"
    COURT = "court"
    COUNSEL = "counsel"


class DocumentQuality(StrEnum):
    """What a supporting document is worth as proof."""

    GOOD = "good"
    ILLEGIBLE = "illegible"
    ALTERED = "altered"
    SELF_MADE = "self-made"
    NO_NAME = "no name"
    FOREIGN_LANGUAGE = "foreign language"


class W9Class(StrEnum):
    """The boxes of the substitute W-9 of 2008."""

    INDIVIDUAL = "individual"
    PENSION_PLAN = "pension plan"
    CORPORATION = "corporation"
    PARTNERSHIP = "partnership"
    TRUST = "trust"
    IRA = "ira"
    OTHER = "other"


class ItemTwo(StrEnum):
    """Item 2 of the certification; crossed out if and only if the IRS has notified backup withholding."""

    NOT_CROSSED = "not crossed"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Postmark:
    """The date of mailing and what it was read from."""

    on: Reading[date] = NOT_REACHED
    source: Reading[PostmarkSource] = NOT_REACHED


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportingDocument:
    """One document that came with the paper; `kind` in the clerk's words, such as `monthly statement`."""

    kind: Reading[str] = NOT_REACHED
    quality: Reading[DocumentQuality] = NOT_REACHED


@dataclass(frozen=True, slots=True, kw_only=True)
class JointSignature:
    """Whether the joint owner in the same place of the list has signed."""

    signed: Reading[bool] = NOT_REACHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The release and its signature, one for the whole form."""

    signed: Reading[bool] = NOT_REACHED
    joint_signed: tuple[JointSignature, ...] = ()
    original: Reading[bool] = NOT_REACHED
    executed_on: Reading[date] = NOT_REACHED
    city: Reading[str] = NOT_REACHED
    state_or_country: Reading[str] = NOT_REACHED
    printed_name: Reading[str] = NOT_REACHED
    capacity: Reading[str] = NOT_REACHED
    assigned: Reading[bool] = NOT_REACHED


@dataclass(frozen=True, slots=True, kw_only=True)
class W9:
    """The substitute W-9; `certified` is asked only where the W-9 of the form bears a signature of its own."""

    classification: Reading[tuple[W9Class, ...]] = NOT_REACHED
    other_text: Reading[str] = NOT_REACHED
    ssn: Reading[Tin] = NOT_REACHED
    ein: Reading[Tin] = NOT_REACHED
    exempt: Reading[bool] = NOT_REACHED
    item_2: Reading[ItemTwo] = NOT_REACHED
    certified: Reading[bool] = NOT_REACHED


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofOfClaim:
    """The form as received, evidence: every place of the paper with its reading.

    `documents` is None until the clerk has said which documents came, and empty when none did. `representative`
    is None when the owner files for himself.
    """

    batch: Reading[str] = NOT_REACHED
    dcn: Reading[str] = NOT_REACHED
    received_on: Reading[date] = NOT_REACHED
    postmark: Postmark = field(default_factory=Postmark)
    delivery: Reading[Delivery] = NOT_REACHED
    sent_to: Reading[SentTo] = NOT_REACHED
    documents: tuple[SupportingDocument, ...] | None = None
    original_certificates_enclosed: Reading[bool] = NOT_REACHED
    beneficial_owner: BeneficialOwner = field(default_factory=BeneficialOwner)
    joint_owners: tuple[JointOwner, ...] = ()
    address: Address = field(default_factory=Address)
    tin: Reading[Tin] = NOT_REACHED
    claimant_kind: Reading[ClaimantKind] = NOT_REACHED
    phones: Phones = field(default_factory=Phones)
    record_owner: Reading[str] = NOT_REACHED
    representative: Representative | None = None
    schedule: Schedule = field(default_factory=Schedule)
    w9: W9 = field(default_factory=W9)
    release: Release = field(default_factory=Release)


class ClaimState(StrEnum):
    """Where a claim stands; every move is an act."""

    RECEIVED = "received"
    KEYED = "keyed"
    VERIFIED = "verified"
    REVIEWED = "reviewed"
    DEFICIENT = "deficient"
    CURED = "cured"
    LAPSED = "lapsed"
    DETERMINED = "determined"
    CONTESTED = "contested"
    PUT_ASIDE = "put aside"
    WITHDRAWN = "withdrawn"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Our record of one proof; `version` counts its saves, so that a second save of an old version is refused."""

    claim_number: str
    version: int
    state: ClaimState
    proof: ProofOfClaim
    void_reason: str = ""
