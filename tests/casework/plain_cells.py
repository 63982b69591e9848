"""Random claims as the store gives them to the fast path: trades in the order of days, shares signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimdesk.casebook.settlement import Column, ScheduleSection, SectionRole

if TYPE_CHECKING:
    from reference_losses import RandomClaim

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


def cells_of(claim: RandomClaim) -> tuple[int, int, list[PlainTrade]]:
    """Give opening, closing and trades of a claim."""
    trades: list[PlainTrade] = [
        (1, trade.on.isoformat(), (trade.shares if trade.is_purchase else -trade.shares) * MILLION, trade.cents * CENT)
        for trade in sorted(claim.trades, key=lambda trade: (trade.on, not trade.is_purchase))
    ]
    return claim.opening * MILLION, claim.closing * MILLION, trades
