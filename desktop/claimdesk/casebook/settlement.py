"""A settlement is the administered case, loaded from its file; what is None is not known and keeps its rules silent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from claimdesk.casebook.almanac import Almanac
from claimdesk.casebook.dcn import DcnForm
from claimdesk.casebook.pass_plan import PassPlan
from claimdesk.casebook.scanned import ZoneMap
from claimdesk.casebook.trades import HeldPosition, Schedule, TradeSection

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from claimdesk.casebook.claim import PostmarkSource
    from claimdesk.casebook.money import Money, Price
    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casebook.plan_paper import PlanPaper
    from claimdesk.casebook.securities import Security
    from claimdesk.casebook.trades import TradeKind


class SectionRole(StrEnum):
    """What a section of the schedule does to the balance."""

    OPENING = "opening"
    IN = "in"
    OUT = "out"
    CLOSING = "closing"


class Column(StrEnum):
    """A column of a section, in the words of the settlement file; each is a field of a trade or a holding."""

    TRADE_DATE = "trade_date"
    SHARES = "shares"
    PRICE = "price"
    TOTAL = "total"
    DOCUMENTED = "documented"
    KIND = "kind"
    EXPLANATION = "explanation"
    SECURITY = "security"


USUAL_ROWS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSection:
    """One section of Part II: its key in claims, heading and instruction as printed, role, columns, usual kind.

    `on` is the date of the holding; `first` and `last` bound the trades asked for, both inclusive.
    """

    key: str
    heading: str
    role: SectionRole
    columns: tuple[Column, ...]
    instruction: str = ""
    kind: TradeKind | None = None
    on: date | None = None
    first: date | None = None
    last: date | None = None
    rows: int = USUAL_ROWS
    """How many lines the blank form offers."""

    @property
    def holds_trades(self) -> bool:
        """Whether the section lists trades; otherwise it states one holding."""
        return self.role in {SectionRole.IN, SectionRole.OUT}


@dataclass(frozen=True, slots=True)
class ClassPeriod:
    """First and last day of the class period, both inclusive."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Administrator:
    """Who administers the settlement, and the address to which claims are mailed, line by line."""

    name: str
    address: tuple[str, ...]
    telephone: str | None = None
    email: str | None = None


class Acknowledged(StrEnum):
    """Whose claim is acknowledged although a notice goes to it as well."""

    ALL = "all"
    CERTIFIED = "certified"


