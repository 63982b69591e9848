"""The keys of one plan are looked at in one place, which gathers what is wrong with them under their paths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from claimdesk.casebook.money import MILLION
from claimdesk.casebook.plan_words import UnreadableError
from claimdesk.casebook.settlement_shape import Trouble

if TYPE_CHECKING:
    from claimdesk.casebook.plan_csv import FileFault
    from claimdesk.casebook.settlement_lines import Path
    from claimdesk.casebook.settlement_sense import Values

_Read = TypeVar("_Read")
_Kind = TypeVar("_Kind")


class PlanKeys:
    """The values of `[plan]` by their paths below it, the days of its cuts, and the troubles found so far."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.troubles: list[Trouble] = []
        self.faults: list[FileFault] = []
        days = (self.get(date, "cut", index, "on") for index in range(self.count("cut")))
        self.cuts = frozenset(on for on in days if on is not None)

    def get(self, kind: type[_Kind], *path: str | int) -> _Kind | None:
        """Give the value at a path below `[plan]`, None when there is none of this kind."""
        return self.values.get(_text(path), kind)

    def items(self, kind: type[_Kind], *path: str | int) -> tuple[_Kind, ...]:
        """Give the list at a path below `[plan]`."""
        return self.values.items(_text(path), kind)

    def rows(self, *path: str | int) -> tuple[tuple[str, ...], ...]:
        """Give the rows of texts at a path below `[plan]`."""
        return self.values.items(_text(path), tuple)

    def has(self, *path: str | int) -> bool:
        """Whether the key is there and was read."""
        return _text(path) in self.values.shape.values

    def count(self, table: str) -> int:
        """Give how many tables of this name the plan has."""
        return self.values.count(f"plan.{table}")

    def amount(self, *path: str | int) -> int | None:
        """Give a number in millionths; one with more decimals is a trouble."""
        number = self.get(Decimal, *path)
        if number is None:
            return None
        if number * MILLION % 1:
            self.trouble(path, f"{number} has more than six decimals, which no amount here can have")
        return int(number * MILLION)

    def source(self, *path: str | int) -> str:
        """Give the paragraph that a table of the plan, or its name, comes from."""
        table = _text(path)
        return next((known.source for known in self.values.shape.sources if known.path in {table, f"{table}.name"}), "")

    def trouble(self, path: Path, sentence: str) -> None:
        """Note what is wrong with a key below `[plan]`."""
        self.troubles.append(Trouble(("plan", *path), sentence))

    def attempt(self, path: Path, read: Callable[[], _Read]) -> _Read | None:
        """Read something; what cannot be read is a trouble, and None."""
        try:
            return read()
        except UnreadableError as error:
            self.trouble(path, str(error))
            return None


def _text(path: tuple[str | int, ...]) -> str:
    return "plan" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
