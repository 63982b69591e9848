"""Rows go into and come out of their own tables here; a table that is not declared cannot be named."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from claimstore.row import AnyRow, Row
from claimstore.row_types import ROW_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from claimstore.driver import Connection


class _Shape(NamedTuple):
    """The statements of one table and how a row becomes their values."""

    insert: str
    upsert: str
    delete: str
    columns: str
    values: Callable[[Row], tuple[Any, ...]]
    key: Callable[[Row], tuple[Any, ...]]


def _shape(row_type: type[Row]) -> _Shape:
    names = [each.name for each in fields(row_type)]  # type: ignore[arg-type]  # every row type is a dataclass
    table, key = row_type.TABLE, row_type.KEY
    columns = ", ".join(names)
    insert = f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - declared names only
    others = ", ".join(f"{name} = excluded.{name}" for name in names if name not in key)
    where = " AND ".join(f"{name} = ?" for name in key)
    return _Shape(
        insert=insert,
        upsert=f"{insert} ON CONFLICT ({', '.join(key)}) DO UPDATE SET {others}",
        delete=f"DELETE FROM {table} WHERE {where}",  # noqa: S608 - declared names only
        columns=columns,
        values=attrgetter(*names),
        key=attrgetter(*key) if len(key) > 1 else _one(key[0]),
    )


def _one(name: str) -> Callable[[Row], tuple[Any, ...]]:
    get = attrgetter(name)
    return lambda row: (get(row),)


_SHAPES: Mapping[type[Row], _Shape] = MappingProxyType({row_type: _shape(row_type) for row_type in ROW_TYPES})


class Transaction:
    """What can be done within one transaction of the store; made by the store alone."""

    def __init__(self, connection: Connection, *, head_key: bytes) -> None:
        self._connection = connection
        self.head_key = head_key

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one statement and give how many rows it touched."""
        touched: int = self._connection.execute(sql, values).rowcount
        return touched

    def run_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement once for each row of values."""
        self._connection.executemany(sql, rows)

    def values(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one query and give its rows as they come."""
        found: list[tuple[Any, ...]] = self._connection.execute(sql, values).fetchall()
        return found

    def walk(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Run one query and give its rows one by one, however many there are."""
        return iter(self._connection.execute(sql, values))

    def rows(self, row_type: type[AnyRow], where: str, values: Sequence[Any] = ()) -> tuple[AnyRow, ...]:
        """Give the rows of a table for which `where` (and what follows it, such as ORDER BY) holds."""
        names = _SHAPES[row_type].columns
        found = self._connection.execute(f"SELECT {names} FROM {row_type.TABLE} WHERE {where}", values)  # noqa: S608 - declared names only
        titles = names.split(", ")
        return tuple(row_type(**dict(zip(titles, values, strict=True))) for values in found)

    def insert(self, new: Sequence[Row]) -> None:
        """Insert rows of one table."""
        if new:
            shape = _SHAPES[type(new[0])]
            self._connection.executemany(shape.insert, map(shape.values, new))

    def upsert(self, new: Sequence[Row]) -> None:
        """Insert rows of one table, or change those that have the same key."""
        if new:
            shape = _SHAPES[type(new[0])]
            self._connection.executemany(shape.upsert, map(shape.values, new))

    def replace(self, old: Iterable[Row], new: Iterable[Row]) -> None:
        """Make the rows of one table that are `old` into those that are `new`; rows in both are not touched."""
        before, after = frozenset(old), frozenset(new)
        gone, come = before - after, after - before
        if gone:
            shape = _SHAPES[type(next(iter(gone)))]
            self._connection.executemany(shape.delete, map(shape.key, gone))
        if come:
            shape = _SHAPES[type(next(iter(come)))]
            self._connection.executemany(shape.insert, map(shape.values, come))
