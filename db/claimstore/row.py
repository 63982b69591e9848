"""A row of the store is a frozen type a table: a field is a column, None is NULL."""

from __future__ import annotations

from typing import ClassVar, TypeVar


class Row:
    """What every row type names: its table and the columns of its primary key."""

    __slots__ = ()
    TABLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]


AnyRow = TypeVar("AnyRow", bound=Row)
