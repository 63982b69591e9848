"""A plan as sheets of cells, to key and paste into: its rules, its entries, its tables as printed, its tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from claimdesk.casebook.account import TradeCode
from claimdesk.casebook.keyed_dates import DateContext
from claimdesk.casebook.plan_cells import CellKind, Head, read_cell
from claimdesk.casebook.plan_tables import TableKind, TableUnit
from claimdesk.casebook.settlement_key import KeyType, SettlementKey
from claimdesk.casebook.settlement_keys import KEYS

Row = tuple[str, ...]
Rows = tuple[Row, ...]

RULES, TABLES, CASES, TESTS, EXPECTED = "rules", "table", "case", "tests", "expected"
COMES_FROM = Head(
    name="Comes from",
    kind=CellKind.TEXT,
    meaning="The paragraph: form, notice, stipulation, order or plan and its number; or practice, or assumed",
)
ENTRIES: Mapping[str, str] = MappingProxyType(
    {
        "security": "Securities",
        "cut": "Corrections in the day",
        "measure": "Measures",
        "category": "Categories",
        "record_date": "Record dates",
        TABLES: "Tables of the plan",
        CASES: "Disposal cases",
    }
)
"""The entries of a plan that stand in tables of their own, in the order of the file, and what they are called."""

_KINDS: Mapping[KeyType, CellKind] = MappingProxyType(
    {
        KeyType.TEXT: CellKind.TEXT,
        KeyType.TEXTS: CellKind.TEXTS,
        KeyType.WORD: CellKind.WORD,
        KeyType.WORDS: CellKind.WORDS,
        KeyType.DATE: CellKind.DAY,
        KeyType.DECIMAL: CellKind.NUMBER,
        KeyType.YES_NO: CellKind.YES_NO,
        KeyType.ROWS: CellKind.ROWS,
    }
)
_OWN_SHEETS = frozenset({"plan.tests", "plan.expected"})
_OF_GRIDS = frozenset({"file", "rows", "purchases", "sales", "values"})
_BANDS = frozenset({"acquired", "disposed"})
MATRIX_EDGES = 2
"""The rows above and the columns before the values of a matrix: first and last day."""


class SheetKind(StrEnum):
    """How the cells of a sheet lie."""

    RULES = "rules"
    ENTRIES = "entries"
    STEPS = "steps"
    DAILY = "daily"
    MATRIX = "matrix"


def head_of(key: SettlementKey) -> Head:
    """Give the head of the cells in which a key of the plan stands."""
    kind = CellKind.BAND if key.name in _BANDS else _KINDS[key.kind]
    words = tuple(str(word) for word in key.words) if key.words else ()
    return Head(name=key.name.replace("_", " ").capitalize(), kind=kind, words=words, meaning=key.meaning)


RULE_KEYS = tuple(
    key for key in KEYS if key.table in {"plan", "plan.matching", "plan.claim"} and key.path not in _OWN_SHEETS
)


def entry_keys(table: str) -> tuple[SettlementKey, ...]:
    """Give the keys of one entry, in the order of the documentation; the cells of a table are a sheet of their own."""
    return tuple(
        key for key in KEYS if key.table == f"plan.{table}[]" and not (table == TABLES and key.name in _OF_GRIDS)
    )


_TEST_HEADS = (
    Head(name="account", kind=CellKind.TEXT, meaning="Name of the account that is tested"),
    Head(name="security", kind=CellKind.TEXT, meaning="Its security, by one of the names in the settlement"),
    Head(name="code", kind=CellKind.WORD, words=tuple(TradeCode), meaning="B and U for the holdings, P, S, and so on"),
    Head(name="date", kind=CellKind.DAY, meaning="Trade date; it may be blank on B and U"),
    Head(name="quantity", kind=CellKind.SIGNED, meaning="Shares; a sign says which way they went"),
    Head(name="price", kind=CellKind.NUMBER, meaning="Dollars a share"),
    Head(name="net_amount", kind=CellKind.NUMBER, meaning="Dollars that the confirmation states"),
    Head(name="category", kind=CellKind.TEXT, meaning="Category of the claimant, where the plan has them"),
    Head(name="documented", kind=CellKind.TEXT, meaning="no where there is no document; blank means yes"),
    Head(name="donor_date", kind=CellKind.DAY, meaning="The day on which the donor bought"),
    Head(name="donor_price", kind=CellKind.NUMBER, meaning="The price that the donor paid"),
    Head(name="note", kind=CellKind.TEXT, meaning="A note that is not read"),
)
_EXPECTED_HEADS = (
    Head(name="account", kind=CellKind.TEXT, meaning="Name of the account that is tested"),
    Head(name="before_claim_level", kind=CellKind.NUMBER, meaning="The sum of its matches; blank: not computed"),
    Head(name="recognized_loss", kind=CellKind.NUMBER, meaning="What it comes to; blank: not computed"),
)
_WHAT = Head(name="Rule", kind=CellKind.TEXT)
_VALUE = Head(name="Value", kind=CellKind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its key, what it is called, how its cells lie, what stands in its columns, and its cells.

    In a matrix the two rows above are the bands of the sales, the two columns before the bands of the purchases.
    """

    key: str
    title: str
    kind: SheetKind
    heads: tuple[Head, ...]
    rows: Rows

    @property
    def has_fixed_rows(self) -> bool:
        """Whether no row is added and none removed."""
        return self.kind is SheetKind.RULES

    @property
    def width(self) -> int:
        """How many columns it has."""
        if self.kind is SheetKind.MATRIX:
            return max([MATRIX_EDGES + 1, *(len(row) for row in self.rows)])
        return len(self.heads)

    def text(self, row: int, column: int) -> str:
        """Give a cell; beyond the last it is empty."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""

    def head(self, row: int, column: int) -> Head:
        """Give what stands in a cell."""
        if self.kind is SheetKind.RULES and column == 1:
            return head_of(RULE_KEYS[row])
        if self.kind is SheetKind.MATRIX:
            is_edge = row < MATRIX_EDGES or column < MATRIX_EDGES
            return self.heads[0] if is_edge else self.heads[-1]
        return self.heads[column]

    def is_open(self, row: int, column: int) -> bool:
        """Whether a cell may be keyed."""
        if self.kind is SheetKind.RULES:
            return column > 0
        return self.kind is not SheetKind.MATRIX or row >= MATRIX_EDGES or column >= MATRIX_EDGES

    def title_of(self, column: int) -> str:
        """Give what stands over a column."""
        if self.kind is SheetKind.MATRIX:
            return ("Bought from", "to")[column] if column < MATRIX_EDGES else f"Sold {column - MATRIX_EDGES + 1}"
        return self.heads[column].name

    def name_of(self, row: int) -> str:
        """Give what stands before a row."""
        if self.kind is SheetKind.MATRIX:
            return ("Sold from", "to")[row] if row < MATRIX_EDGES else str(row - MATRIX_EDGES + 1)
        return str(row + 1)

    def context(self, row: int, column: int, *, period: DateContext) -> DateContext:
        """Give what a short date is read by: the period of the plan, and the last day before it in reading order."""
        for at_row in range(row, max(row - 2, -1), -1):
            last = column - 1 if at_row == row else self.width - 1
            for at_column in range(last, -1, -1):
                if at_column < self.width and self.head(at_row, at_column).kind in {CellKind.DAY, CellKind.EDGE}:
                    read = read_cell(self.head(at_row, at_column), self.text(at_row, at_column))
                    day = _day_in(read.text) if not read.why else None
                    if day:
                        return DateContext(first=period.first, last=period.last, previous=day)
        return period


def _day_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text.partition(" ")[0])
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class PlanSheets:
    """All cells of one version by the keys of their sheets; the cells of the third table are `table:2`."""

    cells: Mapping[str, Rows]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the sheets in the order of a plan: rules, entries with the tables as printed, tests."""
        grids = tuple(f"{TABLES}:{index}" for index in range(len(self.cells[TABLES])))
        before, after = tuple(key for key in ENTRIES if key not in {TABLES, CASES}), (CASES, TESTS, EXPECTED)
        return (RULES, TABLES, *grids, *after[:1], *before, *after[1:])

    def sheet(self, key: str) -> Sheet:
        """Give one sheet."""
        rows = self.cells.get(key, ())
        if key == RULES:
            return Sheet(key=key, title="Rules", kind=SheetKind.RULES, heads=(_WHAT, _VALUE, COMES_FROM), rows=rows)
        if key == TESTS:
            return Sheet(key=key, title="Tests: trades", kind=SheetKind.ENTRIES, heads=_TEST_HEADS, rows=rows)
        if key == EXPECTED:
            return Sheet(key=key, title="Tests: results", kind=SheetKind.ENTRIES, heads=_EXPECTED_HEADS, rows=rows)
        if key in ENTRIES:
            heads = (*(head_of(each) for each in entry_keys(key)), COMES_FROM)
            return Sheet(key=key, title=ENTRIES[key], kind=SheetKind.ENTRIES, heads=heads, rows=rows)
        return self._grid(key, rows)

    def entry(self, key: str) -> Mapping[str, str]:
        """Give the entry of a table as printed, by the names of its columns."""
        row = self.cells[TABLES][int(key.partition(":")[2])]
        names = (*(each.name for each in entry_keys(TABLES)), "source")
        return dict(zip(names, (*row, *[""] * len(names)), strict=False))

    def _grid(self, key: str, rows: Rows) -> Sheet:
        entry = self.entry(key)
        title = entry["name"] or f"Table {int(key.partition(':')[2]) + 1}"
        is_fraction = entry["unit"] == TableUnit.FRACTION
        figure = Head(
            name="Value",
            kind=CellKind.FRACTION if is_fraction else CellKind.NUMBER,
            meaning="A fraction of the price, or a percentage" if is_fraction else "Dollars a share, as printed",
        )
        edge = Head(name="Day", kind=CellKind.EDGE, meaning="A day, with before or after where it has a correction")
        if entry["kind"] == TableKind.MATRIX:
            return Sheet(key=key, title=title, kind=SheetKind.MATRIX, heads=(edge, figure), rows=rows)
        if entry["kind"] in {TableKind.DAILY, TableKind.LOOK_BACK}:
            day = Head(name="Day", kind=CellKind.DAY, meaning="A trading day")
            return Sheet(key=key, title=title, kind=SheetKind.DAILY, heads=(day, figure), rows=rows)
        heads = (_renamed(edge, "First day"), _renamed(edge, "Last day"), figure)
        return Sheet(key=key, title=title, kind=SheetKind.STEPS, heads=heads, rows=rows)

    def with_cells(self, key: str, rows: Rows) -> PlanSheets:
        """Give the sheets with other cells in one of them."""
        return PlanSheets(MappingProxyType({**self.cells, key: rows}))

    def with_row(self, key: str, at: int) -> PlanSheets:
        """Give the sheets with one more row; in the list of tables the cells of a new table come with it."""
        rows = self.cells.get(key, ())
        return self._moved(key, (*rows[:at], (), *rows[at:]), at=at, by=1)

    def without_row(self, key: str, at: int) -> PlanSheets:
        """Give the sheets without a row; in the list of tables the cells of the table go with it."""
        rows = self.cells.get(key, ())
        return self._moved(key, (*rows[:at], *rows[at + 1 :]), at=at, by=-1)

    def _moved(self, key: str, rows: Rows, *, at: int, by: int) -> PlanSheets:
        cells = {**self.cells, key: rows}
        if key == TABLES:
            grids = [cells.pop(f"{TABLES}:{index}", ()) for index in range(len(self.cells[TABLES]))]
            grids[at : at + (by < 0)] = [()] if by > 0 else []
            cells |= {f"{TABLES}:{index}": grid for index, grid in enumerate(grids)}
        return PlanSheets(MappingProxyType(cells))


def _renamed(head: Head, name: str) -> Head:
    return Head(name=name, kind=head.kind, words=head.words, meaning=head.meaning)
