"""Only who acquired the security in the class period is a member of the class (form, title and I.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Severity, defect
from claimdesk.casebook.schedule_lines import has_all_trades, is_in_class_period, lines_of
from claimdesk.casebook.settlement import SectionRole

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="NCM-PERIOD",
    level=Level.CLAIM,
    curability=Curability.INCURABLE,
    severity=Severity.CLAIM,
    waived_by="supervisor",
)


def find_ncm_period(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find a schedule without any acquisition in the class period; silent while one of them has no readable date."""
    if settlement.class_period is None or not has_all_trades(proof.schedule, settlement):
        return ()
    for line in lines_of(proof.schedule, settlement):
        day = line.trade.trade_date.value
        if line.goes_in and (day is None or is_in_class_period(day, settlement)):
            return ()
    place = next((section.key for section in settlement.sections if section.role is SectionRole.IN), None)
    return (defect(CODE, f"schedule.{place}.count"),) if place is not None else ()
