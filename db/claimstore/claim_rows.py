"""The rows of a claim, of its lists, its findings and its drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from claimstore.row import Row


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ClaimRow(Row):
    """A claim, one column a scalar place of the paper: dates as ISO text, yes and no as 1 and 0, blank as NULL."""

    TABLE: ClassVar[str] = "claim"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id",)

    claim_id: int
    claim_number: str
    version: int
    state: str
    void_reason: str
    claimant: str
    tin_last_four: str
    updated_at: str
    batch: str | None
    dcn: str | None
    received_on: str | None
    postmark_on: str | None
    postmark_source: str | None
    delivery: str | None
    sent_to: str | None
    original_certificates_enclosed: int | None
    beneficial_owner_first: str | None
    beneficial_owner_middle: str | None
    beneficial_owner_last: str | None
    beneficial_owner_entity: str | None
    address_street: str | None
    address_zip: str | None
    address_city: str | None
    address_state: str | None
    address_foreign_province: str | None
    address_foreign_country: str | None
    tin: str | None
    claimant_kind: str | None
    phones_work: str | None
    phones_home: str | None
    record_owner: str | None
    representative_name: str | None
    representative_kind: str | None
    representative_authority_enclosed: int | None
    w9_classification: str | None
    w9_other_text: str | None
    w9_ssn: str | None
    w9_ein: str | None
    w9_exempt: int | None
    w9_item_2: str | None
    w9_certified: int | None
    release_signed: int | None
    release_original: int | None
    release_executed_on: str | None
    release_city: str | None
    release_state_or_country: str | None
    release_printed_name: str | None
    release_capacity: str | None
    release_assigned: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMarkRow(Row):
    """A place of the paper whose reading its column does not tell: not reached, illegible, written its own way."""

    TABLE: ClassVar[str] = "place_mark"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "path")

    claim_id: int
    path: str
    mark: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListStateRow(Row):
    """A list of the paper that is there, even when empty; `ordinal` keeps the order of the sections."""

    TABLE: ClassVar[str] = "list_state"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "path")

    claim_id: int
    path: str
    ordinal: int
    is_complete: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JointOwnerRow(Row):
    """A further beneficial owner, in the order of the paper."""

    TABLE: ClassVar[str] = "joint_owner"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "line")

    claim_id: int
    line: int
    first: str | None
    middle: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JointSignatureRow(Row):
    """Whether the joint owner in the same line has signed."""

    TABLE: ClassVar[str] = "joint_signature"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "line")

    claim_id: int
    line: int
    signed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportingDocumentRow(Row):
    """One document that came with the paper."""

    TABLE: ClassVar[str] = "supporting_document"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "line")

    claim_id: int
    line: int
    kind: str | None
    quality: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraSheetRow(Row):
    """One additional sheet of transactions."""

    TABLE: ClassVar[str] = "extra_sheet"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "line")

    claim_id: int
    line: int
    signed: int | None
    name_printed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingRow(Row):
    """Shares held at the close of a named date, in millionths; `ordinal` keeps the order of the sections."""

    TABLE: ClassVar[str] = "holding"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "section")

    claim_id: int
    section: str
    ordinal: int
    shares: int | None
    documented: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeRow(Row):
    """One line of the schedule; shares, price and total in millionths."""

    TABLE: ClassVar[str] = "trade"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "section", "line")

    claim_id: int
    section: str
    line: int
    trade_date: str | None
    shares: int | None
    price: int | None
    total: int | None
    documented: int | None
    kind: str | None
    explanation: str | None
    security: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DefectRow(Row):
    """One finding of the rules at the last save; `line` and `field` as in the judgement."""

    TABLE: ClassVar[str] = "defect"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "ordinal")

    claim_id: int
    ordinal: int
    code: str
    line: str | None
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWordRow(Row):
    """A word by which a claim is found: folded words of names, and `#` with the last four digits of a number."""

    TABLE: ClassVar[str] = "search_word"
    KEY: ClassVar[tuple[str, ...]] = ("word", "claim_id")

    word: str
    claim_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow(Row):
    """One place of the paper as keyed and not yet saved; `lowest` is the smallest count of a list in this draft."""

    TABLE: ClassVar[str] = "draft"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "staff", "path")

    claim_id: int
    staff: str
    path: str
    mark: str
    text: str = field(repr=False)
    lowest: int | None
    base_version: int
    kept_at: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOriginRow(Row):
    """A place of the paper whose reading was not simply typed, and where it came from."""

    TABLE: ClassVar[str] = "place_origin"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "path")

    claim_id: int
    path: str
    origin: str
