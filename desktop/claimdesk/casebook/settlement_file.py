"""A settlement file becomes a settlement, or every fault of it with key and line, and what it does not know."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from claimdesk.casebook.claim import PostmarkSource
from claimdesk.casebook.dcn import DcnCheck, DcnForm
from claimdesk.casebook.money import MILLION, Money, Price
from claimdesk.casebook.pass_plan import LEAST_SAMPLE_PERCENT, PassKind, PassPlan
from claimdesk.casebook.plan_file import PlanRead, earlier_files, read_plan, table_files, test_files
from claimdesk.casebook.plan_paper import FileBeside, PlanPaper
from claimdesk.casebook.plan_toml import plan_toml
from claimdesk.casebook.securities import Security
from claimdesk.casebook.settlement import (
    USUAL_ROWS,
    Acknowledged,
    Administrator,
    Citation,
    ClassPeriod,
    Column,
    CureRules,
    CureStart,
    Form,
    FormEntry,
    FormPart,
    FormRow,
    IntakeRules,
    LetterKind,
    Mailing,
    Missing,
    ScheduleSection,
    SectionRole,
    Settlement,
    Tolerances,
)
from claimdesk.casebook.settlement_key import DateStyle, Exchange
from claimdesk.casebook.settlement_lines import layout, parse, path_text
from claimdesk.casebook.settlement_sense import Values, silences_of, troubles_of
from claimdesk.casebook.settlement_shape import Fault, ShapeReader
from claimdesk.casebook.trades import TradeKind

NOTHING_BESIDE: Mapping[str, str] = MappingProxyType({})

BOX = "[ ]"
"""Before a label of the form: a box to tick, not a line to write on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementRead:
    """What came of a file: the settlement, None when there are faults; `prices_file` lies beside it."""

    settlement: Settlement | None
    faults: tuple[Fault, ...]
    missing: tuple[Missing, ...]
    prices_file: str | None = None
    table_files: tuple[str, ...] = ()
    """Names of the files of the plan's tables that lie beside it."""
    test_files: tuple[str, ...] = ()
    """Names of the files with the plan's own tests, trades and results, as many as it names."""
    earlier_files: tuple[str, ...] = ()
    """Names of the files with earlier versions of the plan."""


def read_settlement(text: str, *, name: str, beside: Mapping[str, str] = NOTHING_BESIDE) -> SettlementRead:
    """Read the text of a settlement file; `name` is the settlement's own, the folder in which the file lies.

    `beside` holds the texts of the tables and of the tests of the plan that lie beside the file, by their names. A plan
    whose tables are not all among them is left out, and `table_files` says which it names.
    """
    try:
        tables = parse(text)
    except tomllib.TOMLDecodeError:
        return _with_faults(text, beside)
    shape = ShapeReader(is_whole=True).read(tables)
    if shape.troubles or troubles_of(shape):
        return _with_faults(text, beside)
    values = Values(shape)
    plan = _plan(values, beside)
    if plan.troubles or plan.faults:
        return _with_faults(text, beside)
    missing = (*shape.missing, *silences_of(shape))
    return SettlementRead(
        settlement=replace(
            _settlement(values, text, name=name, missing=missing),
            plan=plan.plan,
            plan_paper=_plan_paper(tables, values, beside=beside) if plan.plan else None,
            version=_version(text, {file: beside[file] for file in table_files(values) if file in beside}),
        ),
        faults=(),
        missing=missing,
        prices_file=values.get("prices.file", str),
        table_files=table_files(values),
        test_files=test_files(values),
        earlier_files=earlier_files(values),
    )


def _plan_paper(tables: Mapping[str, Any], values: Values, *, beside: Mapping[str, str]) -> PlanPaper:
    """Write the plan of the file as a version of its own, which names no earlier ones."""
    plan = {name: value for name, value in tables["plan"].items() if name != "earlier"}
    files = (name for name in (*table_files(values), *test_files(values)) if name in beside)
    return PlanPaper(plan_toml(plan), tuple(FileBeside(name, beside[name]) for name in files))


def _plan(values: Values, beside: Mapping[str, str]) -> PlanRead:
    """Read the plan where every table of it is at hand."""
    return read_plan(values, beside) if beside.keys() >= set(table_files(values)) else PlanRead()


