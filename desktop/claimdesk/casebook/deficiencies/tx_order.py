"""Purchases, and sales, must be listed in the order of their trade dates, the earliest first (form IV.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect
from claimdesk.casebook.schedule_lines import lines_of

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="TX-ORDER", level=Level.CLAIM, curability=Curability.NOTED, severity=Severity.NOTE, waived_by="adjudicator"
)


def find_tx_order(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find the first line that is dated before an earlier line of its section; equal dates are in order."""
    latest: dict[str, date] = {}
    for line in lines_of(proof.schedule, settlement):
        day = line.trade.trade_date.value
        if day is None:
            continue
        if day < latest.get(line.section.key, day):
            return (defect(CODE, f"{line.path}.trade_date"),)
        latest[line.section.key] = day
    return ()
