"""What a declared table is made of: columns, key, indexes, what it points to, and its triggers."""

from __future__ import annotations

from dataclasses import dataclass

TEXT, INTEGER, BLOB = "TEXT", "INTEGER", "BLOB"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its strict type, and whether it refuses NULL."""

    name: str
    type: str
    isrequired: bool


@dataclass(frozen=True, slots=True, order=True)
class Index:
    """An index that is not the primary key's."""

    name: str
    columns: tuple[str, ...]
    is_unique: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A strict table with its primary key and its further indexes."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexes: tuple[Index, ...] = ()
    points_to: tuple[str, ...] = ()
    """The tables that its foreign keys name."""
    triggers: tuple[str, ...] = ()
    is_strict: bool = True


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables and views by name."""

    tables: tuple[Table, ...]
    views: tuple[str, ...] = ()


def required(type_: str, *names: str) -> tuple[Column, ...]:
    """Give columns of one type that refuse NULL."""
    return tuple(Column(name, type_, isrequired=True) for name in names)


def optional(type_: str, *names: str) -> tuple[Column, ...]:
    """Give columns of one type that may be NULL."""
    return tuple(Column(name, type_, isrequired=False) for name in names)


ONE_CLAIM = required(INTEGER, "claim_id")
