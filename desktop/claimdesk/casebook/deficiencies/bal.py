"""Opening holding plus what came in less what went out must be the closing holding (form IV.2; practice)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, ParticularKind, Severity, defect
from claimdesk.casebook.holdings_check import balance
from claimdesk.casebook.schedule_lines import has_all_trades, holdings_of
from claimdesk.casebook.settlement import SectionRole

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.holdings_check import Balance
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="BAL", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.CLAIM, waived_by="supervisor"
)


def find_bal(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find a schedule that does not add up by more than the tolerance; silent while a part of the sum is not known."""
    tolerance = settlement.tolerances.balance
    if tolerance is None or not has_all_trades(proof.schedule, settlement):
        return ()
    sums = balance(proof.schedule, settlement)
    if sums.difference is None or abs(sums.difference) <= tolerance:
        return ()
    closing = next(holdings_of(proof.schedule, settlement, role=SectionRole.CLOSING))
    place = f"schedule.{closing[0].key}.shares"
    way = "too-few-held" if sums.difference > 0 else "too-many-held"
    return (defect(CODE, place, finding=way, particulars=_parts(sums)),)


def _parts(sums: Balance) -> tuple[Particular, ...]:
    opening, bought, sold, closing = sums.opening or 0, sums.bought or 0, sums.sold or 0, sums.closing or 0
    named = (
        ("opening", opening),
        ("bought", bought),
        ("sold", sold),
        ("closing", closing),
        ("expected", opening + bought - sold),
        ("difference", abs(sums.difference or 0)),
    )
    return tuple(Particular(name, shares, ParticularKind.SHARES) for name, shares in named)
