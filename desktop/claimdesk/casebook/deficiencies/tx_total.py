"""Shares times price must be about the total that the line states, which may include a commission (practice)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, ParticularKind, Severity, defect
from claimdesk.casebook.money import CENT, amount_of, rounded
from claimdesk.casebook.schedule_lines import lines_of

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.schedule_lines import Line
    from claimdesk.casebook.settlement import Settlement, Tolerances

CODE = Code(
    code="TX-TOTAL", level=Level.LINE, curability=Curability.CURABLE, severity=Severity.PART, waived_by="adjudicator"
)


def find_tx_total(proof: ProofOfClaim, settlement: Settlement) -> tuple[Defect, ...]:
    """Find lines whose total is off by more than both tolerances of the settlement, the amount and the fraction."""
    return tuple(
        found
        for line in lines_of(proof.schedule, settlement)
        if (found := _of_line(line, settlement.tolerances)) is not None
    )


def _of_line(line: Line, tolerances: Tolerances) -> Defect | None:
    shares, price, total = line.trade.shares.value, line.trade.price.value, line.trade.total.value
    amount, fraction = tolerances.total_amount, tolerances.total_share
    if shares is None or price is None or total is None or amount is None or fraction is None:
        return None
    product = amount_of(shares, price)
    difference = abs(product - total)
    if difference <= amount or difference <= abs(product) * Fraction(fraction):
        return None
    return defect(
        CODE,
        f"{line.path}.total",
        line=line.name,
        particulars=(
            Particular("shares", shares, ParticularKind.SHARES),
            Particular("price", price, ParticularKind.MONEY),
            Particular("product", rounded(product, unit=CENT), ParticularKind.MONEY),
            Particular("total", total, ParticularKind.MONEY),
            Particular("difference", rounded(difference, unit=CENT), ParticularKind.MONEY),
        ),
    )
