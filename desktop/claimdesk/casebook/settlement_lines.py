"""Each statement of a settlement file is read by tomllib alone, so that every key and every slip has its line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]

LONGEST_VALUE = 400
"""Lines; a value that is still open after so many is taken for one whose end was forgotten."""

_POSITION = re.compile(r"\s*\(at (?:line \d+, column \d+|end of document)\)")
_STARTS_STATEMENT = re.compile(r"""\s*(\[|[A-Za-z0-9_."'-]+\s*=)""")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_-]+")


def path_text(path: Path) -> str:
    """Write a path for people: `section[1].first`; names that are no plain keys stand in quotes."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            name = step if _PLAIN_NAME.fullmatch(step) else f'"{step}"'
            text += f".{name}" if text else name
    return text


@dataclass(frozen=True, slots=True)
class Slip:
    """A statement that is no TOML, or that says again what was said before."""

    path: Path
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each key of a file stands, what cannot be read, and the tables without what cannot be read."""

    lines: Mapping[Path, int]
    slips: tuple[Slip, ...]
    tables: Mapping[str, Any]

    def line_of(self, path: Path) -> int | None:
        """Give the line on which the key begins, or the table in which it would stand; None at the top of the file."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return None


@dataclass(frozen=True, slots=True)
class _Statement:
    """Lines `first` to `last`, counted from 1, and what tomllib makes of them alone; None when it is no TOML."""

    first: int
    last: int
    read: Mapping[str, Any] | None
    reason: str = ""


def parse(text: str) -> dict[str, Any]:
    """Read TOML with exact decimals.

    Raises:
        tomllib.TOMLDecodeError: it is no TOML.
    """
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError as error:
        raise tomllib.TOMLDecodeError("Brackets within brackets, too deep") from error
    except (ValueError, ArithmeticError) as error:  # a number with more digits than Python reads
        raise tomllib.TOMLDecodeError("A number that is too long") from error


def _statement(lines: list[str], first: int) -> _Statement:
    reason = ""
    longest = min(first + LONGEST_VALUE, len(lines))
    for last in range(first, longest + 1):
        try:
            return _Statement(first, last, parse("\n".join(lines[first - 1 : last])))
        except tomllib.TOMLDecodeError as error:
            reason = _reason(str(error), first=first)
    last = first
    while last < len(lines) and not _STARTS_STATEMENT.match(lines[last]):
        last += 1
    return _Statement(first, last, None, reason)


def _reason(error: str, *, first: int) -> str:
    """Give what tomllib says of a statement that begins on line `first`, with the line of the file where it stopped."""
    place = re.search(r"at line (\d+)", error)
    stopped = first + int(place[1]) - 1 if place else first
    reason = _POSITION.sub("", error)
    return reason if stopped == first else f"{reason}, seen on line {stopped}"


def _statements(lines: list[str]) -> Iterator[_Statement]:
    line = 1
    while line <= len(lines):
        statement = _statement(lines, line)
        yield statement
        line = statement.last + 1


def _leaves(read: Mapping[str, Any], under: Path) -> Iterator[Path]:
    for name, value in read.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, (*under, name))
        else:
            yield (*under, name)


class _Placing:
    """Gathers the line of each path, statement by statement, in the order of the file."""

    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self.slips: list[Slip] = []
        self._said: set[Path] = set()
        self._items: dict[Path, int] = {}
        self._table: Path = ()

    def place(self, statement: _Statement, *, is_header: bool) -> bool:
        """Note the paths of a statement; False when it says again what was said before."""
        read = statement.read or {}
        if is_header:
            self._table = self._opened(read)
            said: tuple[Path, ...] = (self._table,)
        else:
            said = tuple(_leaves(read, self._table))
        for path in said:
            if path in self._said:
                sentence = f"`{path_text(path)}` stands already on line {self.lines[path]}; keep one of the two"
                self.slips.append(Slip(path, statement.first, sentence))
                return False
        self._said.update(said)
        for path in said:
            for length in range(1, len(path) + 1):
                self.lines.setdefault(path[:length], statement.first)
        return True

    def _opened(self, read: Mapping[str, Any]) -> Path:
        path: Path = ()
        here: Any = read
        while here:
            name, here = next(iter(here.items()))
            path = (*path, name)
            if isinstance(here, list):
                self._items[path] = self._items.get(path, -1) + 1
                here = here[0]
            if path in self._items:
                path = (*path, self._items[path])
        return path


def layout(text: str) -> Layout:
    """Find the line of each key and every slip of a settlement file."""
    lines = text.replace("\r\n", "\n").split("\n")
    placing = _Placing()
    is_block_lost = False
    for statement in _statements(lines):
        is_header = lines[statement.first - 1].lstrip().startswith("[")
        if statement.read is None:
            placing.slips.append(Slip((), statement.first, f"this is no TOML: {statement.reason}"))
        is_block_lost = is_block_lost and not is_header
        is_sound = statement.read is not None and not is_block_lost and placing.place(statement, is_header=is_header)
        is_block_lost = is_block_lost or (is_header and not is_sound)
        if not is_sound:
            lines[statement.first - 1 : statement.last] = [""] * (statement.last - statement.first + 1)
    return Layout(MappingProxyType(placing.lines), tuple(placing.slips), _tables(lines, placing))


def _tables(lines: list[str], placing: _Placing) -> Mapping[str, Any]:
    """Read what is left; a contradiction between statements that are sound alone is a slip of its own."""
    try:
        return parse("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        sentence = f"this contradicts what stands above: {_POSITION.sub('', str(error))}"
        placing.slips.append(Slip((), int(found[1]) if found else len(lines), sentence))
        return MappingProxyType({})
