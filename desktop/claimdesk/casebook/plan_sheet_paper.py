"""The sheets of a plan are made from a version as it is written, and written again; each fault finds its cell."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.plan_cells import read_cell, text_of_value, value_of
from claimdesk.casebook.plan_paper import FileBeside, PlanPaper
from claimdesk.casebook.plan_sheets import (
    ENTRIES,
    EXPECTED,
    MATRIX_EDGES,
    RULE_KEYS,
    RULES,
    TABLES,
    TESTS,
    PlanSheets,
    Row,
    Rows,
    Sheet,
    SheetKind,
    entry_keys,
    head_of,
)
from claimdesk.casebook.plan_tables import TableKind
from claimdesk.casebook.plan_toml import plan_toml

if TYPE_CHECKING:
    from claimdesk.casebook.keyed_dates import DateContext

SOURCE = "source"
_FILES = ((TESTS, "tests", "plan_tests.csv"), (EXPECTED, "expected", "plan_expected.csv"))
_DAILY_COLUMNS = ("date", "value")
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_NO_SOURCE = "no source"


@dataclass(frozen=True, slots=True)
class SheetFault:
    """What is wrong with a plan: sheet, row and column counted from 0 (None: all of it), and one sentence."""

    sheet: str
    row: int | None
    column: int | None
    sentence: str


def sheets_of(paper: PlanPaper) -> PlanSheets:
    """Give the sheets of a version."""
    plan, texts = paper.table, paper.texts
    cells: dict[str, Rows] = {RULES: tuple(_rules(plan))}
    for name in ENTRIES:
        cells[name] = tuple(_entry(name, entry) for entry in plan.get(name, ()))
    for index, table in enumerate(plan.get(TABLES, ())):
        cells[f"{TABLES}:{index}"] = tuple(_grid(table, texts))
    for key, name, _ in _FILES:
        columns = tuple(head.name for head in PlanSheets({}).sheet(key).heads)
        cells[key] = tuple(_csv_rows(texts.get(str(plan.get(name)), ""), columns))
    return PlanSheets(MappingProxyType(cells))


def _rules(plan: Mapping[str, Any]) -> Iterator[Row]:
    for key in RULE_KEYS:
        table = plan
        for step in key.table.split(".")[1:]:
            table = table.get(step, {})
        source = table.get(SOURCE, "")
        comes_from = source.get(key.name, "") if isinstance(source, dict) else source
        value = table.get(key.name)
        label = key.path.removeprefix("plan.").replace(".", ": ").replace("_", " ")
        text = "" if value is None else text_of_value(head_of(key).kind, value)
        yield (label[:1].upper() + label[1:], text, comes_from if text else "")


def _entry(name: str, entry: Mapping[str, Any]) -> Row:
    keys = entry_keys(name)
    values = (text_of_value(head_of(key).kind, entry[key.name]) if key.name in entry else "" for key in keys)
    return (*values, _one_source(entry.get(SOURCE, "")))


def _one_source(source: object) -> str:
    """Give the sources of an entry in one text, each once."""
    return "; ".join(dict.fromkeys(map(str, source.values()))) if isinstance(source, dict) else str(source)


def _grid(table: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[Row]:
    if table.get("kind") == TableKind.MATRIX:
        sales = [(band[0], band[-1]) for band in table.get("sales", ())]
        yield ("", "", *(first for first, _ in sales))
        yield ("", "", *(last for _, last in sales))
        for band, values in zip(table.get("purchases", ()), table.get("values", ()), strict=False):
            yield (band[0], band[-1], *values)
    elif "file" in table:
        yield from _csv_rows(texts.get(table["file"], ""), _DAILY_COLUMNS)
    else:
        for row in table.get("rows", ()):
            yield tuple(row)


def _csv_rows(text: str, columns: tuple[str, ...]) -> Iterator[Row]:
    for cells in csv.DictReader(text.splitlines()):
        yield tuple((cells.get(column) or "").strip() for column in columns)


def faults_of_cells(sheets: PlanSheets, *, period: DateContext) -> Iterator[SheetFault]:
    """Find every cell that cannot be read, with why."""
    for key in sheets.keys:
        sheet = sheets.sheet(key)
        for row, column in cells_of(sheet):
            head, text = sheet.head(row, column), sheet.text(row, column)
            read = read_cell(head, text, context=sheet.context(row, column, period=period))
            if read.why:
                yield SheetFault(key, row, column, read.why)


def cells_of(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Give every cell of a sheet that may be keyed and is not empty."""
    for row, cells in enumerate(sheet.rows):
        for column, text in enumerate(cells):
            if text.strip() and column < sheet.width and sheet.is_open(row, column):
                yield row, column