def _version(text: str, beside: Mapping[str, str]) -> str:
    """Give the fingerprint of the file and of the tables of its plan: a plan with another table is another one."""
    fingerprint = hashlib.sha256(text.encode())
    for name, table in sorted(beside.items()):
        fingerprint.update(f"\n{name}\n{table}".encode())
    return fingerprint.hexdigest()


def _with_faults(text: str, beside: Mapping[str, str]) -> SettlementRead:
    """Read a faulty file again, statement by statement, so that each fault gets its line."""
    placed = layout(text)
    shape = ShapeReader(is_whole=not placed.slips).read(placed.tables)
    faults = [Fault(path_text(slip.path), slip.line, slip.sentence) for slip in placed.slips]
    values = Values(shape)
    plan = PlanRead() if shape.troubles else _plan(values, beside)
    faults += [
        Fault(path_text(trouble.path), placed.line_of(trouble.path), trouble.sentence)
        for trouble in (*shape.troubles, *troubles_of(shape), *plan.troubles)
    ]
    faults += [Fault(fault.file, fault.line, fault.sentence) for fault in plan.faults]
    return SettlementRead(
        settlement=None,
        faults=tuple(sorted(faults, key=lambda fault: fault.line or 0)),
        missing=() if placed.slips else (*shape.missing, *silences_of(shape)),
        prices_file=values.get("prices.file", str),
        table_files=table_files(values),
        earlier_files=earlier_files(values),
    )


def _settlement(values: Values, text: str, *, name: str, missing: tuple[Missing, ...]) -> Settlement:
    first, last = values.get("class_period.first", date), values.get("class_period.last", date)
    proofs = values.items("bar_date.proofs", PostmarkSource)
    return Settlement(
        name=name,
        version=_version(text, NOTHING_BESIDE),
        caption=values.get("caption", str) or "",
        short_caption=values.get("short_caption", str) or "",
        court=values.get("court", str),
        case_number=values.get("case_number", str),
        claim_prefix=values.get("claim_prefix", str) or "",
        intake=_intake(values),
        administrator=_administrator(values),
        own_eins=values.items("own_eins", str),
        securities=tuple(
            Security(name=values.get(f"{path}.name", str) or "", names=values.items(f"{path}.names", str))
            for path in _tables(values, "security")
        ),
        exchange=values.get("exchange", Exchange),
        class_period=ClassPeriod(first, last) if first and last else None,
        opening_on=values.get("holdings.opening_on", date),
        closing_on=values.get("holdings.closing_on", date),
        bar_date=values.get("bar_date.on", date),
        postmark_proofs=proofs or None,
        sections=_sections(values),
        form=_form(values),
        acknowledged=values.get("acknowledged", Acknowledged),
        cure=_cure(values),
        tolerances=_tolerances(values),
        pass_plan=_pass_plan(values),
        letters=values.items("letters", LetterKind),
        annex_with=values.items("annex_with", LetterKind),
        mailing=_mailing(values),
        date_style=values.get("date_style", DateStyle) or DateStyle.US,
        citations=tuple(Citation(code, paragraph) for code, paragraph in values.shape.citations.items()),
        sources=tuple(values.shape.sources),
        missing=missing,
        file_text=text,
    )


def _tables(values: Values, name: str) -> tuple[str, ...]:
    return tuple(f"{name}[{index}]" for index in range(values.count(name)))


def _intake(values: Values) -> IntakeRules:
    usual = IntakeRules()
    return IntakeRules(
        dcn=DcnForm(
            prefix=values.get("intake.dcn_prefix", str) or usual.dcn.prefix,
            digits=values.get("intake.dcn_digits", int) or usual.dcn.digits,
            check=values.get("intake.dcn_check", DcnCheck) or usual.dcn.check,
        ),
        idle_minutes=values.get("intake.idle_minutes", int) or usual.idle_minutes,
    )


def _administrator(values: Values) -> Administrator | None:
    name = values.get("administrator.name", str)
    if name is None:
        return None
    return Administrator(
        name=name,
        address=values.items("administrator.address", str),
        telephone=values.get("administrator.telephone", str),
        email=values.get("administrator.email", str),
    )


