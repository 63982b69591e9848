"""Every place of a Proof of Claim has a path, a kind of value and a block of the form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from claimdesk.casebook.claim import (
    Delivery,
    DocumentQuality,
    ItemTwo,
    PostmarkSource,
    SentTo,
    W9Class,
)
from claimdesk.casebook.money import NotAnAmountError, millionths
from claimdesk.casebook.parties import ClaimantKind, RepresentativeKind
from claimdesk.casebook.reading import Mark, Reading
from claimdesk.casebook.tax_identity import NotATinError, read_tin
from claimdesk.casebook.trades import TradeKind


class ValueKind(StrEnum):
    """What a place of the paper holds, and so how its canonical text is read."""

    TEXT = "text"
    DATE = "date"
    SHARES = "shares"
    PRICE = "price"
    MONEY = "money"
    TIN = "tin"
    YES_NO = "yes or no"
    CHOICE = "choice"
    CHOICES = "choices"


class Block(StrEnum):
    """The blocks of the claim window, in paper order."""

    INTAKE = "intake"
    CLAIMANT = "claimant"
    SCHEDULE = "schedule"
    W9 = "w9"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class PaperField:
    """One place of the paper; an indexed list shows as `[]` in `pattern`, a section of the schedule as `*`."""

    pattern: str
    kind: ValueKind
    block: Block
    choices: type[StrEnum] | None = None


_F, _K, _B = PaperField, ValueKind, Block

PAPER_FIELDS: tuple[PaperField, ...] = (
    _F("batch", _K.TEXT, _B.INTAKE),
    _F("dcn", _K.TEXT, _B.INTAKE),
    _F("received_on", _K.DATE, _B.INTAKE),
    _F("postmark.on", _K.DATE, _B.INTAKE),
    _F("postmark.source", _K.CHOICE, _B.INTAKE, PostmarkSource),
    _F("delivery", _K.CHOICE, _B.INTAKE, Delivery),
    _F("sent_to", _K.CHOICE, _B.INTAKE, SentTo),
    _F("documents[].kind", _K.TEXT, _B.INTAKE),
    _F("documents[].quality", _K.CHOICE, _B.INTAKE, DocumentQuality),
    _F("original_certificates_enclosed", _K.YES_NO, _B.INTAKE),
    _F("beneficial_owner.first", _K.TEXT, _B.CLAIMANT),
    _F("beneficial_owner.middle", _K.TEXT, _B.CLAIMANT),
    _F("beneficial_owner.last", _K.TEXT, _B.CLAIMANT),
    _F("beneficial_owner.entity", _K.TEXT, _B.CLAIMANT),
    _F("joint_owners[].first", _K.TEXT, _B.CLAIMANT),
    _F("joint_owners[].middle", _K.TEXT, _B.CLAIMANT),
    _F("joint_owners[].last", _K.TEXT, _B.CLAIMANT),
    _F("address.street", _K.TEXT, _B.CLAIMANT),
    _F("address.zip", _K.TEXT, _B.CLAIMANT),
    _F("address.city", _K.TEXT, _B.CLAIMANT),
    _F("address.state", _K.TEXT, _B.CLAIMANT),
    _F("address.foreign_province", _K.TEXT, _B.CLAIMANT),
    _F("address.foreign_country", _K.TEXT, _B.CLAIMANT),
    _F("tin", _K.TIN, _B.CLAIMANT),
    _F("claimant_kind", _K.CHOICE, _B.CLAIMANT, ClaimantKind),
    _F("phones.work", _K.TEXT, _B.CLAIMANT),
    _F("phones.home", _K.TEXT, _B.CLAIMANT),
    _F("record_owner", _K.TEXT, _B.CLAIMANT),
    _F("representative.name", _K.TEXT, _B.CLAIMANT),
    _F("representative.kind", _K.CHOICE, _B.CLAIMANT, RepresentativeKind),
    _F("representative.authority_enclosed", _K.YES_NO, _B.CLAIMANT),
    _F("schedule.*.shares", _K.SHARES, _B.SCHEDULE),
    _F("schedule.*.documented", _K.YES_NO, _B.SCHEDULE),
    _F("schedule.*[].trade_date", _K.DATE, _B.SCHEDULE),
    _F("schedule.*[].shares", _K.SHARES, _B.SCHEDULE),
    _F("schedule.*[].price", _K.PRICE, _B.SCHEDULE),
    _F("schedule.*[].total", _K.MONEY, _B.SCHEDULE),
    _F("schedule.*[].documented", _K.YES_NO, _B.SCHEDULE),
    _F("schedule.*[].kind", _K.CHOICE, _B.SCHEDULE, TradeKind),
    _F("schedule.*[].explanation", _K.TEXT, _B.SCHEDULE),
    _F("schedule.*[].security", _K.TEXT, _B.SCHEDULE),
    _F("schedule.extra_sheets[].signed", _K.YES_NO, _B.SCHEDULE),
    _F("schedule.extra_sheets[].name_printed", _K.YES_NO, _B.SCHEDULE),
    _F("w9.classification", _K.CHOICES, _B.W9, W9Class),
    _F("w9.other_text", _K.TEXT, _B.W9),
    _F("w9.ssn", _K.TIN, _B.W9),
    _F("w9.ein", _K.TIN, _B.W9),
    _F("w9.exempt", _K.YES_NO, _B.W9),
    _F("w9.item_2", _K.CHOICE, _B.W9, ItemTwo),
    _F("w9.certified", _K.YES_NO, _B.W9),
    _F("release.signed", _K.YES_NO, _B.RELEASE),
    _F("release.joint_signed[].signed", _K.YES_NO, _B.RELEASE),
    _F("release.original", _K.YES_NO, _B.RELEASE),
    _F("release.executed_on", _K.DATE, _B.RELEASE),
    _F("release.city", _K.TEXT, _B.RELEASE),
    _F("release.state_or_country", _K.TEXT, _B.RELEASE),
    _F("release.printed_name", _K.TEXT, _B.RELEASE),
    _F("release.capacity", _K.TEXT, _B.RELEASE),
    _F("release.assigned", _K.YES_NO, _B.RELEASE),
)

_PATHS_REMEMBERED = 8_192
"""Every key that commits looks at each place of the paper; so many paths are known without being read again."""

_INDEX = re.compile(r"\[\d+\]")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SECTION = re.compile(r"^schedule\.(?!extra_sheets\b)[a-z][a-z0-9_]*")


def pattern_of(path: str) -> str:
    """Give the pattern of a path: `schedule.purchases[3].price` is `schedule.*[].price`."""
    return _SECTION.sub("schedule.*", _INDEX.sub("[]", path))


_PLACES: Mapping[str, PaperField] = MappingProxyType({place.pattern: place for place in PAPER_FIELDS})


@lru_cache(maxsize=_PATHS_REMEMBERED)
def paper_field(path: str) -> PaperField:
    """Give the place of the paper that `path` names.

    Raises:
        KeyError: no place has this path.
    """
    place = _PLACES.get(pattern_of(path))
    if place is None:
        raise KeyError(path)
    return place


def _iso_day(text: str) -> date:
    if not _ISO_DAY.fullmatch(text):  # fromisoformat alone would also take 20030924 and 2003-W39-3
        raise ValueError("a canonical date is year, month and day with hyphens")
    return date.fromisoformat(text)


def _value(place: PaperField, text: str) -> Any:  # noqa: ANN401 - the kind of the place decides the type
    if place.kind is ValueKind.CHOICES and place.choices:
        return tuple(place.choices(word.strip()) for word in text.split(",") if word.strip())
    if place.choices:
        return place.choices(text)
    return _READERS[place.kind](text)


_READERS: Mapping[ValueKind, Callable[[str], Any]] = MappingProxyType(
    {
        ValueKind.TEXT: str,
        ValueKind.DATE: _iso_day,
        ValueKind.SHARES: millionths,
        ValueKind.PRICE: millionths,
        ValueKind.MONEY: millionths,
        ValueKind.TIN: read_tin,
        ValueKind.YES_NO: {"yes": True, "no": False}.__getitem__,
    }
)


def read_text(place: PaperField, text: str) -> Reading[Any]:
    """Read the canonical text of a place: ISO dates, plain decimals, `yes` and `no`, the words of a choice.

    What cannot be understood stays as a written reading without a value.
    """
    try:
        value = _value(place, text)
    except (ValueError, KeyError, NotAnAmountError, NotATinError):
        value = None
    return Reading(Mark.WRITTEN, text, value)


def why_unreadable(place: PaperField, text: str) -> str:
    """Give the one line that says why the canonical text of a place has no value; empty when it has one."""
    try:
        _value(place, text)
    except (NotAnAmountError, NotATinError) as error:
        return str(error)
    except (ValueError, KeyError):
        return "there is no such day" if place.kind is ValueKind.DATE else "this is none of the choices"
    return ""
