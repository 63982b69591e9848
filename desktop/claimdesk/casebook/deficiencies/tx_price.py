"""Each trade on the market must state a price, and one at which the stock was traded on that day (form IV.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, ParticularKind, Severity, defect
from claimdesk.casebook.deficiencies.line_findings import why_lacking
from claimdesk.casebook.schedule_lines import lines_of
from claimdesk.casebook.trades import MARKET_KINDS

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.schedule_lines import Line
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="TX-PRICE", level=Level.LINE, curability=Curability.CURABLE, severity=Severity.PART, waived_by="adjudicator"
)


def find_tx_price(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find lines whose price is missing, or outside the range of its day by more than the tolerance."""
    return tuple(
        found
        for line in lines_of(proof.schedule, settlement)
        if line.kind in MARKET_KINDS and (found := _of_line(line, settlement)) is not None
    )


def _of_line(line: Line, settlement: Settlement) -> Defect | None:
    reading, day = line.trade.price, line.trade.trade_date.value
    if reading.is_lacking:
        return defect(CODE, f"{line.path}.price", line=line.name, finding=why_lacking(reading))
    price, tolerance = reading.value, settlement.tolerances.price
    range_of_day = settlement.almanac.prices.get(day) if day is not None else None
    if price is None or day is None or tolerance is None or range_of_day is None:
        return None
    if range_of_day.low - tolerance <= price <= range_of_day.high + tolerance:
        return None
    return defect(
        CODE,
        f"{line.path}.price",
        line=line.name,
        finding="below" if price < range_of_day.low else "above",
        particulars=(
            Particular("price", price, ParticularKind.MONEY),
            Particular("low", range_of_day.low, ParticularKind.MONEY),
            Particular("high", range_of_day.high, ParticularKind.MONEY),
            Particular("date", day, ParticularKind.DATE),
        ),
    )
