"""Whatever happens to the lines of a section, each keeps the number by which what was said of it is found again.

A line of the stored version has its place there, counted from 0, as its number; a line that came since has one behind
them. A line that is not in the stored version any more has a number from `GONE` on, so that no line stands there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimdesk.casebook.places import Entry
    from claimdesk.casebook.trades import Schedule

NEW = -1
"""Where a line stood before that came with this step."""
GONE = 1_000_000
"""More lines than a section has; times the version in which a line went, it is added to its number."""
_LINE = re.compile(r"schedule\.(?P<key>[a-z][a-z0-9_]*)\[(?P<place>\d+)\](?P<rest>\..*)")


@dataclass(frozen=True, slots=True)
class LinePath:
    """A place in a line of a section, taken apart."""

    key: str
    place: int
    rest: str

    def __str__(self) -> str:
        """Give the path again."""
        return f"schedule.{self.key}[{self.place}]{self.rest}"


def line_path(path: str) -> LinePath | None:
    """Take a path apart; None where it leads into no line of a section."""
    match = _LINE.fullmatch(path)
    return LinePath(match["key"], int(match["place"]), match["rest"]) if match else None


@dataclass(frozen=True, slots=True)
class LineOrder:
    """The numbers of the lines of one section as they stand; a line that comes next gets the number `fresh`."""

    numbers: tuple[int, ...] = ()
    fresh: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether every line stands where the stored version has it, and none went."""
        return len(self.numbers) == self.fresh and self.numbers == tuple(range(self.fresh))

    def number_at(self, place: int) -> int:
        """Give the number of the line at a place, or the one that it will have."""
        return self.numbers[place] if place < len(self.numbers) else self.fresh + place - len(self.numbers)

    def place_of(self, number: int) -> int | None:
        """Give where the line of a number stands; None where it is not there."""
        if number in self.numbers:
            return self.numbers.index(number)
        return len(self.numbers) + number - self.fresh if self.fresh <= number < GONE else None

    def stored_as(self, number: int, *, version: int) -> int:
        """Give the number that a line has once these lines are saved over the version."""
        place = self.place_of(number)
        if place is not None:
            return place
        return number if number >= GONE else number + GONE * version

    def moved(self, lines: tuple[int, ...]) -> LineOrder:
        """Give the order after a step; `lines` say where each line stood before it, or that it is `NEW`."""
        numbers, fresh = [], self.fresh
        for line in lines:
            numbers.append(fresh if line == NEW else self.numbers[line])
            fresh += line == NEW
        return LineOrder(tuple(numbers), fresh)

    def fitted(self, length: int) -> LineOrder:
        """Give the order of a section of so many lines: what is behind its end is cut, what grew there is new."""
        if length == len(self.numbers):
            return self
        more = max(0, length - len(self.numbers))
        return LineOrder((*self.numbers[:length], *range(self.fresh, self.fresh + more)), self.fresh + more)

    def __str__(self) -> str:
        """Give it as the text that a draft keeps, `5: 2 0 1`."""
        return f"{self.fresh}: {' '.join(map(str, self.numbers))}"


def read_line_order(text: str) -> LineOrder:
    """Read what a draft keeps.

    Raises:
        ValueError: no version writes such a text.
    """
    fresh, _, numbers = text.partition(":")
    return LineOrder(tuple(int(number) for number in numbers.split()), int(fresh))


@dataclass(frozen=True, slots=True)
class LineOrders:
    """The order of the lines of every section of a schedule, by the key of the section."""

    sections: Mapping[str, LineOrder]

    @property
    def is_plain(self) -> bool:
        """Whether every line stands where the stored version has it, and none went."""
        return all(order.is_plain for order in self.sections.values())

    def stored_path(self, path: str) -> str:
        """Give the path by which what is said of a place is kept."""
        line = line_path(path)
        order = self.sections.get(line.key) if line else None
        return str(replace(line, place=order.number_at(line.place))) if line and order else path

    def path_now(self, path: str) -> str:
        """Give where a place stands now of which something is kept; empty where its line is not there."""
        line = line_path(path)
        order = self.sections.get(line.key) if line else None
        if line is None or order is None:
            return path
        place = order.place_of(line.place)
        return "" if place is None else str(replace(line, place=place))

    def saved_path(self, path: str, *, version: int) -> str:
        """Give the path of what is kept once these lines are saved over the version."""
        line = line_path(path)
        order = self.sections.get(line.key) if line else None
        return str(replace(line, place=order.stored_as(line.place, version=version))) if line and order else path

    def after(self, entries: Iterable[Entry], schedule: Schedule) -> LineOrders:
        """Give the orders after a commit of entries that has led to this schedule."""
        changed: dict[str, LineOrder] = {}
        for entry in entries:
            if entry.lines:
                key = entry.path.split(".")[1]
                changed[key] = (changed.get(key) or self.sections.get(key, LineOrder())).moved(entry.lines)
        for section in schedule.sections:
            order = changed.get(section.key) or self.sections.get(section.key, LineOrder())
            fitted = order.fitted(len(section.trades))
            if fitted is not order:
                changed[section.key] = fitted
        return LineOrders(MappingProxyType({**self.sections, **changed})) if changed else self

    def back_to(self, earlier: LineOrders) -> LineOrders:
        """Give the orders of an earlier or an undone step; a number that was given since is given to no other line."""
        return LineOrders(
            MappingProxyType(
                {
                    key: replace(order, fresh=max(order.fresh, self.sections.get(key, order).fresh))
                    for key, order in earlier.sections.items()
                }
            )
        )

    def rebased(self, saved: LineOrders, *, version: int) -> LineOrders:
        """Give these orders by the numbers that the lines have since `saved` was saved over the version."""
        if saved.is_plain:
            return self
        sections = {}
        for key, order in self.sections.items():
            base = saved.sections.get(key, LineOrder())
            numbers = tuple(base.stored_as(number, version=version) for number in order.numbers)
            fresh = len(base.numbers) + max(0, order.fresh - base.fresh)
            sections[key] = LineOrder(numbers, fresh)
        return LineOrders(MappingProxyType(sections))

    def differing_from(self, other: LineOrders) -> LineOrders:
        """Give the orders that are others than those, as far as a draft has to know: plain ones follow from lengths."""
        return LineOrders(
            MappingProxyType(
                {
                    key: order
                    for key, order in self.sections.items()
                    if (before := other.sections.get(key)) is not order
                    and before != order
                    and not (order.is_plain and (before is None or before.is_plain))
                }
            )
        )


NO_ORDERS = LineOrders(MappingProxyType({}))


def plain_orders(schedule: Schedule, *, stored: Schedule) -> LineOrders:
    """Give the orders of a schedule whose lines stand where the stored version has them."""
    held = {section.key: len(section.trades) for section in stored.sections}
    return LineOrders(
        MappingProxyType(
            {
                section.key: LineOrder(
                    tuple(range(len(section.trades))), max(len(section.trades), held.get(section.key, 0))
                )
                for section in schedule.sections
            }
        )
    )


def restored_orders(plain: LineOrders, kept: LineOrders) -> LineOrders:
    """Give the orders that a draft has kept, and those that follow from lengths for the other sections."""
    return LineOrders(
        MappingProxyType(
            {
                key: kept.sections[key].fitted(len(order.numbers)) if key in kept.sections else order
                for key, order in plain.sections.items()
            }
        )
    )
