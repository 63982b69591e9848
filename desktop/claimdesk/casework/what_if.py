"""A supervisor asks what a claim would come to with one more sale; nothing of the answer is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdesk.casebook.account import TradeCode, TradeLine
from claimdesk.casebook.roles import Role
from claimdesk.casework.explain_loss import explain_account
from claimdesk.errors import Refused

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casebook.explained_loss import ExplainedLoss
    from claimdesk.casework.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingSale:
    """A sale that may be missing on the paper: trade date, shares and price in millionths."""

    on: date
    shares: int
    price: int


def may_ask_what_if(desk: Desk) -> bool:
    """Whether this person may ask what a claim would come to."""
    return Role.SUPERVISOR in desk.staff.roles


def what_if(desk: Desk, explained: ExplainedLoss, *, sale: MissingSale) -> ExplainedLoss:
    """Explain the same claim with one more sale of its first security.

    Raises:
        Refused: the person is no supervisor.
        Told: the settlement has no plan of allocation.
    """
    if not may_ask_what_if(desk):
        raise Refused(f"{desk.staff.name} may not try what a claim would come to.", "Ask a supervisor to do it.")
    account = explained.account
    added = TradeLine(
        security=account.lines[0].security if account.lines else explained.plan.securities[0].name,
        code=TradeCode.SALE,
        shares=sale.shares,
        on=sale.on,
        price=sale.price,
        source="the sale that may be missing",
    )
    return explain_account(replace(account, lines=(*account.lines, added)), desk.settlement)
