"""Each key of a settlement file is what its declaration says and has a source, or it is a fault with its path."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.settlement import KeySource, Missing
from claimdesk.casebook.settlement_key import KeyType, Need, SettlementKey
from claimdesk.casebook.settlement_keys import (
    CITATION_SILENT,
    CITATIONS,
    CITATIONS_SILENT,
    CODES_OF_THE_FIELD,
    KEYS,
    SOURCE,
    SOURCE_WORDS,
)
from claimdesk.casebook.settlement_lines import Path, path_text

if TYPE_CHECKING:
    from enum import StrEnum

_KEYS_BY_PATH = tuple((key.path, key) for key in KEYS)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault before its line is known."""

    path: Path
    sentence: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file: the path of the key, the line where it stands (None: nowhere), and one sentence."""

    path: str
    line: int | None
    sentence: str


class WrongValueError(ValueError):
    """A value that is not what its key declares; the message is the sentence for the person who wrote the file."""


@dataclass(slots=True)
class Shape:
    """What the file holds, key by key in the types of the declarations, and what is wrong with it."""

    values: dict[str, object] = field(default_factory=dict)
    citations: dict[str, str] = field(default_factory=dict)
    sources: list[KeySource] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)


def _declared(pattern: str) -> SettlementKey | None:
    return next((key for path, key in _KEYS_BY_PATH if path == pattern), None)


def _is_table(pattern: str) -> bool:
    return any(path.startswith((f"{pattern}.", f"{pattern}[]")) for path, _ in _KEYS_BY_PATH)


def _is_repeated(pattern: str) -> bool:
    return any(path.startswith(f"{pattern}[]") for path, _ in _KEYS_BY_PATH)


def _names_in(pattern: str) -> tuple[str, ...]:
    """Give every key and table that may stand in the table `pattern`."""
    start = f"{pattern}." if pattern else ""
    names = dict.fromkeys(
        path.removeprefix(start).partition(".")[0].removesuffix("[]")
        for path, _ in _KEYS_BY_PATH
        if path.startswith(start)
    )
    return (*names, *(() if pattern else (CITATIONS,)), SOURCE)


def _nearest(name: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"; `{close[0]}` is meant, perhaps" if close else ""


def _text(value: object, key: SettlementKey) -> str:
    if not isinstance(value, str):
        raise WrongValueError(f"this is {_kind_of(value)}, and {key.name} is a text; put it in quotes")
    if not value.strip() and not key.may_be_empty:
        raise WrongValueError("the text is empty; fill it in, or leave the key out when it is not known")
    return value


def _word(value: object, key: SettlementKey) -> StrEnum:
    words: tuple[StrEnum, ...] = tuple(key.words) if key.words is not None else ()
    known = ", ".join(str(word) for word in words)
    if not isinstance(value, str):
        raise WrongValueError(f"this is {_kind_of(value)}, and {key.name} is one of: {known}")
    found = next((word for word in words if word == value), None)
    if found is None:
        near = _nearest(value, tuple(str(word) for word in words))
        raise WrongValueError(f"`{value}` is none of: {known}{near}")
    return found


def _date(value: object, key: SettlementKey) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise WrongValueError(f"this is {_kind_of(value)}, and {key.name} is a day; write it bare, such as 2002-03-28")
    return value


def _number(value: object, key: SettlementKey) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise WrongValueError(f"this is {_kind_of(value)}, and {key.name} is a number; write it bare, without quotes")
    number = Decimal(value)
    if not number.is_finite():
        raise WrongValueError(f"{key.name} is a number that can be counted, not {value}")
    if key.least is not None and number < key.least:
        raise WrongValueError(f"{value} is below {key.least}, the least that {key.name} can be")
    if key.most is not None and number > key.most:
        raise WrongValueError(f"{value} is above {key.most}, the most that {key.name} can be")
    return number


def _whole(value: object, key: SettlementKey) -> int:
    number = _number(value, key)
    if not isinstance(value, int):
        raise WrongValueError(f"{value} is no whole number, and {key.name} is one")
    return int(number)


def _yes_no(value: object, key: SettlementKey) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError(f"this is {_kind_of(value)}, and {key.name} is true or false, without quotes")
    return value


def _items(value: object, key: SettlementKey) -> list[Any]:
    if not isinstance(value, list):
        raise WrongValueError(f"this is {_kind_of(value)}, and {key.name} is a {key.kind}; put it in square brackets")
    if not value and not key.may_be_empty:
        raise WrongValueError("the list is empty; fill it in, or leave the key out when it is not known")
    return value


def _row(value: object, key: SettlementKey) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(label, str) for label in value):
        raise WrongValueError(f'each row of {key.name} is a list of labels, such as ["City", "State"]')
    return tuple(value)


_Reader = Callable[[object, SettlementKey], object]

_ONE_BY_ONE: Mapping[KeyType, _Reader] = MappingProxyType(
    {KeyType.TEXTS: _text, KeyType.WORDS: _word, KeyType.DECIMALS: _number, KeyType.ROWS: _row}
)
_ALONE: Mapping[KeyType, _Reader] = MappingProxyType(
    {
        KeyType.TEXT: _text,
        KeyType.WORD: _word,
        KeyType.DATE: _date,
        KeyType.WHOLE: _whole,
        KeyType.DECIMAL: _number,
        KeyType.YES_NO: _yes_no,
    }
)


def _kind_of(value: object) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "true or false"),
        (str, "a text"),
        (int, "a whole number"),
        (Decimal, "a number"),
        (datetime, "a day with a time"),
        (date, "a day"),
        (list, "a list"),
        (dict, "a table"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "a time")


class ShapeReader:
    """Walks the tables of one file and gathers values, sources and troubles; not `is_whole`: lines were lost."""

    def __init__(self, *, is_whole: bool) -> None:
        self.shape = Shape()
        self._is_whole = is_whole
        self._seen: set[str] = set()

    def read(self, tables: Mapping[str, Any]) -> Shape:
        """Read the whole file."""
        self._table(tables, (), pattern="")
        if self._is_whole:
            for table in ("security", "section"):
                if table not in tables:
                    self._fault((table,), f"no [[{table}]] is there; a settlement opens with one at least")
            self._note_missing(tables)
        return self.shape

    def _fault(self, path: Path, sentence: str) -> None:
        self.shape.troubles.append(Trouble(path, sentence))

    def _table(self, table: Mapping[str, Any], path: Path, *, pattern: str) -> None:
        present = []
        for name, value in table.items():
            here, child = (*path, name), f"{pattern}.{name}" if pattern else name
            key = _declared(child)
            if key:
                present.append(name)
                self._seen.add(child)
                self._value(key, here, value=value)
            elif _is_table(child):
                self._subtables(value, here, pattern=child)
            elif child == CITATIONS:
                self._citations(value, here)
            elif name != SOURCE:
                self._fault(here, f"no such key{_nearest(name, _names_in(pattern))}")
        self._needed(table, path, pattern=pattern)
        self._sources(table, path, present=tuple(present))

    def _subtables(self, value: object, path: Path, *, pattern: str) -> None:
        name = path[-1]
        if not _is_repeated(pattern):
            if isinstance(value, dict):
                self._table(value, path, pattern=pattern)
            else:
                self._fault(path, f"this is {_kind_of(value)}, and {name} is a table; write [{name}]")
        elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            for index, item in enumerate(value):
                self._table(item, (*path, index), pattern=f"{pattern}[]")
        else:
            self._fault(path, f"this is {_kind_of(value)}, and {name} stands in tables of its own; write [[{name}]]")

    def _value(self, key: SettlementKey, path: Path, *, value: object) -> None:
        try:
            one_by_one = _ONE_BY_ONE.get(key.kind)
            if one_by_one is None:
                self.shape.values[path_text(path)] = _ALONE[key.kind](value, key)
                return
            items = _items(value, key)
        except WrongValueError as error:
            self._fault(path, str(error))
            return
        good = []
        for index, item in enumerate(items):
            try:
                good.append(one_by_one(item, key))
            except WrongValueError as error:
                self._fault((*path, index), str(error))
        if key.kind is KeyType.WORDS and len(set(good)) < len(good):
            self._fault(path, "a word stands twice in the list; keep it once")
        self.shape.values[path_text(path)] = tuple(good)

    def _citations(self, value: object, path: Path) -> None:
        if not isinstance(value, dict):
            self._fault(path, f"this is {_kind_of(value)}, and {CITATIONS} is a table; write [{CITATIONS}]")
            return
        for code, paragraph in value.items():
            here = (*path, code)
            if code not in CODES_OF_THE_FIELD:
                self._fault(here, f"no such deficiency code{_nearest(code, tuple(sorted(CODES_OF_THE_FIELD)))}")
            elif not isinstance(paragraph, str) or not paragraph.strip():
                self._fault(here, "a citation is the text of a paragraph, or practice")
            else:
                self.shape.citations[code] = paragraph

    def _needed(self, table: Mapping[str, Any], path: Path, *, pattern: str) -> None:
        if not self._is_whole:
            return
        for _, key in _KEYS_BY_PATH:
            if key.table == pattern and key.need is not Need.OPTIONAL and key.name not in table:
                where = f"the table {path_text(path)}" if path else "the file"
                self._fault((*path, key.name), f"{where} needs this key: {key.meaning[:1].lower()}{key.meaning[1:]}")

    def _sources(self, table: Mapping[str, Any], path: Path, *, present: tuple[str, ...]) -> None:
        source = table.get(SOURCE)
        here = (*path, SOURCE)
        if isinstance(source, dict):
            for name, text in source.items():
                if name not in present:
                    self._fault(
                        (*here, name), f"a source for a key that the table does not hold{_nearest(name, present)}"
                    )
                elif self._is_source(text, (*here, name)):
                    self.shape.sources.append(KeySource(path_text((*path, name)), text))
            unsourced = tuple(name for name in present if name not in source)
        elif source is not None and self._is_source(source, here):
            self.shape.sources.extend(
                (KeySource(path_text(path), source),)
                if path
                else (KeySource(path_text((name,)), source) for name in present)
            )
            unsourced = ()
        else:
            unsourced = present if source is None else ()
        if self._is_whole:
            for name in unsourced:
                self._fault((*path, name), "no source: name the paragraph it comes from, or say practice or assumed")

    def _is_source(self, text: object, path: Path) -> bool:
        words = text.replace(",", " ").replace(":", " ").replace(";", " ").split() if isinstance(text, str) else []
        if not words or words[0] not in SOURCE_WORDS:
            self._fault(path, f"a source is a text that begins with one of: {', '.join(SOURCE_WORDS)}")
            return False
        return True

    def _note_missing(self, tables: Mapping[str, Any]) -> None:
        sentences: dict[str, list[str]] = {}
        for pattern, key in _KEYS_BY_PATH:
            top = pattern.partition(".")[0].removesuffix("[]")
            if not key.silent or pattern in self._seen:
                continue
            if key.table and top not in tables:
                sentences.setdefault(top, []).append(key.silent)
            elif key.need is Need.OPTIONAL:
                sentences.setdefault(pattern, []).append(key.silent)
            elif key.table.endswith("[]"):
                sentences.setdefault(key.table.removesuffix("[]"), []).append(key.silent)
        if not self.shape.citations:
            sentences[CITATIONS] = [CITATIONS_SILENT]
        else:
            for code in sorted(CODES_OF_THE_FIELD - self.shape.citations.keys()):
                sentences[path_text((CITATIONS, code))] = [CITATION_SILENT]
        self.shape.missing.extend(Missing(path, " ".join(dict.fromkeys(silent))) for path, silent in sentences.items())
