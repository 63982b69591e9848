"""A claim is for the securities of the settlement, and of no other company (form III.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, Severity, defect
from claimdesk.casebook.schedule_lines import all_lines, is_of_another_security

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="SEC-WRONG", level=Level.LINE, curability=Curability.CURABLE, severity=Severity.PART, waived_by="adjudicator"
)


def find_sec_wrong(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find lines that name a security which the settlement does not cover; they get no other code."""
    return tuple(
        defect(
            CODE,
            f"{line.path}.security",
            line=line.name,
            particulars=(Particular("security", (line.trade.security.value or "").strip()),),
        )
        for line in all_lines(proof.schedule, settlement)
        if is_of_another_security(line.trade, settlement)
    )
