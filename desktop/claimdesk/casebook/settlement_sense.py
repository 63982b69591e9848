"""The keys of a settlement file agree with one another: days in order, sections distinct, a window of some use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from claimdesk.casebook.day_text import screen_date
from claimdesk.casebook.money import MILLION
from claimdesk.casebook.pass_plan import PassKind
from claimdesk.casebook.settlement import Column, Missing, SectionRole
from claimdesk.casebook.settlement_keys import SIGNATURE_PAGE
from claimdesk.casebook.settlement_shape import Shape, Trouble
from claimdesk.casebook.tax_identity import DIGITS
from claimdesk.casebook.trades import ALWAYS_IN, ALWAYS_OUT, TradeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdesk.casebook.settlement_lines import Path

_Value = TypeVar("_Value")

_SECTION_KEY = re.compile(r"[a-z][a-z0-9_]*")
_CLAIM_PREFIX = re.compile(r"[A-Z0-9]{0,12}")
_PLACEHOLDER = re.compile(r"\{[^}]*\}|[{}]")
_RESERVED = frozenset({"extra_sheets", "count"})
_HOLDING_COLUMNS = frozenset({Column.SHARES, Column.DOCUMENTED})
_SPREADSHEET_SUFFIX = ".csv"


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a file by path; a value that is not there, or was a fault, is None."""

    shape: Shape

    def get(self, path: str, kind: type[_Value]) -> _Value | None:
        """Give the value at `path`, or None when there is none of this kind."""
        value = self.shape.values.get(path)
        return value if isinstance(value, kind) else None

    def items(self, path: str, kind: type[_Value]) -> tuple[_Value, ...]:
        """Give the list at `path`, empty when there is none."""
        return tuple(item for item in self.get(path, tuple) or () if isinstance(item, kind))

    def count(self, table: str) -> int:
        """Give how many tables `table[0]`, `table[1]` ... have a value."""
        index = 0
        while any(path.startswith(f"{table}[{index}].") for path in self.shape.values):
            index += 1
        return index


def troubles_of(shape: Shape) -> tuple[Trouble, ...]:
    """Give everything in which sound keys contradict one another."""
    values = Values(shape)
    return (
        *_case(values),
        *_days(values),
        *_sections(values),
        *_section_days(values),
        *_amounts(values),
        *_second_pass(values),
        *_parts(values),
        *_mailing(values),
    )


def silences_of(shape: Shape) -> tuple[Missing, ...]:
    """Give what stays silent because no section of the schedule plays a role."""
    values = Values(shape)
    roles = {values.get(f"section[{index}].role", SectionRole) for index in range(values.count("section"))}
    lacking = (
        (SectionRole.OPENING, "No section states the opening holding: the balance is not known (BAL, DOC-OPEN)."),
        (SectionRole.CLOSING, "No section states the closing holding: the balance is not known (BAL, DOC-CLOSE)."),
        (SectionRole.OUT, "No section lists sales: the balance is not known (BAL)."),
        (SectionRole.IN, "No section lists purchases: the balance is not known (BAL, NCM-PERIOD, NCM-TYPE)."),
    )
    return tuple(Missing("section", sentence) for role, sentence in lacking if roles and role not in roles)


def _case(values: Values) -> Iterator[Trouble]:
    prefix = values.get("claim_prefix", str)
    if prefix is not None and not _CLAIM_PREFIX.fullmatch(prefix):
        yield Trouble(("claim_prefix",), "a prefix has at most twelve capital letters and digits, and nothing else")
    dcn_prefix = values.get("intake.dcn_prefix", str)
    if dcn_prefix is not None and not _CLAIM_PREFIX.fullmatch(dcn_prefix):
        yield Trouble(
            ("intake", "dcn_prefix"), "a prefix has at most twelve capital letters and digits, and nothing else"
        )
    for index, ein in enumerate(values.items("own_eins", str)):
        if not (len(ein) == DIGITS and ein.isascii() and ein.isdigit()):
            yield Trouble(("own_eins", index), "an employer number is nine digits without hyphen")
    name = values.get("prices.file", str)
    if name is not None and (not name.endswith(_SPREADSHEET_SUFFIX) or any(sign in name for sign in "/\\:\0")):
        yield Trouble(
            ("prices", "file"), "the name of a .csv file that lies beside the settlement file, without a folder"
        )


