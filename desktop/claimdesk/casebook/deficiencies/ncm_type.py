"""Who received the security only by gift, transfer, grant or exercise has not purchased it (practice)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect
from claimdesk.casebook.schedule_lines import has_all_trades, is_in_class_period, lines_of
from claimdesk.casebook.trades import TradeKind

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="NCM-TYPE", level=Level.CLAIM, curability=Curability.INCURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_ncm_type(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find acquisitions in the class period none of which is a purchase; silent while a purchase has no date."""
    if settlement.class_period is None or not has_all_trades(proof.schedule, settlement):
        return ()
    first = None
    for line in lines_of(proof.schedule, settlement):
        day = line.trade.trade_date.value
        is_inside = day is not None and is_in_class_period(day, settlement)
        if line.kind is TradeKind.PURCHASE and (is_inside or day is None):
            return ()
        if first is None and line.goes_in and is_inside:
            first = line
    return (defect(CODE, f"{first.path}.kind"),) if first is not None else ()