class CureStart(StrEnum):
    """From which day the days to cure are counted."""

    MAILING = "mailing"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class CureRules:
    """Days to cure a deficiency: from which day, allowance for the mail, and what a last day rolls over."""

    days: int
    start: CureStart
    mail_allowance_days: int = 0
    rolls_over_weekends: bool = False
    rolls_over_postal_holidays: bool = False
    notices: int = 1
    extension_days: int = 0
    relates_back: bool = True
    contest_days: int = 20
    """Days from mailing to contest a rejection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerances:
    """How far a paper may be off before it is asked about; None keeps the rule silent."""

    price: Price | None = None
    total_amount: Money | None = None
    total_share: Decimal | None = None
    """Fraction of shares x price, such as 0.005."""
    balance: int | None = None
    """Shares in millionths by which a schedule may be out of balance."""


class LetterKind(StrEnum):
    """The letters that a settlement may send, by their folders under resources/letters."""

    ACKNOWLEDGMENT = "acknowledgment"
    DEFICIENCY_NOTICE = "deficiency_notice"
    REJECTION_NOTICE = "rejection_notice"
    BLANK_FORM = "blank_form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """Envelope, window and fold in inches; the window is measured from the left and the bottom of the envelope.

    `panels` are the heights of the folded sheet from the top, the address panel first. `clearance` is what must
    stay clear at every position of the insert.
    """

    envelope_width: Decimal
    envelope_height: Decimal
    window_width: Decimal
    window_height: Decimal
    window_left: Decimal
    window_bottom: Decimal
    panels: tuple[Decimal, ...]
    clearance: Decimal
    paper_width: Decimal
    paper_height: Decimal


@dataclass(frozen=True, slots=True)
class FormEntry:
    """One place to write in or to tick on the printed form, and the words that stand at it."""

    label: str
    is_box: bool = False


@dataclass(frozen=True, slots=True)
class FormRow:
    """The entries that stand side by side on one line of the printed form."""

    entries: tuple[FormEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """One printed part of the Proof of Claim: key, heading, paragraphs numbered as printed, then the rows to fill in.

    The heading is empty where a part has none, and breaks its lines as printed, as paragraphs do. In a paragraph
    `{signature_page}` stands for the page on which the part `signature` is printed. The sections of the schedule follow
    the paragraphs of the part `schedule`.
    """

    key: str
    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    rows: tuple[FormRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRules:
    """How papers are numbered when they arrive, and how long a claim is held for who has stopped keying it."""

    dcn: DcnForm = field(default_factory=DcnForm)
    idle_minutes: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the Proof of Claim of this settlement asks, and which revision of the W-9 it carries."""

    title: str
    parts: tuple[FormPart, ...] = ()
    has_w9: bool | None = None
    w9_revision: str | None = None
    one_signature_serves_w9: bool | None = None
    manual_signature_required: bool | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Which paragraph of the form or of the practice a deficiency code rests on in this settlement."""

    code: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A key that the settlement file does not know, and what stays silent for want of it, as one sentence."""

    path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class KeySource:
    """Where the key `path`, or every key of the table `path`, comes from: a paragraph, practice, or an assumption."""

    path: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The case and its numbers; dates are calendar days, amounts millionths; None is not known."""

    name: str
    version: str
    """SHA-256 of the settlement file and of the tables of its plan beside it, hexadecimal."""
    caption: str
    short_caption: str
    court: str | None = None
    case_number: str | None = None
    claim_prefix: str = ""
    """Letters before the digits of a claim number."""
    intake: IntakeRules = field(default_factory=IntakeRules)
    administrator: Administrator | None = None
    own_eins: tuple[str, ...] = ()
    """Nine digits each: numbers of the administrator, counsel and issuer, never a claimant's."""
    securities: tuple[Security, ...] = ()
    exchange: str | None = None
    class_period: ClassPeriod | None = None
    opening_on: date | None = None
    closing_on: date | None = None
    bar_date: date | None = None
    postmark_proofs: tuple[PostmarkSource, ...] | None = None
    sections: tuple[ScheduleSection, ...] = ()
    form: Form | None = None
    acknowledged: Acknowledged | None = None
    cure: CureRules | None = None
    tolerances: Tolerances = Tolerances()
    pass_plan: PassPlan = field(default_factory=PassPlan)
    letters: tuple[LetterKind, ...] = ()
    annex_with: tuple[LetterKind, ...] = ()
    """Which letters carry the annex of the recognized loss, once a plan is in use."""
    mailing: Mailing | None = None
    date_style: str = "us"
    """How the schedule shows a trade date: `us` (03/28/2002) or `iso`."""
    citations: tuple[Citation, ...] = ()
    sources: tuple[KeySource, ...] = ()
    missing: tuple[Missing, ...] = ()
    plan: PlanOfAllocation | None = None
    plan_paper: PlanPaper | None = field(default=None, repr=False)
    """The plan as it is written."""
    earlier_plans: tuple[PlanPaper, ...] = field(default=(), repr=False)
    """Earlier versions of the plan, as they are written."""
    file_text: str = field(default="", repr=False)
    """The file as it was read; every version of the plan is read as that of this file."""
    zones: ZoneMap = field(default_factory=ZoneMap)
    """Where the fields of the form stand on its pages, as it was printed; no part of `version`."""
    almanac: Almanac = field(default_factory=Almanac)

    def citation(self, code: str) -> str:
        """Give the paragraph that `code` rests on here; the word `practice` when the file names none."""
        return next((cited.paragraph for cited in self.citations if cited.code == code), "practice")

    def source(self, path: str) -> str:
        """Give the paragraph that the key `path`, or its table, comes from; empty for a key that the file lacks."""
        while path:
            found = next((known.source for known in self.sources if known.path == path), "")
            if found:
                return found
            path = path.rpartition(".")[0]
        return ""

    def section(self, key: str) -> ScheduleSection | None:
        """Give the section of Part II with this key."""
        return next((section for section in self.sections if section.key == key), None)

    def blank_schedule(self) -> Schedule:
        """Give a schedule with every section of Part II and nothing in it."""
        return Schedule(
            positions=tuple(HeldPosition(section.key) for section in self.sections if not section.holds_trades),
            sections=tuple(TradeSection(section.key) for section in self.sections if section.holds_trades),
        )

    def whole_schedule(self, schedule: Schedule) -> Schedule:
        """Give a schedule with every section of Part II, in its order, whatever the file knew when it was first keyed.

        Sections that Part II has no longer stay behind the others, for a paper is never cut.
        """
        blank = self.blank_schedule()
        if [held.key for held in schedule.positions] == [held.key for held in blank.positions] and [
            section.key for section in schedule.sections
        ] == [section.key for section in blank.sections]:
            return schedule
        positions = {held.key: held for held in (*blank.positions, *schedule.positions)}
        sections = {section.key: section for section in (*blank.sections, *schedule.sections)}
        return replace(schedule, positions=tuple(positions.values()), sections=tuple(sections.values()))
