"""Random claims as the store gives them to the fast path: trades in the order of days, shares signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimdesk.casebook.recognized_loss import balance_days
from claimdesk.casebook.settlement import Column, ScheduleSection, SectionRole

if TYPE_CHECKING:
    from random_claims import RandomClaim

    from claimdesk.casebook.plain_losses import PlainTrade
    from claimdesk.casebook.settlement import Settlement

MILLION = 1_000_000
CENT = 10_000


def with_sections(settlement: Settlement) -> Settlement:
    """Give an example with the four sections of a schedule."""
    keys = (
        ("opening_holding", SectionRole.OPENING),
        ("purchases", SectionRole.IN),
        ("sales", SectionRole.OUT),
        ("closing_holding", SectionRole.CLOSING),
    )
    return replace(
        settlement,
        sections=tuple(
            ScheduleSection(key=key, heading=key, role=role, columns=(Column.SHARES,)) for key, role in keys
        ),
    )


def cells_of(claim: RandomClaim, settlement: Settlement) -> tuple[int, int, list[PlainTrade]]:
    """Give opening, closing and trades of a claim; a day outside of those of the balance is not plain."""
    days = balance_days(settlement)
    trades: list[PlainTrade] = []
    for line in sorted(claim.lines, key=lambda line: (line.on, line.code != "P")):
        is_plain = line.code in "PS" and line.cents is not None and line.is_documented and days.hold(line.on)
        shares = int(line.shares * MILLION) * (1 if line.code == "P" else -1)
        trades.append((1, line.on.isoformat(), shares if is_plain else None, (line.cents or 0) * CENT))
    return claim.openings["EXMP"] * MILLION, int(claim.closings["EXMP"] * MILLION), trades