def _sections(values: Values) -> tuple[ScheduleSection, ...]:
    held_on = {
        SectionRole.OPENING: values.get("holdings.opening_on", date),
        SectionRole.CLOSING: values.get("holdings.closing_on", date),
    }
    sections = []
    for path in _tables(values, "section"):
        role = values.get(f"{path}.role", SectionRole) or SectionRole.IN
        sections.append(
            ScheduleSection(
                key=values.get(f"{path}.key", str) or "",
                heading=values.get(f"{path}.heading", str) or "",
                role=role,
                columns=values.items(f"{path}.columns", Column),
                instruction=values.get(f"{path}.instruction", str) or "",
                kind=values.get(f"{path}.kind", TradeKind),
                on=held_on.get(role),
                first=values.get(f"{path}.first", date),
                last=values.get(f"{path}.last", date),
                rows=values.get(f"{path}.rows", int) or USUAL_ROWS,
            )
        )
    return tuple(sections)


def _form(values: Values) -> Form | None:
    title = values.get("form.title", str)
    if title is None:
        return None
    return Form(
        title=title,
        parts=tuple(
            FormPart(
                key=values.get(f"{path}.key", str) or "",
                heading=values.get(f"{path}.heading", str) or "",
                paragraphs=values.items(f"{path}.paragraphs", str),
                rows=tuple(_row(labels) for labels in values.items(f"{path}.rows", tuple)),
            )
            for path in _tables(values, "form.part")
        ),
        has_w9=values.get("form.has_w9", bool),
        w9_revision=values.get("form.w9_revision", str),
        one_signature_serves_w9=values.get("form.one_signature_serves_w9", bool),
        manual_signature_required=values.get("form.manual_signature_required", bool),
    )


def _row(labels: tuple[str, ...]) -> FormRow:
    return FormRow(tuple(FormEntry(label.removeprefix(BOX).strip(), is_box=label.startswith(BOX)) for label in labels))


def _cure(values: Values) -> CureRules | None:
    days, start = values.get("cure.days", int), values.get("cure.start", CureStart)
    contest_days = values.get("cure.contest_days", int)
    if days is None or start is None or contest_days is None:
        return None
    return CureRules(
        days=days,
        start=start,
        mail_allowance_days=values.get("cure.mail_allowance_days", int) or 0,
        rolls_over_weekends=bool(values.get("cure.rolls_over_weekends", bool)),
        rolls_over_postal_holidays=bool(values.get("cure.rolls_over_postal_holidays", bool)),
        notices=values.get("cure.notices", int) or 0,
        extension_days=values.get("cure.extension_days", int) or 0,
        relates_back=bool(values.get("cure.relates_back", bool)),
        contest_days=contest_days,
    )


def _millionths(values: Values, path: str) -> int | None:
    amount = values.get(path, Decimal)
    return None if amount is None else int(amount * MILLION)


def _tolerances(values: Values) -> Tolerances:
    price, total = _millionths(values, "tolerances.price"), _millionths(values, "tolerances.total_amount")
    return Tolerances(
        price=None if price is None else Price(price),
        total_amount=None if total is None else Money(total),
        total_share=values.get("tolerances.total_share", Decimal),
        balance=_millionths(values, "tolerances.balance"),
    )


def _pass_plan(values: Values) -> PassPlan:
    return PassPlan(
        kind=values.get("second_pass.plan", PassKind) or PassKind.SINGLE,
        sample_percent=values.get("second_pass.sample_percent", int) or LEAST_SAMPLE_PERCENT,
        is_adaptive=bool(values.get("second_pass.adaptive", bool)),
    )


def _mailing(values: Values) -> Mailing | None:
    panels = values.items("mailing.panels", Decimal)
    if not panels:
        return None

    def inches(name: str) -> Decimal:
        return values.get(f"mailing.{name}", Decimal) or Decimal(0)

    return Mailing(
        envelope_width=inches("envelope_width"),
        envelope_height=inches("envelope_height"),
        window_width=inches("window_width"),
        window_height=inches("window_height"),
        window_left=inches("window_left"),
        window_bottom=inches("window_bottom"),
        panels=panels,
        clearance=inches("clearance"),
        paper_width=inches("paper_width"),
        paper_height=inches("paper_height"),
    )