def paper_of(sheets: PlanSheets) -> PlanPaper:
    """Write sheets whose cells are all understood; empty rows and empty cells are left out."""
    plan: dict[str, Any] = _written_rules(sheets)
    files: list[FileBeside] = []
    for key, name, file in _FILES:
        rows = kept(sheets, key)
        if rows:
            sheet = sheets.sheet(key)
            width = 1 + max(column for row in rows for column in range(sheet.width) if sheet.text(row, column))
            names = tuple(head.name for head in sheet.heads[: max(width, _least_width(key))])
            files.append(FileBeside(file, _csv(names, (sheet.rows[row] for row in rows))))
            plan[name] = file
    taken = {file for _, _, file in _FILES}
    tables = []
    for index in kept(sheets, TABLES):
        key = f"{TABLES}:{index}"
        written = _written_entry(sheets, TABLES, index)
        written |= _written_grid(sheets, key, taken=taken, files=files)
        tables.append(_source_last(written))
    for name in ENTRIES:
        entries = tables
        if name != TABLES:
            entries = [_source_last(_written_entry(sheets, name, row)) for row in kept(sheets, name)]
        if entries:
            plan[name] = entries
    return PlanPaper(plan_toml(_sources_of_files(plan)), tuple(files))


def _least_width(key: str) -> int:
    return {TESTS: 6, EXPECTED: 3}[key]


def kept(sheets: PlanSheets, key: str) -> tuple[int, ...]:
    """Give the rows of a sheet that are not empty; the rest is not written."""
    return tuple(row for row, cells in enumerate(sheets.cells.get(key, ())) if any(cell.strip() for cell in cells))


def _written_rules(sheets: PlanSheets) -> dict[str, Any]:
    plan: dict[str, Any] = {}
    for key, cells in zip(RULE_KEYS, sheets.cells[RULES], strict=True):
        _, text, source = cells
        if not text:
            continue
        table = plan
        for step in key.table.split(".")[1:]:
            table = table.setdefault(step, {})
        table[key.name] = value_of(head_of(key).kind, text)
        if source:
            table.setdefault(SOURCE, {})[key.name] = source
    return plan


def _sources_of_files(plan: dict[str, Any]) -> dict[str, Any]:
    """Give the tests the source that they have always: they are the work of the office."""
    sources = plan.setdefault(SOURCE, {})
    sources |= {name: "practice: tests of this version" for _, name, _ in _FILES if name in plan}
    return plan


def _source_last(entry: dict[str, Any]) -> dict[str, Any]:
    source = entry.pop(SOURCE, None)
    return entry if source is None else {**entry, SOURCE: source}


def _written_entry(sheets: PlanSheets, name: str, row: int) -> dict[str, Any]:
    sheet = sheets.sheet(name)
    written = {
        key.name: value_of(head_of(key).kind, sheet.text(row, column))
        for column, key in enumerate(entry_keys(name))
        if sheet.text(row, column)
    }
    source = sheet.text(row, len(sheet.heads) - 1)
    return {**written, SOURCE: source} if source else written


def _written_grid(sheets: PlanSheets, key: str, *, taken: set[str], files: list[FileBeside]) -> dict[str, Any]:
    sheet = sheets.sheet(key)
    rows = kept(sheets, key)
    if sheet.kind is SheetKind.MATRIX:
        return _written_matrix(sheet, rows)
    if sheet.kind is SheetKind.DAILY:
        file = _free_name(sheet.title, taken)
        files.append(FileBeside(file, _csv(_DAILY_COLUMNS, (sheet.rows[row] for row in rows))))
        return {"file": file}
    return {"rows": [[cell for cell in sheet.rows[row] if cell] for row in rows]} if rows else {}


