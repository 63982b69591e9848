"""Who files a claim, for whom, and where a letter reaches them, as the paper states it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimdesk.casebook.reading import NOT_REACHED, Reading


class ClaimantKind(StrEnum):
    """The two boxes of Part I."""

    INDIVIDUAL = "individual"
    CORPORATE_OTHER = "corporate_other"


class RepresentativeKind(StrEnum):
    """In what office somebody signs for the beneficial owner (form III.3)."""

    EXECUTOR = "executor"
    ADMINISTRATOR = "administrator"
    GUARDIAN = "guardian"
    CONSERVATOR = "conservator"
    TRUSTEE = "trustee"
    ATTORNEY = "attorney"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeneficialOwner:
    """Who bears the loss and is paid: a person's three names, or an entity."""

    first: Reading[str] = NOT_REACHED
    middle: Reading[str] = NOT_REACHED
    last: Reading[str] = NOT_REACHED
    entity: Reading[str] = NOT_REACHED

    @property
    def full_name(self) -> str:
        """The name as a letter addresses it; empty while none is known."""
        if self.entity.value:
            return self.entity.value
        return " ".join(part.value for part in (self.first, self.middle, self.last) if part.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class JointOwner:
    """A further beneficial owner, who must sign too (form III.3)."""

    first: Reading[str] = NOT_REACHED
    middle: Reading[str] = NOT_REACHED
    last: Reading[str] = NOT_REACHED

    @property
    def full_name(self) -> str:
        """The name as a letter addresses it; empty while none is known."""
        return " ".join(part.value for part in (self.first, self.middle, self.last) if part.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The mailing address of Part I, with the form's two fields for foreign addresses."""

    street: Reading[str] = NOT_REACHED
    city: Reading[str] = NOT_REACHED
    state: Reading[str] = NOT_REACHED
    zip: Reading[str] = NOT_REACHED
    foreign_province: Reading[str] = NOT_REACHED
    foreign_country: Reading[str] = NOT_REACHED

    @property
    def is_foreign(self) -> bool:
        """Whether a country other than the United States is written in the foreign country field."""
        country = self.foreign_country.value
        return country is not None and country.replace(".", "").strip().casefold() not in {"", *HOME_NAMES}


HOME_NAMES = frozenset({"usa", "us", "united states", "united states of america"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phones:
    """Telephone numbers with area code, as written."""

    work: Reading[str] = NOT_REACHED
    home: Reading[str] = NOT_REACHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative:
    """Who signs for the beneficial owner, in what office, and whether proof of authority came with the claim."""

    name: Reading[str] = NOT_REACHED
    kind: Reading[RepresentativeKind] = NOT_REACHED
    authority_enclosed: Reading[bool] = NOT_REACHED
