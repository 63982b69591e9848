"""Each trade must bear the month, day and year of a day on which the market was open (form IV.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, ParticularKind, Severity, defect
from claimdesk.casebook.deficiencies.line_findings import why_lacking
from claimdesk.casebook.schedule_lines import lines_of

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.schedule_lines import Line
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="TX-DATE", level=Level.LINE, curability=Curability.CURABLE, severity=Severity.PART, waived_by="adjudicator"
)


def find_tx_date(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find lines whose date is blank, illegible, no day at all, or a day on which the market was closed."""
    return tuple(
        found for line in lines_of(proof.schedule, settlement) if (found := _of_line(line, settlement)) is not None
    )


def _of_line(line: Line, settlement: Settlement) -> Defect | None:
    reading = line.trade.trade_date
    if reading.is_lacking:
        return defect(CODE, f"{line.path}.trade_date", line=line.name, finding=why_lacking(reading))
    day = reading.value
    if day is None or settlement.almanac.is_trading_day(day) is not False:
        return None
    return defect(
        CODE,
        f"{line.path}.trade_date",
        line=line.name,
        finding="closed",
        particulars=(Particular("date", day, ParticularKind.DATE),),
    )
