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


def row_problems(defects: Iterable[Defect], settlement: Settlement, *, wording: Wording) -> Mapping[str, RowProblem]:
    """Gather the defects of the schedule by the lines they are about; the word is that of the first."""
    found: dict[str, list[Defect]] = {}
    for defect in defects:
        target = target_of(defect.field)
        if target is not None:
            found.setdefault(defect.line or _line(target.key, target.index), []).append(defect)
    return MappingProxyType({line: _problem(each, settlement, wording=wording) for line, each in found.items()})


def _problem(defects: list[Defect], settlement: Settlement, *, wording: Wording) -> RowProblem:
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
