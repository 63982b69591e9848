"""The rows of the store, one frozen type a table: a field is a column, None is NULL."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, TypeVar


class Row:
    """What every row type names: its table and the columns of its primary key."""

    __slots__ = ()
    TABLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]


AnyRow = TypeVar("AnyRow", bound=Row)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow(Row):
    """A letter that was issued: the file in which it was printed, and its pages there, the first counted from 0."""

    TABLE: ClassVar[str] = "letter"
    KEY: ClassVar[tuple[str, ...]] = ("letter_id",)

    letter_id: int
    claim_id: int
    kind: str
    title: str
    mailed_on: str
    cure_by: str | None
    sha256: str
    first_page: int
    pages: int
    issued_at: str
    issued_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFileRow(Row):
    """The bytes of one or many letters as printed, named by their SHA-256."""

    TABLE: ClassVar[str] = "letter_file"
    KEY: ClassVar[tuple[str, ...]] = ("sha256",)

    sha256: str
    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow(Row):
    """One entry of the append-only log."""

    TABLE: ClassVar[str] = "act"
    KEY: ClassVar[tuple[str, ...]] = ("sequence",)

    sequence: int
    at: str
    who: str
    verb: str
    on_what: str
    before: str
    after: str
    reason: str
    outcome: str
    follows: str = ""
    """The fingerprint of the entry before; the store fills it in, and the next one too."""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActHeadRow(Row):
    """The last entry of the log, sealed, so that a log whose end was cut off is found out."""

    TABLE: ClassVar[str] = "act_head"
    KEY: ClassVar[tuple[str, ...]] = ("head_id",)

    head_id: int
    sequence: int
    fingerprint: str
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseIdentityRow(Row):
    """What tells this case from every other; its backups share it."""

    TABLE: ClassVar[str] = "case_identity"
    KEY: ClassVar[tuple[str, ...]] = ("identity",)

    identity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow(Row):
    """One member of the staff; `roles` are their names, one a line."""

    TABLE: ClassVar[str] = "staff"
    KEY: ClassVar[tuple[str, ...]] = ("folded_name",)

    folded_name: str
    name: str
    roles: str
    is_revoked: int
    added_at: str
    added_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementVersionRow(Row):
    """A version of the settlement file under which this store was worked on."""

    TABLE: ClassVar[str] = "settlement_version"
    KEY: ClassVar[tuple[str, ...]] = ("version",)

    version: str
    name: str
    caption: str
    first_used_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LossRow(Row):
    """The recognized loss of one claim in one run, in millionths of a dollar; NULL where it cannot be computed."""

    TABLE: ClassVar[str] = "loss"
    KEY: ClassVar[tuple[str, ...]] = ("run_id", "claim_id")

    run_id: int
    claim_id: int
    claim_version: int
    amount: int | None
    before_claim_level: int | None
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LossRunRow(Row):
    """One run over all claims under one version of the plan; it has done every claim up to `last_claim_id`."""

    TABLE: ClassVar[str] = "loss_run"
    KEY: ClassVar[tuple[str, ...]] = ("run_id",)

    run_id: int
    plan_version: str
    settlement_version: str
    begun_at: str
    last_claim_id: int
    finished_at: str | None


ROW_TYPES: tuple[type[Row], ...] = (
    ClaimRow,
    PlaceMarkRow,
    ListStateRow,
    JointOwnerRow,
    JointSignatureRow,
    SupportingDocumentRow,
    ExtraSheetRow,
    HoldingRow,
    TradeRow,
    DefectRow,
    SearchWordRow,
    DraftRow,
    LetterRow,
    LetterFileRow,
    ActRow,
    ActHeadRow,
    CaseIdentityRow,
    StaffRow,
    SettlementVersionRow,
    LossRow,
    LossRunRow,
)
