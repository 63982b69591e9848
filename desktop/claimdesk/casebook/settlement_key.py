"""A key of a settlement file is described by its path, type, need and meaning, and by what stays silent without it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class KeyType(StrEnum):
    """What a key holds; the values are the words of the documentation and of the faults."""

    TEXT = "text"
    TEXTS = "list of texts"
    WORD = "word"
    WORDS = "list of words"
    DATE = "date"
    WHOLE = "whole number"
    DECIMAL = "number"
    DECIMALS = "list of numbers"
    YES_NO = "true or false"
    ROWS = "list of lists of texts"


class Need(StrEnum):
    """Whether a settlement opens without the key."""

    TO_OPEN = "needed to open"
    IN_TABLE = "needed when its table is there"
    OPTIONAL = "may be missing"


class DateStyle(StrEnum):
    """How the schedule shows a trade date."""

    US = "us"
    ISO = "iso"


class CutSide(StrEnum):
    """On which side of a correction inside of a day a trade was."""

    BEFORE = "before"
    AFTER = "after"


class Exchange(StrEnum):
    """The exchanges whose sessions the program knows."""

    NYSE = "NYSE"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementKey:
    """One key: its path (`[]` marks a table that may stand several times), kind, need, meaning, example in TOML.

    `silent` is the sentence that says what stays silent without it, empty where nothing does. `least` and `most` bound
    a number, both inclusive. `may_be_empty` allows the empty text and the empty list.
    """

    path: str
    kind: KeyType
    meaning: str
    example: str
    need: Need = Need.OPTIONAL
    silent: str = ""
    words: type[StrEnum] | None = None
    least: int | None = None
    most: int | None = None
    may_be_empty: bool = False

    @property
    def table(self) -> str:
        """The path of the table in which the key stands; empty for the top of the file."""
        return self.path.rpartition(".")[0]

    @property
    def name(self) -> str:
        """The key itself."""
        return self.path.rpartition(".")[2]
