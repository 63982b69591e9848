"""Each trade must state a number of shares above zero (form IV.2)."""

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
    code="TX-SHARES", level=Level.LINE, curability=Curability.CURABLE, severity=Severity.PART, waived_by="adjudicator"
)


def find_tx_shares(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find lines whose number of shares is blank, illegible, no number, zero or negative."""
    return tuple(found for line in lines_of(proof.schedule, settlement) if (found := _of_line(line)) is not None)


def _of_line(line: Line) -> Defect | None:
    reading = line.trade.shares
    if reading.is_lacking:
        return defect(CODE, f"{line.path}.shares", line=line.name, finding=why_lacking(reading))
    if reading.value is None or reading.value > 0:
        return None
    return defect(
        CODE,
        f"{line.path}.shares",
        line=line.name,
        finding="not-above-zero",
        particulars=(Particular("shares", reading.value, ParticularKind.SHARES),),
    )
