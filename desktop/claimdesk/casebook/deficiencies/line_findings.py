"""What several rules of the schedule ask alike: a document for a line or a holding, and why a place is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Defect, Particular, ParticularKind, defect
from claimdesk.casebook.schedule_lines import holdings_of, lines_of

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import ScheduleSection, SectionRole, Settlement
    from claimdesk.casebook.trades import Holding


def why_lacking(reading: Reading[object]) -> str:
    """Say why a place that was reached has no value: `blank`, `illegible` or `impossible`."""
    if reading.is_blank:
        return "blank"
    return "illegible" if reading.is_illegible else "impossible"


def undocumented(proof: ProofOfClaim, settlement: Settlement, *, code: Code, role: SectionRole) -> tuple[Defect, ...]:
    """Find the lines of the sections of `role` that no document supports; none when no document came at all."""
    if proof.documents == ():
        return ()
    return tuple(
        defect(code, f"{line.path}.documented", line=line.name)
        for line in lines_of(proof.schedule, settlement)
        if line.section.role is role and _is_unsupported(line.trade.documented)
    )


def unproven_holdings(
    proof: ProofOfClaim, settlement: Settlement, *, code: Code, role: SectionRole
) -> tuple[Defect, ...]:
    """Find the first holding of `role` that is not stated, or stated above zero without a document.

    A stated zero needs no document; when no document came at all, a stated holding is not asked for one here.
    """
    for section, holding in holdings_of(proof.schedule, settlement, role=role):
        found = _unproven(section, holding, code=code, has_documents=proof.documents != ())
        if found is not None:
            return (found,)
    return ()


def _unproven(section: ScheduleSection, holding: Holding, *, code: Code, has_documents: bool) -> Defect | None:
    shares = holding.shares
    if shares.is_lacking:
        return defect(code, f"schedule.{section.key}.shares", finding=why_lacking(shares))
    if shares.value is None or shares.value <= 0 or not has_documents or not _is_unsupported(holding.documented):
        return None
    held = Particular("shares", shares.value, ParticularKind.SHARES)
    return defect(code, f"schedule.{section.key}.documented", finding="unsupported", particulars=(held,))


def _is_unsupported(documented: Reading[bool]) -> bool:
    return documented.is_reached and documented.value is not True