def _days(values: Values) -> Iterator[Trouble]:
    first, last = values.get("class_period.first", date), values.get("class_period.last", date)
    opening, closing = values.get("holdings.opening_on", date), values.get("holdings.closing_on", date)
    bar_date = values.get("bar_date.on", date)
    in_order: tuple[tuple[date | None, date | None, Path, str], ...] = (
        (first, last, ("class_period", "last"), "the class period ends on {later}, before its first day {earlier}"),
        (
            opening,
            closing,
            ("holdings", "closing_on"),
            "the closing holding of {later} is before the opening of {earlier}",
        ),
        (
            last,
            closing,
            ("holdings", "closing_on"),
            "the closing holding of {later} is before the class ends, {earlier}",
        ),
        (
            last,
            bar_date,
            ("bar_date", "on"),
            "the bar date {later} is before the last day of the class period, {earlier}",
        ),
        (closing, bar_date, ("bar_date", "on"), "the bar date {later} is before the closing holding of {earlier}"),
    )
    for earlier, later, path, sentence in in_order:
        if earlier and later and later < earlier:
            yield Trouble(path, sentence.format(earlier=screen_date(earlier), later=screen_date(later)))
    if opening and first and opening >= first:
        yield Trouble(
            ("holdings", "opening_on"),
            f"the opening holding of {screen_date(opening)} is not before the class begins, {screen_date(first)}",
        )


def _sections(values: Values) -> Iterator[Trouble]:
    keys: set[str] = set()
    roles: set[SectionRole] = set()
    for index in range(values.count("section")):
        path = f"section[{index}]"
        key = values.get(f"{path}.key", str)
        role = values.get(f"{path}.role", SectionRole)
        columns = frozenset(values.items(f"{path}.columns", Column))
        here: Path = ("section", index)
        if key is not None:
            if not _SECTION_KEY.fullmatch(key) or key in _RESERVED:
                yield Trouble((*here, "key"), "a key is small letters, digits and underscores, and not extra_sheets")
            if key in keys:
                yield Trouble((*here, "key"), f"two sections have the key {key}; each has its own")
            keys.add(key)
        if role is None:
            continue
        if role in roles and role in {SectionRole.OPENING, SectionRole.CLOSING}:
            yield Trouble((*here, "role"), f"two sections are the {role} holding; a balance has one")
        roles.add(role)
        yield from _columns(values, here, role=role, columns=columns)


def _columns(values: Values, here: Path, *, role: SectionRole, columns: frozenset[Column]) -> Iterator[Trouble]:
    path = f"section[{here[1]}]"
    kind = values.get(f"{path}.kind", TradeKind)
    holds_trades = role in {SectionRole.IN, SectionRole.OUT}
    if columns and Column.SHARES not in columns:
        yield Trouble((*here, "columns"), "every section has the column shares")
    if holds_trades and columns and Column.TRADE_DATE not in columns:
        yield Trouble((*here, "columns"), "a section of trades has the column trade_date")
    if not holds_trades:
        if columns - _HOLDING_COLUMNS:
            yield Trouble((*here, "columns"), "a holding has the columns shares and documented, and no other")
        for name in ("kind", "first", "last", "rows"):
            if f"{path}.{name}" in values.shape.values:
                yield Trouble((*here, name), "a holding has no such key; it is for a section of trades")
    elif kind and kind in (ALWAYS_OUT if role is SectionRole.IN else ALWAYS_IN):
        yield Trouble((*here, "kind"), f"a {kind} is not what a section with the role {role} lists")


