"""A plan is written in one form only: its tables and keys in the order given, exact, and read back as they were."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DELETE = "\x7f"
"""The one control character that JSON leaves bare and TOML does not."""


def plan_toml(plan: Mapping[str, Any]) -> str:
    """Write a plan as TOML, one key a line; `plan` is what TOML reads as its table `[plan]`."""
    return "\n".join(_table("plan", plan)).strip() + "\n"


def _table(path: str, table: Mapping[str, Any], *, head: str = "[{}]") -> Iterator[str]:
    yield head.format(path)
    tables: list[tuple[str, Any]] = []
    for name, value in table.items():
        if isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict)):
            tables.append((name, value))
        else:
            yield f"{name} = {_value(value)}"
    for name, value in tables:
        yield ""
        if isinstance(value, dict):
            yield from _table(f"{path}.{name}", value)
            continue
        for place, each in enumerate(value):
            if place:
                yield ""
            yield from _table(f"{path}.{name}", each, head="[[{}]]")


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace(_DELETE, "\\u007f")
        case Decimal():
            return f"{value:f}"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case list() if value and isinstance(value[0], list):
            return "[\n" + "".join(f"  {_value(row)},\n" for row in value) + "]"
        case list():
            return f"[{', '.join(_value(item) for item in value)}]"
    raise TypeError(f"a plan holds no {type(value).__name__}")
