"""What a settlement file says, as lines for people: the name of a key, its value, and the paragraph it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.day_text import screen_date
from claimdesk.casebook.money import money_text, shares_text
from claimdesk.casebook.pass_plan import PassKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from claimdesk.casebook.settlement import Settlement

UNKNOWN = "not known"
_PASS_WORDS = MappingProxyType(
    {
        PassKind.SINGLE: "none",
        PassKind.DOUBLE: "every claim",
        PassKind.FIGURES: "every claim, in its money, dates and TIN",
    }
)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One key of the settlement: what it is, its value for people, and its source."""

    name: str
    value: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Lines under one heading."""

    heading: str
    lines: tuple[KeyLine, ...]


def settlement_groups(settlement: Settlement) -> tuple[KeyGroup, ...]:
    """Give everything that the screens show of a settlement, in the order of the work."""
    return (
        KeyGroup("Case", tuple(_case(settlement))),
        KeyGroup("Dates", tuple(_dates(settlement))),
        KeyGroup("Schedule of transactions", tuple(_sections(settlement))),
        KeyGroup("Claims and letters", tuple(_rules(settlement))),
        KeyGroup("Tolerances", tuple(_tolerances(settlement))),
        KeyGroup("Not known", tuple(KeyLine(gap.path, gap.sentence) for gap in settlement.missing)),
    )


def _case(settlement: Settlement) -> Iterator[KeyLine]:
    administrator = settlement.administrator
    yield KeyLine("Caption", settlement.caption, settlement.source("caption"))
    yield KeyLine("Court", settlement.court or UNKNOWN, settlement.source("court"))
    yield KeyLine("Case number", settlement.case_number or UNKNOWN, settlement.source("case_number"))
    yield KeyLine(
        "Administrator",
        ", ".join((administrator.name, *administrator.address)) if administrator else UNKNOWN,
        settlement.source("administrator"),
    )
    yield KeyLine(
        "Securities",
        ", ".join(security.name for security in settlement.securities),
        settlement.source("security[0].name"),
    )
    yield KeyLine("Version of the file", settlement.version[:12])


def _dates(settlement: Settlement) -> Iterator[KeyLine]:
    period = settlement.class_period
    days = f"{screen_date(period.first)} to {screen_date(period.last)}, both included" if period else UNKNOWN
    yield KeyLine("Class period", days, settlement.source("class_period"))
    yield KeyLine("Opening holding", _day(settlement.opening_on), settlement.source("holdings.opening_on"))
    yield KeyLine("Closing holding", _day(settlement.closing_on), settlement.source("holdings.closing_on"))
    yield KeyLine("Bar date", _day(settlement.bar_date), settlement.source("bar_date.on"))
    proofs = settlement.postmark_proofs
    yield KeyLine(
        "Proof of mailing",
        ", ".join(proofs) if proofs else UNKNOWN,
        settlement.source("bar_date.proofs"),
    )


def _sections(settlement: Settlement) -> Iterator[KeyLine]:
    for index, section in enumerate(settlement.sections):
        if section.holds_trades:
            when = f"{_day(section.first)} to {_day(section.last)}"
        else:
            when = f"at the close of {_day(section.on)}"
        columns = ", ".join(column.replace("_", " ") for column in section.columns)
        yield KeyLine(section.heading, f"{when}: {columns}", settlement.source(f"section[{index}].heading"))


def _rules(settlement: Settlement) -> Iterator[KeyLine]:
    cure = settlement.cure
    days = f"{cure.days} days from {cure.start}" if cure else UNKNOWN
    yield KeyLine("Days to cure", days, settlement.source("cure"))
    contest = f"{cure.contest_days} days from mailing" if cure else UNKNOWN
    yield KeyLine("Days to contest a rejection", contest, settlement.source("cure.contest_days"))
    yield KeyLine("Acknowledged", settlement.acknowledged or UNKNOWN, settlement.source("acknowledged"))
    letters = ", ".join(kind.replace("_", " ") for kind in settlement.letters)
    yield KeyLine("Letters", letters or "none", settlement.source("letters"))
    yield KeyLine("Second keying", _second_pass(settlement), settlement.source("second_pass"))
    form = settlement.form
    has_w9 = {True: "yes", False: "no", None: UNKNOWN}[form.has_w9 if form else None]
    revision = f", revision {form.w9_revision}" if form and form.w9_revision else ""
    yield KeyLine("W-9 in the form", f"{has_w9}{revision}", settlement.source("form.has_w9"))


def _second_pass(settlement: Settlement) -> str:
    plan = settlement.pass_plan
    if plan.kind is not PassKind.SAMPLE:
        return _PASS_WORDS[plan.kind]
    grows = ", more where a clerk errs more" if plan.is_adaptive else ""
    return f"a sample of {plan.sample_percent} % of the claims{grows}"


def _tolerances(settlement: Settlement) -> Iterator[KeyLine]:
    limits = settlement.tolerances
    price = f"${money_text(limits.price)}" if limits.price is not None else UNKNOWN
    amount = f"${money_text(limits.total_amount)}" if limits.total_amount is not None else UNKNOWN
    share = (
        f"{limits.total_share * 100:f}".rstrip("0").rstrip(".") + " %" if limits.total_share is not None else UNKNOWN
    )
    balance = f"{shares_text(limits.balance)} shares" if limits.balance is not None else UNKNOWN
    yield KeyLine("Price beyond the day's range", price, settlement.source("tolerances.price"))
    yield KeyLine("Total against shares x price", f"{amount} and {share}", settlement.source("tolerances.total_amount"))
    yield KeyLine("Balance of the schedule", balance, settlement.source("tolerances.balance"))


def _day(day: date | None) -> str:
    return UNKNOWN if day is None else screen_date(day)
