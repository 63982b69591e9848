"""A letter is asked for as plain facts: who writes, to whom, when, about which claim, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casebook.explained_loss import ExplainedLoss
    from claimdesk.casebook.settlement import Administrator, LetterKind, Mailing


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """In whose name a letter is written: the case, its court and its administrator, and how letters are mailed."""

    caption: str
    short_caption: str
    court: str
    case_number: str
    administrator: Administrator
    mailing: Mailing


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom a letter goes, as the paper states it; what it does not state is empty. `country` is empty at home."""

    recipients: tuple[str, ...]
    care_of: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    province: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeItem:
    """One thing that is wrong, for the person who must cure it: what, where on the form, and how to cure it.

    `place` is the path of the place on the paper; `section` the heading of the schedule and `line` the line there, from
    1, for an item of one line. `paragraph` is the paragraph of the form, empty where the item rests on practice.
    """

    code: str
    title: str
    what: str
    cure: str
    place: str
    paragraph: str = ""
    section: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """How many lines the paper lists in one section of the schedule."""

    heading: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """One letter about one claim.

    `items` can be cured and `grounds` cannot; `is_late` says that being late is among the grounds. `tin_last_four` is
    all that a letter may know of a taxpayer identification number.
    """

    kind: LetterKind
    claim_number: str
    claimant: str
    addressee: Addressee
    dated: date
    received_on: date | None = None
    postmarked_on: date | None = None
    bar_date: date | None = None
    documents: tuple[str, ...] = ()
    listed: tuple[Listed, ...] = ()
    tin_last_four: str = ""
    items: tuple[NoticeItem, ...] = ()
    grounds: tuple[NoticeItem, ...] = ()
    is_late: bool = False
    cure_by: date | None = None
    contest_by: date | None = None
    returns_certificates: bool = False
    annex: ExplainedLoss | None = None
    """How the recognized loss was computed, where the letter carries that page."""
