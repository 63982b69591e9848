"""Shares that came or went otherwise than by a trade on the market must be explained (practice)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, Severity, defect
from claimdesk.casebook.schedule_lines import lines_of
from claimdesk.casebook.trades import MARKET_KINDS

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.schedule_lines import Line
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="TX-TYPE", level=Level.LINE, curability=Curability.CURABLE, severity=Severity.PART, waived_by="adjudicator"
)


def find_tx_type(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find gifts, transfers, exercises, splits and the like without an explanation that can be read."""
    return tuple(
        defect(
            CODE,
            f"{line.path}.explanation",
            line=line.name,
            finding=line.kind.value.replace(" ", "-"),
            particulars=(Particular("kind", line.kind.value),),
        )
        for line in lines_of(proof.schedule, settlement)
        if line.kind not in MARKET_KINDS and _is_unexplained(line)
    )


def _is_unexplained(line: Line) -> bool:
    explanation = line.trade.explanation
    return explanation.is_reached and not (explanation.value or "").strip()