def _written_matrix(sheet: Sheet, rows: tuple[int, ...]) -> dict[str, Any]:
    columns = [
        column
        for column in range(MATRIX_EDGES, sheet.width)
        if any(sheet.text(row, column) for row in range(len(sheet.rows)))
    ]
    below = [row for row in rows if row >= MATRIX_EDGES]
    return {
        "purchases": [[sheet.text(row, 0), sheet.text(row, 1)] for row in below],
        "sales": [[sheet.text(0, column), sheet.text(1, column)] for column in columns],
        "values": [[sheet.text(row, column) for column in columns] for row in below],
    }


def _free_name(title: str, taken: set[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_") or "table"
    name, number = f"{plain}.csv", 1
    while name in taken:
        number += 1
        name = f"{plain}_{number}.csv"
    taken.add(name)
    return name


def _csv(names: tuple[str, ...], rows: Iterator[Row]) -> str:
    lines = (names, *((*row, *[""] * len(names))[: len(names)] for row in rows))
    return "".join(f"{','.join(map(_quoted, line))}\n" for line in lines)


def _quoted(text: str) -> str:
    """Write one cell of a CSV, in quotes where it holds a sign of CSV."""
    if not any(sign in text for sign in ',"\r\n'):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def place_of(sheets: PlanSheets, paper: PlanPaper, *, path: str, line: int | None, sentence: str) -> SheetFault:
    """Give the cell that a fault of a written version is about, by the path of its key or by its file and line."""
    for key, name, file in _FILES:
        if path == file:
            return _of_file(sheets, key, line, sentence)
        if path == f"plan.{name}":
            return SheetFault(key, None, None, sentence)
    for written, index in zip(paper.table.get(TABLES, ()), kept(sheets, TABLES), strict=False):
        if path == written.get("file"):
            return _of_file(sheets, f"{TABLES}:{index}", line, sentence)
    steps = [name or int(number) for name, number in _STEP.findall(path)][1:]
    match steps:
        case [str(name), int(index), *rest] if name in ENTRIES and index < len(kept(sheets, name)):
            return _of_entry(sheets, name, kept(sheets, name)[index], rest=rest, sentence=sentence)
        case [str(name), *_] if name in ENTRIES:
            return SheetFault(name, None, None, sentence)
    rule = next((row for row, key in enumerate(RULE_KEYS) if key.path == path), None)
    column = None if rule is None else 2 if sentence.startswith(_NO_SOURCE) else 1
    return SheetFault(RULES, rule, column, sentence)


def _of_file(sheets: PlanSheets, key: str, line: int | None, sentence: str) -> SheetFault:
    rows = kept(sheets, key)
    place = None if line is None else line - 2
    return SheetFault(key, rows[place] if place is not None and 0 <= place < len(rows) else None, None, sentence)


def _of_entry(sheets: PlanSheets, name: str, row: int, *, rest: list[str | int], sentence: str) -> SheetFault:
    grid = f"{TABLES}:{row}"
    match rest:
        case ["purchases" | "values" | "rows" as part, int(index), *_] if name == TABLES:
            edges = 0 if part == "rows" else MATRIX_EDGES
            rows = [at for at in kept(sheets, grid) if at >= edges]
            return SheetFault(grid, rows[index] if index < len(rows) else None, None, sentence)
        case ["sales", int(index), *_] if name == TABLES:
            return SheetFault(grid, 0, MATRIX_EDGES + index, sentence)
        case [str(part), *_] if name == TABLES and part in {"file", "rows", "purchases", "sales", "values"}:
            return SheetFault(grid, None, None, sentence)
    names = [key.name for key in entry_keys(name)]
    here = rest[0] if rest else ""
    column = names.index(str(here)) if here in names else None
    return SheetFault(name, row, len(names) if sentence.startswith(_NO_SOURCE) else column, sentence)
