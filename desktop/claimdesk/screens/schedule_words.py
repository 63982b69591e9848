"""The balance of a schedule in one sentence, and what is wrong with its lines in a word for each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.holdings_check import Balance, balance
from claimdesk.casebook.money import shares_text
from claimdesk.casebook.settlement import Column
from claimdesk.screens.schedule_model import RowProblem
from claimdesk.screens.schedule_rows import target_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimdesk.casebook.defects import Defect
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.trades import Schedule
    from claimdesk.casebook.wording import Wording

_UNKNOWN = "?"


def balance_sentence(schedule: Schedule, settlement: Settlement) -> tuple[str, bool | None]:
    """Give the footer, and whether the schedule balances; None while that cannot be known.

    For example `Opening 0 + bought 10,000 - sold 4,000 - closing 6,000 = 0, balanced`.
    """
    sums = balance(schedule, settlement)
    sentence = (
        f"Opening {_shown(sums.opening)} + bought {_shown(sums.bought)}"
        f" - sold {_shown(sums.sold)} - closing {_shown(sums.closing)} = {_shown(sums.difference)}"
    )
    if sums.difference is None:
        return (f"{sentence}, {_why_unknown(sums)}", None)
    allowed = settlement.tolerances.balance or 0
    is_balanced = abs(sums.difference) <= allowed
    return (f"{sentence}, {'balanced' if is_balanced else 'out of balance'}", is_balanced)


def defects_by_line(defects: Iterable[Defect]) -> Mapping[str, tuple[Defect, ...]]:
    """Gather the defects of the schedule by the lines that they are about."""
    found: dict[str, tuple[Defect, ...]] = {}
    for defect in defects:
        target = target_of(defect.field)
        if target is not None:
            line = defect.line or _line(target.key, target.index)
            found[line] = (*found.get(line, ()), defect)
    return MappingProxyType(found)


def row_problem(defects: tuple[Defect, ...], settlement: Settlement, *, wording: Wording) -> RowProblem:
    """Give what a row says of its defects: the title of the first, and the sentences of all."""
    columns = (target.column for defect in defects if (target := target_of(defect.field)))
    more = f" and {len(defects) - 1} more" if len(defects) > 1 else ""
    return RowProblem(
        word=f"{wording.title(defects[0].code.code)}{more}",
        sentence="\n".join(wording.problem(defect, settlement) for defect in defects),
        columns=frozenset(column for column in columns if isinstance(column, Column)),
    )


def _line(key: str, index: int | None) -> str:
    return key if index is None else f"{key}[{index}]"


def _shown(shares: int | None) -> str:
    return _UNKNOWN if shares is None else shares_text(shares)


def _why_unknown(sums: Balance) -> str:
    lacking = [
        word
        for word, shares in (
            ("the opening holding", sums.opening),
            ("a number of shares bought", sums.bought),
            ("a number of shares sold", sums.sold),
            ("the closing holding", sums.closing),
        )
        if shares is None
    ]
    return f"not known without {' and '.join(lacking)}" if lacking else "not known before every line has its shares"
