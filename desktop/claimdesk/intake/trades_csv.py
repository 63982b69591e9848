"""A CSV file of trades in the codes of the field becomes accounts; every fault is told with its line and column."""

from __future__ import annotations

import csv
import difflib
import io
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from claimdesk.casebook.account import Account, TradeCode, TradeLine
from claimdesk.casebook.money import NotAnAmountError, millionths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimdesk.casebook.securities import Security

NEEDED = ("account", "security", "code", "date", "quantity", "price")
OPTIONAL = ("net_amount", "category", "documented", "donor_date", "donor_price", "note")
_NUL = "\0"
_ALIKE = 0.8

_US_DATE = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d*)?")
_UNDATED = frozenset({TradeCode.OPENING, TradeCode.CLOSING})
_YES = frozenset({"", "yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})


@dataclass(frozen=True, slots=True)
class TradesFault:
    """What keeps the whole file from being read: the line (None: nowhere), the column, and one sentence."""

    line: int | None
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TradesRead:
    """The accounts in the order of the file; those with a fault in their lines carry it among their problems.

    `remarks` keep nothing from being read: columns of which nobody knows anything.
    """

    accounts: tuple[Account, ...]
    faults: tuple[TradesFault, ...]
    remarks: tuple[TradesFault, ...] = ()


class _CellError(ValueError):
    """A cell that is not what its column holds; the message is the sentence."""


@dataclass(slots=True)
class _Gathered:
    """What the lines of one account came to so far."""

    lines: list[TradeLine] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    category: str = ""


def read_trades(text: str, securities: tuple[Security, ...]) -> TradesRead:
    """Read a file with the header `account,security,code,date,quantity,price` and, as it likes, further columns.

    Further columns that are read: category, documented (blank means yes), donor_date, donor_price; net_amount and note
    may stand there. Any other is a remark, or a fault where it is nearly one of these. A byte-order mark, blanks around
    headings and cells, and thousands separators do not matter. Shares of an assignment go out, and come in where a plus
    stands before them.
    """
    if _NUL in text:
        line = text.count("\n", 0, text.index(_NUL)) + 1
        return TradesRead(
            (), (TradesFault(line, "", "a NUL stands here, which no text has; save the file as CSV anew"),)
        )
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    accounts: dict[str, _Gathered] = {}
    faults: list[TradesFault] = []
    headings: list[str] = []
    try:
        headings = [heading.strip().casefold() for heading in next(reader, [])]
        faults += _heading_faults(headings)
        if faults:
            return TradesRead((), tuple(faults))
        trades = _Lines(headings, securities)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            name = trades.cell(cells, "account")
            if not name:
                faults.append(TradesFault(reader.line_num, "account", "the line names no account"))
                continue
            trades.gather(cells, accounts.setdefault(name, _Gathered()), line=reader.line_num)
    except csv.Error as error:
        faults.append(TradesFault(reader.line_num, "", f"this is no CSV: {error}"))
    return TradesRead(
        tuple(
            Account(name=name, lines=tuple(one.lines), category=one.category, problems=tuple(one.problems))
            for name, one in accounts.items()
        ),
        tuple(faults),
        tuple(_strange_headings(headings)),
    )


def _heading_faults(headings: list[str]) -> Iterator[TradesFault]:
    if not set(NEEDED) & set(headings):
        what = "the first line is no header" if any(headings) else "the file has no header"
        yield TradesFault(1, "", f"{what}; it names the columns: {','.join(NEEDED)}")
        return
    for name in NEEDED:
        if name not in headings:
            yield TradesFault(1, name, f"the column {name} is missing; the first line names the columns")
    for name in headings:
        near = difflib.get_close_matches(name, (*NEEDED, *OPTIONAL), n=1, cutoff=_ALIKE)
        if near and near[0] != name:
            yield TradesFault(1, name, f"there is no column {name}; {near[0]} is nearly the same, so name it so")
    for name in dict.fromkeys(heading for heading in headings if heading and headings.count(heading) > 1):
        yield TradesFault(1, name, f"the column {name} stands twice")


def _strange_headings(headings: list[str]) -> Iterator[TradesFault]:
    for name in headings:
        if name and name not in NEEDED and name not in OPTIONAL:
            yield TradesFault(
                1, name, f"the column {name} is not read; beside those needed {', '.join(OPTIONAL)} may stand"
            )


class _Lines:
    """Reads the cells of one line after the other under the headings of the file."""

    def __init__(self, headings: list[str], securities: tuple[Security, ...]) -> None:
        self._places: Mapping[str, int] = {heading: place for place, heading in enumerate(headings)}
        self._width = len(headings)
        self._securities = securities
        self._called: dict[str, str] = {}

    def cell(self, cells: list[str], column: str) -> str:
        """Give the text of a cell without blanks around it; empty where the line or the file has none."""
        place = self._places.get(column)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    def gather(self, cells: list[str], into: _Gathered, *, line: int) -> None:
        """Add one line to its account, or what is wrong with it to the account's problems."""
        before = len(into.problems)
        if len(cells) > self._width and any(cell.strip() for cell in cells[self._width :]):
            into.problems.append(f"line {line}: {len(cells)} cells stand under {self._width} headings")

        def read(column: str) -> str:
            return self.cell(cells, column)

        def problem(column: str, sentence: object) -> None:
            into.problems.append(f"line {line}, column {column}: {sentence}")

        values: dict[str, object] = {}
        for column, reading in (
            ("security", self._security),
            ("code", _code),
            ("date", _day),
            ("quantity", _quantity),
            ("price", _number),
            ("documented", _documented),
            ("donor_date", _day),
            ("donor_price", _number),
        ):
            try:
                values[column] = reading(read(column))
            except _CellError as error:
                problem(column, error)
        code = values.get("code")
        if "quantity" in values and values["quantity"] is None:
            problem("quantity", "the cell is blank")
        if "date" in values and values["date"] is None and isinstance(code, TradeCode) and code not in _UNDATED:
            problem("date", f"the cell is blank, and only {' and '.join(sorted(_UNDATED))} may have no date")
        category = read("category")
        if category and into.category and category != into.category:
            problem("category", f"the account is of the category {into.category} above, and {category} here")
        into.category = into.category or category
        if len(into.problems) == before:
            into.lines.append(_trade(values, line=line, has_plus=read("quantity").startswith("+")))

    def _security(self, text: str) -> str:
        if text not in self._called:
            found = next((security.name for security in self._securities if security.is_called(text)), None)
            if found is None:
                raise _CellError(f"`{text}` is no security of the settlement" if text else "the cell is blank")
            self._called[text] = found
        return self._called[text]


def _trade(values: Mapping[str, object], *, line: int, has_plus: bool) -> TradeLine:
    on, price, quantity = values["date"], values["price"], values["quantity"]
    shares = quantity if isinstance(quantity, int) else 0
    if values["code"] is TradeCode.ASSIGNMENT and not has_plus:
        shares = -abs(shares)
    donor_date, donor_price = values["donor_date"], values["donor_price"]
    return TradeLine(
        security=str(values["security"]),
        code=TradeCode(str(values["code"])),
        shares=shares,
        on=on if isinstance(on, date) else None,
        price=price if isinstance(price, int) else None,
        is_documented=values["documented"] is True,
        donor_date=donor_date if isinstance(donor_date, date) else None,
        donor_price=donor_price if isinstance(donor_price, int) else None,
        source=f"line {line}",
    )


def _code(text: str) -> TradeCode:
    found = next((code for code in TradeCode if code == text.upper()), None)
    if found is None:
        known = ", ".join(TradeCode)
        raise _CellError(f"`{text}` is no code; one of {known}" if text else "the cell is blank")
    return found


def _day(text: str) -> date | None:
    if not text:
        return None
    american = _US_DATE.fullmatch(text)
    try:
        if american:
            return date(int(american[3]), int(american[1]), int(american[2]))
        return date.fromisoformat(text)
    except ValueError as error:
        raise _CellError(f"`{text}` is no day; write it as 2015-04-28 or 04/28/2015") from error


def _number(text: str) -> int | None:
    if not text:
        return None
    try:
        return millionths(text.replace(",", "") if _THOUSANDS.fullmatch(text) else text)
    except NotAnAmountError as error:
        raise _CellError(f"`{text}`: {error}") from error


def _quantity(text: str) -> int | None:
    return _number(text.removeprefix("+"))


def _documented(text: str) -> bool:
    if text.casefold() in _YES:
        return True
    if text.casefold() in _NO:
        return False
    raise _CellError(f"`{text}` is neither yes nor no")
