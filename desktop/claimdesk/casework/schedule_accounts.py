"""The cells of a schedule become an account without its paper, and the same account that the paper would give."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claimdesk.casebook.account import Account
from claimdesk.casebook.claim_account import account_of
from claimdesk.casebook.money import Price, Shares
from claimdesk.casebook.reading import BLANK, Mark, Reading, written
from claimdesk.casebook.trades import HeldPosition, Holding, Schedule, Trade, TradeKind, TradeSection
from claimdesk.casework.translate import claim_of
from claimstore.claims import claim_named

if TYPE_CHECKING:
    from claimdesk.casebook.settlement import Settlement
    from claimstore.losses import ScheduleCells
    from claimstore.transaction import Transaction


def account_of_cells(cells: ScheduleCells, settlement: Settlement, transaction: Transaction) -> Account:
    """Give the account of a claim; where marks stand beside its cells, by way of the whole paper."""
    if cells.is_marked:
        record = claim_named(transaction, cells.claim_number)
        schedule = claim_of(record).proof.schedule if record is not None else Schedule()
    else:
        schedule = _schedule(cells)
    return account_of(cells.claim_number, schedule, settlement)


def _schedule(cells: ScheduleCells) -> Schedule:
    by_section: dict[str, list[Trade]] = {}
    for _, section, on, shares, price, documented, kind, security in cells.trades:
        by_section.setdefault(section, []).append(
            Trade(
                trade_date=BLANK if on is None else Reading(Mark.WRITTEN, on, date.fromisoformat(on)),
                shares=_figure(shares),
                price=BLANK if price is None else Reading(Mark.WRITTEN, "", Price(price)),
                documented=_yes_no(documented),
                kind=BLANK if kind is None else Reading(Mark.WRITTEN, kind, TradeKind(kind)),
                security=BLANK if security is None else written(security),
            )
        )
    return Schedule(
        positions=tuple(
            HeldPosition(section, Holding(shares=_figure(shares), documented=_yes_no(documented)))
            for _, section, shares, documented in cells.holdings
        ),
        sections=tuple(TradeSection(section, tuple(trades)) for section, trades in by_section.items()),
    )


def _figure(shares: int | None) -> Reading[Shares]:
    return BLANK if shares is None else Reading(Mark.WRITTEN, "", Shares(shares))


def _yes_no(cell: int | None) -> Reading[bool]:
    return BLANK if cell is None else Reading(Mark.WRITTEN, "", bool(cell))