def _section_days(values: Values) -> Iterator[Trouble]:
    opening, closing = values.get("holdings.opening_on", date), values.get("holdings.closing_on", date)
    for index in range(values.count("section")):
        here: Path = ("section", index)
        first = values.get(f"section[{index}].first", date)
        last = values.get(f"section[{index}].last", date)
        if first and last and last < first:
            yield Trouble(
                (*here, "last"), f"the last day {screen_date(last)} is before the first, {screen_date(first)}"
            )
        if first and opening and first <= opening:
            yield Trouble(
                (*here, "first"), f"{screen_date(first)} is not after the opening holding of {screen_date(opening)}"
            )
        if last and closing and last > closing:
            yield Trouble(
                (*here, "last"), f"{screen_date(last)} is after the closing holding of {screen_date(closing)}"
            )


def _amounts(values: Values) -> Iterator[Trouble]:
    for name in ("price", "total_amount", "balance"):
        amount = values.get(f"tolerances.{name}", Decimal)
        if amount is not None and amount * MILLION % 1:
            yield Trouble(("tolerances", name), f"{amount} has more than six decimals, which no amount here can have")


def _second_pass(values: Values) -> Iterator[Trouble]:
    kind = values.get("second_pass.plan", PassKind)
    for name in ("sample_percent", "adaptive"):
        if kind not in {None, PassKind.SAMPLE} and f"second_pass.{name}" in values.shape.values:
            yield Trouble(("second_pass", name), f"only a sample has this key, and the plan is {kind}")


def _parts(values: Values) -> Iterator[Trouble]:
    keys: set[str] = set()
    for index in range(values.count("form.part")):
        path, here = f"form.part[{index}]", ("form", "part", index)
        key = values.get(f"{path}.key", str)
        if key in keys:
            yield Trouble((*here, "key"), f"two parts have the key {key}; each has its own")
        if key:
            keys.add(key)
        for place, paragraph in enumerate(values.items(f"{path}.paragraphs", str)):
            strange = [found for found in _PLACEHOLDER.findall(paragraph) if found != SIGNATURE_PAGE]
            if strange:
                yield Trouble(
                    (*here, "paragraphs", place), f"{strange[0]} stands for nothing; only {SIGNATURE_PAGE} does"
                )


def _mailing(values: Values) -> Iterator[Trouble]:
    def inches(name: str) -> Decimal | None:
        return values.get(f"mailing.{name}", Decimal)

    panels = values.items("mailing.panels", Decimal)
    for axis, window, offset in (
        ("width", "window_width", "window_left"),
        ("height", "window_height", "window_bottom"),
    ):
        whole, size, start = inches(f"envelope_{axis}"), inches(window), inches(offset)
        if size is not None and not size:
            yield Trouble(("mailing", window), "a window without size shows no address")
        if whole is not None and size is not None and start is not None and start + size > whole:
            yield Trouble(
                ("mailing", window), f"the window ends {start + size} in from the edge of a {whole} in envelope"
            )
    height, paper_width, paper_height = inches("envelope_height"), inches("paper_width"), inches("paper_height")
    width = inches("envelope_width")
    if panels and paper_height is not None and sum(panels) != paper_height:
        yield Trouble(
            ("mailing", "panels"), f"the panels sum to {sum(panels)} in, and the paper is {paper_height} in high"
        )
    if panels and height is not None and max(panels) > height:
        yield Trouble(("mailing", "panels"), f"a panel of {max(panels)} in does not go into an envelope of {height} in")
    if width is not None and paper_width is not None and paper_width > width:
        yield Trouble(
            ("mailing", "paper_width"), f"paper of {paper_width} in does not go into an envelope of {width} in"
        )
    yield from _clear_area(values, panels)


def _clear_area(values: Values, panels: tuple[Decimal, ...]) -> Iterator[Trouble]:
    """What stays of the window when the insert lies in either corner, and the clearance is kept on both sides."""
    clearance = values.get("mailing.clearance", Decimal)
    for axis, window, insert in (
        ("width", "window_width", values.get("mailing.paper_width", Decimal)),
        ("height", "window_height", max(panels, default=None)),
    ):
        whole = values.get(f"mailing.envelope_{axis}", Decimal)
        size = values.get(f"mailing.{window}", Decimal)
        if whole is None or size is None or insert is None or clearance is None or insert > whole or not size:
            continue
        left = size - (whole - insert) - 2 * clearance
        if left <= 0:
            yield Trouble(("mailing", window), f"no place for an address stays clear in a window of {size} in")
